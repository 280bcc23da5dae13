//! Where forms lie that were left half-way: one a page, the latest few, all of one desk.

use ports::desk::Mode;

/// So many lie here; then whichever was begun first goes.
const MOST: usize = 12;

/// What lies here, by the page it belongs to.
pub struct Shelf<K, V> {
    of: Option<Mode>,
    all: Vec<(K, V)>,
}

impl<K, V> Shelf<K, V> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { of: None, all: Vec::new() }
    }
}

impl<K: PartialEq, V> Shelf<K, V> {
    /// What lies here for a page.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.all.iter().find(|(one, _)| one == key).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.all.iter_mut().find(|(one, _)| one == key).map(|(_, value)| value)
    }

    /// Lays something down for a page. What had to go for it is handed back.
    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        let before = self.take(&key);
        self.all.push((key, value));
        before.or_else(|| (self.all.len() > MOST).then(|| self.all.remove(0).1))
    }

    /// Takes away what lies here for a page.
    pub fn take(&mut self, key: &K) -> Option<V> {
        let at = self.all.iter().position(|(one, _)| one == key)?;
        Some(self.all.remove(at).1)
    }

    /// Takes everything away.
    pub fn wipe(&mut self) -> Vec<(K, V)> {
        std::mem::take(&mut self.all)
    }

    /// Everything belongs to this desk from now on; what belongs to another is taken away.
    pub fn belong_to(&mut self, desk: Mode) -> Vec<(K, V)> {
        if self.of.replace(desk) == Some(desk) { Vec::new() } else { self.wipe() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_half_way_is_taken_up_on_its_own_page_until_it_is_done() {
        let mut shelf = Shelf::new();
        assert_eq!(shelf.put(("door", 3), "nobody opened"), None);
        assert_eq!(shelf.put(("door", 4), "the lamp"), None);
        assert_eq!((shelf.get(&("door", 3)), shelf.get(&("file", 3))), (Some(&"nobody opened"), None));
        *shelf.get_mut(&("door", 4)).expect("it lies here") = "the lamp is dark";
        assert_eq!(shelf.take(&("door", 4)), Some("the lamp is dark"));
        assert_eq!(shelf.get(&("door", 4)), None, "it was done");
        assert_eq!(shelf.put(("door", 3), "they opened"), Some("nobody opened"), "one a page");
    }

    #[test]
    fn a_lock_or_another_desk_wipes_everything() {
        let mut shelf = Shelf::new();
        assert_eq!(shelf.belong_to(Mode::Real), []);
        shelf.put(1, "a telephone");
        assert_eq!(shelf.belong_to(Mode::Real), [], "the same desk opened again");
        assert!(shelf.get(&1).is_some());
        assert_eq!(shelf.belong_to(Mode::Sample), [(1, "a telephone")]);
        assert_eq!(shelf.get(&1), None);
        shelf.put(2, "a name");
        assert_eq!(shelf.wipe(), [(2, "a name")]);
        assert_eq!(shelf.get(&2), None);
    }

    #[test]
    fn only_the_latest_few_lie_here() {
        let mut shelf = Shelf::new();
        let gone: Vec<usize> = (0..MOST + 2).filter_map(|form| shelf.put(form, form)).collect();
        assert_eq!(gone, [0, 1]);
        assert_eq!(shelf.wipe().len(), MOST);
    }
}
