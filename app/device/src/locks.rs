//! Locks: one writer at a time among the tabs and workers of one origin.
//!
//! A tab that wants the lock asks for it on a channel (`take_over`); the one that has it (`on_wanted`) finishes its
//! commit and drops what it holds. Where the browser has no locks (Safari before 15.4), `Missing` says so, and the caller goes on alone.

use crate::channel::Channel;
use crate::clock::Clock;
use core::cell::Cell;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::{Poll, Waker};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Why a lock was not given.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LockError {
    /// This browser has no locks.
    #[error("this browser has no locks between tabs")]
    Missing,
    /// The browser refused, in its own words.
    #[error("lock: {0}")]
    Refused(String),
}

/// A lock that is held until this value is dropped.
#[must_use = "dropping it gives the lock back"]
pub struct Held(Option<Box<dyn FnOnce()>>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            release();
        }
    }
}

/// Gives locks out, each to one holder at a time.
#[expect(async_fn_in_trait, reason = "one thread; nothing needs Send")]
pub trait Locks {
    /// Waits until the lock is free, then holds it.
    async fn take(&self, name: &str) -> Result<Held, LockError>;

    /// Holds the lock if it is free now; `None` when someone else has it.
    async fn try_take(&self, name: &str) -> Result<Option<Held>, LockError>;
}

const PLEASE: &[u8] = b"please";

/// How often one asks again for the lock.
const AGAIN_MS: u32 = 500;

/// Asks whoever holds the lock to hand it over, and waits until they have. The channel is for this alone.
///
/// # Errors
/// When the browser has no locks, or gives none.
pub async fn take_over(
    locks: &impl Locks,
    channel: &impl Channel,
    clock: &impl Clock,
    name: &str,
) -> Result<Held, LockError> {
    let mut given = pin!(locks.take(name));
    loop {
        // Again and again: of two who ask at once, whoever gets it has not heard the other.
        channel.tell(PLEASE);
        let mut pause = pin!(clock.sleep(AGAIN_MS));
        let answer = poll_fn(|context| match given.as_mut().poll(context) {
            Poll::Ready(given) => Poll::Ready(Some(given)),
            Poll::Pending => pause.as_mut().poll(context).map(|()| None),
        });
        if let Some(given) = answer.await {
            return given;
        }
    }
}

/// Pauses between looks at a lock somebody has, ms.
const PAUSES_MS: [u32; 3] = [250, 500, 1_000];

/// Holds the lock if it is free now or soon: a page that was closed a moment ago, busy still, gives its own back late.
/// `None` when someone goes on holding it.
///
/// # Errors
/// When the browser has no locks, or refuses.
pub async fn take_soon(locks: &impl Locks, clock: &impl Clock, name: &str) -> Result<Option<Held>, LockError> {
    for pause in PAUSES_MS {
        if let Some(held) = locks.try_take(name).await? {
            return Ok(Some(held));
        }
        clock.sleep(pause).await;
    }
    locks.try_take(name).await
}

/// Calls back when another tab would like the lock: finish what is being written, then drop it.
pub fn on_wanted(channel: &impl Channel, mut wanted: impl FnMut() + 'static) {
    channel.listen(move |bytes| {
        if bytes == PLEASE {
            wanted();
        }
    });
}

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        callback: &JsValue,
    ) -> Result<js_sys::Promise, JsValue>;
}

/// The browser's Web Locks.
#[derive(Clone, Copy, Default, Debug)]
pub struct BrowserLocks;

impl BrowserLocks {
    fn manager() -> Result<LockManager, LockError> {
        let get =
            |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let navigator = get(&js_sys::global(), "navigator");
        let locks = if navigator.is_object() { get(&navigator, "locks") } else { JsValue::UNDEFINED };
        if locks.is_object() { Ok(locks.unchecked_into()) } else { Err(LockError::Missing) }
    }

    /// Takes the lock away from whoever holds it: for a holder that no longer answers. Theirs is gone without a word.
    pub async fn steal(&self, name: &str) -> Result<Held, LockError> {
        ask(name, "steal").await.and_then(|held| held.ok_or_else(|| LockError::Refused("not given".into())))
    }
}

