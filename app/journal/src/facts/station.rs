//! The station 小区工作站 this ledger belongs to.

use super::Phone;
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::vocabulary::{field, subject};
use domain::PlaceId;
use trust::SigningPublic;

/// A station as residents are told about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Station {
    /// The place it serves; also the log its own things stand in.
    pub place: PlaceId,
    /// Its name.
    pub name: String,
    /// Digits of its telephone.
    pub telephone: String,
    /// Who looks after it.
    pub captain: String,
    /// The root signing key.
    pub root: Option<SigningPublic>,
    /// The device that slips to the station are sealed to.
    pub inbox: Option<Phone>,
    /// Address of the mailbox; empty for the one beside the program.
    pub mailbox: String,
    /// Whether this is the sample.
    pub sample: bool,
    /// What a meal costs, fen: the ordinary price and elders'.
    pub prices: (u32, u32),
}

impl Ledger {
    /// The station; the first by id where there are several.
    #[must_use]
    pub fn station(&self) -> Option<Station> {
        self.stations().next()
    }

    /// Every station.
    pub fn stations(&self) -> impl Iterator<Item = Station> {
        self.all(subject::STATION).map(|(station, _)| station.as_place()).filter_map(|place| self.station_of(place))
    }

    /// The station of a place.
    #[must_use]
    pub fn station_of(&self, place: PlaceId) -> Option<Station> {
        let record = self.record(Subject::station(place))?;
        let text = |field| record.text(field).unwrap_or_default().to_owned();
        Some(Station {
            place,
            name: record.text(field::STATION_NAME)?.to_owned(),
            telephone: text(field::STATION_TELEPHONE),
            captain: text(field::STATION_CAPTAIN),
            root: record.array(field::STATION_ROOT).map(SigningPublic),
            inbox: self.phone(Subject::station(place)),
            mailbox: text(field::STATION_MAILBOX),
            sample: record.yes(field::STATION_SAMPLE),
            prices: (
                record.number(field::STATION_PRICE_ORDINARY).unwrap_or(0),
                record.number(field::STATION_PRICE_ELDER).unwrap_or(0),
            ),
        })
    }
}
