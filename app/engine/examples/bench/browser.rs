//! What the worker of the measurement calls.

use crate::changes::Changes;
use crate::intake::Intake;
use crate::planning::Planning;
use engine::assign::{Instance, Solution, WARM_UP_ROUNDS, solve, warm_up};
use wasm_bindgen::prelude::*;

/// One instance, solved or changed as often as asked.
#[wasm_bindgen]
#[derive(Default)]
pub struct Bench {
    intake: Intake,
    instance: Option<Instance>,
    solution: Solution,
    changes: Option<Changes>,
}

#[wasm_bindgen]
impl Bench {
    /// Nothing taken in yet, and warm as the engine's worker is shortly after it has started.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        (0..WARM_UP_ROUNDS).for_each(|_| warm_up());
        Self::default()
    }

    /// Takes in the next numbers of the instance's binary form.
    pub fn take(&mut self, words: &[i32]) {
        self.intake.take(words);
    }

    /// Makes the instance of what was taken in.
    pub fn ready(&mut self) -> Result<(), JsError> {
        let intake = core::mem::take(&mut self.intake);
        self.instance = Some(intake.finish().map_err(|reason| JsError::new(&reason))?);
        Ok(())
    }

    /// Solves it from nothing; returns the objective.
    pub fn solve(&mut self) -> f64 {
        if let Some(instance) = &self.instance {
            self.solution = solve(instance);
        }
        self.solution.objective as f64
    }

    /// From now on it is changed.
    pub fn stand(&mut self) {
        self.changes = self.instance.take().map(Changes::new);
    }

    /// Settles what the next change is: whether a request arrives or goes; nothing after a turn.
    pub fn next(&mut self) -> Option<bool> {
        self.changes.as_mut()?.next()
    }

    /// Makes the change.
    pub fn change(&mut self) {
        if let Some(changes) = &mut self.changes {
            changes.change();
        }
    }

    /// What the changed plan costs.
    #[must_use]
    pub fn objective(&self) -> f64 {
        self.changes.as_ref().map_or(0.0, |changes| changes.objective() as f64)
    }
}

/// A community's plan, made and asked about as often as told.
#[wasm_bindgen]
pub struct Plans(Planning);

#[wasm_bindgen]
impl Plans {
    /// Nothing planned yet, and warm as the engine's worker is.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[allow(clippy::new_without_default, reason = "JavaScript calls it")]
    pub fn new() -> Self {
        (0..WARM_UP_ROUNDS).for_each(|_| warm_up());
        Self(Planning::new())
    }

    /// Plans from nothing.
    pub fn plan(&mut self) {
        self.0.plan();
    }

    /// Settles what is asked next; `false` after a turn.
    pub fn next(&mut self) -> bool {
        self.0.next()
    }

    /// Asks who could help instead.
    pub fn what_if(&self) -> usize {
        self.0.what_if()
    }

    /// Takes the first of them.
    pub fn decide(&mut self) -> usize {
        self.0.decide()
    }

    /// What the plan made from nothing costs, where it is proven.
    #[must_use]
    pub fn objective(&self) -> Option<f64> {
        self.0.objective().map(|objective| objective as f64)
    }
}
