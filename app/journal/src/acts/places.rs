//! Acts about places: setting up the station, adding places and households.

use super::Act;
use crate::facts::{Phone, packed_home};
use crate::op::{Field, Subject, Value};
use crate::vocabulary::{HouseholdId, field};
use domain::place::Place;
use domain::{Home, PlaceId};
use trust::SigningPublic;

/// What a captain fills in to set up a station.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StationCard {
    /// The place it serves.
    pub place: PlaceId,
    /// Its name.
    pub name: String,
    /// Digits of its telephone.
    pub telephone: String,
    /// Who looks after it, as residents are told.
    pub captain: String,
    /// The root signing key.
    pub root: SigningPublic,
    /// The device that slips are sealed to.
    pub inbox: Phone,
    /// Address of the mailbox; empty for the one beside the program.
    pub mailbox: String,
    /// Whether this is the sample.
    pub sample: bool,
    /// What a meal costs, fen: the ordinary price and elders'.
    pub prices: (u32, u32),
}

impl Act<'_> {
    /// Sets up a station, or changes what its card says.
    pub fn set_up_station(&mut self, card: &StationCard) -> &mut Self {
        let station = Subject::station(card.place);
        let texts: [(Field, &str); 4] = [
            (field::STATION_NAME, &card.name),
            (field::STATION_TELEPHONE, &card.telephone),
            (field::STATION_CAPTAIN, &card.captain),
            (field::STATION_MAILBOX, &card.mailbox),
        ];
        for (field, text) in texts {
            self.set(station, field, Value::Text(text.to_owned()));
        }
        self.set(station, field::STATION_ROOT, Value::Bytes(card.root.0.to_vec()))
            .phone(station, &card.inbox)
            .set(station, field::STATION_SAMPLE, Value::Bool(card.sample))
            .set(station, field::STATION_PRICE_ORDINARY, Value::Int(card.prices.0.into()))
            .set(station, field::STATION_PRICE_ELDER, Value::Int(card.prices.1.into()))
    }

    /// Adds a place, or changes what is known of it. A building has a number, as it stands in homes.
    pub fn add_place(&mut self, place: &Place, number: Option<u16>) -> &mut Self {
        let subject = Subject::place(place.id);
        self.coded(subject, field::PLACE_LEVEL, &place.level);
        if let Some(above) = place.above {
            self.set(subject, field::PLACE_ABOVE, Value::Id(Subject::place(above)));
        }
        self.set(subject, field::PLACE_NAME, Value::Text(place.name.clone()));
        if place.at != domain::place::Metres::default() {
            self.set(subject, field::PLACE_EAST, Value::Int(place.at.east.into()));
            self.set(subject, field::PLACE_NORTH, Value::Int(place.at.north.into()));
        }
        if let Some(number) = number {
            self.set(subject, field::PLACE_NUMBER, Value::Int(number.into()));
        }
        self
    }

    /// Adds a household.
    pub fn add_household(&mut self, id: HouseholdId, building: PlaceId, home: Home) -> &mut Self {
        let subject = Subject::household(id);
        self.set(subject, field::HOUSEHOLD_PLACE, Value::Id(Subject::place(building)))
            .set(subject, field::HOUSEHOLD_HOME, Value::Int(packed_home(home)))
            .vouch_home(id, building)
    }

    /// Notes that a household is in difficulty, and how; empty words take the note away.
    pub fn note_difficulty(&mut self, id: HouseholdId, how: &str) -> &mut Self {
        let subject = Subject::household(id);
        self.seal(id.as_person(), subject, field::HOUSEHOLD_DIFFICULTY, how.as_bytes())
    }
}
