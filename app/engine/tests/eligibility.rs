//! Who is owed what: the articles' programs on a small community, and every rule against a second, slower reading of it.

use domain::group::{Group, Groups};
use domain::household::{Kin, Relation, kin};
use domain::pair::Gender;
use domain::program::{Clause, DateOf, EnrolStage, Enrolled, Of, Paper, Papers, Rule, Test, Version, What};
use domain::{Born, Day, Home, HouseholdId, PersonId, ProgramId};
use engine::eligibility::check::{Flaw, check};
use engine::eligibility::why::{Seen, why};
use engine::eligibility::{AHEAD_DAYS, Board, Member, Program, Roster, Standing, owed};
use proptest::prelude::*;

/// 2026-11-23.
const TODAY: Day = Day(20_780);
const PROGRAM: ProgramId = ProgramId([7; 16]);

fn is(what: What) -> Test {
    Test { of: Of::Person, not: false, what }
}

fn rule(all: &[&[Test]]) -> Rule {
    Rule { all: all.iter().map(|any| Clause { any: any.to_vec() }).collect() }
}

fn version(rule: Rule) -> Version {
    let (from, name) = (Day(20_000), "样例".to_owned());
    Version { from, until: None, name, benefit: String::new(), rule, papers: Papers::default(), again_days: None }
}

fn born(text: &str) -> Option<Born> {
    Some(Born::parse(text).expect("a date"))
}

fn person(id: u8, home: u8, relation: Relation, date: &str) -> Member {
    Member {
        household: Some(HouseholdId([home; 16])),
        relation: Some(relation),
        born: born(date),
        ..Member::unknown(PersonId([id; 16]))
    }
}

fn standings(members: Vec<Member>, version: Version) -> Vec<(u8, Standing)> {
    let roster = Roster::of(members);
    let program = Program { id: PROGRAM, versions: vec![version] };
    let owed = owed(&roster, &[program], TODAY);
    let who = |at: u32| roster.member(at as usize).expect("somebody").person.0[0];
    owed[0].people.iter().map(|(at, standing)| (who(*at), *standing)).collect()
}

#[test]
fn elders_who_live_alone_are_owed_a_bracelet_and_who_is_nearly_seventy_soon() {
    let bracelet = rule(&[&[is(What::Age(70, 130))], &[is(What::Group(Group::Alone))]]);
    let people = vec![
        person(1, 1, Relation::Head, "1950-01-01"),
        person(2, 2, Relation::Head, "1956-12-24"),
        person(3, 3, Relation::Head, "1956"),
        person(4, 4, Relation::Head, "1940-05-05"),
        person(5, 4, Relation::Spouse, "1941-05-05"),
        person(6, 5, Relation::Head, "1957-03-01"),
    ];
    assert_eq!(
        standings(people.clone(), version(bracelet.clone())),
        [(1, Standing::Owed), (2, Standing::Soon), (3, Standing::Unknown)]
    );
    let with_papers = Version { papers: Papers::of(&[Paper::IdCard, Paper::Portrait]), ..version(bracelet) };
    let mut people = people;
    people[0].papers = vec![(Paper::IdCard, None), (Paper::Portrait, Some(Day(TODAY.0 - 1)))];
    assert_eq!(standings(people, with_papers)[0], (1, Standing::Lacks(Papers::of(&[Paper::Portrait]))));
}

#[test]
fn a_young_couple_that_never_claimed_folic_acid_is_found() {
    let folic = rule(&[
        &[is(What::Gender(Gender::Woman))],
        &[is(What::Age(18, 49))],
        &[is(What::Group(Group::Expecting)), is(What::Ago(DateOf::Wedding, 0, 730))],
        &[Test { not: true, ..is(What::Had(PROGRAM)) }],
    ]);
    let woman = Member { gender: Some(Gender::Woman), ..person(1, 1, Relation::Spouse, "1998-02-03") };
    let wed = Member { dates: vec![(DateOf::Wedding, Day(TODAY.0 - 100))], ..woman.clone() };
    assert_eq!(standings(vec![woman.clone()], version(folic.clone())), []);
    assert_eq!(standings(vec![wed.clone()], version(folic.clone())), [(1, Standing::Owed)]);
    let expecting = Member { groups: Groups::of(&[Group::Expecting]), ..woman };
    assert_eq!(standings(vec![expecting], version(folic.clone())), [(1, Standing::Owed)]);
    let stage = EnrolStage::Ended;
    let had = Member { enrolled: vec![Enrolled { program: PROGRAM, stage, since: Day(20_700) }], ..wed };
    assert_eq!(standings(vec![had], version(folic)), []);
}

