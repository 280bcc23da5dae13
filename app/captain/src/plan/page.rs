//! The page: totals, a line for each place with the person proposed and why, and "agree". A change by hand mends the
//! plan, and only what changed is drawn anew: whoever pressed a button keeps the focus on it.

use super::making::make;
use super::model::{
    Going, Key, Line, Shown, agree_label, agreed, left_toggled, people, pin_toggled, said_agreed, said_of, without,
};
use super::{side, swap};
use crate::app::single;
use crate::asked::{Asked, fetched};
use crate::desk::{Desk, use_desk};
use crate::facts::{due_tag, n, name, plate, reasons};
use crate::faults::Fault;
use crate::helpers::proposal_tags;
use crate::policy;
use crate::screen::Screen;
use crate::words::*;
use domain::{PersonId, RequestId};
use engine::plan::{Chosen, Why};
use leptos::prelude::*;
use ports::desk::{Ask, PersonRow, Row};
use ui::view;
use ui::{Avatar, Button, ButtonLink, EmptyState, Here, Icon, Progress, Tag, Tone, Ui, Weight, icon, t, use_ui};

/// Most reasons on one line.
const REASONS: usize = 3;

/// Somebody for a request.
type Pair = (RequestId, PersonId);

/// The plan on the page, and which of its lines is being changed.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The page's desk.
    pub desk: Desk,
    /// The line for which somebody else is looked for.
    pub swapping: RwSignal<Option<Key>>,
    shown: Asked<Shown>,
    tries: RwSignal<u32>,
    here: Here,
    /// Whether "plan again" was pressed for the plan that is made next.
    pressed: StoredValue<bool>,
}

impl Sheet {
    fn new() -> Self {
        let (desk, ui) = (use_desk(), use_ui());
        let (tries, pressed) = (RwSignal::new(0), StoredValue::new(false));
        let planned = StoredValue::new(None);
        let before = StoredValue::new(Vec::new());
        let shown: Asked<Shown> = fetched(move || {
            let (by_hand, version) = (desk.by_hand.get(), (tries.get(), desk.changes.get()));
            let anew = planned.get_value() != Some(version);
            planned.set_value(Some(version));
            let pressed = pressed.try_update_value(core::mem::take).unwrap_or_default();
            async move {
                let pins = by_hand.pins.len();
                let shown = make(desk, by_hand, anew, before.get_value()).await?;
                let keys = shown.lines.iter().map(|line| line.key).collect();
                // Whoever has left the page meanwhile is told when they come back.
                if before.try_set_value(keys).is_none() {
                    tell(desk, ui, &shown, pins, pressed);
                }
                Ok(shown)
            }
        });
        Self { desk, swapping: RwSignal::new(None), shown, tries, here: Here::of_page(), pressed }
    }

    /// One of its lines as it is now.
    fn line(self, key: Key) -> Memo<Option<Line>> {
        let shown = self.shown;
        let find = move |shown: &Option<Result<Shown, Fault>>| {
            shown.as_ref()?.as_ref().ok()?.lines.iter().find(|line| line.key == key).cloned()
        };
        Memo::new(move |_| shown.with(find))
    }

    /// Something of the plan as it is now.
    fn part<T: Default + PartialEq + Send + Sync + 'static>(self, pick: fn(&Shown) -> T) -> Memo<T> {
        let shown = self.shown;
        Memo::new(move |_| {
            shown.with(|shown| shown.as_ref().and_then(|shown| shown.as_ref().ok()).map(pick).unwrap_or_default())
        })
    }

    fn again(self) {
        self.tries.update(|tries| *tries += 1);
    }
}

/// Says what became of what was pinned, and forgets what cannot be any more.
fn tell(desk: Desk, ui: Ui, shown: &Shown, pins: usize, pressed: bool) {
    if let Some(said) = said_of(shown, pins, pressed) {
        ui.toast(said);
    }
    if !shown.fallen.is_empty() {
        desk.by_hand.update(|now| *now = without(core::mem::take(now), &shown.fallen));
    }
}

/// How far the page is.
#[derive(Clone, PartialEq)]
enum Stage {
    Running,
    Failed(Fault),
    Nothing,
    Whole,
}

