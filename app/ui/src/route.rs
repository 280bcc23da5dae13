//! The page within the face: what stands after `#/` in the address, and moving between pages.

use crate::{common, t, use_ui};
use core::cell::Cell;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Where in the face the reader is: the parts of `#/requests/0912`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Route(Vec<String>);

impl Route {
    /// Reads an address's hash. What does not start with `#/` (a slip's code) is the first page.
    #[must_use]
    pub fn read(hash: &str) -> Self {
        let path = hash.strip_prefix("#/").unwrap_or_default();
        Self(path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }

    /// The parts, to be matched: `match route.parts().as_slice() { [] => …, ["ask", step] => …, _ => … }`.
    #[must_use]
    pub fn parts(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }

    /// One part, or an empty text.
    #[must_use]
    pub fn part(&self, at: usize) -> &str {
        self.0.get(at).map_or("", String::as_str)
    }

    /// The route the address shows now.
    #[must_use]
    pub fn now() -> Self {
        Self::read(&hash())
    }
}

thread_local! {
    /// Steps taken inside the face: so many can be taken back without leaving it.
    static STEPS: Cell<u32> = const { Cell::new(0) };
    /// Whether the reader has moved at all; the first page does not take the focus.
    static MOVED: Cell<bool> = const { Cell::new(false) };
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Opens a page: `go("#/ask")`.
pub fn go(address: &str) {
    STEPS.set(STEPS.get() + 1);
    let _ = window().location().set_hash(address);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Opens a page in place of this one, so that "back" does not return here: after sending, for instance.
pub fn replace(address: &str) {
    let _ = window().location().replace(address);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// One page back; to `otherwise` when the reader came straight here.
pub fn back(otherwise: &str) {
    if STEPS.get() == 0 {
        return replace(otherwise);
    }
    STEPS.set(STEPS.get() - 1);
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// The page that is being drawn, for what goes on once an answer has come: whoever has left it meanwhile stays where they are.
#[derive(Clone, Copy)]
pub struct Here(StoredValue<()>);

impl Here {
    /// This page. Made where the page is, not in a part of it that is drawn anew.
    #[must_use]
    pub fn of_page() -> Self {
        Self(StoredValue::new(()))
    }

    /// Whether the reader has left it.
    #[must_use]
    pub fn is_left(self) -> bool {
        self.0.try_get_value().is_none()
    }

    /// [`go`], from this page alone.
    pub fn go(self, address: &str) {
        if !self.is_left() {
            go(address);
        }
    }

    /// [`replace`], of this page alone.
    pub fn replace(self, address: &str) {
        if !self.is_left() {
            replace(address);
        }
    }
}

/// A value from the address's query, as `?p=` or `?s=`.
#[must_use]
pub fn param(name: &str) -> Option<String> {
    let query = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&query).ok()?.get(name)
}

/// What follows `#` when it is not a page: a slip's code in a link.
#[must_use]
pub fn fragment() -> Option<String> {
    let hash = hash();
    let code = hash.strip_prefix('#')?;
    (!code.is_empty() && !code.starts_with('/')).then(|| code.to_owned())
}

/// Puts a value into the address's query without moving; an empty one takes it out.
pub fn set_param(name: &str, value: &str) {
    let location = window().location();
    let (Ok(href), Ok(history)) = (location.href(), window().history()) else { return };
    let Ok(url) = web_sys::Url::new(&href) else { return };
    if value.is_empty() {
        url.search_params().delete(name);
    } else if url.search_params().has(name) {
        url.search_params().set(name, value);
    }
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url.href()));
}

/// Takes the code out of the address once it has been read, so that a reload does not take it in again. `?lang=` and
/// `?as=` stay.
pub fn forget_code() {
    let location = window().location();
    let (Ok(href), Ok(history)) = (location.href(), window().history()) else { return };
    let Ok(url) = web_sys::Url::new(&href) else { return };
    url.search_params().delete("s");
    url.search_params().delete("p");
    url.set_hash("");
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url.href()));
}

/// Follows the address for as long as the page lives.
pub(crate) fn follow(route: RwSignal<Route>) {
    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        MOVED.set(true);
        let next = Route::now();
        if route.with_untracked(|now| *now != next) {
            route.set(next);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Tells the browser and the reader that a page has opened: title, and focus on its heading unless it is the first.
pub fn arrive(title: &str) {
    let name = t(common::PRODUCT);
    document().set_title(&if title.is_empty() { name.to_owned() } else { format!("{title} · {name}") });
    if MOVED.get() {
        request_animation_frame(|| focus("main h1"));
    }
}

/// Moves the focus to the first element that matches, making it able to take it.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        if element.tab_index() < 0 {
            element.set_tab_index(-1);
        }
        let _ = element.focus();
    }
}

/// A page: its title, which is also its `<h1>`'s words as a rule, and its body.
pub struct Page {
    /// For the browser's tab.
    pub title: String,
    /// Everything inside `<main>`.
    pub body: AnyView,
}

impl Page {
    /// A page of these.
    pub fn new(title: impl Into<String>, body: impl IntoAny) -> Self {
        Self { title: title.into(), body: body.into_any() }
    }
}

/// The page for the current route. `choose` is asked once for every move; signals it reads do not draw the page anew.
pub fn pages(choose: impl Fn(&Route) -> Page + Send + 'static) -> AnyView {
    let route = use_ui().route;
    crate::el::live(move || {
        let now = route.get();
        let page = untrack(|| choose(&now));
        arrive(&page.title);
        page.body
    })
}

#[cfg(test)]
mod tests {
    use super::{Here, Route};
    use leptos::prelude::Owner;

    #[test]
    fn the_parts_after_the_hash_are_read() {
        assert_eq!(Route::read("#/ask/check").parts(), ["ask", "check"]);
        assert_eq!(Route::read("#/requests/0912/").part(1), "0912");
        assert_eq!(Route::read("#//ask").parts(), ["ask"]);
    }

    #[test]
    fn a_page_is_left_once_another_is_drawn_and_not_when_a_part_of_it_is() {
        let page = Owner::new();
        let here = page.with(Here::of_page);
        page.with(Owner::new).cleanup();
        assert!(!here.is_left());
        page.cleanup();
        assert!(here.is_left());
    }

    #[test]
    fn what_is_not_a_page_is_the_first_page() {
        for hash in ["", "#", "#/", "#LM1abc", "ask"] {
            assert_eq!(Route::read(hash), Route::default(), "{hash}");
            assert_eq!(Route::read(hash).part(0), "");
        }
    }
}
