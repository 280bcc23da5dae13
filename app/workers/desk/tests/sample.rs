//! The sample: real size, useful at once, the same every time, and carried on after a reload in the middle.

use crate::common::*;
use device::store::{Span, Store};
use futures::executor::block_on;
use ports::desk::*;
use std::time::Instant;

fn start(browser: &Browser) -> (std::rc::Rc<desk::Desk<Tab>>, Counts) {
    let desk = browser.tab();
    assert_eq!(open(&desk, Mode::Sample), Opened::NeedsSetUp);
    let Ok(Answer::Opened(Opened::Ready(summary))) = ask(&desk, Ask::StartSample { seed: 2026 }) else {
        panic!("started")
    };
    (desk, summary.counts)
}

fn counts(desk: &std::rc::Rc<desk::Desk<Tab>>) -> Counts {
    ask(desk, Ask::Status).expect("open");
    let told = desk.host.browser.told.borrow();
    let last = told.iter().rev().find_map(|news| match news {
        News::Changed { counts } => Some(*counts),
        _ => None,
    });
    last.expect("told")
}

#[test]
fn the_first_part_is_useful_and_the_rest_follows() {
    let browser = Browser::new();
    let began = Instant::now();
    let (desk, first) = start(&browser);
    println!("first useful part: {:?}", began.elapsed());
    assert_eq!((first.in_difficulty, first.open), (27, 16));
    assert!(first.volunteers > 50 && first.people < 1_000);
    let rows = open_requests(&desk);
    assert!(rows.iter().all(|row| !row.who.is_empty() && !row.title.is_empty() && row.due_ms.is_some()));
    assert!(rows.is_sorted_by_key(|row| row.due_ms));
    assert!(rows.iter().any(|row| row.also > 0), "the corridor's lights were reported more than once");
    let began = Instant::now();
    browser.run_background();
    println!("the rest: {:?}", began.elapsed());
    let all = counts(&desk);
    assert_eq!((all.households, all.volunteers, all.in_difficulty), (5_000, 3_000, 27));
    assert!(all.several_estates, "a plate alone does not say which door it is");
    let began = Instant::now();
    let Ok(Answer::People(elders)) =
        ask(&desk, Ask::People { text: String::new(), filter: PeopleFilter::Elders, from: 0, count: 20 })
    else {
        panic!("people")
    };
    println!("elders: {} in {:?}", elders.total, began.elapsed());
    assert!(elders.total > 1_000);
    let began = Instant::now();
    let Ok(Answer::Scene(scene)) = ask(&desk, Ask::Scene) else { panic!("a scene") };
    println!("scene: {} bytes in {:?}", ports::encode(&scene).len(), began.elapsed());
    let (scene, _) = scene.unpack().expect("a scene");
    assert_eq!(scene.volunteers.len(), 3_000);
    let began = Instant::now();
    drop(desk);
    let again = browser.tab();
    let Opened::Ready(summary) = open(&again, Mode::Sample) else { panic!("ready") };
    println!("opened again: {:?}", began.elapsed());
    assert_eq!(summary.counts.people, all.people);
    let rows = block_on(browser.sample.scan("events", &Span::all(), usize::MAX)).expect("rows");
    println!("{} events, {} bytes", rows.len(), rows.iter().map(|(_, bytes)| bytes.len()).sum::<usize>());
}

#[test]
fn a_reload_in_the_middle_carries_on_to_the_same_ledger() {
    let whole = Browser::new();
    let (desk, _) = start(&whole);
    whole.run_background();
    let expected = counts(&desk);
    let broken = Browser::new();
    let (desk, _) = start(&broken);
    // The worker is killed before the background gets a turn, twice.
    broken.tasks.borrow_mut().clear();
    drop(desk);
    let desk = broken.tab();
    assert!(matches!(open(&desk, Mode::Sample), Opened::Ready(_)));
    broken.run_background();
    assert_eq!(counts(&desk), expected);
    let rows = |browser: &Browser| block_on(browser.sample.scan("events", &Span::all(), usize::MAX)).expect("rows");
    assert!(rows(&whole) == rows(&broken), "the same seed and moment give the same bytes");
}

