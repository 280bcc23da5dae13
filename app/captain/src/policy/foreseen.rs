//! What the typed weights would do to this week's plan, worked out before anything is saved.

use super::model::grouped;
use crate::asked::fetched;
use crate::desk::use_desk;
use crate::facts::n;
use crate::faults::Fault;
use crate::plan::foreseen;
use crate::words::*;
use engine::Policy;
use engine::preview::{Figures, Preview};
use leptos::prelude::*;
use ui::view;
use ui::{Tag, Tone, t};

/// What is typed: as saved, wrong, another policy, or something that has no say in this week's plan.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Typed {
    /// As saved.
    Same,
    /// Something is wrong.
    Wrong,
    /// Errands as saved, and other weights of pairs.
    Pairs,
    /// Another.
    Other(Policy),
}

/// The panel.
pub fn panel(typed: Memo<Typed>) -> AnyView {
    let desk = use_desk();
    let planned = StoredValue::new(None);
    let answer = fetched(move || {
        let (typed, version) = (typed.get(), desk.changes.get());
        let anew = planned.get_value() != Some(version);
        async move {
            let Typed::Other(policy) = typed else { return Ok((typed, None)) };
            let preview = foreseen(desk, anew, policy).await?;
            planned.try_set_value(Some(version));
            Ok((typed, Some(preview)))
        }
    });
    let body = move || match (typed.get(), answer.get()) {
        (Typed::Same, _) => words(FORESEEN_NONE),
        (Typed::Wrong, _) => words(FORESEEN_WRONG),
        (Typed::Pairs, _) => words(FORESEEN_PAIRS),
        (now, Some(Ok((of, Some(preview))))) if now == of => table(&preview),
        (Typed::Other(_), Some(Err(fault))) => failed(&fault),
        (Typed::Other(_), _) => words(FORESEEN_RUNNING),
    };
    view! {
        <section class="card foreseen" aria-labelledby="foreseen" aria-live="polite">
            <h2 id="foreseen">{t(FORESEEN)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn words(word: ui::Word) -> AnyView {
    view! { <p class="soft">{t(word)}</p> }.into_any()
}

fn failed(fault: &Fault) -> AnyView {
    view! { <p role="alert">{format!("{} {}", t(FORESEEN_FAILED), fault.sentence())}</p> }.into_any()
}

fn table(preview: &Preview) -> AnyView {
    let rows: Vec<_> = figures(&preview.before)
        .into_iter()
        .zip(figures(&preview.after))
        .map(|((title, before), (_, after))| {
            let changed = before != after;
            view! {
                <tr><th scope="row">{t(title)}</th><td>{before}</td><td class:foreseen-changed=changed>{after}</td></tr>
            }
        })
        .collect();
    view! {
        <p class="tags">{change(preview)}</p>
        <table class="foreseen-table">
            <thead><tr><td></td><th scope="col">{t(FORESEEN_NOW)}</th><th scope="col">{t(FORESEEN_THEN)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// How many requests would get others, as a tag.
fn change(preview: &Preview) -> AnyView {
    match preview.other_helpers {
        0 => view! { <Tag words=t(FORESEEN_SAME) tone=Tone::Pine/> }.into_any(),
        other => view! { <Tag words=n(FORESEEN_OTHER, other) tone=Tone::Amber/> }.into_any(),
    }
}

/// A plan's figures, each with its name and unit.
fn figures(figures: &Figures) -> [(ui::Word, String); 5] {
    let busy: u32 = figures.load.people.iter().skip(1).sum();
    [
        (FIG_FOUND, n(FIG_PEOPLE, grouped(figures.found.into()))),
        (FIG_MISSING, n(FIG_PEOPLE, grouped(figures.missing.into()))),
        (FIG_WALK, n(FIG_METRES, grouped(figures.walk_m.into()))),
        (FIG_MOST, n(FIG_TASKS, figures.load.most())),
        (FIG_BUSY, n(FIG_PEOPLE, grouped(busy.into()))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Load;

    #[test]
    fn a_plan_is_told_in_figures_with_their_units() {
        let load = Load { people: vec![9, 1_200, 1], mean_x100: 100 };
        let words = figures(&Figures { found: 1_202, missing: 0, walk_m: 340, load }).map(|(_, words)| words);
        assert_eq!(words, ["1,202 位", "0 位", "340 米", "2 件", "1,201 位"]);
    }
}
