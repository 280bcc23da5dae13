//! Pairs: a volunteer of its own and a backup for every household that needs one, for years rather than for an errand.
//!
//! Own volunteers are assigned first, backups after them. Both are assignments, exact and certified, but not one
//! assignment: a backup must not be the same household's own and should not be another's, which ties two choices
//! together. The order is the order of what matters: no household is given a worse neighbour of its own so that somebody
//! gets a better backup. Load is levelled inside the assignment: whoever takes a second household is a dearer seat of the
//! same person, so two are given to one only where that is cheaper for everybody.
//!
//! An assignment of n households looks at the n cheapest volunteers of each. That loses nothing: whoever is given somebody
//! farther down leaves one of its n free, as at most n - 1 are taken by others, and that one costs no more.
//!
//! Whoever has agreed is kept; a pair only proposed is changed where that gains more than [`Weights::change`]. When
//! somebody leaves, [`step_in`] moves nobody else: the backup takes over, and only the empty places are filled.

mod board;
mod reasons;
mod scene;
mod weigh;
mod weights;

pub use reasons::{Against, But, For, Reason, View};
pub use scene::{Helper, Household, PairScene, Standing};
pub use weights::Weights;

use crate::arrange::Arrange as _;
use crate::assign::{self, Instance, certify};
use crate::plan::Why;
use crate::reasons::Fit;
use board::{Board, Role};
use domain::{HouseholdId, PersonId};
use serde::{Deserialize, Serialize};
use weigh::Look;

/// How somebody came to a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum How {
    /// Was there and stays.
    Kept,
    /// Was the backup, and takes over from an own volunteer who has gone.
    SteppedIn,
    /// Chosen now.
    Chosen,
}

/// Somebody in a place, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// Who.
    pub volunteer: PersonId,
    /// How they came to it.
    pub how: How,
    /// How they fit, what it costs and why.
    pub view: View,
}

/// One household with its places.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Paired {
    /// Whose.
    pub household: HouseholdId,
    /// Their own volunteer, or why there is none.
    pub own: Result<Seat, Why>,
    /// Who steps in, or why nobody can. Without an own volunteer nobody is looked for.
    pub backup: Result<Seat, Why>,
}

/// Volunteers for households.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Pairing {
    /// By household.
    pub pairs: Vec<Paired>,
    /// What the new own volunteers cost in all, penalties for households left without included.
    pub own_cost: i64,
    /// The same for backups.
    pub backup_cost: i64,
    /// Whether independent code has checked that no choice of own volunteers is cheaper, and given those none of backups.
    pub certified: bool,
    /// How many volunteers are the own of one household, of two, and so on.
    pub spread: Vec<u32>,
}

/// Pairs every household of `scene` that lacks an own volunteer or a backup.
#[must_use]
pub fn propose(scene: &PairScene, weights: &Weights) -> Pairing {
    Table::new(scene, weights, None).fill()
}

/// What changes when `leaver` takes no pair any more: those households only. Their backups take over; nobody else moves.
#[must_use]
pub fn step_in(scene: &PairScene, weights: &Weights, leaver: PersonId) -> Pairing {
    Table::new(scene, weights, Some(leaver)).fill()
}

/// The places of one household while they are filled.
#[derive(Clone, Default)]
struct Places {
    /// Number and seat of the own volunteer.
    own: Option<(usize, Seat)>,
    backup: Option<(usize, Seat)>,
    /// Whether it is filled and shown.
    asked: bool,
}

/// A board with places at it.
struct Table<'a> {
    board: Board<'a>,
    places: Vec<Places>,
    certified: bool,
}

impl<'a> Table<'a> {
    /// Seats everybody who is kept or steps in.
    fn new(scene: &'a PairScene, weights: &Weights, leaver: Option<PersonId>) -> Self {
        let mut board = Board::new(scene, weights);
        if let Some(leaver) = leaver {
            board.leave(leaver);
        }
        let mut places = vec![Places { asked: leaver.is_none(), ..Places::default() }; board.households.len()];
        let mut kept: Vec<(Role, usize, usize, How)> = Vec::new();
        for pair in board.standing.clone() {
            let at = board.household(pair.household);
            let own = board.still(pair.own, at);
            let other = pair.backup.filter(|backup| *backup != pair.own);
            let backup = other.and_then(|backup| board.still(backup, at));
            let seats = match (own, backup) {
                (Some(_), _) if !pair.firm && leaver.is_none() => [None, None],
                (Some(own), backup) => {
                    [Some((Role::Own, own, How::Kept)), backup.map(|at| (Role::Backup, at, How::Kept))]
                }
                (None, Some(backup)) => [Some((Role::Own, backup, How::SteppedIn)), None],
                (None, None) => [None, None],
            };
            if let Some(at) = at.filter(|_| leaver.is_some_and(|gone| pair.own == gone || pair.backup == Some(gone))) {
                places[at].asked = true;
            }
            for (role, helper, how) in seats.into_iter().flatten() {
                board.count(role, helper);
                kept.extend(at.map(|at| (role, at, helper, how)));
            }
        }
        let mut table = Self { board, places, certified: true };
        for (role, household, helper, how) in kept {
            let load = table.board.load(role, helper).0 - 1;
            table.seat(Look { household, helper, role, load }, how);
        }
        table
    }

