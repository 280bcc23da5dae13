//! A record: one value as it lies on the disk, its version first, so that no program mistakes another's bytes for its own.

use crate::store::{Table, Write};
use serde::{Serialize, de::DeserializeOwned};

/// Why a record could not be read. Neither may be overwritten by a fresh value as if nothing were there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// A newer program wrote it; this one must leave it alone and ask to be loaded anew.
    #[error("written by a newer version of the program")]
    Newer,
    /// It is damaged: put it aside (`set_aside`), say so, and go on.
    #[error("damaged on the disk")]
    Damaged,
}

/// The bytes of a value: one byte of version, then postcard.
///
/// Panics never: what postcard cannot write (nothing a `State` holds) would come out as a record that reads as damaged.
#[must_use]
pub fn write(version: u8, value: &impl Serialize) -> Vec<u8> {
    let mut bytes = vec![version];
    bytes.extend(postcard::to_allocvec(value).unwrap_or_default());
    bytes
}

/// Reads a value of exactly `version`. Versions count upwards from 1; a reader of several tries its own first and
/// converts the older ones.
///
/// # Errors
/// `Newer` for a version above, `Damaged` for anything that is no such value from the first byte to the last.
pub fn read<T: DeserializeOwned>(version: u8, bytes: &[u8]) -> Result<T, Unreadable> {
    match bytes.split_first() {
        Some((found, _)) if *found > version => Err(Unreadable::Newer),
        Some((found, rest)) if *found == version => match postcard::take_from_bytes(rest) {
            Ok((value, [])) => Ok(value),
            _ => Err(Unreadable::Damaged),
        },
        _ => Err(Unreadable::Damaged),
    }
}

/// The write that keeps damaged bytes for whoever may mend them, beside what replaces them: in the same table, under
/// the same key with `aside/` before it. An earlier damaged one is replaced.
#[must_use]
pub fn set_aside(table: Table, key: &[u8], damaged: &[u8]) -> Write {
    Write::put(table, [b"aside/", key].concat(), damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_nothing_else_is() {
        let bytes = write(2, &(7u32, "楼道".to_owned()));
        assert_eq!(read(2, &bytes), Ok((7u32, "楼道".to_owned())));
        assert_eq!(read::<(u32, String)>(1, &bytes), Err(Unreadable::Newer));
        assert_eq!(read::<(u32, String)>(3, &bytes), Err(Unreadable::Damaged));
        for cut in 0..bytes.len() {
            assert_eq!(read::<(u32, String)>(2, &bytes[..cut]), Err(Unreadable::Damaged));
        }
        assert_eq!(read::<(u32, String)>(2, &[&bytes[..], &[0]].concat()), Err(Unreadable::Damaged));
    }
}
