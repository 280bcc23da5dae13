//! The journal under measurement: writes the story down that its peers write down too, folds, merges, saves and loads it.
//!
//! `cargo xtask bench journal` builds it twice: as a program, and as wasm, with the flags of the desk's worker. The story
//! and the steps are shared with the peers, who have a workspace of their own.

#[path = "../../../../tests/measure/journal/src/drive.rs"]
mod drive;
mod ours;
#[path = "../../../../tests/measure/journal/src/steps.rs"]
mod steps;
#[path = "../../../../tests/measure/journal/src/story.rs"]
mod story;

use steps::{Run, Steps};
use story::Story;

fn make(who: &str, writes: usize) -> Option<Box<dyn Steps>> {
    let ours = || -> Box<dyn Steps> { Box::new(Run::<ours::Ours>::of(Story::of(writes), true)) };
    (who == "ours").then(ours)
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    drive::main(make);
}

/// What the worker calls.
#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;

    /// The contestant.
    #[wasm_bindgen]
    pub struct Bench(crate::drive::browser::Held);

    #[wasm_bindgen]
    impl Bench {
        /// Whoever the order names.
        pub fn of(order: &str) -> Option<Bench> {
            crate::drive::browser::Held::of(crate::make, order).map(Bench)
        }

        /// Makes ready for a step.
        pub fn prepare(&mut self, what: &str) -> bool {
            self.0.prepare(what)
        }

        /// Does it.
        pub fn step(&mut self, what: &str) {
            self.0.step(what);
        }

        /// Fields, bytes of changes, bytes of the snapshot.
        pub fn sizes(&self) -> Vec<u32> {
            self.0.sizes()
        }
    }
}
