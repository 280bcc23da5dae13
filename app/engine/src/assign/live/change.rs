//! Changes: requests and volunteers come, go and change; after each the plan is the cheapest again.

use super::Live;
use crate::assign::graph::Pair;
use crate::assign::lists::append;
use crate::assign::{COST_MAX, Malformed};

impl Live {
    /// A new request that needs `mult` helpers, pays `pen` for each it does not get, and can have these volunteers, each
    /// at a cost. Comes back with its number.
    ///
    /// # Errors
    /// When a volunteer is not there or named twice, or a number is out of range. Then nothing has changed.
    pub fn arrive(&mut self, mult: u32, pen: i32, pairs: &[(u32, i32)]) -> Result<u32, Malformed> {
        let request = self.requests();
        if request == u32::MAX {
            return Err(Malformed::TooMany);
        }
        check_penalty(request, pen)?;
        for &(volunteer, cost) in pairs {
            self.volunteer(volunteer).map_err(|_| Malformed::Unknown { request, volunteer })?;
            check_cost(request, cost)?;
        }
        if let Some(volunteer) = twice(pairs) {
            return Err(Malformed::Twice { request, volunteer });
        }
        let volunteers = &self.market.order.volunteers;
        let row = pairs.iter().map(|&(volunteer, cost)| Pair::new(cost, volunteers.inside(volunteer)));
        let row: Vec<Pair> = row.collect();
        // Whoever comes last has the same number inside and outside.
        self.market.add_request(mult, pen, &row);
        append(&mut self.cancelled, false);
        self.fill(request);
        self.market.list_request(request);
        Ok(request)
    }

    /// A request is not there any more; whoever helps is free, those to be kept too.
    ///
    /// # Errors
    /// When the request is not there.
    pub fn cancel(&mut self, request: u32) -> Result<(), Malformed> {
        let of = self.request(request)?;
        let mut free: Vec<u32> = self.market.chosen(of).iter().map(|helper| helper.volunteer).collect();
        for &volunteer in &free {
            self.market.give_back(of, volunteer);
        }
        for (_, volunteer) in self.pins_of(request).collect::<Vec<_>>() {
            self.release(request, volunteer);
            free.push(self.market.order.volunteers.inside(volunteer));
        }
        self.market.want(of, 0);
        self.market.graph.forget_request(of);
        self.market.note(of);
        self.cancelled[request as usize] = true;
        free.into_iter().for_each(|volunteer| self.repair.settle(&mut self.market, volunteer));
        Ok(())
    }

    /// A new volunteer who takes up to `cap` requests, each further one `rise` dearer than the one before, and can take
    /// these, each at a cost. Comes back with her number.
    ///
    /// # Errors
    /// When a request is not there or named twice, or a number is out of range. Then nothing has changed.
    pub fn join(&mut self, cap: u32, rise: i32, pairs: &[(u32, i32)]) -> Result<u32, Malformed> {
        let volunteer = self.volunteers();
        // One number is kept for nobody.
        if volunteer == u32::MAX {
            return Err(Malformed::TooMany);
        }
        if !(0..=COST_MAX).contains(&rise) {
            return Err(Malformed::RiseOutOfRange { volunteer });
        }
        for &(request, cost) in pairs {
            self.request(request).map_err(|_| Malformed::Unknown { request, volunteer })?;
            check_cost(request, cost)?;
        }
        if let Some(request) = twice(pairs) {
            return Err(Malformed::Twice { request, volunteer });
        }
        self.market.add_volunteer(rise);
        append(&mut self.left, false);
        self.repair.grow();
        for &(request, cost) in pairs {
            let request = self.market.order.requests.inside(request);
            self.market.graph.add(request, volunteer, cost);
            // While she takes nothing she asks as much as keeps everyone where they are.
            let enough = self.market.paid(request) - i64::from(cost);
            let price = &mut self.market.price[volunteer as usize];
            *price = enough.max(*price);
        }
        self.set_capacity(volunteer, cap)?;
        Ok(volunteer)
    }

    /// A volunteer is not there any more: others come for her requests, kept ones too, or they are left unfilled.
    ///
    /// # Errors
    /// When the volunteer is not there.
    pub fn leave(&mut self, volunteer: u32) -> Result<(), Malformed> {
        let by = self.volunteer(volunteer)?;
        let mut tasks: Vec<u32> = self.market.tasks(by).iter().map(|task| task.request).collect();
        for &request in &tasks {
            self.market.give_back(request, by);
        }
        for (_, request) in self.pins_to(volunteer).collect::<Vec<_>>() {
            self.release(request, volunteer);
            tasks.push(self.market.order.requests.inside(request));
        }
        self.market.set_cap(by, 0);
        self.market.graph.clear_volunteer(by);
        self.market.set_price(by, 0);
        self.left[volunteer as usize] = true;
        tasks.into_iter().for_each(|request| self.fill(request));
        Ok(())
    }