/// The plan.
pub fn page() -> AnyView {
    let sheet = Sheet::new();
    let stage = Memo::new(move |_| {
        sheet.shown.with(|shown| match shown {
            None => Stage::Running,
            Some(Err(fault)) => Stage::Failed(fault.clone()),
            Some(Ok(shown)) if shown.is_empty() => Stage::Nothing,
            Some(Ok(_)) => Stage::Whole,
        })
    });
    let body = move || {
        match stage.get() {
        Stage::Running => {
            view! { <div class="card"><Progress words=t(PLAN_RUNNING) done=Signal::from(0) total=Signal::from(0)/></div> }
                .into_any()
        }
        Stage::Failed(fault) => failed(&fault, sheet),
        Stage::Nothing => view! { <EmptyState mark=Icon::Heart title=t(PLAN_NONE) line=t(PLAN_NONE_HINT)/> }.into_any(),
        Stage::Whole => untrack(|| whole(sheet)),
    }
    };
    single(t(PLAN_TITLE), t(PLAN_LEAD), Screen::Plan, body.into_any())
}

fn failed(fault: &Fault, sheet: Sheet) -> AnyView {
    let sentence = match fault {
        Fault::Port(_) => t(ENGINE_MISSING_PLAN).to_owned(),
        Fault::Desk(_) => fault.sentence(),
    };
    let again = move || {
        sheet.desk.restart_engine();
        sheet.again();
    };
    view! {
        <div class="card missing" role="alert">
            <p>{sentence}</p>
            <Button label=t(ui::common::RETRY) weight=Weight::Secondary mark=Icon::Again on_press=again/>
        </div>
    }
    .into_any()
}

fn whole(sheet: Sheet) -> AnyView {
    let lines = sheet.part(|shown| shown.lines.iter().map(|line| line.key).collect::<Vec<_>>());
    let keys = sheet.part(|shown| agreed(&shown.lines));
    let moved = sheet.part(|shown| shown.moved.clone());
    view! {
        {policy::banner(Desk::policy_is_off)}
        {totals(sheet, keys)}
        {side::moved(moved)}
        <ol class="plan">
            <For each=move || lines.get() key=|key| *key children=move |key| row(sheet, key)/>
        </ol>
        {side::section(sheet.part(|shown| shown.scarce.clone()), sheet.part(|shown| shown.load.clone()))}
        {agree(sheet, keys, moved)}
    }
    .into_any()
}

fn totals(sheet: Sheet, keys: Memo<Vec<Pair>>) -> AnyView {
    let open = sheet.part(|shown| shown.lines.len() - agreed(&shown.lines).len());
    let certified = sheet.part(|shown| shown.certified);
    let again = move || {
        sheet.pressed.set_value(true);
        sheet.again();
    };
    view! {
        <div class="plan-totals">
            {move || {
                let open = open.get();
                view! { <Tag words=n(PLAN_UNMATCHED, open) tone=if open == 0 { Tone::Plain } else { Tone::Amber }/> }
            }}
            {move || view! { <Tag words=n(PLAN_MATCHED, keys.with(Vec::len)) tone=Tone::Pine/> }}
            {move || view! { <Tag words=n(PLAN_PEOPLE, keys.with(|keys| people(keys)))/> }}
            {move || certified.get().then(|| view! { <span class="proven">{icon(Icon::Shield)}{t(PLAN_PROVEN)}</span> })}
            <Button label=t(PLAN_ANEW) weight=Weight::Quiet mark=Icon::Again on_press=again/>
            <ButtonLink to=Screen::Policy.href() label=t(POLICY) weight=Weight::Quiet mark=Icon::Tune/>
        </div>
    }
    .into_any()
}

fn of_request(row: &Row) -> AnyView {
    view! {
        <div class="plan-request">
            <a class="plain-link plan-title" href=Screen::Today(Some(row.id)).href()>{row.title.clone()}</a>
            <p class="row-line">{plate(&row.plate)}{row.due_ms.map(due_tag)}{needs(row)}</p>
        </div>
    }
    .into_any()
}

/// That more than one is needed: each has a line.
fn needs(row: &Row) -> Option<AnyView> {
    (row.needs > 1).then(|| view! { <Tag words=n(NEEDS_N, row.needs)/> }.into_any())
}

/// Where a line stands on the page.
pub fn place(key: Key) -> String {
    let hex: String = key.0.0.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("plan-{hex}-{}", key.1)
}

