//! What a drop-out changes, before it is drawn: only a backup steps in by itself, everybody else is suggested.

use super::model::Offer;
use crate::facts::who;
use crate::words::*;
use engine::pair::{How, Paired, Pairing};
use engine::plan::Why;
use ports::desk::{PairRow, PersonRow};
use ui::{fill, t};

/// Why nobody is named whom the desk no longer knows.
const NOBODY: Why = Why::NobodyFits { near_misses: 0 };

/// Who looks after a household once somebody has dropped out.
#[derive(Clone, PartialEq, Debug)]
pub enum Next {
    /// Whoever did.
    Stays,
    /// Its backup, at once.
    StepsIn(Offer),
    /// Nobody, until the captain agrees to a suggestion; or why there is none.
    Nobody(Result<Offer, Why>),
}

/// What becomes of one household.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// The household as it is now.
    pub row: PairRow,
    /// Who looks after it then.
    pub next: Next,
    /// Who is suggested as its backup, or why nobody is.
    pub backup: Result<Offer, Why>,
}

/// What changes, in the order of the rows.
#[must_use]
pub fn changes(pairing: &Pairing, rows: &[PairRow], people: &[PersonRow]) -> Vec<Change> {
    let of = |row: &PairRow| {
        let pair = pairing.pairs.iter().find(|pair| pair.household == row.household)?;
        Some(change(pair, row, people))
    };
    rows.iter().filter_map(of).collect()
}

fn change(pair: &Paired, row: &PairRow, people: &[PersonRow]) -> Change {
    let own = pair.own.as_ref().map_err(|why| *why);
    let next = match own.map(|seat| (seat.how, Offer::of(seat, people))) {
        Ok((How::Kept, _)) => Next::Stays,
        Ok((How::SteppedIn, Some(offer))) => Next::StepsIn(offer),
        Ok((_, offer)) => Next::Nobody(offer.ok_or(NOBODY)),
        Err(why) => Next::Nobody(Err(why)),
    };
    let backup = pair.backup.as_ref().map_err(|why| *why);
    Change { row: row.clone(), next, backup: backup.and_then(|seat| Offer::of(seat, people).ok_or(NOBODY)) }
}

/// What is said once somebody of this name has dropped out: what was written, not what is suggested.
#[must_use]
pub fn said(changes: &[Change], name: &str) -> String {
    let empty = changes.iter().filter(|one| matches!(one.next, Next::Nobody(_))).count();
    let filled = changes.iter().any(|one| matches!(one.next, Next::StepsIn(_)));
    match (empty, filled) {
        (0, true) => who(PAIR_LEFT_FILLED, name),
        (0, false) => who(PAIR_LEFT, name),
        _ => fill(t(PAIR_LEFT_EMPTY), &[("who", name), ("n", &empty.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{pair, person};
    use domain::{HouseholdId, PersonId};
    use engine::pair::{Seat, View};
    use engine::reasons::Fit;

    /// Somebody in a place, or why nobody.
    type Seated = Result<Seat, Why>;

    fn seat(volunteer: u8, how: How) -> Seated {
        let view = View { fit: Fit::Fits, cost: 0, reasons: Vec::new(), against: Vec::new() };
        Ok(Seat { volunteer: PersonId([volunteer; 16]), how, view })
    }

    /// What becomes of households 1, 2 and so on with these places.
    fn of(places: &[(Seated, Seated)]) -> Vec<Change> {
        let paired =
            |(id, (own, backup)): (u8, (Seated, Seated))| Paired { household: HouseholdId([id; 16]), own, backup };
        let pairs = (1..).zip(places.iter().cloned()).map(paired).collect();
        let pairing = Pairing { pairs, ..Pairing::default() };
        changes(&pairing, &[3, 2, 1].map(pair), &[7, 8].map(person))
    }

    fn id(offer: &Offer) -> u8 {
        offer.person.id.0[0]
    }

    #[test]
    fn without_a_backup_nobody_steps_in_and_somebody_is_suggested() {
        let changes = of(&[(seat(7, How::Chosen), seat(8, How::Chosen))]);
        let [Change { next: Next::Nobody(Ok(own)), backup: Ok(backup), .. }] = &changes[..] else {
            panic!("{changes:?}")
        };
        assert_eq!((id(own), id(backup)), (7, 8));
        assert_eq!(said(&changes, "林晓"), "林晓不来了，1 户暂时没有人接上");
    }

    #[test]
    fn a_backup_steps_in_and_is_said_to() {
        let changes = of(&[(seat(7, How::SteppedIn), Err(NOBODY)), (seat(8, How::Kept), seat(7, How::Chosen))]);
        assert!(matches!(&changes[1].next, Next::StepsIn(own) if id(own) == 7));
        assert_eq!((&changes[1].backup, &changes[0].next), (&Err(NOBODY), &Next::Stays));
        assert_eq!(said(&changes, "林晓"), "林晓不来了，后备接上，等回话");
        assert_eq!(said(&changes[..1], "林晓"), "林晓不来了", "only a backup has gone");
    }

    #[test]
    fn one_household_without_anybody_is_what_is_said() {
        let why = Why::NobodyFits { near_misses: 2 };
        let changes =
            of(&[(seat(7, How::SteppedIn), Err(why)), (Err(why), Err(why)), (seat(9, How::Chosen), Err(why))]);
        let households: Vec<u8> = changes.iter().map(|one| one.row.household.0[0]).collect();
        assert_eq!(households, [3, 2, 1], "in the order of the rows");
        assert_eq!(changes[1].next, Next::Nobody(Err(why)));
        assert_eq!(changes[0].next, Next::Nobody(Err(NOBODY)), "the desk does not know whom the engine means");
        assert_eq!(said(&changes, "林晓"), "林晓不来了，2 户暂时没有人接上");
    }
}
