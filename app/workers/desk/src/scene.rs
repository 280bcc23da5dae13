//! The scene: all the engine needs to see, copied from the ledger. No names, no telephones, no words.

use crate::host::Host;
use crate::office::Office;
use domain::consent::Purpose;
use domain::request::Request;
use domain::task::Task;
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;
use domain::{Millis, PersonId, RequestId};
use engine::Scene;
use ports::desk::Answer;
use ports::engine::PackedScene;
use std::collections::{BTreeMap, BTreeSet};

impl<H: Host> Office<H> {
    /// The community as it is now, and the policy as it is written down: the engine goes by its own
    /// where that makes no sense.
    #[must_use]
    pub fn scene(&self, now_ms: Millis) -> Answer {
        let ledger = self.ledger();
        // For who withdrew that, nobody is looked for; who withdrew that they are asked is not.
        let seen = |request: &Request| !self.withdrew(request.person, Purpose::Matching);
        let requests: Vec<Request> = ledger.requests().filter(seen).collect();
        let ids: BTreeSet<RequestId> = requests.iter().map(|request| request.id).collect();
        let asked = |task: &Task| ids.contains(&task.request) && !ledger.never_asked(task);
        let not_asked =
            |volunteer: &Volunteer| ledger.rests(volunteer.person) || self.withdrew(volunteer.person, Purpose::Helping);
        let scene = Scene {
            now_ms,
            places: ledger.places().collect(),
            volunteers: ledger.volunteers().collect(),
            helpers: requests.iter().map(|one| (one.id, self.places_left(one))).filter(|(_, n)| *n > 1).collect(),
            tasks: ledger.tasks().filter(asked).collect(),
            requests,
            speaks: self.spoken(),
            resting: ledger.volunteers().filter(not_asked).map(|volunteer| volunteer.person).collect(),
            avoid: self.avoid(),
        };
        Answer::Scene(PackedScene::pack(&scene, &self.weights().0))
    }

    /// How many helpers a request needs of those the engine sees. To it, what was done of one that was opened again was
    /// done before; whoever has helped since then is no longer needed.
    fn places_left(&self, request: &Request) -> u8 {
        let needs = self.ledger().helpers(request.id);
        let since = if needs > 1 && request.status.round > 0 { self.done_now(request).len() } else { 0 };
        needs.saturating_sub(u8::try_from(since).unwrap_or(u8::MAX)).max(1)
    }

    /// What askers and volunteers speak, in order of id. Volunteers' seals are opened only where some asker said
    /// anything: whoever said nothing is understood by everybody.
    fn spoken(&self) -> Vec<(PersonId, Tongues)> {
        let ledger = self.ledger();
        let speaks = |person| (person, ledger.speaks(&self.keyring, person));
        let said = |(_, tongues): &(PersonId, Tongues)| *tongues != Tongues::default();
        let askers: BTreeSet<PersonId> = ledger.requests().map(|request| request.person).collect();
        let mut spoken: BTreeMap<PersonId, Tongues> = askers.into_iter().map(speaks).filter(said).collect();
        if !spoken.is_empty() {
            spoken.extend(ledger.volunteers().map(|volunteer| speaks(volunteer.person)).filter(said));
        }
        spoken.into_iter().collect()
    }
}
