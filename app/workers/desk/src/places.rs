//! Places: the tree, one building, and its poster.

use crate::host::Host;
use crate::office::Office;
use crate::short::picture;
use courier::Poster as Printed;
use courier::poster::PosterError;
use domain::place::{Level, Place};
use domain::{Day, Millis, PlaceId};
use ports::desk::{AddressTooLong, Answer, BuildingDetail, Mode, PeopleFilter, PlaceRow, Poster, Trouble};
use std::collections::BTreeMap;
use trust::{BoxId, Fingerprint, SealingPublic};

/// Most people shown with a building.
const PEOPLE_MAX: usize = 500;

#[derive(Clone, Copy, Default)]
struct Sums {
    households: u32,
    people: u32,
    volunteers: u32,
    open: u32,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.households += other.households;
        self.people += other.people;
        self.volunteers += other.volunteers;
        self.open += other.open;
    }
}

fn too_long(over: usize) -> AddressTooLong {
    AddressTooLong { over: u32::try_from(over).unwrap_or(u32::MAX) }
}

/// Whether posters can lead to a site at this address at all, be the name as short as it may.
///
/// # Errors
/// By how much it is too long.
pub fn check_address(base_url: &str, telephone: &str) -> Result<(), AddressTooLong> {
    let shortest = Printed {
        place: PlaceId::default(),
        inbox: SealingPublic::default(),
        root: Fingerprint::default(),
        folder: Some(BoxId([0; 16])),
        building: 0,
        telephone: telephone.to_owned(),
        name: String::new(),
        sample: false,
    };
    match shortest.link(base_url) {
        Err(PosterError::TooLong(over)) => Err(too_long(over)),
        // What else may be wrong with a poster is for its own page to say.
        _ => Ok(()),
    }
}

/// The estates that a name means among these: those called so, or the only one whose name is a part of it or the other way
/// round.
#[must_use]
pub fn meant(name: &str, estates: &[(String, PlaceId)]) -> Vec<PlaceId> {
    let of = |fits: &dyn Fn(&str) -> bool| -> Vec<PlaceId> {
        estates.iter().filter(|(other, _)| fits(other)).map(|(_, id)| *id).collect()
    };
    let exact = of(&|other| other == name);
    if !exact.is_empty() {
        return exact;
    }
    let near = of(&|other| other.contains(name) || name.contains(other));
    if near.len() == 1 { near } else { exact }
}

impl<H: Host> Office<H> {
    /// Every place, each after the one above it; buildings in order of number.
    #[must_use]
    pub fn places(&self) -> Answer {
        let sums = self.sums();
        let mut rows = Vec::new();
        let known: Vec<Place> = self.ledger().places().collect();
        let top = |place: &&Place| place.above.is_none_or(|above| self.ledger().place(above).is_none());
        let mut next: Vec<Place> = known.iter().filter(top).cloned().collect();
        self.sort_places(&mut next);
        // Depth first; what two people have put below each other is met at most once for each level.
        while let Some(place) = next.pop() {
            if rows.len() >= known.len() {
                break;
            }
            let mut below: Vec<Place> = self.ledger().children(place.id).collect();
            self.sort_places(&mut below);
            next.extend(below);
            rows.push(self.place_row(&place, &sums));
        }
        Answer::Places(rows)
    }

    /// Last first, to be popped in order.
    fn sort_places(&self, places: &mut [Place]) {
        places.sort_by_key(|place| {
            (core::cmp::Reverse(self.ledger().building_number(place.id)), core::cmp::Reverse(place.name.clone()))
        });
    }

    fn sums(&self) -> BTreeMap<PlaceId, Sums> {
        // Each building by itself first: what it stands in is then looked up once, and not for everybody in it.
        let mut own: BTreeMap<PlaceId, Sums> = BTreeMap::new();
        let mut at = |place: PlaceId, add: fn(&mut Sums)| add(own.entry(place).or_default());
        self.ledger().households().for_each(|household| at(household.place, |sums| sums.households += 1));
        self.still_open().for_each(|request| at(request.place, |sums| sums.open += 1));
        for entry in self.roll.here() {
            let Some(place) = entry.place else { continue };
            at(place, |sums| sums.people += 1);
            if entry.row.volunteer.is_some() {
                at(place, |sums| sums.volunteers += 1);
            }
        }
        let mut sums: BTreeMap<PlaceId, Sums> = BTreeMap::new();
        for (place, own) in own {
            self.ledger().path(place).iter().for_each(|place| sums.entry(place.id).or_default().add(own));
        }
        sums
    }

    fn place_row(&self, place: &Place, sums: &BTreeMap<PlaceId, Sums>) -> PlaceRow {
        let Sums { households, people, volunteers, open } = sums.get(&place.id).copied().unwrap_or_default();
        let number = self.ledger().building_number(place.id).filter(|_| place.level == Level::Building);
        PlaceRow {
            id: place.id,
            level: place.level,
            above: place.above,
            name: place.name.clone(),
            plate: number.map(|number| number.to_string()).unwrap_or_default(),
            households,
            people,
            volunteers,
            open,
        }
    }

    /// One building and its poster.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn building(&mut self, id: PlaceId, now_ms: Millis) -> Result<Answer, Trouble> {
        let place = self.ledger().place(id).ok_or(Trouble::Unknown)?;
        let poster = self.poster(id)?;
        self.roll.settle(Day::of(now_ms));
        let found = self.roll.search("", PeopleFilter::At(id), Day::of(now_ms));
        let people = found.into_iter().take(PEOPLE_MAX).map(|entry| self.person_row(entry, now_ms)).collect();
        let row = self.place_row(&place, &self.sums());
        Ok(Answer::Building(Box::new(BuildingDetail { row, poster, people })))
    }

    /// The poster of a place, or why it has none.
    ///
    /// # Errors
    /// `Unknown`.
    pub(crate) fn poster(&self, place: PlaceId) -> Result<Result<Poster, AddressTooLong>, Trouble> {
        let station = self.ledger().station().ok_or(Trouble::Unknown)?;
        let printed = self.printed(place).ok_or(Trouble::Unknown)?;
        let link = match printed.link(&self.base_url) {
            Ok(link) => link,
            Err(PosterError::TooLong(over)) => return Ok(Err(too_long(over))),
            Err(why) => return Err(Trouble::Broken(why.to_string())),
        };
        let spot = self.atlas.spot(place).ok_or(Trouble::Unknown)?;
        Ok(Ok(Poster {
            picture: picture(&link).unwrap_or_default(),
            link,
            estate: spot.estate_name.clone(),
            building: if spot.estate == place { String::new() } else { spot.name.clone() },
            captain: station.captain,
            telephone: station.telephone,
            fingerprint: self.keys.fingerprint().to_string(),
        }))
    }

    fn printed(&self, place: PlaceId) -> Option<Printed> {
        let station = self.ledger().station()?;
        let spot = self.atlas.spot(place)?;
        let inbox = self.station_reply_to();
        Some(Printed {
            place,
            inbox: inbox.seal,
            root: self.keys.fingerprint(),
            folder: Some(inbox.folder),
            building: spot.number.unwrap_or(0),
            telephone: station.telephone,
            name: spot.estate_name.clone(),
            sample: self.mode == Mode::Sample,
        })
    }

    /// The code on a place's poster.
    #[must_use]
    pub fn poster_code(&self, place: PlaceId) -> Option<String> {
        self.printed(place)?.code().ok()
    }
}
