//! A fault at every write of a phone's week: whatever the disk does, what was acknowledged is there and reaches the
//! station, and nothing arrives there twice in effect.

use crate::support::{Device, NINE, Phone, Station, filing, now, pasted};
use courier::body::{Body, FollowAct, ReplyTo};
use device::post::{MemoryPost, Post as _, PostError};
use device::store::{Fault, StoreError};
use domain::request::Stage;
use domain::{Day, TaskId};
use ports::pocket::{Ask, Person, Reply, Say, Trouble};
use std::collections::BTreeMap;

const TASK: TaskId = TaskId([7; 16]);
const FIRST: &str = "买降压药";
const SECOND: &str = "量血压";

/// A phone, and the station it speaks with.
struct World {
    post: MemoryPost,
    device: Device,
    phone: Phone,
    station: Station,
}

/// One thing a person does; whether the phone said that it is done.
type Step = fn(&mut World) -> bool;

impl World {
    fn has(&self, words: &str) -> bool {
        self.phone.shown().requests.iter().any(|mine| mine.words == words)
    }

    /// Whoever sees a request standing there does not send it again.
    fn files(&self, words: &str) -> bool {
        self.has(words) || matches!(now(self.phone.answer(filing(words))), Reply::Filed(Ok(_)))
    }

    fn looks(&self) -> bool {
        self.device.clock.pass(60_000);
        now(self.phone.look(true));
        true
    }

    fn restart(&mut self) {
        self.device.store = self.device.store.copy();
        self.phone = self.device.open();
    }

    fn reply_to(&self) -> Option<ReplyTo> {
        self.station.reads(&self.post).into_iter().find_map(|body| match body {
            Body::Answer(answer) => Some(answer.reply),
            _ => None,
        })
    }
}

const SCRIPT: [Step; 12] = [
    |world| {
        let poster = pocket::station::Judged::of(world.station.poster(), None);
        now(world.phone.take_poster(poster)).is_ok()
    },
    |world| world.files(FIRST),
    World::looks_of,
    |world| {
        let request = world.station.request(&world.post);
        let (slip, _) = world.station.receipt(&request, 0, None, Stage::Received);
        world.station.posts(&world.post, &request, &slip);
        world.looks()
    },
    |world| {
        world.post.fail(Some(PostError::Offline));
        let filed = world.files(SECOND);
        world.looks();
        world.post.fail(None);
        filed
    },
    World::looks_of,
    |world| {
        let Some(mine) = world.phone.shown().requests.into_iter().find(|mine| mine.words == SECOND) else {
            return false;
        };
        let said = now(world.phone.answer(Ask::Say { request: mine.id, say: Say::Withdraw }));
        matches!(said, Reply::Said(Ok(()) | Err(Trouble::TooLate)))
    },
    |world| now(world.phone.take_in(&pasted(&world.station.offer(TASK)))).is_ok(),
    |world| {
        let he = Person { name: "田秀英".into(), telephone: "13900005678".into(), home: None };
        let said = now(world.phone.answer(Ask::Answer { task: TASK, yes: Some(he) }));
        matches!(said, Reply::Said(Ok(()) | Err(Trouble::TooLate)))
    },
    World::looks_of,
    |world| {
        let Some(reply) = world.reply_to() else { return false };
        let details = world.station.details(TASK, &reply);
        now(world.post.put(&reply.folder, Day::of(NINE), &details)).is_ok() && world.looks()
    },
    |world| {
        let said = now(world.phone.answer(Ask::Finish { task: TASK, word: "药送到了".into(), photo: None }));
        matches!(said, Reply::Said(Ok(()) | Err(Trouble::TooLate)))
    },
];

impl World {
    fn looks_of(world: &mut Self) -> bool {
        world.looks()
    }

    /// What has come to the station, each with how many different ones.
    fn arrived(&self) -> BTreeMap<String, usize> {
        let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for body in self.station.reads(&self.post) {
            let (what, id) = match body {
                Body::Request(request) => (request.words.to_string(), format!("{:?}", request.id)),
                Body::Follow(follow) => match follow.act {
                    FollowAct::Withdraw => ("withdrawn".to_owned(), format!("{:?}", follow.request)),
                    other => panic!("{other:?}"),
                },
                Body::Answer(answer) => (format!("answered {}", answer.yes), format!("{:?}", answer.task)),
                Body::Done(done) => ("done".to_owned(), format!("{:?}", done.task)),
                other => panic!("{other:?}"),
            };
            let seen = ids.entry(what).or_default();
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        ids.into_iter().map(|(what, ids)| (what, ids.len())).collect()
    }
}

/// The whole week, with at most one fault. How many commits it took.
fn week(fault: Option<(u64, Fault, bool)>) -> u64 {
    let post = MemoryPost::new();
    let device = Device::near(&post, 7);
    if let Some((commit, fault, _)) = fault.clone() {
        device.store.fail_at(commit, fault);
    }
    let phone = device.open();
    let mut world = World { post, device, phone, station: Station::new(1) };
    for (number, step) in SCRIPT.iter().enumerate() {
        let before = world.device.store.commits();
        let mut done = step(&mut world);
        let during = before..world.device.store.commits();
        if fault.as_ref().is_some_and(|(at, _, dies)| *dies && during.contains(at)) {
            // Nobody heard what the dead phone said.
            world.restart();
            done = step(&mut world);
        }
        for _ in 0..2 {
            done = done || step(&mut world);
        }
        assert!(done, "step {number} with {fault:?}");
    }
    for _ in 0..3 {
        let _ = world.looks();
    }
    let expected = [(FIRST, 1), (SECOND, 1), ("answered true", 1), ("done", 1), ("withdrawn", 1)];
    let expected: BTreeMap<_, _> = expected.into_iter().map(|(what, count)| (what.to_owned(), count)).collect();
    assert_eq!(world.arrived(), expected, "with {fault:?}");
    let heard = |phone: &Phone| phone.shown().requests.iter().map(|mine| mine.heard.len()).sum::<usize>();
    assert_eq!(heard(&world.phone), 1, "one receipt, counted once, with {fault:?}");
    let (commits, mut shown) = (world.device.store.commits(), world.phone.shown());
    world.restart();
    let kept = world.phone.shown();
    shown.post = kept.post;
    assert_eq!(shown, kept, "memory and disk, with {fault:?}");
    commits
}

#[test]
fn a_fault_at_every_write_of_a_week_loses_nothing_and_says_nothing_twice() {
    let commits = week(None);
    assert!(commits > 10, "{commits}");
    let dead = || StoreError::Other("the browser died".to_owned());
    for commit in 0..commits {
        week(Some((commit, Fault::Before(StoreError::Full), false)));
        week(Some((commit, Fault::Before(StoreError::Lost), false)));
        week(Some((commit, Fault::After(StoreError::Lost), false)));
        week(Some((commit, Fault::Before(dead()), true)));
        week(Some((commit, Fault::After(dead()), true)));
    }
}
