//! Somebody who is known is written down again: by a form that lay open, or as if they were new. Nothing that is known goes.

use crate::common::joined::building_3;
use crate::common::on_roll::*;
use crate::common::*;
use domain::PlaceId;
use domain::household::Relation;
use ports::desk::roster::Ask as About;
use ports::desk::*;

#[test]
fn a_form_that_lay_open_puts_nothing_back_that_somebody_changed_meanwhile() {
    let desk = Browser::new().station();
    let opened = PersonForm { telephone: "13800001234".into(), ..at_home(&desk, "何建民", "501", "1946") };
    let he = save(&desk, opened.clone());
    let was = PersonForm { person: Some(he), ..opened };
    // Meanwhile: another telephone, a relation, a difficulty, another home, and ready to help.
    let (relation, difficulty) = (Some(Relation::Head), "腿脚不便".to_owned());
    save(&desk, PersonForm { telephone: "13900009876".into(), relation, difficulty, ..was.clone() });
    let far = building(&desk, "青禾小区", "4").0;
    let moved = About::Move { people: vec![he], building: far, home: "101".into() };
    tell(&desk, moved);
    save(&desk, PersonForm { born: "1946-3-8".into(), was: Some(Box::new(was.clone())), ..was });
    let now = detail(&desk, he);
    assert_eq!((now.row.telephone.as_str(), now.row.relation), ("13900009876", Some(Relation::Head)));
    assert_eq!(now.row.plate, "4-1-101");
    assert_eq!(now.born.map(|born| born.to_string()).as_deref(), Some("1946-03-08"), "and what was typed is written");
}

#[test]
fn whoever_is_on_the_roster_already_loses_nothing_by_being_added_again() {
    let desk = Browser::new().station();
    let (telephone, relation) = ("13800001234".to_owned(), Some(Relation::Head));
    let he = save(&desk, PersonForm { telephone, relation, ..at_home(&desk, "何建民", "501", "1946-03-08") });
    let again = PersonForm { telephone: "13900009876".into(), ..at_home(&desk, "何建民", "501", "1946") };
    let again = PersonForm { difficulty: "腿脚不便".into(), ..again };
    let written = saved(ask(&desk, Ask::SavePerson(again)));
    assert_eq!((written.person, written.already), (Some(he), true));
    let now = detail(&desk, he);
    assert_eq!((now.row.telephone.as_str(), now.row.relation), ("13800001234", Some(Relation::Head)));
    assert_eq!(now.born.map(|born| born.to_string()).as_deref(), Some("1946-03-08"));
    assert_eq!(now.difficulty, "腿脚不便", "what was not known is");
    // The same of two that are made one.
    let telephone = "13800001234".to_owned();
    let bare = save(&desk, PersonForm { telephone, ..at_home(&desk, "何建民", "502", "1946") });
    tell(&desk, About::Merge { twice: he, person: bare, take: vec![] });
    assert_eq!(detail(&desk, bare).born.map(|born| born.to_string()).as_deref(), Some("1946-03-08"), "the exact day");
}

#[test]
fn a_note_is_written_changed_left_alone_by_a_form_that_lay_open_and_taken_away() {
    let desk = Browser::new().station();
    let noted = |note: &str| PersonForm { note: note.into(), ..at_home(&desk, "何建民", "501", "1946") };
    let he = save(&desk, noted(" 耳背，敲门要重 "));
    assert_eq!(detail(&desk, he).note, "耳背，敲门要重");
    let was = PersonForm { person: Some(he), ..noted("耳背，敲门要重") };
    let changed = |note: &str| PersonForm { was: Some(Box::new(was.clone())), note: note.into(), ..was.clone() };
    save(&desk, changed("有助听器了"));
    save(&desk, PersonForm { born: "1946-3-8".into(), ..changed("耳背，敲门要重") });
    assert_eq!(detail(&desk, he).note, "有助听器了");
    let long = ask(&desk, Ask::SavePerson(changed(&"长".repeat(NOTE_MAX + 1))));
    assert_eq!(long, Err(Trouble::Wrong(vec![(Field::Words, Wrong::TooLong(NOTE_MAX as u32))])));
    save(&desk, PersonForm { person: None, ..noted("另一句") });
    assert_eq!(detail(&desk, he).note, "有助听器了", "added again, they lose nothing");
    save(&desk, changed(""));
    assert_eq!(detail(&desk, he).note, "");
}

#[test]
fn a_home_added_by_a_form_that_lay_open_leaves_the_note_alone() {
    let desk = Browser::new().station();
    let homeless = PersonForm { home: String::new(), ..at_home(&desk, "何建民", "501", "1946") };
    let he = save(&desk, homeless.clone());
    // As the page makes it of somebody without a home: no building.
    let was = PersonForm { person: Some(he), building: PlaceId::default(), ..homeless.clone() };
    save(&desk, PersonForm { person: Some(he), note: "耳背".into(), ..homeless });
    let home = PersonForm { building: building_3(&desk), home: "501".into(), ..was.clone() };
    save(&desk, PersonForm { was: Some(Box::new(was)), ..home });
    let now = detail(&desk, he);
    assert_eq!((now.row.plate.as_str(), now.note.as_str()), ("3-1-501", "耳背"));
}

#[test]
fn of_two_that_are_made_one_both_notes_stand() {
    let desk = Browser::new().station();
    let noted = |home: &str, note: &str| PersonForm { note: note.into(), ..at_home(&desk, "何建民", home, "1946") };
    let (one, other) = (save(&desk, noted("501", "耳背")), save(&desk, noted("502", "养猫")));
    tell(&desk, About::Merge { twice: one, person: other, take: vec![] });
    assert_eq!(detail(&desk, other).note, "养猫；耳背");
}
