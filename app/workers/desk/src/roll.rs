//! The roll: everybody's name, home and telephone, opened once and kept in memory, so that a search answers at once.

use crate::atlas::Atlas;
use domain::text::half_width;
use domain::{Day, PersonId, PlaceId};
use journal::vocabulary::{HouseholdId, field, subject};
use journal::{Keyring, Ledger, Subject, Value};
use ports::desk::{PeopleFilter, PersonRow, VolunteerFacts};
use spelling::{Spelled, Speller, Typed};
use std::collections::{BTreeMap, BTreeSet};

/// People of this age and older are elders.
pub const ELDER_AGE: u8 = 60;

/// One person on the roll.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As a list shows them; age, "alone" and the week's tasks are filled in when asked.
    pub row: PersonRow,
    /// The building.
    pub place: Option<PlaceId>,
    /// The household.
    pub household: Option<HouseholdId>,
    /// Year of birth.
    pub born: Option<u16>,
    /// What the name is typed like in Latin letters.
    spelled: Spelled,
    /// Estate, building, unit, room, name: the order of lists.
    order: (String, u16, u8, u16, String),
}

/// Everybody.
#[derive(Default)]
pub struct Roll {
    speller: Speller,
    entries: BTreeMap<PersonId, Entry>,
    sorted: Vec<PersonId>,
    stale: bool,
}

impl Roll {
    /// Opens every name.
    #[must_use]
    pub fn of(ledger: &Ledger, keyring: &Keyring, atlas: &Atlas) -> Self {
        let speller = Speller::default();
        let entry = |id| Some((id, entry(ledger, keyring, atlas, &speller, id)?));
        let entries = ledger.persons().filter_map(|person| entry(person.id)).collect();
        Self { speller, entries, sorted: Vec::new(), stale: true }
    }

    /// Reads anew whoever was touched, and the households they belong to.
    pub fn note(&mut self, ledger: &Ledger, keyring: &Keyring, atlas: &Atlas, touched: &[Subject]) {
        let people = touched.iter().flat_map(|touched| match touched.kind {
            subject::PERSON => vec![PersonId(touched.id)],
            subject::HOUSEHOLD => ledger.persons_of(HouseholdId(touched.id)).collect(),
            _ => Vec::new(),
        });
        for person in people.collect::<BTreeSet<_>>() {
            match entry(ledger, keyring, atlas, &self.speller, person) {
                Some(entry) => self.entries.insert(person, entry),
                None => self.entries.remove(&person),
            };
            self.stale = true;
        }
    }

    /// Puts the lists in order; call before asking for one.
    pub fn settle(&mut self) {
        if core::mem::take(&mut self.stale) {
            // By reference: nobody is looked up again for a comparison.
            let mut sorted: Vec<(&Entry, PersonId)> = self.entries.iter().map(|(id, entry)| (entry, *id)).collect();
            sorted.sort_by(|(one, _), (other, _)| one.order.cmp(&other.order));
            self.sorted = sorted.into_iter().map(|(_, id)| id).collect();
        }
    }

    /// One person.
    #[must_use]
    pub fn entry(&self, person: PersonId) -> Option<&Entry> {
        self.entries.get(&person)
    }

    /// A person's name; empty when unknown.
    #[must_use]
    pub fn name(&self, person: PersonId) -> String {
        self.entry(person).map(|entry| entry.row.name.clone()).unwrap_or_default()
    }

    /// Everybody, in no useful order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Those who match, in order of home.
    #[must_use]
    pub fn search(&self, text: &str, filter: PeopleFilter, today: Day) -> Vec<&Entry> {
        let wanted: Vec<Wanted> = half_width(text).split_whitespace().map(Wanted::of).collect();
        let entries = self.sorted.iter().filter_map(|person| self.entries.get(person));
        entries.filter(|entry| admits(entry, filter, today) && wanted.iter().all(|word| says(entry, word))).collect()
    }
}

