//! The page of the first day: the seven lessons, and which are done.

use super::model::{LESSONS, Learnt, Lesson};
use super::strip;
use crate::app::single;
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ui::{Button, ButtonLink, Icon, Weight, fill, icon, t, view};

/// The page.
pub fn page() -> AnyView {
    strip::begin();
    let learnt = RwSignal::from(strip::learnt());
    let body = view! {
        <div class="narrow tour">
            <p role="status">{move || far(learnt.get().unwrap_or_default())}</p>
            <ol class="tour-lessons">
                {LESSONS.iter().enumerate().map(|(at, lesson)| row(at, lesson, learnt)).collect::<Vec<_>>()}
            </ol>
            {ui::el::live(move || learnt.get().is_some_and(|learnt| learnt.next().is_none()).then(own))}
        </div>
    };
    single(t(TOUR_TITLE), t(TOUR_LEAD), Screen::Tour, body.into_any())
}

fn far(learnt: Learnt) -> String {
    let left = LESSONS.len() - learnt.count();
    match left {
        0 => t(TOUR_ALL).to_owned(),
        left => fill(t(TOUR_DONE), &[("n", &learnt.count().to_string()), ("m", &left.to_string())]),
    }
}

fn row(at: usize, lesson: &'static Lesson, learnt: RwSignal<Option<Learnt>>) -> AnyView {
    let Lesson { role, title, how, to, mark, .. } = *lesson;
    let done = move || learnt.get().is_some_and(|learnt| learnt.has(at));
    let action = ui::el::live(move || {
        let (label, weight) = if done() { (TOUR_AGAIN, Weight::Quiet) } else { (TOUR_TRY, Weight::Secondary) };
        let learnt = done().then(|| view! { <span class="tour-learnt">{icon(Icon::Check)}{t(TOUR_LEARNT)}</span> });
        view! { <div class="tour-act">{learnt}<ButtonLink to=to.href() label=t(label) weight=weight/></div> }.into_any()
    });
    view! {
        <li class="card tour-lesson">
            <span class="tour-mark">{icon(mark)}</span>
            <div class="tour-words"><p class="soft">{t(role)}</p><h2>{t(title)}</h2><p>{t(how)}</p></div>
            {action}
        </li>
    }
    .into_any()
}

fn own() -> AnyView {
    let desk = use_desk();
    view! { <div class="button-row"><Button label=t(TOUR_OWN) mark=Icon::Home on_press=move || desk.leave_sample()/></div> }
        .into_any()
}
