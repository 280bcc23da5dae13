//! The helpers of a request: how far each has come, and what the captain can do about it.

use super::photo::photo;
use crate::desk::use_desk;
use crate::facts::{call, name, plate, who};
use crate::words::*;
use domain::task::TaskStage;
use leptos::prelude::*;
use ports::desk::{Ask, Detail, Helped, Spoken, TaskRow};
use ui::view;
use ui::{Avatar, Button, Field, Tag, Tone, Weight, common, t, times, use_ui};

/// The ids of the fields for when each helper comes.
const WHEN: [&str; 4] = ["when-1", "when-2", "when-3", "when-4"];

/// When the helpers come, as typed, in their order. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft([RwSignal<String>; WHEN.len()]);

/// A field's id, and what is typed there.
type When = (&'static str, RwSignal<String>);

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(WHEN.map(|_| RwSignal::new(String::new())))
    }

    fn of(self, at: usize) -> Option<When> {
        Some((WHEN.get(at)?, *self.0.get(at)?))
    }
}

/// Everyone who was asked, oldest first.
pub fn tasks(detail: &Detail, draft: Draft) -> Option<AnyView> {
    (!detail.tasks.is_empty()).then(|| {
        let cards: Vec<_> = (0..).zip(&detail.tasks).map(|(at, task)| card(task, draft.of(at))).collect();
        view! { <section class="block"><h3>{t(TASKS)}</h3>{cards}</section> }.into_any()
    })
}

fn tone(stage: TaskStage) -> Tone {
    match stage {
        TaskStage::Offered => Tone::Amber,
        TaskStage::Accepted => Tone::Persimmon,
        TaskStage::Agreed | TaskStage::Done => Tone::Pine,
        TaskStage::Off => Tone::Plain,
    }
}

fn card(task: &TaskRow, when: Option<When>) -> AnyView {
    let (now, offered_ms) = (use_ui().now, task.offered_ms);
    let code = (task.stage == TaskStage::Agreed).then(|| {
        view! { <span class="door"><span class="soft">{t(DOOR_CODE)}</span><strong>{task.door_code}</strong></span> }
    });
    let word = (!task.word.is_empty())
        .then(|| view! { <blockquote class="quote quote-small">{task.word.clone()}</blockquote> });
    view! {
        <div class="card helper" class:helper-off=task.stage == TaskStage::Off>
            <div class="helper-head">
                <Avatar name=name(&task.volunteer)/>
                <div class="helper-who">
                    <strong>{name(&task.volunteer)}</strong>
                    <span class="row-line">
                        {plate(&task.volunteer.plate)}
                        <span class="soft">{move || times::near(now.get(), offered_ms)}</span>
                    </span>
                </div>
                {code}
                <Tag words=t(common::task_stage(task.stage)) tone=tone(task.stage)/>
            </div>
            {(task.stage == TaskStage::Accepted).then(|| compare(task))}
            {word}
            {task.photo.then(|| photo(task.id))}
            {when.filter(|_| matches!(task.stage, TaskStage::Offered | TaskStage::Accepted)).map(comes)}
            {acts(task, when)}
        </div>
    }
    .into_any()
}

/// What was typed with the yes against what the roster says.
fn compare(task: &TaskRow) -> AnyView {
    let Some((typed_name, typed_telephone)) = task.answered_as.clone() else { return ().into_any() };
    let roster = &task.volunteer;
    let same = |typed: &str, known: &str| {
        let same = typed.trim() == known;
        view! { <Tag words=t(if same { SAME } else { DIFFERS }) tone=if same { Tone::Pine } else { Tone::Persimmon }/> }
    };
    view! {
        <div class="compare">
            <p class="compare-title">{t(CONFIRM_TITLE)}</p>
            <p class="soft">{t(CONFIRM_HINT)}</p>
            <table class="compare-table">
                <thead><tr><td></td><th scope="col">{t(TYPED)}</th><th scope="col">{t(ROSTER)}</th><td></td></tr></thead>
                <tbody>
                    <tr><th scope="row">{t(COL_NAME)}</th><td>{typed_name.clone()}</td><td>{roster.name.clone()}</td><td>{same(&typed_name, &roster.name)}</td></tr>
                    <tr><th scope="row">{t(COL_PHONE)}</th><td>{typed_telephone.clone()}</td><td>{roster.telephone.clone()}</td><td>{same(&typed_telephone, &roster.telephone)}</td></tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// When the helper comes: goes to the resident with the yes.
fn comes((id, typed): When) -> AnyView {
    view! { <Field id=id label=t(COMES_WHEN) hint=t(COMES_WHEN_HINT) value=typed/> }.into_any()
}

/// What a press asks of the desk, with what is typed by then.
type Asks = Box<dyn Fn() -> Ask>;

/// What can be done about a helper now.
fn acts(task: &TaskRow, when: Option<When>) -> AnyView {
    let (desk, ui, id, of) = (use_desk(), use_ui(), task.id, name(&task.volunteer));
    let when = move || when.map_or_else(String::new, |(_, typed)| typed.get_untracked().trim().to_owned());
    let spoken = move |said| -> Asks {
        let word = move || if said == Helped::Yes { when() } else { String::new() };
        Box::new(move || Ask::Note(Spoken::Helper { task: id, said, word: word() }))
    };
    let button = |word: ui::Word, weight: Weight, asks: Asks, said: String| {
        let press = move || desk.act(ui, asks(), said.clone(), |_| {});
        view! { <Button label=t(word) weight=weight name=format!("{} {of}", t(word)) on_press=press/> }.into_any()
    };
    let call = call(&task.volunteer.telephone, t(CALL_HELPER));
    let off = || button(NOTE_NO, Weight::Quiet, spoken(Helped::No), who(MO_HELPER_OFF, &of));
    let buttons = match task.stage {
        TaskStage::Offered => {
            vec![button(NOTE_YES, Weight::Secondary, spoken(Helped::Yes), who(MO_AGREED, &of)), off()]
        }
        TaskStage::Accepted => vec![
            button(
                CONFIRM_YES,
                Weight::Primary,
                Box::new(move || Ask::ConfirmHelper { task: id, when: when() }),
                who(MO_AGREED, &of),
            ),
            button(CONFIRM_NO, Weight::Danger, Box::new(move || Ask::TaskOff { task: id }), who(MO_HELPER_OFF, &of)),
        ],
        TaskStage::Agreed => {
            vec![button(NOTE_DONE, Weight::Secondary, spoken(Helped::Done), who(MO_HELPER_DONE, &of)), off()]
        }
        TaskStage::Done | TaskStage::Off => return ().into_any(),
    };
    view! { <div class="button-row">{buttons}{call}</div> }.into_any()
}
