//! Weighing: one volunteer for one household in one role, with every reason and its share of the cost.

use super::board::{Board, Role};
use super::reasons::{Against, But, For, Reason, View};
use super::scene::{Helper, Household};
use crate::arrange::Arrange as _;
use crate::reasons::Fit;
use crate::spot::Spot;
use crate::walk::{Leg, Walk};
use core::cmp::Reverse;

/// One thing noted about a pair.
pub(super) enum Note {
    For(Reason, i32),
    But(Against, i32),
}

/// Whom is looked at for what.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Number of the household.
    pub household: usize,
    /// Number of the helper.
    pub helper: usize,
    /// As what.
    pub role: Role,
    /// In how many other households the helper has this role already.
    pub load: u32,
}

impl Board<'_> {
    /// How a volunteer fits and what that costs.
    pub fn cost(&self, look: Look) -> (Fit, i32) {
        let mut cost = self.weights.base;
        let fit = self.weigh(look, &mut |note| {
            cost += match note {
                Note::For(_, share) | Note::But(_, share) => share,
            }
        });
        (fit, cost)
    }

    /// Whether somebody may fit, by what most are ruled out by: they can do nothing of it, or live too far off.
    pub fn may(&self, household: usize, helper: usize) -> bool {
        let (needs, volunteer) = (self.households[household].needs, &self.helpers[helper].volunteer);
        let can = needs.0 == 0 || needs.and(volunteer.skills).0 != 0;
        can && self.household_spots[household].nearness(&self.helper_spots[helper]) <= volunteer.reach
    }

    /// The same as [`Self::cost`], with the reasons.
    pub fn view(&self, look: Look) -> View {
        let mut view = View { fit: Fit::No, cost: self.weights.base, reasons: Vec::new(), against: Vec::new() };
        view.fit = self.weigh(look, &mut |note| match note {
            Note::For(reason, share) => {
                view.cost += share;
                view.reasons.push(For { reason, share });
            }
            Note::But(against, share) => {
                view.cost += share;
                view.against.push(But { against, share });
            }
        });
        view.reasons.arrange_by_key(|note| note.share);
        view.against.arrange_by_key(|note| (!note.against.forbids(), !note.against.fails(), Reverse(note.share)));
        view
    }

    fn weigh(&self, look: Look, note: &mut impl FnMut(Note)) -> Fit {
        let (mut forbidden, mut failed) = (false, 0);
        let mut noted = |one: Note| {
            if let Note::But(against, _) = one {
                forbidden |= against.forbids();
                failed += u32::from(against.fails());
            }
            note(one);
        };
        let (household, helper) = (self.households[look.household], self.helpers[look.helper]);
        self.weigh_bans(look, &mut noted);
        self.weigh_place(look, &mut noted);
        self.weigh_needs(household, helper, &mut noted);
        self.weigh_wish(household, helper, &mut noted);
        self.weigh_past(look, &mut noted);
        self.weigh_load(look, &mut noted);
        match failed {
            _ if forbidden => Fit::No,
            0 => Fit::Fits,
            1 => Fit::NearMiss,
            _ => Fit::No,
        }
    }

    fn weigh_bans(&self, look: Look, note: &mut impl FnMut(Note)) {
        let (household, helper) = (self.households[look.household], &self.helpers[look.helper].volunteer);
        let bans = [
            (Against::Avoid, self.avoids(look.helper, look.household)),
            (Against::Left, self.left[look.helper]),
            (Against::LivesThere, helper.place == household.place && helper.home == household.home),
        ];
        bans.into_iter().filter(|(_, holds)| *holds).for_each(|(ban, _)| note(Note::But(ban, 0)));
    }

    fn weigh_place(&self, look: Look, note: &mut impl FnMut(Note)) {
        let weights = &self.weights;
        let (household, helper) = (self.households[look.household], &self.helpers[look.helper].volunteer);
        let (wanted, theirs) = (&self.household_spots[look.household], &self.helper_spots[look.helper]);
        let near = wanted.same_building(theirs);
        let staircase = near && household.home.unit == helper.home.unit;
        let floors = if staircase {
            household.home.floor().abs_diff(helper.home.floor())
        } else {
            household.home.floor().saturating_sub(1)
        };
        if floors > 0 {
            let counted = i32::from(floors).min(weights.floor_most);
            let said = u8::try_from(floors).unwrap_or(u8::MAX);
            note(Note::But(Against::Floors(said), weights.floor.saturating_mul(counted)));
        }
        match (staircase, near) {
            (true, _) => note(Note::For(Reason::SameStaircase, -weights.same_staircase)),
            (_, true) => note(Note::For(Reason::SameBuilding, -weights.same_building)),
            _ => self.weigh_walk(wanted, theirs, note),
        }
        if wanted.nearness(theirs) > helper.reach {
            note(Note::But(Against::BeyondReach, 0));
        }
    }

    /// The way between two buildings.
    fn weigh_walk(&self, wanted: &Spot, theirs: &Spot, note: &mut impl FnMut(Note)) {
        Walk::from(&self.weights).weigh(wanted, theirs, &mut |leg, share| {
            note(match leg {
                Leg::SameEstate => Note::For(Reason::SameEstate, share),
                Leg::OtherEstate => Note::But(Against::OtherEstate, share),
                Leg::Metres(metres) => Note::For(Reason::WalkMetres(metres), share),
                Leg::Far(metres) => Note::But(Against::FarAway(metres), share),
            });
        });
    }

    /// What is needed, and when.
    fn weigh_needs(&self, household: &Household, helper: &Helper, note: &mut impl FnMut(Note)) {
        let weights = &self.weights;
        let has = household.needs.and(helper.volunteer.skills);
        if household.needs.0 != 0 && has.0 == 0 {
            note(Note::But(Against::LacksSkill, 0));
        }
        for (skill, at) in has.iter().zip(0..) {
            note(Note::For(Reason::HasSkill(skill), if at < weights.skill_most { -weights.skill } else { 0 }));
        }
        let free = helper.volunteer.free;
        let shared = if household.suits.is_empty() { free } else { household.suits.and(free) };
        let parts = shared.and(domain::Slots::ALL).0.count_ones();
        match u8::try_from(parts).unwrap_or(u8::MAX) {
            0 if household.suits.is_empty() => {}
            0 => note(Note::But(Against::NotFreeThen, 0)),
            parts => {
                let counted = i32::from(parts).min(weights.shared_time_most);
                note(Note::For(Reason::SharedTimes(parts), -weights.shared_time.saturating_mul(counted)));
            }
        }
    }

    /// Language, and whom the household would rather have.
    fn weigh_wish(&self, household: &Household, helper: &Helper, note: &mut impl FnMut(Note)) {
        match household.speaks.understands(helper.speaks) {
            false => note(Note::But(Against::NoLanguage, 0)),
            true if household.speaks.and(helper.speaks).0 == 0 => {}
            true => note(Note::For(Reason::SameLanguage, -self.weights.language)),
        }
        match (household.wish, helper.gender) {
            (None, _) => {}
            (Some(_), None) => note(Note::But(Against::WishUnknown, self.weights.wish_unknown)),
            (Some(wish), Some(is)) if wish == is => note(Note::For(Reason::AsWished, 0)),
            (Some(_), Some(_)) => note(Note::But(Against::NotAsWished, 0)),
        }
    }

    /// What they know of each other.
    fn weigh_past(&self, look: Look, note: &mut impl FnMut(Note)) {
        let (weights, id) = (&self.weights, self.households[look.household].id);
        let person = self.helpers[look.helper].volunteer.person;
        if let Some(standing) = self.standing_of(id) {
            let (own, backup) = (standing.own == person, standing.backup == Some(person));
            match look.role {
                Role::Own if own => note(Note::For(Reason::Already, -weights.change)),
                Role::Own if backup => note(Note::For(Reason::WasBackup, -weights.change / 2)),
                Role::Backup if backup => note(Note::For(Reason::Already, -weights.change)),
                _ => {}
            }
        }
        let times = self.times_there(look.helper, look.household);
        if times > 0 {
            let counted = i32::from(times).min(weights.known_most);
            note(Note::For(Reason::BeenThere(times), -weights.known.saturating_mul(counted)));
        }
    }

    /// What else they look after.
    fn weigh_load(&self, look: Look, note: &mut impl FnMut(Note)) {
        let weights = &self.weights;
        let said = |load: u32| u8::try_from(load).unwrap_or(u8::MAX);
        let counted = |load: u32, most: i32| i32::try_from(load).unwrap_or(i32::MAX).min(most);
        let (own, backup) = match look.role {
            Role::Own => (look.load, self.backups[look.helper]),
            Role::Backup => (self.owns[look.helper], look.load),
        };
        let share = |role: Role, again: i32, load: u32, most: i32| {
            if look.role == role { again.saturating_mul(counted(load, most)) } else { weights.both }
        };
        if own > 0 {
            let share = share(Role::Own, weights.own_again, own, weights.own_most);
            note(Note::But(Against::OwnElsewhere(said(own)), share));
        }
        if backup > 0 {
            let share = share(Role::Backup, weights.backup_again, backup, weights.backup_most);
            note(Note::But(Against::BackupElsewhere(said(backup)), share));
        }
    }
}
