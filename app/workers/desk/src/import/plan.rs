//! The plan of an import: what each row comes to, worked out anew from the ledger as it stands, so that whatever was written
//! already is found again and not written twice.

use super::facts::{Delta, Known, noted};
use super::rows::Row;
use crate::host::Host;
use crate::office::Office;
use crate::places::meant;
use domain::place::Level;
use domain::tongue::Tongues;
use domain::{Home, PersonId, PlaceId};
use journal::HouseholdId;
use ports::desk::import::{Choices, Problem, Said, Shown, Topic};
use std::collections::BTreeMap;

/// Where somebody is to live.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lives {
    /// In a building that is known.
    At(PlaceId, Home),
    /// In one that is to be added: the estate's name, which may be new as well.
    New(String, Home),
    /// Nobody has said.
    Nowhere,
}

/// Somebody a row is about.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// Who it is on the ledger.
    pub person: Option<PersonId>,
    pub lives: Lives,
    /// Whether they move there from somewhere else, or for the first time.
    pub moves: bool,
    /// Whether nobody was written down there so far.
    pub new_home: bool,
    pub delta: Delta,
}

/// What a row comes to.
#[derive(Clone, Debug)]
pub enum Fate {
    /// Nothing of it is taken.
    Out,
    /// It has been added to an earlier row.
    Again,
    /// They are there already, just so.
    Same,
    /// To be written.
    Write(Box<Somebody>),
}

/// A row with what it comes to.
#[derive(Clone, Debug)]
pub struct Planned {
    pub number: u32,
    pub said: Said,
    pub problems: Vec<Problem>,
    pub fate: Fate,
    pub changes: Vec<(Topic, Shown, Shown)>,
}

/// All rows.
#[derive(Clone, Default, Debug)]
pub struct Plan {
    pub rows: Vec<Planned>,
    /// How many rows live in each building that is not known, and whether its estate is.
    pub unknown: BTreeMap<(String, u16), (bool, u32)>,
    pub may_add: bool,
    /// What the rows so far say makes life difficult in each home: a household has one such line, whoever tells of it.
    hard: BTreeMap<Lives, String>,
}

/// Everything on the ledger that rows are compared with.
struct Lookup {
    estates: Vec<(String, PlaceId)>,
    buildings: BTreeMap<(PlaceId, u16), PlaceId>,
    homes: BTreeMap<(PlaceId, Home), HouseholdId>,
    at_home: BTreeMap<(String, HouseholdId), Vec<PersonId>>,
    by_telephone: BTreeMap<(String, String), Vec<PersonId>>,
}

impl Lookup {
    /// The estate that a name means; of several of one name the first.
    fn estate(&self, name: &str) -> Option<PlaceId> {
        meant(name.trim(), &self.estates).first().copied()
    }
}

/// Rows about one person as one: what the first leaves open the later ones say.
fn gather(rows: &[Row]) -> BTreeMap<u32, Said> {
    let mut people: BTreeMap<u32, Said> = BTreeMap::new();
    for row in rows {
        let Some(said) = &row.said else { continue };
        let earlier = row.problems.iter().find_map(|problem| match problem {
            Problem::Again(earlier) => Some(*earlier),
            _ => None,
        });
        match earlier.and_then(|earlier| people.get_mut(&earlier)) {
            Some(first) => add(first, said),
            None => {
                people.insert(row.number, said.clone());
            }
        }
    }
    people
}

fn add(first: &mut Said, more: &Said) {
    let fill = |first: &mut String, more: &String| {
        if first.is_empty() {
            first.clone_from(more);
        }
    };
    fill(&mut first.telephone, &more.telephone);
    fill(&mut first.estate, &more.estate);
    if !first.note.contains(&more.note) {
        first.note = if first.note.is_empty() { more.note.clone() } else { format!("{}；{}", first.note, more.note) };
    }
    first.difficulty = noted(&more.difficulty, &first.difficulty).unwrap_or_else(|| first.difficulty.clone());
    first.speaks = Tongues(first.speaks.0 | more.speaks.0);
    first.home = first.home.or(more.home);
    first.born = first.born.or(more.born);
    first.gender = first.gender.or(more.gender);
    first.relation = first.relation.or(more.relation);
    first.groups = first.groups.or(more.groups);
    first.not_groups = first.not_groups.or(more.not_groups).without(first.groups);
}

