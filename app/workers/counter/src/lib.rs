//! The `counter` worker.
