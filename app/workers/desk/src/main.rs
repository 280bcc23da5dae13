//! The program of the desk worker: a desk in a browser, and its post.

use desk::Desk;
use desk::browser::BrowserHost;
use device::port::{Teller, serve};
use ports::desk::{Ask, News};

fn main() {
    serve(async |teller: Teller<News>| {
        let desk = Desk::new(BrowserHost::new(teller));
        let post = desk.clone();
        device::spawn(async move { post.work().await });
        async move |ask: Ask| desk.answer(ask).await
    });
}
