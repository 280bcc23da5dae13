//! The form: a program written down line by line, read out while it is written, and tried on the roster.

use super::draft::{AGAIN, BENEFIT, FROM, NAME, RULE, Raw, Row, UNTIL, flaw};
use super::{spoken, tests};
use crate::app::single;
use crate::asked::{Asked, fetched};
use crate::called::paper_word;
use crate::desk::use_desk;
use crate::drafts::{self, Held};
use crate::facts::{n, who};
use crate::faults::Fault;
use crate::screen::Screen;
use crate::words::*;
use domain::program::{BENEFIT_MAX, NAME_MAX, Paper, Version};
use domain::{Day, ProgramId};
use engine::eligibility::examples::Example;
use leptos::prelude::*;
use ports::desk::programs::{Answer as Told, Ask as Programs, At, Foreseen};
use ports::desk::{Answer, Ask, Trouble as DeskTrouble};
use ui::view;
use ui::{Button, ChooseMany, Field, Form, Here, Icon, Input, Trouble, Troubles, Weight, common, fill, go, t, use_ui};

/// What is being written. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct Draft {
    name: RwSignal<String>,
    benefit: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    again: RwSignal<String>,
    papers: RwSignal<u32>,
    /// The rule: clauses of tests.
    pub rows: RwSignal<Vec<Vec<Row>>>,
    /// What stood there to begin with.
    begun: StoredValue<Raw>,
}

impl Draft {
    fn of(raw: Raw) -> Self {
        Self {
            begun: StoredValue::new(raw.clone()),
            name: RwSignal::new(raw.name),
            benefit: RwSignal::new(raw.benefit),
            from: RwSignal::new(raw.from),
            until: RwSignal::new(raw.until),
            again: RwSignal::new(raw.again),
            papers: RwSignal::new(raw.papers),
            rows: RwSignal::new(raw.rows),
        }
    }

    /// Whether anything was written or chosen.
    fn is_touched(self) -> bool {
        self.begun.with_value(|begun| *begun != self.raw())
    }

    fn raw(self) -> Raw {
        Raw {
            name: self.name.get(),
            benefit: self.benefit.get(),
            from: self.from.get(),
            until: self.until.get(),
            again: self.again.get(),
            papers: self.papers.get(),
            rows: self.rows.get(),
        }
    }
}

/// A new program, perhaps beginning with an example.
pub fn new(example: Option<u8>) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    let example = example.and_then(|wanted| Example::ALL.into_iter().find(|one| *one as u8 == wanted));
    let raw = match example {
        Some(example) => {
            let (name, gets) = super::called::example_words(example);
            Raw::of(&example.version(today, name, gets))
        }
        None => Raw { from: today.iso(), rows: vec![vec![Row::default()]], ..Raw::default() },
    };
    let screen = example.map_or(Screen::ProgramNew, |example| Screen::Example(example as u8));
    let body = drafts::page(screen, move |held| {
        let draft = held.draft(|| Draft::of(raw.clone()), Draft::is_touched);
        crate::asked::shown(names(), move |names: Vec<_>| whole(draft, held, None, names))
    });
    single(t(PF_NEW), t(PF_LEAD), screen, body)
}

/// What the programs are called.
fn names() -> Asked<Vec<(ProgramId, String)>> {
    fetched(|| async { list().await.map(|list| list.rows.into_iter().map(|row| (row.id, row.version.name)).collect()) })
}

async fn list() -> Result<ports::desk::programs::List, Fault> {
    match use_desk().ask(Ask::Programs(Programs::List)).await? {
        Answer::Programs(Told::List(list)) => Ok(list),
        _ => Err(Fault::Desk(DeskTrouble::Unknown)),
    }
}

/// Another version of a program that is there.
pub fn change(id: ProgramId) -> AnyView {
    let screen = Screen::ProgramWrite(id);
    single(t(PF_CHANGE), t(PF_LEAD), screen, drafts::page(screen, move |held| known(id, held)))
}

fn known(id: ProgramId, held: Held) -> AnyView {
    let detail = fetched(move || async move {
        match use_desk().ask(Ask::Programs(Programs::One(id))).await? {
            Answer::Programs(Told::One(detail)) => Ok(*detail),
            _ => Err(Fault::Desk(DeskTrouble::Unknown)),
        }
    });
    crate::asked::shown(detail, move |detail| {
        let today = Day::of(use_ui().now.get_untracked());
        let version = detail.row.version;
        let version = Version { from: version.from.max(today), ..version };
        let draft = held.draft(|| Draft::of(Raw::of(&version)), Draft::is_touched);
        whole(draft, held, Some(id), detail.names)
    })
}

fn whole(draft: Draft, held: Held, id: Option<ProgramId>, names: Vec<(ProgramId, String)>) -> AnyView {
    let (troubles, busy) = (Troubles::new(), RwSignal::new(false));
    let (names, back) = (StoredValue::new(names), id.map(|id| Screen::Programs(Some(id))));
    let cancel = move || {
        held.done();
        go(&back.unwrap_or(Screen::Programs(None)).href());
    };
    let papers = Paper::ALL.map(|paper| paper_word(paper).to_owned()).to_vec();
    view! {
        <Form troubles=troubles on_send=save((draft, held), id, troubles, busy)>
            <div class="policy">
                <div class="policy-weights">
                    <Field id=NAME label=t(PF_NAME) value=draft.name troubles=troubles most=NAME_MAX/>
                    <Field id=BENEFIT label=t(PF_BENEFIT) value=draft.benefit troubles=troubles most=BENEFIT_MAX/>
                    {tests::rule(draft, names, troubles)}
                    <ChooseMany id="program-papers" legend=t(PF_PAPERS) options=papers picked=draft.papers/>
                    <Field id=FROM label=t(PF_FROM) hint=t(PF_DAY_HINT) value=draft.from troubles=troubles/>
                    <Field id=UNTIL label=t(PF_UNTIL) hint=t(PF_UNTIL_HINT) value=draft.until troubles=troubles/>
                    <Field id=AGAIN label=t(PF_AGAIN) hint=t(PF_AGAIN_HINT) value=draft.again input=Input::Number troubles=troubles/>
                </div>
                <div class="policy-side">
                    {reads(draft, id, names)}
                    <div class="button-row">
                        <Button label=t(PF_SAVE) mark=Icon::Check busy=busy/>
                        <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=cancel/>
                    </div>
                </div>
            </div>
        </Form>
    }
    .into_any()
}

