//! What was said at the door or on the telephone, noted with one press each; and a captain's own remarks.

use crate::desk::use_desk;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Ask, Detail, Spoken, Step};
use ui::view;
use ui::{Button, ChooseOne, Field, Weight, t, use_ui};

/// What is being typed. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    word: RwSignal<String>,
    stars: RwSignal<Option<usize>>,
}

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { word: RwSignal::new(String::new()), stars: RwSignal::new(None) }
    }
}

/// A field for what was said, and a button for what it means.
pub fn section(detail: &Detail, draft: Draft) -> AnyView {
    let (desk, ui, request) = (use_desk(), use_ui(), detail.row.id);
    let button = |label: ui::Word, weight: Weight, of: fn(domain::RequestId, String, u8) -> Spoken| {
        let press = move || {
            let stars = draft.stars.get_untracked().map_or(0, |at| u8::try_from(at + 1).unwrap_or(0));
            let spoken = of(request, draft.word.get_untracked().trim().to_owned(), stars);
            desk.act(ui, Ask::Note(spoken), t(label).to_owned(), move |_| {
                draft.word.set(String::new());
                draft.stars.set(None);
            });
        };
        view! { <Button label=t(label) weight=weight on_press=press/> }.into_any()
    };
    let remark = button(NOTE_ADD, Weight::Secondary, |request, word, _| Spoken::Remark { request, word });
    let rest = match detail.row.step {
        Step::Closed | Step::Withdrawn | Step::Lapsed => {
            vec![button(REOPEN, Weight::Quiet, |request, word, _| Spoken::Reopened { request, word })]
        }
        Step::Done => vec![
            button(RESIDENT_DONE, Weight::Good, |request, word, stars| Spoken::Confirmed { request, stars, word }),
            button(REOPEN, Weight::Secondary, |request, word, _| Spoken::Reopened { request, word }),
        ],
        _ => vec![
            button(DE_NOT_REACHED, Weight::Quiet, |request, word, _| Spoken::Remark {
                request,
                word: not_reached(&word),
            }),
            button(SETTLE, Weight::Quiet, |request, word, _| Spoken::Settled { request, word }),
            button(RESIDENT_WITHDRAW, Weight::Quiet, |request, _, _| Spoken::Withdrawn { request }),
        ],
    };
    let stars = (detail.row.step == Step::Done).then(|| {
        let options = (1..=5).map(|stars| crate::facts::n(STARS, stars)).collect();
        view! { <ChooseOne id="stars" legend=t(HOW_SATISFIED) options=options picked=draft.stars/> }
    });
    view! {
        <section class="block">
            <h3>{t(NOTES)}</h3>
            <div class="card notes">
                <Field id="note" label=t(HOW_WAS_IT) hint=t(NOTE_HINT) value=draft.word/>
                {stars}
                <div class="button-row">{remark}{rest}</div>
            </div>
        </section>
    }
    .into_any()
}

/// That nobody answered, with what else was noted of it.
fn not_reached(word: &str) -> String {
    if word.is_empty() { t(DE_NOT_REACHED).to_owned() } else { format!("{}{}{word}", t(DE_NOT_REACHED), t(COLON)) }
}
