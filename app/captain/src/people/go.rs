//! Moving and leaving: to another home here, away, into a care home, or because somebody has died. What ends is shown before
//! anything is noted.

use super::called::why_word;
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::{n, name, who};
use crate::faults::field_sentence;
use crate::places::building_choice;
use crate::words::*;
use domain::gone::{Gone, Why};
use domain::{Day, PersonId, PlaceId};
use leptos::prelude::*;
use ports::desk::roster::{Answer as Told, Ask as Roster, Leaving};
use ports::desk::{Answer, Ask, PersonDetail, PersonRow, Wrong};
use ui::view;
use ui::{Button, ChooseOne, Field, Form, Icon, Tick, Trouble, Troubles, Weight, common, fill, t, use_ui};

/// What is open and being typed. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    open: RwSignal<bool>,
    /// 0: to another home here; else the reason after it.
    what: RwSignal<Option<usize>>,
    building: RwSignal<Option<PlaceId>>,
    home: RwSignal<String>,
    whole: RwSignal<bool>,
    day: RwSignal<String>,
}

impl Draft {
    /// Closed.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            what: RwSignal::new(None),
            building: RwSignal::new(None),
            home: RwSignal::new(String::new()),
            whole: RwSignal::new(false),
            day: RwSignal::new(Day::of(ui::page::clock()).iso()),
        }
    }
}

/// At the head of the page of somebody who has left: since when and why, and the way back.
pub fn gone(row: &PersonRow) -> Option<AnyView> {
    let (desk, ui, person, called) = (use_desk(), use_ui(), row.id, name(row));
    let Gone { why, day } = row.gone?;
    let line = fill(t(GONE_SINCE), &[("n", &day.iso()), ("who", why_word(why))]);
    let back = move || desk.act(ui, Ask::Roster(Roster::Return(person)), who(BACK_SAID, &called), |_| {});
    Some(
        view! {
            <div class="card gone-card" role="note">
                <p><strong>{line}</strong></p>
                <p class="soft">{t(GONE_CARE_LINE)}</p>
                <Button label=t(BACK_HERE) weight=Weight::Quiet on_press=back/>
            </div>
        }
        .into_any(),
    )
}

/// A button, and behind it the form; nothing for whoever has left.
pub fn section(detail: &PersonDetail, draft: Draft) -> Option<AnyView> {
    if detail.row.gone.is_some() {
        return None;
    }
    let detail = StoredValue::new(detail.clone());
    let body = ui::el::live(move || {
        if draft.open.get() {
            return untrack(|| detail.with_value(|detail| fields(detail, draft)));
        }
        view! { <Button label=t(GO_OPEN) weight=Weight::Quiet mark=Icon::Forward on_press=move || draft.open.set(true)/> }
            .into_any()
    });
    Some(view! { <section class="block" id="leaving"><h3>{t(GO_TITLE)}</h3>{body}</section> }.into_any())
}

fn fields(detail: &PersonDetail, draft: Draft) -> AnyView {
    let words: Vec<String> = core::iter::once(t(GO_MOVE)).chain(Why::ALL.map(why_word)).map(str::to_owned).collect();
    let detail = StoredValue::new(detail.clone());
    let rest = ui::el::live(move || match draft.what.get() {
        None => ().into_any(),
        Some(0) => untrack(|| detail.with_value(|detail| to_move(detail, draft))),
        Some(at) => {
            untrack(|| detail.with_value(|detail| to_leave(detail, Why::ALL[(at - 1).min(Why::ALL.len() - 1)], draft)))
        }
    });
    view! {
        <div class="card notes">
            <ChooseOne id="go-what" legend=t(GO_WHAT) options=words picked=draft.what/>
            {rest}
            <div class="button-row">
                <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=move || draft.open.set(false)/>
            </div>
        </div>
    }
    .into_any()
}

