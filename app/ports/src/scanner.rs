//! What a face and the scanner say to each other: a picture from the camera and what its QR code holds; a file and the
//! codes it is shown as.

use crate::desk::Matrix;
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What is in this picture? [`Answer::Nothing`], [`Answer::Text`], [`Answer::Part`] or [`Answer::Whole`].
    Look(Picture),
    /// How is this file shown to another screen's camera? [`Answer::Film`].
    Film(Vec<u8>),
}

/// Most bytes of a file that is shown as a film.
pub const FILM_BYTES_MAX: usize = 50 * 1024;

/// A picture in shades of grey, row by row from the top left.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// One byte a pixel, 0 black to 255 white; its length is a multiple of `width`.
    pub luma: Vec<u8>,
}

/// What the scanner answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// No code that can be read.
    Nothing,
    /// A code that says everything.
    Text(String),
    /// A code out of a film. What was seen of the film so far:
    Part {
        /// Parts that are known.
        have: u32,
        /// Parts it has.
        of: u32,
    },
    /// The code that made a film whole: the file.
    Whole(Vec<u8>),
    /// The codes to show one after another, round and round; none when the file is empty or too large for it.
    Film(Vec<Matrix>),
}

/// The scanner says nothing unasked.
pub type News = ();
