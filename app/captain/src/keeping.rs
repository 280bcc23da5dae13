//! Keeping: the card in the settings that says for how long each sort of thing is kept, and changes it.

use crate::asked::{asked, shown};
use crate::desk::{Desk, use_desk};
use crate::words::*;
use domain::keeping::{DAYS_MAX, DAYS_MIN, Sort};
use domain::text::half_width;
use domain::{Day, Millis};
use leptos::prelude::*;
use ports::desk::keeping::{Ask as Keeps, Keeping};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{
    Button, Confirm, Field, Form, Icon, Input, Trouble, Troubles, Ui, Weight, Word, common, fill, t, times, use_ui,
};

const DAYS: &str = "kept-days";

/// What is open and being typed. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
struct Draft {
    about: RwSignal<Option<Sort>>,
    days: RwSignal<String>,
    troubles: Troubles,
    /// A time so short that something goes, which is asked about first.
    short: RwSignal<Option<Short>>,
    sure: RwSignal<bool>,
}

/// So many things of a sort would go if it were kept for so many days.
#[derive(Clone, Copy)]
struct Short {
    sort: Sort,
    days: u16,
    goes: u32,
}

/// The card.
pub fn card() -> AnyView {
    let ui = use_ui();
    let draft = Draft {
        about: RwSignal::new(None),
        days: RwSignal::new(String::new()),
        troubles: Troubles::new(),
        short: RwSignal::new(None),
        sure: RwSignal::new(false),
    };
    let list = shown(asked(|| Ask::Keeping(Keeps::List), listed), move |all: Vec<Keeping>| {
        let rows: Vec<AnyView> = all.iter().map(|one| row(*one, draft)).collect();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    });
    let title = move || draft.short.get().map(|short| days_of(KP_SURE, short.sort, short.days)).unwrap_or_default();
    let line = move || draft.short.get().map(would_go).unwrap_or_default();
    let yes = move || {
        if let Some(Short { sort, days, .. }) = draft.short.get_untracked() {
            set(use_desk(), ui, sort, days, draft);
        }
    };
    view! {
        <div class="card notes" id="keeping">
            <h2>{t(KEEPING)}</h2>
            <p>{t(KEEPING_LEAD)}</p>
            {list}
            <p class="soft">{t(KEEPING_LATER)}</p>
            <p class="soft">{t(KEEPING_SEALED)}</p>
            <Confirm open=draft.sure title=title line=line label=t(KP_YES) on_yes=yes/>
        </div>
    }
    .into_any()
}

fn listed(answer: Answer) -> Option<Vec<Keeping>> {
    match answer {
        Answer::Keeping(all) => Some(all),
        _ => None,
    }
}

/// One sort: how it stands, and the form once it is to be changed.
fn row(one: Keeping, draft: Draft) -> AnyView {
    let (title, now) = (t(called(one.sort)), ui::page::clock());
    let change = move || {
        draft.days.set(one.days.to_string());
        draft.troubles.take(Ok(()));
        draft.about.update(|about| *about = (*about != Some(one.sort)).then_some(one.sort));
    };
    let name = format!("{} {title}", t(KP_CHANGE));
    let open = move || (draft.about.get() == Some(one.sort)).then(|| untrack(|| form(one.sort, draft)));
    view! {
        <li class="apart-one">
            <span><strong>{title}</strong><br/><span class="soft">{stands(&one, now)}</span></span>
            <Button label=t(KP_CHANGE) weight=Weight::Quiet name=name on_press=change/>
        </li>
        {open}
    }
    .into_any()
}

