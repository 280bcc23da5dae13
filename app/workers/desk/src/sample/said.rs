//! What the sample's people have said of themselves, as far as a captain noted it: what they speak, whether they are a
//! woman or a man, and what a household in difficulty wishes. Most have said nothing, as everywhere.
//!
//! It follows from each one's id, not from a draw, so that everything else about the community stays what it was.

use super::community::Neighbour;
use domain::pair::{Gender, Wishes};
use domain::tongue::{Tongue, Tongues};

/// From this age on some speak only what is spoken here, or sign.
const OLD: u16 = 70;

/// What stands in the given names of women alone.
const WOMEN: &str = "英兰珍芬琴凤荣芳娥萍芝贞梅莲静敏丽娟霞燕怡桐彤宁洁溪琪涵";

/// What somebody speaks; nothing where nobody noted it.
#[must_use]
pub fn speaks(person: &Neighbour) -> Tongues {
    Tongues::of(match (person.helps.is_some(), person.id.0[0]) {
        (true, 0..=5) => &[Tongue::Mandarin, Tongue::Sign],
        (true, 6..=21) => &[Tongue::Mandarin, Tongue::Wu],
        (true, 22..=69) => &[Tongue::Mandarin, Tongue::Local],
        (false, 0..=7) if person.age() >= OLD => &[Tongue::Sign],
        (false, 8..=119) if person.age() >= OLD => &[Tongue::Local],
        _ => &[],
    })
}

/// Whether a volunteer is a woman or a man, where that was noted.
#[must_use]
pub fn gender(person: &Neighbour) -> Option<Gender> {
    (person.helps.is_some() && person.id.0[1] < 43).then(|| as_named(person))
}

/// What a household in difficulty wishes, where it said so: somebody like themselves.
#[must_use]
pub fn wishes(person: &Neighbour) -> Option<Wishes> {
    let said = person.in_difficulty && person.id.0[2] < 64;
    said.then(|| Wishes { gender: Some(as_named(person)), ..Wishes::default() })
}

fn as_named(person: &Neighbour) -> Gender {
    if is_woman(person) { Gender::Woman } else { Gender::Man }
}

/// Whether somebody has a woman's given name.
#[must_use]
pub fn is_woman(person: &Neighbour) -> bool {
    person.name.chars().skip(1).any(|sign| WOMEN.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::community::Community;

    #[test]
    fn some_have_said_something_and_most_have_not() {
        let community = Community::of(2026);
        let helps = |said: &dyn Fn(&Neighbour) -> bool| {
            community.people.iter().filter(|person| person.helps.is_some() && said(person)).count()
        };
        let speaks_one = |tongue: Tongue| helps(&|person| speaks(person).iter().any(|one| one == tongue));
        assert!([Tongue::Sign, Tongue::Wu, Tongue::Local].into_iter().all(|tongue| speaks_one(tongue) > 20));
        let noted = helps(&|person| gender(person).is_some());
        assert!(noted > 300 && noted < 700, "{noted}");
        assert!(helps(&|person| gender(person) == Some(Gender::Woman)) > noted / 3);
        assert!(helps(&|person| speaks(person).0 == 0) > 2_000);
    }

    #[test]
    fn some_who_ask_and_some_in_difficulty_need_to_be_understood() {
        let community = Community::of(2026);
        let asked = community.askers().into_iter().filter(|at| speaks(&community.people[*at]).0 != 0).count();
        let difficult = || community.people.iter().filter(|person| person.in_difficulty);
        assert!(asked > 0 && difficult().any(|person| speaks(person).0 != 0), "{asked}");
        assert!(difficult().filter_map(wishes).any(|wishes| wishes.gender == Some(Gender::Woman)));
    }
}
