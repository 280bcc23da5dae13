//! Out again: what a table says of people is what a roster says, so that it can be brought in elsewhere.

use super::facts::Known;
use crate::host::Host;
use crate::office::Office;
use core::ops::Range;
use domain::{Millis, PersonId, RequestId};
use ports::desk::import::Said;
use ports::desk::{Answer, Page, PeopleFilter};
use std::collections::BTreeSet;

impl<H: Host> Office<H> {
    /// Some people for a table; each is noted as having been copied.
    pub fn people_said(&mut self, text: &str, filter: PeopleFilter, which: Range<u32>, now_ms: Millis) -> Page<Said> {
        let (from, count) = (which.start, which.end.saturating_sub(which.start));
        let (ids, total): (Vec<PersonId>, u32) = match self.people_page(text, filter, from, count, now_ms) {
            Answer::People(page) => (page.rows.into_iter().map(|row| row.id).collect(), page.total),
            _ => (Vec::new(), 0),
        };
        ids.iter().for_each(|id| self.openings.note(*id, now_ms, true));
        Page { rows: ids.into_iter().map(|id| self.said_of(id)).collect(), from, total }
    }

    /// Notes that a table with these people, and with whoever made these requests, has left the device.
    pub fn note_copied(&mut self, people: &[PersonId], requests: &[RequestId], now_ms: Millis) {
        let asked = requests.iter().filter_map(|id| self.ledger().request(*id)).map(|request| request.person);
        let all = asked.chain(people.iter().copied()).map(|id| self.ledger().same_as(id));
        // One table is one copy, however often somebody stands in it.
        let all: BTreeSet<PersonId> = all.filter(|id| self.roll.entry(*id).is_some()).collect();
        all.into_iter().for_each(|id| self.openings.note(id, now_ms, true));
    }

    fn said_of(&self, id: PersonId) -> Said {
        let lives = self.ledger().lives_at(id);
        let known = Known::of(self.ledger(), &self.keyring, id);
        Said {
            name: self.roll.name(id),
            telephone: known.telephone,
            estate: lives.map(|(building, _)| self.atlas.estate(building)).unwrap_or_default(),
            home: lives.map(|(_, home)| home),
            born: known.born,
            gender: known.gender,
            relation: known.relation,
            groups: known.sorted.is,
            not_groups: known.sorted.is_not,
            note: known.note,
            difficulty: known.difficulty,
            speaks: known.speaks,
        }
    }
}
