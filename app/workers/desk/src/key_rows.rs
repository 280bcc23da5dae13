//! Key rows: how a keyring stands in the store. The key that seals stands under the person's id; one that only opens under
//! the id and the beginning of its own digest.

use crate::host::KEYS;
use device::store::Write;
use domain::PersonId;
use journal::Keyring;
use trust::{Digest, PersonKey};

/// How many bytes of a digest tell keys of one person apart.
const TOLD_APART: usize = 8;

/// The rows of some keys, as the keyring holds them.
pub fn put<'a>(
    keyring: &'a Keyring,
    keys: impl IntoIterator<Item = (PersonId, &'a PersonKey)> + 'a,
) -> impl Iterator<Item = Write> + 'a {
    keys.into_iter().map(|(person, key)| Write::put(KEYS, name(keyring, person, key), key.0))
}

/// Takes every row of a person's keys away; to be asked before the keyring destroys them.
pub fn delete(keyring: &Keyring, person: PersonId) -> impl Iterator<Item = Write> {
    // The person's own row goes in any case: it may have been written and never been read.
    let others = keyring.all_of(person).map(move |key| other(person, key));
    core::iter::once(person.0.to_vec()).chain(others).map(|row| Write::delete(KEYS, row))
}

/// Takes rows away whose keys are destroyed.
pub fn destroyed(keys: &[(PersonId, PersonKey)]) -> impl Iterator<Item = Write> {
    keys.iter().flat_map(|(person, key)| [person.0.to_vec(), other(*person, key)]).map(|row| Write::delete(KEYS, row))
}

/// Puts a row's key into a keyring; a row that is none is passed over.
pub fn read(keyring: &mut Keyring, row: &[u8], key: Vec<u8>) {
    let (Some((person, rest)), Ok(key)) = (row.split_first_chunk::<16>(), key.try_into()) else { return };
    let (person, key) = (PersonId(*person), PersonKey(key));
    if rest.is_empty() {
        keyring.put(person, key)
    } else {
        keyring.put_to_open(person, key)
    };
}

fn name(keyring: &Keyring, person: PersonId, key: &PersonKey) -> Vec<u8> {
    if keyring.seals(person, key) { person.0.to_vec() } else { other(person, key) }
}

fn other(person: PersonId, key: &PersonKey) -> Vec<u8> {
    [&person.0[..], &Digest::of(&key.0).0[..TOLD_APART]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use journal::reserved;

    const HE: PersonId = PersonId([1; 16]);

    #[test]
    fn what_is_put_is_read_again_and_the_key_that_seals_stays_that() {
        let mut keyring = Keyring::default();
        assert!(keyring.put(HE, PersonKey([1; 32])) && keyring.put(HE, PersonKey([2; 32])));
        assert!(keyring.put_to_open(reserved(HE), PersonKey([3; 32])));
        assert!(!keyring.put(HE, PersonKey([2; 32])), "known");
        let rows: Vec<Write> = put(&keyring, keyring.iter()).collect();
        let mut again = Keyring::default();
        for row in rows.iter().rev() {
            let Write::Put(_, row, key) = row else { panic!("a put") };
            read(&mut again, row, key.clone());
        }
        assert!(again.seals(HE, &PersonKey([1; 32])) && !again.has(reserved(HE)));
        assert_eq!((again.all_of(HE).count(), again.all_of(reserved(HE)).count()), (2, 1));
        let mut deleted: Vec<Write> = delete(&again, HE).chain(delete(&again, reserved(HE))).collect();
        deleted.retain(|delete| matches!(delete, Write::Delete(_, row) if rows.iter().any(|put| matches!(put, Write::Put(_, other, _) if other == row))));
        assert_eq!(deleted.len(), rows.len(), "every row that was put goes");
        read(&mut again, b"short", vec![0; 32]);
        read(&mut again, &[7; 16], vec![0; 31]);
        assert_eq!(again.iter().count(), 3);
    }
}
