//! Handing over: one captain goes, another comes. On the device of whoever goes: what is in their hands, whether the station
//! has all of it, and the word that they hand over. On the station's: which captain's device has said so.

mod mine;
mod model;
mod stays;
mod theirs;

use crate::app::single;
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Ask as About, Handing};
use ports::desk::{Answer, Ask};
use ui::{t, view};

/// The page.
pub fn page() -> AnyView {
    let handing = asked(|| Ask::Devices(About::Handing), told);
    let guest = use_desk().summary().is_some_and(|summary| summary.guest);
    let (mine, stays) = (mine::Page::new(), stays::Page::new());
    let first = if guest { shown(handing, move |handing| mine.view(&handing)) } else { theirs::view() };
    let body = view! {
        <div class="narrow" id="hand-over">
            {first}
            {mine.made()}
            {shown(handing, move |handing| stays.view(&handing))}
            {mine.question(handing)}
        </div>
    };
    single(t(HAND_OVER), t(HAND_OVER_LEAD), Screen::HandOver, body.into_any())
}

fn told(answer: Answer) -> Option<Handing> {
    match answer {
        Answer::Devices(Told::Handing(handing)) => Some(handing),
        _ => None,
    }
}
