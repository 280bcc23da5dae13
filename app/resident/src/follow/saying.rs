//! Saying something about a request: what all three pages for it share.

use super::copying::gone;
use super::list::find;
use crate::link::use_link;
use crate::take_in::sentence;
use crate::{Route, words as w};
use domain::RequestId;
use leptos::prelude::*;
use ports::pocket::{Mine, Say};
use ui::{Page, Troubles, Ui, replace, t};

/// A page about a request this phone holds.
pub fn about(id: RequestId, title: ui::Word, draw: impl Fn(Mine) -> AnyView + Send + 'static) -> Page {
    let mine = Memo::new(move |_| find(id));
    Page::new(t(title), move || mine.get().map_or_else(gone, &draw))
}

/// Says it, and goes back to the request.
pub fn say(ui: Ui, wrong: Troubles, field: &'static str, id: RequestId, say: Say) {
    use_link().say(id, say, move |said| match said {
        Ok(()) => {
            ui.toast(t(w::SAID));
            replace(&Route::Request(id).address());
        }
        Err(trouble) => wrong.show(vec![ui::Trouble::new(field, t(sentence(trouble)))]),
    });
}
