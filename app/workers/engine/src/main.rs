//! The engine's worker: unpacks a scene, asks the engine, answers. It remembers the plan it was asked for last, and
//! nothing else.

mod answer;

use device::{BrowserClock, Clock};
use engine::assign::{WARM_UP_ROUNDS, warm_up};

fn main() {
    device::port::serve(async |_teller: device::port::Teller<()>| {
        device::spawn(warm());
        let bench = answer::Bench::default();
        async move |ask| bench.answer(ask)
    });
}

/// Warms up while nobody asks: whoever does waits for one round at most.
async fn warm() {
    for _ in 0..WARM_UP_ROUNDS {
        BrowserClock.sleep(0).await;
        warm_up();
    }
}
