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
                // Whoever speaks with one of them is understood.
                speaks: Tongues(ledger.persons_of(household.id).fold(0, |bits, one| bits | ledger.speaks_of(one).0)),
                wish: wishes.gender,
            }
        });
        // Opening everybody's seal takes longer than pairing them: only where somebody wishes for it.
        let wished = needy.iter().any(|household| ledger.wishes(&self.keyring, household.id).gender.is_some());
        let gender = |person| wished.then(|| ledger.gender(&self.keyring, person)).flatten();
        let helper = |volunteer: Volunteer| Helper {
            gender: gender(volunteer.person),
            speaks: ledger.speaks_of(volunteer.person),
            volunteer,
        };
        let scene = PairScene {
            places: ledger.places().collect(),
            households: households.collect(),
            helpers: ledger.volunteers().map(helper).collect(),
            standing: standing.collect(),
            known: needy.iter().flat_map(|household| self.known_in(household.id)).collect(),
            avoid: Vec::new(),
            left: ledger.persons().map(|person| person.id).filter(|person| ledger.takes_no_pairs(*person)).collect(),
        };
        Answer::PairScene(PackedPairs::pack(&scene))
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
