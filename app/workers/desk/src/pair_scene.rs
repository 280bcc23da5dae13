//! The pair scene: all the engine needs to pair, copied from the ledger. No names, no telephones, no words.

use crate::host::Host;
use crate::office::Office;
use domain::pair::{PairStage, usual_needs};
use domain::task::TaskStage;
use domain::tongue::Tongues;
use domain::{HouseholdId, PersonId, Slots};
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
        // The ledger does not hold yet who speaks what and whom a household would rather have: "nobody has said".
        let households = needy.iter().map(|household| Household {
            id: household.id,
            place: household.place,
            home: household.home,
            needs: usual_needs(),
            suits: Slots::default(),
            speaks: Tongues::default(),
            wish: None,
        });
        let helper = |volunteer| Helper { volunteer, gender: None, speaks: Tongues::default() };
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
