//! A turn: whoever holds it is the only one to read and change the desk, across awaits. Questions take turns in the
//! order in which they came.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Whose turn it is.
#[derive(Default)]
pub struct Turn {
    taken: Cell<bool>,
    waiting: RefCell<VecDeque<Waker>>,
}

/// A turn held; dropping it passes it on.
#[must_use]
pub struct Held<'a>(&'a Turn);

impl Turn {
    /// Waits for a turn.
    pub async fn take(&self) -> Held<'_> {
        poll_fn(|context| {
            if self.taken.get() {
                self.waiting.borrow_mut().push_back(context.waker().clone());
                return Poll::Pending;
            }
            self.taken.set(true);
            Poll::Ready(())
        })
        .await;
        Held(self)
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.taken.set(false);
        if let Some(next) = self.0.waiting.borrow_mut().pop_front() {
            next.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;
    use std::task::Context;

    #[test]
    fn the_second_waits_until_the_first_is_done() {
        let turn = Turn::default();
        let mut context = Context::from_waker(Waker::noop());
        let mut first = Box::pin(turn.take());
        let Poll::Ready(held) = first.as_mut().poll(&mut context) else { panic!("nobody has it") };
        let mut second = pin!(turn.take());
        assert!(second.as_mut().poll(&mut context).is_pending());
        drop(held);
        assert!(second.as_mut().poll(&mut context).is_ready());
    }
}
