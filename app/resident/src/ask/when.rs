//! "When does it suit?": days and parts of the day, both of which may stay open.

use super::use_asking;
use crate::{Route, frame, words as w};
use domain::time::Part;
use leptos::prelude::*;
use ui::{Button, ChooseMany, Form, Page, Troubles, common, go, t, view};

/// The page.
pub fn when_page() -> Page {
    let asking = use_asking();
    let days = [w::TODAY, w::TOMORROW, w::WEEKDAYS, w::WEEKEND].map(|word| t(word).to_owned()).to_vec();
    let parts = Part::ALL.map(|part| t(common::part(part)).to_owned()).to_vec();
    let next = move || {
        let known = untrack(|| asking.person()).is_some();
        go(&if known { Route::AskCheck } else { Route::AskWho }.address());
    };
    let body = view! {
        {frame::top("#/ask", None)}
        <h1>{t(w::WHEN)}</h1>
        <p class="soft">{t(w::WHEN_LINE)}</p>
        <Form troubles=Troubles::new() on_send=next>
            <ChooseMany id="days" legend=t(w::WHICH_DAY) options=days picked=asking.days/>
            <ChooseMany id="parts" legend=t(w::WHICH_PART) options=parts picked=asking.parts/>
            <Button label=t(common::NEXT)/>
        </Form>
    };
    Page::new(t(w::WHEN), body)
}
