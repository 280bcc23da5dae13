//! Takes in an instance in its binary form, piece by piece, so that at no time more than the instance itself is held.
//!
//! 32-bit numbers: magic, R, V, E, then helpers needed and penalties of R requests, capacities of V volunteers, where
//! each request's pairs begin (R + 1), the volunteers of E pairs, their costs.

use engine::assign::{Edge, Instance};

const MAGIC: i32 = 0x4E50_4131;
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
}

impl Intake {
    /// Takes in the next numbers.
    pub fn take(&mut self, words: &[i32]) {
        words.iter().for_each(|word| self.word(*word));
    }

    fn word(&mut self, word: i32) {
        if self.sizes.len() < SIZES {
            return self.sizes.push(word);
        }
        let size = |at: usize| self.sizes[at].max(0) as usize;
        let (requests, volunteers, edges) = (size(1), size(2), size(3));
        let positive = word.max(0) as u32;
        if self.mult.len() < requests {
            self.mult.push(positive);
        } else if self.pen.len() < requests {
            self.pen.push(word);
        } else if self.cap.len() < volunteers {
            self.cap.push(positive);
        } else if self.start.len() <= requests {
            self.start.push(positive);
        } else if self.edges.len() < edges {
            self.edges.reserve_exact(edges - self.edges.len());
            self.edges.push(Edge { volunteer: positive, cost: 0 });
        } else if let Some(edge) = self.edges.get_mut(self.costs) {
            edge.cost = word;
            self.costs += 1;
        }
    }

    /// The instance, once all of it is there.
    pub fn finish(self) -> Result<Instance, String> {
        if self.sizes.first() != Some(&MAGIC) || self.costs as i64 != i64::from(self.sizes[3]) {
            return Err("not a whole instance in the binary form".to_owned());
        }
        Instance::from_rows(self.mult, self.pen, self.cap, self.start, self.edges)
            .map_err(|malformed| malformed.to_string())
    }
}
