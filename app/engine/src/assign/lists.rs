//! Many short lists in one array. A list that outgrows its place moves to a larger one and leaves its old one to others,
//! so that a change costs as much as the list it touches, and lists that never change lie packed.

use core::ops::Range;

/// Where a list is, how long, and how long it may get there.
#[derive(Clone, Copy, Default)]
struct Place {
    start: u32,
    length: u32,
    room: u32,
}

#[derive(Clone, Default)]
pub(super) struct Lists<T> {
    places: Vec<Place>,
    items: Vec<T>,
    /// Places left behind: those in `free[k]` have room for 2^k items.
    free: [Vec<u32>; 32],
}

impl<T: Copy + Default> Lists<T> {
    /// Lists over items that lie one list after another; `ends` says where each ends.
    pub fn packed(items: Vec<T>, ends: impl Iterator<Item = u32>) -> Self {
        let mut start = 0;
        let place = |end| {
            let length = end - start;
            start = end;
            Place { start: end - length, length, room: length }
        };
        Self { places: ends.map(place).collect(), items, free: Default::default() }
    }

    /// Empty lists, each with so much room.
    pub fn empty(rooms: impl Iterator<Item = u32>) -> Self {
        let mut end = 0;
        let place = |room| {
            end += room;
            Place { start: end - room, length: 0, room }
        };
        let places = rooms.map(place).collect();
        Self { places, items: vec![T::default(); end as usize], free: Default::default() }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn length(&self, list: usize) -> u32 {
        self.places[list].length
    }

    pub fn range(&self, list: usize) -> Range<usize> {
        let Place { start, length, .. } = self.places[list];
        start as usize..start as usize + length as usize
    }

    pub fn get(&self, list: usize) -> &[T] {
        &self.items[self.range(list)]
    }

    pub fn get_mut(&mut self, list: usize) -> &mut [T] {
        let range = self.range(list);
        &mut self.items[range]
    }

    /// One more list, empty.
    pub fn add(&mut self) {
        self.places.push(Place::default());
    }

    pub fn push(&mut self, list: usize, item: T) {
        let length = self.places[list].length;
        if length == self.places[list].room {
            self.grow(list);
        }
        let place = &mut self.places[list];
        place.length += 1;
        self.items[(place.start + length) as usize] = item;
    }

    /// Puts an item before the one at `at`.
    pub fn insert(&mut self, list: usize, at: usize, item: T) {
        self.push(list, item);
        self.get_mut(list)[at..].rotate_right(1);
    }

    /// Takes an item out; those after it close ranks.
    pub fn remove(&mut self, list: usize, at: usize) {
        self.get_mut(list)[at..].rotate_left(1);
        self.places[list].length -= 1;
    }

    /// Takes an item out; the last comes into its place.
    pub fn swap_remove(&mut self, list: usize, at: usize) {
        let items = self.get_mut(list);
        items.swap(at, items.len() - 1);
        self.places[list].length -= 1;
    }

    /// Empties a list and leaves its place to others.
    pub fn clear(&mut self, list: usize) {
        let Place { start, room, .. } = core::mem::take(&mut self.places[list]);
        self.leave(start, room);
    }

    fn leave(&mut self, start: u32, room: u32) {
        if let Some(log) = room.checked_ilog2() {
            self.free[log as usize].push(start);
        }
    }

    /// Moves a list to a place with room for one more at least.
    fn grow(&mut self, list: usize) {
        let Place { start, length, room } = self.places[list];
        let log = (length + 1).next_power_of_two().ilog2();
        let to = self.free[log as usize].pop().unwrap_or_else(|| {
            let end = self.items.len();
            let wanted = end + (1 << log);
            if wanted > self.items.capacity() {
                // An eighth more each time: doubling would cost a phone too much memory.
                self.items.reserve_exact((end / 8).max(1 << log));
            }
            self.items.resize(wanted, T::default());
            end as u32
        });
        self.items.copy_within(start as usize..(start + length) as usize, to as usize);
        self.places[list] = Place { start: to, length, room: 1 << log };
        self.leave(start, room);
    }
}

/// Where each list ends when lists of these lengths lie one after another.
pub(super) fn ends(lengths: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    lengths.scan(0, |end, length| {
        *end += length;
        Some(*end)
    })
}
