//! Perhaps the same person: two side by side, what is kept of each, and one press to make them one.

use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::{name, person_facts, plate, who};
use crate::screen::Screen;
use crate::words::*;
use domain::Born;
use leptos::prelude::*;
use ports::desk::roster::{Answer as Told, Ask as Roster, Part, Twins};
use ports::desk::{Answer, Ask, PersonRow};
use ui::view;
use ui::{Button, EmptyState, Icon, Tag, Tone, Weight, t, use_ui};

/// The page.
pub fn page() -> AnyView {
    let answer = asked(
        || Ask::Roster(Roster::Twins),
        |answer| match answer {
            Answer::Roster(Told::Twins(twins)) => Some(twins),
            _ => None,
        },
    );
    let body = shown(answer, |twins| {
        if twins.is_empty() {
            return view! { <EmptyState mark=Icon::People title=t(TWINS_NONE) line=t(TWINS_NONE_HINT)/> }.into_any();
        }
        let cards: Vec<_> = twins.iter().enumerate().map(|(at, twins)| card(at, twins)).collect();
        view! { <p class="soft">{t(TWINS_REST)}</p><ul class="twins">{cards}</ul> }.into_any()
    });
    crate::app::single(t(TWINS_PAGE), t(TWINS_LEAD), Screen::Twins, body)
}

/// What is different and has to be chosen: which part, and what each says.
#[must_use]
pub fn differ(one: &PersonRow, other: &PersonRow, born: [Option<Born>; 2]) -> Vec<(Part, String, String)> {
    // The more exact of two that agree is kept without a question.
    let [born_one, born_other] = match born {
        [Some(one), Some(other)] if one.refines(other) || other.refines(one) => [String::new(), String::new()],
        born => born.map(|born| born.map(|born| born.to_string()).unwrap_or_default()),
    };
    let parts = [
        (Part::Home, one.plate.clone(), other.plate.clone()),
        (Part::Telephone, one.telephone.clone(), other.telephone.clone()),
        (Part::Born, born_one, born_other),
    ];
    parts.into_iter().filter(|(_, one, other)| !one.is_empty() && !other.is_empty() && one != other).collect()
}

/// What is taken over from whoever goes: of each part that differs, whether the chosen side is theirs.
#[must_use]
pub fn taken(parts: &[(Part, String, String)], stays_first: bool, first_kept: &[bool]) -> Vec<Part> {
    let chosen = parts.iter().zip(first_kept).filter(|(_, first)| **first != stays_first);
    chosen.map(|((part, ..), _)| *part).collect()
}

fn part_word(part: Part) -> &'static str {
    t(match part {
        Part::Name => F_NAME,
        Part::Telephone => F_TELEPHONE,
        Part::Home => F_HOME,
        Part::Born => R_BORN,
    })
}

fn card(at: usize, twins: &Twins) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (one, other) = (twins.one.clone(), twins.other.clone());
    let parts = StoredValue::new(differ(&one, &other, twins.born));
    let (first, kept) = (RwSignal::new(true), RwSignal::new(parts.with_value(|parts| vec![true; parts.len()])));
    let choices: Vec<_> =
        parts.with_value(|parts| parts.iter().enumerate().map(|(nth, part)| choice(at, nth, part, kept)).collect());
    let signs = [(twins.same_home, TWINS_HOME), (twins.same_telephone, TWINS_PHONE)];
    let signs: Vec<_> = signs
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| view! { <Tag words=t(word) tone=Tone::Amber/> }.into_any())
        .collect();
    let called = name(&one);
    let label = format!("{} {called}", t(TWINS_DO));
    let sides = vec![side(at, &one, true, first), side(at, &other, false, first)];
    let press = move || {
        let stays_first = first.get_untracked();
        let (person, twice) = if stays_first { (one.id, other.id) } else { (other.id, one.id) };
        let take = parts.with_value(|parts| kept.with_untracked(|kept| taken(parts, stays_first, kept)));
        desk.act(ui, Ask::Roster(Roster::Merge { twice, person, take }), who(TWINS_SAID, &called), |_| {});
    };
    let (called_apart, apart_label) = (name(&twins.one), format!("{} {}", t(TWINS_NOT), name(&twins.one)));
    let (this, that) = (twins.one.id, twins.other.id);
    let apart = move || {
        desk.act(ui, Ask::Roster(Roster::Distinct(this, that)), who(TWINS_NOT_SAID, &called_apart), |_| {});
    };
    view! {
        <li class="card twins-card">
            <p class="tags">{signs}</p>
            <div class="twins-sides">{sides}</div>
            {choices}
            <div class="button-row">
                <Button label=t(TWINS_DO) name=label mark=Icon::Check on_press=press/>
                <Button label=t(TWINS_NOT) name=apart_label weight=Weight::Quiet on_press=apart/>
            </div>
        </li>
    }
    .into_any()
}

fn side(at: usize, row: &PersonRow, is_first: bool, first: RwSignal<bool>) -> AnyView {
    let here = move || first.get() == is_first;
    let label = format!("{} {}", t(TWINS_STAYS), row.plate);
    view! {
        <div class="twins-side" data-stays=move || here().to_string()>
            <a class="plain-link person-name" href=Screen::People(Some(row.id)).href()>{name(row)}</a>
            <span class="row-line">{plate(&row.plate)}<span class="soft">{row.estate.clone()}</span></span>
            <span translate="no">{row.telephone.clone()}</span>
            <span class="soft">{person_facts(row).join(" · ")}</span>
            <label class="tick">
                <input type="radio" name=format!("twins-{at}") aria-label=label prop:checked=here on:change=move |_| first.set(is_first)/>
                <span>{t(TWINS_STAYS)}</span>
            </label>
        </div>
    }
    .into_any()
}

/// Which of two is kept.
fn choice(at: usize, nth: usize, (part, one, other): &(Part, String, String), kept: RwSignal<Vec<bool>>) -> AnyView {
    let group = format!("twins-{at}-{nth}");
    let chip = |is_first: bool, words: &str| {
        let here = move || kept.with(|kept| kept.get(nth) == Some(&is_first));
        let pick = move |_| {
            kept.update(|kept| {
                if let Some(side) = kept.get_mut(nth) {
                    *side = is_first;
                }
            });
        };
        view! {
            <label class="chip">
                <input type="radio" name=group.clone() prop:checked=here on:change=pick/>
                <span class="chip-face">{words.to_owned()}</span>
            </label>
        }
        .into_any()
    };
    let chips = vec![chip(true, one), chip(false, other)];
    let legend = format!("{} · {}", t(TWINS_TAKE), part_word(*part));
    view! { <fieldset class="choose"><legend class="field-label">{legend}</legend><div class="chips">{chips}</div></fieldset> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::person;

    #[test]
    fn only_what_both_say_and_say_differently_is_asked() {
        let one = PersonRow { plate: "3-1-501".into(), telephone: "13800001234".into(), age: Some(80), ..person(1) };
        let other = PersonRow { plate: "4-1-101".into(), telephone: String::new(), age: Some(80), ..person(2) };
        let born = [Born::parse("1946-03-08"), Born::parse("1946")];
        let parts = differ(&one, &other, born);
        assert_eq!(parts, [(Part::Home, "3-1-501".to_owned(), "4-1-101".to_owned())]);
        assert_eq!(taken(&parts, true, &[true]), []);
        assert_eq!(taken(&parts, true, &[false]), [Part::Home]);
        assert_eq!(taken(&parts, false, &[true]), [Part::Home], "the other stays, and this home is kept");
    }
}
