//! The `desk` worker.
