//! Kiosks: enrolling one, keeping its roster, counting its meals.

use crate::host::Host;
use crate::letters::{Kept, To, Way};
use crate::office::{Change, Office};
use crate::roll::Entry;
use crate::set_up::form::name;
use crate::undo::Back;
use courier::body::{CountedBody, Diner, EnrolBody, MealsBody, Prices, Roster, UnusedBody};
use courier::{Body, Packed, code, slip};
use domain::consent::Purpose;
use domain::meal::{DinerRef, Meal, PriceClass};
use domain::text::{half_width, masked};
use domain::{Day, Millis, PersonId, PlaceId, RequestId};
use journal::facts::{DinerEntry, Kiosk};
use journal::{Phone, Subject, Undo};
use ports::desk::{Answer, EnrolForm, Enrolment, Field, KioskRow, MealCount, Says, Trouble, Wrong};
use std::collections::BTreeMap;
use trust::{BoxSecret, SealingSecret, SigningPublic, SigningSecret, derive};

/// A message of this many characters still goes through a chat.
const PASTES_MAX: usize = code::PASTED_MAX;
/// Most people put on a roster at once: each takes three operations.
const NEWCOMERS_MAX: usize = 80;
/// Requests of a kiosk are named in its receipts for so long after the desk took them in.
const RECEIPT_MS: Millis = 7 * domain::time::DAY_MS;
/// A meal costs less than this, in fen.
const FEN_MAX: u32 = 100_000;

/// The keys a kiosk has from its seed.
#[must_use]
pub fn kiosk_phone(seed: &[u8; 32]) -> Phone {
    Phone {
        sign: SigningSecret::from_seed(*seed).public(),
        seal: SealingSecret::from_seed(derive(seed, "kiosk seal")).public(),
        folder: BoxSecret(derive(seed, "kiosk box")).id(),
    }
}

impl<H: Host> Office<H> {
    /// Makes a kiosk and the message that turns a browser into it. The seed is in the message and nowhere else.
    ///
    /// # Errors
    /// `Wrong` with every field that is not right, or the device's trouble.
    pub async fn enrol(&mut self, form: &EnrolForm, now_ms: Millis) -> Result<Answer, Trouble> {
        if !self.keys.speaks() {
            return Err(Trouble::StationOnly);
        }
        let (kiosk_name, prices) = check(form).map_err(Trouble::Wrong)?;
        let number = self.ledger().kiosks().map(|kiosk| kiosk.number).max().map_or(1, |last| last + 1);
        let seed: [u8; 32] = self.draw.array();
        let diners = self.eligible(number, &form.places, now_ms);
        let station = self.ledger().station().ok_or(Trouble::Unknown)?;
        let body = EnrolBody {
            kiosk: number,
            name: Packed::from(kiosk_name.as_str()),
            seed,
            station: self.keys.reply_to(),
            signer: self.keys.sign.public(),
            telephone: Packed::from(station.telephone),
            prices,
            roster: self.roster(1, &diners),
            sample: station.sample,
        };
        let slip = slip::sign_open(&self.keys.sign, &Body::Enrol(Box::new(body)));
        let slip = slip.map_err(|_| Trouble::Wrong(vec![(Field::Place, Wrong::TooLong(1_500))]))?;
        let text =
            code::message(&format!("【{}】{kiosk_name}:在助餐点的屏幕上打开这条消息。", station.name), "", &slip);
        let text = text.ok_or_else(|| Trouble::Wrong(vec![(Field::Place, Wrong::TooLong(1_500))]))?;
        self.write_kiosk(number, &kiosk_name, &seed, &diners, now_ms).await?;
        let kiosk = self.ledger().kiosk(number).ok_or(Trouble::Unknown)?;
        let pastes = text.len() <= PASTES_MAX;
        let file_name = format!("kiosk-{number}.txt");
        Ok(Answer::Enrolment(Box::new(Enrolment { kiosk: self.kiosk_row(&kiosk, now_ms), text, file_name, pastes })))
    }

