//! The sample: a made-up community at real size, so that a captain can try everything without entering anything.

pub mod asked;
pub mod community;
pub mod filling;
pub mod names;
pub mod paired;
pub mod said;
pub mod story;
