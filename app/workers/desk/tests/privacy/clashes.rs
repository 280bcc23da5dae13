//! Two people write about one thing at the same time: nothing is lost, both are shown, and somebody says which holds.

use crate::common::people::nobody;
use crate::common::*;
use crate::privacy::scene::*;
use desk::Desk;
use domain::program::DateOf;
use domain::{Day, Kind, PersonId};
use ports::desk::clashes::{Ask as Clashes, At, Clash, Of, Which};
use ports::desk::copy::{Fact, Said};
use ports::desk::*;
use std::rc::Rc;

fn clashes(desk: &Rc<Desk<Tab>>) -> Vec<Clash> {
    match ask(desk, Ask::Clashes(Clashes::List)) {
        Ok(Answer::Clashes(clashes)) => clashes,
        other => panic!("clashes, not {other:?}"),
    }
}

fn counted(browser: &Browser) -> u32 {
    let told = browser.told.borrow();
    let counts = told
        .iter()
        .rev()
        .find_map(|news| if let News::Changed { counts } = news { Some(counts.clashes) } else { None });
    counts.expect("told")
}

fn settle(desk: &Rc<Desk<Tab>>, at: At, write: Which) -> Reply {
    ask(desk, Ask::Clashes(Clashes::Settle { at, write }))
}

/// Writes another telephone down, leaving everything else as it is.
fn telephones(desk: &Rc<Desk<Tab>>, person: PersonId, telephone: &str) {
    let (place, _) = building(desk, "青禾小区", "3");
    let form = PersonForm {
        person: Some(person),
        building: place,
        home: "2-501".into(),
        name: "何建民".into(),
        telephone: telephone.into(),
        ..nobody()
    };
    saved(ask(desk, Ask::SavePerson(form)));
}

fn telephone(desk: &Rc<Desk<Tab>>, person: PersonId) -> String {
    match ask(desk, Ask::Person(person)) {
        Ok(Answer::Person(detail)) => detail.row.telephone,
        other => panic!("he, not {other:?}"),
    }
}

/// Two devices of one station that know the same.
fn two(scene: &Scene) -> (Browser, Rc<Desk<Tab>>) {
    let other = Browser::started_after(50);
    let there = other.tab();
    open(&there, Mode::Real);
    restore(&there, backup(&scene.desk));
    (other, there)
}

#[test]
fn both_are_kept_and_shown_and_what_is_chosen_is_written_after_both() {
    let scene = Scene::lived();
    let (other, there) = two(&scene);
    telephones(&scene.desk, scene.he, "13811110000");
    telephones(&there, scene.he, "13822220000");
    saved(ask(&scene.desk, Ask::SetKind { request: scene.requests[1], kind: Kind::Danger }));
    saved(ask(&there, Ask::SetKind { request: scene.requests[1], kind: Kind::Repair }));
    assert_eq!(clashes(&there), []);
    restore(&there, backup(&scene.desk));
    let found = clashes(&there);
    let facts: Vec<_> = found.iter().map(|clash| (clash.fact, clash.page)).collect();
    assert_eq!(facts, [(Fact::Telephone, Of::Person(scene.he)), (Fact::Kind, Of::Request(scene.requests[1]))]);
    assert_eq!((found[0].about.as_str(), counted(&other)), ("何建民", 2));
    let sides: Vec<_> = found[0].sides.iter().map(|side| (side.said.clone(), side.this)).collect();
    let text = |text: &str| Some(Said::Text(text.into()));
    assert!(sides.contains(&(text("13811110000"), false)) && sides.contains(&(text("13822220000"), true)));

    // The one that is not shown meanwhile holds.
    let shown = telephone(&there, scene.he);
    let hidden = found[0].sides.first().expect("two sides").clone();
    assert_ne!(hidden.said, text(&shown));
    saved(settle(&there, found[0].at, hidden.write));
    assert_eq!(text(&telephone(&there, scene.he)), hidden.said);
    let theirs = found[1].sides.iter().find(|side| !side.this).expect("the other's").clone();
    saved(settle(&there, found[1].at, theirs.write));
    assert_eq!(request(&there, scene.requests[1]).row.kind, Kind::Danger);
    assert_eq!((clashes(&there), counted(&other)), (vec![], 0));
    assert_eq!(settle(&there, found[0].at, hidden.write), Err(Trouble::Meanwhile), "somebody has said so");
    // The other device hears which holds, and is asked nothing.
    restore(&scene.desk, backup(&there));
    assert_eq!((telephone(&scene.desk, scene.he), clashes(&scene.desk)), (telephone(&there, scene.he), vec![]));
}

#[test]
fn the_same_written_twice_is_no_question() {
    let scene = Scene::lived();
    let (_, there) = two(&scene);
    telephones(&scene.desk, scene.he, "13811110000");
    telephones(&there, scene.he, "13811110000");
    restore(&there, backup(&scene.desk));
    assert_eq!(clashes(&there), [], "under another seal, and the same");
    assert_eq!(telephone(&there, scene.he), "13811110000");
}

fn dated(desk: &Rc<Desk<Tab>>, person: PersonId, of: DateOf, day: u32) {
    saved(ask(desk, Ask::Roster(roster::Ask::Date { person, of, day: Some(Day(day)) })));
}

fn dates(desk: &Rc<Desk<Tab>>, person: PersonId) -> Vec<(DateOf, Day)> {
    match ask(desk, Ask::Person(person)) {
        Ok(Answer::Person(detail)) => detail.dates,
        other => panic!("he, not {other:?}"),
    }
}

#[test]
fn dates_of_two_devices_stand_side_by_side_and_one_date_that_differs_is_asked_about() {
    let scene = Scene::lived();
    let (_, there) = two(&scene);
    dated(&scene.desk, scene.he, DateOf::Booster, 20_000);
    dated(&there, scene.he, DateOf::Checkup, 20_010);
    restore(&there, backup(&scene.desk));
    assert_eq!(clashes(&there), []);
    assert_eq!(dates(&there, scene.he), [(DateOf::Booster, Day(20_000)), (DateOf::Checkup, Day(20_010))]);
    restore(&scene.desk, backup(&there));
    dated(&scene.desk, scene.he, DateOf::Booster, 20_001);
    dated(&there, scene.he, DateOf::Booster, 20_002);
    dated(&there, scene.he, DateOf::Wedding, 20_020);
    restore(&there, backup(&scene.desk));
    let found = clashes(&there);
    assert_eq!(found.iter().map(|clash| clash.fact).collect::<Vec<_>>(), [Fact::Date]);
    let theirs = found[0].sides.iter().find(|side| !side.this).expect("the other's").clone();
    assert_eq!(theirs.said, Some(Said::Dated(DateOf::Booster, Day(20_001))));
    saved(settle(&there, found[0].at, theirs.write));
    assert_eq!(clashes(&there), []);
    let all = [(DateOf::Booster, Day(20_001)), (DateOf::Checkup, Day(20_010)), (DateOf::Wedding, Day(20_020))];
    let mut kept = dates(&there, scene.he);
    kept.sort();
    assert_eq!(kept.len(), 3);
    assert!(all.iter().all(|date| kept.contains(date)), "{kept:?}");
}
