//! After sending: the number, where the request is now, and what happens next.

use super::copying::{Letter, copying, gone};
use super::list::find;
use crate::link::use_link;
use crate::{Route, frame, words as w};
use domain::RequestId;
use leptos::prelude::*;
use ports::pocket::{Mine, Post, Way};
use ui::{ButtonLink, Icon, Page, Weight, fill, t, times, use_ui, view};

/// The page.
pub fn sent_page(id: RequestId) -> Page {
    let (ui, link) = (use_ui(), use_link());
    let mine = Memo::new(move |_| find(id));
    let post = Memo::new(move |_| link.pocket.with(|pocket| pocket.post));
    let body = move || match mine.get() {
        Some(mine) => whole(&mine, post.get(), ui.now.get_untracked()),
        None => gone(),
    };
    Page::new(t(w::SENT_TITLE), body)
}

fn whole(mine: &Mine, post: Post, now_ms: u64) -> AnyView {
    let (title, class) = match (mine.way, post) {
        _ if !mine.heard.is_empty() => (w::STEP_RECEIVED, "sent-mark"),
        (Way::Sent(_) | Way::Copied(_), _) => (w::SENT_TITLE, "sent-mark"),
        (Way::Waits, Post::Silent) => (w::NOT_SENT_TITLE, "sent-mark sent-mark-waits"),
        (Way::Waits, _) => (w::SENDING_TITLE, "sent-mark sent-mark-waits"),
    };
    let by_hand = mine.heard.is_empty() && !matches!(mine.way, Way::Sent(_)) && post == Post::Silent;
    let number = format!("{:04}", mine.id.short());
    view! {
        {frame::top("#/", None)}
        <div class="sent" role="status">
            <span class=class>{ui::icon(if class == "sent-mark" { Icon::Check } else { Icon::Clock })}</span>
            <h1>{t(title)}</h1>
            <p class="ticket">{fill(t(w::NUMBER), &[("n", &number)])}</p>
        </div>
        {by_hand.then(|| view! { <p>{t(w::COPY_WAY)}</p> {copying(Letter::of_request(mine))} })}
        <p>{next(mine, now_ms)}</p>
        <p>{t(w::NO_PUSH)}</p>
        <p class="soft">{t(w::NOT_RECEIVED_YET)}</p>
        <ButtonLink to=Route::Request(mine.id).address() label=t(w::SEE_PROGRESS) weight=Weight::Secondary/>
    }
    .into_any()
}

/// Who will telephone, and by when: as promised for this kind of request.
fn next(mine: &Mine, now_ms: u64) -> String {
    let who = use_link().pocket.with_untracked(frame::captain).map_or_else(|| t(w::STATION).to_owned(), |(who, _)| who);
    let promised = mine.heard.last().and_then(|heard| heard.promised_ms);
    let due = promised.unwrap_or_else(|| engine::triage::due(mine.kind, mine.filed_ms).0);
    fill(t(w::NEXT_CALLS), &[("who", &who), ("when", &times::near(now_ms, due))])
}
