//! Terms: what an instance says beyond costs: that a volunteer's tasks rise in price, and who is to be kept.

use super::{COST_MAX, Instance, Malformed};

/// The terms of an instance; most have none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Terms {
    /// By volunteer; empty when nothing rises.
    rise: Vec<i32>,
    /// (request, volunteer), in order.
    pinned: Vec<(u32, u32)>,
}

impl Instance {
    /// Lets the k-th task of volunteer `v` cost `rise[v] · (k − 1)` more, so that load levels out.
    ///
    /// # Errors
    /// When there is not one number for each volunteer, or one is below zero or above [`COST_MAX`].
    pub fn with_rise(mut self, rise: Vec<i32>) -> Result<Self, Malformed> {
        if rise.len() != self.volunteers() {
            return Err(Malformed::Rises);
        }
        if let Some(volunteer) = rise.iter().position(|rise| !(0..=COST_MAX).contains(rise)) {
            return Err(Malformed::RiseOutOfRange { volunteer: volunteer as u32 });
        }
        self.terms.rise = if rise.iter().all(|rise| *rise == 0) { Vec::new() } else { rise };
        Ok(self)
    }

    /// Keeps these pairs (request, volunteer) chosen, whatever they cost.
    ///
    /// # Errors
    /// When one of them is not possible, stands there twice, or is more than its request needs or its volunteer takes.
    pub fn with_pinned(mut self, mut pinned: Vec<(u32, u32)>) -> Result<Self, Malformed> {
        pinned.sort_unstable();
        let (mut mult, mut cap) = (self.mult().to_vec(), self.cap().to_vec());
        for (at, &(request, volunteer)) in pinned.iter().enumerate() {
            let known = self.edges_of(request as usize).iter().any(|edge| edge.volunteer == volunteer);
            if !known || at > 0 && pinned[at - 1] == pinned[at] {
                return Err(Malformed::Pinned { request, volunteer });
            }
            for left in [&mut mult[request as usize], &mut cap[volunteer as usize]] {
                *left = left.checked_sub(1).ok_or(Malformed::Pinned { request, volunteer })?;
            }
        }
        self.terms.pinned = pinned;
        Ok(self)
    }

    /// How much more each further task of a volunteer costs.
    #[must_use]
    pub fn rise(&self, volunteer: usize) -> i32 {
        self.terms.rise.get(volunteer).copied().unwrap_or(0)
    }

    /// Whether anybody's tasks rise in price.
    #[must_use]
    pub fn rises(&self) -> bool {
        !self.terms.rise.is_empty()
    }

    /// The pairs (request, volunteer) that are kept, in order.
    #[must_use]
    pub fn pinned(&self) -> &[(u32, u32)] {
        &self.terms.pinned
    }
}
