//! The sample: a made-up community at real size, so that a captain can try everything without entering anything.

pub mod asked;
pub mod community;
pub mod filling;
pub mod known;
pub mod names;
pub mod owed;
pub mod paired;
pub mod said;
pub mod story;
