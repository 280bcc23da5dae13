//! Copying: the way on when the mailbox does not carry a slip. A whole message for any chat, the button that copies
//! it, and the text itself for a long press.

use crate::link::use_link;
use crate::{frame, words as w};
use leptos::prelude::*;
use ports::pocket::{About, Mine};
use ui::{Button, Icon, Weight, fill, t, use_ui, view};

/// What a copied message is about, and the sentence before its code.
#[derive(Clone)]
pub struct Letter {
    about: About,
    before: String,
}

impl Letter {
    /// The slip that waits about this request: the request itself, or what was said since.
    #[must_use]
    pub fn of_request(mine: &Mine) -> Self {
        let number = format!("{:04}", mine.id.short());
        let plate = mine.home.map(|home| home.to_string()).unwrap_or_default();
        let words = super::short(&mine.words);
        let before = match mine.said {
            None => fill(t(w::MESSAGE_BEFORE), &[("plate", &plate), ("words", &words), ("n", &number)]),
            Some(_) => fill(t(w::MESSAGE_ABOUT), &[("n", &number)]),
        };
        Self { about: About::Request(mine.id), before }
    }

    /// The slip that waits about this task.
    #[must_use]
    pub fn of_task(task: domain::TaskId) -> Self {
        Self { about: About::Task(task), before: t(w::MESSAGE_TASK).to_owned() }
    }

    fn with(&self, code: &str) -> String {
        format!("{}\n{code}", self.before)
    }
}

/// The button, and after it the text.
pub fn copying(letter: Letter) -> AnyView {
    let (link, ui) = (use_link(), use_ui());
    let text = RwSignal::new(None::<String>);
    let by_hand = RwSignal::new(false);
    let fetch = letter.clone();
    link.code(letter.about, move |code| drop(text.try_set(code.map(|code| fetch.with(&code)))));
    let about = letter.about;
    let copy = move || {
        let Some(message) = text.get_untracked() else { return };
        device::spawn(async move {
            let copied = device::page::clipboard::copy(&message).await;
            if copied {
                ui.toast(t(w::COPIED_NOW));
            }
            let _ = by_hand.try_set(!copied);
            link.copied(about);
        });
    };
    let shown = move || {
        by_hand.get().then(|| {
            view! {
                <label class="field-label" for="message">{t(w::COPY_BY_HAND)}</label>
                <textarea id="message" class="input message" readonly rows="6">{text.get().unwrap_or_default()}</textarea>
            }
            .into_any()
        })
    };
    view! {
        <div class="copying">
            <Button label=t(w::COPY_MESSAGE) mark=Icon::Copy on_press=copy off=Signal::derive(move || text.with(Option::is_none))/>
            {shown}
            <Button label=t(w::TRY_SENDING) weight=Weight::Secondary mark=Icon::Again on_press=move || link.look(true)/>
        </div>
    }
    .into_any()
}

/// A page about something this phone does not hold.
pub fn gone() -> AnyView {
    view! {
        {frame::top("#/mine", None)}
        <h1>{t(w::GONE)}</h1>
        <p>{t(w::GONE_LINE)}</p>
    }
    .into_any()
}
