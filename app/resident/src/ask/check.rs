//! "Please check": every answer with its way back, the notice, and the button that sends.

use super::words::danger;
use super::{slots, use_asking};
use crate::link::{Health, use_link};
use crate::take_in::sentence;
use crate::{Route, frame, home, words as w};
use domain::{Day, RequestId};
use leptos::prelude::*;
use ports::pocket::{Person, Standing, Trouble};
use ui::{Button, Form, Icon, Page, Troubles, common, go, replace, t, use_ui, view};

/// The page.
pub fn check_page() -> Page {
    let (asking, link, ui) = (use_asking(), use_link(), use_ui());
    let (sending, wrong) = (RwSignal::new(false), Troubles::new());
    let busy = Signal::derive(move || sending.get() && link.health.get() != Health::Lost);
    let today = move || Day::of(ui.now.get());
    let refuse = move |trouble| wrong.show(vec![ui::Trouble::new("words-row", t(sentence(trouble)))]);
    let send = move || {
        let Some(person) = untrack(|| asking.person()) else { return go("#/ask/who") };
        if untrack(|| asking.words.with(|words| words.trim().is_empty())) {
            return go("#/ask");
        }
        if link.health.get_untracked() == Health::Lost {
            return link.again();
        }
        if link.pocket.with_untracked(|pocket| pocket.station.as_ref().is_none_or(|s| s.standing == Standing::Forged)) {
            return refuse(Trouble::NoStation);
        }
        sending.set(true);
        let filing = untrack(|| asking.draft().filing(person, today()));
        link.file(filing, move |filed| {
            let _ = sending.try_set(false);
            filed.map_or_else(refuse, sent);
        });
    };
    let body = view! {
        {frame::top("#/ask/when", None)}
        <h1>{t(w::CHECK)}</h1>
        <Form troubles=wrong on_send=send>
            {danger}
            {move || answers(asking.person(), today())}
            {move || link.pocket.with(|pocket| pocket.station.as_ref().and_then(home::unverified))}
            <p class="soft">{t(w::NOTICE)}" "<a href="#/privacy">{t(w::PRIVACY)}</a></p>
            <Button label=t(common::SEND) mark=Icon::Send busy/>
        </Form>
    };
    Page::new(t(w::CHECK), body)
}

fn sent(id: RequestId) {
    use_asking().clear();
    replace(&Route::Sent(id).address());
}

fn answers(person: Option<Person>, today: Day) -> AnyView {
    let draft = use_asking().draft();
    let typed = use_asking().typed();
    let home = person.and_then(|person| person.home).map_or(typed.home, |home| home.to_string());
    let rows = [
        (w::YOUR_WORDS, draft.words.trim().to_owned(), "#/ask"),
        (w::KIND, t(common::kind(draft.kind())).to_owned(), "#/ask"),
        (w::SUITS, slots(draft.suits(today)), "#/ask/when"),
        (w::NAME, typed.name, "#/ask/who"),
        (w::TELEPHONE, typed.telephone, "#/ask/who"),
        (w::HOME, home, "#/ask/who"),
    ];
    let row = |(name, value, to): (ui::Word, String, &'static str)| {
        view! {
            <div class="answer" id=(name == w::YOUR_WORDS).then_some("words-row") tabindex="-1">
                <dt>{t(name)}</dt>
                <dd>{value}</dd>
                <dd><a href=to aria-label=format!("{} {}", t(common::EDIT), t(name))>{t(common::EDIT)}</a></dd>
            </div>
        }
        .into_any()
    };
    view! { <dl class="answers">{rows.map(row).into_iter().collect_view()}</dl> }.into_any()
}
