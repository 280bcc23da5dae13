//! Knocking at doors: who is next, and what came of it.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::scans::{checked, taken_back};
use crate::undo::Back;
use device::store::Write;
use domain::knock::{Knock, Next, Outcome, WORDS_MAX, standing};
use domain::request::Channel;
use domain::scan::{Of, Scan};
use domain::{Day, HouseholdId, Millis, PersonId, PlaceId, Slots};
use engine::round::{Door, Risk, Weights, round};
use journal::Subject;
use journal::facts::Household;
use ports::desk::knocks::{
    Answer as Told, Ask as About, Covered, DOORS_MAX, HEARD_MAX, HomeDetail, KnockForm, KnockRow, PHOTOS_MAX, Stop,
};
use ports::desk::paperwork::Whose;
use ports::desk::{Answer, Field, FileForm, PersonRow, Trouble, WhoAsks, Wrong};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// After so many days somebody comes again to a door nobody opened, where nothing else was said.
const AGAIN_DAYS: u32 = 2;

/// After so many days to whoever would rather not have had anybody in.
const LATER_DAYS: u32 = 7;

/// A household's door, and what is known of it.
pub(crate) struct Known {
    pub household: Household,
    pub people: Vec<PersonRow>,
    pub seen: Option<Day>,
    pub next: Option<Next>,
    tried: Option<Day>,
    /// Whoever knocked last heard that they live elsewhere: nobody knocks again until that is settled.
    pub moved: bool,
}

impl<H: Host> Office<H> {
    /// Answers what is asked about knocking.
    ///
    /// # Errors
    /// `Unknown`, `Wrong`, or the device's trouble.
    pub async fn answer_knocks(&mut self, ask: About, now_ms: Millis) -> Result<Answer, Trouble> {
        self.roll.settle(Day::of(now_ms));
        let told = match ask {
            About::Round { within, most } => Told::Round(self.round_of(within, most, now_ms)),
            About::Home(household) => Told::Home(Box::new(self.home_in_full(household, now_ms)?)),
            About::Coverage { days } => Told::Coverage(self.coverage(days, now_ms)),
            About::Knock(form) => return self.knock(*form, now_ms).await,
        };
        Ok(Answer::Knocks(told))
    }

    fn round_of(&self, within: Option<PlaceId>, most: u16, now_ms: Millis) -> Vec<Stop> {
        let here = |household: &Household| within.is_none_or(|place| self.atlas.is_in(household.place, place));
        let wanted = |household: &Household| here(household) && !self.wants_no_visits(household.id);
        let households = self.ledger().households().filter(wanted);
        let known: BTreeMap<PersonId, Known> = households
            .map(|household| self.known_at(household, now_ms))
            .filter(|known| !known.moved)
            .filter_map(|known| Some((known.people.first()?.id, known)))
            .collect();
        let doors: Vec<Door> = known.iter().map(|(person, known)| self.door(*person, known)).collect();
        let places: Vec<_> = self.ledger().places().collect();
        let most = usize::from(most.min(DOORS_MAX));
        let stops = round(Day::of(now_ms), &doors, &places, &Weights::default(), most);
        stops.iter().filter_map(|stop| Some(self.stop(known.get(&stop.person)?, stop.why))).collect()
    }

    fn door(&self, person: PersonId, known: &Known) -> Door {
        let Household { place, home, .. } = known.household;
        Door { person, place, home, risk: risk(known), seen: known.seen, promised: known.next.and_then(Next::day) }
    }

    /// Why somebody should knock there, asked of this door alone: even where it is not due.
    pub(crate) fn why_knock(&self, known: &Known, now_ms: Millis) -> engine::round::Why {
        let doors: Vec<Door> = known.people.first().map(|first| self.door(first.id, known)).into_iter().collect();
        let due = round(Day::of(now_ms), &doors, &[], &Weights::default(), 1);
        due.first().map_or(engine::round::Why::OnTheWay, |stop| stop.why)
    }

    fn stop(&self, known: &Known, why: engine::round::Why) -> Stop {
        let Household { id, place, home, .. } = known.household;
        Stop {
            household: id,
            people: known.people.clone(),
            plate: self.atlas.plate(place, Some(home)),
            estate: self.atlas.estate(place),
            place,
            why,
            seen: known.seen,
            next: known.next,
        }
    }

