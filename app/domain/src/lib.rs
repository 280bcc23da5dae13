//! What the world is made of: places, people, requests, volunteers, pairs and meals, as plain types with their invariants.
//!
//! This crate knows nothing of storage, signatures, messages, clocks or browsers. Every type here has one
//! byte form (postcard over serde), and enums that travel only ever grow at the end.

pub mod born;
pub mod consent;
pub mod figures;
pub mod gone;
pub mod group;
pub mod home;
pub mod household;
pub mod id;
pub mod keeping;
pub mod kind;
pub mod knock;
pub mod meal;
pub mod pair;
pub mod place;
pub mod program;
pub mod reminder;
pub mod request;
pub mod scan;
pub mod signature;
pub mod task;
pub mod text;
pub mod time;
pub mod tongue;
pub mod volunteer;

pub use born::Born;
pub use home::Home;
pub use id::{HouseholdId, PersonId, PlaceId, ProgramId, RequestId, TaskId};
pub use kind::Kind;
pub use time::{Day, Millis, Slots};
