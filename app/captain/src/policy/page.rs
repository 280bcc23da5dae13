//! The page: groups of weights on the left, what they would do to this week's plan on the right, and one button that
//! makes them count.

use super::foreseen::{self, Typed as Foreseen};
use super::group::{Of, group};
use super::model::{Typed, meanwhile, off, read};
use super::said::{ERRANDS, Group, PAIRED};
use crate::app::single;
use crate::asked::{Asked, asked, shown};
use crate::desk::{Desk, use_desk};
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use engine::pair::Weights;
use engine::{Policy, Weighed};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Weighing, reweighed};
use ui::view;
use ui::{Banner, Button, ButtonLink, Form, Icon, Tone, Trouble, Troubles, Weight, fill, t, use_ui};

/// The page as it stands.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// As saved.
    pub saved: Asked<Weighing>,
    /// What was typed since.
    pub typed: RwSignal<Typed>,
    /// What is wrong with it.
    pub wrong: Memo<Vec<Trouble>>,
    read: Memo<Read>,
    /// What was saved when typing began.
    began: Memo<Weighing>,
}

/// Both kinds of weights as typed, each with what is wrong.
type Read = (Result<Policy, Vec<Trouble>>, Result<Weights, Vec<Trouble>>);

impl Sheet {
    fn new() -> Self {
        let saved = asked(
            || Ask::Weighing,
            |answer| match answer {
                Answer::Weighing(weighing) => Some(*weighing),
                _ => None,
            },
        );
        let typed = RwSignal::new(Typed::new());
        let read = Memo::new(move |_| {
            let saved = standing(saved);
            typed.with(|typed| (read(ERRANDS, &saved.errands, typed), read(PAIRED, &saved.pairs, typed)))
        });
        let wrong = Memo::new(move |_| read.with(troubles));
        let began = Memo::new(move |before: Option<&Weighing>| {
            let before = before.filter(|_| typed.with(|typed| !typed.is_empty()));
            before.cloned().unwrap_or_else(|| standing(saved))
        });
        Self { saved, typed, wrong, read, began }
    }

    /// Whether something in this group is wrong.
    pub fn holds_wrong(self, group: &Group) -> bool {
        self.wrong.with(|wrong| wrong.iter().any(|one| group.weights.iter().any(|said| said.id == one.field)))
    }

    fn errands(self) -> Of<Policy> {
        let saved = Memo::new(move |_| standing(self.saved).errands);
        Of { saved, now: Memo::new(move |_| self.read.with(|read| read.0.clone()).unwrap_or_else(|_| saved.get())) }
    }

    fn pairs(self) -> Of<Weights> {
        let saved = Memo::new(move |_| standing(self.saved).pairs);
        Of { saved, now: Memo::new(move |_| self.read.with(|read| read.1.clone()).unwrap_or_else(|_| saved.get())) }
    }
}

/// Everything that is wrong.
fn troubles((errands, pairs): &Read) -> Vec<Trouble> {
    let errands = errands.as_ref().err().into_iter().flatten();
    errands.chain(pairs.as_ref().err().into_iter().flatten()).cloned().collect()
}

/// What is saved; what the program comes with, while that has not been heard.
fn standing(saved: Asked<Weighing>) -> Weighing {
    saved.with(|saved| saved.as_ref().and_then(|saved| saved.as_ref().ok()).cloned()).unwrap_or_default()
}

/// The page.
pub fn page() -> AnyView {
    let sheet = Sheet::new();
    let there = Memo::new(move |_| sheet.saved.with(|saved| matches!(saved, Some(Ok(_)))));
    let body = move || {
        if there.get() { untrack(|| whole(sheet)) } else { shown(sheet.saved, |_| ().into_any()) }
    };
    single(t(POLICY), "", Screen::Policy, body.into_any())
}

fn whole(sheet: Sheet) -> AnyView {
    let (errands, pairs) = (sheet.errands(), sheet.pairs());
    let typed = Memo::new(move |_| sheet.read.with(|read| would_be(read, errands.saved.get(), pairs.saved.get())));
    let found = Troubles::new();
    let lead = move || n(POLICY_LEAD, errands.now.with(|now| now.walk_per_100m));
    let of_errands: Vec<_> = ERRANDS.iter().map(|one| group(sheet, errands, one)).collect();
    let of_pairs: Vec<_> = PAIRED.iter().map(|one| group(sheet, pairs, one)).collect();
    view! {
        <Form troubles=found on_send=save(sheet, found)>
            <p class="soft policy-lead">{lead}</p>
            {move || misfit(sheet)}
            {move || overtaken(sheet)}
            <div class="policy">
                <div class="policy-weights">
                    <h2>{t(POLICY_ERRANDS)}</h2>
                    {of_errands}
                    <h2>{t(POLICY_PAIRS)}</h2>
                    <p class="soft">{t(POLICY_PAIRS_HINT)}</p>
                    {of_pairs}
                </div>
                <div class="policy-side">
                    {foreseen::panel(typed)}
                    {acts(sheet)}
                </div>
            </div>
        </Form>
    }
    .into_any()
}

/// What is typed, as far as it has a say in this week's plan.
fn would_be((errands, pairs): &Read, saved: Policy, saved_pairs: Weights) -> Foreseen {
    match (errands, pairs) {
        (Ok(policy), _) if *policy != saved => Foreseen::Other(*policy),
        (Ok(_), Ok(pairs)) if *pairs == saved_pairs => Foreseen::Same,
        (Ok(_), Ok(_)) => Foreseen::Pairs,
        _ => Foreseen::Wrong,
    }
}

