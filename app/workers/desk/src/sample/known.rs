//! What the sample's roster knows of people beside their name: born to the day, special groups, dates and papers.
//!
//! It follows from each one's id, not from a draw, so that everything else about the community stays what it was.

use super::community::Neighbour;
use super::said::is_woman;
use domain::group::{Group, Groups};
use domain::program::{DateOf, Paper};
use domain::{Born, Day};
use std::collections::BTreeMap;

/// The day somebody was born on.
#[must_use]
pub fn born(person: &Neighbour) -> Born {
    Born { year: person.born, month: 1 + person.id.0[3] % 12, day: 1 + person.id.0[4] % 28 }
}

/// Whether one in so many of 256 is among the first.
fn some(person: &Neighbour, byte: usize, of_256: u8) -> bool {
    person.id.0[byte] < of_256
}

/// The groups a captain wrote down; the others follow from ages and homes.
#[must_use]
pub fn groups(person: &Neighbour) -> Groups {
    let age = person.age();
    let all = [
        (Group::Disabled, age >= 45 && some(person, 5, 10)),
        (Group::Veteran, person.veteran),
        (Group::LowIncome, some(person, 6, if person.in_difficulty { 120 } else { 4 })),
        (Group::ChronicIllness, age >= 60 && some(person, 7, 70)),
        (Group::Homebound, age >= 78 && some(person, 8, 60)),
        (Group::Expecting, expects(person)),
    ];
    Groups::of(&all.into_iter().filter(|(_, is)| *is).map(|(group, _)| group).collect::<Vec<_>>())
}

fn expects(person: &Neighbour) -> bool {
    (24..=38).contains(&person.age()) && is_woman(person) && some(person, 9, 8)
}

/// Dates that were noted, counted from the day on which the sample was made up.
#[must_use]
pub fn dates(person: &Neighbour, today: Day) -> BTreeMap<DateOf, Day> {
    let ago = |byte: usize, times: u32| Day(today.0.saturating_sub(u32::from(person.id.0[byte]) * times));
    let all = [
        (DateOf::Booster, ago(11, 3), person.age() >= 60 && some(person, 10, 80)),
        (DateOf::Checkup, ago(12, 2), person.age() >= 65 && some(person, 11, 60)),
        (DateOf::Due, Day(today.0 + 20 + u32::from(person.id.0[12])), expects(person)),
        (DateOf::Discharge, ago(13, 60), person.veteran && some(person, 12, 100)),
    ];
    all.into_iter().filter(|(.., is)| *is).map(|(of, day, _)| (of, day)).collect()
}

/// A paper that is there, with its last day.
#[must_use]
pub fn paper(person: &Neighbour, today: Day) -> Option<(Paper, Option<Day>)> {
    let until = Day((today.0 + u32::from(person.id.0[14]) * 20).saturating_sub(300));
    match person.id.0[13] {
        0..=29 if person.age() >= 60 => Some((Paper::IdCard, Some(until))),
        30..=99 if person.veteran => Some((Paper::VeteranPapers, None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::community::Community;

    #[test]
    fn the_roster_knows_some_of_each_and_everybodys_birthday() {
        let community = Community::of(2026);
        let count = |is: &dyn Fn(&Neighbour) -> bool| community.people.iter().filter(|person| is(person)).count();
        let by_hand = Group::ALL.into_iter().filter(|group| !group.is_worked_out() && *group != Group::LeftBehind);
        for group in by_hand {
            let there = count(&|person| groups(person).has(group));
            assert!((5..1_000).contains(&there), "{group:?}: {there}");
        }
        let today = Day(20_779);
        for of in [DateOf::Booster, DateOf::Checkup, DateOf::Due, DateOf::Discharge] {
            assert!(count(&|person| dates(person, today).contains_key(&of)) > 5, "{of:?}");
        }
        assert!(count(&|person| paper(person, today).is_some()) > 50);
        assert!(community.people.iter().all(|person| Born::parse(&born(person).to_string()) == Some(born(person))));
    }
}