#[test]
fn in_the_sample_one_can_act_as_anybody() {
    let browser = Browser::new();
    let (desk, _) = start(&browser);
    let Ok(Answer::People(found)) =
        ask(&desk, Ask::People { text: String::new(), filter: PeopleFilter::InDifficulty, from: 0, count: 1 })
    else {
        panic!("people")
    };
    let person = &found.rows[0];
    let Ok(Answer::ActAs { link }) = ask(&desk, Ask::ActAs { person: person.id }) else { panic!("a link") };
    let poster = courier::Poster::parse(&link).expect("a poster in the link");
    assert!(poster.sample && link.starts_with(BASE) && link.ends_with(&format!("&as={}", person.id)));
    let record = browser.lent.borrow().get(&person.id.to_string()).cloned().expect("lent");
    let (name, telephone, home): (String, String, Option<domain::Home>) = ports::decode(&record).expect("a record");
    assert_eq!((name, telephone), (person.name.clone(), person.telephone.clone()));
    assert_eq!(home.map(|home| home.to_string()), Some(person.plate.clone()));
    let real = browser.station();
    assert_eq!(ask(&real, Ask::ActAs { person: person.id }), Err(Trouble::SampleOnly));
}

#[test]
fn the_sample_can_be_thrown_away() {
    let browser = Browser::new();
    let (desk, _) = start(&browser);
    assert_eq!(ask(&desk, Ask::DeleteSample), Ok(Answer::Opened(Opened::NeedsSetUp)));
    browser.run_background();
    assert!(block_on(browser.sample.scan("events", &Span::all(), 1)).expect("rows").is_empty());
    assert!(matches!(ask(&desk, Ask::StartSample { seed: 7 }), Ok(Answer::Opened(Opened::Ready(_)))));
}

#[test]
fn a_tab_that_does_not_hold_the_sample_cannot_throw_it_away() {
    let browser = Browser::new();
    let (first, _) = start(&browser);
    let second = browser.tab();
    assert_eq!(open(&second, Mode::Sample), Opened::Elsewhere);
    assert_eq!(ask(&second, Ask::DeleteSample), Err(Trouble::Elsewhere));
    browser.run_background();
    assert_eq!(counts(&first).households, 5_000);
}

#[test]
fn people_are_found_by_name_home_and_telephone() {
    let browser = Browser::new();
    let (desk, _) = start(&browser);
    let find =
        |text: &str| match ask(&desk, Ask::People { text: text.into(), filter: PeopleFilter::All, from: 0, count: 50 })
        {
            Ok(Answer::People(page)) => page.rows,
            other => panic!("people, not {other:?}"),
        };
    let person = find("").remove(0);
    let by_all = find(&format!("{} {} {}", person.name, person.plate, person.estate));
    assert_eq!(by_all.iter().map(|row| row.id).collect::<Vec<_>>(), [person.id]);
    let tail = &person.telephone[person.telephone.len() - 4..];
    assert!(find(tail).iter().any(|row| row.id == person.id));
    assert!(find("没有这个人").is_empty());
    let spelled = spelling::Speller::default().spell(&person.name).usual();
    let initials: String = spelled.split(' ').map(|syllable| &syllable[..1]).collect();
    for typed in [spelled.replace(' ', ""), spelled.to_uppercase(), initials] {
        let found = find(&format!("{typed} {}", person.plate));
        assert!(found.iter().any(|row| row.id == person.id), "{typed}");
    }
    assert!(find("zzzzz").is_empty());
}

#[test]
fn a_full_disk_in_the_middle_carries_on_later() {
    let browser = Browser::new();
    let (desk, _) = start(&browser);
    browser.sample.fail_next(device::store::Fault::Before(device::store::StoreError::Full));
    browser.run_background();
    assert!(counts(&desk).households < 5_000);
    assert!(matches!(open(&desk, Mode::Sample), Opened::Ready(_)));
    browser.run_background();
    assert_eq!(counts(&desk).households, 5_000);
}
