//! The `courier` crate.
