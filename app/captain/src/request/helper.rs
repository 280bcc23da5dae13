//! The helpers of a request: how far each has come, and what the captain can do about it.

use super::photo::photo;
use crate::desk::use_desk;
use crate::facts::{call, name, plate, who};
use crate::words::*;
use domain::TaskId;
use domain::task::TaskStage;
use leptos::prelude::*;
use ports::desk::{Ask, Detail, Helped, Spoken, TaskRow};
use ui::view;
use ui::{Avatar, Button, Field, Tag, Tone, Weight, common, t, times, use_ui};

/// The ids of the fields for when each helper comes.
const WHEN: [&str; 8] = ["when-1", "when-2", "when-3", "when-4", "when-5", "when-6", "when-7", "when-8"];

/// When helpers come, as typed, each with the task it was typed for. Made once a page, so that news from the desk does
/// not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    of: StoredValue<[Option<TaskId>; WHEN.len()]>,
    typed: [RwSignal<String>; WHEN.len()],
}

/// A field's id, and what is typed there.
type When = (&'static str, RwSignal<String>);

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { of: StoredValue::new([None; WHEN.len()]), typed: WHEN.map(|_| RwSignal::new(String::new())) }
    }

    fn of(self, task: TaskId, waiting: &[TaskId]) -> Option<When> {
        let mut of = self.of.get_value();
        let at = place(&of, task, waiting)?;
        let (id, typed) = (WHEN.get(at)?, *self.typed.get(at)?);
        if of.get_mut(at)?.replace(task).is_some_and(|before| before != task) {
            typed.set(String::new());
        }
        self.of.set_value(of);
        Some((id, typed))
    }
}

/// Which field is this task's: the one it has, else one that nobody has, else one of a helper who has answered.
fn place(of: &[Option<TaskId>], task: TaskId, waiting: &[TaskId]) -> Option<usize> {
    let has = |wanted: Option<TaskId>| of.iter().position(|of| *of == wanted);
    let over = || of.iter().position(|of| of.is_some_and(|of| !waiting.contains(&of)));
    has(Some(task)).or_else(|| has(None)).or_else(over)
}

/// Whether it can still be said when this helper comes.
fn comes_yet(task: &TaskRow) -> bool {
    matches!(task.stage, TaskStage::Offered | TaskStage::Accepted)
}

/// Everyone who was asked, oldest first.
pub fn tasks(detail: &Detail, draft: Draft) -> Option<AnyView> {
    let waiting: Vec<TaskId> = detail.tasks.iter().filter(|task| comes_yet(task)).map(|task| task.id).collect();
    let when = |task: &TaskRow| comes_yet(task).then(|| draft.of(task.id, &waiting)).flatten();
    (!detail.tasks.is_empty()).then(|| {
        let cards: Vec<_> = detail.tasks.iter().map(|task| card(task, when(task))).collect();
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
    let code = (task.stage == TaskStage::Agreed && task.door_code > 0).then(|| {
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
            {when.map(|when| comes(when, &name(&task.volunteer)))}
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

/// When the helper comes: goes to the resident with the yes. Several may be asked, so the label says who.
fn comes((id, typed): When, of: &str) -> AnyView {
    view! { <Field id=id label=format!("{} · {of}", t(COMES_WHEN)) hint=t(COMES_WHEN_HINT) value=typed/> }.into_any()
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
    let task_off =
        |word, weight| button(word, weight, Box::new(move || Ask::TaskOff { task: id }), who(MO_HELPER_OFF, &of));
    // She says that she cannot; or nobody needs her to, and she is told.
    let off = || {
        let cannot = button(NOTE_NO, Weight::Quiet, spoken(Helped::No), who(MO_HELPER_OFF, &of));
        [cannot, task_off(TASK_OFF, Weight::Quiet)]
    };
    let buttons: Vec<AnyView> = match task.stage {
        TaskStage::Offered => {
            let yes = button(NOTE_YES, Weight::Secondary, spoken(Helped::Yes), who(MO_AGREED, &of));
            [yes].into_iter().chain(off()).collect()
        }
        TaskStage::Accepted => vec![
            button(
                CONFIRM_YES,
                Weight::Primary,
                Box::new(move || Ask::ConfirmHelper { task: id, when: when() }),
                who(MO_AGREED, &of),
            ),
            task_off(CONFIRM_NO, Weight::Danger),
        ],
        TaskStage::Agreed => {
            let done = button(NOTE_DONE, Weight::Secondary, spoken(Helped::Done), who(MO_HELPER_DONE, &of));
            [done].into_iter().chain(off()).collect()
        }
        TaskStage::Done | TaskStage::Off => return ().into_any(),
    };
    view! { <div class="button-row">{buttons}{call}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_with_the_helper_it_was_typed_for() {
        let [a, b, c] = [1, 2, 3].map(|number| TaskId([number; 16]));
        assert_eq!(place(&[None, None], a, &[a]), Some(0));
        // Somebody else was asked earlier and stands before her now.
        assert_eq!(place(&[Some(a), None], b, &[b, a]), Some(1));
        assert_eq!(place(&[Some(a), Some(b)], a, &[b, a]), Some(0));
        // She has answered; the next takes her field.
        assert_eq!(place(&[Some(a), Some(b)], c, &[b, c]), Some(0));
        assert_eq!(place(&[Some(a), Some(b)], c, &[a, b, c]), None);
    }
}
