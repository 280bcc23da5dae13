//! Estates and buildings that are added after the station was set up.

use serde::{Deserialize, Serialize};

/// What is added, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Form {
    /// The estate: one that is there, or the name of a new one.
    pub estate: String,
    /// Its buildings: `1-12`, `1、2、5`. Those that are there already stay as they are.
    pub buildings: String,
}