impl Locks for BrowserLocks {
    async fn take(&self, name: &str) -> Result<Held, LockError> {
        ask(name, "").await.and_then(|held| held.ok_or_else(|| LockError::Refused("not given".into())))
    }

    async fn try_take(&self, name: &str) -> Result<Option<Held>, LockError> {
        ask(name, "ifAvailable").await
    }
}

/// The browser holds a lock for as long as the promise its callback returned is open; this keeps that promise's key.
async fn ask(name: &str, option: &str) -> Result<Option<Held>, LockError> {
    let locks = BrowserLocks::manager()?;
    let options = js_sys::Object::new();
    if !option.is_empty() {
        let _ = js_sys::Reflect::set(&options, &option.into(), &JsValue::TRUE);
    }
    let key: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
    let refused: Rc<Cell<bool>> = Rc::default();
    let granted = js_sys::Promise::new(&mut |resolve, reject| {
        let (key, refused) = (key.clone(), refused.clone());
        let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            refused.set(lock.is_null());
            let held = js_sys::Promise::new(&mut |release, _| *key.borrow_mut() = Some(release));
            let _ = resolve.call0(&JsValue::NULL);
            if lock.is_null() { JsValue::UNDEFINED } else { held.into() }
        });
        match locks.request(name, &options, &callback) {
            // A lock that is stolen later rejects this promise after it was granted; by then nobody listens.
            Ok(done) => {
                let refuse = Closure::once_into_js(move |why: JsValue| drop(reject.call1(&JsValue::NULL, &why)));
                let _ = js_sys::Reflect::get(&done, &"catch".into())
                    .and_then(|catch| catch.unchecked_into::<js_sys::Function>().call1(&done, &refuse));
            }
            Err(why) => drop(reject.call1(&JsValue::NULL, &why)),
        }
    });
    JsFuture::from(granted).await.map_err(|why| LockError::Refused(format!("{why:?}")))?;
    let key = key.borrow_mut().take();
    Ok(key.filter(|_| !refused.get()).map(|key| {
        Held(Some(Box::new(move || {
            let _ = key.call0(&JsValue::NULL);
        })))
    }))
}

/// The in-memory twin; clones share the locks. In a browser without locks it is what one worker takes turns with itself
/// by.
#[derive(Clone, Default, Debug)]
pub struct MemoryLocks {
    /// What is held, and who waits for it.
    held: Rc<RefCell<BTreeMap<String, Vec<Waker>>>>,
    missing: bool,
}

impl MemoryLocks {
    /// Locks of a browser that has none.
    #[must_use]
    pub fn missing() -> Self {
        Self { missing: true, ..Self::default() }
    }

    /// Waits until nobody holds the lock, at least for a moment.
    async fn free(&self, name: &str) {
        poll_fn(|context| match self.held.borrow_mut().get_mut(name) {
            None => Poll::Ready(()),
            Some(waiting) => {
                waiting.push(context.waker().clone());
                Poll::Pending
            }
        })
        .await;
    }
}

impl Locks for MemoryLocks {
    async fn take(&self, name: &str) -> Result<Held, LockError> {
        loop {
            if let Some(held) = self.try_take(name).await? {
                return Ok(held);
            }
            self.free(name).await;
        }
    }

