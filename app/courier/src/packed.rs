//! Packed text: a text in the shorter of two byte forms. Chinese takes three bytes a character in UTF-8 and two in
//! UTF-16; a slip must stay small enough to paste into a chat.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A text in whichever of UTF-8 and UTF-16 (little-endian) is shorter; UTF-8 when they are equal.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Packed {
    wide: bool,
    bytes: Vec<u8>,
}

/// The bytes are no text: an odd length, a lone surrogate, broken UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("these bytes are not a text")]
pub struct NotText;

impl From<&str> for Packed {
    fn from(text: &str) -> Self {
        let units = text.encode_utf16().count();
        if 2 * units < text.len() {
            Self { wide: true, bytes: text.encode_utf16().flat_map(u16::to_le_bytes).collect() }
        } else {
            Self { wide: false, bytes: text.as_bytes().to_vec() }
        }
    }
}

impl From<String> for Packed {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl Packed {
    /// The text. What arrives from elsewhere may hold bytes that are none.
    pub fn text(&self) -> Result<String, NotText> {
        if !self.wide {
            return String::from_utf8(self.bytes.clone()).map_err(|_| NotText);
        }
        let (pairs, []) = self.bytes.as_chunks::<2>() else { return Err(NotText) };
        let units: Vec<u16> = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
        String::from_utf16(&units).map_err(|_| NotText)
    }

    /// Whether it is the empty text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Most characters, as a browser counts them, that it can hold; for limits that are checked before reading.
    #[must_use]
    pub fn units_max(&self) -> usize {
        if self.wide { self.bytes.len() / 2 } else { self.bytes.len() }
    }
}

/// Shows the text; bytes that are none show as the replacement character.
impl fmt::Display for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().as_deref().unwrap_or("\u{fffd}"))
    }
}

impl fmt::Debug for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Packed({:?})", self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_shorter_form_is_taken() {
        assert_eq!(Packed::from("电灯坏了").bytes(), 8);
        assert_eq!(Packed::from("3-2-501").bytes(), 7);
        assert_eq!(Packed::from("3号楼2单元501").bytes(), 17);
        assert_eq!(Packed::from("café").bytes(), 5);
        assert_eq!(Packed::from("👵🏻").bytes(), 8);
    }

    #[test]
    fn bytes_that_are_no_text_are_an_error() {
        for (wide, bytes) in [(true, vec![1]), (true, vec![0x00, 0xd8]), (false, vec![0xff])] {
            let packed = Packed { wide, bytes };
            assert_eq!(packed.text(), Err(NotText));
            assert_eq!(packed.to_string(), "\u{fffd}");
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in any::<String>()) {
            let packed = Packed::from(text.as_str());
            prop_assert!(packed.bytes() <= text.len().min(2 * text.encode_utf16().count()));
            prop_assert_eq!(packed.text(), Ok(text));
        }
    }
}
