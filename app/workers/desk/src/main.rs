//! The program of the desk worker: a desk in a browser, and its post.

use desk::Desk;
use desk::browser::BrowserHost;
use device::port::{Teller, serve};
use ports::desk::{Ask, News};

/// Memory asked for at the start and given back at once. A ledger grows by tens of megabytes, and growing a wasm
/// memory 64 KB at a time costs ten times as much as folding (measured: 1.1 s against 0.13 s for 100,000 operations).
const ROOM_BYTES: usize = 64 << 20;

fn main() {
    core::hint::black_box(Vec::<u8>::with_capacity(ROOM_BYTES));
    serve(async |teller: Teller<News>| {
        let desk = Desk::new(BrowserHost::new(teller));
        let post = desk.clone();
        device::spawn(async move { post.work().await });
        async move |ask: Ask| desk.answer(ask).await
    });
}
