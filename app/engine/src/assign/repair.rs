//! Repair: puts a market at rest that is so but for one thing, exactly, by the cheapest path of swaps.
//!
//! [`Repair::fill`] finds one more helper for a request, [`Repair::give_up`] takes one from it; [`Repair::settle`] finds a
//! task for a volunteer with room, [`Repair::relieve`] takes one from her. Prices move with the lengths of the paths, so
//! that they go on proving the choice. The method is that of successive shortest paths (Busacker and Gowen; potentials
//! after Edmonds and Karp, Tomizawa).

use super::market::Market;
use super::paths::{End, NEVER, NOBODY, Outside, Paths, Swap};

/// The working memory of one repair after another.
#[derive(Clone)]
pub(super) struct Repair {
    pub push: Paths,
    pub pull: Paths,
    swaps: Vec<Swap>,
}

impl Repair {
    pub fn new(market: &Market) -> Self {
        let paths = Paths::new(market.volunteers() as usize);
        Self { pull: paths.clone(), push: paths, swaps: Vec::new() }
    }

    /// Makes room for a volunteer who is new.
    pub fn grow(&mut self) {
        self.push.grow();
        self.pull.grow();
    }

    /// Finds one more helper for a request. `false` where its penalty is no dearer than any.
    pub fn fill(&mut self, market: &mut Market, request: u32) -> bool {
        self.push.push_request(market, &Outside, request, 0);
        self.pushed(market);
        !matches!(self.push.end, End::Swap(Swap { from: NOBODY, .. }))
    }

    /// Frees a place of a volunteer: one she has room for, or one of her tasks goes elsewhere.
    pub fn relieve(&mut self, market: &mut Market, volunteer: u32) {
        self.push.push_volunteer(market, &Outside, volunteer, NEVER);
        self.pushed(market);
    }

    /// Raises prices by what a push found, and carries it out.
    fn pushed(&mut self, market: &mut Market) {
        if self.push.end == End::Never {
            return;
        }
        for &volunteer in &self.push.settled {
            let more = self.push.goal - self.push.step(volunteer).distance;
            market.set_price(volunteer, market.price[volunteer as usize] + more);
        }
        self.swaps.clear();
        self.push.trace_push(&mut self.swaps);
        market.apply(&self.swaps);
    }

    /// Lets a volunteer with room ask less, until there is none or her price is not above her next task's surcharge.
    /// [`Market::index`] comes first.
    pub fn settle(&mut self, market: &mut Market, volunteer: u32) {
        while market.above(volunteer) > 0 {
            let above = market.above(volunteer);
            self.pull.pull_volunteer(market, &Outside, volunteer, above);
            self.pulled(market);
        }
    }

    /// Takes a helper from a request, if all its places are filled: it needs one less from now on.
    pub fn give_up(&mut self, market: &mut Market, request: u32) {
        self.pull.pull_request(market, &Outside, request, NEVER);
        self.pulled(market);
    }

    /// Lowers prices by what a pull found, and carries it out.
    fn pulled(&mut self, market: &mut Market) {
        if self.pull.end == End::Never {
            return;
        }
        for &volunteer in &self.pull.settled {
            let less = self.pull.goal - self.pull.step(volunteer).distance;
            market.set_price(volunteer, market.price[volunteer as usize] - less);
        }
        self.swaps.clear();
        self.pull.trace_pull(&mut self.swaps);
        market.apply(&self.swaps);
    }
}
