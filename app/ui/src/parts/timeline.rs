//! A timeline: a request shown like a parcel on its way.

use super::{Icon, icon};
use crate::view;
use crate::{common, t};
use leptos::prelude::*;

/// How far a step has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progressed {
    /// Behind us.
    Done,
    /// Going on now.
    Now,
    /// Still ahead.
    Ahead,
}

/// One step of a timeline.
pub struct Step {
    /// How far it has come.
    pub state: Progressed,
    /// What happened, happens, or will: `找到人了`.
    pub title: String,
    /// When, and by whom: `9:20 同楼的邻居，会跑腿`. May be empty.
    pub line: String,
    /// More below: who comes, with the door code.
    pub more: Option<AnyView>,
}

impl Step {
    /// A step without more below.
    pub fn new(state: Progressed, title: impl Into<String>, line: impl Into<String>) -> Self {
        Self { state, title: title.into(), line: line.into(), more: None }
    }

    /// The same step with more below.
    #[must_use]
    pub fn with(mut self, more: impl IntoAny) -> Self {
        self.more = Some(more.into_any());
        self
    }
}

/// The steps, top to bottom.
#[component]
pub fn Timeline(
    /// In order.
    steps: Vec<Step>,
) -> impl IntoView {
    let items: Vec<AnyView> = steps.into_iter().enumerate().map(|(at, step)| item(at + 1, step)).collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}

fn item(number: usize, step: Step) -> AnyView {
    let (class, mark, word) = match step.state {
        Progressed::Done => ("step step-done", icon(Icon::Check), common::STEP_DONE),
        Progressed::Now => ("step step-now", icon(Icon::Clock), common::STEP_NOW),
        Progressed::Ahead => ("step step-ahead", number.into_any(), common::STEP_AHEAD),
    };
    let current = (step.state == Progressed::Now).then_some("step");
    view! {
        <li class=class aria-current=current>
            <span class="step-mark" aria-hidden="true">{mark}</span>
            <div class="step-words">
                <p class="step-title">{step.title}<span class="visually-hidden">" · "{t(word)}</span></p>
                {(!step.line.is_empty()).then(|| view! { <p class="step-line">{step.line}</p> }.into_any())}
                {step.more}
            </div>
        </li>
    }
    .into_any()
}

/// Who comes, in a tinted card: avatar, name, a line, and the door code to compare.
#[component]
pub fn Visitor(
    /// The helper's name.
    #[prop(into)]
    name: String,
    /// `9号楼 志愿者`
    #[prop(into)]
    line: String,
    /// What the code is called: `对门号`.
    #[prop(into)]
    code_name: String,
    /// The two digits.
    code: u8,
) -> impl IntoView {
    view! {
        <div class="visitor">
            <super::Avatar name=name.clone() tone=super::Tone::Persimmon/>
            <p class="visitor-words"><strong>{name}</strong><span>{line}</span></p>
            <p class="door-code"><span>{code_name}</span><strong>{code}</strong></p>
        </div>
    }
    .into_any()
}
