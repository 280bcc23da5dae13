//! The page as a whole: how a face starts, and the one context its parts share.

use crate::parts::toast::{Toast, Toasts};
use crate::view;
use crate::{Lang, Route, Theme, look, route, stored};
use core::time::Duration;
use domain::Millis;
use leptos::prelude::*;
use leptos::tachys::dom::body;
use wasm_bindgen::{JsCast, UnwrapThrowExt};

/// What every part of a page may need: where the reader is, how it looks, what time it is, and a way to say something.
/// Copy it into any closure, also one that outlives the view that made it.
#[derive(Clone, Copy)]
pub struct Ui {
    /// Where in the face the reader is.
    pub route: RwSignal<Route>,
    /// The language; views do not read it, they are drawn anew when it changes.
    pub lang: RwSignal<Lang>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Large type.
    pub large: RwSignal<bool>,
    /// The time, brought up every 20 seconds: near times follow it.
    pub now: RwSignal<Millis>,
    /// The last thing said aloud to screen readers only.
    pub(crate) said: RwSignal<String>,
    pub(crate) toasts: Toasts,
}

/// The page's context.
///
/// # Panics
/// Outside a view that [`start`] drew.
#[must_use]
pub fn use_ui() -> Ui {
    expect_context()
}

impl Ui {
    fn new() -> Self {
        let lang = crate::lang::at_start();
        let (theme, large) = look::at_start();
        let ui = Self {
            route: RwSignal::new(Route::now()),
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
            large: RwSignal::new(large),
            now: RwSignal::new(clock()),
            said: RwSignal::new(String::new()),
            toasts: Toasts::new(),
        };
        ui.name(lang);
        look::apply(theme, large);
        ui
    }

    fn name(self, lang: Lang) {
        lang.set();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.tag());
        }
    }

    /// Changes the language and draws every view anew. `remember` keeps it for next time.
    pub fn speak(self, lang: Lang, remember: bool) {
        self.name(lang);
        if remember {
            stored::set("lang", lang.tag());
        }
        route::set_param("lang", lang.tag());
        self.lang.set(lang);
    }

    /// Changes and keeps the theme.
    pub fn paint(self, theme: Theme) {
        stored::set("theme", theme.tag());
        look::apply(theme, self.large.get_untracked());
        self.theme.set(theme);
    }

    /// Changes and keeps the size of type.
    pub fn enlarge(self, large: bool) {
        stored::set("type", if large { "large" } else { "plain" });
        look::apply(self.theme.get_untracked(), large);
        self.large.set(large);
    }

    /// Back to the browser's language and plain type, without a trace: for a shared screen between two people.
    pub fn forget(self) {
        let lang = crate::lang::at_start();
        route::set_param("lang", "");
        look::apply(self.theme.get_untracked(), false);
        self.large.set(false);
        if lang != self.lang.get_untracked() {
            self.name(lang);
            self.lang.set(lang);
        }
    }

    /// Says something to screen readers without showing it.
    pub fn say(self, words: impl Into<String>) {
        self.said.set(words.into());
    }

    /// Shows a sentence for ten seconds.
    pub fn toast(self, words: impl Into<String>) {
        self.toasts.add(Toast::new(words.into(), false), None);
    }

    /// Shows a sentence with "undo" for ten seconds; longer while it is pointed at or focused. `undo` may outlive the
    /// view it came from: let it use the port and `Ui`, not that view's signals.
    pub fn toast_undo(self, words: impl Into<String>, undo: impl Fn() + 'static) {
        self.toasts.add(Toast::new(words.into(), true), Some(std::rc::Rc::new(undo)));
    }
}

/// The device's time.
#[must_use]
pub fn clock() -> Millis {
    js_sys::Date::now() as Millis
}

/// Starts a face: prepares language, look and route, puts a plain `<div id="app">` in place of the shell's
/// `<main id="app">`, draws `view` into it, and marks the page `usable`. The face draws its own `<main>`.
pub fn start(view: fn() -> AnyView) {
    let place: web_sys::HtmlElement =
        document().create_element("div").expect_throw("a div can be made").unchecked_into();
    place.set_id("app");
    let shell = document().get_element_by_id("app");
    let put = match &shell {
        Some(shell) => shell.replace_with_with_node_1(&place),
        None => body().append_child(&place).map(drop),
    };
    debug_assert!(put.is_ok(), "the page has a body");
    mount_to(place, move || root(view)).forget();
    if let Some(performance) = window().performance() {
        let _ = performance.mark("usable");
    }
}

fn root(view: fn() -> AnyView) -> AnyView {
    let ui = Ui::new();
    provide_context(ui);
    route::follow(ui.route);
    let set = move || {
        // The last may come after the page is gone.
        let _ = ui.now.try_set(clock());
    };
    let tick = set_interval_with_handle(set, Duration::from_secs(20));
    on_cleanup(move || drop(tick.map(|handle| handle.clear())));
    view! {
        {crate::parts::hidden::skip_link()}
        {move || {
            ui.lang.track();
            untrack(view)
        }}
        {crate::parts::toast::shelf(ui)}
        {crate::parts::hidden::live_region(ui)}
    }
    .into_any()
}