#[test]
fn a_booster_is_due_half_a_year_after_the_last_or_when_there_was_none() {
    let booster = rule(&[&[is(What::Age(60, 130))], &[Test { not: true, ..is(What::Ago(DateOf::Booster, 0, 179)) }]]);
    let jab = |id: u8, days: u32| Member {
        dates: vec![(DateOf::Booster, Day(TODAY.0 - days))],
        ..person(id, id, Relation::Head, "1950-01-01")
    };
    let people = vec![jab(1, 180), jab(2, 179), jab(3, 10), person(4, 4, Relation::Head, "1950-01-01")];
    assert_eq!(
        standings(people, version(booster)),
        [(1, Standing::Owed), (2, Standing::Soon), (4, Standing::Owed)],
        "the third is due after the time looked ahead"
    );
}

#[test]
fn whoever_has_it_is_told_when_it_ends_or_is_no_longer_due() {
    let alone = rule(&[&[is(What::Group(Group::Alone))]]);
    let has = |id: u8, home: u8, stage: EnrolStage, since: u32| Member {
        enrolled: vec![Enrolled { program: PROGRAM, stage, since: Day(since) }],
        ..person(id, home, Relation::Head, "1950-01-01")
    };
    let people = vec![
        has(1, 1, EnrolStage::Granted, TODAY.0 - 10),
        has(2, 2, EnrolStage::Granted, TODAY.0 - 300),
        has(3, 3, EnrolStage::Granted, TODAY.0 - 10),
        person(4, 3, Relation::Spouse, "1950-01-01"),
        has(5, 5, EnrolStage::HandedIn, TODAY.0),
        has(6, 6, EnrolStage::Declined, TODAY.0),
        has(7, 7, EnrolStage::Ended, TODAY.0),
    ];
    let yearly = Version { again_days: Some(365), ..version(alone) };
    assert_eq!(
        standings(people.clone(), yearly.clone()),
        [
            (1, Standing::Has),
            (2, Standing::Again),
            (3, Standing::Ceased),
            (5, Standing::InHand(EnrolStage::HandedIn)),
            (7, Standing::Owed)
        ]
    );
    let over = Version { until: Some(Day(TODAY.0 - 1)), ..yearly };
    let left: Vec<u8> = standings(people, over).iter().map(|(who, _)| *who).collect();
    assert_eq!(left, [1, 2, 3, 5], "nothing new can be applied for, what people have is still looked after");
}

#[test]
fn the_reason_names_what_was_seen_whose_it_is_and_when_it_changes() {
    let child_under_six = Test { of: Of::Child, ..is(What::Age(0, 5)) };
    let asked = version(rule(&[&[child_under_six], &[is(What::People(2, 4))]]));
    let roster = Roster::of(vec![
        person(1, 1, Relation::Head, "1990-01-01"),
        person(2, 1, Relation::Child, "2020-12-01"),
        person(9, 2, Relation::Head, "1990-01-01"),
    ]);
    let told = why(&roster, 0, &asked, TODAY, AHEAD_DAYS).expect("somebody");
    assert_eq!((told.met, told.changes), (Some(true), Some(Day(TODAY.0 + 8))), "the child turns six");
    let found = &told.clauses[0].tests[0];
    assert_eq!((found.met, found.seen, found.who), (Some(true), Seen::Age(5, 5), Some(PersonId([2; 16]))));
    assert_eq!(told.clauses[1].tests[0].seen, Seen::People(2));
    let told = why(&roster, 2, &asked, TODAY, AHEAD_DAYS).expect("somebody");
    assert_eq!((told.met, told.changes), (Some(false), None));
    assert_eq!(why(&roster, 3, &asked, TODAY, AHEAD_DAYS), None);
}

#[test]
fn what_nobody_could_meet_is_said_before_anybody_is_held_against_it() {
    let flaws = |all: &[&[Test]]| check(&version(rule(all)));
    assert_eq!(flaws(&[]), [Flaw::NoClause]);
    assert_eq!(flaws(&[&[]]), [Flaw::NoTest(0)]);
    assert_eq!(flaws(&[&[is(What::Age(80, 70))]]), [Flaw::Empty(0, 0)]);
    assert_eq!(flaws(&[&[is(What::Age(70, 130))], &[is(What::Age(0, 60))]]), [Flaw::Contradict(0, 1)]);
    let alone = is(What::Group(Group::Alone));
    assert_eq!(flaws(&[&[alone, alone]]), [Flaw::Twice(0, 1)]);
    assert_eq!(flaws(&[&[alone, Test { not: true, ..alone }]]), [Flaw::Always(0, 1)]);
    assert_eq!(flaws(&[&[alone], &[Test { not: true, ..alone }]]), [Flaw::Contradict(0, 1)]);
    assert_eq!(flaws(&[&[is(What::Age(70, 130))], &[alone]]), []);
    let named = Version { name: "  ".into(), until: Some(Day(1)), ..version(rule(&[&[alone]])) };
    assert_eq!(check(&named), [Flaw::NoName, Flaw::EndsBeforeItBegins]);
}

