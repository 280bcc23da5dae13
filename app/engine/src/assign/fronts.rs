//! Lists of pairs with the promising ones in front, and a bound on the rest.
//!
//! A pair's worth is its cost and its partner's potential: in a request's list the volunteer's price, in a volunteer's
//! list what the request pays, negative. A search asks for pairs worth less than something. As potentials move little
//! from one change to the next, few pairs of a list are ever worth it: those are kept in front. The potential of a
//! partner is noted; only when it has fallen by more than the span are its pairs looked at again. Rising does no harm.

use super::lists::{Lists, append};

/// What a list holds.
pub(super) trait Item: Copy + Default {
    fn cost(self) -> i64;
    fn partner(self) -> u32;
}

/// The promising part of a list.
#[derive(Clone, Copy)]
struct Front {
    length: u32,
    /// The own potential for which the list was put in order.
    about: i64,
}

/// A list that was never put in order.
const NEW: Front = Front { length: 0, about: i64::MIN };

#[derive(Clone)]
pub(super) struct Fronts<T> {
    pub lists: Lists<T>,
    /// None until [`Self::open`].
    fronts: Vec<Front>,
    /// The potentials of partners, noted: none is lower by more than `span`.
    noted: Vec<i64>,
    /// Pairs worth at least `about + span` are behind.
    span: i64,
}

impl<T: Item> Fronts<T> {
    /// Lists without fronts.
    pub fn new(lists: Lists<T>) -> Self {
        Self { lists, fronts: Vec::new(), noted: Vec::new(), span: 0 }
    }

    /// From now on there are fronts, of pairs within `span` of the list's own potential.
    pub fn open(&mut self, noted: Vec<i64>, span: i64) {
        self.fronts = vec![NEW; self.lists.len()];
        (self.noted, self.span) = (noted, span);
    }

    pub fn is_open(&self) -> bool {
        self.span > 0
    }

    /// One more list, of these items.
    pub fn add_list(&mut self, items: &[T]) {
        self.lists.add(items);
        append(&mut self.fronts, NEW);
    }

    /// One more partner.
    pub fn add_partner(&mut self, potential: i64) {
        append(&mut self.noted, potential);
    }

    /// Sees to it that a list is in order for its own potential.
    pub fn prepare(&mut self, list: usize, own: i64) {
        let moved = |front: &Front| front.about == NEW.about || front.about.abs_diff(own) > self.span.unsigned_abs();
        if self.fronts.get(list).is_some_and(moved) {
            self.arrange(list, own);
        }
    }

    /// The items in front of a list, and what those behind are worth at least, if there are any. [`Self::prepare`] comes
    /// first.
    pub fn front(&self, list: usize) -> (&[T], Option<i64>) {
        let items = self.lists.get(list);
        match self.fronts.get(list) {
            Some(front) if (front.length as usize) < items.len() => {
                (&items[..front.length as usize], Some(front.about.saturating_add(self.span)))
            }
            _ => (items, None),
        }
    }

    /// Puts a list in order for this potential of its own.
    fn arrange(&mut self, list: usize, own: i64) {
        // The noted potential may be too high by as much.
        let bound = own.saturating_add(2 * self.span);
        let noted = &self.noted;
        let items = self.lists.get_mut(list);
        let mut length = 0;
        for at in 0..items.len() {
            if items[at].cost() + noted[items[at].partner() as usize] < bound {
                items.swap(at, length);
                length += 1;
            }
        }
        self.fronts[list] = Front { length: length as u32, about: own };
    }

    /// Adds an item to a list.
    pub fn push(&mut self, list: usize, item: T) {
        self.lists.push(list, item);
        if self.belongs_in_front(list, item) {
            let front = &mut self.fronts[list];
            let items = self.lists.get_mut(list);
            items.swap(front.length as usize, items.len() - 1);
            front.length += 1;
        }
    }

    /// Whether an item is to be in front.
    fn belongs_in_front(&self, list: usize, item: T) -> bool {
        let about = self.fronts[list].about;
        let worth = item.cost() + self.noted[item.partner() as usize];
        about != NEW.about && worth < about.saturating_add(2 * self.span)
    }

    /// Takes the item at `at` out of a list, whose order changes by that.
    pub fn remove(&mut self, list: usize, at: usize) {
        let items = self.lists.get_mut(list);
        let mut hole = at;
        if let Some(front) = self.fronts.get_mut(list).filter(|front| at < front.length as usize) {
            front.length -= 1;
            hole = front.length as usize;
            items.swap(at, hole);
        }
        self.lists.swap_remove(list, hole);
    }

    /// Empties a list.
    pub fn clear(&mut self, list: usize) {
        self.lists.clear(list);
        if let Some(front) = self.fronts.get_mut(list) {
            *front = NEW;
        }
    }

    /// Whether a partner was added.
    pub fn knows(&self, partner: usize) -> bool {
        partner < self.noted.len()
    }

    /// Notes the potential of a partner; `true` where its items have to be promoted in their lists.
    pub fn note(&mut self, partner: usize, potential: i64) -> bool {
        let noted = &mut self.noted[partner];
        let fell = potential < *noted - self.span;
        if fell || potential > *noted + self.span {
            *noted = potential;
        }
        fell
    }

    /// Puts an item in front if it belongs there.
    pub fn promote(&mut self, list: usize, item: T) {
        if !self.belongs_in_front(list, item) {
            return;
        }
        let front = &mut self.fronts[list];
        let behind = &mut self.lists.get_mut(list)[front.length as usize..];
        if let Some(at) = behind.iter().position(|other| other.partner() == item.partner()) {
            behind.swap(0, at);
            front.length += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::graph::Asked;
    use super::*;

    #[test]
    fn whatever_is_behind_is_worth_no_less_than_is_said() {
        let pairs: Vec<Asked> = (0..40).map(|request| Asked { request, cost: (request * 37 % 101) as i32 }).collect();
        let mut lists = Lists::empty([40].into_iter());
        pairs.iter().for_each(|pair| lists.push(0, *pair));
        let mut potentials = vec![0i64; 40];
        let mut fronts = Fronts::new(lists);
        fronts.open(potentials.clone(), 12);
        let mut behind_ever = 0;
        for step in 0..2_000i64 {
            let partner = (step * 7 % 40) as usize;
            potentials[partner] += (step * step + 3 * step) % 23 - 11;
            if fronts.note(partner, potentials[partner]) {
                fronts.promote(0, pairs[partner]);
            }
            fronts.prepare(0, step % 90 - 30);
            let (front, least) = fronts.front(0);
            let Some(least) = least else { continue };
            behind_ever += 1;
            let behind = &fronts.lists.get(0)[front.len()..];
            assert!(behind.iter().all(|pair| pair.cost() + potentials[pair.request as usize] >= least), "{step}");
        }
        assert!(behind_ever > 1_000);
    }
}
