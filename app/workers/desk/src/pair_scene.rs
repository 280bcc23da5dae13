//! The pair scene: all the engine needs to pair, copied from the ledger. No names, no telephones, no words.

use crate::host::Host;
use crate::office::Office;
use domain::pair::PairStage;
use domain::task::TaskStage;
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;
use domain::{HouseholdId, PersonId};
use engine::pair::{Helper, Household, PairScene, Standing};
use ports::desk::Answer;
use ports::engine::PackedPairs;
use std::collections::BTreeMap;

impl<H: Host> Office<H> {
    /// Households that need a volunteer of their own, everyone who could be one, and the pairs that stand.
    #[must_use]
    pub fn pair_scene(&self) -> Answer {
        let ledger = self.ledger();
        let needy = self.needy();
        let standing = ledger.pairs().filter(|pair| pair.stage != PairStage::Ended).map(|pair| Standing {
            household: pair.household,
            own: pair.own,
            backup: pair.backup,
            firm: pair.stage == PairStage::Agreed,
        });
        let households = needy.iter().map(|household| {
            let wishes = ledger.wishes(&self.keyring, household.id);
            Household {
                id: household.id,
                place: household.place,
                home: household.home,
                needs: wishes.needs,
                suits: wishes.suits,
                speaks: self.spoken_in(household.id),
                wish: wishes.gender,
            }
        });
        // Opening everybody's seals takes longer than pairing them: only where some household's need asks for it.
        let households: Vec<Household> = households.collect();
        let wished = households.iter().any(|household| household.wish.is_some());
        let gender = |person| wished.then(|| ledger.gender(&self.keyring, person)).flatten();
        let said = households.iter().any(|household| household.speaks != Tongues::default());
        let speaks = |person| if said { ledger.speaks(&self.keyring, person) } else { Tongues::default() };
        let helper = |volunteer: Volunteer| {
            let person = volunteer.person;
            Helper { gender: gender(person), speaks: speaks(person), volunteer }
        };
        // Whoever rests is not asked for anything new, but keeps whom she looks after.
        let standing: Vec<Standing> = standing.collect();
        let looks_after = |person| standing.iter().any(|pair| pair.own == person || pair.backup == Some(person));
        let may_be_asked = |volunteer: &Volunteer| !ledger.rests(volunteer.person) || looks_after(volunteer.person);
        let scene = PairScene {
            places: ledger.places().collect(),
            households,
            helpers: ledger.volunteers().filter(may_be_asked).map(helper).collect(),
            known: needy.iter().flat_map(|household| self.known_in(household.id)).collect(),
            avoid: self.avoid_households(),
            standing,
            left: ledger.persons().map(|person| person.id).filter(|person| ledger.takes_no_pairs(*person)).collect(),
        };
        Answer::PairScene(PackedPairs::pack(&scene, &self.weights().1))
    }

    /// What is spoken in a household, as far as anybody said.
    fn spoken_in(&self, household: HouseholdId) -> Tongues {
        let spoken = self.ledger().persons_of(household).map(|person| self.ledger().speaks(&self.keyring, person).0);
        Tongues(spoken.fold(0, |all, one| all | one))
    }

    /// Who has been in a household, and how often: on visits and on errands.
    fn known_in(&self, household: HouseholdId) -> Vec<(PersonId, HouseholdId, u16)> {
        let ledger = self.ledger();
        let visits = ledger.visits(&self.keyring, household).into_iter().map(|visit| visit.by);
        let requests = ledger.persons_of(household).flat_map(|person| ledger.requests_by(person));
        let tasks = requests.flat_map(|request| ledger.tasks_of(request.id));
        let done = tasks.filter(|task| task.stage == TaskStage::Done).map(|task| task.volunteer);
        let mut times: BTreeMap<PersonId, u16> = BTreeMap::new();
        for person in visits.chain(done) {
            let times = times.entry(person).or_default();
            *times = times.saturating_add(1);
        }
        times.into_iter().map(|(person, times)| (person, household, times)).collect()
    }
}
