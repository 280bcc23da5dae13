//! Lists of pairs with the promising ones in front, and a bound on the rest.
//!
//! A pair's worth is its cost and its partner's potential: in a request's list the volunteer's price, in a volunteer's
//! list what the request pays, negative. A search asks for pairs worth less than something. As potentials move little
//! from one change to the next, few pairs of a list are ever worth it: those are kept in front. The potential of a
//! partner is noted; only when it has fallen by more than the drift allowed are its pairs looked at again. Rising does no
//! harm.

use super::lists::Lists;

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
    /// The potentials of partners, noted: none is lower by more than `drift`.
    noted: Vec<i64>,
    drift: i64,
    /// Pairs worth at least `about + span` are behind.
    span: i64,
}

impl<T: Item> Fronts<T> {
    /// Lists without fronts.
    pub fn new(lists: Lists<T>) -> Self {
        Self { lists, fronts: Vec::new(), noted: Vec::new(), drift: 0, span: 0 }
    }

    /// From now on there are fronts, of pairs within `span` of the list's own potential.
    pub fn open(&mut self, noted: Vec<i64>, span: i64) {
        self.fronts = vec![NEW; self.lists.len()];
        (self.noted, self.span, self.drift) = (noted, span, span / 3);
    }

    pub fn is_open(&self) -> bool {
        self.span > 0
    }

    /// One more list, of these items.
    pub fn add_list(&mut self, items: &[T]) {
        self.lists.add(items);
        self.fronts.push(NEW);
    }

    /// One more partner.
    pub fn add_partner(&mut self, potential: i64) {
        self.noted.push(potential);
    }

    /// Sees to it that a list is in order for its own potential.
    pub fn prepare(&mut self, list: usize, own: i64) {
        let moved = |front: &Front| front.about == NEW.about || front.about.abs_diff(own) > self.span.unsigned_abs();
        if self.fronts.get(list).is_some_and(moved) {
            self.arrange(list, own);
        }
    }

    /// The items of a list worth less than `most`, and maybe some others. [`Self::prepare`] comes first.
    pub fn below(&self, list: usize, most: i64) -> &[T] {
        let items = self.lists.get(list);
        match self.fronts.get(list) {
            Some(front) if most <= front.about.saturating_add(self.span) => &items[..front.length as usize],
            _ => items,
        }
    }

    /// Puts a list in order for this potential of its own.
    fn arrange(&mut self, list: usize, own: i64) {
        let (noted, drift) = (&self.noted, self.drift);
        let bound = own.saturating_add(self.span);
        let items = self.lists.get_mut(list);
        let mut length = 0;
        for at in 0..items.len() {
            if items[at].cost() + noted[items[at].partner() as usize] - drift < bound {
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
        let worth = item.cost() + self.noted[item.partner() as usize] - self.drift;
        about != NEW.about && worth < about.saturating_add(self.span)
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
        let fell = potential < *noted - self.drift;
        if fell || potential > *noted + self.drift {
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
