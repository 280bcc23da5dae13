//! Arranging: sorting where it is not speed that counts but weight. The standard library's sort is made anew for each kind
//! of item and key, some 10 KB at a time; here one sort arranges numbers for all of them.

use core::cmp::Ordering;

/// Lists that are put in order, equals as they came.
pub(crate) trait Arrange<T> {
    /// By the items themselves.
    fn arrange(&mut self)
    where
        T: Ord;

    /// By a key of each item.
    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);
}

impl<T> Arrange<T> for [T] {
    fn arrange(&mut self)
    where
        T: Ord,
    {
        let order = order(self.len(), &|one, other| self[one].cmp(&self[other]));
        put(self, order);
    }

    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        let order = order(self.len(), &|one, other| key(&self[one]).cmp(&key(&self[other])));
        put(self, order);
    }
}

/// Which item comes first, second, and so on.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Puts items in order: the one that is at `order[i]` comes to `i`. Goes round each circle of places once.
fn put<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        let mut at = start;
        while order[at] != start {
            let next = core::mem::replace(&mut order[at], at);
            items.swap(at, next);
            at = next;
        }
        order[at] = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common::Draw;

    #[test]
    fn whatever_is_arranged_is_as_the_library_sorts_it() {
        let mut draw = Draw(1);
        for count in 0..200 {
            let list: Vec<(u64, usize)> = (0..count).map(|at| (draw.below(20), at)).collect();
            let (mut ours, mut theirs) = (list.clone(), list.clone());
            ours.arrange_by_key(|item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.reverse();
            ours.arrange();
            theirs.sort_unstable();
            assert_eq!(ours, theirs);
        }
    }
}
