//! Backups: the card in the settings, the banner that asks for one, and the form that brings one back.

mod card;
mod model;
mod restore;
pub mod sentinel;

pub use card::card;
pub use model::refused;
pub use restore::{at_start as restore_at_start, at_work as restore, bring};

use crate::desk::{Standing, use_desk};
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use model::{Wanted, wanted};
use ui::view;
use ui::{Banner, Icon, Tone, fill, t, times};

/// Says on every page that a backup is wanted, and why.
pub fn banner() -> AnyView {
    let desk = use_desk();
    let fingerprint = desk.summary().map(|summary| summary.fingerprint).unwrap_or_default();
    let wanted = Memo::new(move |_| {
        let held = sentinel::Sentinel::stored().filter(|sentinel| sentinel.fingerprint == fingerprint);
        desk.status.with(|status| wanted(status, held.and_then(|sentinel| sentinel.last), ui::page::clock()))
    });
    ui::el::live(move || {
        let wanted = wanted.get()?;
        let tone = if wanted.presses() { Tone::Persimmon } else { Tone::Amber };
        let (to, label) = match wanted {
            Wanted::Fuller { .. } => (Screen::Restore, RESTORE),
            _ => (Screen::Settings, BACKUP_MAKE),
        };
        let banner = view! {
            <Banner tone=tone mark=Icon::Shield words=wanted.sentence()>
                <a class="banner-link" href=to.href() on:click=move |_| card::lead_to()>{t(label)}</a>
            </Banner>
        };
        Some(banner.into_any())
    })
}

/// On the first page of a browser that had a desk and has lost it: says so before anybody founds another.
pub fn lost_banner() -> AnyView {
    let desk = use_desk();
    ui::el::live(move || {
        // Until the desk has answered, nothing is lost.
        let empty = desk.standing.with(|standing| *standing == Standing::NeedsSetUp);
        let lost = sentinel::Sentinel::stored().filter(|_| empty)?;
        let words = match lost.last {
            Some(last) => fill(t(LOST_WITH_BACKUP), &[("when", &times::near(ui::page::clock(), last.at_ms))]),
            None => t(LOST_WITHOUT_BACKUP).to_owned(),
        };
        Some(view! { <Banner tone=Tone::Persimmon mark=Icon::Warning words=words/> }.into_any())
    })
}