    /// How many requests a volunteer takes at most.
    ///
    /// # Errors
    /// When the volunteer is not there, or more of her tasks are to be kept. Then nothing has changed.
    pub fn set_capacity(&mut self, volunteer: u32, cap: u32) -> Result<(), Malformed> {
        let by = self.volunteer(volunteer)?;
        let held = self.market.held(by);
        let Some(cap) = cap.checked_sub(held) else {
            let request = self.pins_to(volunteer).next().map_or(0, |(_, request)| request);
            return Err(Malformed::Pinned { request, volunteer });
        };
        self.market.set_cap(by, cap);
        while self.market.tasks(by).len() > cap as usize {
            self.repair.relieve(&mut self.market, by);
        }
        self.repair.settle(&mut self.market, by);
        Ok(())
    }

    /// What each missing helper of a request costs.
    ///
    /// # Errors
    /// When the request is not there or the penalty is out of range. Then nothing has changed.
    pub fn set_penalty(&mut self, request: u32, pen: i32) -> Result<(), Malformed> {
        let of = self.request(request)?;
        check_penalty(request, pen)?;
        self.market.set_penalty(of, pen.into());
        self.find_others(of, pen.into());
        Ok(())
    }

    /// How many helpers a request needs.
    ///
    /// # Errors
    /// When the request is not there, or more of its helpers are to be kept. Then nothing has changed.
    pub fn set_mult(&mut self, request: u32, mult: u32) -> Result<(), Malformed> {
        let of = self.request(request)?;
        let mut pinned = self.pins_of(request);
        let first = pinned.next();
        let held = u32::from(first.is_some()) + pinned.count() as u32;
        let Some(mult) = mult.checked_sub(held) else {
            let volunteer = first.map_or(0, |(_, volunteer)| volunteer);
            return Err(Malformed::Pinned { request, volunteer });
        };
        while self.market.chosen(of).len() > mult as usize {
            self.market.want(of, self.market.chosen(of).len() as u32);
            self.market.note(of);
            self.repair.give_up(&mut self.market, of);
        }
        self.market.want(of, mult);
        self.fill(of);
        Ok(())
    }

    /// What a pair costs from now on; `None` where it is not possible any more, kept or not. A pair that was not possible
    /// becomes so.
    ///
    /// # Errors
    /// When request or volunteer is not there or the cost is out of range. Then nothing has changed.
    pub fn set_cost(&mut self, request: u32, volunteer: u32, cost: Option<i32>) -> Result<(), Malformed> {
        let (of, by) = (self.request(request)?, self.volunteer(volunteer)?);
        check_cost(request, cost.unwrap_or(0))?;
        if let Some(pinned) = self.pinned.get(&(request, volunteer)) {
            let Some(cost) = cost else {
                self.release(request, volunteer);
                self.fill(of);
                self.repair.settle(&mut self.market, by);
                return Ok(());
            };
            self.market.objective += i128::from(cost) - i128::from(*pinned);
            self.keep(request, volunteer, cost);
            return Ok(());
        }
        let had = self.market.give_back(of, by).is_some();
        self.market.graph.remove(of, by);
        let pays = cost.map(|cost| (cost, i64::from(cost) + self.market.price[by as usize]));
        match pays {
            Some((cost, pays)) if had && pays <= self.market.would_pay(of) => {
                self.market.graph.add(of, by, cost);
                self.market.take(of, by, cost);
            }
            Some((cost, pays)) => {
                self.market.graph.add(of, by, cost);
                self.find_others(of, pays);
            }
            None => self.fill(of),
        }
        self.market.note(of);
        self.repair.settle(&mut self.market, by);
        Ok(())
    }

    /// Finds helpers for every place of a request, as far as that is cheaper than its penalty.
    pub(super) fn fill(&mut self, request: u32) {
        while self.market.missing(request) > 0 && self.repair.fill(&mut self.market, request) {}
        self.market.note(request);
    }

    /// Lets the helpers of a request go who pay more than `most`, now that it could pay as little, and looks for others
    /// in their places.
    fn find_others(&mut self, request: u32, most: i64) {
        let price = &self.market.price;
        let helpers = self.market.chosen(request).iter();
        let dearer = helpers.filter(|helper| i64::from(helper.cost) + price[helper.volunteer as usize] > most);
        let dearer: Vec<u32> = dearer.map(|helper| helper.volunteer).collect();
        for &volunteer in &dearer {
            self.market.give_back(request, volunteer);
        }
        self.fill(request);
        for volunteer in dearer {
            self.repair.settle(&mut self.market, volunteer);
        }
    }
}

/// Refuses a cost that is out of range.
fn check_cost(request: u32, cost: i32) -> Result<(), Malformed> {
    let fits = (-COST_MAX..=COST_MAX).contains(&cost);
    if fits { Ok(()) } else { Err(Malformed::OutOfRange { request }) }
}

/// Refuses a penalty that is out of range.
fn check_penalty(request: u32, pen: i32) -> Result<(), Malformed> {
    let fits = (0..=COST_MAX).contains(&pen);
    if fits { Ok(()) } else { Err(Malformed::OutOfRange { request }) }
}

/// A number that is named twice.
fn twice(pairs: &[(u32, i32)]) -> Option<u32> {
    let mut numbers: Vec<u32> = pairs.iter().map(|(number, _)| *number).collect();
    numbers.sort_unstable();
    numbers.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}