    /// What is known of a household: a knock, a visit of its own volunteer and a helper who was there all count as seen.
    pub(crate) fn known_at(&self, household: Household, now_ms: Millis) -> Known {
        let ledger = self.ledger();
        let living = self.roll.living_in(household.id);
        let mut people: Vec<PersonRow> = living.map(|entry| self.person_row(entry, now_ms)).collect();
        people.sort_by_key(|person| (Reverse(person.age), person.id));
        let knocks = ledger.knocks(&self.keyring, household.id);
        let (_, next) = standing(knocks.iter().map(|one| &one.knock));
        let seen = self.last_seen(household.id, people.iter().map(|person| person.id));
        let last = knocks.last().map(|one| &one.knock);
        let tried = last.map(|last| last.day);
        // Whoever was seen since needs no further call.
        let next = next.filter(|_| seen.is_none_or(|seen| Some(seen) <= tried));
        let moved = last.is_some_and(|last| last.outcome == Outcome::MovedOn);
        Known { household, people, seen, next, tried, moved }
    }

    /// The last day on which anybody of ours saw or heard somebody of a household: at the door, as their own volunteer, or
    /// as a helper.
    pub(crate) fn last_seen(&self, household: HouseholdId, people: impl Iterator<Item = PersonId>) -> Option<Day> {
        let ledger = self.ledger();
        let (knocked, _) = standing(ledger.knocks(&self.keyring, household).iter().map(|one| &one.knock));
        let visited = ledger.visits(&self.keyring, household).first().map(|visit| visit.day);
        let helped = people.filter_map(|person| self.last_visit(person, None)).max().map(Day::of);
        knocked.max(visited).max(helped)
    }

    fn home_in_full(&mut self, household: HouseholdId, now_ms: Millis) -> Result<HomeDetail, Trouble> {
        let found = self.ledger().household(household).ok_or(Trouble::Unknown)?;
        let known = self.known_at(found, now_ms);
        // Particulars and what was heard stand there: it is a look at everybody of the home.
        known.people.iter().for_each(|person| self.openings.note(person.id, now_ms, false));
        let why = self.why_knock(&known, now_ms);
        let row = |one: journal::facts::Knocked| KnockRow {
            met: one.knock.met.iter().map(|person| self.roll.name(*person)).collect(),
            by: self.device_called(&one.stamp.author).unwrap_or_default(),
            check: trust::fingerprint(&one.stamp.author).to_string().chars().take(4).collect(),
            this: one.stamp.author == self.keys.device.public(),
            late: Day::of(one.stamp.wall_ms) > one.knock.day,
            knock: one.knock,
        };
        Ok(HomeDetail {
            stop: self.stop(&known, why),
            difficulty: self.ledger().difficulty(&self.keyring, household).unwrap_or_default(),
            no_visits: self.wants_no_visits(household),
            knocks: self.ledger().knocks(&self.keyring, household).into_iter().rev().map(row).collect(),
            photos: self.scanned(Whose::Household(household), |_| true),
        })
    }

    fn coverage(&self, days: u16, now_ms: Millis) -> Vec<Covered> {
        let since = Day(Day::of(now_ms).0.saturating_sub(u32::from(days.max(1)) - 1));
        let mut buildings: BTreeMap<PlaceId, Covered> = BTreeMap::new();
        for household in self.ledger().households() {
            let known = self.known_at(household, now_ms);
            if known.people.is_empty() {
                continue;
            }
            let place = known.household.place;
            let covered = buildings.entry(place).or_insert_with(|| self.nothing_covered(place));
            covered.households += 1;
            covered.never += u32::from(known.seen.is_none());
            let reached = known.seen.is_some_and(|seen| seen >= since);
            covered.reached += u32::from(reached);
            covered.tried += u32::from(!reached && known.tried.is_some_and(|tried| tried >= since));
        }
        let mut all: Vec<Covered> = buildings.into_values().collect();
        let number = |place: PlaceId| self.atlas.spot(place).and_then(|spot| spot.number);
        all.sort_by_cached_key(|one| (one.estate.clone(), number(one.place), one.place));
        all
    }

