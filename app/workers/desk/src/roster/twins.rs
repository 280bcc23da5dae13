//! Twins: people who may have been written down twice, and making one of two.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::roll::Entry;
use domain::volunteer::Volunteer;
use domain::{Millis, PersonId};
use journal::Subject;
use journal::acts::Particulars;
use journal::facts::Sorted;
use ports::desk::roster::{Part, Twins};
use ports::desk::{Answer, Trouble};
use std::collections::BTreeMap;

/// Most proposals shown at once: whoever has made one of two gets the next.
const TWINS_MAX: usize = 200;

impl<H: Host> Office<H> {
    /// Those of one name in one home, or of one name and one telephone; first whoever shares both.
    #[must_use]
    pub(super) fn twins(&self, now_ms: Millis) -> Vec<Twins> {
        let mut named: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in self.roll.here().filter(|entry| !entry.row.name.is_empty()) {
            named.entry(&entry.row.name).or_default().push(entry);
        }
        let mut found = Vec::new();
        for same in named.values().filter(|same| same.len() > 1) {
            for (at, one) in same.iter().enumerate() {
                for other in &same[at + 1..] {
                    let home = one.household.is_some() && one.household == other.household;
                    let telephone = !one.row.telephone.is_empty() && one.row.telephone == other.row.telephone;
                    if home || telephone {
                        found.push((*one, *other, home, telephone));
                    }
                }
            }
        }
        found.sort_by_key(|(one, other, home, telephone)| (!(*home && *telephone), !home, one.row.id, other.row.id));
        let row = |(one, other, same_home, same_telephone): (&Entry, &Entry, bool, bool)| {
            let (one, other) = if known(other) > known(one) { (other, one) } else { (one, other) };
            Twins {
                one: self.person_row(one, now_ms),
                other: self.person_row(other, now_ms),
                same_name: true,
                same_home,
                same_telephone,
            }
        };
        found.into_iter().take(TWINS_MAX).map(row).collect()
    }

    /// Makes one of two.
    ///
    /// # Errors
    /// `Unknown`, or `NotNow` where one of them is no more.
    pub(super) async fn merge_persons(
        &mut self,
        twice: PersonId,
        person: PersonId,
        take: &[Part],
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        let of = |id| self.roll.entry(id).ok_or(Trouble::Unknown);
        let (from, to) = (of(twice)?.clone(), of(person)?.clone());
        if twice == person || from.twice || to.twice {
            return Err(Trouble::NotNow);
        }
        let taken = |part: Part, missing: bool| missing || take.contains(&part);
        let text =
            |part, from: &str, to: &str| if taken(part, to.is_empty()) { from.to_owned() } else { String::new() };
        let particulars = Particulars {
            name: text(Part::Name, &from.row.name, &to.row.name),
            telephone: text(Part::Telephone, &from.row.telephone, &to.row.telephone),
            ..Particulars::default()
        };
        let home = from.household.filter(|_| taken(Part::Home, to.household.is_none()));
        let relation = from.row.relation.filter(|_| home.is_some() || to.row.relation.is_none());
        let born = from.born.filter(|_| taken(Part::Born, to.born.is_none()));
        let rest = self.rest_of(twice, person, &from, &to);
        let mut change = Change::default();
        self.say_about(Subject::person(person), &mut change, |act| {
            act.add_person(person, home, &particulars).note_groups(person, rest.sorted);
            if born.is_some() {
                act.note_born(person, born);
            }
            if relation.is_some() {
                act.note_relation(person, relation);
            }
            if !rest.dates.is_empty() {
                act.note_dates(person, rest.dates);
            }
            for (paper, until) in rest.papers {
                act.note_paper(person, paper, until);
            }
            for reminder in rest.reminders {
                act.note_reminder(person, &reminder);
            }
            for other in rest.apart {
                act.keep_apart(person, other);
            }
            if let Some(volunteer) = rest.volunteer {
                act.enlist_volunteer(&Volunteer { person, ..volunteer }).stand_down(twice);
            }
            act.same_person(twice, person);
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// What one of two knows and the other lacks, beside what a person chooses between.
    fn rest_of(&self, twice: PersonId, person: PersonId, from: &Entry, to: &Entry) -> Rest {
        let (ledger, keyring) = (self.ledger(), &self.keyring);
        let (was, has) = (ledger.sorted(keyring, twice), ledger.sorted(keyring, person));
        let is = has.is.or(was.is.without(has.is_not));
        let mut dates = ledger.dates(keyring, twice);
        let lacks = dates.keys().any(|of| !ledger.dates(keyring, person).contains_key(of));
        dates.extend(ledger.dates(keyring, person));
        let papers = ledger.papers(keyring, person);
        let apart = ledger.avoids(keyring).into_iter().filter(|(one, other)| *one == twice && *other != person);
        Rest {
            sorted: Sorted { is, is_not: has.is_not.or(was.is_not.without(is)) },
            dates: if lacks { dates } else { BTreeMap::new() },
            papers: ledger
                .papers(keyring, twice)
                .into_iter()
                .filter(|(paper, _)| !papers.contains_key(paper))
                .collect(),
            reminders: ledger.reminders(keyring, twice),
            apart: apart.map(|(_, other)| other).collect(),
            volunteer: ledger.volunteer(twice).filter(|_| from.row.volunteer.is_some() && to.row.volunteer.is_none()),
        }
    }
}

/// What goes along without a question.
struct Rest {
    sorted: Sorted,
    dates: BTreeMap<domain::program::DateOf, domain::Day>,
    papers: Vec<(domain::program::Paper, Option<domain::Day>)>,
    reminders: Vec<domain::reminder::Reminder>,
    apart: Vec<PersonId>,
    volunteer: Option<Volunteer>,
}

/// How much is known of somebody: of two, the one of whom more is known is proposed to stay.
fn known(entry: &Entry) -> usize {
    let row = &entry.row;
    let facts = [
        !row.telephone.is_empty(),
        entry.household.is_some(),
        entry.born.is_some(),
        row.relation.is_some(),
        row.volunteer.is_some(),
    ];
    facts.iter().filter(|known| **known).count()
}
