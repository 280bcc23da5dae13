//! Takes in an instance in its binary form, piece by piece, so that at no time more than the instance itself is held.
//!
//! 32-bit numbers: magic, R, V, E, then helpers needed and penalties of R requests, capacities of V volunteers, where
//! each request's pairs begin (R + 1), the volunteers of E pairs, their costs.

use engine::assign::{Edge, Instance};

/// What the binary form begins with: `NPA1`.
pub const MAGIC: i32 = 0x4E50_4131;
const SIZES: usize = 4;

/// An instance on its way in.
#[derive(Default)]
pub struct Intake {
    sizes: Vec<i32>,
    mult: Vec<u32>,
    pen: Vec<i32>,
    cap: Vec<u32>,
    start: Vec<u32>,
    edges: Vec<Edge>,
    costs: usize,
    taken: u64,
    /// What stood below zero and can't.
    below: Option<&'static str>,
}

impl Intake {
    /// Takes in the next numbers.
    pub fn take(&mut self, words: &[i32]) {
        words.iter().for_each(|word| self.word(*word));
    }

    /// How many numbers there are in all, once the sizes are there.
    ///
    /// # Errors
    /// Says when the sizes are not.
    pub fn wanted(&self) -> Result<u64, String> {
        match self.sizes.iter().map(|size| u64::try_from(*size)).collect::<Result<Vec<_>, _>>().as_deref() {
            Ok([_, requests, volunteers, pairs]) => Ok(4 + 3 * requests + volunteers + 1 + 2 * pairs),
            _ => Err("sizes R, V, E expected".to_owned()),
        }
    }

    fn count(&mut self, word: i32, what: &'static str) -> u32 {
        if word < 0 {
            self.below.get_or_insert(what);
        }
        word.max(0) as u32
    }

    fn word(&mut self, word: i32) {
        self.taken += 1;
        if self.sizes.len() < SIZES {
            return self.sizes.push(word);
        }
        let size = |at: usize| self.sizes[at].max(0) as usize;
        let (requests, volunteers, edges) = (size(1), size(2), size(3));
        if self.mult.len() < requests {
            let helpers = self.count(word, "helpers needed");
            self.mult.push(helpers);
        } else if self.pen.len() < requests {
            self.pen.push(word);
        } else if self.cap.len() < volunteers {
            let capacity = self.count(word, "capacities");
            self.cap.push(capacity);
        } else if self.start.len() <= requests {
            let beginning = self.count(word, "beginnings");
            self.start.push(beginning);
        } else if self.edges.len() < edges {
            self.edges.reserve_exact(edges - self.edges.len());
            let volunteer = self.count(word, "volunteers");
            self.edges.push(Edge { volunteer, cost: 0 });
        } else if let Some(edge) = self.edges.get_mut(self.costs) {
            edge.cost = word;
            self.costs += 1;
        }
    }

    /// The instance, once all of it is there.
    ///
    /// # Errors
    /// Says what is missing or can't be.
    pub fn finish(self) -> Result<Instance, String> {
        let (wanted, taken) = (self.wanted()?, self.taken);
        if self.sizes.first() != Some(&MAGIC) {
            return Err("not an instance in the binary form".to_owned());
        }
        if taken != wanted {
            return Err(format!("{wanted} numbers expected, {taken} are there"));
        }
        if let Some(what) = self.below {
            return Err(format!("{what} can't be below zero"));
        }
        Instance::from_rows(self.mult, self.pen, self.cap, self.start, self.edges)
            .map_err(|malformed| malformed.to_string())
    }
}
