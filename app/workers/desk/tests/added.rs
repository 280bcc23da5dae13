//! Buildings that are added after the station was set up: to an estate that is there, or with one that is new.

use crate::common::joined::{building_3, two};
use crate::common::people::undo;
use crate::common::*;
use desk::Desk;
use domain::place::Level;
use ports::desk::added::Form;
use ports::desk::*;
use std::rc::Rc;

fn add(desk: &Rc<Desk<Tab>>, estate: &str, buildings: &str) -> Reply {
    ask(desk, Ask::AddPlaces(Form { estate: estate.into(), buildings: buildings.into() }))
}

/// Every estate and building, in order.
fn places(desk: &Rc<Desk<Tab>>) -> Vec<String> {
    let Ok(Answer::Places(rows)) = ask(desk, Ask::Places) else { panic!("places") };
    rows.into_iter().filter(|row| row.level >= Level::Estate).map(|row| row.name).collect()
}

#[test]
fn what_is_missing_is_added_and_what_is_there_stays() {
    let desk = Browser::new().station();
    let (before, third) = (places(&desk), building_3(&desk));
    let last = before.last().expect("buildings").clone();
    saved(add(&desk, " 青禾小区 ", "3、98-99"));
    let after = places(&desk);
    assert_eq!(after.len(), before.len() + 2, "{last}: {after:?}");
    assert!(after.contains(&"98号楼".to_owned()) && after.contains(&"99号楼".to_owned()));
    assert_eq!(building_3(&desk), third);
    assert!(matches!(ask(&desk, Ask::Building(building(&desk, "青禾小区", "99").0)), Ok(Answer::Building(_))));
}

#[test]
fn a_new_estate_comes_with_its_buildings_and_can_be_taken_back() {
    let desk = Browser::new().station();
    let before = places(&desk);
    let written = saved(add(&desk, "北里新村", "1-200"));
    assert_eq!(places(&desk).len(), before.len() + 201);
    undo(&desk, &written);
    assert_eq!(places(&desk), before);
    saved(add(&desk, "北里新村", "1-2"));
    assert_eq!(places(&desk).len(), before.len() + 3);
}

#[test]
fn every_field_that_is_not_right_is_named_and_so_is_that_all_are_there() {
    let desk = Browser::new().station();
    let wrong = vec![(Field::Estate(0), Wrong::Empty), (Field::Buildings(0), Wrong::NotBuildings)];
    assert_eq!(add(&desk, " ", "东边那栋"), Err(Trouble::Wrong(wrong)));
    let there = vec![(Field::Buildings(0), Wrong::There)];
    assert_eq!(add(&desk, "青禾小区", "3"), Err(Trouble::Wrong(there)));
}

#[test]
fn a_building_captains_device_adds_none() {
    let (_, captain, _) = two(building_3);
    assert_eq!(add(&captain, "青禾小区", "98"), Err(Trouble::NotYours));
}

#[test]
fn a_name_that_can_mean_one_estate_only_is_that_one() {
    let desk = Browser::new().station();
    let there = Err(Trouble::Wrong(vec![(Field::Buildings(0), Wrong::There)]));
    assert_eq!(add(&desk, "青 禾", "3"), there, "part of a name");
    assert_eq!(add(&desk, "青禾小区（东）", "3"), there, "and more than a name");
}

#[test]
fn an_office_has_no_estates() {
    assert_eq!(add(&crate::levels::office(), "北里新村", "1-2"), Err(Trouble::NotNow));
}
