//! "I can help": how it begins, and the tasks this phone holds.

use crate::link::use_link;
use crate::take_in::paste_form;
use crate::{Route, frame, words as w};
use domain::TaskId;
use leptos::prelude::*;
use ports::pocket::{HelpStep, Helping};
use ui::{EmptyState, Icon, Page, Word, common, t, view};

/// The page.
pub fn list_page() -> Page {
    let link = use_link();
    let ids =
        Memo::new(move |_| link.pocket.with(|pocket| pocket.tasks.iter().map(|task| task.task).collect::<Vec<_>>()));
    let tasks = move || match ids.with(Vec::is_empty) {
        true => view! { <EmptyState mark=Icon::Heart title=t(w::HELP_NONE) line=t(w::HELP_NONE_LINE)/> }.into_any(),
        false => view! {
            <ul class="list"><For each=move || ids.get() key=|id| *id children=row/></ul>
        }
        .into_any(),
    };
    let body = view! {
        {frame::top("#/", None)}
        <h1>{t(w::HELP_TITLE)}</h1>
        <p>{t(w::HELP_HOW)}</p>
        <h2>{t(w::HELP_MINE)}</h2>
        {tasks}
        <h2>{t(w::GOT_MESSAGE)}</h2>
        {paste_form()}
    };
    Page::new(t(w::HELP_TITLE), body)
}

fn row(id: TaskId) -> AnyView {
    let words = move |task: Helping| {
        let open = matches!(task.step, HelpStep::Asked | HelpStep::Agreed);
        let class = if open { "list-state list-state-open" } else { "list-state" };
        view! {
            <strong>{t(common::kind(task.kind))}" · "{task.near}</strong>
            <span class=class>{t(state(task.step))}</span>
        }
        .into_any()
    };
    view! { <li><a class="list-row" href=Route::Task(id).address()>{move || find(id).map(words)}</a></li> }.into_any()
}

/// How a task stands, in words.
#[must_use]
pub fn state(step: HelpStep) -> Word {
    match step {
        HelpStep::Asked => w::OFFER_TITLE,
        HelpStep::Declined => w::DECLINED,
        HelpStep::Accepted => w::ACCEPTED,
        HelpStep::Agreed => w::AGREED,
        HelpStep::Done => w::FINISHED,
        HelpStep::CalledOff => w::CALLED_OFF,
    }
}

/// A task this phone holds.
pub fn find(id: TaskId) -> Option<Helping> {
    use_link().pocket.with(|pocket| pocket.tasks.iter().find(|task| task.task == id).cloned())
}
