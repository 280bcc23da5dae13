//! The rule in the form: its lines, and in each line its tests, each a row of choices and numbers.

use super::draft::{Kind, RULE, Row};
use super::form::{Draft, choice, of_line};
use super::spoken::of_word;
use crate::called::{date_word, group_word};
use crate::facts::n;
use crate::words::*;
use domain::ProgramId;
use domain::group::Group;
use domain::pair::Gender;
use domain::program::{CLAUSES_MAX, DateOf, Of, TESTS_MAX};
use leptos::prelude::*;
use ui::view;
use ui::{Button, Icon, Troubles, Weight, fill, icon, t};

/// What the programs are called.
type Names = StoredValue<Vec<(ProgramId, String)>>;

/// The rule. Drawn anew only when lines, tests or their kinds change: never under somebody who types a number.
pub fn rule(draft: Draft, names: Names, troubles: Troubles) -> AnyView {
    let shape = Memo::new(move |_| {
        let kinds = |clause: &Vec<Row>| clause.iter().map(|row| row.kind).collect::<Vec<_>>();
        draft.rows.with(|rows| rows.iter().map(kinds).collect::<Vec<_>>())
    });
    let lines = move || {
        let shape = shape.get();
        let line = |(at, kinds): (usize, Vec<Kind>)| untrack(|| line(draft, names, at, kinds.len()));
        shape.into_iter().enumerate().map(line).collect::<Vec<_>>()
    };
    let add = move || draft.rows.update(|rows| rows.push(vec![Row::default()]));
    let full = Signal::derive(move || shape.with(Vec::len) >= CLAUSES_MAX);
    let wrong = move || {
        troubles
            .of(RULE)
            .map(|words| view! { <p class="field-error">{icon(Icon::Warning)}<span>{words}</span></p> }.into_any())
    };
    view! {
        <fieldset class="choose rule" id=RULE tabindex="-1">
            <legend class="field-label">{t(PF_RULE)}</legend>
            <p class="field-hint">{t(PF_RULE_HINT)}</p>
            {ui::el::live(wrong)}
            <div class="rule-lines">{lines}</div>
            <div class="button-row">
                <Button label=t(PF_ADD_LINE) weight=Weight::Secondary mark=Icon::Plus off=full on_press=add/>
            </div>
        </fieldset>
    }
    .into_any()
}

fn line(draft: Draft, names: Names, line: usize, tests: usize) -> AnyView {
    let rows: Vec<_> = (0..tests).map(|at| test(draft, names, (line, at))).collect();
    let add = move || {
        draft.rows.update(|rows| {
            if let Some(clause) = rows.get_mut(line) {
                clause.push(Row::default());
            }
        });
    };
    let add = (tests < TESTS_MAX).then(|| {
        view! { <Button label=t(PF_ADD_TEST) weight=Weight::Quiet mark=Icon::Plus name=n(PF_ADD_NAMED, line + 1) on_press=add/> }
    });
    view! {
        {(line > 0).then(|| view! { <p class="rule-and">{t(PF_AND)}</p> })}
        <div class="card notes rule-line" role="group" aria-label=n(PF_LINE, line + 1)>
            {rows}
            <div class="button-row">{add}</div>
        </div>
    }
    .into_any()
}

/// Changes one test.
fn change(draft: Draft, (line, at): (usize, usize), how: impl FnOnce(&mut Row)) {
    draft.rows.update(|rows| {
        if let Some(row) = rows.get_mut(line).and_then(|clause| clause.get_mut(at)) {
            how(row);
        }
    });
}

/// Takes one test away, and with the last of a line the line.
fn drop_test(draft: Draft, (line, at): (usize, usize)) {
    draft.rows.update(|rows| {
        let Some(clause) = rows.get_mut(line) else { return };
        if at < clause.len() {
            clause.remove(at);
        }
        if clause.is_empty() {
            rows.remove(line);
        }
    });
}

