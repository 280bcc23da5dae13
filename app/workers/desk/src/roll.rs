//! The roll: everybody's name, home and telephone, opened once and kept in memory, so that a search answers at once.

mod named;
mod search;

use crate::atlas::Atlas;
use domain::group::{Group, Groups};
use domain::{Born, Day, PersonId, PlaceId};
use engine::eligibility::{Member, Roster};
use journal::facts::Sorted;
use journal::vocabulary::{HouseholdId, field, subject};
use journal::{Keyring, Ledger, Subject, Value};
use ports::desk::{PeopleFilter, PersonRow, VolunteerFacts};
use search::{Wanted, says};
use spelling::{Spelled, Speller};
use std::collections::{BTreeMap, BTreeSet};

/// People of this age and older are elders.
pub const ELDER_AGE: u8 = 60;

/// One person on the roll.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As a list shows them; age, groups, "alone" and the week's tasks are filled in when asked.
    pub row: PersonRow,
    /// The building.
    pub place: Option<PlaceId>,
    /// The household.
    pub household: Option<HouseholdId>,
    /// When they were born, as far as it is known.
    pub born: Option<Born>,
    /// The groups that were written down.
    pub sorted: Sorted,
    /// They were written down twice, and go on as somebody else.
    pub twice: bool,
    /// Those they were in on the day the roll was last settled for.
    groups: Groups,
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
    homes: BTreeMap<HouseholdId, BTreeSet<PersonId>>,
    sorted: Vec<PersonId>,
    stale: bool,
    /// The day the groups are of, and the homes in which something has changed since they were worked out.
    day: Option<Day>,
    changed: BTreeSet<PersonId>,
}

impl Roll {
    /// Opens every name.
    #[must_use]
    pub fn of(ledger: &Ledger, keyring: &Keyring, atlas: &Atlas) -> Self {
        let mut roll = Self { stale: true, ..Self::default() };
        for person in ledger.persons() {
            let entry = entry(ledger, keyring, atlas, &roll.speller, person.id);
            roll.put(person.id, entry);
        }
        roll
    }

    /// Reads anew whoever was touched, and the households they belong to.
    pub fn note(&mut self, ledger: &Ledger, keyring: &Keyring, atlas: &Atlas, touched: &[Subject]) {
        let people = touched.iter().flat_map(|touched| match touched.kind {
            subject::PERSON => vec![PersonId(touched.id)],
            subject::HOUSEHOLD => ledger.persons_of(HouseholdId(touched.id)).collect(),
            _ => Vec::new(),
        });
        for person in people.collect::<BTreeSet<_>>() {
            let entry = entry(ledger, keyring, atlas, &self.speller, person);
            self.put(person, entry);
            self.stale = true;
        }
    }

    fn put(&mut self, id: PersonId, entry: Option<Entry>) {
        let home = entry.as_ref().and_then(|entry| entry.household);
        let was = match entry {
            Some(entry) => self.entries.insert(id, entry),
            None => self.entries.remove(&id),
        };
        self.changed.insert(id);
        if let Some(home) = was.and_then(|entry| entry.household).filter(|was| Some(*was) != home) {
            // Who stays behind may live alone now.
            let left = self.homes.get_mut(&home).map(|people| {
                people.remove(&id);
                people.first().copied()
            });
            self.changed.extend(left.flatten());
        }
        if let Some(home) = home {
            self.homes.entry(home).or_default().insert(id);
        }
    }

    /// Puts the lists in order and works the groups out for a day; call before asking for a list.
    pub fn settle(&mut self, today: Day) {
        let changed = core::mem::take(&mut self.changed);
        if self.day != Some(today) {
            self.day = Some(today);
            let here: Vec<Member> = self.here().map(member).collect();
            self.regroup(here, today);
        } else {
            let homes: BTreeSet<Vec<PersonId>> = changed.iter().map(|person| self.home_of(*person)).collect();
            let members = homes.iter().flatten().filter_map(|person| self.entries.get(person)).filter(|e| e.is_here());
            let members = members.map(member).collect();
            self.regroup(members, today);
        }
        if core::mem::take(&mut self.stale) {
            // By reference: nobody is looked up again for a comparison.
            let mut sorted: Vec<(&Entry, PersonId)> = self.entries.iter().map(|(id, entry)| (entry, *id)).collect();
            sorted.sort_by(|(one, _), (other, _)| one.order.cmp(&other.order));
            self.sorted = sorted.into_iter().map(|(_, id)| id).collect();
        }
    }

    fn regroup(&mut self, members: Vec<Member>, today: Day) {
        for (person, groups) in grouped(members, today) {
            if let Some(entry) = self.entries.get_mut(&person) {
                entry.groups = groups;
            }
        }
    }

    /// Everybody written down in somebody's home, themselves too.
    fn home_of(&self, person: PersonId) -> Vec<PersonId> {
        let home = self.entries.get(&person).and_then(|entry| self.homes.get(&entry.household?));
        home.map_or_else(|| vec![person], |home| home.iter().copied().collect())
    }

