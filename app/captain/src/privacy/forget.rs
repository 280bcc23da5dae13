//! Forgetting somebody for good: first what goes and what stays, then once more whether it is meant.

use super::model::foreseen;
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::{name, who};
use crate::screen::Screen;
use crate::words::*;
use domain::PersonId;
use leptos::prelude::*;
use ports::desk::privacy::{Answer as Told, Ask as Privacy, Foreseen};
use ports::desk::{Answer, Ask, PersonRow};
use ui::view;
use ui::{Button, Confirm, Here, Ui, Weight, common, t, use_ui};

/// How far somebody has come with it.
#[derive(Clone, Copy)]
pub struct Asking {
    shown: RwSignal<bool>,
    sure: RwSignal<bool>,
    /// The person's page: what is asked on it is drawn anew with them.
    here: Here,
}

impl Asking {
    /// Not at all.
    #[must_use]
    pub fn new() -> Self {
        Self { shown: RwSignal::new(false), sure: RwSignal::new(false), here: Here::of_page() }
    }

    /// As far as what goes and what stays.
    pub fn show(self) {
        self.shown.set(true);
    }
}

/// The button, then what goes and what stays with a second one, then the question.
pub fn part(row: &PersonRow, asking: Asking) -> AnyView {
    let (id, called) = (row.id, StoredValue::new(name(row)));
    let body = move || {
        if asking.shown.get() {
            return untrack(|| looked(id, called, asking));
        }
        let show = move || asking.shown.set(true);
        view! { <Button label=t(FORGET_SHOW) weight=Weight::Quiet on_press=show/> }.into_any()
    };
    view! {
        <h4>{t(FORGET)}</h4>
        <p class="soft">{t(FORGET_LEAD)}</p>
        {body}
    }
    .into_any()
}

fn looked(id: PersonId, called: StoredValue<String>, asking: Asking) -> AnyView {
    let ui = use_ui();
    let told = asked(move || Ask::Privacy(Privacy::Foresee(id)), told);
    shown(told, move |told| {
        let (goes, stays) = foreseen(&told);
        let asks = told.asks;
        let (sure, hint, label) = match asks {
            true => (FORGET_ASK_SURE, FORGET_ASK_HINT, FORGET_ASK),
            false => (FORGET_SURE, FORGET_HINT, FORGET_DO),
        };
        let title = called.with_value(|called| who(sure, called));
        let yes = move || if asks { ask_station(ui, id, asking) } else { forget(ui, id, asking.here) };
        let list = |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
        let (goes, stays): (Vec<AnyView>, Vec<AnyView>) = (list(goes), list(stays));
        view! {
            <h5>{t(FORGET_GOES)}</h5>
            <ul id="forget-goes">{goes}</ul>
            <h5>{t(FORGET_STAYS)}</h5>
            <ul id="forget-stays">{stays}</ul>
            <div class="button-row">
                <Button label=t(label) weight=Weight::Danger on_press=move || asking.sure.set(true)/>
                <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=move || asking.shown.set(false)/>
            </div>
            <Confirm open=asking.sure title=title line=t(hint) label=t(label) on_yes=yes/>
        }
        .into_any()
    })
}

fn told(answer: Answer) -> Option<Foreseen> {
    match answer {
        Answer::Privacy(Told::Foreseen(foreseen)) => Some(foreseen),
        _ => None,
    }
}

fn forget(ui: Ui, id: PersonId, here: Here) {
    use_desk().act(ui, Ask::Privacy(Privacy::Erase(id)), t(FORGOTTEN).to_owned(), move |_| {
        // Any form may have them in it.
        crate::drafts::wipe();
        here.replace(&Screen::People(None).href());
    });
}

/// The station decides; until then they stay.
fn ask_station(ui: Ui, id: PersonId, asking: Asking) {
    use_desk().act(ui, Ask::Privacy(Privacy::Erase(id)), t(FORGET_ASKED).to_owned(), move |_| {
        asking.shown.try_set(false);
    });
}
