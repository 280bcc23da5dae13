//! The contact card of a building: a link that leads to the station and says who to tell first, and what is wrong with one.

use crate::common::joined::two;
use crate::common::*;
use courier::{Body, code, slip};
use desk::Desk;
use ports::desk::contact::{Form, HOURS_MAX, Link};
use ports::desk::*;
use std::rc::Rc;

fn card(desk: &Rc<Desk<Tab>>) -> Form {
    let (place, _) = building(desk, "青禾小区", "3");
    Form {
        place, name: " 志愿者小范 ".into(), telephone: "138 0000 2468".into(), hours: "早8点到晚8点".into()
    }
}

fn made(desk: &Rc<Desk<Tab>>, form: Form) -> Link {
    match ask(desk, Ask::Contact(form)) {
        Ok(Answer::Contact(link)) => link,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_link_is_the_posters_and_says_who_to_tell_first_in_the_stations_name() {
    let desk = Browser::new().station();
    let form = card(&desk);
    let (_, poster) = building(&desk, "青禾小区", "3");
    let Link { link, names } = made(&desk, form.clone());
    assert!(names && link.starts_with(BASE) && !link.ends_with('.'), "{link}");
    assert_eq!(courier::Poster::parse(&link), Ok(poster.clone()));
    let opened = slip::open_open(&code::find(&link).expect("a code")).expect("a slip");
    assert_eq!(trust::fingerprint(&opened.signer), poster.root);
    let Body::Contact(said) = opened.body else { panic!("a contact") };
    let words = [said.name, said.telephone, said.hours].map(|word| word.to_string());
    assert_eq!(words, ["志愿者小范", "13800002468", "早8点到晚8点"]);
    assert_eq!((said.place, said.at_ms), (form.place, NOW));
    assert!(link.chars().count() < 500, "{}", link.chars().count());
}

#[test]
fn every_field_that_is_not_right_is_named() {
    let desk = Browser::new().station();
    let form =
        Form { name: " ".into(), telephone: "见门口".into(), hours: "长".repeat(HOURS_MAX + 1), ..card(&desk) };
    let wrong = vec![
        (Field::Captain, Wrong::Empty),
        (Field::Telephone, Wrong::NotTelephone),
        (Field::Words, Wrong::TooLong(HOURS_MAX as u32)),
    ];
    assert_eq!(ask(&desk, Ask::Contact(form)), Err(Trouble::Wrong(wrong)));
    let nowhere = Form { place: domain::PlaceId([9; 8]), ..card(&desk) };
    assert_eq!(ask(&desk, Ask::Contact(nowhere)), Err(Trouble::Unknown));
}

#[test]
fn a_device_without_the_stations_voice_gives_the_posters_link_and_says_so() {
    let (station, guest, _) = two(|desk| building(desk, "青禾小区", "3").0);
    let form = card(&guest);
    let Link { link, names } = made(&guest, form.clone());
    assert!(!names && !link.contains("?s="), "{link}");
    assert_eq!(courier::Poster::parse(&link).map(|poster| poster.place), Ok(form.place));
    assert!(made(&station, form).names);
}
