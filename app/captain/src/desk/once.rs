//! What is being written, so that a finger that taps twice writes once: the same act does not begin while it is on its way, nor
//! before the page has had time to follow it.

use domain::Millis;
use std::rc::Rc;

/// A second tap comes within this time, or was meant.
const TAP_MS: Millis = 600;

/// The acts on their way, and the one that was done last.
pub struct Once<T> {
    on_way: Vec<Rc<T>>,
    done: Option<(Rc<T>, Millis)>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { on_way: Vec::new(), done: None }
    }
}

impl<T: PartialEq> Once<T> {
    /// Begins an act; `None` if that very act was begun already.
    pub fn begin(&mut self, act: T, now: Millis) -> Option<Rc<T>> {
        let soon = |at: Millis| now.checked_sub(at).is_some_and(|since| since < TAP_MS);
        let just_done = self.done.as_ref().is_some_and(|(done, at)| **done == act && soon(*at));
        if just_done || self.on_way.iter().any(|one| **one == act) {
            return None;
        }
        self.done = None;
        let act = Rc::new(act);
        self.on_way.push(act.clone());
        Some(act)
    }

    /// An act has its answer. What could not be done may be tried again at once.
    pub fn end(&mut self, act: &Rc<T>, done: bool, now: Millis) {
        self.on_way.retain(|one| !Rc::ptr_eq(one, act));
        if done {
            self.done = Some((act.clone(), now));
        }
    }

    /// What was done was taken back, or may not be known any longer: it may be done again.
    pub fn forget(&mut self) {
        self.done = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_tap_begins_nothing_while_the_first_is_on_its_way() {
        let mut once = Once::default();
        let first = once.begin("knock", 1_000).expect("nothing is on its way");
        assert_eq!(once.begin("knock", 1_100), None);
        let other = once.begin("visit", 1_100).expect("another act is another");
        once.end(&other, true, 1_200);
        assert_eq!(once.begin("knock", 9_000), None, "however long it takes");
        once.end(&first, false, 9_100);
        assert!(once.begin("knock", 9_101).is_some(), "it failed, and is tried again");
    }

    #[test]
    fn a_second_tap_begins_nothing_right_after_the_first_was_answered() {
        let mut once = Once::default();
        let first = once.begin("move", 1_000).expect("nothing is on its way");
        once.end(&first, true, 1_040);
        assert_eq!(once.begin("move", 1_150), None, "the page has not followed yet");
        assert!(once.begin("move", 1_040 + TAP_MS).is_some(), "meant");
    }

    #[test]
    fn what_was_taken_back_or_followed_by_another_act_may_be_done_again() {
        let mut once = Once::default();
        let done = |once: &mut Once<&'static str>, act, now| {
            let act = once.begin(act, now).expect("it may be done");
            once.end(&act, true, now);
        };
        done(&mut once, "yes", 1_000);
        once.forget();
        done(&mut once, "yes", 1_001);
        done(&mut once, "no", 1_002);
        done(&mut once, "yes", 1_003);
        assert!(once.begin("yes", 900).is_some(), "a clock that was set back holds nothing up");
    }
}
