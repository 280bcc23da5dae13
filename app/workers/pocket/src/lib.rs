//! The `pocket` worker.
