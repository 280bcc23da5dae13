//! The `trust` crate.
