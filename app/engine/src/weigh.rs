//! Weighing: one volunteer for one request, with every reason and its share of the cost.
//!
//! The cost a plan reckons with and the reasons a captain reads come from the same lines below, so they always agree.

use crate::arrange::Arrange as _;
use crate::neighbourhood::{Apart, Local, Need, Neighbourhood};
use crate::reasons::{Against, But, Fit, For, Reason, View};
use crate::walk::{Leg, Walk};
use domain::time::Part;
use domain::volunteer::needed;
use domain::{Kind, Slots, time};

/// One thing noted about a pair.
pub(crate) enum Note {
    For(For),
    But(But),
}

impl Note {
    fn share(&self) -> i32 {
        match self {
            Self::For(note) => note.share,
            Self::But(note) => note.share,
        }
    }
}

fn speaks(reason: Reason, share: i32) -> Note {
    Note::For(For { reason, share })
}

fn stands(against: Against, share: i32) -> Note {
    Note::But(But { against, share })
}

impl Neighbourhood {
    /// How a volunteer fits and what she costs, if she is to be asked now.
    pub fn cost(&self, need: &Need, volunteer: u32) -> (Fit, i32) {
        let mut cost = self.policy.base;
        let fit = self.weigh(need, volunteer, false, &mut |note| cost += note.share());
        (fit, cost)
    }

    /// The same, with the reasons. What was agreed for this very request does not count against whoever is kept.
    pub fn view(&self, need: &Need, volunteer: u32) -> View {
        let mut view = View { fit: Fit::No, cost: self.policy.base, reasons: Vec::new(), against: Vec::new() };
        let kept = need.holds(volunteer);
        view.fit = self.weigh(need, volunteer, kept, &mut |note| {
            view.cost += note.share();
            match note {
                Note::For(note) => view.reasons.push(note),
                Note::But(note) => view.against.push(note),
            }
        });
        view.reasons.arrange_by_key(|note| note.share);
        view.against.arrange_by_key(|note| (!note.against.forbids(), core::cmp::Reverse(note.share)));
        view
    }

    /// What living at `theirs` adds to the cost of something wanted at `wanted`.
    pub fn place_share(&self, wanted: u32, theirs: u32) -> i32 {
        let mut share = 0;
        self.weigh_place(wanted, theirs, &mut |note| share += note.share());
        share
    }

    /// What a volunteer with room costs for any request of a kind, apart from where and when, and from what lies between
    /// her and the resident; `None` when she lacks the skill, has no room or rests.
    pub fn own_cost(&self, kind: Kind, local: &Local) -> Option<i32> {
        let mut cost = self.policy.base;
        let mut add = |note: Note| cost += note.share();
        let can =
            !local.rests && self.weigh_skill(kind, local, &mut add) && self.weigh_week(local, false, false, &mut add);
        can.then_some(cost)
    }

    /// What it adds to the cost when somebody is `free` for what `suits` (nothing named: any time): how long until then,
    /// and how often both suit.
    pub fn time_share(&self, suits: Slots, free: Slots) -> i32 {
        let shared = if suits.is_empty() { free } else { suits.and(free) };
        self.ahead_share(ahead(shared, self.today), !suits.is_empty())
    }

    /// The same of times that suit both, [`ahead`] of now; `named` where the resident named some.
    pub fn ahead_share(&self, ahead: u32, named: bool) -> i32 {
        let wait = if ahead == 0 { 0 } else { self.policy.later * ahead.trailing_zeros() as i32 };
        let often = if named { ahead.count_ones() as i32 } else { 0 };
        wait - self.policy.shared_time * often.min(self.policy.shared_time_most)
    }

    /// Notes everything about a pair; what stays within the plan's conditions fits.
    fn weigh(&self, need: &Need, volunteer: u32, kept: bool, note: &mut impl FnMut(Note)) -> Fit {
        let local = &self.volunteers[volunteer as usize];
        let apart = need.apart(volunteer);
        let forbidden = self.weigh_bans(local, apart, kept, note);
        self.weigh_place(need.spot, local.spot, note);
        let failed = [
            !self.weigh_skill(need.request.kind, local, note),
            !self.weigh_time(need.request.suits, local, note),
            !self.weigh_week(local, need.kept.contains(&volunteer), apart.asked, note),
            !self.weigh_reach(need, local, note),
            !self.weigh_tongue(need, local, note),
        ];
        if apart.helped > 0 {
            let counted = i32::from(apart.helped).min(self.policy.helped_before_most);
            note(speaks(Reason::HelpedBefore(apart.helped), -self.policy.helped_before * counted));
        }
        match failed.iter().filter(|failed| **failed).count() {
            _ if forbidden => Fit::No,
            0 => Fit::Fits,
            1 => Fit::NearMiss,
            _ => Fit::No,
        }
    }

