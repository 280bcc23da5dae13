//! Wishes: what a household needs its volunteer for, when visits suit, and whom they would rather have at the door.

use crate::desk::use_desk;
use crate::facts::{suits, who};
use crate::words::*;
use domain::HouseholdId;
use domain::pair::{Gender, Wishes};
use domain::time::Part;
use domain::volunteer::{Skill, Skills};
use leptos::prelude::*;
use ports::desk::Ask;
use ui::view;
use ui::{Button, ChooseMany, ChooseOne, Icon, Weight, common, t, use_ui};

/// What a household may need somebody for.
const NEEDS: [Skill; 8] = [
    Skill::Errands,
    Skill::Talk,
    Skill::Arts,
    Skill::Nursing,
    Skill::Chess,
    Skill::Counselling,
    Skill::Phones,
    Skill::Cooking,
];
/// Whom they would rather have, in the order of the choice; first anybody.
const GENDERS: [Option<Gender>; 3] = [None, Some(Gender::Woman), Some(Gender::Man)];

/// The word for a woman or a man, or for either.
#[must_use]
pub fn gender_word(gender: Option<Gender>) -> &'static str {
    t(match gender {
        None => WISH_ANY,
        Some(Gender::Woman) => GENDER_WOMAN,
        Some(Gender::Man) => GENDER_MAN,
    })
}

/// What is being chosen. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    open: RwSignal<bool>,
    needs: RwSignal<u32>,
    parts: RwSignal<u32>,
    gender: RwSignal<Option<usize>>,
}

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            needs: RwSignal::new(0),
            parts: RwSignal::new(0),
            gender: RwSignal::new(Some(0)),
        }
    }

    fn begin(self, wishes: &Wishes) {
        self.needs.set(needs_bits(wishes.needs));
        self.parts.set(suits::chips(wishes.suits).0);
        self.gender.set(GENDERS.iter().position(|gender| *gender == wishes.gender));
        self.open.set(true);
    }

    fn wishes(self) -> Wishes {
        let gender = self.gender.get_untracked().and_then(|at| GENDERS.get(at)).copied().flatten();
        Wishes {
            needs: needs_of(self.needs.get_untracked()),
            suits: suits::chosen(&suits::parts(self.parts.get_untracked()), &[]),
            gender,
        }
    }
}

/// Needs as the bits of the chips.
fn needs_bits(needs: Skills) -> u32 {
    (0..).zip(NEEDS).filter(|(_, need)| needs.has(*need)).fold(0, |bits, (at, _): (u32, _)| bits | 1 << at)
}

/// What the chips' bits stand for.
fn needs_of(bits: u32) -> Skills {
    let picked = (0..).zip(NEEDS).filter(|(at, _): &(u32, _)| bits & (1 << at) != 0);
    Skills::of(&picked.map(|(_, need)| need).collect::<Vec<_>>())
}

/// The wishes on one line, and behind a button the choices.
pub fn section(household: HouseholdId, wishes: Wishes, draft: Draft) -> AnyView {
    let body = move || {
        if draft.open.get() {
            return fields(household, draft);
        }
        view! {
            <div class="card pair-seat">
                <p class="pair-who">{line(&wishes)}</p>
                <Button label=t(WISHES_CHANGE) weight=Weight::Quiet mark=Icon::Pen on_press=move || draft.begin(&wishes)/>
            </div>
        }
        .into_any()
    };
    view! { <section class="block"><h3>{t(WISHES)}</h3>{body}</section> }.into_any()
}

/// `跑腿、陪聊 · 上午 · 男女都行`
fn line(wishes: &Wishes) -> String {
    let needs: Vec<&str> = wishes.needs.iter().map(|skill| t(common::skill(skill))).collect();
    let needs = if needs.is_empty() { t(R_NO_SKILL).to_owned() } else { needs.join("、") };
    let gender = wishes.gender.map_or(t(WISH_ANY).to_owned(), |_| who(WISH_GENDER, gender_word(wishes.gender)));
    [needs, suits::describe(wishes.suits), gender].join(" · ")
}

fn fields(household: HouseholdId, draft: Draft) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let press = move || {
        let ask = Ask::SetWishes { household, wishes: draft.wishes() };
        desk.act(ui, ask, t(WISHES_SAVED).to_owned(), move |_| draft.open.set(false));
    };
    let needs = NEEDS.map(|skill| t(common::skill(skill)).to_owned()).to_vec();
    let parts = Part::ALL.map(|part| t(common::part(part)).to_owned()).to_vec();
    let genders = GENDERS.map(|gender| gender_word(gender).to_owned()).to_vec();
    view! {
        <div class="card notes">
            <ChooseMany id="wish-needs" legend=t(WISH_NEEDS) options=needs picked=draft.needs/>
            <ChooseMany id="wish-parts" legend=t(WISH_TIMES) options=parts picked=draft.parts/>
            <ChooseOne id="wish-gender" legend=t(WISH_WHO) options=genders picked=draft.gender/>
            <div class="button-row">
                <Button label=t(common::SAVE) mark=Icon::Check on_press=press/>
                <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=move || draft.open.set(false)/>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Slots;

    #[test]
    fn wishes_are_said_on_one_line() {
        assert_eq!(line(&Wishes::default()), "跑腿、陪聊、唱歌文艺、护理 · 什么时候都行 · 男女都行");
        let mornings = Wishes { suits: Slots::every(Part::Morning), gender: Some(Gender::Woman), ..Wishes::default() };
        assert_eq!(line(&mornings), "跑腿、陪聊、唱歌文艺、护理 · 上午 · 最好是女的");
    }

    #[test]
    fn needs_and_chips_are_each_other() {
        let needs = Skills::of(&[Skill::Errands, Skill::Nursing]);
        assert_eq!(needs_bits(needs), 0b1001);
        assert_eq!(needs_of(0b1001), needs);
    }
}
