//! Pairs 结对: whose own volunteer is who, who steps in, and what was done at each visit.

use super::{decode, person_id};
use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::record::Record;
use crate::vocabulary::{HouseholdId, field, set, subject};
use domain::pair::{Gender, Pair, PairStage, RHYTHM_DAYS, RHYTHM_MAX, Visit, Wishes};
use domain::{Day, PersonId};
use std::collections::BTreeSet;

fn pair_from(subject: Subject, record: &Record) -> Option<Pair> {
    let own = person_id(record.id(field::PAIR_OWN)?);
    Some(Pair {
        household: HouseholdId(subject.id),
        own,
        backup: record.id(field::PAIR_BACKUP).map(person_id).filter(|backup| *backup != own),
        since: Day(record.number(field::PAIR_SINCE).unwrap_or(0)),
        rhythm_days: rhythm(record),
        stage: stage(record),
    })
}

fn rhythm(record: &Record) -> u16 {
    record.number(field::PAIR_RHYTHM).unwrap_or(RHYTHM_DAYS).clamp(1, RHYTHM_MAX)
}

fn stage(record: &Record) -> PairStage {
    record.status().and_then(|(_, stage)| decode(stage.into())).unwrap_or(PairStage::Proposed)
}

impl Ledger {
    /// Every pair that has an own volunteer, those that ended too, in order of household.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        self.all(subject::PAIR).filter_map(|(subject, record)| pair_from(subject, record))
    }

    /// A household's pair; `None` when it never had one, or nobody stepped in.
    #[must_use]
    pub fn pair(&self, household: HouseholdId) -> Option<Pair> {
        let subject = Subject::pair_of(household);
        pair_from(subject, self.record(subject)?)
    }

    /// Whether somebody has agreed to look after a pair's household: its own volunteer, or the one before, for whom the
    /// backup is being asked to step in.
    #[must_use]
    pub fn looked_after(&self, pair: &Pair) -> bool {
        let record = self.record(Subject::pair_of(pair.household));
        let stepped_in = || record.is_some_and(|record| record.yes(field::PAIR_STEPPED_IN));
        pair.stage == PairStage::Agreed || (pair.stage == PairStage::Proposed && stepped_in())
    }

    /// How often a household is to be seen, in days. It is the household's: it stays when everybody in its pair has left,
    /// until that ends; then, and before, it is what most have.
    #[must_use]
    pub fn pair_rhythm(&self, household: HouseholdId) -> u16 {
        let record = self.record(Subject::pair_of(household)).filter(|record| stage(record) != PairStage::Ended);
        record.map_or(RHYTHM_DAYS, rhythm)
    }

    /// The pairs somebody is the own volunteer or the backup of, those that ended left out, in order of household.
    #[must_use]
    pub fn pairs_with(&self, volunteer: PersonId) -> Vec<Pair> {
        let places = [field::PAIR_OWN, field::PAIR_BACKUP];
        let linked = places.into_iter().flat_map(|place| self.linked(Subject::person(volunteer), place));
        let households: BTreeSet<HouseholdId> = linked.map(|subject| HouseholdId(subject.id)).collect();
        let pairs = households.into_iter().filter_map(|household| self.pair(household));
        pairs.filter(|pair| pair.stage != PairStage::Ended).collect()
    }

    /// Whether somebody has said that they take no pair any more.
    #[must_use]
    pub fn takes_no_pairs(&self, person: PersonId) -> bool {
        self.record(Subject::person(person)).is_some_and(|record| record.yes(field::VOLUNTEER_NO_PAIRS))
    }

    /// Whether somebody helps, and may be anybody's own volunteer or backup.
    #[must_use]
    pub fn takes_pairs(&self, person: PersonId) -> bool {
        !self.takes_no_pairs(person) && !self.is_erased(person) && self.volunteer(person).is_some()
    }

    /// Whether two captains paired a household differently, and somebody has to choose.
    #[must_use]
    pub fn pair_conflict(&self, household: HouseholdId) -> bool {
        self.record(Subject::pair_of(household)).is_some_and(|record| record.conflicts().next().is_some())
    }

    /// What a household wishes of its own volunteer; what most wish for, where nobody has noted it or the key is missing.
    #[must_use]
    pub fn wishes(&self, keyring: &Keyring, household: HouseholdId) -> Wishes {
        let bytes = self.open_bytes(keyring, Subject::household(household), field::HOUSEHOLD_WISHES);
        bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    /// Whether somebody is a woman or a man, where that was noted.
    #[must_use]
    pub fn gender(&self, keyring: &Keyring, person: PersonId) -> Option<Gender> {
        let bytes = self.open_bytes(keyring, Subject::person(person), field::PERSON_GENDER)?;
        postcard::from_bytes(&bytes).ok()
    }

    /// What was noted of a household's visits, newest first, for whoever holds its key.
    #[must_use]
    pub fn visits(&self, keyring: &Keyring, household: HouseholdId) -> Vec<Visit> {
        let subject = Subject::pair_of(household);
        let items = self.record(subject).into_iter().flat_map(|record| record.items(set::VISITS));
        let opened = items.filter_map(|(item, _)| keyring.open((subject, set::VISITS), item));
        let mut visits: Vec<Visit> = opened.filter_map(|bytes| postcard::from_bytes(&bytes).ok()).collect();
        visits.sort_by(|one, other| other.cmp(one));
        visits
    }
}
