//! Many short lists in two arrays. They start packed in the first; a list that outgrows its place moves to one that
//! another has left, or to the end of the second array. So a change costs as much as the list it touches, what never
//! changes is never copied, and where as much goes as comes the arrays hardly grow.

use core::ops::Range;

/// Where a list is, how long, and how long it may get there.
#[derive(Clone, Copy, Default)]
struct Place {
    start: u32,
    length: u32,
    room: u32,
    moved: bool,
}

#[derive(Clone, Default)]
pub(super) struct Lists<T> {
    places: Vec<Place>,
    packed: Vec<T>,
    moved: Vec<T>,
    /// Places left behind: those in `free[k]` have room for `k · STEP` items and fewer than `STEP` more.
    free: Vec<Vec<Place>>,
}

impl<T: Copy + Default> Lists<T> {
    /// Lists over items that lie one list after another; `ends` says where each ends.
    pub fn packed(items: Vec<T>, ends: impl Iterator<Item = u32>) -> Self {
        let mut start = 0;
        let place = |end| {
            let length = end - start;
            start = end;
            Place { start: end - length, length, room: length, moved: false }
        };
        Self { places: ends.map(place).collect(), packed: items, ..Self::default() }
    }

    /// Empty lists, each with so much room.
    pub fn empty(rooms: impl Iterator<Item = u32>) -> Self {
        let mut end = 0;
        let place = |room| {
            end += room;
            Place { start: end - room, length: 0, room, moved: false }
        };
        let places = rooms.map(place).collect();
        Self { places, packed: vec![T::default(); end as usize], ..Self::default() }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn length(&self, list: usize) -> u32 {
        self.places[list].length
    }

    pub fn is_full(&self, list: usize) -> bool {
        self.places[list].length == self.places[list].room
    }

    pub fn get(&self, list: usize) -> &[T] {
        let place = self.places[list];
        let items = if place.moved { &self.moved } else { &self.packed };
        &items[place.range()]
    }

    pub fn get_mut(&mut self, list: usize) -> &mut [T] {
        let place = self.places[list];
        let items = if place.moved { &mut self.moved } else { &mut self.packed };
        &mut items[place.range()]
    }

    /// One more list, of these items.
    pub fn add(&mut self, items: &[T]) {
        let list = self.places.len();
        append(&mut self.places, Place::default());
        self.grow(list, items.len() as u32);
        self.places[list].length = items.len() as u32;
        self.get_mut(list).copy_from_slice(items);
    }

    pub fn push(&mut self, list: usize, item: T) {
        if self.is_full(list) {
            let length = self.places[list].length;
            self.grow(list, length + length / 8 + 1);
        }
        self.places[list].length += 1;
        if let Some(last) = self.get_mut(list).last_mut() {
            *last = item;
        }
    }

    /// Takes an item out; the last comes into its place.
    pub fn swap_remove(&mut self, list: usize, at: usize) {
        let items = self.get_mut(list);
        items.swap(at, items.len() - 1);
        self.places[list].length -= 1;
    }

    /// Empties a list and leaves its place.
    pub fn clear(&mut self, list: usize) {
        let place = core::mem::take(&mut self.places[list]);
        self.leave(place);
    }

    fn leave(&mut self, place: Place) {
        let class = (place.room / STEP) as usize;
        if class > 0 {
            self.free.resize_with(self.free.len().max(class + 1), Vec::new);
            self.free[class].push(place);
        }
    }

    /// An empty place with room for so many items: one left behind, if it is not much too large.
    fn place(&mut self, wanted: u32) -> Place {
        let class = wanted.div_ceil(STEP) as usize;
        let left = self.free.iter_mut().take(class + class / 4 + 1).skip(class).find_map(Vec::pop);
        left.unwrap_or_else(|| {
            let (start, room) = (self.moved.len(), class as u32 * STEP);
            make_room(&mut self.moved, room as usize, 8);
            self.moved.resize(start + room as usize, T::default());
            Place { start: start as u32, length: 0, room, moved: true }
        })
    }

    /// Moves a list to a place with room for so many items.
    fn grow(&mut self, list: usize, wanted: u32) {
        let old = self.places[list];
        let new = Place { length: old.length, ..self.place(wanted) };
        match (old.moved, new.moved) {
            (false, false) => self.packed.copy_within(old.range(), new.start as usize),
            (false, true) => self.moved[new.range()].copy_from_slice(&self.packed[old.range()]),
            (true, false) => self.packed[new.range()].copy_from_slice(&self.moved[old.range()]),
            (true, true) => self.moved.copy_within(old.range(), new.start as usize),
        }
        self.places[list] = new;
        self.leave(old);
    }
}

/// Places have room for so many items more or less.
const STEP: u32 = 4;

impl Place {
    fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.length as usize
    }
}

/// Adds to a long vector to which little is ever added: where it has to move it gets a sixteenth longer, not twice as
/// long.
pub(super) fn append<T>(items: &mut Vec<T>, item: T) {
    make_room(items, 1, 16);
    items.push(item);
}

/// Room for so many items more, and for one in `part` beyond that when the vector has to move.
fn make_room<T>(items: &mut Vec<T>, more: usize, part: usize) {
    if items.capacity() - items.len() < more {
        items.reserve_exact(more + items.len() / part);
    }
}

/// Where each list ends when lists of these lengths lie one after another.
pub(super) fn ends(lengths: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    lengths.scan(0, |end, length| {
        *end += length;
        Some(*end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_come_go_and_grow_keep_what_they_hold_and_use_places_again() {
        let mut lists = Lists::empty([3, 9, 0, 6].into_iter());
        let mut held: Vec<Vec<u32>> = vec![Vec::new(); 4];
        for step in 0..20_000u32 {
            let list = (step * step % 11) as usize % held.len();
            match step * 7 % 13 {
                0 if held.len() < 12 => {
                    let items: Vec<u32> = (0..step % 17).collect();
                    lists.add(&items);
                    held.push(items);
                }
                1 => {
                    lists.clear(list);
                    held[list].clear();
                }
                2..5 if !held[list].is_empty() => {
                    let at = step as usize % held[list].len();
                    lists.swap_remove(list, at);
                    held[list].swap_remove(at);
                }
                _ => {
                    lists.push(list, step);
                    held[list].push(step);
                }
            }
            assert!(held.iter().enumerate().all(|(list, items)| lists.get(list) == items), "step {step}");
        }
        assert!(lists.moved.len() < 2_000, "{}", lists.moved.len());
    }
}
