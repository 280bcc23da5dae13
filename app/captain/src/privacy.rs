//! Privacy: what people may ask about themselves, on their own page. Closed until somebody opens it.

mod consents;
mod copy;
mod forget;
mod model;
mod wanted;

pub use copy::{fact, said};
pub use wanted::{banner, card as wanted};

use crate::asked::{asked, shown};
use crate::words::*;
use domain::PersonId;
use leptos::prelude::*;
use ports::desk::privacy::{About, Answer as Told, Ask as Privacy};
use ports::desk::{Answer, Ask, PersonRow};
use ui::view;
use ui::{Button, Icon, Lang, Weight, common, t};

/// What is open and being typed. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    open: RwSignal<bool>,
    said: consents::Said,
    lang: RwSignal<Option<usize>>,
    forget: forget::Asking,
}

impl Draft {
    /// Closed.
    #[must_use]
    pub fn new() -> Self {
        let lang = Lang::ALL.iter().position(|lang| *lang == Lang::now());
        let (open, lang) = (RwSignal::new(false), RwSignal::new(lang));
        Self { open, said: consents::Said::new(), lang, forget: forget::Asking::new() }
    }

    /// Opens what would go if they were forgotten.
    fn look(self) {
        self.open.set(true);
        self.forget.show();
    }
}

/// A button, and behind it everything.
pub fn section(row: &PersonRow, draft: Draft) -> AnyView {
    let row = StoredValue::new(row.clone());
    let body = move || {
        if draft.open.get() {
            return untrack(|| row.with_value(|row| opened(row, draft)));
        }
        let open = move || draft.open.set(true);
        view! { <Button label=t(PRIVACY_OPEN) weight=Weight::Quiet mark=Icon::Shield on_press=open/> }.into_any()
    };
    view! { <section class="block" id="privacy"><h3>{t(PRIVACY)}</h3>{body}</section> }.into_any()
}

fn opened(row: &PersonRow, draft: Draft) -> AnyView {
    let id = row.id;
    let about = asked(move || Ask::Privacy(Privacy::About(id)), told);
    let said = shown(about, move |about| told_of(id, &about, draft));
    view! {
        <div class="card notes">
            {said}
            {copy::part(id, draft.lang)}
            {forget::part(row, draft.forget)}
            <div class="button-row"><Button label=t(common::CLOSE) weight=Weight::Quiet on_press=move || draft.open.set(false)/></div>
        </div>
    }
    .into_any()
}

fn told(answer: Answer) -> Option<About> {
    match answer {
        Answer::Privacy(Told::About(about)) => Some(*about),
        _ => None,
    }
}

fn told_of(id: PersonId, about: &About, draft: Draft) -> AnyView {
    let now = ui::page::clock();
    let looked: Vec<_> =
        about.looked.iter().map(|one| view! { <li class="soft">{model::looked(one, now)}</li> }.into_any()).collect();
    view! {
        {consents::part(id, &about.consents, draft.said)}
        <h4>{t(LOOKED)}</h4>
        <p class="soft">{t(LOOKED_LEAD)}</p>
        <ul class="rows" id="looked">{looked}</ul>
        {wanted::asked_station(about, now)}
    }
    .into_any()
}
