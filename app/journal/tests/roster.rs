//! What a roster knows of somebody: born, groups, dates, papers, gone, written down twice; and programs with enrolments.

use crate::common::*;
use domain::gone::{Gone, Why};
use domain::group::{Group, Groups};
use domain::household::Relation;
use domain::knock::{Knock, Next, Outcome, Sign, Ticks};
use domain::program::{DateOf, EnrolStage, Paper, Papers, Rule, Version};
use domain::{Born, Day, HouseholdId, PersonId, ProgramId};
use journal::acts::Particulars;
use journal::facts::Sorted;
use journal::vocabulary::field;
use journal::{Act, Subject, Value, Verdict, reserved};

const TWICE: PersonId = PersonId([8; 16]);
const BRACELET: ProgramId = ProgramId([6; 16]);

fn groups(groups: &[Group]) -> Groups {
    Groups::of(groups)
}

fn version(from: u32, name: &str) -> Version {
    Version {
        from: Day(from),
        until: None,
        name: name.into(),
        benefit: "智能手环一只".into(),
        rule: Rule::default(),
        papers: Papers::default(),
        again_days: None,
    }
}

#[test]
fn what_a_roster_knows_is_written_read_and_taken_away_again() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let born = Born { year: 1949, month: 3, day: 8 };
    let sorted = Sorted { is: groups(&[Group::Veteran, Group::LowIncome]), is_not: groups(&[Group::Alone]) };
    let left = Gone { why: Why::InCare, day: Day(20_000) };
    let event = desk.act(|act| {
        act.note_born(HE, Some(born)).note_relation(HE, Some(Relation::Parent)).note_groups(HE, sorted);
        act.note_date(HE, DateOf::Booster, Some(Day(19_000))).note_paper(HE, Paper::IdCard, Some(Day(21_000)));
        act.note_gone(HE, Some(left));
    });
    let (ledger, keyring) = (desk.replica.ledger(), &desk.keyring);
    assert_eq!((ledger.born_on(keyring, HE), ledger.born(keyring, HE)), (Some(born), Some(1949)));
    assert_eq!(ledger.relation(keyring, HE), Some(Relation::Parent));
    assert_eq!(ledger.sorted(keyring, HE), sorted);
    assert_eq!(ledger.dates(keyring, HE).into_iter().collect::<Vec<_>>(), [(DateOf::Booster, Day(19_000))]);
    assert_eq!(ledger.papers(keyring, HE).get(&Paper::IdCard), Some(&Some(Day(21_000))));
    assert_eq!(ledger.gone(keyring, HE), Some(left));
    assert!(!event.bytes().windows(5).any(|part| part == b"03-08"), "the birthday is sealed");
    // Said again: nothing new. The year alone: the day is gone.
    let mut again = Act::new(ledger, &mut desk.keyring, &mut desk.draw);
    again.note_born(HE, Some(born)).note_relation(HE, Some(Relation::Parent)).note_groups(HE, sorted);
    again.note_date(HE, DateOf::Booster, Some(Day(19_000))).note_paper(HE, Paper::IdCard, Some(Day(21_000)));
    assert!(again.is_empty());
    desk.act(|act| {
        act.note_born(HE, Some(Born::in_year(1950))).note_relation(HE, None).note_groups(HE, Sorted::default());
        act.note_date(HE, DateOf::Booster, None).drop_paper(HE, Paper::IdCard).note_gone(HE, None);
    });
    let (ledger, keyring) = (desk.replica.ledger(), &desk.keyring);
    assert_eq!(ledger.born_on(keyring, HE), Some(Born::in_year(1950)));
    assert_eq!((ledger.relation(keyring, HE), ledger.sorted(keyring, HE)), (None, Sorted::default()));
    assert!(ledger.dates(keyring, HE).is_empty() && ledger.papers(keyring, HE).is_empty());
    assert_eq!(ledger.gone(keyring, HE), None);
}

