//! How long a desk takes to bring a community's roster of 15,000 people in, four to a home:
//! `cargo run --release -p desk --example import`. Milliseconds; reading the file is the sheets worker's.

#[allow(dead_code, unused_imports, reason = "it uses its own part")]
#[path = "../tests/common/mod.rs"]
mod common;

use common::*;
use domain::group::Group;
use ports::desk::import::{Answer as Told, Ask as Import, Choices, Import as Written};
use ports::desk::{Answer, Ask, PeopleFilter};
use ports::sheets::Sheet;
use std::rc::Rc;
use std::time::Instant;

const PEOPLE: usize = 15_000;
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn roster() -> Sheet {
    let head = "姓名|电话|小区|楼号|单元|室|出生日期|性别|与户主关系|备注".to_owned();
    let row = |at: usize| {
        let (door, building) = (at / 4, 1 + at / 4 / 150);
        let room = 100 * (1 + door % 150 / 10) + 1 + door % 10;
        let name: String = at.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect();
        let (born, relation) = (1930 + at % 90, if at.is_multiple_of(4) { "户主" } else { "其他" });
        format!("居民{name}|13{at:09}|青禾小区|{building}|1|{room}|{born}-03-08|女|{relation}|")
    };
    let lines = std::iter::once(head).chain((0..PEOPLE).map(row));
    let rows = lines.map(|line| line.split('|').map(str::to_owned).collect()).collect();
    Sheet { name: String::new(), first: 1, rows, left_out: 0 }
}

fn told(desk: &Rc<desk::Desk<Tab>>, asked: Import) -> Told {
    match ask(desk, Ask::Import(asked)) {
        Ok(Answer::Import(told)) => told,
        other => panic!("{other:?}"),
    }
}

fn timed<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = act();
    println!("{what}: {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    done
}

/// The first fifty that answer to it: the first time, and the median of 31.
fn find(desk: &Rc<desk::Desk<Tab>>, what: &str, text: &str, filter: PeopleFilter) {
    let one = || {
        let begun = Instant::now();
        let found = ask(desk, Ask::People { text: text.into(), filter, from: 0, count: 50 });
        let Ok(Answer::People(page)) = found else { panic!("{found:?}") };
        (begun.elapsed().as_secs_f64() * 1e3, page.total)
    };
    let (first, total) = one();
    let mut again: Vec<f64> = (0..31).map(|_| one().0).collect();
    again.sort_by(f64::total_cmp);
    println!("found by {what}: {first:.2} ms, then {:.2} ({total} people)", again[15]);
}

fn main() {
    let desk = Browser::new().station();
    let whole = ports::encode(&roster());
    let guessed = timed("taken over, columns guessed", || told(&desk, Import::Bring(whole.clone())));
    let Told::Guessed(layout) = guessed else { return };
    let choices = Choices { layout, estate: None, add_places: true };
    timed("dry run", || told(&desk, Import::Foresee(choices.clone())));
    let Told::Import(Written { id, people, .. }) =
        timed("written", || told(&desk, Import::Carry { file: "花名册".into() }))
    else {
        return;
    };
    assert_eq!(people as usize, PEOPLE);
    find(&desk, "nothing", "", PeopleFilter::All);
    find(&desk, "name", "居民一二三", PeopleFilter::All);
    find(&desk, "pinyin", "juminyiersan", PeopleFilter::All);
    find(&desk, "initials", "jmyes", PeopleFilter::All);
    find(&desk, "a telephone's last digits", "1234", PeopleFilter::All);
    find(&desk, "home", "3-1-501", PeopleFilter::All);
    find(&desk, "group", "", PeopleFilter::In(Group::Over80));
    told(&desk, Import::Bring(whole));
    timed("dry run of the same again", || told(&desk, Import::Foresee(choices)));
    timed("taken back", || told(&desk, Import::TakeBack(id)));
}