    fn nothing_covered(&self, place: PlaceId) -> Covered {
        let building = self.atlas.spot(place).map(|spot| spot.name.clone()).unwrap_or_default();
        let estate = self.atlas.estate(place);
        Covered { place, estate, building, households: 0, reached: 0, tried: 0, never: 0 }
    }

    async fn knock(&mut self, form: KnockForm, now_ms: Millis) -> Result<Answer, Trouble> {
        let household = self.ledger().household(form.household).ok_or(Trouble::Unknown)?;
        self.check_knock(&form).map_err(Trouble::Wrong)?;
        let KnockForm { household: _, day, outcome, met, signs, brought, next, words, heard, photos } = form;
        let (words, today) = (words.trim().to_owned(), Day::of(now_ms));
        let day = day.min(today);
        // A door nobody opened is not forgotten: without another word somebody comes again.
        let next = match (outcome, next) {
            (Outcome::NotHome, Next::Nothing) => Next::Again(Day(today.0 + AGAIN_DAYS)),
            (Outcome::Declined, Next::Nothing) => Next::Again(Day(today.0 + LATER_DAYS)),
            (_, next) => next,
        };
        let knock = Knock { day, outcome, met, signs, brought, next, words };
        let mut change = Change::default();
        let (whose, subject) = (household.id.as_person(), Subject::household(household.id));
        let (scans, rows) = self.seen_there(household.id, &photos, day)?;
        self.say_about(subject, &mut change, |act| {
            act.note_knock(household.id, &knock);
            for scan in &scans {
                act.note_scan(whose, subject, scan);
            }
        });
        let mut backs = self.fields_of(&change);
        backs.extend(taken_back(&rows));
        change.rows = rows;
        for heard in heard {
            let (kind, words, who) = (heard.kind, heard.words, WhoAsks::Known(heard.person));
            let filing = FileForm { words, kind, channel: Channel::Door, who, suits: Slots(0), helpers: 1 };
            backs.push(Back::Withdraw(self.file_into(filing, &mut change, now_ms)?));
        }
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Photos of what was seen, sealed.
    fn seen_there(
        &mut self,
        household: HouseholdId,
        photos: &[Vec<u8>],
        day: Day,
    ) -> Result<(Vec<Scan>, Vec<Write>), Trouble> {
        if !photos.is_empty() && self.no_photos_at(household) {
            return Err(Trouble::Withdrawn);
        }
        let (mut scans, mut rows) = (Vec::new(), Vec::new());
        for photo in photos {
            let photo = checked(photo).map_err(|wrong| Trouble::Wrong(vec![wrong]))?;
            let (scan, row) = self.sealed_photo(Whose::Household(household), (Of::Visit, None, day), &photo)?;
            scans.push(scan);
            rows.push(row);
        }
        Ok((scans, rows))
    }

    fn check_knock(&self, form: &KnockForm) -> Result<(), Vec<(Field, Wrong)>> {
        let mut wrong = Vec::new();
        let lives_there = |person: &PersonId| self.ledger().person(*person).and_then(|person| person.household);
        let of_them = |person: &PersonId| lives_there(person) == Some(form.household);
        if form.words.trim().chars().count() > WORDS_MAX {
            wrong.push((Field::Words, Wrong::TooLong(WORDS_MAX as u32)));
        }
        if !form.met.iter().chain(form.heard.iter().map(|heard| &heard.person)).all(of_them) {
            wrong.push((Field::Name, Wrong::NotOurs));
        }
        if form.photos.len() > PHOTOS_MAX {
            wrong.push((Field::Photo, Wrong::TooMany(PHOTOS_MAX as u32)));
        }
        if form.heard.len() > HEARD_MAX {
            wrong.push((Field::Words, Wrong::TooLong(HEARD_MAX as u32)));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// How much a household depends on being seen.
pub(crate) fn risk(known: &Known) -> Risk {
    let in_difficulty = known.people.iter().any(|person| person.in_difficulty);
    let old = known.people.iter().filter_map(|person| person.age).max().is_some_and(|age| age >= 70);
    let alone = known.people.iter().any(|person| person.alone);
    match (in_difficulty, old, alone) {
        (true, ..) => Risk::High,
        (_, true, true) => Risk::Raised,
        (_, true, _) | (_, _, true) => Risk::Some,
        _ => Risk::None,
    }
}
