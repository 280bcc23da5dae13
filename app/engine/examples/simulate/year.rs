//! A year of requests: who asks for what and when, by weekday and season, with a few weeks of storm or frost.

use crate::chance::Chance;
use crate::community::{Community, REQUEST, Size, id};
use domain::request::{Channel, Request, Stage, Status};
use domain::time::{DAY_MS, HOUR_MS, Part};
use domain::{Kind, Millis, RequestId, Slots};
use engine::triage::promise;

/// Thursday, 1 January 2026, midnight in China.
const BEGINS_MS: Millis = 1_767_196_800_000;
/// Captains look at what is open three times a day.
pub const ROUNDS_A_DAY: u32 = 3;
const HOURS: [Millis; 3] = [8, 13, 18];

/// What somebody asks.
pub struct Ask {
    /// The first round that can know of it.
    pub round: u32,
    /// As the engine sees it.
    pub request: Request,
    /// How many helpers it takes.
    pub helpers: u8,
    /// When the resident gives up, if nobody has agreed by then.
    pub patience_ms: Millis,
}

/// How many requests a day 5,000 households make, in an ordinary week.
const A_DAY: u32 = 50;
const USUAL_HOUSEHOLDS: u32 = 5_000;
/// By weekday, Monday first, per cent.
const WEEKDAYS: [u32; 7] = [130, 110, 100, 100, 105, 85, 70];
/// By month, per cent: more in winter and in the heat.
const MONTHS: [u32; 12] = [120, 125, 95, 90, 90, 95, 110, 110, 90, 90, 100, 115];
/// Weeks (from 0) of frost, rain and heat, and what they multiply requests by.
const HARD_WEEKS: [(u32, u32); 4] = [(3, 4), (26, 3), (31, 4), (50, 3)];
/// By [`Kind::ALL`], in an ordinary week and in a hard one.
const KINDS: [u32; 9] = [30, 18, 20, 8, 10, 5, 4, 1, 4];
const HARD_KINDS: [u32; 9] = [40, 40, 10, 1, 12, 3, 0, 8, 1];

/// When a round takes place.
pub fn instant(round: u32) -> Millis {
    let (day, part) = (Millis::from(round / ROUNDS_A_DAY), round as usize % HOURS.len());
    BEGINS_MS + day * DAY_MS + HOURS[part] * HOUR_MS
}

/// The slot of the week a round falls into.
pub fn slot(round: u32) -> Slots {
    let weekday = domain::Day::of(instant(round)).weekday();
    Slots::one(weekday, Part::ALL[round as usize % Part::ALL.len()])
}

/// All requests, earliest first.
pub fn requests(seed: u64, size: Size, community: &Community) -> Vec<Ask> {
    let weights: Vec<u32> = community.households.iter().map(|household| household.weight).collect();
    let mut asks = Vec::new();
    for day in 0..size.days {
        let chance = &mut Chance::of(&[seed, 3, day.into()]);
        for _ in 0..how_many(chance, day, size.households) {
            let household = chance.weighted(&weights);
            asks.push(ask(chance, asks.len() as u32, day, household, community));
        }
    }
    asks.sort_by_key(|ask| (ask.round, ask.request.filed_ms, ask.request.id));
    // Their numbers are their places in the list.
    for (number, ask) in (0..).zip(&mut asks) {
        ask.request.id = RequestId(id(REQUEST, number));
    }
    asks
}

/// The week's multiple, if it is a hard one.
fn hard(day: u32) -> Option<u32> {
    HARD_WEEKS.iter().find(|(week, _)| *week == day / 7 % 52).map(|(_, times)| *times)
}

fn how_many(chance: &mut Chance, day: u32, households: u32) -> u32 {
    let date = domain::Day::of(instant(day * ROUNDS_A_DAY));
    let (_, month, _) = date.date();
    let season = WEEKDAYS[usize::from(date.weekday())] * MONTHS[month as usize - 1];
    let mean = A_DAY * hard(day).unwrap_or(1) * season / 10_000 * households / USUAL_HOUSEHOLDS;
    // Four coins for each expected request: a spread like that of real arrivals, in whole numbers.
    (0..mean * 4).filter(|_| chance.permille(250)).count() as u32
}

fn ask(chance: &mut Chance, number: u32, day: u32, household: usize, community: &Community) -> Ask {
    let part = chance.weighted(&[45, 35, 20]) as u32;
    let round = day * ROUNDS_A_DAY + part;
    let kind = Kind::ALL[chance.weighted(if hard(day).is_some() { &HARD_KINDS } else { &KINDS })];
    let filed_ms = instant(round) - HOUR_MS / 2 - Millis::from(chance.below(4)) * HOUR_MS;
    let two = match kind {
        Kind::Activity => 500,
        Kind::Errand | Kind::Repair => 100,
        _ => 30,
    };
    let household = &community.households[household];
    let request = Request {
        id: RequestId(id(REQUEST, number)),
        person: household.person,
        kind,
        place: household.place,
        home: None,
        suits: suits(chance),
        channel: Channel::Phone,
        filed_ms,
        status: Status { round: 0, stage: Stage::Received },
    };
    let patience_h = (2 * Millis::from(promise(kind).done_h)).max(48);
    Ask { round, request, helpers: 1 + u8::from(chance.permille(two)), patience_ms: filed_ms + patience_h * HOUR_MS }
}

/// Most people say any time; others name some parts of the week.
fn suits(chance: &mut Chance) -> Slots {
    let count = if chance.permille(600) { 0 } else { 3 + chance.below(5) };
    (0..count).fold(Slots::default(), |suits, _| {
        suits.or(Slots::one(chance.below(7) as u8, Part::ALL[chance.below(3) as usize]))
    })
}
