//! Reserved: what the station alone may know of somebody stands under a key of its own, under an id made from the person's.
//!
//! The id is nobody's: it begins like no person's, and cannot be turned back, so that nobody can write a person down whose
//! reserved id it is, or who is one.

use domain::PersonId;
use trust::Digest;

/// What every reserved id begins with. Of persons' ids, which are drawn, one in four thousand million does.
const MARK: [u8; 4] = *b"\0res";

/// Under whose key stands what the station alone may know of a person.
#[must_use]
pub fn reserved(person: PersonId) -> PersonId {
    let digest = Digest::of(&[&b"LM1 reserved\0"[..], &person.0].concat());
    let mut id = [0; 16];
    id[..4].copy_from_slice(&MARK);
    id[4..].copy_from_slice(&digest.0[..12]);
    PersonId(id)
}

/// Whether an id is such a one, and so nobody's.
#[must_use]
pub fn is_reserved(id: PersonId) -> bool {
    id.0.starts_with(&MARK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reserved_id_is_recognised_and_differs_from_person_to_person() {
        let (one, two) = (reserved(PersonId([1; 16])), reserved(PersonId([2; 16])));
        assert!(is_reserved(one) && is_reserved(two) && one != two);
        assert!(!is_reserved(PersonId([1; 16])) && reserved(one) != PersonId([1; 16]));
    }
}
