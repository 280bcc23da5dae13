//! The helpers of a request: how far each has come, and what the captain can do about it.

use super::photo::photo;
use crate::desk::use_desk;
use crate::facts::{call, name, plate, who};
use crate::words::*;
use domain::task::TaskStage;
use leptos::prelude::*;
use ports::desk::{Ask, Detail, Helped, Spoken, TaskRow};
use ui::view;
use ui::{Avatar, Button, Tag, Tone, Weight, common, t, times, use_ui};

/// Everyone who was asked, oldest first.
pub fn tasks(detail: &Detail) -> Option<AnyView> {
    (!detail.tasks.is_empty()).then(|| {
        let cards: Vec<_> = detail.tasks.iter().map(card).collect();
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

fn card(task: &TaskRow) -> AnyView {
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
            {acts(task)}
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

/// What can be done about a helper now.
fn acts(task: &TaskRow) -> AnyView {
    let (desk, ui, id, of) = (use_desk(), use_ui(), task.id, name(&task.volunteer));
    let press = move |ask: Ask, said: String| desk.act(ui, ask, said, |_| {});
    let spoken = move |said| Ask::Note(Spoken::Helper { task: id, said, word: String::new() });
    let button = |word: ui::Word, weight: Weight, ask: Ask, said: String| {
        let on_press = move || press(ask.clone(), said.clone());
        view! { <Button label=t(word) weight=weight name=format!("{} {of}", t(word)) on_press=on_press/> }.into_any()
    };
    let call = call(&task.volunteer.telephone, t(CALL_HELPER));
    let off = || button(NOTE_NO, Weight::Quiet, spoken(Helped::No), who(MO_HELPER_OFF, &of));
    let buttons = match task.stage {
        TaskStage::Offered => {
            vec![button(NOTE_YES, Weight::Secondary, spoken(Helped::Yes), who(MO_AGREED, &of)), off()]
        }
        TaskStage::Accepted => vec![
            button(CONFIRM_YES, Weight::Primary, Ask::ConfirmHelper { task: id }, who(MO_AGREED, &of)),
            button(CONFIRM_NO, Weight::Danger, Ask::TaskOff { task: id }, who(MO_HELPER_OFF, &of)),
        ],
        TaskStage::Agreed => {
            vec![button(NOTE_DONE, Weight::Secondary, spoken(Helped::Done), who(MO_HELPER_DONE, &of)), off()]
        }
        TaskStage::Done | TaskStage::Off => return ().into_any(),
    };
    view! { <div class="button-row">{buttons}{call}</div> }.into_any()
}
