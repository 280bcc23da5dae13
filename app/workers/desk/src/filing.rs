//! Filing: a request becomes part of the ledger, with whoever asks.

use crate::consents::by_own_phone;
use crate::host::Host;
use crate::office::{Change, Office};
use courier::body::{RequestBody, Who};
use domain::request::WORDS_MAX;
use domain::time::DAY_MS;
use domain::{Home, Millis, PersonId, PlaceId};
use engine::triage;
use journal::acts::{Filing, Particulars};
use journal::{Act, HouseholdId, Phone, Subject};
use trust::{Digest, SigningPublic};

/// A sender's clock further back than this is not believed.
const OLDEST_MS: Millis = 90 * DAY_MS;

/// Somebody to be written down.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Newcomer {
    /// Name as typed or said.
    pub name: String,
    /// Digits; may be empty.
    pub telephone: String,
    /// Building and home, when known.
    pub lives: Option<(PlaceId, Home)>,
}

impl<H: Host> Office<H> {
    /// Files a request that came by slip. Commits nothing.
    pub fn file_body(
        &mut self,
        body: &RequestBody,
        signer: SigningPublic,
        slip: &Digest,
        change: &mut Change,
        now_ms: Millis,
        wait: bool,
    ) {
        let place = if self.atlas.spot(body.place).is_some() { body.place } else { self.keys.place };
        let kiosk = self.kiosk_of(&signer);
        let own = body.reply.map(|reply| Phone { sign: signer, seal: reply.seal, folder: reply.folder });
        let phone = kiosk.as_ref().map_or(own, |kiosk| kiosk.phone);
        let known = self.find_person(body, &signer);
        let newcomer = self.newcomer(body);
        let filed_ms = body.filed_ms.clamp(now_ms.saturating_sub(OLDEST_MS), now_ms);
        let words: String = cut(&body.words.to_string());
        let (home, (kind, suits, channel)) =
            (newcomer.lives.map(|(_, home)| home), (body.kind, body.suits, body.channel));
        let consents = known.map(|person| self.ledger().consents(&self.keyring, person)).unwrap_or_default();
        let ((), ops) = self.act(|act| {
            let person = known.unwrap_or_else(|| PersonId(act.draw()));
            if own.is_some() && kiosk.is_none() && matches!(body.who, Who::Named { .. }) {
                by_own_phone(act, &consents, person, body.notice, filed_ms);
            }
            act.file_request(&Filing {
                id: body.id,
                person,
                kind,
                place,
                home,
                suits,
                channel,
                filed_ms,
                words,
                notice: body.notice,
                promised_ms: Some(triage::due(kind, filed_ms).0),
                phone,
            });
            if let Some(phone) = phone.filter(|_| kiosk.is_none()) {
                act.know_sender(&phone, person);
            }
            act.take_slip(slip);
        });
        let person = ops.iter().find_map(asker);
        change.say(place, ops);
        if let Some(person) = person.filter(|_| known.is_none()) {
            self.write_down(person, &newcomer, change);
        }
        if let Some(phone) = phone.filter(|_| kiosk.is_none()) {
            self.tell_phone(change, body.id, phone, now_ms, wait);
        }
    }

    /// Writes a new person down, with a household where there is none yet. In the building's log, or the station's.
    pub fn write_down(&mut self, person: PersonId, newcomer: &Newcomer, change: &mut Change) {
        let standing = newcomer.lives.and_then(|(building, home)| self.ledger().household_at(building, home));
        let particulars = Particulars {
            name: newcomer.name.clone(),
            telephone: newcomer.telephone.clone(),
            ..Particulars::default()
        };
        let ((), ops) = self.act(|act| {
            let household = standing.map(|household| household.id).or_else(|| new_household(act, newcomer));
            act.add_person(person, household, &particulars);
        });
        change.say(newcomer.lives.map_or_else(|| self.own_log(), |(building, _)| building), ops);
    }

    /// Who this is on the ledger: the same name in the same home, or the same name and telephone; or the diner of the
    /// kiosk that signed.
    #[must_use]
    pub fn find_person(&self, body: &RequestBody, signer: &SigningPublic) -> Option<PersonId> {
        match &body.who {
            Who::Named { .. } => self.known(&self.newcomer(body)),
            Who::Diner(reference) => {
                let kiosk = self.kiosk_of(signer)?;
                self.ledger().diner(kiosk.number, *reference).map(|diner| diner.person)
            }
            Who::Guest => None,
        }
    }

    /// Who on the ledger has this name, and this home or telephone.
    #[must_use]
    pub fn known(&self, newcomer: &Newcomer) -> Option<PersonId> {
        let household = newcomer.lives.and_then(|(building, home)| self.ledger().household_at(building, home));
        let same = self.roll.entries().filter(|entry| !newcomer.name.is_empty() && entry.row.name == newcomer.name);
        let fits = |entry: &&crate::roll::Entry| {
            let there = household.is_some_and(|household| entry.household == Some(household.id));
            there || (!newcomer.telephone.is_empty() && entry.row.telephone == newcomer.telephone)
        };
        same.filter(fits).map(|entry| entry.row.id).next()
    }

    fn newcomer(&self, body: &RequestBody) -> Newcomer {
        let Who::Named { name, telephone, home } = &body.who else { return Newcomer::default() };
        let lives = home.and_then(|home| Some((self.building_of(body.place, home)?, home)));
        Newcomer { name: name.to_string(), telephone: telephone.to_string(), lives }
    }

    /// The building a home is in: the poster's, or the one of that number in the poster's estate.
    #[must_use]
    pub fn building_of(&self, place: PlaceId, home: Home) -> Option<PlaceId> {
        let spot = self.atlas.spot(place)?;
        if spot.number == Some(home.building) {
            return Some(place);
        }
        self.ledger().building(spot.estate, home.building).map(|building| building.id)
    }
}

fn new_household(act: &mut Act, newcomer: &Newcomer) -> Option<HouseholdId> {
    let (building, home) = newcomer.lives?;
    let id = HouseholdId(act.draw());
    act.add_household(id, building, home);
    Some(id)
}

/// The person a filed request belongs to.
fn asker(op: &journal::Op) -> Option<PersonId> {
    match op {
        journal::Op::Register { field, value: journal::Value::Id(Subject { id, .. }), .. }
            if *field == journal::vocabulary::field::REQUEST_PERSON =>
        {
            Some(PersonId(*id))
        }
        _ => None,
    }
}

/// Words beyond the limit cannot come from our own page; they are cut rather than lost.
fn cut(words: &str) -> String {
    let mut units = 0;
    words
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= WORDS_MAX
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_at_the_limit_as_a_browser_counts() {
        assert_eq!(cut(&"很".repeat(2_001)).chars().count(), 2_000);
        assert_eq!(cut(&"😀".repeat(1_001)).chars().count(), 1_000);
        assert_eq!(cut("短"), "短");
    }
}
