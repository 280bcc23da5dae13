//! The gallery: every part on a page, to look at while drawing them. See `index.html` for how to build it.

mod kiosk;
mod resident;
mod table;

use leptos::prelude::*;
use ui::{Page, pages};

fn main() {
    ui::start(app);
}

fn app() -> AnyView {
    pages(|route| match route.part(0) {
        "ask" => Page::new("ask", resident::ask()),
        "request" => Page::new("request", resident::request()),
        "parts" => Page::new("parts", resident::parts()),
        "table" => Page::new("table", table::table()),
        "kiosk" => Page::new("kiosk", kiosk::kiosk()),
        _ => Page::new("home", resident::home()),
    })
}
