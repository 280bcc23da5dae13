//! What plans are held against: trying every choice, and adding one up.

use engine::assign::Instance;

/// The least that any choice costs, by trying every one; `None` where nothing is possible. `force` is a pair that has
/// to be chosen or must not be.
pub fn brute_force(instance: &Instance, force: Option<(u32, u32, bool)>) -> Option<i128> {
    struct Tried<'i> {
        instance: &'i Instance,
        force: Option<(u32, u32, bool)>,
        load: Vec<u32>,
    }
    impl Tried<'_> {
        fn from(&mut self, request: usize, edge: usize, missing: u32) -> Option<i128> {
            if request == self.instance.requests() {
                return Some(0);
            }
            let Some(pair) = self.instance.edges_of(request).get(edge).copied() else {
                let next = self.instance.mult().get(request + 1).copied().unwrap_or(0);
                let left = i128::from(missing) * i128::from(self.instance.pen()[request]);
                return Some(left + self.from(request + 1, 0, next)?);
            };
            let key = (request as u32, pair.volunteer);
            let forced = self.force.filter(|(request, volunteer, _)| (*request, *volunteer) == key);
            let must =
                forced.is_some_and(|(.., taken)| taken) || forced.is_none() && self.instance.pinned().contains(&key);
            let skipped = if must { None } else { self.from(request, edge + 1, missing) };
            let volunteer = pair.volunteer as usize;
            let may = forced.is_none_or(|(.., taken)| taken);
            if !may || missing == 0 || self.load[volunteer] >= self.instance.cap()[volunteer] {
                return skipped;
            }
            let surcharge = i128::from(self.instance.rise(volunteer)) * i128::from(self.load[volunteer]);
            self.load[volunteer] += 1;
            let taken = self.from(request, edge + 1, missing - 1);
            self.load[volunteer] -= 1;
            let taken = taken.map(|cost| cost + surcharge + i128::from(pair.cost));
            [skipped, taken].into_iter().flatten().min()
        }
    }
    let mut tried = Tried { instance, force, load: vec![0; instance.volunteers()] };
    tried.from(0, 0, instance.mult().first().copied().unwrap_or(0))
}

/// What a choice costs that is given by request, if it is allowed.
pub fn cost_of(instance: &Instance, chosen: &[Vec<u32>]) -> i128 {
    let mut load = vec![0u32; instance.volunteers()];
    let mut cost = 0;
    for (request, chosen) in chosen.iter().enumerate() {
        let mut sorted = chosen.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert!(sorted.len() == chosen.len() && chosen.len() <= instance.mult()[request] as usize, "{chosen:?}");
        for volunteer in chosen {
            let edge = instance.edges_of(request).iter().find(|edge| edge.volunteer == *volunteer).unwrap();
            let before = &mut load[*volunteer as usize];
            cost += i128::from(edge.cost) + i128::from(instance.rise(*volunteer as usize)) * i128::from(*before);
            *before += 1;
        }
        let missing = instance.mult()[request] as usize - chosen.len();
        cost += missing as i128 * i128::from(instance.pen()[request]);
    }
    assert!(load.iter().zip(instance.cap()).all(|(load, cap)| load <= cap));
    cost
}
