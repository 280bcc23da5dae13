//! How columns, problems and changes are said.

use crate::pairs::gender_word;
use crate::people::called::relation_word;
use crate::words::*;
use domain::group::{Group, Groups};
use domain::tongue::Tongues;
use ports::desk::import::{Column, Import, Problem, Shown, Stage, Topic};
use ports::sheets::{FILE_MAX, Unread};
use ui::{common, fill, t};

/// Every meaning a column can have, in the order of the choice.
#[must_use]
pub fn columns() -> Vec<Column> {
    use Column::*;
    let first = [Ignored, Name, Telephone, Home, Estate, Building, Unit, Room, Born, Age, Gender, CitizenNumber];
    let groups = domain::group::Group::ALL.into_iter().map(Group);
    first.into_iter().chain([Relation, Groups]).chain(groups).chain([Note, Difficulty, Speaks]).collect()
}

/// What a column means.
#[must_use]
pub fn column(column: Column) -> String {
    let word = match column {
        Column::Ignored => CL_IGNORED,
        Column::Name => CL_NAME,
        Column::Telephone => CL_TELEPHONE,
        Column::Home => CL_HOME,
        Column::Estate => CL_ESTATE,
        Column::Building => CL_BUILDING,
        Column::Unit => CL_UNIT,
        Column::Room => CL_ROOM,
        Column::Born => CL_BORN,
        Column::Age => CL_AGE,
        Column::Gender => CL_GENDER,
        Column::CitizenNumber => CL_NUMBER,
        Column::Relation => CL_RELATION,
        Column::Groups => CL_GROUPS,
        Column::Group(group) => return fill(t(CL_GROUP), &[("group", group_word(group))]),
        Column::Note => CL_NOTE,
        Column::Difficulty => F_DIFFICULTY,
        Column::Speaks => F_SPEAKS,
    };
    t(word).to_owned()
}

/// What is wrong.
#[must_use]
pub fn problem(problem: Problem) -> &'static str {
    t(match problem {
        Problem::NoName => PB_NO_NAME,
        Problem::NotName(_) => PB_NOT_NAME,
        Problem::NotTelephone(_) => PB_NOT_TELEPHONE,
        Problem::NotHome(_) => PB_NOT_HOME,
        Problem::NotBorn(_) => PB_NOT_BORN,
        Problem::NotCitizenNumber(_) => PB_NOT_NUMBER,
        Problem::BornDiffers(_) => PB_DIFFERS,
        Problem::NotGender(_) => PB_NOT_GENDER,
        Problem::NotRelation(_) => PB_NOT_RELATION,
        Problem::NotGroup(_) => PB_NOT_GROUP,
        Problem::NotTongue(_) => PB_NOT_TONGUE,
        Problem::MoreTelephones(_) => PB_MORE_TELEPHONES,
        Problem::Again(_) => PB_AGAIN,
        Problem::NotFindable => PB_NOT_FINDABLE,
        Problem::NotPlace => PB_NOT_PLACE,
        Problem::WhichEstate => PB_WHICH_ESTATE,
        Problem::NotYours => PB_NOT_YOURS,
        Problem::Several => PB_SEVERAL,
        Problem::Gone => PB_GONE,
    })
}

/// What is wrong, with the cell it is about: `不是电话，没收：12`.
#[must_use]
pub fn wrong(what: Problem, cell: &str) -> String {
    match (what, cell) {
        (Problem::Again(row), _) => format!("{}{}{row}", problem(what), t(COLON)),
        (_, "") => problem(what).to_owned(),
        (_, cell) => format!("{}{}{cell}", problem(what), t(COLON)),
    }
}

/// What changes.
#[must_use]
pub fn topic(topic: Topic) -> &'static str {
    t(match topic {
        Topic::Telephone => CL_TELEPHONE,
        Topic::Home => LN_HOME,
        Topic::Born => CL_BORN,
        Topic::Gender => CL_GENDER,
        Topic::Relation => CL_RELATION,
        Topic::Groups => CL_GROUPS,
        Topic::Note => CL_NOTE,
        Topic::Difficulty => F_DIFFICULTY,
        Topic::Speaks => F_SPEAKS,
    })
}

/// What stood or will stand there.
#[must_use]
pub fn shown(shown: &Shown) -> String {
    let words = match shown {
        Shown::Text(text) => text.clone(),
        Shown::Gender(gender) => gender.map(|gender| gender_word(Some(gender)).to_owned()).unwrap_or_default(),
        Shown::Relation(relation) => relation.map(|relation| relation_word(relation).to_owned()).unwrap_or_default(),
        Shown::Groups(groups) => groups_words(*groups),
        Shown::Speaks(tongues) => tongues_words(*tongues),
    };
    if words.is_empty() { t(NOTHING_THERE).to_owned() } else { words }
}

