//! A place: one node of the five levels district 区, street 街道, community 社区, estate 小区, building 楼栋.

use crate::PlaceId;
use serde::{Deserialize, Serialize};

/// How high a place stands, highest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Level {
    /// 区
    District,
    /// 街道
    Street,
    /// 社区
    Community,
    /// 小区
    Estate,
    /// 楼栋
    Building,
}

impl Level {
    /// Every level, highest first.
    pub const ALL: [Self; 5] = [Self::District, Self::Street, Self::Community, Self::Estate, Self::Building];
}

/// One place and the place above it. A building's name is its number and word as spoken: `9号楼`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Its id, which is also the name of its log.
    pub id: PlaceId,
    /// How high it stands.
    pub level: Level,
    /// The place above; `None` at the highest place this device knows of.
    pub above: Option<PlaceId>,
    /// What people call it, at most 40 characters.
    pub name: String,
    /// East and north of the station, metres, for distances on foot. Zero where nobody measured.
    pub at: Metres,
}

/// A point on the ground relative to the station, in metres.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Metres {
    /// Towards the east.
    pub east: i32,
    /// Towards the north.
    pub north: i32,
}

impl Metres {
    /// How far one walks between two points: streets run straight, so the sum of both differences.
    #[must_use]
    pub fn walk_to(self, other: Self) -> u32 {
        self.east.abs_diff(other.east).saturating_add(self.north.abs_diff(other.north))
    }
}
