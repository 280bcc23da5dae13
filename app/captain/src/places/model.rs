//! The tree of places, cut into estates with their buildings.

use crate::faults::field_sentence;
use crate::words::*;
use domain::place::Level;
use ports::desk::{Field, PlaceRow, Wrong};
use ui::{Trouble, common, t};

/// One estate and its buildings.
#[derive(Clone, PartialEq, Debug)]
pub struct Estate {
    /// The estate.
    pub row: PlaceRow,
    /// Its buildings, by number.
    pub buildings: Vec<PlaceRow>,
}

/// The estates, in the order of the ledger.
#[must_use]
pub fn estates(places: &[PlaceRow]) -> Vec<Estate> {
    let of = |level| places.iter().filter(move |place| place.level == level);
    of(Level::Estate)
        .map(|estate| {
            let mut buildings: Vec<PlaceRow> =
                of(Level::Building).filter(|building| building.above == Some(estate.id)).cloned().collect();
            buildings.sort_by_key(|building| (number(&building.name), building.name.clone()));
            Estate { row: estate.clone(), buildings }
        })
        .collect()
}

/// The path above the estates: `未央区 · 未央湖街道 · 湖畔社区`.
#[must_use]
pub fn above(places: &[PlaceRow]) -> String {
    let higher = places.iter().filter(|place| place.level < Level::Estate);
    higher.map(|place| place.name.as_str()).collect::<Vec<_>>().join(" · ")
}

/// What the desk found wrong with buildings to be added, each at its field.
#[must_use]
pub fn added_troubles(wrong: &[(Field, Wrong)]) -> Vec<Trouble> {
    let trouble = |(field, wrong): &(Field, Wrong)| {
        let (id, label) = match field {
            Field::Estate(_) => ("added-estate", t(common::LEVEL_ESTATE)),
            _ => ("added-buildings", t(LEVEL_BUILDINGS)),
        };
        Trouble::new(id, field_sentence(label, *wrong))
    };
    wrong.iter().map(trouble).collect()
}

fn number(name: &str) -> u32 {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PlaceId;

    fn place(id: u8, level: Level, above: u8, name: &str) -> PlaceRow {
        PlaceRow {
            id: PlaceId([id; 8]),
            level,
            above: Some(PlaceId([above; 8])),
            name: name.into(),
            plate: String::new(),
            households: 0,
            people: 0,
            volunteers: 0,
            open: 0,
        }
    }

    #[test]
    fn buildings_stand_under_their_estate_in_the_order_of_their_numbers() {
        let places = [
            place(1, Level::Community, 0, "湖畔社区"),
            place(2, Level::Estate, 1, "青禾小区"),
            place(3, Level::Building, 2, "10号楼"),
            place(4, Level::Building, 2, "9号楼"),
            place(5, Level::Estate, 1, "翠湖明居"),
        ];
        let estates = estates(&places);
        assert_eq!(estates.len(), 2);
        let names: Vec<_> = estates[0].buildings.iter().map(|building| building.name.as_str()).collect();
        assert_eq!(names, ["9号楼", "10号楼"]);
        assert_eq!(above(&places), "湖畔社区");
    }
}