#[test]
fn what_only_the_station_is_told_stays_closed_to_a_captain_with_the_persons_key_and_her_word_does_not_touch_it() {
    let (mut station, mut captain) = (Desk::new(0), Desk::new(1));
    let is = groups(&[Group::Veteran, Group::LowIncome, Group::ChronicIllness]);
    let first = station.act(|act| {
        act.add_person(HE, None, &he()).note_groups(HE, Sorted { is, is_not: Groups::default() });
    });
    assert_eq!(captain.take(&first).verdict, Verdict::Applied);
    captain.keyring.put(HE, station.keyring.get(HE).unwrap().clone());
    let (ledger, keyring) = (captain.replica.ledger(), &captain.keyring);
    assert_eq!(ledger.sorted(keyring, HE).is, groups(&[Group::Veteran]));
    assert!(ledger.holds_back(keyring, HE) && !station.replica.ledger().holds_back(&station.keyring, HE));
    // She writes what she knows; what she does not see stays.
    let second = captain.act(|act| {
        act.note_groups(HE, Sorted { is: groups(&[Group::Disabled]), is_not: Groups::default() });
    });
    assert_eq!(station.take(&second).verdict, Verdict::Applied);
    let now = station.replica.ledger().sorted(&station.keyring, HE).is;
    assert_eq!(now, groups(&[Group::Disabled, Group::LowIncome, Group::ChronicIllness]));
}

#[test]
fn two_captains_who_note_papers_both_count_and_the_longer_one_is_good() {
    let (mut one, mut other) = (Desk::new(0), Desk::new(1));
    let start = one.act(|act| {
        act.add_person(HE, None, &he());
    });
    other.take(&start);
    other.keyring.put(HE, one.keyring.get(HE).unwrap().clone());
    let first = one.act(|act| {
        act.note_paper(HE, Paper::IdCard, Some(Day(9))).note_paper(HE, Paper::BankCard, None);
    });
    let second = other.act(|act| {
        act.note_paper(HE, Paper::IdCard, Some(Day(7))).note_paper(HE, Paper::Portrait, None);
    });
    one.take(&second);
    other.take(&first);
    let papers = one.replica.ledger().papers(&one.keyring, HE);
    assert_eq!(papers, other.replica.ledger().papers(&other.keyring, HE));
    let expected = [(Paper::IdCard, Some(Day(9))), (Paper::Portrait, None), (Paper::BankCard, None)];
    assert_eq!(papers.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn somebody_written_down_twice_goes_on_as_one_with_all_they_asked_for() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        act.add_person(TWICE, None, &Particulars { name: "何建民".into(), ..Particulars::default() });
        act.enrol(HE, BRACELET, EnrolStage::HandedIn, Day(5)).enrol(TWICE, BRACELET, EnrolStage::Granted, Day(9));
    });
    desk.act(|act| {
        act.same_person(HE, TWICE);
    });
    let ledger = desk.replica.ledger();
    assert_eq!((ledger.same_as(HE), ledger.same_as(TWICE)), (TWICE, TWICE));
    assert_eq!(ledger.request(LAMP).unwrap().person, TWICE);
    assert_eq!(ledger.person(HE).unwrap().household, None);
    let enrolled = ledger.enrolments(&desk.keyring, TWICE);
    assert_eq!(enrolled.iter().map(|one| (one.stage, one.since)).collect::<Vec<_>>(), [(EnrolStage::Granted, Day(9))]);
    // Each said to be the other: then nobody is, and both are still there.
    desk.act(|act| {
        act.same_person(TWICE, HE);
    });
    let ledger = desk.replica.ledger();
    assert_eq!((ledger.same_as(HE), ledger.same_as(TWICE)), (HE, TWICE));
}

