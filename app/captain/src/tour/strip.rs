//! The strip above every page of the sample while somebody learns: which lesson is next. It also watches what they do.

use super::model::{Learnt, Lesson};
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use std::cell::OnceCell;
use ui::{Icon, fill, icon, stored, t, view};

/// Under which it is remembered.
const KEY: &str = "tour";

thread_local! {
    /// One a page; nothing while nobody learns. It outlives every view, so no view owns it.
    static LEARNT: OnceCell<ArcRwSignal<Option<Learnt>>> = const { OnceCell::new() };
}

/// What has been learnt; nothing while nobody learns.
pub fn learnt() -> ArcRwSignal<Option<Learnt>> {
    let begun = || {
        let known = stored::get(KEY).filter(|text| !text.is_empty());
        ArcRwSignal::new(known.map(|text| Learnt::read(&text)))
    };
    LEARNT.with(|learnt| learnt.get_or_init(begun).clone())
}

/// Begins, or goes on.
pub fn begin() {
    if learnt().get_untracked().is_none() {
        know(Some(Learnt::default()));
    }
}

fn know(new: Option<Learnt>) {
    if learnt().get_untracked() != new {
        stored::set(KEY, &new.map(Learnt::text).unwrap_or_default());
        learnt().set(new);
    }
}

/// The strip, on every page but its own; and whoever looks after it.
pub fn strip(screen: Memo<Screen>) -> Option<AnyView> {
    let desk = use_desk();
    if !desk.sample() {
        return None;
    }
    let watching = RenderEffect::new(move |acts: Option<u32>| {
        let (screen, done) = (screen.get(), desk.acts.get());
        let acted = acts.is_some_and(|before| before != done);
        if let Some(so_far) = learnt().get_untracked() {
            know(Some(so_far.after(screen, acted)));
        }
        done
    });
    StoredValue::new_local(watching);
    let shown = ui::el::live(move || {
        let learnt = learnt().get().filter(|_| screen.get() != Screen::Tour)?;
        Some(line(learnt.next()))
    });
    Some(shown.into_any())
}

fn line(next: Option<&'static Lesson>) -> AnyView {
    let words = match next {
        None => view! { <span>{t(TOUR_ALL)}</span> }.into_any(),
        Some(lesson) => {
            let words = fill(t(TOUR_NEXT), &[("title", t(lesson.title))]);
            view! { <a class="tour-next" href=lesson.to.href()>{words}</a> }.into_any()
        }
    };
    view! {
        <div class="tour-strip" role="region" aria-label=t(TOUR_TITLE)>
            {icon(Icon::Star)}{words}
            <a class="banner-link" href=Screen::Tour.href()>{t(TOUR_PAGE)}</a>
            <button type="button" class="banner-link" on:click=move |_| know(None)>{t(TOUR_END)}</button>
        </div>
    }
    .into_any()
}
