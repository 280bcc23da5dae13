//! A fault at every write of a canteen's day: what the screen said is counted is counted, once, and reaches the station.

use super::{Canteen, NOON};
use crate::testing::{enrolment, message};
use courier::body::Body;
use device::MemoryClock;
use device::post::{MemoryPost, PostError};
use device::store::{Fault, MemoryStore, StoreError};
use domain::Kind;
use ports::counter::{Answer, Ask, Trouble};
use std::collections::BTreeMap;

const DINERS: [u32; 4] = [501, 502, 503, 504];
const WORDS: [&str; 2] = ["楼道灯不亮", "窗户关不上"];

/// One thing a person does at the screen; whether the screen said it is done.
type Step = Box<dyn Fn(&Canteen) -> bool>;

fn check_in(diner: u32) -> Step {
    // Who was told of trouble holds the card to it once more.
    Box::new(move |canteen| matches!(canteen.check_in(diner), Answer::CheckedIn { .. } | Answer::AlreadyToday { .. }))
}

fn file(words: &'static str) -> Step {
    Box::new(move |canteen| {
        let filed = Ask::File { words: words.into(), kind: Kind::Repair, diner: Some(504), building: None };
        matches!(canteen.ask(filed), Answer::Filed { .. })
    })
}

fn rounds() -> Step {
    Box::new(|canteen| {
        canteen.rounds(3);
        true
    })
}

fn script() -> Vec<Step> {
    let mut steps: Vec<Step> = vec![Box::new(|canteen| {
        let answer = canteen.ask(Ask::Enrol { text: message(&enrolment()) });
        matches!(answer, Answer::Ready(_) | Answer::Trouble(Trouble::StillWaiting))
    })];
    steps.extend([check_in(DINERS[0]), rounds(), check_in(DINERS[1]), file(WORDS[0]), rounds()]);
    steps.push(Box::new(|canteen| {
        canteen.post.fail(Some(PostError::Offline));
        true
    }));
    steps.extend([check_in(DINERS[2]), rounds(), file(WORDS[1])]);
    steps.push(Box::new(|canteen| {
        canteen.post.fail(None);
        canteen.counted(1, Vec::new());
        true
    }));
    steps.extend([rounds(), check_in(DINERS[3]), rounds()]);
    steps.push(Box::new(|canteen| {
        // Meals gather before the next letter goes.
        canteen.clock.pass(3_600_000);
        canteen.rounds(3);
        true
    }));
    steps
}

/// What the station knows in the end: meals by number, and what was asked.
fn at_the_station(canteen: &Canteen) -> (BTreeMap<u32, Option<u32>>, Vec<String>) {
    let (mut meals, mut words) = (BTreeMap::new(), Vec::new());
    for body in canteen.at_the_station() {
        match body {
            Body::Meals(sent) => {
                for meal in sent.meals {
                    let before = meals.insert(meal.number, meal.diner);
                    assert!(before.is_none_or(|diner| diner == meal.diner), "number {} twice", meal.number);
                }
            }
            Body::Request(request) => words.push(request.words.to_string()),
            Body::Unused(_) => {}
            other => panic!("{other:?}"),
        }
    }
    words.sort();
    words.dedup();
    (meals, words)
}

/// The whole day with a fault at this commit. How many commits it took.
fn day(fault: Option<(u64, Fault, bool)>) -> u64 {
    let store = MemoryStore::new();
    if let Some((commit, fault, _)) = fault.clone() {
        store.fail_at(commit, fault);
    }
    let mut canteen = Canteen::over(store, MemoryPost::new(), MemoryClock::at(NOON));
    for (number, step) in script().iter().enumerate() {
        let before = canteen.store.commits();
        let mut done = step(&canteen);
        let died = fault.as_ref().is_some_and(|(at, _, dies)| *dies && (before..canteen.store.commits()).contains(at));
        if died {
            // Nobody heard what the dead browser said.
            canteen = canteen.restarted();
            done = step(&canteen);
        }
        for _ in 0..2 {
            done = done || step(&canteen);
        }
        assert!(done, "step {number} with {fault:?}");
    }
    let (meals, words) = at_the_station(&canteen);
    let mut diners: Vec<u32> = meals.values().flatten().copied().collect();
    diners.sort_unstable();
    assert_eq!(diners, DINERS, "each meal once, with {fault:?}");
    assert_eq!(words, {
        let mut all = WORDS.map(str::to_owned);
        all.sort();
        all
    });
    let till = |canteen: &Canteen| canteen.kiosk.till().expect("a kiosk");
    let (shown, kept) = (till(&canteen), till(&canteen.restarted()));
    assert_eq!((shown.today, kept.today), (4, 4), "with {fault:?}");
    // A request of which the screen said that it failed may stand on the disk all the same, and goes after a restart.
    assert!(kept.waiting >= shown.waiting, "memory and disk, with {fault:?}");
    canteen.store.commits()
}

#[test]
fn a_fault_at_every_write_of_a_day_loses_no_meal_and_counts_none_twice() {
    let commits = day(None);
    assert!(commits > 15, "{commits}");
    let dead = || StoreError::Other("the browser died".to_owned());
    for commit in 0..commits {
        day(Some((commit, Fault::Before(StoreError::Full), false)));
        day(Some((commit, Fault::Before(StoreError::Lost), false)));
        day(Some((commit, Fault::After(StoreError::Lost), false)));
        day(Some((commit, Fault::Before(dead()), true)));
        day(Some((commit, Fault::After(dead()), true)));
    }
}
