//! Assignment: who does what, at the least total cost, with prices that prove it.
//!
//! Request `r` needs `mult[r]` different volunteers and pays `pen[r]` for each it does not get; volunteer `v` takes at
//! most `cap[v]` requests; each possible pair has a cost. [`solve`] finds the cheapest choice, and with it a price for
//! every volunteer and every request. [`certify`] is separate code that accepts a solution only when those prices
//! prove that no choice is cheaper.
//!
//! ```
//! use engine::assign::{Instance, certify, solve};
//! // Two lamps, one electrician who has time for one of them: the lamp that costs more to leave dark is mended.
//! let instance = Instance::new(vec![1, 1], vec![500, 900], vec![1], vec![(0, 0, 20), (1, 0, 30)])?;
//! let solution = solve(&instance);
//! assert_eq!(solution.chosen, [vec![], vec![0]]);
//! assert_eq!(solution.objective, 500 + 30);
//! assert!(certify(&instance, &solution).is_ok());
//! # Ok::<(), engine::assign::Malformed>(())
//! ```

mod auction;
mod certify;
mod fronts;
mod graph;
mod instance;
mod lists;
mod live;
mod market;
mod order;
mod paths;
mod pull;
mod push;
mod repair;
mod search;
mod terms;
mod text;
mod warm;

pub use certify::{Uncertified, certify};
pub use instance::{COST_MAX, Edge, Instance, Malformed};
pub use live::{Live, Move, Regret};
pub use search::{Method, solve, solve_by};
pub use warm::{WARM_UP_ROUNDS, warm_up};

/// Who does what, and the prices that prove it the cheapest.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Solution {
    /// Costs of the chosen pairs and penalties for what is left, in all.
    pub objective: i128,
    /// How many places are left unfilled, over all requests.
    pub unassigned: u64,
    /// For each request, what its last helper may cost, volunteers' prices included; never above its penalty.
    pub request_prices: Vec<i64>,
    /// For each volunteer, the most that one more task of hers could save, the surcharge of her last one included; no
    /// more than the surcharge of her next when she has room left.
    pub volunteer_prices: Vec<i64>,
    /// For each request its volunteers, in rising order.
    pub chosen: Vec<Vec<u32>>,
}