/// One line: who goes may change while it stands.
fn row(sheet: Sheet, key: Key) -> AnyView {
    let line = sheet.line(key);
    let Some(request) = line.get_untracked().map(|line| line.request) else { return ().into_any() };
    let going = Memo::new(move |_| line.get().map(|line| line.going));
    let aside = move || matches!(going.get(), Some(Going::Nobody(Why::ByHand)));
    let empty = move || matches!(going.get(), Some(Going::Nobody(_)));
    let title = request.title.clone();
    let swap = move || {
        let now = sheet.swapping.get();
        (now == Some(key)).then(|| untrack(|| swap::panel(sheet, key, &title, asked(line))))
    };
    view! {
        <li id=place(key) class="card plan-row" class:plan-out=aside class:plan-left=empty>
            {of_request(&request)}
            <div class="plan-person">{move || going.get().map(|going| whom(&going))}</div>
            {acts(sheet, key, going)}
            {swap}
        </li>
    }
    .into_any()
}

/// Who is asked on a line now.
fn asked(line: Memo<Option<Line>>) -> Option<(Chosen, PersonRow)> {
    match line.get_untracked()?.going {
        Going::Asked(asked) => Some(*asked),
        Going::Nobody(_) => None,
    }
}

fn whom(going: &Going) -> AnyView {
    match going {
        Going::Asked(asked) => {
            let (chosen, person) = &**asked;
            let pinned = chosen.pinned.then(|| view! { <Tag words=t(PLAN_PINNED)/> });
            view! {
                <Avatar name=name(person)/>
                <div>
                    <p class="proposal-name"><strong>{name(person)}</strong>{plate(&person.plate)}{pinned}</p>
                    {proposal_tags(&chosen.view, REASONS)}
                </div>
            }
            .into_any()
        }
        Going::Nobody(why) => view! { <p class="plan-why">{reasons::left(*why)}</p> }.into_any(),
    }
}

/// What can be done about a line.
fn acts(sheet: Sheet, key: Key, going: Memo<Option<Going>>) -> AnyView {
    let by_hand = sheet.desk.by_hand;
    let asked = move || match going.get() {
        Some(Going::Asked(asked)) => Some((asked.1.id, asked.0.pinned)),
        _ => None,
    };
    let aside = move || matches!(going.get(), Some(Going::Nobody(Why::ByHand)));
    let open = move || sheet.swapping.update(|now| *now = (*now != Some(key)).then_some(key));
    let pin = move || {
        if let Some((whom, _)) = untrack(asked) {
            by_hand.update(|now| *now = pin_toggled(core::mem::take(now), key.0, whom));
        }
    };
    let leave = move || by_hand.update(|now| *now = left_toggled(core::mem::take(now), key.0));
    let swap_label = move || t(if asked().is_some() { PLAN_SWAP } else { PLAN_FIND });
    let pin_label = move || t(if asked().is_some_and(|(_, pinned)| pinned) { PLAN_UNPIN } else { PLAN_PIN });
    let leave_label = move || t(if aside() { PLAN_KEEP } else { PLAN_DROP });
    // Drawn anew only when a button comes or goes, so that the one just pressed stays.
    let (open_there, pin_there) = (Memo::new(move |_| !aside()), Memo::new(move |_| asked().is_some()));
    let swap = move || {
        open_there.get().then(|| view! { <Button label=swap_label weight=Weight::Quiet on_press=open/> }.into_any())
    };
    let pin = move || {
        pin_there.get().then(|| view! { <Button label=pin_label weight=Weight::Quiet on_press=pin/> }.into_any())
    };
    view! {
        <div class="plan-acts">
            {swap}
            {pin}
            <Button label=leave_label weight=Weight::Quiet on_press=leave/>
        </div>
    }
    .into_any()
}

/// The foot of the page: agreeing is the only thing that writes.
fn agree(sheet: Sheet, keys: Memo<Vec<Pair>>, moved: Memo<Vec<(Row, PersonRow)>>) -> AnyView {
    let (desk, ui) = (sheet.desk, use_ui());
    let press = move || {
        let asks = keys.get_untracked();
        let moved: Vec<Pair> =
            moved.with_untracked(|moved| moved.iter().map(|(row, person)| (row.id, person.id)).collect());
        if asks.is_empty() && moved.is_empty() {
            return;
        }
        let said = said_agreed(asks.len(), moved.len());
        desk.act(ui, Ask::Agree { asks, moved }, said, move |_| {
            desk.by_hand.set(engine::planner::ByHand::default());
            sheet.here.go(&Screen::Outbox(None).href());
        });
    };
    let label = move || agree_label(keys.with(Vec::len), moved.with(Vec::len));
    let off = Signal::derive(move || keys.with(Vec::is_empty) && moved.with(Vec::is_empty));
    view! { <div class="page-foot page-foot-stays"><Button label=label mark=Icon::Check off=off on_press=press/></div> }
        .into_any()
}
