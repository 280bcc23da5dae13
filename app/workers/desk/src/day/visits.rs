//! Who is to be visited, and why: what was promised, pairs that have gone quiet, and homes where somebody at risk has not
//! been seen. Whoever is waited for until another day is left alone until then.

use crate::host::Host;
use crate::knocks::risk;
use crate::office::Office;
use domain::knock::{Next, Sign};
use domain::{Day, Millis};
use engine::round::{Risk, Why as Due};
use journal::facts::Household;
use ports::desk::day::{Noticed, Visit, Why};
use std::cmp::Reverse;

/// What was noticed so many days ago, or less, is still worth looking after.
const NOTICED_DAYS: u32 = 30;

/// What a look at every home brings.
#[derive(Default)]
pub struct Looked {
    /// To be visited, the most pressing first.
    pub visits: Vec<Visit>,
    /// Homes in which nobody was ever seen.
    pub unseen: u32,
    /// Where there was a quarrel, the newest first.
    pub quarrels: Vec<Noticed>,
    /// Where something is dangerous, the newest first.
    pub hazards: Vec<Noticed>,
}

impl<H: Host> Office<H> {
    /// Looks at every home once.
    pub(super) fn look_at_homes(&self, now_ms: Millis) -> Looked {
        let mut looked = Looked::default();
        let mut visits = Vec::new();
        for household in self.ledger().households() {
            let mut living = self.roll.living_in(household.id).map(|entry| entry.row.id).peekable();
            if living.peek().is_none() {
                continue;
            }
            looked.unseen += u32::from(self.last_seen(household.id, living).is_none());
            self.look_for_signs(&household, now_ms, &mut looked);
            if !self.wants_no_visits(household.id)
                && let Some((order, visit)) = self.visit_due(household, now_ms)
            {
                visits.push((order, visit));
            }
        }
        visits.sort_by(|(one, a), (other, b)| {
            one.cmp(other).then_with(|| (&a.estate, &a.plate, a.household).cmp(&(&b.estate, &b.plate, b.household)))
        });
        looked.visits = visits.into_iter().map(|(_, visit)| visit).collect();
        for noticed in [&mut looked.quarrels, &mut looked.hazards] {
            noticed.sort_by_key(|one| (Reverse(one.on), one.household));
        }
        looked
    }

    /// A household that is to be visited, with its place on the list.
    fn visit_due(&self, household: Household, now_ms: Millis) -> Option<(impl Ord + use<H>, Visit)> {
        let today = Day::of(now_ms);
        let pair = self.live_pair(household.id);
        let known = self.known_at(household, now_ms);
        let row = pair.map(|_| self.pair_row(&known.household, now_ms));
        let quiet = row.as_ref().and_then(|row| Some(Why::Quiet(row.quiet_days?, row.rhythm_days)));
        let at_risk = risk(&known) >= Risk::Raised;
        let why = match self.why_knock(&known, now_ms) {
            _ if known.moved => Why::MovedOn,
            _ if known.next.and_then(Next::day).is_some_and(|day| day > today) => return None,
            Due::Promised(late) => Why::Promised(known.next?, late),
            Due::NotSeen(days, allowed) if at_risk && quiet.is_none() => Why::NotSeen(days, allowed),
            Due::NeverSeen if at_risk && quiet.is_none() => Why::NeverSeen,
            _ => quiet?,
        };
        let (rank, days) = match why {
            Why::Promised(_, late) => (0, u32::from(late)),
            Why::Quiet(over, _) => (1, over),
            Why::NotSeen(days, _) => (2, u32::from(days)),
            Why::NeverSeen => (3, 0),
            Why::MovedOn => (4, 0),
        };
        let visit = Visit {
            household: known.household.id,
            plate: self.atlas.plate(known.household.place, Some(known.household.home)),
            estate: self.atlas.estate(known.household.place),
            why,
            own: row.and_then(|row| row.own.filter(|_| !row.gone)),
            seen: known.seen,
            people: known.people,
        };
        Some(((rank, Reverse(days)), visit))
    }

    /// What was noticed at the door lately, unless a later knock found nothing of the sort.
    fn look_for_signs(&self, household: &Household, now_ms: Millis, looked: &mut Looked) {
        let since = Day(Day::of(now_ms).0.saturating_sub(NOTICED_DAYS));
        let knocks = self.ledger().knocks(&self.keyring, household.id);
        let Some(last) = knocks.iter().rev().find(|one| one.knock.outcome.reached()) else { return };
        if last.knock.day < since {
            return;
        }
        let has = |signs: &[Sign]| last.knock.signs.as_signs().any(|sign| signs.contains(&sign));
        let noticed = || {
            let mut people: Vec<_> = self.roll.living_in(household.id).collect();
            people.sort_by_key(|entry| (Reverse(entry.age(Day::of(now_ms))), entry.row.id));
            Noticed {
                household: household.id,
                names: people.iter().map(|entry| entry.row.name.clone()).collect(),
                plate: self.atlas.plate(household.place, Some(household.home)),
                on: last.knock.day,
            }
        };
        if has(&[Sign::Quarrel]) {
            looked.quarrels.push(noticed());
        }
        if has(&[Sign::GasOrWires, Sign::MayFall]) {
            looked.hazards.push(noticed());
        }
    }
}
