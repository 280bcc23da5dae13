//! What the worker of the measurement calls.

use crate::intake::Intake;
use engine::assign::{Instance, Solution, solve};
use wasm_bindgen::prelude::*;

/// One instance, solved as often as asked.
#[wasm_bindgen]
#[derive(Default)]
pub struct Bench {
    intake: Intake,
    instance: Option<Instance>,
    solution: Solution,
}

#[wasm_bindgen]
impl Bench {
    /// Nothing taken in yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
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
}
