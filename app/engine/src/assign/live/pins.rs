//! Pins: pairs that are kept, whatever they cost. A kept pair is taken out of the market together with the place it
//! fills, so that the rest is an assignment like any other; only its surcharges know that somebody has tasks already.

use super::Live;
use crate::assign::Malformed;
use crate::assign::order::Order;

impl Live {
    /// Keeps a pair: she helps there from now on, whatever that costs; the rest of the plan is the cheapest that goes with
    /// it.
    ///
    /// # Errors
    /// When the pair is not possible, or when all that the request needs or the volunteer takes is kept already. Then
    /// nothing has changed.
    pub fn pin(&mut self, request: u32, volunteer: u32) -> Result<(), Malformed> {
        let (of, by) = (self.request(request)?, self.volunteer(volunteer)?);
        if self.is_pinned(request, volunteer) {
            return Ok(());
        }
        let market = &mut self.market;
        let possible = market.mult[of as usize] > 0 && market.caps()[by as usize] > 0;
        let cost = market.graph.cost(of, by).filter(|_| possible);
        let cost = cost.ok_or(Malformed::Pinned { request, volunteer })?;
        market.graph.remove(of, by);
        if market.give_back(of, by).is_none() {
            if market.missing(of) == 0 {
                self.repair.give_up(market, of);
            }
            self.repair.relieve(market, by);
        }
        market.hold(of, by, cost);
        market.note(of);
        self.keep(request, volunteer, cost);
        Ok(())
    }

    /// Keeps a pair no longer: it stays in the plan only as long as it is part of the cheapest.
    ///
    /// # Errors
    /// When the pair is not kept.
    pub fn unpin(&mut self, request: u32, volunteer: u32) -> Result<(), Malformed> {
        let Some(cost) = self.release(request, volunteer) else {
            return Err(Malformed::Pinned { request, volunteer });
        };
        let Order { requests, volunteers } = &self.market.order;
        let (of, by) = (requests.inside(request), volunteers.inside(volunteer));
        let pays = i64::from(cost) + self.market.price[by as usize];
        let cheapest = pays <= self.market.would_pay(of);
        self.market.graph.add(of, by, cost);
        if cheapest {
            self.market.take(of, by, cost);
        }
        self.fill(of);
        self.repair.settle(&mut self.market, by);
        Ok(())
    }

    /// Whether a pair is kept.
    #[must_use]
    pub fn is_pinned(&self, request: u32, volunteer: u32) -> bool {
        self.pinned.contains_key(&(request, volunteer))
    }

    /// Every pair (request, volunteer) that is kept, in order.
    pub fn pinned(&self) -> impl Iterator<Item = (u32, u32)> {
        self.pinned.keys().copied()
    }

    /// The pairs (request, volunteer) of a request that are kept.
    pub(super) fn pins_of(&self, request: u32) -> impl Iterator<Item = (u32, u32)> {
        self.pinned.range((request, 0)..=(request, u32::MAX)).map(|(pair, _)| *pair)
    }

    /// The pairs (volunteer, request) of a volunteer that are kept.
    pub(super) fn pins_to(&self, volunteer: u32) -> impl Iterator<Item = (u32, u32)> {
        self.pinned_to.range((volunteer, 0)..=(volunteer, u32::MAX)).copied()
    }

    /// Notes that a pair is kept, at this cost.
    pub(super) fn keep(&mut self, request: u32, volunteer: u32, cost: i32) {
        self.pinned.insert((request, volunteer), cost);
        self.pinned_to.insert((volunteer, request));
    }

    /// Takes a kept pair out of the plan: the request has a place to fill, the volunteer one to give. Comes back with what
    /// it cost.
    pub(super) fn release(&mut self, request: u32, volunteer: u32) -> Option<i32> {
        let cost = self.pinned.remove(&(request, volunteer))?;
        self.pinned_to.remove(&(volunteer, request));
        let Order { requests, volunteers } = &self.market.order;
        let (of, by) = (requests.inside(request), volunteers.inside(volunteer));
        self.market.let_go(of, by, cost);
        Some(cost)
    }
}