    async fn try_take(&self, name: &str) -> Result<Option<Held>, LockError> {
        if self.missing {
            return Err(LockError::Missing);
        }
        if self.held.borrow().contains_key(name) {
            return Ok(None);
        }
        self.held.borrow_mut().insert(name.to_owned(), Vec::new());
        let (held, name) = (self.held.clone(), name.to_owned());
        Ok(Some(Held(Some(Box::new(move || {
            let waiting = held.borrow_mut().remove(&name).unwrap_or_default();
            waiting.into_iter().for_each(Waker::wake);
        })))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::MemoryAir;
    use crate::testing::now;

    /// A clock whose every sleep ends when it is looked at again.
    struct Tick;

    impl Clock for Tick {
        fn now_ms(&self) -> u64 {
            0
        }

        async fn sleep(&self, _ms: u32) {
            let mut slept = false;
            poll_fn(|_| if core::mem::replace(&mut slept, true) { Poll::Ready(()) } else { Poll::Pending }).await;
        }
    }

    #[test]
    fn of_two_who_ask_at_once_the_second_is_heard_too() {
        use core::task::Context;
        let (locks, air) = (MemoryLocks::default(), MemoryAir::default());
        let held = Rc::new(RefCell::new(now(locks.try_take("pen")).unwrap()));
        let (first, hand_over) = (air.open("pen"), held.clone());
        on_wanted(&first, move || drop(hand_over.borrow_mut().take()));
        // Another took the lock just before, and was not listening yet when this one asked.
        let (other, asking) = (locks.clone(), air.open("pen"));
        drop(held.borrow_mut().take());
        let theirs = Rc::new(RefCell::new(now(other.try_take("pen")).unwrap()));
        let mut second = pin!(take_over(&locks, &asking, &Tick, "pen"));
        let mut context = Context::from_waker(Waker::noop());
        assert!(second.as_mut().poll(&mut context).is_pending());
        let (listening, hand_over) = (air.open("pen"), theirs.clone());
        on_wanted(&listening, move || drop(hand_over.borrow_mut().take()));
        let given = (0..5).any(|_| second.as_mut().poll(&mut context).is_ready());
        assert!(given && theirs.borrow().is_none());
    }

    #[test]
    fn a_page_that_is_closing_is_waited_for_and_one_that_stays_is_not() {
        use core::task::Context;
        let (locks, mut context) = (MemoryLocks::default(), Context::from_waker(Waker::noop()));
        let held = now(locks.try_take("pen")).unwrap();
        let mut soon = pin!(take_soon(&locks, &Tick, "pen"));
        assert!(soon.as_mut().poll(&mut context).is_pending());
        drop(held);
        let Poll::Ready(given) = soon.as_mut().poll(&mut context) else { panic!("it is free now") };
        assert!(given.unwrap().is_some());
        let _stays = now(locks.try_take("pen")).unwrap();
        let mut soon = pin!(take_soon(&locks, &Tick, "pen"));
        let polls = PAUSES_MS.len();
        assert!((0..polls).all(|_| soon.as_mut().poll(&mut context).is_pending()));
        assert!(matches!(soon.as_mut().poll(&mut context), Poll::Ready(Ok(None))));
    }

    #[test]
    fn one_tab_writes_and_hands_the_pen_over_when_asked() {
        let (locks, air) = (MemoryLocks::default(), MemoryAir::default());
        let (first, second) = (air.open("pen"), air.open("pen"));
        let held = Rc::new(RefCell::new(now(locks.try_take("pen")).unwrap()));
        assert!(held.borrow().is_some());
        assert!(now(locks.try_take("pen")).unwrap().is_none());
        let hand_over = held.clone();
        on_wanted(&first, move || drop(hand_over.borrow_mut().take()));
        let taken = now(take_over(&locks, &second, &Tick, "pen"));
        assert!(taken.is_ok() && held.borrow().is_none());
        drop(taken);
        assert!(now(locks.try_take("pen")).unwrap().is_some());
    }

    #[test]
    fn whoever_comes_second_waits_until_the_lock_is_free() {
        use core::pin::pin;
        use core::task::Context;
        let locks = MemoryLocks::default();
        let held = now(locks.take("pen")).unwrap();
        let mut second = pin!(locks.take("pen"));
        let mut context = Context::from_waker(Waker::noop());
        assert!(second.as_mut().poll(&mut context).is_pending());
        drop(held);
        assert!(matches!(second.as_mut().poll(&mut context), Poll::Ready(Ok(_))));
    }

    #[test]
    fn a_browser_without_locks_says_so() {
        assert_eq!(now(MemoryLocks::missing().try_take("pen")).err(), Some(LockError::Missing));
    }
}