/// A second reading of a rule, person by person, straight from its words.
fn read(members: &[Member], me: usize, rule: &Rule, columns: &dyn Fn(usize, What) -> Option<bool>) -> Option<bool> {
    let any = |all: Vec<Option<bool>>| {
        if all.contains(&Some(true)) {
            Some(true)
        } else if all.contains(&None) {
            None
        } else {
            Some(false)
        }
    };
    let home: Vec<usize> = (0..members.len())
        .filter(|other| {
            *other == me || members[me].household.is_some() && members[*other].household == members[me].household
        })
        .collect();
    let is_kin = |other: usize, wanted: Kin| {
        if other == me {
            return Some(false);
        }
        let (mine, theirs) = (members[me].relation?, members[other].relation?);
        let everyone: Vec<Relation> = home.iter().filter_map(|at| members[*at].relation).collect();
        Some(kin(mine, theirs, &everyone) == Some(wanted))
    };
    let test = |test: &Test| {
        let asked = |other: usize| match test.of {
            Of::Person => Some(other == me),
            Of::Other => Some(other != me),
            Of::Anybody => Some(true),
            Of::Spouse => is_kin(other, Kin::Spouse),
            Of::Child => is_kin(other, Kin::Child),
            Of::Parent => is_kin(other, Kin::Parent),
        };
        if test.of != Of::Person && members[me].household.is_none() {
            return None;
        }
        let both = home.iter().map(|other| match (asked(*other), columns(*other, test.what)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        });
        any(both.collect()).map(|so| so != test.not)
    };
    let clauses = rule.all.iter().map(|clause| any(clause.any.iter().map(test).collect()));
    let failed = any(clauses.map(|met| met.map(|met| !met)).collect()).map(|failed| !failed);
    if rule.all.is_empty() { Some(false) } else { failed }
}

fn asked_plainly(members: &[Member], at: usize, what: What) -> Option<bool> {
    let member = &members[at];
    let in_range = |value: u16, from: u16, to: u16| from <= value && value <= to;
    match what {
        What::Age(from, to) => {
            let (youngest, oldest) = member.born.map_or((0, 130), |born| born.ages(TODAY).unwrap_or((0, 0)));
            let ages: Vec<bool> = (youngest..=oldest).map(|age| from <= age && age <= to).collect();
            (ages.iter().all(|so| *so == ages[0])).then(|| ages[0])
        }
        What::Gender(gender) => Some(member.gender? == gender),
        What::Group(group) => Some(member.groups.has(group)),
        What::People(from, to) => {
            let home = member.household?;
            let people = members.iter().filter(|other| other.household == Some(home)).count();
            Some(in_range(people as u16, from.into(), to.into()))
        }
        What::Floor(from, to) => Some(in_range(member.home?.floor(), from, to)),
        What::Building(number) => Some(member.home?.building == number),
        What::Ago(date, from, to) => {
            let day = member.dates.iter().find(|(of, _)| *of == date).map(|(_, day)| day.0);
            Some(day.is_some_and(|day| day <= TODAY.0 && in_range((TODAY.0 - day) as u16, from, to)))
        }
        What::Ahead(date, from, to) => {
            let day = member.dates.iter().find(|(of, _)| *of == date).map(|(_, day)| day.0);
            Some(day.is_some_and(|day| day >= TODAY.0 && in_range((day - TODAY.0) as u16, from, to)))
        }
        What::Has(program) => {
            Some(member.enrolled.iter().any(|one| one.program == program && one.stage == EnrolStage::Granted))
        }
        What::Had(program) => Some(
            member
                .enrolled
                .iter()
                .any(|one| one.program == program && matches!(one.stage, EnrolStage::Granted | EnrolStage::Ended)),
        ),
        What::Helps => Some(member.helps),
    }
}

fn some_test() -> impl Strategy<Value = Test> {
    let day = 0u16..400;
    let what = prop_oneof![
        (0u8..100, 0u8..100).prop_map(|(one, two)| What::Age(one.min(two), one.max(two))),
        prop_oneof![Just(Gender::Woman), Just(Gender::Man)].prop_map(What::Gender),
        Just(What::Group(Group::Disabled)),
        (0u8..4, 0u8..4).prop_map(|(one, two)| What::People(one.min(two), one.max(two))),
        (0u16..6, 0u16..6).prop_map(|(one, two)| What::Floor(one, two)),
        (1u16..3).prop_map(What::Building),
        (day.clone(), day.clone()).prop_map(|(one, two)| What::Ago(DateOf::Booster, one.min(two), one.max(two))),
        (day.clone(), day).prop_map(|(one, two)| What::Ahead(DateOf::Due, one.min(two), one.max(two))),
        Just(What::Has(PROGRAM)),
        Just(What::Had(PROGRAM)),
        Just(What::Helps),
    ];
    (0usize..6, any::<bool>(), what).prop_map(|(of, not, what)| Test { of: Of::ALL[of], not, what })
}

