//! Many short lists in two arrays. They start packed in the first; a list that outgrows its place there moves to the
//! second and leaves its place, so that a change costs as much as the list it touches, and what never changes is never
//! copied.

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
    /// Places left behind in `moved`: those in `free[k]` have room for 2^k items.
    free: [Vec<u32>; 32],
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
            self.grow(list, self.places[list].length + 1);
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
        if let Some(log) = place.room.checked_ilog2().filter(|_| place.moved) {
            self.free[log as usize].push(place.start);
        }
    }

    /// Moves a list to a place with room for so many items.
    fn grow(&mut self, list: usize, wanted: u32) {
        let place = self.places[list];
        let log = wanted.next_power_of_two().ilog2();
        let room = 1 << log;
        let start = self.free[log as usize].pop().unwrap_or_else(|| {
            let end = self.moved.len();
            make_room(&mut self.moved, room as usize, 4);
            self.moved.resize(end + room as usize, T::default());
            end as u32
        });
        if place.moved {
            self.moved.copy_within(place.range(), start as usize);
        } else {
            self.moved[start as usize..start as usize + place.length as usize]
                .copy_from_slice(&self.packed[place.range()]);
        }
        self.places[list] = Place { start, length: place.length, room, moved: true };
        self.leave(place);
    }
}

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
