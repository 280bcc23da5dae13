//! Settings: language and look, the facts of the station and its file, the device; and on a phone, everything that
//! has no tab of its own.

use crate::app::{entries, mailbox_word, single};
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::start::delete_sample;
use crate::words::*;
use crate::{devices, keep, keeping, levels, lock, mailbox, palette};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, StationFile, Summary};
use ui::lang::LangSwitch;
use ui::look::{LargeType, ThemeSwitch};
use ui::view;
use ui::{Button, ButtonLink, Icon, Plate, Weight, common, icon, t, use_ui};

/// The page.
pub fn page() -> AnyView {
    let desk = use_desk();
    let guest = desk.summary().is_some_and(|summary| summary.guest);
    let body = view! {
        <div class="narrow">
            <div class="card settings">
                {setting(t(common::LANGUAGE), view! { <LangSwitch/> }.into_any())}
                {setting(t(common::THEME), view! { <ThemeSwitch/> }.into_any())}
                {setting(t(TEXT_LARGE), view! { <LargeType/> }.into_any())}
            </div>
            {desk.summary().as_ref().map(station)}
            {lock::card()}
            {keep::card()}
            {devices::card()}
            {(!desk.sample()).then(levels::card)}
            {policy()}
            {(!guest).then(keeping::card)}
            {(!guest).then(station_file)}
            {(!guest).then(mailbox::card)}
            {(!guest).then(mailbox::blocked)}
            {desk.sample().then(delete_sample)}
            <div class="card"><h2>{t(ABOUT)}</h2><p>{t(ABOUT_WORDS)}</p></div>
        </div>
    };
    single(t(SETTINGS_TITLE), "", Screen::Settings, body.into_any())
}

fn setting(label: &'static str, control: AnyView) -> AnyView {
    view! { <div class="setting"><span class="setting-label">{label}</span>{control}</div> }.into_any()
}

fn station(summary: &Summary) -> AnyView {
    let status = use_desk().status;
    view! {
        <div class="card">
            <h2>{t(STATION)}</h2>
            <p class="row-line"><Plate place=summary.name.clone()/><span>{summary.captain.clone()}</span><span translate="no">{summary.telephone.clone()}</span></p>
            <dl class="facts">
                <div class="fact"><dt>{t(FINGERPRINT)}</dt><dd class="fingerprint" translate="no">{summary.fingerprint.clone()}</dd></div>
                <div class="fact"><dt>{t(MAILBOX)}</dt><dd>{move || status.with(|status| mailbox_word(status.mailbox))}</dd></div>
            </dl>
            <p class="soft">{t(UNVERIFIED)}" · "{t(FINGERPRINT_HINT)}</p>
        </div>
    }
    .into_any()
}

/// The way to how helpers are chosen.
fn policy() -> AnyView {
    view! {
        <div class="card">
            <h2>{t(POLICY)}</h2>
            <p class="soft">{t(POLICY_OPEN_HINT)}</p>
            <div class="button-row"><ButtonLink to=Screen::Policy.href() label=t(POLICY_OPEN) weight=Weight::Secondary mark=Icon::Tune/></div>
        </div>
    }
    .into_any()
}

/// The file that tells phones who this station is.
fn station_file() -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let published = RwSignal::new(false);
    let fetch = move |then: fn(&StationFile)| {
        device::spawn(async move {
            match desk.ask(Ask::StationFile).await {
                Ok(Answer::StationFile(file)) => {
                    published.set(file.published);
                    then(&file);
                }
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
        });
    };
    let put = move || {
        device::spawn(async move {
            match desk.ask(Ask::PublishStation).await {
                Ok(_) => {
                    published.set(true);
                    ui.toast(t(PUBLISHED));
                }
                Err(fault) => ui.toast(fault.sentence()),
            }
        });
    };
    view! {
        <div class="card">
            <h2>{t(STATION_FILE)}</h2>
            <p class="soft">{t(STATION_FILE_HINT)}</p>
            {move || published.get().then(|| view! { <p role="status">{t(PUBLISHED)}</p> })}
            <div class="button-row">
                <Button label=t(PUBLISH) weight=Weight::Secondary mark=Icon::Send on_press=put/>
                <Button label=t(STATION_FILE_GET) weight=Weight::Quiet mark=Icon::Paper on_press=move || fetch(|file| save_file(&file.name, &file.text))/>
            </div>
        </div>
    }
    .into_any()
}

/// Hands a text over as a file.
pub fn save_file(name: &str, text: &str) {
    device::page::keep::save_file(name, "application/octet-stream", text.as_bytes());
}

/// On a phone: the pages without a tab.
pub fn more() -> AnyView {
    let links: Vec<_> = entries(use_desk().sample())
        .into_iter()
        .filter(|entry| !matches!(entry.to, Screen::Today(_) | Screen::File(_) | Screen::TakeIn | Screen::People(_)))
        .map(|entry| {
            view! { <li><a class="more-link" href=entry.to.href()>{icon(entry.mark)}<span>{t(entry.word)}</span>{icon(Icon::Forward)}</a></li> }
        })
        .collect();
    let links = view! { {palette::button("more-link")}<ul class="more">{links}</ul>{lock::button("more-link")} };
    single(t(common::MORE), "", Screen::More, links.into_any())
}
