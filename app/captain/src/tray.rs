//! The tray of new senders: let in, dismiss or block, one by one or many at once.

use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::{n, plate};
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, SlipId, TrayAct, TrayRow};
use std::collections::BTreeSet;
use ui::view;
use ui::{Button, EmptyState, Icon, Tag, Tone, Ui, Weight, common, t, times, use_ui};

/// Most new senders shown at once; more are held back until these are decided.
const ROWS_MAX: u32 = 200;

/// The list.
pub fn list() -> AnyView {
    let chosen = RwSignal::new(BTreeSet::<SlipId>::new());
    let answer = asked(
        || Ask::Tray { from: 0, count: ROWS_MAX },
        |answer| match answer {
            Answer::Tray(page) => Some(page.rows),
            _ => None,
        },
    );
    shown(answer, move |rows| {
        if rows.is_empty() {
            return view! { <EmptyState mark=Icon::Box title=t(TRAY_EMPTY) line=t(TRAY_EMPTY_HINT)/> }.into_any();
        }
        let all: BTreeSet<SlipId> = rows.iter().map(|row| row.id).collect();
        let items: Vec<_> = rows.iter().map(|row| view! { <li>{item(row, chosen)}</li> }).collect();
        view! {
            <p class="soft pane-note">{t(TRAY_LEAD)}</p>
            {bulk(all, chosen)}
            <ul class="rows">{items}</ul>
        }
        .into_any()
    })
}

/// Everything at once: choose all, and dismiss what is chosen.
fn bulk(all: BTreeSet<SlipId>, chosen: RwSignal<BTreeSet<SlipId>>) -> AnyView {
    let (ui, many) = (use_ui(), all.len());
    if many < 2 {
        return ().into_any();
    }
    let choose_all =
        move || chosen.update(|chosen| if chosen.len() == many { chosen.clear() } else { *chosen = all.clone() });
    let dismiss = move || {
        let ids = chosen.get_untracked().into_iter().collect();
        chosen.set(BTreeSet::new());
        decide(ui, ids, TrayAct::Dismiss);
    };
    view! {
        <div class="bulk">
            <Button label=t(CHOOSE_ALL) weight=Weight::Quiet on_press=choose_all/>
            {move || {
                let count = chosen.with(BTreeSet::len);
                (count > 0).then(|| view! { <Button label=n(DISMISS_N, count) weight=Weight::Danger on_press=dismiss/> })
            }}
        </div>
    }
    .into_any()
}

fn decide(ui: Ui, ids: Vec<SlipId>, act: TrayAct) {
    let said = match act {
        TrayAct::Accept => ACCEPTED,
        TrayAct::Dismiss => DISMISSED,
        TrayAct::Block => BLOCKED,
    };
    use_desk().act(ui, Ask::TrayDo { ids, act }, t(said).to_owned(), |_| {});
}

fn item(row: &TrayRow, chosen: RwSignal<BTreeSet<SlipId>>) -> AnyView {
    let ui = use_ui();
    let (id, now, filed_ms) = (row.id, ui.now, row.filed_ms);
    let tick = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    let name = format!("{} {}", row.hint.who, row.hint.plate);
    let who_line = format!("{} {}", row.hint.who, row.telephone);
    view! {
        <div class="tray-row">
            <label class="tray-tick">
                <input type="checkbox" prop:checked=move || chosen.with(|chosen| chosen.contains(&id)) on:change=tick/>
                <span class="visually-hidden">{name.clone()}</span>
            </label>
            <div class="tray-words">
                <p class="tray-quote">{row.words.clone()}</p>
                <p class="row-line">
                    {plate(&row.hint.plate)}
                    <span class="row-facts">
                        <span>{who_line}</span>
                        <span>{t(common::kind(row.kind))}</span>
                        <span>{move || times::near(now.get(), filed_ms)}</span>
                    </span>
                </p>
                <p class="tags">
                    {if row.known { view! { <Tag words=t(ON_ROSTER) tone=Tone::Pine/> } } else { view! { <Tag words=t(NOT_ON_ROSTER) tone=Tone::Amber/> } }}
                    {row.old_key.then(|| view! { <Tag words=t(OLD_KEY) tone=Tone::Amber/> })}
                </p>
                <div class="button-row">
                    <Button label=t(ACCEPT) name=format!("{} {name}", t(ACCEPT)) on_press=move || decide(ui, vec![id], TrayAct::Accept)/>
                    <Button label=t(DISMISS) weight=Weight::Secondary name=format!("{} {name}", t(DISMISS)) on_press=move || decide(ui, vec![id], TrayAct::Dismiss)/>
                    <Button label=t(BLOCK) weight=Weight::Quiet name=format!("{} {name}", t(BLOCK)) on_press=move || decide(ui, vec![id], TrayAct::Block)/>
                </div>
            </div>
        </div>
    }
    .into_any()
}
