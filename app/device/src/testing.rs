//! For tests: running a future that never really waits, as those of the in-memory twins.

use core::future::Future;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

/// The result of a future that is ready at once.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("an in-memory twin waited"),
    }
}
