//! The set-up as typed, and what the desk found wrong with it, as the page shows it.

use crate::faults::field_sentence;
use crate::words::*;
use ports::desk::{Field, Wrong};
use ui::{Trouble, common, t};

/// Most estates one set-up may name.
pub const ESTATES_MAX: usize = 8;

const ESTATES: [&str; ESTATES_MAX] =
    ["estate-1", "estate-2", "estate-3", "estate-4", "estate-5", "estate-6", "estate-7", "estate-8"];
const BUILDINGS: [&str; ESTATES_MAX] = [
    "buildings-1",
    "buildings-2",
    "buildings-3",
    "buildings-4",
    "buildings-5",
    "buildings-6",
    "buildings-7",
    "buildings-8",
];

/// The ids of an estate's two fields.
#[must_use]
pub fn estate_ids(at: usize) -> (&'static str, &'static str) {
    let at = at.min(ESTATES_MAX - 1);
    (ESTATES[at], BUILDINGS[at])
}

/// The id of a field's element, and its label.
#[must_use]
pub fn place(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::District => ("district", t(common::LEVEL_DISTRICT)),
        Field::Street => ("street", t(common::LEVEL_STREET)),
        Field::Community => ("community", t(common::LEVEL_COMMUNITY)),
        Field::Estate(at) => (estate_ids(at.into()).0, t(common::LEVEL_ESTATE)),
        Field::Buildings(at) => (estate_ids(at.into()).1, t(LEVEL_BUILDINGS)),
        Field::Telephone => ("captain-telephone", t(CAPTAIN_TELEPHONE)),
        Field::Passcode => ("passcode", t(PASSCODE_LABEL)),
        _ => ("captain-name", t(CAPTAIN_NAME)),
    }
}

/// What the desk found wrong, in the order of the page.
#[must_use]
pub fn troubles(wrong: &[(Field, Wrong)]) -> Vec<Trouble> {
    let trouble = |(field, wrong): &(Field, Wrong)| {
        let (id, label) = place(*field);
        Trouble::new(id, field_sentence(label, *wrong))
    };
    wrong.iter().map(trouble).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_named_in_its_own_words() {
        let found = troubles(&[(Field::District, Wrong::Empty), (Field::Buildings(1), Wrong::NotBuildings)]);
        assert_eq!((found[0].field, found[0].words.as_str()), ("district", "区：请填上"));
        assert_eq!(found[1].field, "buildings-2");
    }

    #[test]
    fn an_estate_beyond_the_last_still_leads_somewhere() {
        assert_eq!(estate_ids(200).0, "estate-8");
    }
}
