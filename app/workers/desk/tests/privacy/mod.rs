//! What people may ask of a desk about themselves.

mod clashes;
mod consents;
mod copy;
mod erased;
mod kept;
mod scene;
