//! Dates and papers of somebody: what is noted, and a line to note one more.

use crate::called::{date_word, paper_word};
use crate::desk::use_desk;
use crate::facts::{n, who};
use crate::words::*;
use domain::program::{DateOf, Paper};
use domain::{Day, PersonId};
use leptos::prelude::*;
use ports::desk::roster::Ask as Roster;
use ports::desk::{Ask, PersonDetail};
use ui::view;
use ui::{Button, Tag, Tone, Weight, t, use_ui};

/// What is being chosen and typed. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    open: RwSignal<Option<What>>,
    which: RwSignal<usize>,
    day: RwSignal<String>,
    wrong: RwSignal<bool>,
}

/// What is about to be noted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Date,
    Paper,
}

impl Draft {
    /// Closed.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(None),
            which: RwSignal::new(0),
            day: RwSignal::new(String::new()),
            wrong: RwSignal::new(false),
        }
    }

    fn begin(self, what: What) {
        self.which.set(0);
        self.day.set(String::new());
        self.wrong.set(false);
        self.open.set(Some(what));
    }
}

/// The block.
pub fn section(detail: &PersonDetail, draft: Draft) -> AnyView {
    let person = detail.row.id;
    let today = Day::of(use_ui().now.get_untracked());
    let dates = detail.dates.iter().map(|(of, day)| {
        let drop = Roster::Date { person, of: *of, day: None };
        line(date_word(*of), Some(view! { <span>{day.iso()}</span> }.into_any()), drop)
    });
    let papers = detail.papers.iter().map(|(paper, until)| {
        let until = until.map(|until| good_until(until, today));
        line(paper_word(*paper), until, Roster::Paper { person, paper: *paper, held: None })
    });
    let lines: Vec<AnyView> = dates.chain(papers).collect();
    let none = lines.is_empty().then(|| view! { <p class="soft">{t(R_PAPERS_NONE)}</p> });
    let form = ui::el::live(move || match draft.open.get() {
        None => {
            let begin = move |what| move || draft.begin(what);
            view! {
                <div class="button-row">
                    <Button label=t(R_NOTE_DATE) weight=Weight::Quiet on_press=begin(What::Date)/>
                    <Button label=t(R_NOTE_PAPER) weight=Weight::Quiet on_press=begin(What::Paper)/>
                </div>
            }
            .into_any()
        }
        Some(what) => untrack(|| fields(person, what, draft)),
    });
    view! { <section class="block"><h3>{t(R_PAPERS)}</h3>{none}<ul class="rows rows-card noted">{lines}</ul>{form}</section> }
        .into_any()
}

fn good_until(until: Day, today: Day) -> AnyView {
    if until < today {
        return view! { <Tag words=n(R_RUN_OUT, until.iso()) tone=Tone::Persimmon/> }.into_any();
    }
    view! { <span class="soft">{n(R_GOOD_UNTIL, until.iso())}</span> }.into_any()
}

/// One thing that is noted, and the way to take it away.
fn line(word: &'static str, more: Option<AnyView>, drop: Roster) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let press = move || desk.act(ui, Ask::Roster(drop.clone()), who(R_DROPPED, word), |_| {});
    let label = format!("{} {word}", t(R_DROP));
    view! {
        <li class="noted-one">
            <span class="row-line"><strong>{word}</strong>{more}</span>
            <Button label=t(R_DROP) weight=Weight::Quiet name=label on_press=press/>
        </li>
    }
    .into_any()
}

fn fields(person: PersonId, what: What, draft: Draft) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (title, words, day_label) = match what {
        What::Date => (R_NOTE_DATE, DateOf::ALL.map(date_word).to_vec(), R_WHEN),
        What::Paper => (R_NOTE_PAPER, Paper::ALL.map(paper_word).to_vec(), R_UNTIL),
    };
    let called = words.clone();
    let options: Vec<_> = words
        .into_iter()
        .enumerate()
        .map(|(at, word)| view! { <option value=at.to_string()>{word}</option> }.into_any())
        .collect();
    let choose = move |event| draft.which.set(event_target_value(&event).parse().unwrap_or(0));
    let typed = move |event| draft.day.set(event_target_value(&event));
    let press = move || {
        let (at, text) = (draft.which.get_untracked(), draft.day.get_untracked());
        let day = Day::parse(&text);
        if day.is_none() && (what == What::Date || !text.is_empty()) {
            draft.wrong.set(true);
            return;
        }
        let ask = match what {
            What::Date => Roster::Date { person, of: DateOf::ALL[at.min(DateOf::ALL.len() - 1)], day },
            What::Paper => Roster::Paper { person, paper: Paper::ALL[at.min(Paper::ALL.len() - 1)], held: Some(day) },
        };
        let said = who(R_NOTED, called.get(at).copied().unwrap_or_default());
        desk.act(ui, Ask::Roster(ask), said, move |_| {
            draft.open.try_set(None);
        });
    };
    let wrong = move || draft.wrong.get().then(|| view! { <p class="field-error" role="alert">{t(R_DAY_WRONG)}</p> });
    view! {
        <div class="card noted-form" role="group" aria-label=t(title)>
            <label class="field-label" for="noted-which">{t(R_WHICH)}</label>
            <select id="noted-which" class="input" on:change=choose>{options}</select>
            <label class="field-label" for="noted-day">{t(day_label)}</label>
            {wrong}
            <input id="noted-day" class="input" type="date" on:input=typed/>
            <div class="button-row">
                <Button label=t(R_NOTE) on_press=press/>
                <Button label=t(ui::common::CANCEL) weight=Weight::Quiet on_press=move || draft.open.set(None)/>
            </div>
        </div>
    }
    .into_any()
}
