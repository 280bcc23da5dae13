//! One offer or task: what is asked, yes or no; later whom, where and what, and "done".

use super::list::{find, state};
use crate::ask::slots;
use crate::follow::{Letter, copying, gone};
use crate::link::{Health, use_link};
use crate::take_in::sentence;
use crate::{Route, frame, words as w};
use domain::{Millis, TaskId};
use leptos::prelude::*;
use ports::pocket::{Details, HelpStep, Helping, Post, Way};
use ui::{Banner, Button, ButtonLink, Icon, Page, Plate, Tone, Weight, common, fill, t, times, use_ui, view};

/// The page.
pub fn task_page(id: TaskId) -> Page {
    let (ui, link) = (use_ui(), use_link());
    let task = Memo::new(move |_| find(id));
    let post = Memo::new(move |_| link.pocket.with(|pocket| pocket.post));
    let body = move || match task.get() {
        Some(task) => whole(task, post.get(), ui.now.get_untracked()),
        None if link.health.get() == Health::Opening => frame::opening(),
        None => gone(),
    };
    Page::new(t(w::HELP_MINE), body)
}

fn whole(task: Helping, post: Post, now_ms: Millis) -> AnyView {
    let says = matches!(task.step, HelpStep::Declined | HelpStep::Accepted | HelpStep::Done);
    let waits = says && !matches!(task.way, Way::Sent(_));
    let by_hand = (waits && post == Post::Silent).then(|| copying(Letter::of_task(task.task)));
    let body = match (task.step, task.details.clone()) {
        (HelpStep::Asked, _) => offer(&task, now_ms),
        (HelpStep::Agreed, Some(details)) => details_of(&task, details),
        (HelpStep::Accepted, _) => view! { <p>{t(w::ACCEPTED_LINE)}</p> }.into_any(),
        (HelpStep::Declined, _) => view! { <p>{t(w::DECLINED_LINE)}</p> }.into_any(),
        (HelpStep::CalledOff, _) => called_off(&task),
        _ => ().into_any(),
    };
    // Once there is an address, that comes first, and where it is roughly need not be said.
    let known = task.details.is_some() && task.step == HelpStep::Agreed;
    let (before, after) = if known { (None, Some(facts(&task, false))) } else { (Some(facts(&task, true)), None) };
    view! {
        {frame::top("#/help", None)}
        <h1>{t(state(task.step))}</h1>
        {before}
        {by_hand}
        {body}
        {after}
    }
    .into_any()
}

/// What an offer says: no particulars.
fn facts(task: &Helping, near: bool) -> AnyView {
    let near = near
        .then(|| view! { <div><dt>{t(w::OFFER_NEAR)}</dt><dd><Plate place=task.near.clone()/></dd></div> }.into_any());
    view! {
        <dl class="facts">
            <div><dt>{t(w::KIND)}</dt><dd>{t(common::kind(task.kind))}</dd></div>
            {near}
            <div><dt>{t(w::SUITS)}</dt><dd>{slots(task.suits)}</dd></div>
        </dl>
    }
    .into_any()
}

fn offer(task: &Helping, now_ms: Millis) -> AnyView {
    if task.until_ms < now_ms {
        return view! { <Banner tone=Tone::Amber mark=Icon::Clock words=t(w::OFFER_OVER)/> }.into_any();
    }
    let (id, refused) = (task.task, RwSignal::new(None::<String>));
    let decline = move || {
        use_link().answer(id, None, move |said| {
            let _ = refused.try_set(said.err().map(|trouble| t(sentence(trouble)).to_owned()));
        });
    };
    let unknown = (!task.known).then(|| {
        let words = fill(t(w::OFFER_UNKNOWN), &[("code", &task.fingerprint)]);
        view! { <Banner tone=Tone::Amber mark=Icon::Info words=words/> }.into_any()
    });
    let captain = fill(t(w::CAPTAIN), &[("name", &task.captain)]);
    view! {
        <p>{fill(t(w::OFFER_FROM), &[("name", &captain)])}</p>
        <p class="soft">{fill(t(w::OFFER_UNTIL), &[("when", &times::near(now_ms, task.until_ms))])}</p>
        {unknown}
        <p class="soft">{t(w::OFFER_NAMES)}</p>
        {move || refused.get().map(|words| view! { <Banner tone=Tone::Persimmon mark=Icon::Warning words=words/> })}
        <div class="choices">
            <ButtonLink to=Route::TaskWho(id).address() label=t(w::ACCEPT) mark=Icon::Heart/>
            <Button label=t(w::DECLINE) weight=Weight::Secondary on_press=decline/>
        </div>
    }
    .into_any()
}

/// Nobody need go any more; the captain can be called to ask why.
fn called_off(task: &Helping) -> AnyView {
    view! {
        <p>{t(w::CALLED_OFF_LINE)}</p>
        {note(task.off.clone())}
    }
    .into_any()
}

fn note(words: String) -> Option<AnyView> {
    (!words.is_empty())
        .then(|| view! { <p class="card note"><strong>{t(w::CAPTAIN_SAYS)}</strong>{words}</p> }.into_any())
}

/// Whom to help, where, with what; the door code; and "done".
fn details_of(task: &Helping, details: Details) -> AnyView {
    let note = note(details.note.clone());
    let call = fill(t(common::CALL_WHOM), &[("who", &details.name)]);
    view! {
        <div class="card whom">
            <p class="whom-place"><Plate place=details.address/></p>
            <p class="lead">{details.name}</p>
            <p class="words">{details.words}</p>
            <p class="door-code"><span>{t(w::SAY_CODE)}</span><strong>{details.door_code}</strong></p>
        </div>
        {note}
        <div class="choices">
            <ButtonLink to=format!("tel:{}", details.telephone) label=call weight=Weight::Good mark=Icon::Phone/>
            <ButtonLink to=Route::TaskDone(task.task).address() label=t(w::FINISH) mark=Icon::Check/>
        </div>
    }
    .into_any()
}
