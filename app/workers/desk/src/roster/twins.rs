//! Twins: people who may have been written down twice, and making one of two.

use crate::host::Host;
use crate::import::noted;
use crate::office::{Change, Office};
use crate::roll::Entry;
use domain::consent::{Consent, Purpose, standing};
use domain::pair::Gender;
use domain::program::{DateOf, Paper};
use domain::reminder::{self, About, Ending, Reminder};
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;
use domain::{Day, Millis, PersonId};
use journal::acts::Particulars;
use journal::facts::Sorted;
use journal::{Act, Subject};
use ports::desk::roster::{Part, Twins};
use ports::desk::{Answer, Trouble};
use std::collections::{BTreeMap, BTreeSet};

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
                    let one_or_two = || self.ledger().told_apart(&self.keyring, one.row.id, other.row.id);
                    if (home || telephone) && !one_or_two() {
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
                born: [one.born, other.born],
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
        let exact = from.born.is_some_and(|born| to.born.is_some_and(|known| born.refines(known)));
        let born = from.born.filter(|_| exact || taken(Part::Born, to.born.is_none()));
        // The more exact of two that agree stays, whichever side was chosen.
        let born = born.filter(|born| !to.born.is_some_and(|known| known.refines(*born)));
        let rest = self.rest_of(twice, person, &from, &to);
        let scans = self.scans_of_both(twice, person).await?;
        let mut change = Change { rows: scans.rows, ..Change::default() };
        self.say_about(Subject::person(person), &mut change, |act| {
            act.add_person(person, home, &particulars);
            if born.is_some() {
                act.note_born(person, born);
            }
            if relation.is_some() {
                act.note_relation(person, relation);
            }
            rest.write(act, twice, person);
            for scan in &scans.all {
                act.note_scan(person, Subject::person(person), scan).drop_scan(Subject::person(twice), scan);
            }
            act.same_person(twice, person);
        });
        let mut backs = self.fields_of(&change);
        backs.push(scans.back);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// These two are two people.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble.
    pub(super) async fn tell_apart(
        &mut self,
        one: PersonId,
        other: PersonId,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        self.roll.entry(one).and(self.roll.entry(other)).ok_or(Trouble::Unknown)?;
        self.note_about(one, now_ms, |act| {
            act.tell_apart(one, other);
        })
        .await
    }

    /// What one of two knows and the other lacks, beside what a person chooses between.
    fn rest_of(&self, twice: PersonId, person: PersonId, from: &Entry, to: &Entry) -> Rest {
        let (ledger, keyring) = (self.ledger(), &self.keyring);
        let (was, has) = (ledger.sorted(keyring, twice), ledger.sorted(keyring, person));
        let is = has.is.or(was.is.without(has.is_not));
        let dates = ledger.dates(keyring, person);
        let mut more = ledger.dates(keyring, twice);
        let lacks = more.keys().any(|of| !dates.contains_key(of));
        more.extend(dates);
        let papers = ledger.papers(keyring, person);
        let gained = ledger.papers(keyring, twice).into_iter().filter(|(paper, _)| !papers.contains_key(paper));
        let apart = ledger.avoids(keyring).into_iter().filter(|(one, other)| *one == twice && *other != person);
        let (spoke, speaks) = (ledger.speaks(keyring, twice), ledger.speaks(keyring, person));
        let helps = from.row.volunteer.is_some() && to.row.volunteer.is_none();
        Rest {
            sorted: Sorted { is, is_not: has.is_not.or(was.is_not.without(is)) },
            dates: if lacks { more } else { BTreeMap::new() },
            papers: gained.collect(),
            reminders: self.reminders_over(twice, person),
            consents: self.consents_over(twice, person),
            gender: ledger.gender(keyring, twice).filter(|_| ledger.gender(keyring, person).is_none()),
            speaks: Some(Tongues(speaks.0 | spoke.0)).filter(|all| *all != speaks),
            note: noted(
                &ledger.note_on(keyring, twice).unwrap_or_default(),
                &ledger.note_on(keyring, person).unwrap_or_default(),
            ),
            notes: ledger.notes(keyring, Subject::person(twice)).into_iter().map(|note| note.text).collect(),
            apart: apart.map(|(_, other)| other).collect(),
            volunteer: ledger.volunteer(twice).filter(|_| helps),
            rests: ledger.rests(twice),
            no_pairs: ledger.takes_no_pairs(twice),
        }
    }

    /// How the other's reminders stand, and not what led there: all of it would be written at once, in no order. Who was
    /// told already is not to be told again.
    fn reminders_over(&self, twice: PersonId, person: PersonId) -> Vec<Reminder> {
        let of = |whose| self.ledger().reminders(&self.keyring, whose);
        let (was, has) = (of(twice), of(person));
        let abouts: BTreeSet<About> = was.iter().map(|one| one.about).collect();
        let lacking = |one: &Reminder| {
            let known = reminder::standing(&has, one.about);
            known.is_none_or(|known| !known.ending.is_over() && one.ending != Ending::Wanted)
        };
        abouts.into_iter().filter_map(|about| reminder::standing(&was, about)).filter(lacking).collect()
    }

    /// What was agreed to under one name goes on under the other. Of two words about one purpose the later holds, as if
    /// both had been said to the same person; of two said at once, the withdrawal.
    fn consents_over(&self, twice: PersonId, person: PersonId) -> Vec<Consent> {
        let of = |whose| self.ledger().consents(&self.keyring, whose);
        let (was, has) = (of(twice), of(person));
        let later = |purpose: &Purpose| {
            let said = standing(&was, *purpose)?;
            let known = standing(&has, *purpose).map(|known| (known.at_ms, !known.given));
            (known < Some((said.at_ms, !said.given))).then(|| said.clone())
        };
        Purpose::ALL.iter().filter_map(later).collect()
    }
}

/// What goes along without a question.
struct Rest {
    sorted: Sorted,
    dates: BTreeMap<DateOf, Day>,
    papers: Vec<(Paper, Option<Day>)>,
    reminders: Vec<Reminder>,
    consents: Vec<Consent>,
    gender: Option<Gender>,
    speaks: Option<Tongues>,
    note: Option<String>,
    notes: Vec<String>,
    apart: Vec<PersonId>,
    volunteer: Option<Volunteer>,
    rests: bool,
    no_pairs: bool,
}

impl Rest {
    fn write(self, act: &mut Act, twice: PersonId, person: PersonId) {
        act.note_groups(person, self.sorted);
        if !self.dates.is_empty() {
            act.note_dates(person, self.dates);
        }
        for (paper, until) in self.papers {
            act.note_paper(person, paper, until);
        }
        for reminder in self.reminders {
            act.note_reminder(person, &reminder);
        }
        for consent in self.consents {
            act.note_consent(person, &consent);
        }
        if self.gender.is_some() {
            act.note_gender(person, self.gender);
        }
        if let Some(speaks) = self.speaks {
            act.note_speaks(person, speaks);
        }
        if let Some(note) = self.note {
            act.write_note(person, &note);
        }
        for text in self.notes {
            act.note(person, Subject::person(person), &text);
        }
        for other in self.apart {
            act.keep_apart(person, other);
        }
        if let Some(volunteer) = self.volunteer {
            act.enlist_volunteer(&Volunteer { person, ..volunteer }).stand_down(twice);
            if self.rests {
                act.note_rests(person, true);
            }
            if self.no_pairs {
                act.take_pairs(person, false);
            }
        }
    }
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
