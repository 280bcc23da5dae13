//! Somebody as typed: name, home and telephone, and what they offer as a volunteer.

use crate::facts::suits;
use crate::faults::field_sentence;
use crate::words::*;
use domain::group::{Group, Groups};
use domain::household::Relation;
use domain::text::half_width;
use domain::tongue::Tongues;
use domain::volunteer::{Reach, Skills};
use domain::{Home, PersonId, PlaceId};
use ports::desk::{Field, PersonDetail, PersonForm, VolunteerFacts, Wrong};
use ui::{Trouble, t};

/// How far, in the order of the choice.
pub const REACHES: [Reach; 3] = [Reach::Building, Reach::Estate, Reach::Community];
/// Tasks a week where the captain says nothing.
const CAPACITY: u8 = 3;
/// Most tasks a week anyone may offer.
const CAPACITY_MAX: u8 = 20;

/// The form as typed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Draft {
    /// Whom it is about; `None` for somebody new.
    pub person: Option<PersonId>,
    /// The building.
    pub building: Option<PlaceId>,
    /// The home in it.
    pub home: String,
    /// The name.
    pub name: String,
    /// The telephone.
    pub telephone: String,
    /// Year or day of birth.
    pub born: String,
    /// What they are to the head of the home.
    pub relation: Option<Relation>,
    /// Special groups as ticked.
    pub groups: Groups,
    /// Those that were ticked when the form was opened.
    pub shown: Groups,
    /// What is hard at home.
    pub difficulty: String,
    /// What is noted about them.
    pub note: String,
    /// Ready to help.
    pub helps: bool,
    /// What they speak, as bits.
    pub speaks: u32,
    /// Helps, but not for now.
    pub rests: bool,
    /// Skills, one bit each.
    pub skills: u32,
    /// Parts of the day, one bit each.
    pub parts: u32,
    /// Days of the week, one bit each.
    pub days: u32,
    /// Place in `REACHES`.
    pub reach: Option<usize>,
    /// Most tasks a week.
    pub capacity: String,
}

impl Draft {
    /// What is known of somebody, ready to be changed.
    #[must_use]
    pub fn of(detail: &PersonDetail) -> Self {
        let row = &detail.row;
        let mut draft = Self {
            person: Some(row.id),
            building: detail.place,
            home: detail.home.map_or_else(String::new, typed_home),
            name: row.name.clone(),
            telephone: row.telephone.clone(),
            born: detail.born.map(|born| born.to_string()).unwrap_or_default(),
            relation: row.relation,
            groups: row.groups,
            shown: row.groups,
            difficulty: detail.difficulty.clone(),
            note: detail.note.clone(),
            speaks: detail.speaks.0,
            rests: detail.rests,
            ..Self::default()
        };
        if let Some(facts) = row.volunteer {
            draft.helps = true;
            draft.skills = facts.skills.0;
            (draft.parts, draft.days) = suits::chips(facts.free);
            draft.reach = REACHES.iter().position(|reach| *reach == facts.reach);
            draft.capacity = facts.capacity.to_string();
        }
        draft
    }
}

/// A home beside its building, so that it is read again as what it is: a unit with the building's number says so.
fn typed_home(home: Home) -> String {
    let mark = if u16::from(home.unit) == home.building { "单元" } else { "-" };
    format!("{}{mark}{}", home.unit, home.room)
}

/// Checks what can be checked here; homes, telephones and years are the desk's to judge.
///
/// # Errors
/// What is missing, in the order of the page.
pub fn check(draft: &Draft) -> Result<PersonForm, Vec<Trouble>> {
    let mut wrong = Vec::new();
    if draft.building.is_none() {
        wrong.push(Trouble::new("building", field_sentence(t(WHICH_BUILDING), Wrong::Empty)));
    }
    if draft.name.trim().is_empty() {
        wrong.push(Trouble::new("name", field_sentence(t(F_NAME), Wrong::Empty)));
    }
    if draft.helps && capacity(&draft.capacity).is_none() {
        wrong.push(Trouble::new("capacity", t(W_CAPACITY)));
    }
    if wrong.is_empty() { Ok(form_of(draft)) } else { Err(wrong) }
}

