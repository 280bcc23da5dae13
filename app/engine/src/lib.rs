//! Decisions, each with its reasons: which kind a request is, how urgent, whom to ask, and a plan for all at once.
//!
//! Pure functions over domain types: integers only, the same answer on every machine, no panic on any input.
//! [`sort`] and [`triage`] also serve the resident's page and carry nothing of the rest with them.

#[cfg(test)]
extern crate self as engine;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;

mod arrange;
pub mod assign;
mod candidates;
pub mod circle;
pub mod eligibility;
mod load;
mod matching;
mod neighbourhood;
pub mod pair;
pub mod plan;
pub mod planner;
pub mod policy;
pub mod preview;
pub mod propose;
pub mod reasons;
pub mod round;
pub mod scene;
pub mod similar;
pub mod sort;
mod spot;
pub mod triage;
#[cfg(test)]
mod unpruned;
mod walk;
mod weigh;
pub mod weighed;
mod words;

pub use load::Load;
pub use matching::graph;
pub use plan::{Plan, plan};
pub use planner::{ByHand, Planner};
pub use policy::Policy;
pub use propose::{Proposal, propose};
pub use scene::Scene;
pub use weighed::Weighed;
