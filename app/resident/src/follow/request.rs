//! One request's page: number, steps, who comes, what is the matter, and what can be said now.

use super::copying::{Letter, copying, gone};
use super::list::find;
use super::steps;
use super::timeline::{State, Timeline, Topic, timeline};
use crate::link::{Health, use_link};
use crate::{Route, frame, words as w};
use domain::{Millis, RequestId};
use leptos::prelude::*;
use ports::pocket::{Mine, Post, Way};
use ui::{Banner, ButtonLink, Icon, Page, Progressed, Tone, Visitor, Weight, fill, t, times, use_ui, view};

/// The page.
pub fn request_page(id: RequestId) -> Page {
    let (ui, link) = (use_ui(), use_link());
    let mine = Memo::new(move |_| find(id));
    let post = Memo::new(move |_| link.pocket.with(|pocket| pocket.post));
    let body = move || match mine.get() {
        Some(mine) => whole(&mine, post.get(), ui.now.get()),
        None if link.health.get() == Health::Opening => frame::opening(),
        None => gone(),
    };
    Page::new(t(w::MINE), body)
}

fn whole(mine: &Mine, post: Post, now_ms: Millis) -> AnyView {
    let timeline = timeline(mine, now_ms);
    let number = fill(t(w::NUMBER), &[("n", &format!("{:04}", mine.id.short()))]);
    let round = (timeline.round > 0).then(|| fill(t(w::ROUND), &[("n", &(timeline.round + 1).to_string())]));
    view! {
        {frame::top("#/mine", mine.home.map(|home| home.to_string()))}
        <h1>{steps::short(&mine.words)}</h1>
        <p class="soft">{number}" · "{times::near(now_ms, mine.filed_ms)}{round.map(|round| format!(" · {round}"))}</p>
        {timeline.worry.map(|worry| worried(steps::worry(worry, now_ms)))}
        {coming(&timeline)}
        {drawn(&timeline, mine, now_ms)}
        {note(&timeline)}
        {timeline.unanswered.as_ref().map(|(say, way)| said(steps::said(say, *way)))}
        {by_hand(mine, post)}
        {choices(&timeline, mine.id)}
        <details class="more"><summary>{t(w::YOUR_WORDS)}</summary><p class="words">{mine.words.clone()}</p></details>
    }
    .into_any()
}

fn worried(words: String) -> AnyView {
    view! { <Banner tone=Tone::Amber mark=Icon::Warning words=words/> }.into_any()
}

fn said(words: String) -> AnyView {
    view! { <Banner tone=Tone::Blue mark=Icon::Speech words=words/> }.into_any()
}

fn drawn(timeline: &Timeline, mine: &Mine, now_ms: Millis) -> AnyView {
    let steps = timeline.steps.iter().map(|step| {
        let state = match step.state {
            State::Past => Progressed::Done,
            State::Now => Progressed::Now,
            State::Ahead => Progressed::Ahead,
        };
        ui::Step::new(state, t(steps::title(step, timeline)), steps::line(step, timeline, mine, now_ms))
    });
    view! { <ui::Timeline steps=steps.collect()/> }.into_any()
}

/// Who comes, and the number to be told at the door: before the steps, because it is what one opens the page for then.
fn coming(timeline: &Timeline) -> Option<AnyView> {
    let helper = timeline.helper.as_ref().filter(|_| timeline.now() == Topic::Coming)?;
    let line = match helper.when.as_str() {
        "" => t(w::VOLUNTEER).to_owned(),
        when => format!("{} · {when}", t(w::VOLUNTEER)),
    };
    Some(
        view! {
            <div class="coming">
                <Visitor name=helper.name.clone() line=line code_name=t(w::DOOR_CODE) code=helper.door_code/>
                <p class="soft">{t(w::DOOR_CODE_LINE)}</p>
            </div>
        }
        .into_any(),
    )
}

fn note(timeline: &Timeline) -> Option<AnyView> {
    let note = timeline.last.as_ref().map(|heard| heard.note.clone()).filter(|note| !note.is_empty())?;
    Some(view! { <p class="card note"><strong>{t(w::CAPTAIN_SAYS)}</strong>{note}</p> }.into_any())
}

/// Where something waits and the mailbox does not carry it: the message to copy.
fn by_hand(mine: &Mine, post: Post) -> Option<AnyView> {
    let waits = |way: Way| !matches!(way, Way::Sent(_));
    let waiting = match &mine.said {
        Some((_, way)) => waits(*way),
        None => mine.heard.is_empty() && waits(mine.way),
    };
    (waiting && post == Post::Silent).then(|| copying(Letter::of_request(mine)))
}

fn choices(timeline: &Timeline, id: RequestId) -> AnyView {
    view! {
        <div class="choices">
            {timeline.can_confirm().then(|| view! {
                <ButtonLink to=Route::Rate(id).address() label=t(w::RATE) mark=Icon::Star/>
            })}
            {timeline.can_reopen().then(|| view! {
                <ButtonLink to=Route::Again(id).address() label=t(w::AGAIN) weight=Weight::Secondary/>
            })}
            {timeline.can_withdraw().then(|| view! {
                <ButtonLink to=Route::Withdraw(id).address() label=t(w::WITHDRAW) weight=Weight::Quiet/>
            })}
        </div>
    }
    .into_any()
}