fn entry(ledger: &Ledger, keyring: &Keyring, atlas: &Atlas, speller: &Speller, id: PersonId) -> Option<Entry> {
    let person = ledger.person(id)?;
    // A guest at a kiosk has no name, nor has somebody whose writing down was undone: neither is on the roll.
    let record = ledger.record(Subject::person(id))?;
    matches!(record.value(field::NAME), Some(Value::Sealed { .. })).then_some(())?;
    let home = ledger.lives_at(id);
    let spot = home.and_then(|(place, _)| atlas.spot(place));
    let name = ledger.name(keyring, id).unwrap_or_default();
    let facts = ledger.volunteer(id).map(|v| VolunteerFacts {
        skills: v.skills,
        free: v.free,
        reach: v.reach,
        capacity: v.capacity,
        this_week: 0,
    });
    let estate = spot.map(|spot| spot.estate_name.clone()).unwrap_or_default();
    let door = home.map_or((u16::MAX, 0, 0), |(_, home)| (home.building, home.unit, home.room));
    let row = PersonRow {
        id,
        plate: home.map(|(_, home)| home.to_string()).unwrap_or_default(),
        estate: estate.clone(),
        telephone: ledger.telephone(keyring, id).unwrap_or_default(),
        age: None,
        alone: person.household.is_some_and(|household| ledger.persons_of(household).nth(1).is_none()),
        in_difficulty: person.household.is_some_and(|household| ledger.in_difficulty(household)),
        veteran: ledger.veteran(keyring, id),
        volunteer: facts,
        name: name.clone(),
    };
    Some(Entry {
        row,
        place: home.map(|(place, _)| place),
        household: person.household,
        born: ledger.born(keyring, id),
        spelled: speller.spell(&name),
        order: (estate, door.0, door.1, door.2, name),
    })
}

impl Entry {
    /// Years of age, counted by calendar years.
    #[must_use]
    pub fn age(&self, today: Day) -> Option<u8> {
        let years = today.date().0.checked_sub(u32::from(self.born?))?;
        u8::try_from(years).ok()
    }

    /// Whether this is an elder.
    #[must_use]
    pub fn is_elder(&self, today: Day) -> bool {
        self.age(today).is_some_and(|age| age >= ELDER_AGE)
    }
}

fn admits(entry: &Entry, filter: PeopleFilter, today: Day) -> bool {
    match filter {
        PeopleFilter::All => true,
        PeopleFilter::Volunteers => entry.row.volunteer.is_some(),
        PeopleFilter::InDifficulty => entry.row.in_difficulty,
        PeopleFilter::Elders => entry.is_elder(today),
        PeopleFilter::At(place) => entry.place == Some(place),
    }
}

/// One word of a search.
struct Wanted {
    word: String,
    /// Digits: the plate's beginning or end, or the telephone's end.
    number: bool,
    /// Latin letters: the name's spelling.
    typed: Option<Typed>,
}

impl Wanted {
    fn of(word: &str) -> Self {
        let number = word.chars().all(|c| c.is_ascii_digit() || c == '-');
        Self { word: word.to_owned(), number, typed: if number { None } else { Typed::of(word) } }
    }
}

/// Whether an entry says a word; words that are neither digits nor Latin are a part of name or estate.
fn says(entry: &Entry, wanted: &Wanted) -> bool {
    let (row, word) = (&entry.row, wanted.word.as_str());
    if wanted.number {
        let tail = row.plate.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with('-'));
        let head = row.plate.strip_prefix(word.trim_end_matches('-')).is_some_and(|rest| rest.starts_with('-'));
        head || tail || (word.len() >= 3 && row.telephone.ends_with(word))
    } else {
        let spelled = wanted.typed.as_ref().is_some_and(|typed| entry.spelled.fits(typed));
        let building = || word.strip_suffix("号楼").is_some_and(|number| row.plate.split('-').next() == Some(number));
        spelled || row.name.contains(word) || row.estate.contains(word) || building()
    }
}
