//! A scan 材料照片: what was photographed or signed at somebody's home. A photo lies apart, sealed under a key of its own that
//! only this record names; a signature is small and stands in it.

use crate::program::Paper;
use crate::signature::Signature;
use crate::{Day, ProgramId};
use serde::{Deserialize, Serialize};

/// Most photos of one visit.
pub const PHOTOS_MAX: usize = 12;
/// Most bytes of a photo.
pub const PHOTO_BYTES_MAX: usize = 900 * 1024;

/// One thing that was photographed or signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Scan {
    /// What it shows.
    pub of: Of,
    /// For which program it was made.
    pub program: Option<ProgramId>,
    /// On which day.
    pub day: Day,
    /// Where it is.
    pub kept: Kept,
}

impl Scan {
    /// Whether it is a photo.
    #[must_use]
    pub fn is_photo(&self) -> bool {
        matches!(self.kept, Kept::Apart(..))
    }
}

/// What a scan shows. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Of {
    /// A paper.
    Paper(Paper),
    /// Their name, written by themselves.
    Signature,
    /// What was seen on a visit.
    Visit,
}

/// Where it is. Only ever added to at the end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kept {
    /// Apart: digest of its sealed bytes, the key that opens them, and how many they are.
    Apart([u8; 32], [u8; 32], u32),
    /// Here.
    Strokes(Signature),
}
