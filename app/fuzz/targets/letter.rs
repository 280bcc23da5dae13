//! Any body from anybody, sealed to a station's inbox, at a desk with work in it: the desk answers, and opens again.
#![no_main]

#[path = "../../workers/desk/tests/common/mod.rs"]
mod common;

use common::{Browser, Phone, ask, building, open};
use courier::{Body, Poster};
use libfuzzer_sys::fuzz_target;
use ports::desk::{Ask, Mode};

/// A station, with what one phone had asked before; made once.
struct Station {
    browser: Browser,
    poster: Poster,
}

thread_local!(static STATION: Station = {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut phone = Phone::new(1);
    for (id, words) in [(1, "灯坏了"), (2, "陪我去医院")] {
        let text = phone.message(&poster, &Body::Request(phone.request(id, place, words)));
        ask(&desk, Ask::TakeIn { text }).expect("taken in");
    }
    Station { browser, poster }
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(body) = postcard::from_bytes::<Body>(bytes) else { return };
    STATION.with(|station| {
        let mut browser = Browser::started_after(100);
        browser.real = station.browser.real.copy();
        let desk = browser.tab();
        open(&desk, Mode::Real);
        let mut phone = Phone::new(1);
        let Some(text) = sealed(&mut phone, &station.poster, &body) else { return };
        ask(&desk, Ask::Preview { text: text.clone() }).expect("looked at");
        ask(&desk, Ask::TakeIn { text: text.clone() }).expect("taken in");
        ask(&desk, Ask::TakeIn { text }).expect("taken in again");
        let again = browser.tab();
        open(&again, Mode::Real);
    });
});

/// As a chat message; `None` when no slip can carry it.
fn sealed(phone: &mut Phone, to: &Poster, body: &Body) -> Option<String> {
    let slip = courier::slip::seal(&mut phone.rng, &phone.sign, &to.inbox, body).ok()?;
    courier::code::message("您好", common::BASE, &slip)
}