fn test(draft: Draft, names: Names, place: (usize, usize)) -> AnyView {
    let (line, at) = place;
    let Some(row) = draft.rows.with_untracked(|rows| rows.get(line)?.get(at).cloned()) else { return ().into_any() };
    let whom = Of::ALL.map(|of| (of_word(of).to_owned(), of == row.of)).to_vec();
    let so = vec![(t(PF_IS).to_owned(), !row.not), (t(PF_IS_NOT).to_owned(), row.not)];
    let kinds = Kind::ALL.map(|kind| (kind_word(kind).to_owned(), kind == row.kind)).to_vec();
    let drop = fill(t(PF_DROP_NAMED), &[("a", &(line + 1).to_string()), ("b", &(at + 1).to_string())]);
    view! {
        {(at > 0).then(|| view! { <p class="rule-or">{t(PF_OR)}</p> })}
        <div class="rule-test">
            {choice(of_line(PF_WHOM, line), whom, move |to| change(draft, place, |row| row.of = Of::ALL[to.min(5)]))}
            {choice(of_line(PF_SO, line), so, move |to| change(draft, place, |row| row.not = to == 1))}
            {choice(of_line(PF_WHAT, line), kinds, move |to| change(draft, place, |row| row.kind = Kind::ALL[to.min(10)]))}
            {values(draft, names, place, &row)}
            <Button label=t(PF_DROP) weight=Weight::Quiet mark=Icon::Cross name=drop on_press=move || drop_test(draft, place)/>
        </div>
    }
    .into_any()
}

/// What a kind asks besides: one of a few, or numbers.
fn values(draft: Draft, names: Names, place: (usize, usize), row: &Row) -> AnyView {
    let label = of_line(PF_VALUE, place.0);
    let dates = || DateOf::ALL.map(|date| (date_word(date).to_owned(), date == row.date)).to_vec();
    let dated = || {
        choice(of_line(PF_VALUE, place.0), dates(), move |to| {
            change(draft, place, |row| row.date = DateOf::ALL[to.min(5)])
        })
    };
    let one = match row.kind {
        Kind::Group => {
            let groups = Group::ALL.map(|group| (group_word(group).to_owned(), group == row.group)).to_vec();
            Some(choice(label, groups, move |to| change(draft, place, |row| row.group = Group::ALL[to.min(10)])))
        }
        Kind::Gender => {
            let both = [(WH_WOMAN, Gender::Woman), (WH_MAN, Gender::Man)];
            let both = both.map(|(word, gender)| (t(word).to_owned(), gender == row.gender)).to_vec();
            let gender = |to| if to == 0 { Gender::Woman } else { Gender::Man };
            Some(choice(label, both, move |to| change(draft, place, |row| row.gender = gender(to))))
        }
        Kind::Has | Kind::Had => {
            let mut all = vec![(t(PF_CHOOSE).to_owned(), row.program.is_none())];
            all.extend(names.with_value(|names| {
                names.iter().map(|(id, name)| (name.clone(), row.program == Some(*id))).collect::<Vec<_>>()
            }));
            let program = move |to: usize| names.with_value(|names| Some(names.get(to.checked_sub(1)?)?.0));
            Some(choice(label, all, move |to| change(draft, place, |row| row.program = program(to))))
        }
        Kind::Ago | Kind::Ahead => Some(dated()),
        _ => None,
    };
    let low = (row.kind.is_range() || row.kind == Kind::Building).then(|| {
        let word = if row.kind == Kind::Building { KI_BUILDING } else { PF_LOW };
        number(of_line(word, place.0), t(word), &row.low, move |typed| change(draft, place, |row| row.low = typed))
    });
    let high = row.kind.is_range().then(|| {
        number(of_line(PF_HIGH, place.0), t(PF_HIGH), &row.high, move |typed| {
            change(draft, place, |row| row.high = typed)
        })
    });
    view! { {one}{low}{high} }.into_any()
}

fn number(label: String, hint: &'static str, value: &str, typed: impl Fn(String) + 'static) -> AnyView {
    let typed = move |event| typed(event_target_value(&event));
    view! {
        <input class="input rule-number" type="text" inputmode="numeric" autocomplete="off" aria-label=label placeholder=hint value=value.to_owned() on:input=typed/>
    }
    .into_any()
}

fn kind_word(kind: Kind) -> &'static str {
    t(match kind {
        Kind::Age => KI_AGE,
        Kind::Gender => KI_GENDER,
        Kind::Group => KI_GROUP,
        Kind::People => KI_PEOPLE,
        Kind::Floor => KI_FLOOR,
        Kind::Building => KI_BUILDING,
        Kind::Ago => KI_AGO,
        Kind::Ahead => KI_AHEAD,
        Kind::Has => KI_HAS,
        Kind::Had => KI_HAD,
        Kind::Helps => KI_HELPS,
    })
}
