//! A toast: one sentence at the foot of the page for ten seconds, with "undo" where something was done.

use super::{Icon, icon};
use crate::view;
use crate::{Ui, common, t};
use core::time::Duration;
use leptos::prelude::*;
use std::rc::Rc;

/// How long a toast stays, in seconds.
pub const SECONDS: u32 = 10;

/// One sentence, on its way out.
#[derive(Clone)]
pub(crate) struct Toast {
    words: String,
    undo: bool,
}

impl Toast {
    pub(crate) fn new(words: String, undo: bool) -> Self {
        Self { words, undo }
    }
}

type Undo = Rc<dyn Fn()>;

/// The one toast that stands now. A new one takes its place: two sentences at once are none.
#[derive(Clone, Copy)]
pub(crate) struct Toasts {
    now: RwSignal<Option<Toast>>,
    left: RwSignal<u32>,
    held: RwSignal<bool>,
    undo: StoredValue<Option<Undo>, LocalStorage>,
}

impl Toasts {
    pub(crate) fn new() -> Self {
        Self {
            now: RwSignal::new(None),
            left: RwSignal::new(0),
            held: RwSignal::new(false),
            undo: StoredValue::new_local(None),
        }
    }

    pub(crate) fn add(self, toast: Toast, undo: Option<Undo>) {
        self.undo.set_value(undo);
        self.left.set(SECONDS);
        self.held.set(false);
        self.now.set(Some(toast));
    }

    fn tick(self) {
        // A last tick may come after the page it stood on is gone.
        if self.held.try_get_untracked() != Some(false) || self.now.with_untracked(Option::is_none) {
            return;
        }
        self.left.update(|left| *left = left.saturating_sub(1));
        if self.left.get_untracked() == 0 {
            self.drop();
        }
    }

    fn drop(self) {
        self.undo.set_value(None);
        self.now.set(None);
    }

    fn undo(self) {
        let undo = self.undo.get_value();
        self.drop();
        if let Some(undo) = undo {
            undo();
        }
    }
}

/// Where the toast stands. Pointing at it or focusing it stops its clock.
pub(crate) fn shelf(ui: Ui) -> AnyView {
    let toasts = ui.toasts;
    let tick = set_interval_with_handle(move || toasts.tick(), Duration::from_secs(1));
    on_cleanup(move || drop(tick.map(|handle| handle.clear())));
    let hold = move |held: bool| toasts.held.set(held);
    view! {
        <div
            class="toast-shelf"
            role="status"
            aria-live="polite"
            on:mouseenter=move |_| hold(true)
            on:mouseleave=move |_| hold(false)
            on:focusin=move |_| hold(true)
            on:focusout=move |_| hold(false)
        >
            {move || toasts.now.get().map(|toast| draw(toasts, toast))}
        </div>
    }
    .into_any()
}

fn draw(toasts: Toasts, toast: Toast) -> AnyView {
    let undo = toast.undo.then(|| {
        view! {
            <button type="button" class="toast-button" on:click=move |_| toasts.undo()>
                {t(common::UNDO)}
                <span class="toast-left" aria-hidden="true">{move || toasts.left.get()}</span>
            </button>
        }
        .into_any()
    });
    view! {
        <div class="toast">
            <p>{toast.words}</p>
            <div class="toast-acts">
                {undo}
                <button type="button" class="toast-button" aria-label=t(common::CLOSE) on:click=move |_| toasts.drop()>
                    {icon(Icon::Cross)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
