//! A board: a pair scene put in order once, so that questions about a volunteer and a household need no search.
//!
//! Households and helpers stand by id, so the order in which a scene lists them never shows in an answer.

use super::scene::{Helper, Household, PairScene, Standing};
use super::weights::Weights;
use crate::arrange::Arrange as _;
use crate::spot::{Map, Spot};
use crate::weighed::Weighed as _;
use domain::{HouseholdId, PersonId};

/// As what somebody is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// The household's own volunteer.
    Own,
    /// Who steps in.
    Backup,
}

pub(super) struct Board<'a> {
    pub weights: Weights,
    /// By id.
    pub households: Vec<&'a Household>,
    pub household_spots: Vec<Spot>,
    /// By person.
    pub helpers: Vec<&'a Helper>,
    pub helper_spots: Vec<Spot>,
    /// Helpers who take no pair any more.
    pub left: Vec<bool>,
    /// Of how many households a helper is the own volunteer by now.
    pub owns: Vec<u32>,
    /// Of how many a helper is the backup by now.
    pub backups: Vec<u32>,
    /// By household, one each.
    pub standing: Vec<Standing>,
    /// By household: (helper, times), sorted.
    known: Vec<Vec<(usize, u16)>>,
    /// By household: helpers who must not go there, sorted.
    avoid: Vec<Vec<usize>>,
}

impl<'a> Board<'a> {
    pub fn new(scene: &'a PairScene, weights: &Weights) -> Self {
        let mut households: Vec<&Household> = scene.households.iter().collect();
        households.arrange_by_key(|household| household.id);
        households.dedup_by_key(|household| household.id);
        let mut helpers: Vec<&Helper> = scene.helpers.iter().collect();
        helpers.arrange_by_key(|helper| helper.volunteer.person);
        helpers.dedup_by_key(|helper| helper.volunteer.person);
        let mut standing = scene.standing.clone();
        standing.arrange_by_key(|pair| (pair.household, !pair.firm, pair.own, pair.backup));
        standing.dedup_by_key(|pair| pair.household);
        let map = Map::new(&scene.places);
        let mut board = Self {
            weights: weights.or_default(),
            household_spots: households.iter().map(|one| map.spot(one.place)).collect(),
            helper_spots: helpers.iter().map(|one| map.spot(one.volunteer.place)).collect(),
            left: vec![false; helpers.len()],
            owns: vec![0; helpers.len()],
            backups: vec![0; helpers.len()],
            known: vec![Vec::new(); households.len()],
            avoid: vec![Vec::new(); households.len()],
            households,
            helpers,
            standing,
        };
        scene.left.iter().for_each(|person| board.leave(*person));
        for (who, household, times) in &scene.known {
            if let (Some(helper), Some(at)) = (board.number(*who), board.household(*household)) {
                board.known[at].push((helper, *times));
            }
        }
        for (who, household) in &scene.avoid {
            if let (Some(helper), Some(at)) = (board.number(*who), board.household(*household)) {
                board.avoid[at].push(helper);
            }
        }
        board.known.iter_mut().for_each(|known| known.arrange());
        board.avoid.iter_mut().for_each(|avoid| avoid.arrange());
        board
    }

    /// The number of a household.
    pub fn household(&self, id: HouseholdId) -> Option<usize> {
        self.households.binary_search_by_key(&id, |household| household.id).ok()
    }

    /// Somebody takes no pair any more.
    pub fn leave(&mut self, person: PersonId) {
        if let Some(number) = self.number(person) {
            self.left[number] = true;
        }
    }

    /// The number of a helper.
    pub fn number(&self, person: PersonId) -> Option<usize> {
        self.helpers.binary_search_by_key(&person, |helper| helper.volunteer.person).ok()
    }

    pub fn standing_of(&self, household: HouseholdId) -> Option<&Standing> {
        self.standing.binary_search_by_key(&household, |pair| pair.household).ok().map(|at| &self.standing[at])
    }

    pub fn avoids(&self, helper: usize, household: usize) -> bool {
        self.avoid[household].binary_search(&helper).is_ok()
    }

    /// How often a helper has been in a household.
    pub fn times_there(&self, helper: usize, household: usize) -> u16 {
        let known = &self.known[household];
        let from = known.partition_point(|one| one.0 < helper);
        let there = known[from..].iter().take_while(|one| one.0 == helper);
        there.map(|one| one.1).fold(0, u16::saturating_add)
    }

    /// A helper who can go on in a household: there, willing, and not to be kept apart from it.
    pub fn still(&self, person: PersonId, household: Option<usize>) -> Option<usize> {
        let apart = |helper| household.is_some_and(|at| self.avoids(helper, at));
        self.number(person).filter(|helper| !self.left[*helper] && !apart(*helper))
    }

    /// Counts somebody into a role.
    pub fn count(&mut self, role: Role, helper: usize) {
        match role {
            Role::Own => self.owns[helper] += 1,
            Role::Backup => self.backups[helper] += 1,
        }
    }

    /// In how many households a helper has a role by now, and in how many at most.
    pub fn load(&self, role: Role, helper: usize) -> (u32, u32) {
        match role {
            Role::Own => (self.owns[helper], self.weights.own_most.unsigned_abs()),
            Role::Backup => (self.backups[helper], self.weights.backup_most.unsigned_abs()),
        }
    }
}