fn form(sort: Sort, draft: Draft) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let send = move || {
        let Some(days) = draft.troubles.take(read(&draft.days.get_untracked())) else { return };
        device::spawn(async move {
            match desk.ask(Ask::Keeping(Keeps::Foresee(sort, days))).await {
                Ok(Answer::Goes(0)) => set(desk, ui, sort, days, draft),
                Ok(Answer::Goes(goes)) => {
                    draft.short.set(Some(Short { sort, days, goes }));
                    draft.sure.set(true);
                }
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
        });
    };
    view! {
        <li>
            <Form troubles=draft.troubles on_send=send>
                <Field id=DAYS label=t(KP_FIELD) hint=bounds(KP_HINT, sort) input=Input::Number value=draft.days troubles=draft.troubles/>
                <div class="button-row">
                    <Button label=t(KP_SAVE) mark=Icon::Check/>
                    <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=move || draft.about.set(None)/>
                </div>
            </Form>
        </li>
    }
    .into_any()
}

fn set(desk: Desk, ui: Ui, sort: Sort, days: u16, draft: Draft) {
    let said = days_of(KP_SAVED, sort, days);
    desk.act(ui, Ask::Keeping(Keeps::Set(sort, days)), said, move |_| {
        draft.about.try_set(None);
    });
}

/// What a sort is called.
fn called(sort: Sort) -> Word {
    match sort {
        Sort::Requests => KS_REQUESTS,
        Sort::Notes => KS_NOTES,
        Sort::Photos => KS_PHOTOS,
        Sort::Letters => KS_LETTERS,
        Sort::Tray => KS_TRAY,
        Sort::Openings => KS_OPENINGS,
    }
}

/// How a sort stands: for how long, how many there are, and when the first is due.
fn stands(one: &Keeping, now_ms: Millis) -> String {
    let days = one.days.to_string();
    match one.next_ms {
        None => fill(t(KP_NONE), &[("days", &days)]),
        Some(next_ms) => {
            let date = times::date(Day::of(now_ms), Day::of(next_ms));
            fill(t(KP_SOME), &[("days", &days), ("n", &one.count.to_string()), ("date", &date)])
        }
    }
}

fn days_of(word: Word, sort: Sort, days: u16) -> String {
    fill(t(word), &[("what", t(called(sort))), ("days", &days.to_string())])
}

fn would_go(Short { sort, goes, .. }: Short) -> String {
    fill(t(KP_GOES), &[("what", t(called(sort))), ("n", &goes.to_string())])
}

fn bounds(word: Word, sort: Sort) -> String {
    let [least, most, days] = [DAYS_MIN, DAYS_MAX, sort.days()].map(|days| days.to_string());
    fill(t(word), &[("least", &least), ("most", &most), ("days", &days)])
}

/// Reads days as people type them: `３０`, ` 1,000 `, `30天`.
fn read(typed: &str) -> Result<u16, Vec<Trouble>> {
    let text: String = half_width(typed).chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '天')).collect();
    let days = text.parse().ok().filter(|days| (DAYS_MIN..=DAYS_MAX).contains(days));
    days.ok_or_else(|| vec![Trouble::new(DAYS, bounds(KP_WRONG, Sort::Requests))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const NOW: Millis = 1_795_309_200_000;

    #[test]
    fn every_sort_has_a_name_of_its_own() {
        assert_eq!(Sort::ALL.iter().map(|sort| t(called(*sort))).collect::<BTreeSet<_>>().len(), Sort::ALL.len());
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        for (typed, days) in [("３０", 30), (" 1,000 ", 1_000), ("30 天", 30), ("3650", 3_650), ("1", 1)] {
            assert_eq!(read(typed), Ok(days));
        }
        for typed in ["", "0", "3651", "-5", "7.5", "一周", "99999999999"] {
            let wrong = read(typed).expect_err(typed);
            assert_eq!((wrong[0].field, wrong[0].words.as_str()), (DAYS, "保存几天：要写 1 到 3650 之间的整数"));
        }
    }

    #[test]
    fn what_there_is_none_of_is_due_on_no_day() {
        let some = Keeping { sort: Sort::Photos, days: 90, count: 2, next_ms: Some(NOW) };
        assert_eq!(stands(&some, NOW), "90 天 · 现有 2 件，最早 11月22日 到期");
        assert_eq!(stands(&Keeping { count: 0, next_ms: None, ..some }, NOW), "90 天 · 眼下没有");
    }
}
