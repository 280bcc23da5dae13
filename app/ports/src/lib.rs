//! The `ports` crate.
