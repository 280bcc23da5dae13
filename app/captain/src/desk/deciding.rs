//! The engine beside the desk: its worker, what it is asked about, and by which policy it decides.

use super::{Desk, EnginePort};
use crate::faults::Fault;
use engine::{Policy, Weighed as _};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Trouble};
use ports::engine::{PackedPairs, PackedScene};

impl Desk {
    /// Starts the engine's worker. Call once, after the page is usable.
    pub fn wake_engine(self) {
        self.engine.set_value(Some(EnginePort::start("./engine_worker_loader.js")));
    }

    /// The community as the engine needs it; the policy in it is remembered.
    ///
    /// # Errors
    /// What went wrong, at the desk or on the way to it.
    pub async fn scene(self) -> Result<PackedScene, Fault> {
        let Answer::Scene(scene) = self.ask(Ask::Scene).await? else { return Err(Fault::Desk(Trouble::Unknown)) };
        if let Some(policy) = scene.policy() {
            self.written.set(policy);
        }
        Ok(scene)
    }

    /// The policy the engine goes by.
    #[must_use]
    pub fn policy(self) -> Policy {
        self.written.get_untracked().or_default()
    }

    /// Whether the policy that is written down makes no sense, and the engine goes by its own. Tells whoever asks when
    /// that changes.
    #[must_use]
    pub fn policy_is_off(self) -> bool {
        self.written.with(|policy| policy.checked().is_err())
    }

    /// Households and volunteers as the engine needs them to pair; the weights in it are remembered.
    ///
    /// # Errors
    /// What went wrong, at the desk or on the way to it.
    pub async fn pair_scene(self) -> Result<PackedPairs, Fault> {
        let Answer::PairScene(scene) = self.ask(Ask::PairScene).await? else {
            return Err(Fault::Desk(Trouble::Unknown));
        };
        if let Some(weights) = scene.weights() {
            self.written_pairs.set(weights);
        }
        Ok(scene)
    }

    /// Whether the weights of pairs that are written down make no sense, likewise.
    #[must_use]
    pub fn pair_weights_are_off(self) -> bool {
        self.written_pairs.with(|weights| weights.checked().is_err())
    }

    /// Asks the engine.
    ///
    /// # Errors
    /// When its worker could not be started or broke.
    pub async fn ask_engine(self, ask: ports::engine::Ask) -> Result<ports::engine::Answer, Fault> {
        let port = self.engine.get_value().ok_or(Fault::Desk(Trouble::NotOpen))?;
        port.ask(&ask).await.map_err(Fault::Port)
    }

    /// Starts the engine's worker afresh, after it broke or could not be loaded.
    pub fn restart_engine(self) {
        if let Some(port) = self.engine.get_value() {
            port.restart();
        }
    }
}
