//! A fault at every write: whatever the disk does at whichever commit of a captain's first days, what was acknowledged is
//! there, and whoever asks again for what was not ends up where nothing had gone wrong.

mod fixtures;
mod script;
mod view;
mod world;

use device::store::{Fault, StoreError};
use script::script;
use view::view;
use world::World;

/// What the disk does.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// It is full, once.
    Full,
    /// The transaction is aborted.
    Aborted,
    /// The connection is lost, and nothing was written.
    LostBefore,
    /// The connection is lost, and everything was written.
    LostAfter,
    /// The browser dies before the commit.
    CrashBefore,
    /// The browser dies after the commit, before anybody is told.
    CrashAfter,
}

impl Kind {
    fn fault(self) -> Fault {
        let dead = || StoreError::Other("the browser died".to_owned());
        match self {
            Self::Full => Fault::Before(StoreError::Full),
            Self::Aborted => Fault::Before(StoreError::Other("aborted".to_owned())),
            Self::LostBefore => Fault::Before(StoreError::Lost),
            Self::LostAfter => Fault::After(StoreError::Lost),
            Self::CrashBefore => Fault::Before(dead()),
            Self::CrashAfter => Fault::After(dead()),
        }
    }

    fn kills(self) -> bool {
        matches!(self, Self::CrashBefore | Self::CrashAfter)
    }
}

/// The whole script, with at most one fault. What the desk knows in the end, the same as it shows it and as it would
/// after a restart; and how many commits it took.
fn played(fault: Option<(u64, Kind)>) -> (Vec<String>, u64) {
    let mut world = World::new();
    let mut dies_at = fault.filter(|(_, kind)| kind.kills()).map(|(commit, _)| commit);
    if let Some((commit, kind)) = fault {
        world.browser.real.fail_at(commit, kind.fault());
    }
    // A dead browser writes nothing any more.
    for later in dies_at.iter().flat_map(|commit| commit + 1..commit + 100) {
        world.browser.real.fail_at(later, Fault::Before(StoreError::Other("dead".to_owned())));
    }
    for (number, step) in script().iter().enumerate() {
        let mut done = step(&mut world);
        if dies_at.is_some_and(|commit| world.browser.real.commits() > commit) {
            // Whatever it said, the browser was dead by then, and nobody heard it.
            dies_at = None;
            world.restart();
            done = step(&mut world);
        }
        for _ in 0..2 {
            if done.is_err() {
                done = step(&mut world);
            }
        }
        assert_eq!(done, Ok(()), "step {number} after {fault:?}");
    }
    let (shown, commits) = (view(&world), world.browser.real.commits());
    world.restart();
    assert_eq!(view(&world), shown, "memory and disk after {fault:?}");
    (shown, commits)
}

/// Every commit of the script with this fault; `half` of them, so that no test takes long.
fn whatever_happens(kind: Kind, half: u64) {
    let (expected, commits) = played(None);
    assert!(commits > 70, "{commits}: the script is long");
    for commit in (0..commits).filter(|commit| commit % 2 == half) {
        let (mut shown, mut missing) = (played(Some((commit, kind))).0, expected.clone());
        // What is the same is of no interest.
        shown.retain(|line| missing.iter().position(|other| other == line).map(|at| missing.remove(at)).is_none());
        assert!(shown.is_empty() && missing.is_empty(), "{kind:?} at commit {commit}: {shown:#?} for {missing:#?}");
    }
}

mod at_every_commit {
    use super::{Kind, whatever_happens};

    macro_rules! nothing_is_lost {
        ($($even:ident $odd:ident $kind:ident,)*) => {$(
            #[test]
            fn $even() {
                whatever_happens(Kind::$kind, 0);
            }

            #[test]
            fn $odd() {
                whatever_happens(Kind::$kind, 1);
            }
        )*};
    }

    nothing_is_lost! {
        the_disk_is_full_even the_disk_is_full_odd Full,
        the_transaction_is_aborted_even the_transaction_is_aborted_odd Aborted,
        the_connection_is_lost_before_even the_connection_is_lost_before_odd LostBefore,
        the_connection_is_lost_after_even the_connection_is_lost_after_odd LostAfter,
        the_browser_dies_before_even the_browser_dies_before_odd CrashBefore,
        the_browser_dies_after_even the_browser_dies_after_odd CrashAfter,
    }
}
