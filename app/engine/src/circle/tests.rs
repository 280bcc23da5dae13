//! Circles, as neighbours would make them.

use super::*;
use domain::Home;
use domain::place::{Level, Metres};
use domain::time::Part;
use domain::volunteer::{Reach, Skill, Skills};

fn person(number: u8) -> PersonId {
    PersonId([number; 16])
}

fn building(number: u8) -> PlaceId {
    PlaceId([number; 8])
}

fn guest(number: u8, place: u8) -> Guest {
    Guest { person: person(number), place: building(place), suits: Slots::default() }
}

fn host(number: u8, place: u8, skills: &[Skill]) -> Volunteer {
    Volunteer {
        person: person(number),
        place: building(place),
        home: Home { building: place.into(), unit: 1, room: 101 },
        skills: Skills::of(skills),
        free: Slots::ALL,
        reach: Reach::Estate,
        capacity: 1,
    }
}

/// Buildings 1, 2, 3 … stand 100 m apart in one estate; 50 is in another.
fn places() -> Vec<Place> {
    let place = |id: u8, level, above: u8, east| {
        let at = Metres { east, north: 5 };
        Place { id: building(id), level, above: Some(building(above)), name: String::new(), at }
    };
    let own = (1..=20).map(|number| place(number, Level::Building, 200, i32::from(number) * 100));
    let other = place(50, Level::Building, 201, 0);
    own.chain([other, place(200, Level::Estate, 250, 1), place(201, Level::Estate, 250, 1)]).collect()
}

fn made(guests: Vec<Guest>, volunteers: Vec<Volunteer>) -> Circles {
    circles(&Gathering { guests, volunteers, places: places(), ..Gathering::default() }, &Weights::default())
}

fn numbers(circle: &Circle) -> Vec<u8> {
    circle.members.iter().map(|member| member.0[0]).collect()
}

#[test]
fn seven_neighbours_and_a_couple_become_one_circle() {
    let guests = (1..=7).map(|number| guest(number, 1 + number % 3)).collect();
    let made = made(guests, vec![host(100, 1, &[Skill::Cooking]), host(101, 1, &[Skill::Talk]), host(102, 9, &[])]);
    assert_eq!((made.circles.len(), made.alone.len(), made.certified), (1, 0, true));
    let circle = &made.circles[0];
    assert_eq!((numbers(circle), circle.apart_m, circle.missing), ((1..=7).collect(), 200, 0));
    assert_eq!(circle.hosts.iter().map(|host| host.volunteer.0[0]).collect::<Vec<_>>(), [100, 101]);
    assert_eq!(circle.hosts[0].why, [(Why::Cooks, -300), (Why::WalkMetres(200), 200)]);
}

#[test]
fn too_many_for_one_table_are_shared_out_evenly() {
    let made = made((1..=9).map(|number| guest(number, 1)).collect(), vec![]);
    let sizes: Vec<_> = made.circles.iter().map(|circle| circle.members.len()).collect();
    assert_eq!(sizes, [5, 4]);
    assert_eq!(made.circles[0].missing, 2, "five have two hosts");
    assert_eq!(made.circles[1].missing, 1);
}

#[test]
fn who_lives_too_far_or_in_another_estate_stays_alone() {
    let mut guests: Vec<_> = (1..=3).map(|number| guest(number, 1)).collect();
    guests.extend([guest(4, 9), guest(5, 50)]);
    let made = made(guests, vec![host(100, 50, &[])]);
    assert_eq!(numbers(&made.circles[0]), [1, 2, 3]);
    assert_eq!(made.alone, [person(4), person(5)]);
    assert!(made.circles[0].hosts.is_empty(), "nobody is sent to another estate");
}

#[test]
fn a_circle_has_a_time_that_suits_everyone_and_its_hosts() {
    let tuesday = Slots::one(1, Part::Afternoon);
    let saturday = Slots::one(5, Part::Morning);
    let mut guests: Vec<_> = (1..=3).map(|number| guest(number, 1)).collect();
    guests[0].suits = tuesday.or(saturday);
    let busy = Volunteer { free: tuesday, ..host(100, 1, &[Skill::Cooking]) };
    let free = Volunteer { free: saturday, ..host(101, 1, &[]) };
    let more = Volunteer { free: saturday, ..host(102, 1, &[]) };
    let done = made(guests.clone(), vec![busy, free, more]);
    assert_eq!(done.circles[0].slot, saturday, "two could come then, on Tuesday only one");
    guests[1].suits = Slots::one(2, Part::Evening);
    assert_eq!(made(guests, vec![]).alone.len(), 3, "no time suits all three");
}

#[test]
fn two_who_must_not_meet_are_at_no_table_together() {
    let guests: Vec<_> = (1..=6).map(|number| guest(number, 1)).collect();
    let gathering = Gathering {
        guests,
        volunteers: vec![host(100, 1, &[]), host(101, 1, &[])],
        places: places(),
        avoid: vec![(person(1), person(2)), (person(3), person(100)), (person(4), person(101))],
        ..Gathering::default()
    };
    let made = circles(&gathering, &Weights::default());
    assert_eq!(made.circles.len(), 2);
    for circle in &made.circles {
        assert!(!(numbers(circle).contains(&1) && numbers(circle).contains(&2)));
        for host in &circle.hosts {
            let avoided = if host.volunteer == person(100) { 3 } else { 4 };
            assert!(!numbers(circle).contains(&avoided));
        }
    }
}

#[test]
fn whoever_knows_the_members_is_preferred() {
    let gathering = Gathering {
        guests: (1..=3).map(|number| guest(number, 1)).collect(),
        volunteers: vec![host(100, 1, &[Skill::Cooking]), host(101, 1, &[])],
        places: places(),
        known: vec![(person(101), person(2))],
        ..Gathering::default()
    };
    let made = circles(&gathering, &Weights::default());
    assert_eq!(made.circles[0].hosts[0].volunteer, person(101));
    assert_eq!(made.circles[0].hosts[0].why[0], (Why::Knows(1), -400));
}

#[test]
fn the_order_of_the_lists_shows_nowhere_and_nothing_makes_nothing() {
    let guests: Vec<_> = (1..=11).map(|number| guest(number, number % 4 + 1)).collect();
    let volunteers: Vec<_> = (100..110).map(|number| host(number, number % 5 + 1, &[])).collect();
    let forward = made(guests.clone(), volunteers.clone());
    let backward = made(guests.into_iter().rev().collect(), volunteers.into_iter().rev().collect());
    assert_eq!(forward, backward);
    assert_eq!(made(vec![], vec![]), Circles { certified: true, ..Circles::default() });
}
