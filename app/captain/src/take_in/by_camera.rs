//! The way in through the camera: a button that opens it and closes it again, and below what it sees, or what is in the
//! way.

use super::scan::{Found, Unread, camera, unread_film, unread_word};
use crate::words::*;
use leptos::prelude::*;
use ui::view;
use ui::{Button, Icon, Weight, Word, common, t};

/// Whether the camera is open, and why nothing could be read. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct ByCamera {
    open: RwSignal<bool>,
    unread: RwSignal<Option<Unread>>,
    /// What is in the way, and what to do instead.
    words: fn(Unread) -> Word,
}

impl ByCamera {
    /// Closed, where a picture of a code or a text would do instead.
    #[must_use]
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), unread: RwSignal::new(None), words: unread_word }
    }

    /// Closed, where a file would do instead.
    #[must_use]
    pub fn for_film() -> Self {
        Self { words: unread_film, ..Self::new() }
    }

    /// Closes it, and forgets what was in the way.
    pub fn close(self) {
        self.open.set(false);
        self.unread.set(None);
    }

    /// Says what keeps a picture from being read, which came another way.
    pub fn cannot(self, why: Unread) {
        self.unread.try_set(Some(why));
    }

    /// The button.
    pub fn button(self) -> AnyView {
        let press = move || {
            // Where something was in the way, pressing it again is another try.
            let open = !self.open.get_untracked() || self.unread.with_untracked(Option::is_some);
            self.close();
            self.open.set(open);
            if open {
                // Below the fold of a phone nobody would see it.
                request_animation_frame(|| ui::route::focus(".scanning .button"));
            }
        };
        view! { <span class="scan-open"><Button label=t(TAKE_SCAN) weight=Weight::Secondary mark=Icon::Qr on_press=press/></span> }
            .into_any()
    }

    /// What it sees; `found` is told once, and the camera is closed then.
    pub fn picture(self, found: impl Fn(Found) + Copy + 'static) -> AnyView {
        let Self { open, unread, words } = self;
        let found = move |it| {
            self.close();
            found(it);
        };
        let closes = move || {
            self.close();
            ui::route::focus(".scan-open .button");
        };
        let picture = move || {
            (open.get() && unread.get().is_none()).then(|| {
                view! {
                    <div class="card scanning">
                        {camera(found, unread)}
                        <div class="button-row"><Button label=t(common::CLOSE) weight=Weight::Quiet on_press=closes/></div>
                    </div>
                }
            })
        };
        let why = move || unread.get().map(|why| view! { <p role="alert">{t(words(why))}</p> });
        view! { {picture}{why} }.into_any()
    }
}
