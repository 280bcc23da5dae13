//! What people may ask of a desk about themselves.

mod clashes;
#[path = "../common/mod.rs"]
mod common;
mod consents;
mod copy;
mod erased;
mod kept;
mod scene;