    async fn write_kiosk(
        &mut self,
        number: u32,
        name: &str,
        seed: &[u8; 32],
        diners: &[DinerEntry],
        now_ms: Millis,
    ) -> Result<(), Trouble> {
        let phone = kiosk_phone(seed);
        let ((), ops) = self.act(|act| {
            act.enrol_kiosk(number, name, &phone).note_roster(number, 1);
            for diner in diners {
                act.enlist_diner(number, diner);
            }
        });
        let place = self.keys.place;
        // The kiosk itself comes in the first portion, its roster may take several.
        for portion in journal::batches(ops) {
            let mut change = Change::default();
            change.say(place, portion);
            self.commit(now_ms, change).await?;
        }
        Ok(())
    }

    /// The elders of these places, each with the reference a kiosk will know them by.
    fn eligible(&mut self, kiosk: u32, places: &[PlaceId], now_ms: Millis) -> Vec<DinerEntry> {
        let today = Day::of(now_ms);
        self.roll.settle(today);
        let wanted = |entry: &&Entry| {
            let here = |at| places.is_empty() || places.iter().any(|place| self.atlas.is_in(at, *place));
            let needs = entry.is_elder(today) || entry.row.in_difficulty;
            entry.place.is_some_and(here) && needs && !self.withdrew(entry.row.id, Purpose::Meals)
        };
        let elders = self.roll.search("", ports::desk::PeopleFilter::All, today).into_iter().filter(wanted);
        // References of different kiosks differ, so that a card shown at the wrong one is not taken for another's.
        let first: DinerRef = kiosk * 10_000;
        let price = |entry: &Entry| if entry.row.in_difficulty { PriceClass::Free } else { PriceClass::Elder };
        let entry = |(reference, entry): (DinerRef, &Entry)| DinerEntry {
            reference,
            person: entry.row.id,
            price: price(entry),
        };
        (first..).zip(elders).map(entry).collect()
    }

    /// Elders of the buildings already on a kiosk's roster (of all, while it is empty) who are not on it yet. At most
    /// as many as one event holds; the rest with the next roster.
    fn newly_eligible(&mut self, kiosk: u32, now_ms: Millis) -> Vec<DinerEntry> {
        let known: BTreeMap<_, _> = self.ledger().diners(kiosk).map(|diner| (diner.person, diner.reference)).collect();
        let places = known.keys().filter_map(|person| self.ledger().lives_at(*person)).map(|(place, _)| place);
        let places: Vec<PlaceId> = places.collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let next = known.values().max().map_or(kiosk * 10_000, |last| last + 1);
        let fresh =
            self.eligible(kiosk, &places, now_ms).into_iter().filter(|diner| !known.contains_key(&diner.person));
        (next..).zip(fresh).map(|(reference, diner)| DinerEntry { reference, ..diner }).take(NEWCOMERS_MAX).collect()
    }

    /// A roster as a kiosk holds it.
    fn roster(&self, version: u32, diners: &[DinerEntry]) -> Roster {
        let mut roster = Roster { version, ..Roster::default() };
        let mut index: BTreeMap<PlaceId, u16> = BTreeMap::new();
        for diner in diners {
            let Some((place, home)) = self.ledger().lives_at(diner.person) else { continue };
            let building = *index.entry(place).or_insert_with(|| {
                roster.buildings.push((place, Packed::from(self.atlas.spoken(place))));
                u16::try_from(roster.buildings.len() - 1).unwrap_or(u16::MAX)
            });
            let masked = Packed::from(masked(&self.roll.name(diner.person)));
            let (unit, room) = (home.unit, home.room);
            roster.diners.push(Diner { reference: diner.reference, building, unit, room, masked, price: diner.price });
        }
        roster
    }

