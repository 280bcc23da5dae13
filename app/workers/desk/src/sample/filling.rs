//! Filling: writes the made-up community down, the part that matters first, the rest a building at a time. How far it
//! has come is stored with each portion, so that a reload in the middle carries on.

use super::community::{Community, HOUSEHOLDS, Neighbour, draw};
use super::known;
use super::names::{CAPTAIN, ESTATES};
use super::said;
use super::story;
use crate::founding::{blank, first_event};
use crate::host::{Host, META};
use crate::keys::Keys;
use crate::office::{Change, Office};
use crate::set_up::{Card, Numbered};
use crate::trouble::of_store;
use device::store::{Store, Vault, Write};
use domain::group::Groups;
use domain::place::Level;
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;
use domain::{Day, Millis, PersonId};
use journal::acts::Particulars;
use journal::facts::Sorted;
use journal::{Act, HouseholdId};
use ports::desk::{Doing, Mode, Progress, Trouble};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use trust::Hasher;

const ROW: &[u8] = b"sample";
/// Every so many-th person is among the first.
const EVERY: usize = 25;
/// What a meal costs in the sample, in fen.
const PRICES: (u32, u32) = (1_200, 800);

/// How far the sample has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Mark {
    seed: u64,
    started_ms: Millis,
    /// Number of the next building; the number of buildings once all is written.
    next: u32,
}

/// A sample on its way into the ledger.
pub struct Filling {
    mark: Mark,
    community: Option<Community>,
    buildings: u32,
}

/// Founds the sample's station and writes the part that matters first: places, the people who ask, the households in
/// difficulty, some of everybody.
///
/// # Errors
/// The device's trouble.
pub async fn start<H: Host>(
    host: &H,
    base_url: &str,
    seed: u64,
    now_ms: Millis,
) -> Result<(Office<H>, Filling), Trouble> {
    let community = Community::of(seed);
    let keys = Keys::drawn(&mut draw(seed, "keys"), community.station(), now_ms);
    let store = Vault::open(host.store(Mode::Sample).await.map_err(of_store)?);
    let mut office = blank(host, store, Mode::Sample, base_url, keys, draw(seed, "first")).await?;
    let name = format!("{}站", ESTATES[0].0);
    let card = Card { name: &name, telephone: CAPTAIN.1, captain: CAPTAIN.0, sample: true, prices: PRICES };
    office.gather();
    first_event(&mut office, &card, &numbered(&community), now_ms).await?;
    let mark = Mark { seed, started_ms: now_ms, next: 0 };
    let mut filling = Filling { mark, buildings: 0, community: Some(community) };
    filling.first(&mut office).await?;
    office.store_gathered().await?;
    let chance = host.chance().ok_or(Trouble::NoRandomness)?;
    office.draw = trust::Draw::from_seed(chance);
    Ok((office, filling))
}

impl Filling {
    /// A sample that was begun and is not complete.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn stored(store: &impl Store) -> Result<Option<Self>, Trouble> {
        let row = store.read(META, ROW).await.map_err(of_store)?;
        let mark: Option<Mark> = row.and_then(|bytes| ports::decode(&bytes));
        let buildings: u16 = ESTATES.iter().map(|(_, buildings, ..)| buildings).sum();
        let unfinished = mark.filter(|mark| mark.next < u32::from(buildings));
        Ok(unfinished.map(|mark| Self { mark, community: None, buildings: buildings.into() }))
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let total = u32::try_from(HOUSEHOLDS).unwrap_or(u32::MAX);
        let done = (self.mark.next * total).checked_div(self.buildings).unwrap_or(0);
        Progress { doing: Doing::MakingUp, done, total }
    }

    async fn first<H: Host>(&mut self, office: &mut Office<H>) -> Result<(), Trouble> {
        let Some(community) = self.community.take() else { return Ok(()) };
        self.buildings = u32::try_from(community.buildings().count()).unwrap_or(0);
        let chosen = first_people(&community);
        for building in 0..community.buildings().count() {
            let people = chosen.iter().map(|at| &community.people[*at]).filter(|person| person.building == building);
            self.write_people(office, &people.collect::<Vec<_>>()).await?;
        }
        story::tell(office, &community, self.mark.seed, self.mark.started_ms).await?;
        let change = Change { rows: vec![self.row()], ..Change::default() };
        office.commit(self.mark.started_ms, change).await?;
        self.community = Some(community);
        Ok(())
    }

    /// Writes the next building. Comes back with whether there is more.
    ///
    /// # Errors
    /// The device's trouble; the office must not be used any more, and the building is written again next time.
    pub async fn next<H: Host>(&mut self, office: &mut Office<H>) -> Result<bool, Trouble> {
        let community = self.community.take().unwrap_or_else(|| Community::of(self.mark.seed));
        let own = core::mem::replace(&mut office.draw, draw(self.mark.seed, &format!("building {}", self.mark.next)));
        let here = |person: &&Neighbour| u32::try_from(person.building) == Ok(self.mark.next);
        let people: Vec<&Neighbour> = community.people.iter().filter(here).collect();
        office.gather();
        let written = self.write_people(office, &people).await;
        office.draw = own;
        written?;
        self.mark.next += 1;
        let change = Change { rows: vec![self.row()], ..Change::default() };
        office.commit(self.mark.started_ms, change).await?;
        office.store_gathered().await?;
        self.community = Some(community);
        Ok(self.mark.next < self.buildings)
    }

    fn row(&self) -> Write {
        Write::put(META, ROW, ports::encode(&self.mark))
    }

    /// Writes people of one building down, with their households.
    async fn write_people<H: Host>(&self, office: &mut Office<H>, people: &[&Neighbour]) -> Result<(), Trouble> {
        let Some(first) = people.first() else { return Ok(()) };
        for person in people {
            if office.keyring.has(person.id) {
                continue;
            }
            office.keyring.put(person.id, person.key.clone());
            office.unsaved_keys.push((person.id, person.key.clone()));
        }
        let today = Day::of(self.mark.started_ms);
        let ((), ops) = office.act(|act| people.iter().for_each(|person| write_down(act, person, today)));
        for portion in journal::batches(ops) {
            let mut change = Change::default();
            change.say(first.place, portion);
            office.commit(self.mark.started_ms, change).await?;
        }
        Ok(())
    }
}

