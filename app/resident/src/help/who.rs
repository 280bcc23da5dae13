//! "Who are you?": a helper's name and telephone, asked once, then the yes.

use super::list::find;
use crate::ask::{Field, Typed, one, troubles, use_asking};
use crate::follow::gone;
use crate::link::{Health, use_link};
use crate::take_in::sentence;
use crate::{Route, frame, words as w};
use domain::TaskId;
use leptos::prelude::*;
use ui::{Button, Form, Icon, Input, Page, Troubles, replace, t, view};

/// The page.
pub fn who_page(id: TaskId) -> Page {
    let link = use_link();
    let here = Memo::new(move |_| find(id).is_some());
    let body = move || match here.get() {
        true => untrack(|| form(id)),
        false if link.health.get() == Health::Opening => frame::opening(),
        false => gone(),
    };
    Page::new(t(w::WHO_HELPS), body)
}

fn form(id: TaskId) -> AnyView {
    let (asking, wrong) = (use_asking(), Troubles::new());
    let busy = RwSignal::new(false);
    let typed = asking.typed();
    let known = typed != Typed::default();
    if known {
        asking.split(typed);
    }
    let apart = RwSignal::new(known);
    let send = move || {
        if !apart.get_untracked() {
            asking.split(asking.line.with_untracked(|line| Typed::from_line(line)));
        }
        let person = untrack(|| asking.typed().helper());
        apart.set(apart.get_untracked() || person.is_err());
        let Some(person) = wrong.take(person.map_err(|mistakes| troubles(&mistakes))) else { return };
        busy.set(true);
        use_link().answer(id, Some(person), move |said| {
            let _ = busy.try_set(false);
            match said {
                Ok(()) => replace(&Route::Task(id).address()),
                Err(trouble) => wrong.show(vec![ui::Trouble::new("name", t(sentence(trouble)))]),
            }
        });
    };
    let fields = move || {
        match apart.get() {
        true => [Field::Name, Field::Telephone].map(|field| one(asking, wrong, field)).into_iter().collect_view().into_any(),
        false => view! {
            <ui::Field id="who" label=t(w::WHO_HELPS_FIELD) hint=t(w::WHO_HELPS_HINT) value=asking.line input=Input::Line troubles=wrong/>
        }
        .into_any(),
    }
    };
    view! {
        {frame::top("#/help", None)}
        <h1>{t(w::WHO_HELPS)}</h1>
        <p class="soft">{t(w::WHO_HELPS_LINE)}</p>
        <Form troubles=wrong on_send=send>
            {fields}
            <p class="soft">{t(w::NOTICE_HELPER)}" "<a href="#/privacy">{t(w::PRIVACY)}</a></p>
            <Button label=t(w::ACCEPT) mark=Icon::Heart busy/>
        </Form>
    }
    .into_any()
}
