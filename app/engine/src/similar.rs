//! Similar requests: who nearby asked the same.

use crate::arrange::Arrange as _;
use crate::words::plain;
use core::cmp::Reverse;
use domain::place::{Level, Place};
use domain::request::{Request, Stage};
use domain::time::DAY_MS;
use domain::{Millis, PlaceId, RequestId};
use serde::{Deserialize, Serialize};

/// A request and its words, as someone entitled to read them sees it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The request.
    pub request: &'a Request,
    /// Its words.
    pub words: &'a str,
}

/// Another open request that asks for the same thing nearby.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alike {
    /// Which.
    pub request: RequestId,
    /// Whether it concerns the same building; otherwise the same estate.
    pub same_building: bool,
    /// How much the words overlap, 0–100.
    pub overlap: u8,
}

/// Open requests among `others` of the same kind, in the same building or estate, filed within `days` before `now_ms`:
/// the likeliest to be the same thing first. `this` itself is left out.
#[must_use]
pub fn alike(this: Asked<'_>, others: &[Asked<'_>], places: &[Place], now_ms: Millis, days: u16) -> Vec<Alike> {
    let (grams, estate) = (bigrams(this.words), estate_of(this.request.place, places));
    let since = now_ms.saturating_sub(Millis::from(days) * DAY_MS);
    let mut alike: Vec<Alike> = others
        .iter()
        .filter(|other| other.request.id != this.request.id && other.request.kind == this.request.kind)
        .filter(|other| other.request.status.stage == Stage::Received && other.request.filed_ms >= since)
        .filter(|other| estate_of(other.request.place, places) == estate)
        .map(|other| Alike {
            request: other.request.id,
            same_building: other.request.place == this.request.place,
            overlap: overlap(&grams, &bigrams(other.words)),
        })
        .collect();
    alike.arrange_by_key(|one| (Reverse(one.same_building), Reverse(one.overlap), one.request));
    alike
}

/// The estate `place` stands in; `place` itself when that is not known.
fn estate_of(place: PlaceId, places: &[Place]) -> PlaceId {
    match places.iter().find(|known| known.id == place) {
        Some(Place { level: Level::Building, above: Some(estate), .. }) => *estate,
        _ => place,
    }
}

/// The different pairs of neighbouring characters, signs and blanks left out.
fn bigrams(words: &str) -> Vec<[char; 2]> {
    let characters: Vec<char> = plain(words).chars().filter(|c| c.is_alphanumeric()).collect();
    let mut pairs: Vec<[char; 2]> = characters.windows(2).map(|pair| [pair[0], pair[1]]).collect();
    pairs.arrange();
    pairs.dedup();
    pairs
}

/// Dice's coefficient of two sets, 0–100.
fn overlap(one: &[[char; 2]], other: &[[char; 2]]) -> u8 {
    let common = one.iter().filter(|pair| other.binary_search(pair).is_ok()).count();
    u8::try_from(200 * common / (one.len() + other.len()).max(1)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::place::Metres;
    use domain::request::{Channel, Status};
    use domain::{Kind, PersonId, Slots};

    fn place(id: u8, level: Level, above: u8) -> Place {
        let above = (above > 0).then_some(PlaceId([above; 8]));
        Place { id: PlaceId([id; 8]), level, above, name: String::new(), at: Metres::default() }
    }

    fn request(id: u8, place: u8, kind: Kind, day: u64, stage: Stage) -> Request {
        Request {
            id: RequestId([id; 16]),
            person: PersonId([id; 16]),
            kind,
            place: PlaceId([place; 8]),
            home: None,
            suits: Slots::default(),
            channel: Channel::Phone,
            filed_ms: day * DAY_MS,
            status: Status { round: 0, stage },
        }
    }

    #[test]
    fn neighbours_who_asked_the_same_are_found() {
        let places = [
            place(1, Level::Estate, 0),
            place(2, Level::Building, 1),
            place(3, Level::Building, 1),
            place(4, Level::Estate, 0),
            place(5, Level::Building, 4),
        ];
        let (open, done) = (Stage::Received, Stage::Done);
        let this = request(1, 2, Kind::Repair, 10, open);
        let others = [
            (request(2, 3, Kind::Repair, 9, open), "三楼楼道灯不亮"),
            (request(3, 2, Kind::Repair, 9, open), "樓道燈不亮了"),
            (request(4, 2, Kind::Repair, 9, open), "单元门锁坏了"),
            (request(5, 2, Kind::Order, 9, open), "楼道灯不亮了"),
            (request(6, 2, Kind::Repair, 9, done), "楼道灯不亮了"),
            (request(7, 2, Kind::Repair, 1, open), "楼道灯不亮了"),
            (request(8, 5, Kind::Repair, 9, open), "楼道灯不亮了"),
        ];
        let mut asked: Vec<Asked> = others.iter().map(|(request, words)| Asked { request, words }).collect();
        let this = Asked { request: &this, words: "楼道灯不亮了" };
        asked.push(this);
        let found: Vec<_> = alike(this, &asked, &places, 10 * DAY_MS, 7)
            .into_iter()
            .map(|one| (one.request.0[0], one.same_building, one.overlap))
            .collect();
        assert_eq!(found, [(3, true, 100), (4, true, 0), (2, false, 72)]);
    }

    #[test]
    fn empty_words_overlap_with_nothing() {
        assert_eq!(overlap(&bigrams(""), &bigrams("")), 0);
        assert_eq!(overlap(&bigrams("灯"), &bigrams("灯")), 0);
    }
}
