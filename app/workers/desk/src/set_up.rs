//! Setting up: a station comes into being, with its places, keys and card.

pub mod form;

use crate::keys::Keys;
use courier::body::{Body, CardBody};
use courier::station::StationFile;
use courier::{Packed, code, slip};
use domain::PlaceId;
use domain::place::{Level, Metres, Place};
use form::Founded;
use journal::acts::StationCard;
use journal::{Act, Phone};
use ports::desk::Founds;
use trust::{Draw, Role};

/// A place to be written down, with its number where it is a building.
pub type Numbered = (Place, Option<u16>);

/// Every place of what is founded, each after the one above.
#[must_use]
pub fn places(founded: &Founded, draw: &mut Draw) -> Vec<Numbered> {
    let mut places: Vec<Numbered> = Vec::new();
    let mut put = |level, above, name: String, number| {
        let id = PlaceId(draw.array());
        places.push((Place { id, level, above, name, at: Metres::default() }, number));
        id
    };
    let mut above = None;
    for (level, name) in Level::ALL.into_iter().zip(&founded.above) {
        above = Some(put(level, above, name.clone(), None));
    }
    for (estate, buildings) in &founded.estates {
        let estate = put(Level::Estate, above, estate.clone(), None);
        for number in buildings {
            put(Level::Building, Some(estate), format!("{number}号楼"), Some(*number));
        }
    }
    places
}

/// The one of them that it stands for: the last above its estates.
#[must_use]
pub fn own_place(founded: &Founded, places: &[Numbered]) -> PlaceId {
    let at = founded.above.len().saturating_sub(1);
    places.get(at).map(|(place, _)| place.id).unwrap_or_default()
}

/// As what it stands there.
#[must_use]
pub fn role(founds: Founds) -> Role {
    match founds {
        Founds::Station => Role::Station,
        Founds::Street | Founds::District => Role::Office,
    }
}

/// What the station tells everybody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card<'a> {
    /// Its name.
    pub name: &'a str,
    /// Digits.
    pub telephone: &'a str,
    /// Who looks after it.
    pub captain: &'a str,
    /// Whether it is the sample's.
    pub sample: bool,
    /// What a meal costs, fen.
    pub prices: (u32, u32),
}

/// Writes the station down.
pub fn found(act: &mut Act, keys: &Keys, card: &Card, places: &[Numbered]) {
    for (place, number) in places {
        act.add_place(place, *number);
    }
    let reply = keys.reply_to();
    act.set_up_station(&StationCard {
        place: keys.place,
        name: card.name.to_owned(),
        telephone: card.telephone.to_owned(),
        captain: card.captain.to_owned(),
        root: keys.sign.public(),
        inbox: Phone { sign: keys.sign.public(), seal: reply.seal, folder: reply.folder },
        mailbox: String::new(),
        sample: card.sample,
        prices: card.prices,
    });
}

/// What a station is called: its only estate's name with 站, else its community's. An office is called after its street or
/// district.
#[must_use]
pub fn station_name(founded: &Founded) -> String {
    let name = founded.above.last().map_or("", String::as_str);
    match (founded.founds, founded.estates.as_slice()) {
        (Founds::District, _) => name.to_owned(),
        (Founds::Street, _) => format!("{name}办事处"),
        (Founds::Station, [(only, _)]) => format!("{only}站"),
        (Founds::Station, _) => format!("{name}站"),
    }
}

/// The station's card: of several the newest counts.
#[must_use]
pub fn card_body(keys: &Keys, name: &str, telephone: &str) -> CardBody {
    let (name, telephone) = (Packed::from(name), Packed::from(telephone));
    CardBody { name, telephone, inbox: keys.reply_to(), at_ms: keys.inbox_since_ms() }
}

/// The file that tells everyone who this station is.
#[must_use]
pub fn station_file(keys: &Keys, name: &str, telephone: &str, mailbox: &str) -> StationFile {
    let card = slip::sign_open(&keys.sign, &Body::Card(card_body(keys, name, telephone))).unwrap_or_default();
    StationFile {
        root: keys.sign.public().to_string(),
        mailbox: mailbox.to_owned(),
        telephone: telephone.to_owned(),
        name: name.to_owned(),
        card: code::write(&card).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use courier::station::verify_card;

    #[test]
    fn the_stations_file_is_signed_by_its_root() {
        let keys = Keys::drawn(&mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3);
        let file = station_file(&keys, "青禾小区站", "02988880000", "");
        let (root, card) = verify_card(&file).expect("its own card");
        assert_eq!(root, keys.sign.public());
        assert_eq!(card.inbox, keys.reply_to());
        let forged = StationFile {
            root: Keys::drawn(&mut Draw::from_seed([9; 32]), PlaceId([2; 8]), 3).sign.public().to_string(),
            ..file
        };
        assert!(verify_card(&forged).is_err());
    }

    #[test]
    fn every_building_stands_below_its_estate() {
        let founded = Founded {
            founds: Founds::Station,
            above: vec!["区".into(), "街".into(), "社区".into()],
            estates: vec![("甲".into(), vec![1, 2]), ("乙".into(), vec![7])],
            captain: "许楠".into(),
            telephone: "02988880000".into(),
        };
        let places = places(&founded, &mut Draw::from_seed([1; 32]));
        assert_eq!(places.len(), 3 + 2 + 3);
        let seven = places.iter().find(|(_, number)| *number == Some(7)).expect("building 7");
        let above = places.iter().find(|(place, _)| Some(place.id) == seven.0.above).expect("its estate");
        assert_eq!(above.0.name, "乙");
        assert_eq!((station_name(&founded), own_place(&founded, &places)), ("社区站".into(), places[2].0.id));
    }
}
