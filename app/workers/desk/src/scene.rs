//! The scene: all the engine needs to see, copied from the ledger. No names, no telephones, no words.

use crate::host::Host;
use crate::office::Office;
use domain::Millis;
use engine::{Policy, Scene};
use ports::desk::Answer;
use ports::engine::PackedScene;

impl<H: Host> Office<H> {
    /// The community as it is now, and the policy in force.
    #[must_use]
    pub fn scene(&self, now_ms: Millis) -> Answer {
        let ledger = self.ledger();
        let scene = Scene {
            now_ms,
            places: ledger.places().collect(),
            volunteers: ledger.volunteers().collect(),
            requests: ledger.requests().collect(),
            tasks: ledger.tasks().collect(),
            speaks: ledger.speaks().collect(),
            resting: ledger.resting().collect(),
            ..Scene::default()
        };
        Answer::Scene(PackedScene::pack(&scene, &Policy::default()))
    }
}
