//! Apart: who should not be sent to whom. A captain notes it, nobody is told, and whoever is kept apart from somebody is
//! kept apart from that door: others of the household ask for help too.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::tasks::is_live;
use domain::pair::Pair;
use domain::request::Request;
use domain::task::Task;
use domain::{HouseholdId, Millis, PersonId, RequestId};
use journal::Subject;
use ports::desk::{Answer, PairRow, PersonRow, Trouble};
use std::collections::BTreeSet;

impl<H: Host> Office<H> {
    /// Notes that two people should not be sent to each other, or may be again.
    ///
    /// # Errors
    /// `Unknown`, or `NotNow` for one and the same.
    pub async fn set_apart(
        &mut self,
        one: PersonId,
        other: PersonId,
        apart: bool,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        for person in [one, other] {
            self.ledger().person(person).ok_or(Trouble::Unknown)?;
        }
        if one == other {
            return Err(Trouble::NotNow);
        }
        let mut change = Change::default();
        self.say_about(Subject::person(one), &mut change, |act| {
            if apart {
                act.keep_apart(one, other);
            } else {
                act.let_meet(one, other);
            }
        });
        if !apart {
            // Perhaps it was the other who said so.
            self.say_about(Subject::person(other), &mut change, |act| {
                act.let_meet(other, one);
            });
        }
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// With whom somebody should not meet.
    #[must_use]
    pub fn apart_from(&self, person: PersonId, now_ms: Millis) -> Vec<PersonRow> {
        let whom = |(one, other)| match person {
            _ if one == person => Some(other),
            _ if other == person => Some(one),
            _ => None,
        };
        let all: BTreeSet<PersonId> = self.ledger().avoids(&self.keyring).into_iter().filter_map(whom).collect();
        let known = all.into_iter().filter(|person| self.ledger().person(*person).is_some());
        known.map(|person| self.person_named(person, now_ms)).collect()
    }

    /// Requests that still bring somebody to a door where they should not meet, or such a helper to theirs, in order of id.
    #[must_use]
    pub fn still_meets(&self, person: PersonId) -> Vec<Request> {
        let ledger = self.ledger();
        let at_home = self.home_of(person).into_iter().flat_map(|resident| ledger.requests_by(resident));
        let asked = at_home.flat_map(|request| ledger.tasks_of(request.id));
        let meets = |task: &Task| {
            let asker = ledger.request(task.request).map(|request| request.person);
            is_live(task) && asker.is_some_and(|asker| self.is_apart(task.volunteer, asker))
        };
        let tasks = asked.chain(ledger.tasks_for(person)).filter(meets);
        let ids: BTreeSet<RequestId> = tasks.map(|task| task.request).collect();
        ids.into_iter().filter_map(|id| ledger.request(id)).collect()
    }

    /// Pairs in which somebody is sent to a door where they should not meet, or such a helper to theirs.
    #[must_use]
    pub fn still_paired(&self, person: PersonId, now_ms: Millis) -> Vec<PairRow> {
        let ledger = self.ledger();
        let own = ledger.person(person).and_then(|person| person.household).and_then(|at| self.live_pair(at));
        let meets = |pair: &Pair| {
            let at_home = own.is_some_and(|own| own.household == pair.household);
            let helpers = [Some(pair.own), pair.backup].into_iter().flatten();
            helpers
                .filter(|helper| at_home || *helper == person)
                .any(|helper| self.is_apart_from(helper, ledger.persons_of(pair.household)))
        };
        let pairs = ledger.pairs_with(person).into_iter().chain(own).filter(meets);
        let at: BTreeSet<HouseholdId> = pairs.map(|pair| pair.household).collect();
        at.into_iter().filter_map(|id| ledger.household(id)).map(|one| self.pair_row(&one, now_ms)).collect()
    }

    /// Every person and resident who should not be sent to each other, those of the same home included.
    #[must_use]
    pub fn avoid(&self) -> Vec<(PersonId, PersonId)> {
        let both =
            self.ledger().avoids(&self.keyring).into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
        let at_home = |(whom, resident)| self.home_of(resident).into_iter().map(move |resident| (whom, resident));
        let all: BTreeSet<(PersonId, PersonId)> = both.flat_map(at_home).filter(|(one, other)| one != other).collect();
        all.into_iter().collect()
    }

    /// Every person and household that should not be sent to each other.
    #[must_use]
    pub fn avoid_households(&self) -> Vec<(PersonId, HouseholdId)> {
        let household = |resident| self.ledger().person(resident).and_then(|person| person.household);
        let at = |(whom, resident)| Some((whom, household(resident)?));
        let all: BTreeSet<(PersonId, HouseholdId)> = self.avoid().into_iter().filter_map(at).collect();
        all.into_iter().collect()
    }

    /// Whether somebody should not be sent to a resident.
    #[must_use]
    pub fn is_apart(&self, whom: PersonId, resident: PersonId) -> bool {
        self.is_apart_from(whom, self.home_of(resident))
    }

    /// Whether somebody should not be sent to one of these.
    pub(crate) fn is_apart_from(&self, whom: PersonId, residents: impl IntoIterator<Item = PersonId>) -> bool {
        residents.into_iter().any(|one| self.ledger().keeps_apart(&self.keyring, whom, one))
    }

    /// Somebody, and everybody of the same home.
    fn home_of(&self, person: PersonId) -> Vec<PersonId> {
        let household = self.ledger().person(person).and_then(|person| person.household);
        let others = household.into_iter().flat_map(|household| self.ledger().persons_of(household));
        let mut all: Vec<PersonId> = others.collect();
        if !all.contains(&person) {
            all.push(person);
        }
        all
    }
}