#[test]
fn two_captains_who_apply_for_the_same_write_about_one_thing_and_nobody_else_can_tell_which() {
    let (mut one, mut other) = (Desk::new(0), Desk::new(1));
    let start = one.act(|act| {
        act.add_person(HE, None, &he());
    });
    other.take(&start);
    other.keyring.put(HE, one.keyring.get(HE).unwrap().clone());
    let first = one.act(|act| {
        act.enrol(HE, BRACELET, EnrolStage::Gathering, Day(3));
    });
    let second = other.act(|act| {
        act.enrol(HE, BRACELET, EnrolStage::HandedIn, Day(4));
    });
    assert!(!first.bytes().windows(16).any(|part| part == BRACELET.0), "which program is sealed");
    one.take(&second);
    other.take(&first);
    let stage = |desk: &Desk| desk.replica.ledger().enrolment_round(&desk.keyring, HE, BRACELET);
    assert_eq!((stage(&one), stage(&other)), (Some((0, EnrolStage::HandedIn)), Some((0, EnrolStage::HandedIn))));
    assert_eq!(one.replica.ledger().enrolments(&one.keyring, HE).len(), 1);
    // Refused, and tried again: a round of its own.
    one.act(|act| {
        act.enrol(HE, BRACELET, EnrolStage::Refused, Day(8));
    });
    one.act(|act| {
        act.enrol(HE, BRACELET, EnrolStage::Gathering, Day(20));
    });
    assert_eq!(stage(&one), Some((1, EnrolStage::Gathering)));
    // Without their key nothing can be written, and nothing is found.
    let mut nobody = journal::Keyring::default();
    let mut act = Act::new(one.replica.ledger(), &mut nobody, &mut one.draw);
    act.enrol(HE, BRACELET, EnrolStage::Granted, Day(21));
    assert!(act.is_empty());
}

#[test]
fn a_program_has_versions_from_days_on_and_each_can_be_taken_back() {
    let mut desk = Desk::new(0);
    desk.act(|act| {
        act.add_version(BRACELET, &version(10, "手环")).add_version(BRACELET, &version(20, "手环（二期）"));
    });
    desk.act(|act| {
        act.add_version(BRACELET, &version(20, "手环（第二期）"));
    });
    let names = |desk: &Desk| -> Vec<String> {
        desk.replica.ledger().versions(BRACELET).into_iter().map(|version| version.name).collect()
    };
    assert_eq!(names(&desk), ["手环", "手环（第二期）"]);
    desk.act(|act| {
        act.drop_version(BRACELET, Day(10)).drop_version(BRACELET, Day(20));
    });
    assert!(names(&desk).is_empty() && desk.replica.ledger().programs().is_empty());
}

#[test]
fn forgetting_somebody_forgets_what_only_the_station_knew_too() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        act.note_groups(HE, Sorted { is: groups(&[Group::LowIncome]), is_not: Groups::default() });
    });
    desk.act(|act| {
        act.erase(HE);
    });
    assert!(!desk.keyring.has(HE) && !desk.keyring.has(reserved(HE)));
    assert!(desk.replica.ledger().is_erased(reserved(HE)));
    let record = desk.replica.ledger().record(Subject::person(HE)).unwrap();
    assert_eq!(record.value(field::PERSON_RESERVED), Some(&Value::None));
}

#[test]
fn knocks_are_told_in_the_order_of_days_whenever_they_were_written_down() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let home = HouseholdId([5; 16]);
    let knock = |day: u32, outcome| Knock {
        day: Day(day),
        outcome,
        met: vec![],
        signs: Ticks::signs(&[Sign::ShortOfMedicine]),
        brought: Ticks::default(),
        next: Next::Nothing,
        words: "药还有三天".into(),
    };
    let event = desk.act(|act| {
        act.note_knock(home, &knock(20, Outcome::Met));
    });
    assert!(!event.bytes().windows(6).any(|part| part == "药还".as_bytes()), "sealed");
    desk.act(|act| {
        act.note_knock(home, &knock(18, Outcome::NotHome));
    });
    let told = desk.replica.ledger().knocks(&desk.keyring, home);
    let days: Vec<_> = told.iter().map(|one| (one.knock.day.0, one.knock.outcome)).collect();
    assert_eq!(days, [(18, Outcome::NotHome), (20, Outcome::Met)]);
    assert!(told.iter().all(|one| one.stamp.author == secret(0).public()));
    assert!(desk.replica.ledger().knocks(&journal::Keyring::default(), home).is_empty());
}
