//! Passcode and lock: what the captain's face and the desk say to each other about them.

use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {}
