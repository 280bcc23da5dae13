//! A made-up community: estates and buildings, neighbours with skills and time, open requests, and a history.

use domain::place::{Level, Metres, Place};
use domain::request::{Channel, Request, Stage, Status};
use domain::task::{Task, TaskStage};
use domain::time::{DAY_MS, HOUR_MS, Part};
use domain::tongue::{Tongue, Tongues};
use domain::volunteer::{Reach, Skill, Skills, Volunteer};
use domain::{Home, Kind, Millis, PersonId, PlaceId, RequestId, Slots, TaskId};
use engine::Scene;

#[path = "../../tests/common/draw.rs"]
mod draw;
use draw::Draw;

const NOW: Millis = 1_795_392_000_000;
const ESTATES: u64 = 6;
const BUILDINGS: u64 = 120;

/// At most so many slots of the week.
fn slots(draw: &mut Draw, most: u64) -> Slots {
    let count = draw.below(most + 1);
    (0..count)
        .fold(Slots::default(), |slots, _| slots.or(Slots::one(draw.below(7) as u8, Part::ALL[draw.below(3) as usize])))
}

fn id<const N: usize>(space: u8, number: u64) -> [u8; N] {
    let mut id = [space; N];
    id[..8].copy_from_slice(&(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(space)).to_be_bytes());
    id
}

fn places() -> Vec<Place> {
    let place =
        |number: u64, level, above, at| Place { id: PlaceId(id(1, number)), level, above, name: String::new(), at };
    let corner = |estate: u64| Metres { east: (estate % 3) as i32 * 500, north: (estate / 3) as i32 * 400 };
    let estates = (0..ESTATES).map(|estate| place(1_000 + estate, Level::Estate, None, corner(estate)));
    let buildings = (0..BUILDINGS).map(|building| {
        let (estate, within) = (building % ESTATES, (building / ESTATES) as i32);
        let Metres { east, north } = corner(estate);
        let at = Metres { east: east + within % 5 * 70, north: north + within / 5 * 60 };
        place(building, Level::Building, Some(PlaceId(id(1, 1_000 + estate))), at)
    });
    estates.chain(buildings).collect()
}

fn volunteer(draw: &mut Draw, number: u64) -> Volunteer {
    let skills = [(); 2].map(|()| Skill::ALL[draw.below(16) as usize]);
    Volunteer {
        person: PersonId(id(2, number)),
        place: PlaceId(id(1, draw.below(BUILDINGS))),
        home: Home { building: 1, unit: 1, room: 101 },
        skills: Skills::of(&skills),
        free: slots(draw, 12).or(Slots::one(5, Part::Morning)),
        reach: [Reach::Building, Reach::Estate, Reach::Estate, Reach::Community, Reach::Community]
            [draw.below(5) as usize],
        capacity: 1 + draw.below(3) as u8,
    }
}

fn request(draw: &mut Draw, number: u64) -> Request {
    Request {
        id: RequestId(id(3, number)),
        person: PersonId(id(4, draw.below(4_000))),
        kind: Kind::ALL[draw.below(9) as usize],
        place: PlaceId(id(1, draw.below(BUILDINGS))),
        home: None,
        suits: slots(draw, 4),
        channel: Channel::Phone,
        filed_ms: NOW - draw.below(96) * HOUR_MS,
        status: Status { round: 0, stage: Stage::Received },
    }
}

/// A community with a history: two tasks for each open request.
pub fn community(requests: u64, volunteers: u64) -> Scene {
    let draw = &mut Draw(2026);
    let volunteers: Vec<_> = (0..volunteers).map(|number| volunteer(draw, number)).collect();
    let open: Vec<_> = (0..requests).map(|number| request(draw, number)).collect();
    let done = (0..2 * requests).map(|number| Request {
        status: Status { round: 0, stage: Stage::Closed },
        ..request(draw, requests + number)
    });
    let done: Vec<Request> = done.collect();
    let tasks = (0..).zip(&done).map(|(number, done)| Task {
        id: TaskId(id(5, number)),
        request: done.id,
        volunteer: volunteers[draw.below(volunteers.len() as u64) as usize].person,
        stage: TaskStage::Done,
        offered_ms: NOW - draw.below(200) * DAY_MS,
    });
    let tasks = tasks.collect();
    let hakka = Tongues::of(&[Tongue::Hakka]);
    let speaks = open.iter().step_by(40).map(|request| (request.person, hakka));
    let understood = volunteers.iter().step_by(5).map(|one| (one.person, Tongues::of(&[Tongue::Mandarin])));
    let speaks = speaks.chain(understood).collect();
    let avoid = volunteers.iter().step_by(50).zip(&open).map(|(one, open)| (one.person, open.person)).collect();
    let resting = volunteers.iter().skip(7).step_by(60).map(|one| one.person).collect();
    let helpers = open.iter().step_by(8).map(|request| (request.id, 2)).collect();
    let requests = open.into_iter().chain(done).collect();
    Scene { now_ms: NOW, places: places(), volunteers, requests, tasks, helpers, avoid, speaks, resting }
}
