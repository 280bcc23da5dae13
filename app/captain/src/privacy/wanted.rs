//! Somebody whom another device wants forgotten: said above every page, and decided on theirs.

use super::{Draft, told};
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use domain::PersonId;
use leptos::prelude::*;
use ports::desk::Ask;
use ports::desk::privacy::{About, Ask as Privacy, Wants};
use ui::view;
use ui::{Banner, Button, Icon, Tone, Weight, fill, t, times, use_ui};

fn whom() -> Memo<Option<PersonId>> {
    let counts = use_desk().counts;
    Memo::new(move |_| counts.with(|counts| counts.forget))
}

/// Says above every page that somebody has to be decided about.
pub fn banner() -> AnyView {
    let whom = whom();
    ui::el::live(move || {
        whom.get().map(|id| {
            view! {
                <Banner tone=Tone::Amber mark=Icon::Shield words=t(WANTED_FORGET)>
                    <a class="banner-link" href=Screen::People(Some(id)).href()>{t(WANTED_SEE)}</a>
                </Banner>
            }
            .into_any()
        })
    })
}

/// On their page: who wants it, and the two answers.
pub fn card(id: PersonId, draft: Draft) -> AnyView {
    let whom = whom();
    ui::el::live(move || {
        (whom.get() == Some(id)).then(|| {
            untrack(|| {
                shown(asked(move || Ask::Privacy(Privacy::About(id)), told), move |about| decide(id, &about, draft))
            })
        })
    })
}

fn decide(id: PersonId, about: &About, draft: Draft) -> AnyView {
    let (desk, ui, now) = (use_desk(), use_ui(), ui::page::clock());
    let lines: Vec<_> =
        about.asked.iter().map(|one| view! { <p>{wants(WANTED_BY, one, now)}</p> }.into_any()).collect();
    let look = move || {
        draft.look();
        request_animation_frame(|| ui::route::focus("#privacy h3"));
    };
    let keep = move || desk.act(ui, Ask::Privacy(Privacy::KeepAfterAll(id)), t(WANTED_KEPT).to_owned(), |_| {});
    view! {
        <div class="card notes" id="wanted">
            {lines}
            <p class="soft">{t(WANTED_HINT)}</p>
            <div class="button-row">
                <Button label=t(FORGET_SHOW) weight=Weight::Secondary on_press=look/>
                <Button label=t(WANTED_KEEP) weight=Weight::Quiet on_press=keep/>
            </div>
        </div>
    }
    .into_any()
}

/// On a device that does not decide: that the station has been asked.
pub fn asked_station(about: &About, now_ms: domain::Millis) -> Option<AnyView> {
    let one = about.asked.first().filter(|_| !about.decides)?;
    Some(view! { <p role="status">{wants(WANTED_ASKED, one, now_ms)}</p> }.into_any())
}

fn wants(word: ui::Word, one: &Wants, now_ms: domain::Millis) -> String {
    let device = if one.this { t(LOOKED_HERE) } else { one.device.as_str() };
    fill(t(word), &[("device", device), ("when", &times::near(now_ms, one.at_ms))])
}
