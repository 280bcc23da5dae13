//! A lot of people at once: chosen, and then brought a step further together.

use super::called::stage_word;
use super::people::Chosen;
use crate::asked::asked;
use crate::desk::{Desk, use_desk};
use crate::facts::n;
use crate::words::*;
use domain::consent::How;
use domain::program::{EnrolStage, Papers};
use domain::{Day, PersonId, ProgramId};
use leptos::prelude::*;
use ports::desk::day::{Answer as Reminded, Ask as Days};
use ports::desk::programs::{Answer as Told, Ask as Programs, At, Line, Step};
use ports::desk::{Answer, Ask};
use std::collections::BTreeSet;
use ui::view;
use ui::{Button, Field, Icon, Ui, Weight, Word, fill, t, use_ui};

/// One of the things that can be done where people stand.
struct Deed {
    word: Word,
    stage: EnrolStage,
    weight: Weight,
}

fn deed(word: Word, stage: EnrolStage, weight: Weight) -> Deed {
    Deed { word, stage, weight }
}

/// What can be done with people who stand there, the way on first.
fn deeds(at: At) -> Vec<Deed> {
    use EnrolStage::{Declined, Ended, Gathering, Granted, HandedIn, Refused};
    match at {
        At::Owed | At::Lacks | At::Unknown | At::Soon => vec![
            deed(DO_LIST, Gathering, Weight::Primary),
            deed(DO_HAVE, Granted, Weight::Quiet),
            deed(DO_DECLINE, Declined, Weight::Quiet),
        ],
        At::Again => vec![deed(DO_LIST, Gathering, Weight::Primary), deed(DO_END, Ended, Weight::Quiet)],
        At::Gathering => {
            vec![deed(DO_HAND_IN, HandedIn, Weight::Primary), deed(DO_DECLINE, Declined, Weight::Quiet)]
        }
        At::HandedIn => {
            vec![deed(DO_GRANT, Granted, Weight::Primary), deed(DO_REFUSE, Refused, Weight::Danger)]
        }
        At::Has | At::Ceased => vec![deed(DO_END, Ended, Weight::Danger)],
        At::Over => vec![deed(DO_ANEW, Gathering, Weight::Secondary)],
    }
}

/// Whether somebody can be handed in.
fn is_ready(line: &Line) -> bool {
    line.agrees == Some(true) && line.lacks == Papers::default()
}

/// What keeps those chosen from being handed in: how many have not agreed, how many lack papers.
fn waits<'a>(lines: impl Iterator<Item = &'a Line>) -> (usize, usize) {
    lines.fold((0, 0), |(agree, papers), line| {
        let asks = usize::from(line.agrees != Some(true));
        let lacks = usize::from(line.lacks != Papers::default());
        (agree + asks, papers + lacks)
    })
}

/// The bar above the people. `asks` is the program, with the papers it asks for.
pub fn bar(asks: (ProgramId, Papers), at: At, chosen: Chosen, total: Memo<u32>) -> AnyView {
    let (desk, people, program) = (use_desk(), chosen.people, asks.0);
    let all = move || {
        device::spawn(async move {
            if let Ok(Answer::Programs(Told::Ids(ids))) = desk.ask(Ask::Programs(Programs::Ids(program, at))).await {
                people.try_set(ids.into_iter().collect());
            }
        });
    };
    let count = Memo::new(move |_| people.with(BTreeSet::len));
    let any = Memo::new(move |_| count.get() > 0);
    let some = move || {
        any.get().then(|| {
            view! {
                <Button label=t(PG_CLEAR) weight=Weight::Quiet on_press=move || people.set(BTreeSet::new())/>
                <span role="status">{move || n(PG_PICKED, count.get())}</span>
            }
        })
    };
    view! {
        <div class="button-row">
            <Button label=move || n(PG_ALL, total.get()) weight=Weight::Secondary mark=Icon::Check on_press=all/>
            {some}
        </div>
        {move || any.get().then(|| untrack(|| acts(asks, at, chosen)))}
    }
    .into_any()
}

fn acts((program, papers): (ProgramId, Papers), at: At, chosen: Chosen) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    // Everybody who is gathering, those further down than the page shows too.
    let page = (at == At::Gathering).then(|| {
        let all =
            move || Ask::Programs(Programs::People { program, at, text: String::new(), from: 0, count: u32::MAX });
        asked(all, |answer| match answer {
            Answer::Programs(Told::People(page)) => Some(page),
            _ => None,
        })
    });
    let ready = Memo::new(move |_| {
        let chosen = chosen.people.get();
        let page = page.and_then(|page| page.get()).and_then(Result::ok);
        let lines = page.iter().flat_map(|page| &page.rows).filter(|line| chosen.contains(&line.person.id));
        let lines: Vec<&Line> = lines.collect();
        let ready: BTreeSet<PersonId> = lines.iter().filter(|line| is_ready(line)).map(|line| line.person.id).collect();
        (ready, waits(lines.into_iter()))
    });
    let whom = move |stage: EnrolStage| match stage {
        EnrolStage::HandedIn => ready.with(|(ready, _)| ready.clone()),
        _ => chosen.people.get(),
    };
    let button = |one: Deed| {
        let (word, stage) = (one.word, one.stage);
        let label = move || fill(t(word), &[("n", &whom(stage).len().to_string())]);
        let press = move || {
            let whom = untrack(|| whom(stage));
            step(desk, ui, (program, stage), whom, chosen);
        };
        let off = Signal::derive(move || whom(stage).is_empty());
        view! { <Button label=label weight=one.weight off=off on_press=press/> }.into_any()
    };
    let buttons: Vec<_> = deeds(at).into_iter().map(button).collect();
    let remind = reminds(at).then(|| {
        let label = move || n(RM_DO, chosen.people.with(BTreeSet::len));
        let press = move || remind(desk, ui, program, chosen);
        view! { <Button label=label weight=Weight::Secondary mark=Icon::Phone on_press=press/> }
    });
    let dated = !matches!(at, At::Unknown | At::Soon);
    view! {
        <div class="card notes lot">
            {(at == At::Gathering).then(|| gathering(papers, move || ready.get().1, chosen))}
            {dated.then(|| view! { <Field id="lot-day" label=t(DO_DAY) value=chosen.day/> })}
            <div class="button-row">{buttons}{remind}</div>
        </div>
    }
    .into_any()
}