    /// What puts her out of the question.
    fn weigh_bans(&self, local: &Local, apart: Apart, kept: bool, note: &mut impl FnMut(Note)) -> bool {
        let bans = [
            (Against::OwnRequest, apart.own),
            (Against::Avoid, apart.avoids),
            (Against::AskedForThis, apart.asked && !kept),
            (Against::Resting, local.rests && !kept),
        ];
        bans.into_iter().filter(|(_, holds)| *holds).map(|(ban, _)| note(stands(ban, 0))).count() > 0
    }

    fn weigh_place(&self, wanted: u32, theirs: u32, note: &mut impl FnMut(Note)) {
        let (wanted, theirs) = (&self.spots[wanted as usize], &self.spots[theirs as usize]);
        if wanted.same_building(theirs) {
            return note(speaks(Reason::SameBuilding, -self.policy.same_building));
        }
        Walk::from(&self.policy).weigh(wanted, theirs, &mut |leg, share| {
            note(match leg {
                Leg::SameEstate => speaks(Reason::SameEstate, share),
                Leg::OtherEstate => stands(Against::OtherEstate, share),
                Leg::Metres(metres) => speaks(Reason::WalkMetres(metres), share),
                Leg::Far(metres) => stands(Against::FarAway(metres), share),
            });
        });
    }

    fn weigh_skill(&self, kind: Kind, local: &Local, note: &mut impl FnMut(Note)) -> bool {
        let wanted = needed(kind);
        let has = wanted.and(local.who.skills);
        match has.iter().next() {
            _ if wanted.0 == 0 => note(speaks(Reason::NoSkillNeeded, 0)),
            None => {
                note(stands(Against::LacksSkill, self.policy.lacks_skill));
                return false;
            }
            Some(_) => {
                for (at, skill) in has.iter().enumerate() {
                    let counts = (1..=self.policy.more_skill_most).contains(&i32::try_from(at).unwrap_or(i32::MAX));
                    note(speaks(Reason::HasSkill(skill), if counts { -self.policy.more_skill } else { 0 }));
                }
            }
        }
        true
    }

    fn weigh_time(&self, suits: Slots, local: &Local, note: &mut impl FnMut(Note)) -> bool {
        let shared = if suits.is_empty() { local.who.free } else { suits.and(local.who.free) };
        match next_slot(shared, self.today) {
            Some((weekday, part)) => {
                let share = self.time_share(suits, local.who.free);
                note(speaks(Reason::FreeOn(weekday, part), share));
            }
            None if suits.is_empty() => {}
            None => {
                note(stands(Against::NotFreeThen, self.policy.not_free));
                return false;
            }
        }
        true
    }

    /// Her week so far. What she was asked for this very request does not count against her.
    fn weigh_week(&self, local: &Local, kept: bool, asked: bool, note: &mut impl FnMut(Note)) -> bool {
        let policy = &self.policy;
        let (tasks, capacity) = (self.tasks(local).saturating_sub(kept.into()), local.who.capacity);
        let share = policy.busy * i32::from(tasks).min(policy.busy_most);
        let room = tasks < capacity;
        if !room {
            note(stands(Against::Busy { tasks, capacity }, share + policy.no_room));
        } else if u16::from(tasks) * 2 <= u16::from(capacity) {
            note(speaks(Reason::TasksThisWeek(tasks), share));
        } else {
            note(stands(Against::Busy { tasks, capacity }, share));
        }
        if let Some(days) = local.asked_days.filter(|days| !asked && i32::from(*days) < policy.asked_days) {
            let share = policy.asked * (policy.asked_days - i32::from(days)) / policy.asked_days;
            note(stands(Against::AskedRecently(days), share));
        }
        room
    }

    fn weigh_reach(&self, need: &Need, local: &Local, note: &mut impl FnMut(Note)) -> bool {
        let (wanted, theirs) = (&self.spots[need.spot as usize], &self.spots[local.spot as usize]);
        let within = wanted.nearness(theirs) <= local.who.reach;
        if !within {
            note(stands(Against::BeyondReach, self.policy.beyond_reach));
        }
        within
    }

    /// What the two can speak to each other, where the resident speaks only some tongues.
    fn weigh_tongue(&self, need: &Need, local: &Local, note: &mut impl FnMut(Note)) -> bool {
        let understands = need.speaks.understands(local.speaks);
        match need.speaks.and(local.speaks).iter().next() {
            _ if !understands => note(stands(Against::OtherTongue, self.policy.other_tongue)),
            Some(tongue) => note(speaks(Reason::Speaks(tongue), 0)),
            None => {}
        }
        understands
    }
}

/// `slots` as bits, the first part of today lowest.
pub(crate) fn ahead(slots: Slots, today: u8) -> u32 {
    let (slots, shift) = (slots.and(Slots::ALL).0, 3 * u32::from(today % 7));
    (slots >> shift | slots << (21 - shift)) & Slots::ALL.0
}

/// The first of `slots` from today's weekday on.
fn next_slot(slots: Slots, today: u8) -> Option<(u8, Part)> {
    let ahead = ahead(slots, today);
    let slot = ahead.trailing_zeros();
    let part = *time::Part::ALL.get(slot as usize % 3)?;
    (ahead != 0).then_some(((today + (slot / 3) as u8) % 7, part))
}