/// Groups, as a list of words.
#[must_use]
pub fn groups_words(groups: Groups) -> String {
    groups.iter().map(group_word).collect::<Vec<&str>>().join("、")
}

/// Tongues, as a list of words.
#[must_use]
pub fn tongues_words(tongues: Tongues) -> String {
    tongues.iter().map(|tongue| t(common::tongue(tongue))).collect::<Vec<_>>().join("、")
}

fn group_word(group: Group) -> &'static str {
    crate::called::group_word(group)
}

/// Why a file could not be read, and what to do about it; its name tells what it was.
#[must_use]
pub fn unread(why: Unread, file: &str) -> String {
    let ending = file.rsplit('.').next().unwrap_or_default().to_lowercase();
    let word = match (why, ending.as_str()) {
        (Unread::TooLarge, _) => return fill(t(UNREAD_LARGE), &[("n", &(FILE_MAX >> 20).to_string())]),
        (Unread::Empty, _) => UNREAD_EMPTY,
        (Unread::Locked, _) => UNREAD_LOCKED,
        (_, "numbers") => UNREAD_NUMBERS,
        (_, "et" | "ett") => UNREAD_WPS,
        (_, "pdf") => UNREAD_PDF,
        (_, "doc" | "docx" | "wps" | "pages" | "rtf" | "odt") => UNREAD_WORD,
        (Unread::Damaged, _) => UNREAD_DAMAGED,
        (Unread::Other, _) => UNREAD_OTHER,
    };
    t(word).to_owned()
}

/// How an import stands.
#[must_use]
pub fn standing(import: &Import) -> String {
    let number = |n: u32| n.to_string();
    let (done, all) = (number(import.done), number(import.total));
    match import.stage {
        Stage::Done => {
            let (people, homes, changed) = (number(import.people), number(import.homes), number(import.changed));
            fill(t(CARRIED), &[("people", &people), ("homes", &homes), ("changed", &changed)])
        }
        Stage::Stopped => fill(t(CARRIED_STOPPED), &[("done", &done), ("all", &all)]),
        Stage::Going if import.running => fill(t(CARRYING), &[("n", &done), ("all", &all)]),
        Stage::Going => fill(t(CARRIED_BROKEN), &[("done", &done), ("all", &all)]),
        Stage::GoingBack => t(TAKEN_BACK_HALF).to_owned(),
        Stage::TakenBack => {
            let (people, homes) = (number(import.kept_people), number(import.kept_homes));
            let places = number(import.kept_places);
            let kept = import.kept_people + import.kept_homes + import.kept_places > 0;
            let kept_words = [("people", people.as_str()), ("homes", &homes), ("places", &places)];
            if kept { fill(t(TAKEN_BACK_KEPT), &kept_words) } else { t(TAKEN_BACK).to_owned() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_file_that_is_no_roster_gets_a_sentence_that_says_what_to_do() {
        let said = |why, file| unread(why, file);
        assert!(said(Unread::Other, "名册.numbers").contains("Numbers"));
        assert!(said(Unread::Damaged, "名册.NUMBERS").contains("Numbers"));
        assert!(said(Unread::Other, "名册.et").contains("WPS"));
        assert!(said(Unread::Other, "通知.pdf").contains("PDF"));
        assert!(said(Unread::Other, "名单.docx").contains("文字文档"));
        assert!(said(Unread::TooLarge, "a.xlsx").contains("32 MB"));
        assert!(said(Unread::Locked, "a.xlsx").contains("密码"));
        let whys = [Unread::Empty, Unread::TooLarge, Unread::Locked, Unread::Other, Unread::Damaged];
        assert_eq!(whys.map(|why| said(why, "a.xlsx")).into_iter().collect::<BTreeSet<_>>().len(), whys.len());
    }

    #[test]
    fn every_column_has_a_word_of_its_own() {
        let columns = columns();
        assert_eq!(columns.iter().map(|one| column(*one)).collect::<BTreeSet<_>>().len(), columns.len());
    }

    #[test]
    fn a_problem_names_the_cell_or_the_other_row() {
        assert_eq!(wrong(Problem::NotTelephone(4), "12"), "不是电话，没收：12");
        assert_eq!(wrong(Problem::NotCitizenNumber(2), ""), t(PB_NOT_NUMBER));
        assert!(wrong(Problem::Again(7), "").ends_with("：7"));
    }
}
