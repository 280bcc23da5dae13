//! Names for things: opaque ids that never carry meaning, so that nothing about a person can be read from one.

use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        pub struct $name(pub [u8; $bytes]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl $name {
            /// Reads what `Display` writes: lower-case hexadecimal of exactly the right length.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.as_bytes();
                if text.len() != 2 * $bytes {
                    return None;
                }
                let mut bytes = [0; $bytes];
                for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
                    let digits = core::str::from_utf8(pair).ok()?;
                    *byte = u8::from_str_radix(digits, 16).ok()?;
                }
                Some(Self(bytes))
            }
        }
    };
}

id!(
    /// A place of any level, drawn at random when the place is set up. Also the name of that place's log.
    PlaceId,
    8
);
id!(
    /// A person on the ledger.
    PersonId,
    16
);
id!(
    /// A household 户: drawn at random when it is written down.
    HouseholdId,
    16
);
id!(
    /// A request: drawn at random by the device where it was first written down.
    RequestId,
    16
);
id!(
    /// A task: one helper's part of a request.
    TaskId,
    16
);

id!(
    /// A program: drawn at random when it is first written down.
    ProgramId,
    16
);

impl HouseholdId {
    /// Under whose name the household's own key is kept: beside persons' keys, under the same bytes.
    #[must_use]
    pub fn as_person(self) -> PersonId {
        PersonId(self.0)
    }
}

impl RequestId {
    /// The four digits a person reads out on the telephone. Not unique, and never used to look a request up alone.
    #[must_use]
    pub fn short(&self) -> u16 {
        u16::from_be_bytes([self.0[0], self.0[1]]) % 10_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_it_was_written() {
        let id = PlaceId([0, 1, 2, 250, 251, 252, 253, 255]);
        assert_eq!(PlaceId::parse(&id.to_string()), Some(id));
    }

    #[test]
    fn a_short_or_strange_id_is_refused() {
        for text in ["", "00", "zz01020304050607", "０123456789abcdef", "+10102030405060708"] {
            assert_eq!(PlaceId::parse(text), None, "{text}");
        }
    }
}
