//! Pairs before they are drawn: what a row says, in which order rows stand, and what is offered.

use domain::pair::PairStage;
use domain::{Day, HouseholdId, PersonId};
use engine::pair::{How, Paired, Pairing, Seat};
use engine::plan::Why;
use ports::desk::{PairForm, PairRow, PersonRow};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What stands at the right of a row: the weightiest thing about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Badge {
    /// Two captains wrote different things.
    Conflict,
    /// Its own volunteer has left, and nobody has stepped in.
    Gone,
    /// Nobody was there for so many days, more than its rhythm allows.
    Quiet(u32),
    /// It has nobody.
    Nobody,
    /// Somebody has not said yes.
    Waiting,
    /// It has no backup.
    NoBackup,
    /// Somebody was there so many days ago.
    Seen(u32),
    /// Nobody was there yet, and there is still time.
    NotYet,
}

impl Badge {
    /// For this row.
    #[must_use]
    pub fn of(row: &PairRow, today: Day) -> Self {
        let ago = |day: Day| today.0.saturating_sub(day.0);
        match row {
            _ if row.conflict => Self::Conflict,
            _ if row.own.is_none() => Self::Nobody,
            _ if row.gone => Self::Gone,
            _ if row.quiet_days.is_some() => Self::Quiet(row.last_visit.max(row.since).map_or(0, ago)),
            _ if row.stage == Some(PairStage::Proposed) => Self::Waiting,
            _ if row.backup.is_none() => Self::NoBackup,
            _ => row.last_visit.map_or(Self::NotYet, |day| Self::Seen(ago(day))),
        }
    }
}

/// Which households the list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// Every one.
    All,
    /// Those that lack somebody.
    Without,
    /// Those that have gone quiet.
    Quiet,
}

impl Which {
    /// Whether it shows this row.
    #[must_use]
    pub fn shows(self, row: &PairRow) -> bool {
        match self {
            Self::All => true,
            Self::Without => lacks(row),
            Self::Quiet => row.quiet_days.is_some(),
        }
    }

    /// How many of these rows it shows.
    #[must_use]
    pub fn count(self, rows: &[PairRow]) -> usize {
        rows.iter().filter(|row| self.shows(row)).count()
    }
}

/// Whether a household lacks an own volunteer who comes, or a backup.
#[must_use]
pub fn lacks(row: &PairRow) -> bool {
    row.own.is_none() || row.gone || row.backup.is_none()
}

/// The rows in the order in which they want the captain: to be settled, left, quiet longest; the rest by home.
#[must_use]
pub fn in_order(mut rows: Vec<PairRow>, which: Which) -> Vec<PairRow> {
    rows.retain(|row| which.shows(row));
    rows.sort_by_key(|row| (!row.conflict, !row.gone, Reverse(row.quiet_days)));
    rows
}

/// Who lives there, as one calls it: `何建民`, `何建民、周秀兰`.
#[must_use]
pub fn names(row: &PairRow, name: impl Fn(&PersonRow) -> String) -> String {
    row.people.iter().map(name).collect::<Vec<_>>().join("、")
}

/// Somebody proposed for a place.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// The engine's choice with its reasons.
    pub seat: Seat,
    /// Who it is.
    pub person: PersonRow,
}

impl Offer {
    /// A seat with its name, where the desk still knows who it is.
    #[must_use]
    pub fn of(seat: &Seat, people: &[PersonRow]) -> Option<Self> {
        let person = people.iter().find(|person| person.id == seat.volunteer)?;
        Some(Self { seat: seat.clone(), person: person.clone() })
    }
}

/// What is proposed for one household.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// The household.
    pub row: PairRow,
    /// Its own volunteer.
    pub own: Offer,
    /// Who steps in, or why nobody can.
    pub backup: Result<Offer, Why>,
}

/// A proposal with names.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shown {
    /// Households for which something is proposed.
    pub matches: Vec<Match>,
    /// Households for which nobody was found, and why.
    pub left: Vec<(PairRow, Why)>,
    /// How many stay as they are.
    pub kept: usize,
    /// Whether independent code has checked that no choice is better.
    pub certified: bool,
}