/// The household of a home: the same id whoever of it is written down first.
#[must_use]
pub fn household_of(person: &Neighbour) -> HouseholdId {
    let home = ports::encode(&person.home);
    let digest = Hasher::default().add(b"LM sample household").add(&person.place.0).add(&home).digest();
    let mut id = [0; 16];
    id.copy_from_slice(&digest.0[..16]);
    HouseholdId(id)
}

fn write_down(act: &mut Act, person: &Neighbour, today: Day) {
    let household = household_of(person);
    act.add_household(household, person.place, person.home);
    let particulars = Particulars {
        name: person.name.clone(),
        telephone: person.telephone.clone(),
        note: String::new(),
        born: None,
        veteran: person.veteran.then_some(true),
    };
    act.add_person(person.id, Some(household), &particulars);
    act.note_born(person.id, Some(known::born(person))).note_relation(person.id, Some(person.relation));
    let groups = known::groups(person);
    if !groups.is_empty() {
        act.note_groups(person.id, Sorted { is: groups, is_not: Groups::default() });
    }
    let dates = known::dates(person, today);
    if !dates.is_empty() {
        act.note_dates(person.id, dates);
    }
    if let Some((paper, until)) = known::paper(person, today) {
        act.note_paper(person.id, paper, until);
    }
    if person.in_difficulty {
        act.note_difficulty(household, "独居,行动不便");
    }
    if let Some(wishes) = said::wishes(person) {
        act.note_wishes(household, &wishes);
    }
    let speaks = said::speaks(person);
    if speaks != Tongues::default() {
        act.note_speaks(person.id, speaks);
    }
    if let Some(gender) = said::gender(person) {
        act.note_gender(person.id, Some(gender));
    }
    if let Some(helps) = person.helps {
        act.enlist_volunteer(&Volunteer {
            person: person.id,
            place: person.place,
            home: person.home,
            skills: helps.skills,
            free: helps.free,
            reach: helps.reach,
            capacity: helps.capacity,
        });
    }
}

/// The places with the buildings' numbers.
fn numbered(community: &Community) -> Vec<Numbered> {
    let number = |name: &str| name.trim_end_matches("号楼").parse().ok();
    let with =
        |place: &domain::place::Place| (place.clone(), number(&place.name).filter(|_| place.level == Level::Building));
    community.places.iter().map(with).collect()
}

/// Who comes first: whoever asks or has helped, the households in difficulty, and some of everybody.
fn first_people(community: &Community) -> BTreeSet<usize> {
    let mut chosen: BTreeSet<usize> = community.askers().into_iter().collect();
    let named: BTreeSet<PersonId> = story::people(community);
    for (at, person) in community.people.iter().enumerate() {
        if person.in_difficulty || at % EVERY == 0 || named.contains(&person.id) {
            chosen.insert(at);
        }
    }
    chosen
}