impl<H: Host> Office<H> {
    /// What rows come to as things stand. Writes nothing.
    #[must_use]
    pub fn plan_import(&self, rows: &[Row], choices: &Choices) -> Plan {
        let people = gather(rows);
        let lookup = self.lookup();
        let device = self.keys.device.public();
        let may_add = self.replica.writers().may_write(&device, self.keys.place);
        let mut plan = Plan { rows: Vec::with_capacity(rows.len()), may_add, ..Plan::default() };
        for row in rows {
            let said = people.get(&row.number).or(row.said.as_ref()).cloned().unwrap_or_default();
            let mut planned = Planned {
                number: row.number,
                said,
                problems: row.problems.clone(),
                fate: Fate::Out,
                changes: Vec::new(),
            };
            if row.problems.iter().any(|problem| matches!(problem, Problem::Again(_))) && row.said.is_some() {
                planned.fate = Fate::Again;
            } else if row.said.is_some() {
                match self.fate(&mut planned, &lookup, choices, &mut plan) {
                    Ok(fate) => planned.fate = fate,
                    Err(why) => planned.problems.push(why),
                }
            }
            plan.rows.push(planned);
        }
        plan
    }

    fn lookup(&self) -> Lookup {
        let ledger = self.ledger();
        let mut lookup = Lookup {
            estates: Vec::new(),
            buildings: BTreeMap::new(),
            homes: BTreeMap::new(),
            at_home: BTreeMap::new(),
            by_telephone: BTreeMap::new(),
        };
        for place in ledger.places() {
            match (place.level, place.above, ledger.building_number(place.id)) {
                (Level::Estate, ..) => lookup.estates.push((place.name, place.id)),
                (Level::Building, Some(estate), Some(number)) => {
                    lookup.buildings.entry((estate, number)).or_insert(place.id);
                }
                _ => {}
            }
        }
        for household in ledger.households() {
            lookup.homes.entry((household.place, household.home)).or_insert(household.id);
        }
        for entry in self.roll.entries() {
            let (name, id) = (&entry.row.name, entry.row.id);
            if name.is_empty() || ledger.same_as(id) != id {
                continue;
            }
            if let Some(household) = entry.household {
                lookup.at_home.entry((name.clone(), household)).or_default().push(id);
            }
            if !entry.row.telephone.is_empty() {
                lookup.by_telephone.entry((name.clone(), entry.row.telephone.clone())).or_default().push(id);
            }
        }
        lookup
    }

    fn fate(&self, row: &mut Planned, lookup: &Lookup, choices: &Choices, plan: &mut Plan) -> Result<Fate, Problem> {
        let lives = self.lives(&row.said, lookup, choices, plan)?;
        if lives == Lives::Nowhere && row.said.telephone.is_empty() {
            return Err(Problem::NotFindable);
        }
        let household = match &lives {
            Lives::At(building, home) => lookup.homes.get(&(*building, *home)).copied(),
            _ => None,
        };
        let new_home = lives != Lives::Nowhere && household.is_none();
        let (name, telephone) = (row.said.name.clone(), row.said.telephone.clone());
        let there = household.and_then(|household| lookup.at_home.get(&(name.clone(), household)));
        let found = there.or_else(|| lookup.by_telephone.get(&(name.clone(), telephone)));
        let person = match found.map(Vec::as_slice) {
            None | Some([]) => None,
            Some([only]) => Some(*only),
            Some(_) => return Err(Problem::Several),
        };
        let Some(id) = person else {
            let (_, delta) = self.compared(&mut row.said, &lives, household, Known::default(), plan);
            let delta = Delta { name: Some(name), ..delta };
            return Ok(Fate::Write(Box::new(Somebody {
                person,
                moves: lives != Lives::Nowhere,
                new_home,
                lives,
                delta,
            })));
        };
        let (ledger, keyring) = (self.ledger(), &self.keyring);
        if ledger.gone(keyring, id).is_some() {
            return Err(Problem::Gone);
        }
        let known = Known::of(ledger, keyring, id);
        let door = match (&lives, ledger.lives_at(id)) {
            (Lives::Nowhere, Some((building, home))) => Lives::At(building, home),
            _ => lives.clone(),
        };
        let at_home = if lives == Lives::Nowhere { known.household } else { household };
        let (known, delta) = self.compared(&mut row.said, &door, at_home, known, plan);
        let moves = lives != Lives::Nowhere && (household.is_none() || household != known.household);
        if delta.is_empty() && !moves {
            return Ok(Fate::Same);
        }
        row.changes = delta.topics(&known);
        if moves {
            let before = ledger.lives_at(id).map(|(place, home)| spoken(&self.atlas.estate(place), home));
            let after = Shown::Text(self.spoken_home(&lives));
            row.changes.insert(0, (Topic::Home, Shown::Text(before.unwrap_or_default()), after));
        }
        Ok(Fate::Write(Box::new(Somebody { person, lives, moves, new_home, delta })))
    }