fn some_member() -> impl Strategy<Value = Member> {
    let who = (proptest::option::weighted(0.9, 0u8..4), proptest::option::weighted(0.9, 0usize..12));
    let born = (proptest::option::weighted(0.8, 1930u16..2026), 0u8..13, 0u8..28);
    let known = (proptest::option::of(any::<bool>()), any::<bool>(), any::<bool>(), proptest::option::of(1u16..6));
    let days = (proptest::option::of(0u32..500), proptest::option::of(0u32..500), proptest::option::of(0usize..6));
    (who, born, known, days).prop_map(|((home, relation), (year, month, day), known, (ago, ahead, stage))| {
        let day = if month == 0 { 0 } else { day };
        let date = |of: DateOf, day: Option<u32>| day.map(|day| (of, Day(day)));
        Member {
            household: home.map(|home| HouseholdId([home; 16])),
            relation: relation.map(|at| Relation::ALL[at]),
            born: year.map(|year| Born { year, month, day }),
            gender: known.0.map(|woman| if woman { Gender::Woman } else { Gender::Man }),
            groups: if known.1 { Groups::of(&[Group::Disabled]) } else { Groups::default() },
            helps: known.2,
            home: known.3.map(|floor| Home { building: floor % 3, unit: 1, room: floor * 100 + 1 }),
            dates: [date(DateOf::Booster, ago.map(|ago| TODAY.0 - ago)), date(DateOf::Due, ahead.map(|a| TODAY.0 + a))]
                .into_iter()
                .flatten()
                .collect(),
            enrolled: stage
                .map(|at| Enrolled { program: PROGRAM, stage: EnrolStage::ALL[at], since: Day(20_000) })
                .into_iter()
                .collect(),
            ..Member::unknown(PersonId([0; 16]))
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_rule_means_what_it_says(
        members in proptest::collection::vec(some_member(), 1..9),
        all in proptest::collection::vec(proptest::collection::vec(some_test(), 0..4), 0..4),
    ) {
        let mut members = members;
        for (at, member) in members.iter_mut().enumerate() {
            member.person = PersonId([at as u8; 16]);
        }
        let roster = Roster::of(members);
        let members = roster.members();
        let rule = Rule { all: all.into_iter().map(|any| Clause { any }).collect() };
        let columns = |at: usize, what: What| asked_plainly(members, at, what);
        let mut board = Board::new(&roster, TODAY);
        let version = version(rule.clone());
        for at in 0..members.len() {
            let meant = read(members, at, &rule, &columns);
            prop_assert_eq!(board.meets(&rule, at), meant, "{:?} of {:?}", rule, members);
            let told = why(&roster, at, &version, TODAY, 30).expect("somebody");
            prop_assert_eq!(told.met, meant, "the reason says the same");
            let lines: Vec<Option<bool>> = told.clauses.iter().map(|line| line.met).collect();
            for line in &told.clauses {
                let tests: Vec<Option<bool>> = line.tests.iter().map(|found| found.met).collect();
                prop_assert_eq!(line.met == Some(true), tests.contains(&Some(true)));
            }
            prop_assert_eq!(meant == Some(false), lines.contains(&Some(false)) || rule.all.is_empty());
        }
    }

    #[test]
    fn what_is_not_known_can_be_found_out_either_way(
        members in proptest::collection::vec(some_member(), 1..6),
        any in proptest::collection::vec(some_test(), 1..3),
    ) {
        // Learning when somebody was born never turns a yes into a no or a no into a yes.
        let mut members = members;
        for (at, member) in members.iter_mut().enumerate() {
            member.person = PersonId([at as u8; 16]);
        }
        let rule = Rule { all: vec![Clause { any }] };
        let before = Roster::of(members.clone());
        for member in &mut members {
            member.born = member.born.or(born("1960-06-15"));
        }
        let after = Roster::of(members);
        let (mut one, mut two) = (Board::new(&before, TODAY), Board::new(&after, TODAY));
        for at in 0..before.len() {
            if let Some(met) = one.meets(&rule, at) {
                prop_assert_eq!(two.meets(&rule, at), Some(met));
            }
        }
    }
}