    /// Sends a kiosk its roster as it is now.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble.
    pub async fn send_roster(&mut self, number: u32, now_ms: Millis) -> Result<Answer, Trouble> {
        let kiosk = self.ledger().kiosk(number).filter(|kiosk| !kiosk.retired).ok_or(Trouble::Unknown)?;
        let newcomers = self.newly_eligible(number, now_ms);
        let diners: Vec<DinerEntry> = self.ledger().diners(number).chain(newcomers.iter().copied()).collect();
        let roster = self.roster(kiosk.roster + 1, &diners);
        let mut change = Change::default();
        self.say_about(Subject::kiosk(number), &mut change, |act| {
            act.note_roster(number, kiosk.roster + 1);
            for diner in &newcomers {
                act.enlist_diner(number, diner);
            }
        });
        self.write_counted(&kiosk, Some(roster), &mut change, now_ms);
        self.carry_out(now_ms, change, Vec::<Back>::new(), None).await
    }

    /// Takes somebody off every roster, and sends each kiosk its own anew. Comes back with how to undo it.
    pub fn strike_off(&mut self, person: PersonId, change: &mut Change, now_ms: Millis) -> Vec<Back> {
        let kiosks: Vec<Kiosk> = self.ledger().kiosks().filter(|kiosk| !kiosk.retired).collect();
        let mut backs = Vec::new();
        for kiosk in kiosks {
            let Some(gone) = self.eats_at(person, kiosk.number) else { continue };
            let left: Vec<DinerEntry> =
                self.ledger().diners(kiosk.number).filter(|diner| diner.person != person).collect();
            let roster = self.roster(kiosk.roster + 1, &left);
            self.say_about(Subject::kiosk(kiosk.number), change, |act| {
                act.strike_diner(kiosk.number, gone.reference).note_roster(kiosk.number, kiosk.roster + 1);
            });
            self.write_counted(&kiosk, Some(roster), change, now_ms);
            backs.push(Back::Diner(kiosk.number, gone));
        }
        backs
    }

    /// Puts somebody back on a kiosk's roster, and sends that anew: a canteen that was told once does not hear a number
    /// that runs back.
    pub fn put_back_diner(&mut self, number: u32, back: DinerEntry, change: &mut Change, now_ms: Millis) {
        let Some(kiosk) = self.ledger().kiosk(number).filter(|kiosk| !kiosk.retired) else { return };
        let mut diners: Vec<DinerEntry> = self.ledger().diners(number).chain([back]).collect();
        diners.sort_by_key(|diner| diner.reference);
        diners.dedup_by_key(|diner| diner.reference);
        let roster = self.roster(kiosk.roster + 1, &diners);
        self.say_about(Subject::kiosk(number), change, |act| {
            act.unstrike_diner(number, back.reference).note_roster(number, kiosk.roster + 1);
        });
        self.write_counted(&kiosk, Some(roster), change, now_ms);
    }

    /// Somebody's line on a kiosk's roster.
    #[must_use]
    pub fn eats_at(&self, person: PersonId, kiosk: u32) -> Option<DinerEntry> {
        self.ledger().diners(kiosk).find(|diner| diner.person == person)
    }

    /// Takes a kiosk out of use.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble.
    pub async fn retire_kiosk(&mut self, number: u32, now_ms: Millis) -> Result<Answer, Trouble> {
        self.ledger().kiosk(number).filter(|kiosk| !kiosk.retired).ok_or(Trouble::Unknown)?;
        let ((), ops) = self.act(|act| {
            act.retire_kiosk(number);
        });
        let log = self.log_of(Subject::kiosk(number));
        let back = Back::Fields(log, Undo::of(self.ledger(), &ops));
        let mut change = Change::default();
        change.say(log, ops);
        self.carry_out(now_ms, change, vec![back], None).await
    }

    /// The kiosk in use with this signing key.
    #[must_use]
    pub fn kiosk_of(&self, signer: &SigningPublic) -> Option<Kiosk> {
        self.kiosk_signed(signer).filter(|kiosk| !kiosk.retired)
    }

    /// The kiosk with this signing key, in use or not.
    #[must_use]
    pub fn kiosk_signed(&self, signer: &SigningPublic) -> Option<Kiosk> {
        self.ledger().kiosks().find(|kiosk| kiosk.phone.is_some_and(|phone| phone.sign == *signer))
    }