    /// What a row says beyond what is known of somebody and of the home where they will live. Where there is no home, or
    /// this device may not read what is hard in it and would write over that, the words stay with the person.
    fn compared(
        &self,
        said: &mut Said,
        door: &Lives,
        household: Option<HouseholdId>,
        mut known: Known,
        plan: &mut Plan,
    ) -> (Known, Delta) {
        let standing = household.and_then(|household| self.ledger().difficulty(&self.keyring, household));
        let unread = standing.is_none() && household.is_some_and(|household| self.ledger().in_difficulty(household));
        if *door == Lives::Nowhere || unread {
            let words = core::mem::take(&mut said.difficulty);
            said.note = noted(&words, &said.note).unwrap_or_else(|| said.note.clone());
        }
        known.difficulty = plan.hard.get(door).cloned().or(standing).unwrap_or_default();
        let delta = Delta::of(said, &known);
        if let Some(words) = delta.difficulty.clone() {
            plan.hard.insert(door.clone(), words);
        }
        (known, delta)
    }

    /// Where a row says that somebody lives.
    fn lives(&self, said: &Said, lookup: &Lookup, choices: &Choices, plan: &mut Plan) -> Result<Lives, Problem> {
        let Some(home) = said.home else { return Ok(Lives::Nowhere) };
        let estate = match (said.estate.trim(), lookup.estates.as_slice()) {
            ("", [(_, only)]) => Some(*only),
            ("", _) => Some(choices.estate.ok_or(Problem::WhichEstate)?),
            (name, _) => lookup.estate(name),
        };
        if let Some(building) = estate.and_then(|estate| lookup.buildings.get(&(estate, home.building))) {
            let may = self.replica.writers().may_write(&self.keys.device.public(), *building);
            return if may { Ok(Lives::At(*building, home)) } else { Err(Problem::NotYours) };
        }
        let named = estate.and_then(|estate| lookup.estates.iter().find(|(_, id)| *id == estate));
        let name = named.map_or(said.estate.trim(), |(name, _)| name.as_str()).to_owned();
        plan.unknown.entry((name.clone(), home.building)).or_insert((named.is_some(), 0)).1 += 1;
        if choices.add_places && plan.may_add { Ok(Lives::New(name, home)) } else { Err(Problem::NotPlace) }
    }

    /// Where somebody is to live, as people say it.
    #[must_use]
    pub fn spoken_home(&self, lives: &Lives) -> String {
        match lives {
            Lives::At(building, home) => spoken(&self.atlas.estate(*building), *home),
            Lives::New(estate, home) => spoken(estate, *home),
            Lives::Nowhere => String::new(),
        }
    }
}

/// `青禾小区 3-2-501`
pub fn spoken(estate: &str, home: Home) -> String {
    format!("{estate} {home}").trim().to_owned()
}
