//! Watching: whether the page is seen, whether there is a network, and whether anyone is there.

use super::window;
use crate::Listening;
use crate::clock::Timer;
use std::cell::RefCell;
use std::rc::Rc;

/// Calls back each time someone may have come back: the page is shown, gets the focus, or the network returns.
pub fn on_return(back: impl Fn() + 'static) -> Vec<Listening> {
    let Some(window) = window() else { return Vec::new() };
    let back = Rc::new(back);
    let again = || {
        let back = back.clone();
        move |_| back()
    };
    let mut listening = vec![Listening::to(&window, "focus", again()), Listening::to(&window, "online", again())];
    if let Some(document) = window.document() {
        let shown = back.clone();
        listening.push(Listening::to(&document, "visibilitychange", move |_| {
            if is_seen() {
                shown();
            }
        }));
    }
    listening
}

/// Calls back with whether the page is in front, each time that changes.
pub fn on_seen(changed: impl Fn(bool) + 'static) -> Option<Listening> {
    let document = window()?.document()?;
    Some(Listening::to(&document, "visibilitychange", move |_| changed(is_seen())))
}

/// Whether the page is in front.
#[must_use]
pub fn is_seen() -> bool {
    let document = window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Whether the browser believes there is a network. `false` is sure, `true` is a guess.
#[must_use]
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back with whether there is a network, each time that changes.
pub fn on_network(changed: impl Fn(bool) + 'static) -> Vec<Listening> {
    let Some(window) = window() else { return Vec::new() };
    let changed = Rc::new(changed);
    let gone = changed.clone();
    vec![
        Listening::to(&window, "online", move |_| changed(true)),
        Listening::to(&window, "offline", move |_| gone(false)),
    ]
}

/// Notices that nobody has touched anything for a while.
#[must_use = "dropping it stops the watch"]
pub struct Idle {
    watch: Rc<Watch>,
    _listening: Vec<Listening>,
}

struct Watch {
    after_ms: u32,
    left: Box<dyn Fn()>,
    timer: RefCell<Option<Timer>>,
}

impl Idle {
    /// Calls back once nobody has touched screen or keys for `after_ms`; again after the next touch and as long a wait.
    pub fn after(after_ms: u32, left: impl Fn() + 'static) -> Self {
        let watch = Rc::new(Watch { after_ms, left: Box::new(left), timer: RefCell::new(None) });
        watch.begin();
        let listening = window().into_iter().flat_map(|window| {
            ["pointerdown", "pointermove", "keydown", "wheel"].map(|event| {
                let watch = watch.clone();
                Listening::to(&window, event, move |_| watch.begin())
            })
        });
        Self { _listening: listening.collect(), watch: watch.clone() }
    }

    /// Begins to wait anew, as a touch does.
    pub fn touch(&self) {
        self.watch.begin();
    }
}

impl Watch {
    fn begin(self: &Rc<Self>) {
        let watch = Rc::downgrade(self);
        let timer = Timer::after(self.after_ms, move || {
            if let Some(watch) = watch.upgrade() {
                (watch.left)();
            }
        });
        *self.timer.borrow_mut() = Some(timer);
    }
}
