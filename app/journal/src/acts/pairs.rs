//! Acts about pairs: agreeing on one, noting a visit, and what happens when somebody drops out.

use super::Act;
use crate::op::{Subject, Value};
use crate::vocabulary::{HouseholdId, field, set};
use domain::pair::{Gender, Pair, PairStage, Visit, Wishes};
use domain::{Day, PersonId};

impl Act<'_> {
    /// Writes a pair down, or changes it. Whoever is named takes pairs again.
    pub fn pair(&mut self, pair: &Pair) -> &mut Self {
        let subject = Subject::pair_of(pair.household);
        for person in [Some(pair.own), pair.backup].into_iter().flatten() {
            if self.ledger.takes_no_pairs(person) {
                self.take_pairs(person, true);
            }
        }
        if self.ledger.pair(pair.household).is_none_or(|standing| standing.stage == PairStage::Ended) {
            self.stepped_in(subject, false);
        }
        self.places(subject, Some(pair.own), pair.backup)
            .set(subject, field::PAIR_SINCE, Value::Int(pair.since.0.into()))
            .set(subject, field::PAIR_RHYTHM, Value::Int(pair.rhythm_days.into()))
            .pair_stage(pair.household, pair.stage)
    }

    /// A pair is over.
    pub fn end_pair(&mut self, household: HouseholdId) -> &mut Self {
        self.pair_stage(household, PairStage::Ended)
    }

    /// A pair stands at a stage: in the same round where that is later than where it stood, otherwise in a new one,
    /// because stages only grow.
    pub fn pair_stage(&mut self, household: HouseholdId, stage: PairStage) -> &mut Self {
        let subject = Subject::pair_of(household);
        let (round, reached) = self.ledger.record(subject).and_then(|record| record.status()).unwrap_or((0, 0));
        match reached.cmp(&(stage as u8)) {
            core::cmp::Ordering::Less => self.advance(subject, round, &stage),
            core::cmp::Ordering::Equal => self,
            core::cmp::Ordering::Greater => self.advance(subject, round.saturating_add(1), &stage),
        }
    }

    /// Somebody takes no pair any more, or does again. What leaving makes of each of theirs is told by
    /// [`Self::step_in`].
    pub fn take_pairs(&mut self, person: PersonId, yes: bool) -> &mut Self {
        self.set(Subject::person(person), field::VOLUNTEER_NO_PAIRS, Value::Bool(!yes))
    }

    /// `leaver` leaves a pair. Where they were the own volunteer the backup steps in, if there is one who still helps, and
    /// is asked: whoever said yes to standing behind somebody has not said yes to being their own. Where they were the
    /// backup, that place is empty. A household that was looked after is to be seen as often as before: its days go on.
    pub fn step_in(&mut self, pair: &Pair, leaver: PersonId, today: Day) -> &mut Self {
        let subject = Subject::pair_of(pair.household);
        if pair.own != leaver {
            return self.places(subject, Some(pair.own), None);
        }
        let ledger = self.ledger;
        let willing = |backup: &PersonId| *backup != leaver && ledger.takes_pairs(*backup);
        let (next, looked_after) = (pair.backup.filter(willing), ledger.looked_after(pair));
        self.places(subject, next, None);
        if !looked_after {
            self.set(subject, field::PAIR_SINCE, Value::Int(today.0.into()));
        }
        if next.is_some() {
            self.stepped_in(subject, looked_after);
            self.pair_stage(pair.household, PairStage::Proposed);
        }
        self
    }

    /// Notes what a household wishes of its own volunteer, under the household's key.
    pub fn note_wishes(&mut self, household: HouseholdId, wishes: &Wishes) -> &mut Self {
        let packed = postcard::to_allocvec(wishes).unwrap_or_default();
        self.seal(household.as_person(), Subject::household(household), field::HOUSEHOLD_WISHES, &packed)
    }

    /// Notes whether somebody is a woman or a man; `None` takes the note away.
    pub fn note_gender(&mut self, person: PersonId, gender: Option<Gender>) -> &mut Self {
        let packed = gender.and_then(|gender| postcard::to_allocvec(&gender).ok()).unwrap_or_default();
        self.seal(person, Subject::person(person), field::PERSON_GENDER, &packed)
    }

    /// Notes a visit, under the household's key.
    pub fn note_visit(&mut self, household: HouseholdId, visit: &Visit) -> &mut Self {
        let (subject, person) = (Subject::pair_of(household), household.as_person());
        let packed = postcard::to_allocvec(visit).unwrap_or_default();
        self.add_sealed(person, subject, set::VISITS, &packed)
    }

    fn stepped_in(&mut self, subject: Subject, yes: bool) {
        if yes || self.value(subject, field::PAIR_STEPPED_IN).is_some() {
            self.set(subject, field::PAIR_STEPPED_IN, Value::Bool(yes));
        }
    }

    fn places(&mut self, subject: Subject, own: Option<PersonId>, backup: Option<PersonId>) -> &mut Self {
        let id = |person: Option<PersonId>| person.map_or(Value::None, |person| Value::Id(Subject::person(person)));
        self.set(subject, field::PAIR_OWN, id(own)).set(subject, field::PAIR_BACKUP, id(backup))
    }
}
