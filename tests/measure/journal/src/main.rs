//! The journal's peers under measurement: automerge, loro and yrs keep the same story as ours does.
//!
//! None of them knows who wrote something: there are no signatures to check. Automerge checks the SHA-256 of each change,
//! loro a checksum, yrs nothing.

mod automerge;
mod drive;
mod loro;
mod steps;
mod story;
mod yrs;

use steps::{Run, Steps};
use story::Story;

fn make(who: &str, writes: usize) -> Option<Box<dyn Steps>> {
    let story = Story::of(writes);
    match who {
        "automerge" => Some(Box::new(Run::<automerge::Automerge>::of(story, false))),
        "loro" => Some(Box::new(Run::<loro::Loro>::of(story, false))),
        "yrs" => Some(Box::new(Run::<yrs::Yrs>::of(story, false))),
        _ => None,
    }
}

/// A subject's key, as long as the id of one of ours.
fn key(subject: usize) -> String {
    format!("{subject:032x}")
}

/// A field's.
fn field(field: usize) -> String {
    format!("f{field}")
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    drive::main(make);
}

/// What the worker calls.
#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;

    /// One contestant.
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