fn to_move(detail: &PersonDetail, draft: Draft) -> AnyView {
    let (desk, ui, found) = (use_desk(), use_ui(), Troubles::new());
    let (person, called) = (detail.row.id, name(&detail.row));
    let others: Vec<PersonId> = detail.household.iter().map(|other| other.id).collect();
    let names = detail.household.iter().map(name).collect::<Vec<_>>().join("、");
    let along = who(GO_WHOLE, &names);
    let tick = (!others.is_empty()).then(|| view! { <Tick id="go-whole" label=along ticked=draft.whole/> });
    let send = move || {
        let Some(building) = draft.building.get_untracked() else {
            found.show(vec![Trouble::new("building", field_sentence(t(WHICH_BUILDING), Wrong::Empty))]);
            return;
        };
        let with = if draft.whole.get_untracked() { others.clone() } else { Vec::new() };
        let people = core::iter::once(person).chain(with).collect();
        let (home, said) = (draft.home.get_untracked(), who(GO_MOVED_SAID, &called));
        device::spawn(async move {
            match desk.ask_once(Ask::Roster(Roster::Move { people, building, home })).await {
                Some(Ok(Answer::Saved(written))) => {
                    draft.open.try_set(false);
                    desk.announce(ui, said, written.undo);
                }
                Some(Ok(_)) | None => {}
                Some(Err(fault)) => match fault.wrong_fields() {
                    Some(wrong) => found.show(super::model::troubles(wrong)),
                    None => ui.toast(fault.sentence()),
                },
            }
        });
    };
    view! {
        <Form troubles=found on_send=send>
            {building_choice(draft.building, found)}
            <Field id="home" label=t(F_HOME) hint=t(FILE_HOME_HINT) value=draft.home troubles=found/>
            {tick}
            <div class="button-row"><Button label=t(R_NOTE) mark=Icon::Check/></div>
        </Form>
    }
    .into_any()
}

fn to_leave(detail: &PersonDetail, why: Why, draft: Draft) -> AnyView {
    let (desk, ui, person, called) = (use_desk(), use_ui(), detail.row.id, name(&detail.row));
    let told = asked(
        move || Ask::Roster(Roster::Leaving(person)),
        |answer| match answer {
            Answer::Roster(Told::Leaving(leaving)) => Some(*leaving),
            _ => None,
        },
    );
    let lines = shown(told, move |leaving| {
        let lines = ends(&leaving, why).into_iter().map(|line| view! { <li>{line}</li> }.into_any());
        view! { <ul id="leaving-ends">{lines.collect::<Vec<_>>()}</ul> }.into_any()
    });
    let typed = move |event| draft.day.set(event_target_value(&event));
    let today = Day::of(ui.now.get_untracked());
    let press = move || {
        let Some(day) = draft.day.with_untracked(|text| Day::parse(text)).filter(|day| *day <= today) else {
            return ui.toast(t(GO_DAY_WRONG));
        };
        let said = who(GO_SAID, &format!("{called} · {}", why_word(why)));
        desk.act(ui, Ask::Roster(Roster::Leave { person, gone: Gone { why, day } }), said, move |_| {
            draft.open.try_set(false);
        });
    };
    view! {
        <label class="field-label" for="go-day">{t(GO_DAY)}</label>
        <input id="go-day" class="input" type="date" max=today.iso() prop:value=move || draft.day.get() on:input=typed/>
        <h4>{t(GO_ENDS)}</h4>
        {lines}
        <div class="button-row"><Button label=t(R_NOTE) mark=Icon::Check on_press=press/></div>
    }
    .into_any()
}

/// What follows when somebody leaves, line by line.
#[must_use]
pub fn ends(leaving: &Leaving, why: Why) -> Vec<String> {
    let stay = leaving.stay.iter().map(name).collect::<Vec<_>>().join("、");
    let counted = [
        (GO_REQUESTS, leaving.requests),
        (GO_TASKS, leaving.tasks),
        (GO_PAIRS, leaving.pairs),
        (GO_ROSTERS, leaving.rosters),
    ];
    let mut lines = vec![t(GO_NO_WORD).to_owned()];
    lines.extend((why == Why::Died).then(|| t(GO_NO_BIRTHDAY).to_owned()));
    lines.extend((!stay.is_empty()).then(|| who(GO_STAY, &stay)));
    lines.extend(counted.into_iter().filter(|(_, count)| *count > 0).map(|(word, count)| n(word, count)));
    lines.extend(leaving.looked_after.then(|| t(GO_LOOKED_AFTER).to_owned()));
    lines.push(t(GO_FINDABLE).to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::person;

    #[test]
    fn what_ends_is_said_and_nothing_else() {
        let quiet = ends(&Leaving::default(), Why::MovedOut);
        assert_eq!(quiet, [t(GO_NO_WORD), t(GO_FINDABLE)]);
        let yu = PersonRow { name: "余秀英".into(), ..person(2) };
        let leaving = Leaving { requests: 2, looked_after: false, stay: vec![yu], ..Leaving::default() };
        let lines = ends(&leaving, Why::Died);
        assert_eq!(lines[1], t(GO_NO_BIRTHDAY));
        assert_eq!(lines[2], "同住的余秀英都还在名册上");
        assert_eq!(lines[3], "2 件没办完的求助就此结束，要来的人会得到通知");
        assert_eq!(lines.len(), 5);
    }
}