/// The rule in words, what is wrong with it, and how many it would reach now.
fn reads(draft: Draft, id: Option<ProgramId>, names: StoredValue<Vec<(ProgramId, String)>>) -> AnyView {
    let read = Memo::new(move |_| draft.raw().read());
    let words = move || {
        let rule = draft.rows.with(|rows| Raw { rows: rows.clone(), ..Raw::default() }.rule());
        let said = names.with_value(|names| spoken::rule(&rule, names));
        if said.is_empty() { t(PF_NOTHING).to_owned() } else { said }
    };
    // Only what the rule and its papers say changes whom it reaches.
    let tried = Memo::new(move |_| read.with(|read| read.clone().ok()));
    let found: Asked<Option<Foreseen>> = fetched(move || {
        let version = tried.get();
        async move {
            let Some(version) = version else { return Ok(None) };
            match use_desk().ask(Ask::Programs(Programs::Foresee(id, version))).await? {
                Answer::Programs(Told::Foreseen(foreseen)) => Ok(Some(foreseen)),
                _ => Ok(None),
            }
        }
    });
    let reaches = move || match (read.get(), found.get()) {
        (Err(wrong), _) => {
            let said: Vec<_> = wrong.into_iter().map(|one| view! { <li>{one.words}</li> }).collect();
            let count = said.len();
            view! { <p>{n(PF_MEND, count)}</p><ul class="findings">{said}</ul> }.into_any()
        }
        (Ok(_), Some(Ok(Some(foreseen)))) => reached(&foreseen),
        _ => view! { <p class="soft">{t(LOADING)}</p> }.into_any(),
    };
    view! {
        <section class="card notes" aria-labelledby="program-reads">
            <h2 id="program-reads">{t(PF_READS)}</h2>
            <p class="quote quote-small" role="status">{words}</p>
            <div role="status">{ui::el::live(reaches)}</div>
        </section>
    }
    .into_any()
}

fn reached(foreseen: &Foreseen) -> AnyView {
    let at = |at| foreseen.stands.at(at);
    let (owed, lacks) = (at(At::Owed), at(At::Lacks));
    let all = (owed + lacks + at(At::Gathering) + at(At::HandedIn)).to_string();
    let values = [("n", all), ("owed", owed.to_string()), ("lacks", lacks.to_string())];
    let also = [("unknown", at(At::Unknown)), ("soon", at(At::Soon)), ("people", foreseen.people)];
    let also = also.map(|(name, count)| (name, count.to_string()));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let also: Vec<(&str, &str)> = also.iter().map(|(name, value)| (*name, value.as_str())).collect();
    view! {
        <p><strong>{fill(t(PF_REACHES), &values)}</strong></p>
        <p class="soft">{fill(t(PF_ALSO), &also)}</p>
    }
    .into_any()
}

fn save(
    (draft, held): (Draft, Held),
    id: Option<ProgramId>,
    troubles: Troubles,
    busy: RwSignal<bool>,
) -> impl Fn() + Copy + 'static {
    let (desk, ui, here) = (use_desk(), use_ui(), Here::of_page());
    move || {
        let Some(version) = troubles.take(untrack(|| draft.raw().read())) else { return };
        let said = fill(t(PF_SAVED), &[("name", &version.name)]);
        // Whoever has left the page sees no field of it.
        let tell = move |wrong: Vec<Trouble>| match here.is_left() {
            true => wrong.into_iter().take(1).for_each(|wrong| ui.toast(wrong.words)),
            false => troubles.show(wrong),
        };
        device::spawn(async move {
            busy.try_set(true);
            match desk.ask_once(Ask::Programs(Programs::Save(id, version))).await {
                Some(Ok(Answer::Programs(Told::Written(program, written)))) => {
                    desk.announce(ui, said, written.undo);
                    held.done();
                    here.go(&Screen::Programs(Some(program)).href());
                }
                Some(Ok(Answer::Programs(Told::Flawed(flaws)))) => tell(flaws.into_iter().map(flaw).collect()),
                Some(Ok(_)) | None => {}
                Some(Err(fault)) => tell(vec![Trouble::new(RULE, fault.sentence())]),
            }
            busy.try_set(false);
        });
    }
}

/// The words of a select: its options, the one that stands, and what choosing one does.
pub fn choice(label: String, options: Vec<(String, bool)>, choose: impl Fn(usize) + 'static) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(at, (words, selected))| view! { <option value=at.to_string() selected=selected>{words}</option> })
        .collect();
    let choose = move |event| choose(event_target_value(&event).parse().unwrap_or(0));
    view! { <select class="input rule-choice" aria-label=label on:change=choose>{options}</select> }.into_any()
}

/// A label that says of which line it is.
#[must_use]
pub fn of_line(word: ui::Word, line: usize) -> String {
    who(word, "") + " " + &n(PF_LINE, line + 1)
}