    fn seat(&mut self, look: Look, how: How) {
        let volunteer = self.board.helpers[look.helper].volunteer.person;
        let seat = Some((look.helper, Seat { volunteer, how, view: self.board.view(look) }));
        let places = &mut self.places[look.household];
        match look.role {
            Role::Own => places.own = seat,
            Role::Backup => places.backup = seat,
        }
    }

    fn fill(mut self) -> Pairing {
        let own_cost = self.choose(Role::Own);
        let backup_cost = self.choose(Role::Backup);
        let asked = (0..self.places.len()).filter(|at| self.places[*at].asked);
        let pairs = asked.map(|at| self.paired(at)).collect();
        let most = self.board.owns.iter().max().copied().unwrap_or(0);
        let with = |load: u32| self.board.owns.iter().filter(|own| **own == load).count() as u32;
        Pairing { pairs, own_cost, backup_cost, certified: self.certified, spread: (1..=most).map(with).collect() }
    }

    fn paired(&self, at: usize) -> Paired {
        let places = &self.places[at];
        let seat = |role, seat: &Option<(usize, Seat)>| match seat {
            Some((_, seat)) => Ok(seat.clone()),
            None => Err(self.why(at, role)),
        };
        Paired {
            household: self.board.households[at].id,
            own: seat(Role::Own, &places.own),
            backup: seat(Role::Backup, &places.backup),
        }
    }

    /// Why a place is empty.
    fn why(&self, household: usize, role: Role) -> Why {
        let looks = self.looks(household, role).map(|(helper, load, _)| Look { household, helper, role, load });
        let count = |wanted: Fit| looks.clone().filter(|look| self.board.cost(*look).0 == wanted).count() as u32;
        match count(Fit::Fits) {
            0 => Why::NobodyFits { near_misses: count(Fit::NearMiss) },
            fit => Why::NeededElsewhere { fit },
        }
    }

    /// Everybody but the household's own volunteer, with their load in this role, and the most they may have.
    fn looks(&self, household: usize, role: Role) -> impl Iterator<Item = (usize, u32, u32)> + Clone {
        let own = self.places[household].own.as_ref().map(|(own, _)| *own);
        let others = (0..self.board.helpers.len()).filter(move |helper| Some(*helper) != own);
        others.map(move |helper| {
            let (load, most) = self.board.load(role, helper);
            (helper, load, most)
        })
    }

    /// Fills the empty places of one role, the cheapest way. Comes back with the cost.
    fn choose(&mut self, role: Role) -> i64 {
        let wanted = |places: &Places| match role {
            Role::Own => places.own.is_none(),
            Role::Backup => places.own.is_some() && places.backup.is_none(),
        };
        let open: Vec<usize> =
            (0..self.places.len()).filter(|at| self.places[*at].asked && wanted(&self.places[*at])).collect();
        let looks: Vec<Look> = open.iter().flat_map(|at| self.cheapest(*at, role, open.len())).collect();
        // One seat a volunteer and load, each dearer than the one before.
        let mut seats: Vec<(usize, u32)> = looks.iter().map(|look| (look.helper, look.load)).collect();
        seats.arrange();
        seats.dedup();
        let edge = |look: &Look| {
            let request = open.partition_point(|at| *at < look.household) as u32;
            let seat = seats.partition_point(|seat| *seat < (look.helper, look.load)) as u32;
            (request, seat, self.board.cost(*look).1)
        };
        let edges = looks.iter().map(edge).collect();
        let pen = vec![self.board.weights.leave_open; open.len()];
        let Ok(instance) = Instance::new(vec![1; open.len()], pen, vec![1; seats.len()], edges) else {
            self.certified = false;
            return 0;
        };
        let solution = assign::solve(&instance);
        self.certified &= certify(&instance, &solution).is_ok();
        let mut chosen: Vec<Look> = Vec::new();
        for (household, seat) in open.iter().zip(&solution.chosen) {
            let seat = seat.first().map(|seat| seats[*seat as usize]);
            chosen.extend(seat.map(|(helper, load)| Look { household: *household, helper, role, load }));
        }
        chosen.iter().for_each(|look| self.seat(*look, How::Chosen));
        chosen.iter().for_each(|look| self.board.count(role, look.helper));
        i64::try_from(solution.objective).unwrap_or(i64::MAX)
    }

    /// The `most` cheapest volunteers who fit a household and have room, each with every load they may still take on.
    fn cheapest(&self, household: usize, role: Role, most: usize) -> Vec<Look> {
        let fits = |(helper, load, room): (usize, u32, u32)| {
            let look = Look { household, helper, role, load };
            let may = load < room && self.board.may(household, helper);
            match may.then(|| self.board.cost(look))? {
                (Fit::Fits, cost) => Some((cost, helper, load, room)),
                _ => None,
            }
        };
        let mut found: Vec<_> = self.looks(household, role).filter_map(fits).collect();
        if most < found.len() {
            found.arrange();
            found.truncate(most);
        }
        let loads =
            |(_, helper, load, room)| (load..room).take(most).map(move |load| Look { household, helper, role, load });
        found.into_iter().flat_map(loads).collect()
    }
}