    /// The meals of a slip that are not on the ledger yet.
    pub fn new_meals(&self, body: &MealsBody) -> Vec<Meal> {
        let known = |meal: &&Meal| self.ledger().meals(body.kiosk, Day::of(meal.at_ms)).contains_key(&meal.number);
        // What one event does not hold is offered again by the kiosk: its receipt names the gap.
        body.meals.iter().filter(|meal| !known(meal)).copied().take(journal::event::OPS_MAX - 1).collect()
    }

    /// Meals came from a kiosk: those that are new are counted. Each has its number, so that a slip need not be
    /// remembered: the same one again says nothing new.
    pub fn meals_came(&mut self, body: &MealsBody, change: &mut Change) -> u32 {
        let (new, place) = (self.new_meals(body), self.keys.place);
        let ((), ops) = self.act(|act| {
            act.record_meals(body.kiosk, &new);
        });
        change.say(place, ops);
        u32::try_from(new.len()).unwrap_or(u32::MAX)
    }

    /// A kiosk says that some numbers will never come.
    pub fn unused_came(&mut self, body: &UnusedBody, change: &mut Change) {
        let place = self.keys.place;
        let ((), ops) = self.act(|act| {
            act.skip_meals(body.kiosk, body.from, body.before);
        });
        change.say(place, ops);
    }

    /// A receipt for a kiosk. What it says is put into words when it leaves: everything counted by then. So one is
    /// kept: it takes the place of those before it, and one that has not left says this too.
    pub fn write_counted(&mut self, kiosk: &Kiosk, roster: Option<Roster>, change: &mut Change, now_ms: Millis) {
        let Some(phone) = kiosk.phone else { return };
        let to = To::Kiosk(kiosk.number);
        let earlier: Vec<&Kept> = self.letters.values().filter(|letter| letter.to == to).collect();
        if roster.is_none() && earlier.iter().any(|letter| letter.waits() && letter.slip.is_empty()) {
            return;
        }
        change.letters_out.extend(earlier.iter().filter(|letter| !letter.waits()).map(|letter| letter.id));
        let mut letter = self.letter(change, to, Says::Counted, Some(phone), now_ms);
        if let Way::Held { to, .. } = letter.way {
            letter.way = Way::Held { to, until_ms: now_ms };
        }
        if roster.is_some() {
            letter.slip = self.counted(kiosk.number, roster, now_ms).unwrap_or_default();
        }
        change.letters.push(letter);
    }

    /// What a receipt says: everything that came from this kiosk so far.
    pub fn counted(&mut self, number: u32, roster: Option<Roster>, now_ms: Millis) -> Option<Vec<u8>> {
        let phone = self.ledger().kiosk(number)?.phone?;
        let lately = now_ms.saturating_sub(RECEIPT_MS);
        let owed = self.owed.remove(&number).unwrap_or_default();
        let ours = |request: &domain::request::Request| {
            let from = self.ledger().phone(Subject::request(request.id));
            let wanted = owed.contains(&request.id) || self.came_ms(request.id) >= lately;
            wanted && from.is_some_and(|from| from.sign == phone.sign)
        };
        let requests = self.ledger().requests().filter(ours).map(|request| request.id).collect();
        let body = CountedBody { below: self.ledger().meals_below(number), requests, day: Day::of(now_ms), roster };
        let body = Body::Counted(body);
        let says = slip::digest(&body);
        // The same words are the same bytes, which the mailbox and the kiosk have already.
        if let Some((_, slip)) = self.receipts.get(&number).filter(|(said, _)| *said == says) {
            return Some(slip.clone());
        }
        let slip = slip::seal(&mut self.draw, &self.keys.sign, &phone.seal, &body).ok()?;
        self.receipts.insert(number, (says, slip.clone()));
        Some(slip)
    }