/// What is saved makes no sense, because two captains changed what does not fit together.
fn misfit(sheet: Sheet) -> Option<AnyView> {
    let saved = standing(sheet.saved);
    let what = off(ERRANDS, &saved.errands).or_else(|| off(PAIRED, &saved.pairs))?;
    let words = fill(t(POLICY_OFF), &[("what", what)]);
    Some(view! { <Banner tone=Tone::Amber mark=Icon::Warning words=words/> }.into_any())
}

/// Somebody else has changed what is being typed over.
fn overtaken(sheet: Sheet) -> Option<AnyView> {
    let (began, saved) = (sheet.began.get(), standing(sheet.saved));
    let changed = sheet.typed.with(|typed| {
        let mut changed = meanwhile(ERRANDS, (&began.errands, &saved.errands), typed);
        changed.extend(meanwhile(PAIRED, (&began.pairs, &saved.pairs), typed));
        changed
    });
    let words = fill(t(POLICY_MEANWHILE), &[("what", &changed.join(" · "))]);
    (!changed.is_empty()).then(|| view! { <Banner tone=Tone::Amber mark=Icon::Warning words=words/> }.into_any())
}

/// Save, discard, and everything back to what the program comes with.
fn acts(sheet: Sheet) -> AnyView {
    let touched = Memo::new(move |_| sheet.typed.with(|typed| !typed.is_empty()));
    let default = Memo::new(move |_| {
        let saved = standing(sheet.saved);
        (saved.errands, saved.pairs) == Default::default() && !touched.get()
    });
    let all_back = move || sheet.typed.set(defaults());
    let discard = move || {
        touched.get().then(|| {
            let press = move || sheet.typed.set(Typed::new());
            view! { <Button label=t(POLICY_DROP) weight=Weight::Quiet on_press=press/> }
        })
    };
    let back = move || {
        (!default.get()).then(|| {
            view! { <Button label=t(POLICY_ALL_BACK) weight=Weight::Quiet mark=Icon::Again on_press=all_back/> }
        })
    };
    view! {
        <div class="policy-acts">
            <Button label=t(POLICY_SAVE) mark=Icon::Check/>
            {discard}
            {back}
        </div>
    }
    .into_any()
}

/// Every weight as the program comes with it, as typed.
fn defaults() -> Typed {
    fn of<T: Weighed>(groups: &'static [Group]) -> impl Iterator<Item = (&'static str, String)> {
        let said = groups.iter().flat_map(|group| group.weights);
        said.filter_map(|said| Some((said.id, super::model::weight::<T>(said)?.get(&T::default()).to_string())))
    }
    of::<Policy>(ERRANDS).chain(of::<Weights>(PAIRED)).collect()
}

fn save(sheet: Sheet, found: Troubles) -> impl Fn() + Clone + 'static {
    let (desk, ui) = (use_desk(), use_ui());
    move || {
        let outcome = match sheet.read.get_untracked() {
            (Ok(errands), Ok(pairs)) => {
                // Only what was changed, so that what another captain changes meanwhile stands.
                let saved = untrack(|| standing(sheet.saved));
                let mut changes = reweighed(&saved.errands, &errands);
                changes.extend(reweighed(&saved.pairs, &pairs));
                Ok(Ask::Weigh(changes))
            }
            read => Err(troubles(&read)),
        };
        let Some(ask) = found.take(outcome) else { return };
        desk.act(ui, ask, t(POLICY_SAVED).to_owned(), move |_| {
            device::spawn(async move {
                // What was typed goes once what is saved says the same: nothing flickers.
                let _ = desk.ask(Ask::Weighing).await;
                sheet.typed.try_set(Typed::new());
            });
        });
    }
}

/// For other pages: that the engine goes by its own weights, and the way to mend that.
pub fn banner(is_off: fn(Desk) -> bool) -> AnyView {
    let desk = use_desk();
    let line = move || {
        is_off(desk).then(|| {
            view! {
                <div class="card missing" role="status">
                    <p>{t(POLICY_OFF_PLAN)}</p>
                    <ButtonLink to=Screen::Policy.href() label=t(POLICY_SEE) weight=Weight::Secondary/>
                </div>
            }
        })
    };
    view! { {line} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_back_is_what_the_program_comes_with() {
        let saved = Policy { busy: 1, told: 2, ..Policy::default() };
        assert_eq!(read(ERRANDS, &saved, &defaults()), Ok(Policy::default()));
        assert_eq!(read(PAIRED, &Weights { floor: 9, ..Weights::default() }, &defaults()), Ok(Weights::default()));
    }

    #[test]
    fn what_is_foreseen_says_when_pairs_alone_were_changed() {
        let (errands, pairs) = (Policy::default(), Weights::default());
        let (other, other_pairs) = (Policy { busy: 1, ..errands }, Weights { floor: 9, ..pairs });
        let wrong = || vec![Trouble::new("a", "x")];
        for (read, foreseen) in [
            ((Ok(errands), Ok(pairs)), Foreseen::Same),
            ((Ok(errands), Ok(other_pairs)), Foreseen::Pairs),
            ((Ok(other), Ok(other_pairs)), Foreseen::Other(other)),
            ((Ok(other), Err(wrong())), Foreseen::Other(other)),
            ((Err(wrong()), Ok(pairs)), Foreseen::Wrong),
            ((Ok(errands), Err(wrong())), Foreseen::Wrong),
        ] {
            assert_eq!(would_be(&read, errands, pairs), foreseen);
        }
    }

    #[test]
    fn what_is_wrong_in_either_is_told() {
        let trouble = |field| vec![Trouble::new(field, "x")];
        assert_eq!(troubles(&(Ok(Policy::default()), Ok(Weights::default()))), []);
        assert_eq!(troubles(&(Err(trouble("a")), Err(trouble("b")))).len(), 2);
    }
}
