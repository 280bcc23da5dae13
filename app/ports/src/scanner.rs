//! What a face and the scanner say to each other: one picture from the camera, and what its QR code holds.

use serde::{Deserialize, Serialize};

/// A picture in shades of grey, row by row from the top left.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Pixels in a row.
    pub width: u32,
    /// One byte a pixel, 0 black to 255 white; its length is a multiple of `width`.
    pub luma: Vec<u8>,
}

/// The text of the QR code in the picture, when there is one that can be read.
pub type Answer = Option<String>;

/// The scanner says nothing unasked.
pub type News = ();
