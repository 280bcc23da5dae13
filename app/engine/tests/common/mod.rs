//! A made-up community for the engine's tests: two estates of buildings 50 m apart, and a larger one drawn from a seed.
#![allow(dead_code, reason = "each test file uses its part")]

mod draw;

pub use draw::Draw;

use domain::place::{Level, Metres, Place};
use domain::request::{Channel, Request, Stage, Status};
use domain::task::{Task, TaskStage};
use domain::time::{DAY_MS, HOUR_MS, Part};
use domain::tongue::{Tongue, Tongues};
use domain::volunteer::{Reach, Skill, Skills, Volunteer};
use domain::{Home, Kind, Millis, PersonId, PlaceId, RequestId, Slots, TaskId};
use engine::Scene;

/// Monday, 23 November 2026, 10:00 in China.
pub const NOW: Millis = 1_795_392_000_000 + 7 * HOUR_MS;

pub fn person(number: u16) -> PersonId {
    let mut id = [0; 16];
    id[..2].copy_from_slice(&number.to_be_bytes());
    PersonId(id)
}

pub fn request_id(number: u16) -> RequestId {
    RequestId(person(number).0)
}

pub fn building(number: u8) -> PlaceId {
    PlaceId([number; 8])
}

/// Estates 101 (buildings 1–5) and 102 (buildings 6–10), every building 100 m east of the one before.
pub fn places() -> Vec<Place> {
    let estate = |number: u8| Place {
        id: building(number),
        level: Level::Estate,
        above: None,
        name: format!("{number}"),
        at: Metres { east: 300, north: 0 },
    };
    let one = |number: u8| Place {
        id: building(number),
        level: Level::Building,
        above: Some(building(if number <= 5 { 101 } else { 102 })),
        name: format!("{number}号楼"),
        at: Metres { east: i32::from(number) * 100, north: 0 },
    };
    [101, 102].map(estate).into_iter().chain((1..=10).map(one)).collect()
}

pub fn volunteer(number: u16, at: u8, skills: &[Skill]) -> Volunteer {
    Volunteer {
        person: person(number),
        place: building(at),
        home: Home { building: at.into(), unit: 1, room: 101 },
        skills: Skills::of(skills),
        free: Slots::ALL,
        reach: Reach::Community,
        capacity: 3,
    }
}

pub fn request(number: u16, at: u8, kind: Kind) -> Request {
    Request {
        id: request_id(number),
        person: person(9_000 + number),
        kind,
        place: building(at),
        home: None,
        suits: Slots::default(),
        channel: Channel::Phone,
        filed_ms: NOW - HOUR_MS,
        status: Status { round: 0, stage: Stage::Received },
    }
}

pub fn task(request: u16, volunteer: u16, stage: TaskStage, days_ago: u64) -> Task {
    let mut id = [0; 16];
    id[..2].copy_from_slice(&request.to_be_bytes());
    id[2..4].copy_from_slice(&volunteer.to_be_bytes());
    Task {
        id: TaskId(id),
        request: request_id(request),
        volunteer: person(volunteer),
        stage,
        offered_ms: NOW - days_ago * DAY_MS,
    }
}

pub fn scene(volunteers: Vec<Volunteer>, requests: Vec<Request>, tasks: Vec<Task>) -> Scene {
    Scene { now_ms: NOW, places: places(), volunteers, requests, tasks, ..Scene::default() }
}

/// A community drawn from a seed, with history, refusals, wishes for times and people who must not meet.
pub fn drawn(seed: u64, volunteers: u16, requests: u16) -> Scene {
    let mut draw = Draw(seed);
    let mut slots =
        |most: u64| (0..most).fold(Slots::default(), |slots, _| slots.or(one_slot(&mut Draw(draw.below(1 << 40)))));
    let frees: Vec<Slots> = (0..volunteers).map(|_| slots(8)).collect();
    let suits: Vec<Slots> = (0..requests).map(|at| slots(u64::from(at % 3))).collect();
    let people = frees.into_iter().enumerate().map(|(at, free)| {
        let skills = [Skill::ALL[draw.below(16) as usize], Skill::ALL[draw.below(16) as usize]];
        let mut one = volunteer(at as u16, 1 + draw.below(10) as u8, &skills);
        one.free = free;
        one.reach = [Reach::Building, Reach::Estate, Reach::Community][draw.below(3) as usize];
        one.capacity = draw.below(4) as u8;
        one
    });
    let people = people.collect();
    let asked = suits.into_iter().enumerate().map(|(at, suits)| {
        let mut one = request(at as u16, 1 + draw.below(10) as u8, Kind::ALL[draw.below(9) as usize]);
        one.suits = suits;
        one.person = person(9_000 + draw.below(20) as u16);
        one.filed_ms -= draw.below(100) * HOUR_MS;
        one.status.stage = if draw.below(4) == 0 { Stage::Closed } else { Stage::Received };
        one
    });
    let asked = asked.collect();
    let stages = [TaskStage::Offered, TaskStage::Agreed, TaskStage::Done, TaskStage::Off];
    let tasks = (0..requests / 2).map(|_| {
        let stage = stages[draw.below(4) as usize];
        task(draw.below(requests.into()) as u16, draw.below(volunteers.into()) as u16, stage, draw.below(20))
    });
    let tasks = tasks.collect();
    let mut scene = scene(people, asked, tasks);
    scene.helpers = (0..requests).step_by(5).map(|at| (request_id(at), 2)).collect();
    let tongues = [Tongues::default(), Tongues::of(&[Tongue::Hakka]), Tongues::of(&[Tongue::Mandarin])];
    let people = (0..volunteers).map(person).chain((9_000..9_020).map(person)).step_by(3);
    scene.speaks = people.map(|one| (one, tongues[draw.below(3) as usize])).collect();
    scene.resting = (5..volunteers).step_by(17).map(person).collect();
    scene.avoid = (0..volunteers).step_by(7).map(|at| (person(at), person(9_003))).collect();
    scene
}

fn one_slot(draw: &mut Draw) -> Slots {
    Slots::one(draw.below(7) as u8, Part::ALL[draw.below(3) as usize])
}
