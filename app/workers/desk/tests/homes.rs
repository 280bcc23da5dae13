//! What is known of a home, on two devices of one station: each reads what the other wrote.

use crate::common::joined::*;
use crate::common::people::{nobody, written};
use crate::common::*;
use desk::Desk;
use domain::PersonId;
use ports::desk::*;
use std::rc::Rc;

fn difficulty(desk: &Rc<Desk<Tab>>, person: PersonId) -> String {
    match ask(desk, Ask::Person(person)) {
        Ok(Answer::Person(detail)) => detail.difficulty,
        other => panic!("{other:?}"),
    }
}

fn says(desk: &Rc<Desk<Tab>>, person: PersonId, name: &str, difficulty: &str) {
    let (building, home) = (building_3(desk), "501".into());
    let (person, name, difficulty) = (Some(person), name.into(), difficulty.into());
    saved(ask(desk, Ask::SavePerson(PersonForm { person, building, home, name, difficulty, ..nobody() })));
}

#[test]
fn a_captain_reads_what_the_station_notes_of_a_home_in_her_building() {
    let (station, captain, he) = two(building_3);
    says(&station, he, "何建民", "长期卧床");
    send(&station, &captain);
    assert_eq!(difficulty(&captain, he), "长期卧床");
    says(&captain, he, "何建民", "长期卧床，独自一人");
    send(&captain, &station);
    assert_eq!(difficulty(&station, he), "长期卧床，独自一人");
}

#[test]
fn two_who_write_of_a_home_for_the_first_time_apart_each_read_the_other() {
    let (station, captain, he) = two(building_3);
    says(&station, he, "何建民", "长期卧床");
    says(&captain, he, "何建民", "子女在外地");
    send(&captain, &station);
    send(&station, &captain);
    let shown = difficulty(&station, he);
    assert_eq!(difficulty(&captain, he), shown, "one of both, the same on both");
    // Whichever was shown: what is written next is read by the other, after a restart too.
    for (from, to, words) in [(&captain, &station, "一"), (&station, &captain, "二"), (&captain, &station, "三")] {
        says(from, he, "何建民", words);
        send(from, to);
        assert_eq!((difficulty(from, he), difficulty(to, he)), (words.to_owned(), words.to_owned()));
    }
}

#[test]
fn a_home_the_captain_wrote_down_is_read_by_both() {
    let (station, captain, _) = two(building_3);
    let lin = written(&captain, "林秀英", "302", false);
    send(&captain, &station);
    let form =
        PersonForm {
            home: "302".into(), difficulty: "眼睛看不清".into(), building: building_3(&station), ..nobody()
        };
    saved(ask(&station, Ask::SavePerson(PersonForm { person: Some(lin), name: "林秀英".into(), ..form })));
    send(&station, &captain);
    assert_eq!(difficulty(&captain, lin), "眼睛看不清");
}

#[test]
fn a_captain_is_not_told_the_key_of_a_home_elsewhere() {
    let (station, captain, he) = two(|desk| building(desk, "槐荫里", "2").0);
    says(&station, he, "何建民", "长期卧床");
    send(&station, &captain);
    let known = rows(&captain.host.browser, desk::host::KEYS);
    assert_eq!(known, 0, "neither his nor his home's");
}
