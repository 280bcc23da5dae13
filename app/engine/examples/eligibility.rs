//! How long it takes to try 50 rules on 15,000 people: `cargo run --release -p engine --example eligibility`. Made-up people,
//! the same on every machine; the least and the median of 31 runs, in milliseconds.

use domain::group::{Group, Groups};
use domain::household::Relation;
use domain::pair::Gender;
use domain::program::{Clause, DateOf, EnrolStage, Enrolled, Of, Paper, Papers, Rule, Test, Version, What};
use domain::{Born, Day, Home, HouseholdId, PersonId, ProgramId};
use engine::eligibility::{Member, Program, Roster, owed};
use std::hint::black_box;
use std::time::Instant;

const PEOPLE: u32 = 15_000;
const PROGRAMS: u8 = 50;
const RUNS: usize = 31;
const TODAY: Day = Day(20_780);

fn main() {
    let members: Vec<Member> = (0..PEOPLE).map(member).collect();
    let programs: Vec<Program> = (0..PROGRAMS).map(program).collect();
    let roster = Roster::of(members);
    let found: usize = owed(&roster, &programs, TODAY).iter().map(|one| one.people.len()).sum();
    println!("{PEOPLE} people, {PROGRAMS} programs: {found} standings");
    report("putting the roster in order", || Roster::of(roster.members().to_vec()).len());
    report("every program, today and in 90 days", || owed(&roster, &programs, TODAY).len());
}

fn report(what: &str, mut run: impl FnMut() -> usize) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            black_box(run());
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: least {:.2} ms, median {:.2} ms", times[0], times[RUNS / 2]);
}

/// A number that looks drawn and is the same everywhere (SplitMix64; Steele, Lea, Flood 2014).
fn drawn(seed: u64, below: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % below
}

fn id(number: u32) -> [u8; 16] {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    id
}

fn member(number: u32) -> Member {
    let of = |what: u64, below: u64| drawn(u64::from(number) * 64 + what, below);
    let home = number / 3;
    let known = of(1, 10) > 0;
    let year = 1930 + of(2, 95) as u16;
    let born = if of(3, 4) == 0 {
        Born::in_year(year)
    } else {
        Born { year, month: 1 + of(4, 12) as u8, day: 1 + of(5, 28) as u8 }
    };
    let relation = [Relation::Head, Relation::Spouse, Relation::Child][number as usize % 3];
    let groups = Group::ALL.into_iter().filter(|g| !g.is_worked_out() && of(20 + *g as u64, 12) == 0);
    let date = |of: DateOf, days: u64| (of, Day(TODAY.0 - days as u32));
    Member {
        household: Some(HouseholdId(id(home))),
        relation: Some(relation),
        born: known.then_some(born),
        gender: Some(if of(6, 2) == 0 { Gender::Woman } else { Gender::Man }),
        home: Some(Home { building: 1 + (home / 60) as u16, unit: 1, room: 101 + (home % 60) as u16 }),
        groups: groups.fold(Groups::default(), Groups::with),
        helps: of(7, 5) == 0,
        dates: vec![date(DateOf::Booster, of(8, 400)), date(DateOf::Wedding, of(9, 9_000))],
        papers: vec![(Paper::IdCard, None)],
        enrolled: (of(10, 3) == 0)
            .then(|| Enrolled {
                program: ProgramId([of(11, 50) as u8; 16]),
                stage: EnrolStage::Granted,
                since: Day(20_600),
            })
            .into_iter()
            .collect(),
        ..Member::unknown(PersonId(id(number)))
    }
}

fn program(number: u8) -> Program {
    let is = |what: What| Test { of: Of::Person, not: false, what };
    let group = |at: u8| Group::ALL[usize::from(at) % Group::ALL.len()];
    let mut all = vec![
        vec![is(What::Age(20 + number, 130))],
        vec![is(What::Group(group(number))), is(What::Group(group(number / 3)))],
        vec![Test { not: true, ..is(What::Had(ProgramId([number; 16]))) }],
    ];
    match number % 5 {
        0 => all.push(vec![is(What::Ago(DateOf::Booster, 180, u16::MAX))]),
        1 => all.push(vec![Test { of: Of::Child, ..is(What::Age(0, 5 + number)) }]),
        2 => all.push(vec![is(What::People(1, 2)), is(What::Floor(4, 99))]),
        3 => all.push(vec![Test { of: Of::Other, not: true, what: What::Age(18, 59 + number / 8) }]),
        _ => all.push(vec![is(What::Gender(Gender::Woman)), is(What::Helps)]),
    }
    let version = Version {
        from: Day(20_000),
        until: None,
        name: format!("项目{number}"),
        benefit: String::new(),
        rule: Rule { all: all.into_iter().map(|any| Clause { any }).collect() },
        papers: Papers::of(&[Paper::IdCard, Paper::Portrait]),
        again_days: number.is_multiple_of(2).then_some(365),
    };
    Program { id: ProgramId([number; 16]), versions: vec![version] }
}