/// Whether people who stand there have something to be told: to come, to bring a paper, to apply again.
fn reminds(at: At) -> bool {
    matches!(at, At::Owed | At::Lacks | At::Again | At::Soon | At::Unknown | At::Gathering)
}

/// Puts those chosen on the day's list of people to be told. Says who is on it or was told already.
fn remind(desk: Desk, ui: Ui, program: ProgramId, chosen: Chosen) {
    let people = chosen.people.get_untracked().into_iter().collect();
    device::spawn(async move {
        match desk.ask_once(Ask::Day(Days::Remind(program, people))).await {
            Some(Ok(Answer::Day(Reminded::Reminded { added, before, written }))) => {
                let parts = [(added, RM_DONE), (before, RM_BEFORE)];
                let said = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| n(word, count));
                desk.announce(ui, said.collect::<Vec<_>>().join(" · "), written.undo);
                chosen.people.try_set(BTreeSet::new());
            }
            Some(Ok(_)) | None => {}
            Some(Err(fault)) => ui.toast(fault.sentence()),
        }
    });
}

/// What is still missing before those chosen can be handed in, and how it comes together.
fn gathering(
    papers: Papers,
    waits: impl Fn() -> (usize, usize) + Copy + Send + Sync + 'static,
    chosen: Chosen,
) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let line = move || match waits() {
        (0, 0) => t(WAIT_NONE).to_owned(),
        (agree, lack) => {
            let parts = [(agree, WAIT_AGREE), (lack, WAIT_PAPERS)];
            let said = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| n(word, count));
            said.collect::<Vec<_>>().join(" · ")
        }
    };
    let people = move || chosen.people.get_untracked().into_iter().collect::<Vec<_>>();
    let agree = move || {
        let (people, witness) = (people(), chosen.witness.get_untracked());
        let said = n(DONE_AGREE, people.len());
        desk.act(ui, Ask::Programs(Programs::Agree { people, how: How::Door, witness }), said, |_| {});
    };
    let there = move || {
        let ask = Programs::Papers { people: people(), papers, there: true };
        desk.act(ui, Ask::Programs(ask), t(DONE_PAPERS).to_owned(), |_| {});
    };
    view! {
        <p role="status"><strong>{line}</strong></p>
        <blockquote class="quote quote-small">{t(READ_PROGRAMS)}</blockquote>
        <Field id="lot-witness" label=t(CONSENT_WITNESS) value=chosen.witness/>
        <div class="button-row">
            <Button label=t(DO_AGREE) weight=Weight::Secondary mark=Icon::Check on_press=agree/>
            {(papers != Papers::default()).then(|| view! { <Button label=t(DO_PAPERS) weight=Weight::Secondary mark=Icon::Paper on_press=there/> })}
        </div>
    }
    .into_any()
}

fn step(desk: Desk, ui: Ui, (program, stage): (ProgramId, EnrolStage), whom: BTreeSet<PersonId>, chosen: Chosen) {
    let Some(day) = Day::parse(&chosen.day.get_untracked()) else {
        return ui.toast(t(BAD_DAY));
    };
    let today = Day::of(ui.now.get_untracked());
    let what = fill(t(stage_word(stage)), &[("date", &ui::times::date(today, day))]);
    let said = fill(t(DONE_STEP), &[("n", &whom.len().to_string()), ("what", &what)]);
    let people = whom.into_iter().collect();
    desk.act(ui, Ask::Programs(Programs::Step(Step { program, people, stage, day })), said, move |_| {
        chosen.people.try_set(BTreeSet::new());
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::person;
    use domain::program::Paper;

    fn line(id: u8, agrees: Option<bool>, lacks: &[Paper]) -> Line {
        let lacks = Papers::of(lacks);
        Line {
            person: person(id),
            at: At::Gathering,
            stage: None,
            lacks,
            agrees,
            reminded: None,
            why: None,
            names: vec![],
            scans: vec![],
        }
    }

    #[test]
    fn only_who_agreed_and_lacks_nothing_is_handed_in() {
        let all = [
            line(1, Some(true), &[]),
            line(2, None, &[]),
            line(3, Some(true), &[Paper::IdCard]),
            line(4, Some(false), &[Paper::IdCard]),
        ];
        assert_eq!(all.iter().filter(|line| is_ready(line)).count(), 1);
        assert_eq!(waits(all.iter()), (2, 2));
    }

    #[test]
    fn there_is_a_way_on_wherever_people_stand() {
        assert!(At::ALL.into_iter().all(|at| !deeds(at).is_empty()));
    }
}
