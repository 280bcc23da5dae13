//! How long a desk of 15,000 people takes to say who is owed what by 50 rules:
//! `cargo run --release -p desk --example programs`. First from the ledger alone, then after one person was written
//! about, then with nothing changed; milliseconds.

#[allow(dead_code, unused_imports, reason = "it uses its own part")]
#[path = "../tests/common/mod.rs"]
mod common;

use common::people::nobody;
use common::*;
use domain::Day;
use domain::program::{Of, Test, Version, What};
use engine::eligibility::examples::Example;
use ports::desk::programs::{Answer as Told, Ask as Programs};
use ports::desk::{Answer, Ask, PersonForm};
use std::time::Instant;

const PEOPLE: u32 = 15_000;
const PROGRAMS: u8 = 50;
/// Rooms of a building: enough for three people each.
const ROOMS: u32 = 420;

fn main() {
    let browser = Browser::new();
    let desk = browser.station();
    let buildings: Vec<_> = (1..=12).map(|number| building(&desk, "青禾小区", &number.to_string()).0).collect();
    let form = |number: u32| {
        let home = number / 3;
        let (building, room) = (home / ROOMS, home % ROOMS);
        PersonForm {
            building: buildings[building as usize % buildings.len()],
            home: format!("{}单元{}{:02}", 1 + room / 140, 1 + room % 140 / 7, 1 + room % 7),
            name: format!("人{number:05}"),
            born: (1930 + number % 95).to_string(),
            ..nobody()
        }
    };
    for number in 0..PEOPLE {
        saved(ask(&desk, Ask::SavePerson(form(number))));
    }
    for number in 0..PROGRAMS {
        let example = Example::ALL[usize::from(number) % Example::ALL.len()];
        let mut version: Version = example.version(Day::of(NOW), &format!("项目{number}"), "");
        // No two ask the same.
        version.rule.all[0].any.push(Test { of: Of::Child, not: false, what: What::Age(number, 60 + number) });
        assert!(matches!(
            ask(&desk, Ask::Programs(Programs::Save(None, version))),
            Ok(Answer::Programs(Told::Written(..)))
        ));
    }
    let list = |what: &str| {
        let begun = Instant::now();
        let Ok(Answer::Programs(Told::List(list))) = ask(&desk, Ask::Programs(Programs::List)) else { return };
        let found: u32 = list.rows.iter().flat_map(|row| row.stands.0).sum();
        println!("{what}: {:.1} ms ({found} standings)", begun.elapsed().as_secs_f64() * 1e3);
    };
    list("from the ledger");
    for number in 0..5 {
        saved(ask(&desk, Ask::SavePerson(PersonForm { born: "1941".into(), ..form(number) })));
        list("after one act");
    }
    list("nothing changed");
}