    /// The groups somebody is in on a day, as written down or worked out.
    #[must_use]
    pub fn groups(&self, entry: &Entry, today: Day) -> Groups {
        if self.day == Some(today) && self.changed.is_empty() {
            return entry.groups;
        }
        let home = self.home_of(entry.row.id);
        let home = home.iter().filter_map(|person| self.entries.get(person));
        let members = home.filter(|other| other.is_here() || other.row.id == entry.row.id).map(member).collect();
        grouped(members, today)
            .find(|(person, _)| *person == entry.row.id)
            .map(|(_, groups)| groups)
            .unwrap_or_default()
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

    /// Everybody who was ever written down, in no useful order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Everybody who is here: neither gone nor somebody else by now. In no useful order.
    pub fn here(&self) -> impl Iterator<Item = &Entry> {
        self.entries().filter(|entry| entry.is_here())
    }

    /// Those who live in a home, in order of id.
    pub fn living_in(&self, household: HouseholdId) -> impl Iterator<Item = &Entry> {
        let home = self.homes.get(&household).into_iter().flatten();
        home.filter_map(|person| self.entries.get(person)).filter(|entry| entry.is_here())
    }

    /// Those who match, in order of home.
    #[must_use]
    pub fn search(&self, text: &str, filter: PeopleFilter, today: Day) -> Vec<&Entry> {
        let wanted = Wanted::all(text);
        let entries = self.sorted.iter().filter_map(|person| self.entries.get(person));
        entries.filter(|entry| admits(entry, filter, today) && wanted.iter().all(|word| says(entry, word))).collect()
    }
}

/// What a rule may ask of somebody, as far as it is worked out here.
fn member(entry: &Entry) -> Member {
    Member {
        household: entry.household,
        relation: entry.row.relation,
        born: entry.born,
        groups: entry.sorted.is,
        not_groups: entry.sorted.is_not,
        ..Member::unknown(entry.row.id)
    }
}

/// The groups of everybody in some homes. Who lives alone at thirty is nobody a captain keeps an eye on, unless she wrote
/// so; a rule that asks for it sees the home itself.
fn grouped(members: Vec<Member>, today: Day) -> impl Iterator<Item = (PersonId, Groups)> {
    let roster = Roster::of(members);
    let groups = roster.groups(today);
    let elder = |member: &Member| member.born.is_some_and(|born| is_elder(born, today));
    let of = move |(member, groups): (&Member, Groups)| {
        let counts = member.groups.has(Group::Alone) || elder(member);
        (member.person, if counts { groups } else { groups.without(Groups::of(&[Group::Alone])) })
    };
    let all: Vec<_> = roster.members().iter().zip(groups).map(of).collect();
    all.into_iter()
}

fn is_elder(born: Born, today: Day) -> bool {
    born.ages(today).is_some_and(|(youngest, _)| youngest >= ELDER_AGE)
}

/// The groups that were written down; a veteran from before there were groups is one.
fn sorted(ledger: &Ledger, keyring: &Keyring, id: PersonId) -> Sorted {
    let sorted = ledger.sorted(keyring, id);
    let veteran = !sorted.is_not.has(Group::Veteran) && ledger.veteran(keyring, id);
    Sorted { is: if veteran { sorted.is.with(Group::Veteran) } else { sorted.is }, ..sorted }
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
    let sorted = sorted(ledger, keyring, id);
    let estate = spot.map(|spot| spot.estate_name.clone()).unwrap_or_default();
    let door = home.map_or((u16::MAX, 0, 0), |(_, home)| (home.building, home.unit, home.room));
    let row = PersonRow {
        id,
        plate: home.map(|(_, home)| home.to_string()).unwrap_or_default(),
        estate: estate.clone(),
        telephone: ledger.telephone(keyring, id).unwrap_or_default(),
        age: None,
        alone: false,
        in_difficulty: person.household.is_some_and(|household| ledger.in_difficulty(household)),
        veteran: sorted.is.has(Group::Veteran),
        volunteer: facts,
        groups: Groups::default(),
        relation: ledger.relation(keyring, id),
        gone: ledger.gone(keyring, id),
        name: name.clone(),
    };
    Some(Entry {
        row,
        place: home.map(|(place, _)| place),
        household: person.household,
        born: ledger.born_on(keyring, id),
        sorted,
        twice: ledger.same_as(id) != id,
        groups: Groups::default(),
        spelled: speller.spell(&name),
        order: (estate, door.0, door.1, door.2, name),
    })
}

impl Entry {
    /// Full years of age; of two that it may be the lesser.
    #[must_use]
    pub fn age(&self, today: Day) -> Option<u8> {
        self.born?.ages(today).map(|(youngest, _)| youngest)
    }

    /// Whether this is an elder.
    #[must_use]
    pub fn is_elder(&self, today: Day) -> bool {
        self.born.is_some_and(|born| is_elder(born, today))
    }

    /// Whether they are here: neither gone nor somebody else by now.
    #[must_use]
    pub fn is_here(&self) -> bool {
        !self.twice && self.row.gone.is_none()
    }
}

fn admits(entry: &Entry, filter: PeopleFilter, today: Day) -> bool {
    entry.is_here() == (filter != PeopleFilter::Left)
        && match filter {
            PeopleFilter::All => true,
            PeopleFilter::Volunteers => entry.row.volunteer.is_some(),
            PeopleFilter::InDifficulty => entry.row.in_difficulty,
            PeopleFilter::Elders => entry.is_elder(today),
            PeopleFilter::At(place) => entry.place == Some(place),
            PeopleFilter::In(group) => entry.groups.has(group),
            PeopleFilter::Left => !entry.twice,
        }
}
