//! What is kept where, and for what: the privacy notice and its version.

use crate::{ask, frame, words as w};
use leptos::prelude::*;
use ui::{Page, Word, fill, t, view};

/// The notice.
pub fn privacy_page() -> Page {
    let line = |word: Word| view! { <li>{t(word)}</li> }.into_any();
    let body = view! {
        {frame::top("#/", None)}
        <h1>{t(w::PRIVACY_TITLE)}</h1>
        <ul class="plain">{[w::PRIVACY_1, w::PRIVACY_2, w::PRIVACY_3, w::PRIVACY_4].map(line).into_iter().collect_view()}</ul>
        <p class="soft">{fill(t(w::NOTICE_VERSION), &[("n", &ask::NOTICE.to_string())])}</p>
    };
    Page::new(t(w::PRIVACY_TITLE), body)
}
