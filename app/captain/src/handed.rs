//! What the porch hands over to the whole face: the desk's worker itself, and what stands on the screen, so that the whole
//! face can draw the same at once. No second worker, no second reading of the journal, nothing that flickers.

use crate::desk::{Desk, Standing};
use crate::faults::Fault;
use crate::lock;
use leptos::prelude::*;
use ports::desk::{Opened, Progress, Row, Trouble};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

/// Whatever means that the reader is in the middle of something: a press, a question over the page.
const BUSY: &str = "[data-pressed], [role=dialog]";
const LIST: &str = ".pane-list";

/// What stands on the screen.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Shown {
    /// Where it could not be opened, why: the worker that knows goes along, and the sentence stays.
    opened: Result<Opened, Trouble>,
    progress: Option<Progress>,
    list: Option<List>,
    /// How far the list was scrolled.
    scrolled: i32,
    /// What has the focus, as a selector.
    focused: Option<String>,
}

/// The list of requests, as it was shown last.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct List {
    /// Which requests: the place of the choice.
    pub choice: u32,
    /// They.
    pub rows: Vec<Row>,
}

/// What was handed over.
pub struct Handed {
    worker: web_sys::Worker,
    shown: Shown,
}

/// On the porch. Nothing while the desk is being opened or has not answered, or the reader is in the middle of
/// something. A worker that could not be loaded or broke is ended and not handed over.
pub fn hand_over(desk: Desk) -> Option<JsValue> {
    let opened = match desk.standing.get_untracked() {
        Standing::Waking { .. } | Standing::MakingUp => return None,
        Standing::NeedsSetUp => Some(Ok(Opened::NeedsSetUp)),
        Standing::Elsewhere => Some(Ok(Opened::Elsewhere)),
        Standing::Locked if lock::is_typing() => return None,
        Standing::Locked => Some(Ok(Opened::Locked(desk.locked.get_untracked()))),
        Standing::Ready(mut summary) => {
            summary.counts = desk.counts.get_untracked();
            summary.status = desk.status.get_untracked();
            Some(Ok(Opened::Ready(summary)))
        }
        Standing::Broken(Fault::Desk(trouble)) => Some(Err(trouble)),
        Standing::Broken(Fault::Port(_)) => None,
    };
    let document = document();
    if desk.is_asking() || document.query_selector(BUSY).ok().flatten().is_some() {
        return None;
    }
    let Some(opened) = opened else {
        desk.stop();
        return Some(JsValue::NULL);
    };
    let Some(worker) = desk.let_go() else { return Some(JsValue::NULL) };
    let scrolled = document.query_selector(LIST).ok().flatten().map_or(0, |list| list.scroll_top());
    let focused = document.active_element().and_then(|element| selector(&element));
    let shown = Shown { opened, progress: desk.progress.get_untracked(), list: desk.list_shown(), scrolled, focused };
    let bytes = js_sys::Uint8Array::from(ports::encode(&shown).as_slice());
    Some(js_sys::Array::of2(&worker, &bytes).into())
}

/// In the whole face: reads what the porch handed over. Nothing where there was no porch, or no desk behind it.
#[must_use]
pub fn read(handed: JsValue) -> Option<Handed> {
    let both = handed.dyn_into::<js_sys::Array>().ok()?;
    let worker = both.get(0).dyn_into().ok()?;
    let shown = ports::decode(&js_sys::Uint8Array::new(&both.get(1)).to_vec())?;
    Some(Handed { worker, shown })
}

impl Handed {
    /// Goes on where the porch was: `draw` finds the desk as it stood, and then the list is where it was.
    pub fn take_up(self, desk: Desk, draw: impl FnOnce()) {
        let Shown { opened, progress, list, scrolled, focused } = self.shown;
        desk.go_on(self.worker, opened);
        desk.progress.set(progress);
        desk.know(list);
        draw();
        if let Ok(Some(list)) = document().query_selector(LIST) {
            list.set_scroll_top(scrolled);
        }
        // At once: a letter typed now must not go nowhere.
        if let Some(focused) = focused {
            ui::route::focus(&focused);
        }
    }
}

/// How a link, by where it leads, or a field, by its id, is found again.
fn selector(element: &web_sys::Element) -> Option<String> {
    let plain = |text: String| text.replace(['\\', '\'', ']'], "");
    let link = element.get_attribute("href").map(|address| format!("a[href='{}']", plain(address)));
    link.or_else(|| Some(element.id()).filter(|id| !id.is_empty()).map(|id| format!("[id='{}']", plain(id))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_the_screen_survives_the_way() {
        for opened in [Ok(Opened::NeedsSetUp), Err(Trouble::Newer)] {
            let list = Some(List { choice: 1, rows: Vec::new() });
            let shown = Shown { opened, progress: None, list, scrolled: 7, focused: Some("a[href='#/today']".into()) };
            assert_eq!(ports::decode(&ports::encode(&shown)), Some(shown));
        }
    }
}