/// The form as it stands, right or not: also what it said when it was opened, of somebody without a home too.
#[must_use]
pub fn form_of(draft: &Draft) -> PersonForm {
    PersonForm {
        person: draft.person,
        building: draft.building.unwrap_or_default(),
        home: draft.home.trim().to_owned(),
        name: draft.name.trim().to_owned(),
        telephone: draft.telephone.trim().to_owned(),
        born: draft.born.trim().to_owned(),
        veteran: draft.groups.has(Group::Veteran),
        relation: draft.relation,
        groups: draft.groups,
        shown: draft.shown,
        difficulty: draft.difficulty.trim().to_owned(),
        note: draft.note.trim().to_owned(),
        speaks: Tongues(draft.speaks),
        rests: draft.helps && draft.rests,
        helps: draft.helps.then(|| VolunteerFacts {
            skills: Skills(draft.skills),
            free: suits::chosen(&suits::parts(draft.parts), &suits::days(draft.days)),
            reach: REACHES[draft.reach.unwrap_or(1).min(2)],
            capacity: capacity(&draft.capacity).unwrap_or(CAPACITY),
            this_week: 0,
        }),
        was: None,
    }
}

fn capacity(text: &str) -> Option<u8> {
    match half_width(text).trim() {
        "" => Some(CAPACITY),
        typed => typed.parse().ok().filter(|tasks| (1..=CAPACITY_MAX).contains(tasks)),
    }
}

/// What the desk found wrong, as the form shows it.
#[must_use]
pub fn troubles(wrong: &[(Field, Wrong)]) -> Vec<Trouble> {
    let trouble = |(field, wrong): &(Field, Wrong)| match field {
        Field::Born => Trouble::new("born", t(R_BORN_WRONG)),
        Field::Place => Trouble::new("building", field_sentence(t(WHICH_BUILDING), *wrong)),
        Field::Home => Trouble::new("home", field_sentence(t(F_HOME), *wrong)),
        Field::Words => Trouble::new("note", field_sentence(t(CL_NOTE), *wrong)),
        Field::Telephone => Trouble::new("telephone", field_sentence(t(F_TELEPHONE), *wrong)),
        _ => Trouble::new("name", field_sentence(t(F_NAME), *wrong)),
    };
    wrong.iter().map(trouble).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Slots;
    use domain::time::Part;
    use domain::volunteer::Skill;

    fn helper() -> Draft {
        Draft {
            building: Some(PlaceId([3; 8])),
            home: "2-501".into(),
            name: " 田秀英 ".into(),
            telephone: "13800001234".into(),
            helps: true,
            skills: Skills::of(&[Skill::Errands]).0,
            parts: 0b001,
            ..Draft::default()
        }
    }

    #[test]
    fn a_home_that_is_typed_is_read_as_the_home_it_was() {
        for unit in 1..=99 {
            for building in [1, 2, 9, 12] {
                let home = Home { building, unit, room: 501 };
                assert_eq!(Home::parse(&typed_home(home), Some(building)), Some(home));
            }
        }
    }

    #[test]
    fn somebody_who_is_ready_to_help_becomes_a_volunteer() {
        let form = check(&helper()).expect("nothing is wrong with it");
        assert_eq!(form.name, "田秀英");
        let helps = form.helps.expect("she helps");
        assert_eq!((helps.free, helps.reach, helps.capacity), (Slots::every(Part::Morning), Reach::Estate, 3));
    }

    #[test]
    fn a_neighbour_who_does_not_help_is_no_volunteer() {
        let form = check(&Draft { helps: false, ..helper() }).expect("nothing is wrong with it");
        assert_eq!(form.helps, None);
    }

    #[test]
    fn building_and_name_are_needed_and_a_week_has_its_limits() {
        let wrong = check(&Draft { helps: true, capacity: "０".into(), ..Draft::default() }).expect_err("all missing");
        let fields: Vec<_> = wrong.iter().map(|trouble| trouble.field).collect();
        assert_eq!(fields, ["building", "name", "capacity"]);
    }

    #[test]
    fn a_year_that_is_none_is_told_in_its_own_words() {
        assert_eq!(troubles(&[(Field::Born, Wrong::TooLong(4))])[0].words, t(R_BORN_WRONG));
    }
}