/// The people whose names a proposal needs.
#[must_use]
pub fn people(pairing: &Pairing) -> Vec<PersonId> {
    let seats = pairing.pairs.iter().flat_map(|pair| [&pair.own, &pair.backup]).filter_map(|seat| seat.as_ref().ok());
    seats.map(|seat| seat.volunteer).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Joins a proposal with names, in the order of the rows. What the desk no longer knows is left out.
#[must_use]
pub fn join(pairing: Pairing, rows: &[PairRow], people: &[PersonRow]) -> Shown {
    let mut shown = Shown { certified: pairing.certified, ..Shown::default() };
    for row in rows {
        let Some(pair) = pairing.pairs.iter().find(|pair| pair.household == row.household) else { continue };
        match matched(pair, row, people) {
            Ok(Some(found)) => shown.matches.push(found),
            Ok(None) => shown.kept += 1,
            Err(why) => shown.left.push((row.clone(), why)),
        }
    }
    shown
}

/// What is proposed for one household; nothing when it stays as it is.
fn matched(pair: &Paired, row: &PairRow, people: &[PersonRow]) -> Result<Option<Match>, Why> {
    let own = pair.own.as_ref().map_err(|why| *why)?;
    let stays = |seat: &Result<Seat, Why>| seat.as_ref().map_or(true, |seat| seat.how == How::Kept);
    if own.how == How::Kept && stays(&pair.backup) {
        return Ok(None);
    }
    let backup = match &pair.backup {
        Ok(seat) => Offer::of(seat, people).ok_or(Why::NobodyFits { near_misses: 0 }),
        Err(why) => Err(*why),
    };
    Ok(Offer::of(own, people).map(|own| Match { row: row.clone(), own, backup }))
}

/// What is agreed to, or noted before people are asked: every household that was not left out.
#[must_use]
pub fn forms(matches: &[Match], out: &BTreeSet<HouseholdId>, stage: PairStage) -> Vec<PairForm> {
    let kept = matches.iter().filter(|one| !out.contains(&one.row.household));
    kept.map(|one| PairForm {
        household: one.row.household,
        own: one.own.person.id,
        backup: one.backup.as_ref().ok().map(|backup| backup.person.id),
        rhythm_days: None,
        // Whoever has agreed stays agreed, while somebody new beside them is asked.
        stage: if one.row.stage == Some(PairStage::Agreed) { PairStage::Agreed } else { stage },
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{pair, person};
    use engine::pair::View;
    use engine::reasons::Fit;

    const TODAY: Day = Day(20_000);

    fn seat(volunteer: u8, how: How) -> Seat {
        let view = View { fit: Fit::Fits, cost: 0, reasons: Vec::new(), against: Vec::new() };
        Seat { volunteer: PersonId([volunteer; 16]), how, view }
    }

    fn paired(household: u8, own: Result<Seat, Why>, backup: Result<Seat, Why>) -> Paired {
        Paired { household: HouseholdId([household; 16]), own, backup }
    }

    /// A household that is well looked after.
    fn well(household: u8) -> PairRow {
        PairRow {
            stage: Some(PairStage::Agreed),
            own: Some(person(7)),
            backup: Some(person(8)),
            since: Some(Day(19_900)),
            last_visit: Some(Day(19_998)),
            ..pair(household)
        }
    }

    #[test]
    fn a_row_says_what_is_weightiest() {
        let quiet = PairRow { quiet_days: Some(9), last_visit: Some(Day(19_984)), ..well(1) };
        for (row, badge) in [
            (pair(1), Badge::Nobody),
            (well(1), Badge::Seen(2)),
            (PairRow { last_visit: None, ..well(1) }, Badge::NotYet),
            (PairRow { backup: None, ..well(1) }, Badge::NoBackup),
            (PairRow { stage: Some(PairStage::Proposed), ..well(1) }, Badge::Waiting),
            (quiet.clone(), Badge::Quiet(16)),
            (PairRow { last_visit: None, ..quiet.clone() }, Badge::Quiet(100)),
            (PairRow { gone: true, ..quiet.clone() }, Badge::Gone),
            (PairRow { conflict: true, gone: true, ..quiet }, Badge::Conflict),
        ] {
            assert_eq!(Badge::of(&row, TODAY), badge);
        }
    }

    #[test]
    fn who_has_left_and_who_is_quiet_longest_stand_first() {
        let quiet = |household, days| PairRow { quiet_days: Some(days), ..well(household) };
        let rows = vec![well(1), quiet(2, 3), pair(3), quiet(4, 9), PairRow { gone: true, ..well(5) }];
        let order = |which| in_order(rows.clone(), which).iter().map(|row| row.household.0[0]).collect::<Vec<_>>();
        assert_eq!(order(Which::All), [5, 4, 2, 1, 3]);
        assert_eq!(order(Which::Quiet), [4, 2]);
        assert_eq!(order(Which::Without), [5, 3]);
        assert_eq!(Which::Without.count(&rows), 2);
    }

    #[test]
    fn what_stays_is_counted_and_what_is_new_is_offered() {
        let why = Why::NobodyFits { near_misses: 1 };
        let pairs = vec![
            paired(1, Ok(seat(7, How::Kept)), Ok(seat(8, How::Kept))),
            paired(2, Ok(seat(7, How::Kept)), Ok(seat(9, How::Chosen))),
            paired(3, Ok(seat(8, How::Chosen)), Err(why)),
            paired(4, Err(why), Err(why)),
        ];
        let pairing = Pairing { pairs, certified: true, ..Pairing::default() };
        assert_eq!(people(&pairing).len(), 3);
        let people: Vec<PersonRow> = [7, 8, 9].map(person).to_vec();
        let rows = [pair(4), pair(3), well(2), well(1)];
        let shown = join(pairing, &rows, &people);
        let households: Vec<u8> = shown.matches.iter().map(|one| one.row.household.0[0]).collect();
        assert_eq!((households, shown.kept, shown.left.len()), (vec![3, 2], 1, 1), "in the order of the rows");
        let all = forms(&shown.matches, &BTreeSet::new(), PairStage::Proposed);
        let stages: Vec<PairStage> = all.iter().map(|form| form.stage).collect();
        assert_eq!(stages, [PairStage::Proposed, PairStage::Agreed], "whoever has agreed stays agreed");
        assert_eq!((all[0].backup, all[1].backup), (None, Some(PersonId([9; 16]))));
        let out = BTreeSet::from([rows[1].household]);
        assert_eq!(forms(&shown.matches, &out, PairStage::Agreed), [all[1]]);
    }
}