    /// When this desk took a request in. When it was filed is told by the sender's clock, which may be wrong.
    fn came_ms(&self, request: RequestId) -> Millis {
        let first = self.ledger().steps(Subject::request(request)).next();
        first.map_or(0, |step| step.stamp.wall_ms)
    }

    /// The kiosks.
    #[must_use]
    pub fn kiosks(&self, now_ms: Millis) -> Answer {
        let standing = self.ledger().kiosks().filter(|kiosk| !kiosk.retired);
        Answer::Kiosks(standing.map(|kiosk| self.kiosk_row(&kiosk, now_ms)).collect())
    }

    fn kiosk_row(&self, kiosk: &Kiosk, now_ms: Millis) -> KioskRow {
        let days = self.ledger().all(journal::vocabulary::subject::MEALS).map(|(subject, _)| subject.as_pair());
        let days = days.filter(|(number, _)| *number == kiosk.number);
        let meals: Vec<_> =
            days.flat_map(|(_, day)| self.ledger().meals(kiosk.number, Day(day)).into_values()).collect();
        KioskRow {
            number: kiosk.number,
            name: kiosk.name.clone(),
            diners: u32::try_from(self.ledger().diners(kiosk.number).count()).unwrap_or(u32::MAX),
            roster: kiosk.roster,
            meals: u32::try_from(meals.len()).unwrap_or(u32::MAX),
            today: u32::try_from(self.ledger().meals(kiosk.number, Day::of(now_ms)).len()).unwrap_or(u32::MAX),
            heard_ms: meals.iter().map(|meal| meal.at_ms).max(),
        }
    }

    /// Meals of a day, by kiosk.
    #[must_use]
    pub fn meals(&self, day: Day) -> Answer {
        let (ordinary_fen, elder_fen) = self.ledger().station().map(|station| station.prices).unwrap_or_default();
        let count = |kiosk: Kiosk| {
            let meals = self.ledger().meals(kiosk.number, day);
            let of = |price| u32::try_from(meals.values().filter(|meal| meal.price == price).count()).unwrap_or(0);
            let (ordinary, elder, free) = (of(PriceClass::Ordinary), of(PriceClass::Elder), of(PriceClass::Free));
            let fen = u64::from(ordinary) * u64::from(ordinary_fen) + u64::from(elder) * u64::from(elder_fen);
            MealCount { kiosk: kiosk.number, name: kiosk.name, ordinary, elder, free, fen }
        };
        Answer::Meals(self.ledger().kiosks().map(count).collect())
    }
}

fn check(form: &EnrolForm) -> Result<(String, Prices), Vec<(Field, Wrong)>> {
    let prices = fen(&form.ordinary).zip(fen(&form.elder)).ok_or((Field::Prices, Wrong::NotPrice));
    match (name(&form.name), prices) {
        (Ok(name), Ok((ordinary, elder))) => Ok((name, Prices { ordinary, elder })),
        (name, prices) => Err(name.err().map(|why| (Field::KioskName, why)).into_iter().chain(prices.err()).collect()),
    }
}

/// Reads a price in yuan: `12`, `12.5`, `12.50`, `12元`.
fn fen(text: &str) -> Option<u32> {
    let text = half_width(text);
    let text = text.trim().trim_start_matches('¥').trim_end_matches('元').trim();
    let (yuan, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if yuan.is_empty() || rest.len() > 2 || !digits(yuan) || !digits(rest) {
        return None;
    }
    let cents: u32 = format!("{rest:0<2}").parse().ok()?;
    yuan.parse::<u32>().ok()?.checked_mul(100)?.checked_add(cents).filter(|fen| *fen < FEN_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_as_people_write_them() {
        for (text, expected) in [("12", 1_200), ("12.5", 1_250), ("12.50", 1_250), ("¥8元", 800), ("8", 800), ("0", 0)]
        {
            assert_eq!(fen(text), Some(expected), "{text}");
        }
        for text in ["", "x", "-1", "1.234", "1.2.3", "99999999999", "1000"] {
            assert_eq!(fen(text), None, "{text}");
        }
    }
}
