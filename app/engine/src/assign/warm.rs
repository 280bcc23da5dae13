//! Warming up: a browser compiles a function when it first runs, and compiles it well when it has run for a while. A
//! worker that solves something small again and again while nobody waits answers its first question as fast as its tenth.

use super::{Instance, Method, solve_by};

/// Requests, volunteers and pairs a request of the instance that is solved: about a day's.
const SIZES: (u32, u32, u32) = (400, 3_000, 31);

/// After so many rounds V8 has compiled what solves for speed.
pub const WARM_UP_ROUNDS: usize = 32;

/// So many bytes are touched for the first time here, since a page of memory that was never written costs a first call
/// more than what it computes with it: a day's plan needs a fifth of this.
const ROOM: usize = 2 << 20;

/// One round: solves an instance that stands for many, in each way. Takes a few milliseconds, so that a worker can look
/// after every round whether somebody asks.
pub fn warm_up() {
    let Some(instance) = likely() else { return };
    for method in [Method::Paths, Method::Auction] {
        core::hint::black_box(solve_by(core::hint::black_box(&instance), method));
    }
    drop(core::hint::black_box(vec![1u8; ROOM]));
}

/// Neighbours helping neighbours: every request knows a stretch of the street, whose ends overlap with others'.
fn likely() -> Option<Instance> {
    let (requests, volunteers, pairs) = SIZES;
    let pair = |request: u32, at: u32| {
        let scattered = (request * pairs + at).wrapping_mul(2_654_435_761);
        let volunteer = (request * volunteers / requests + at * 7) % volunteers;
        (request, volunteer, (at * 40 + (scattered >> 23)) as i32)
    };
    let pairs = (0..requests).flat_map(|request| (0..pairs).map(move |at| pair(request, at))).collect();
    let mult = (0..requests).map(|request| 1 + u32::from(request % 7 == 0)).collect();
    let cap = (0..volunteers)
        .map(|volunteer| match volunteer % 30 {
            0 => 2,
            7 | 19 => 1,
            _ => 0,
        })
        .collect();
    Instance::new(mult, vec![4_000; requests as usize], cap, pairs).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assign::certify;

    #[test]
    fn what_warms_is_a_whole_instance_in_which_people_compete() {
        let likely = likely().unwrap();
        assert_eq!((likely.requests(), likely.edges().len()), (400, 12_400));
        for method in [Method::Paths, Method::Auction] {
            let solution = solve_by(&likely, method);
            assert!(certify(&likely, &solution).is_ok());
            let scarce = solution.volunteer_prices.iter().filter(|price| **price > 0).count();
            assert!(solution.unassigned > 0 && scarce > 100, "{} left, {scarce} scarce", solution.unassigned);
        }
        warm_up();
    }
}
