//! Bad input: each gets its own answer, loses nothing, and stops nothing.

use crate::common::*;
use courier::body::{Body, FollowAct, FollowBody};
use courier::{Packed, code, slip};
use device::post::Post;
use device::store::{Fault, Store, StoreError, Write};
use domain::request::Channel;
use domain::{Kind, RequestId, Slots};
use futures::executor::block_on;
use ports::desk::*;

fn take(desk: &std::rc::Rc<desk::Desk<Tab>>, text: &str) -> Taken {
    let mut taken = taken(ask(desk, Ask::TakeIn { text: text.to_owned() }));
    assert_eq!(taken.len(), 1, "{text}");
    taken.remove(0)
}

#[test]
fn every_bad_message_is_told_apart() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let body = resident.request(7, place, "水管漏水,一直滴到楼下。");
    let text = resident.message(&poster, &Body::Request(body.clone()));
    let half: String = text.chars().take(text.chars().count() - 40).collect();
    let elsewhere = Browser::stranger();
    let (_, foreign) = building(&elsewhere, "青禾小区", "3");
    let to_others = resident.message(&foreign, &Body::Request(body.clone()));
    let altered = text.replacen('A', "B", 1).replacen('b', "c", 1).replacen('7', "8", 1);
    assert_eq!(take(&desk, ""), Taken::Nothing);
    assert_eq!(take(&desk, "您好,今天有人在吗?"), Taken::Nothing);
    assert_eq!(take(&desk, &half), Taken::CutOff);
    assert_eq!(take(&desk, &altered), Taken::Altered);
    assert_eq!(take(&desk, &to_others), Taken::Foreign);
    assert_eq!(take(&desk, &text.replace("LM1", "LM7")), Taken::Newer);
    assert!(open_requests(&desk).is_empty());
    assert!(matches!(take(&desk, &text), Taken::Request(_)));
    assert!(matches!(take(&desk, &format!("转发:\n> {text}\n谢谢")), Taken::Already(Some(_))));
    assert_eq!(open_requests(&desk).len(), 1);
    // Several in one paste are each their own.
    let more = resident.message(&poster, &Body::Request(resident_request(&resident, 8, place)));
    let all = taken(ask(&desk, Ask::TakeIn { text: format!("{text}\n{more}\n{half}") }));
    assert!(matches!(all[..], [Taken::Already(_), Taken::Request(_), Taken::CutOff]), "{all:?}");
}

fn resident_request(phone: &Phone, id: u8, place: domain::PlaceId) -> courier::body::RequestBody {
    phone.request(id, place, "再帮我买点菜。")
}

#[test]
fn nobody_speaks_for_somebody_else() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let (mut resident, mut stranger) = (Phone::new(1), Phone::new(2));
    let body = resident.request(7, place, "水管漏水。");
    let text = resident.message(&poster, &Body::Request(body.clone()));
    take(&desk, &text);
    let follow = |request| Body::Follow(FollowBody { request, round: 0, act: FollowAct::Withdraw, at_ms: NOW });
    assert_eq!(take(&desk, &stranger.message(&poster, &follow(body.id))), Taken::NotTheirs);
    assert_eq!(take(&desk, &stranger.message(&poster, &follow(RequestId([9; 16])))), Taken::Unknown);
    let open = slip::sign_open(&stranger.sign, &follow(body.id)).expect("signed");
    assert_eq!(take(&desk, &code::message("", "", &open).expect("a code")), Taken::NotForDesk);
    assert_eq!(open_requests(&desk).len(), 1);
    assert!(matches!(take(&desk, &resident.message(&poster, &follow(body.id))), Taken::Follow(_)));
    assert!(open_requests(&desk).is_empty());
}

#[test]
fn a_full_disk_loses_nothing_that_was_typed() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let text = resident.message(&poster, &Body::Request(resident_request(&resident, 7, place)));
    browser.real.fail_next(Fault::Before(StoreError::Full));
    assert_eq!(ask(&desk, Ask::TakeIn { text: text.clone() }), Err(Trouble::Full));
    assert!(open_requests(&desk).is_empty());
    assert!(matches!(take(&desk, &text), Taken::Request(_)));
    // What arrives while the disk is full stays in the mailbox.
    let next = resident_request(&resident, 8, place);
    resident.post(&browser.post, &poster, &Body::Request(next.clone()));
    browser.real.fail_next(Fault::Before(StoreError::Full));
    pass(&desk, 5_000);
    pass(&desk, 5_000);
    assert!(open_requests(&desk).iter().any(|row| row.id == next.id));
}

#[test]
fn a_lost_connection_is_opened_again_and_nothing_is_written_twice() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let text = resident.message(&poster, &Body::Request(resident_request(&resident, 7, place)));
    browser.real.fail_next(Fault::After(StoreError::Lost));
    assert_eq!(ask(&desk, Ask::TakeIn { text: text.clone() }), Err(Trouble::Lost));
    assert!(matches!(take(&desk, &text), Taken::Already(Some(_))));
    assert_eq!(open_requests(&desk).len(), 1);
}

#[test]
fn forms_name_what_is_wrong_at_its_field() {
    let browser = Browser::new();
    let desk = browser.tab();
    assert_eq!(ask(&desk, Ask::Status), Err(Trouble::NotOpen));
    assert_eq!(open(&desk, Mode::Real), Opened::NeedsSetUp);
    let Err(Trouble::Wrong(wrong)) = ask(&desk, Ask::SetUp(SetUpForm::default())) else { panic!("empty") };
    assert_eq!(wrong.len(), 6);
    ask(&desk, Ask::SetUp(form())).expect("a good form");
    assert_eq!(ask(&desk, Ask::SetUp(form())), Err(Trouble::NotNow));
    let (place, _) = building(&desk, "青禾小区", "3");
    let file = |words: &str, telephone: &str, home: &str| {
        let who =
            WhoAsks::New { building: place, name: "余华".into(), telephone: telephone.into(), home: home.into() };
        Ask::File(FileForm {
            words: words.into(),
            kind: Kind::Other,
            channel: Channel::Door,
            who,
            suits: Slots(0),
            helpers: 1,
        })
    };
    let long = "很".repeat(2_001);
    for (words, telephone, home, field, why) in [
        (" ", "", "", Field::Words, Wrong::Empty),
        (long.as_str(), "", "", Field::Words, Wrong::TooLong(2_000)),
        ("灯", "12", "", Field::Telephone, Wrong::NotTelephone),
        ("灯", "", "我家", Field::Home, Wrong::NotHome),
    ] {
        assert_eq!(ask(&desk, file(words, telephone, home)), Err(Trouble::Wrong(vec![(field, why)])), "{words}");
    }
    let id = saved(ask(&desk, file(&"很".repeat(2_000), "", ""))).request.expect("at the limit");
    assert_eq!(request(&desk, id).words.chars().count(), 2_000);
    let markup = "<img src=x onerror=alert(1)>";
    let id = saved(ask(&desk, file(markup, "", ""))).request.expect("markup is only text");
    assert_eq!(request(&desk, id).words, markup);
}

#[test]
fn one_tab_at_a_time_and_the_other_can_take_over() {
    let browser = Browser::new();
    let first = browser.station();
    let second = browser.tab();
    assert_eq!(open(&second, Mode::Real), Opened::Elsewhere);
    assert_eq!(ask(&second, Ask::Status), Err(Trouble::Elsewhere));
    let Ok(Answer::Opened(Opened::Ready(_))) = ask(&second, Ask::TakeOver) else { panic!("taken over") };
    assert_eq!(ask(&first, Ask::Status), Err(Trouble::Elsewhere));
    assert!(browser.told.borrow().contains(&News::TakenOver));
    assert!(ask(&second, Ask::Status).is_ok());
    // And back again, without the first hearing its own call.
    let Ok(Answer::Opened(Opened::Ready(_))) = ask(&first, Ask::TakeOver) else { panic!("taken back") };
    browser.run_background();
    assert!(ask(&first, Ask::Status).is_ok());
    assert_eq!(ask(&second, Ask::Status), Err(Trouble::Elsewhere));
}

#[test]
fn a_private_window_says_so() {
    let browser = Browser::new();
    browser.denied.set(true);
    let desk = browser.tab();
    let reply = ask(&desk, Ask::Open { base_url: BASE.to_owned(), mode: Mode::Real });
    assert_eq!(reply, Err(Trouble::Denied));
    // Another page may try for itself, and hears the same.
    let other = browser.tab();
    assert_eq!(ask(&other, Ask::Open { base_url: BASE.to_owned(), mode: Mode::Real }), Err(Trouble::Denied));
    browser.denied.set(false);
    assert_eq!(open(&other, Mode::Real), Opened::NeedsSetUp);
}

#[test]
fn a_flood_of_strangers_waits_outside_and_is_thrown_away_at_once() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    for number in 0..60 {
        let mut stranger = Phone::new(number + 10);
        let mut body = stranger.request(number + 10, place, "广告");
        body.who = courier::body::Who::Named { name: Packed::from("某人"), telephone: Packed::from(""), home: None };
        stranger.post(&browser.post, &poster, &Body::Request(body));
    }
    pass(&desk, 5_000);
    assert_eq!(tray(&desk).len(), 50);
    assert!(
        browser.told.borrow().iter().any(|news| {
            matches!(news, News::Arrived(arrived) if arrived.contains(&Arrival::HeldBack { count: 10 }))
        })
    );
    let ids = tray(&desk).iter().map(|row| row.id).collect();
    saved(ask(&desk, Ask::TrayDo { ids, act: TrayAct::Dismiss }));
    pass(&desk, 5_000);
    assert_eq!(tray(&desk).len(), 10, "what was held back comes once there is room");
    // A blocked phone is not heard again.
    let first = tray(&desk)[0].id;
    saved(ask(&desk, Ask::TrayDo { ids: vec![first], act: TrayAct::Block }));
    assert_eq!(tray(&desk).len(), 9);
}

/// A slip for this inbox that says what no program says yet, as a newer one would have written it.
fn newer(sender: &mut Phone, to: &courier::Poster, number: u16) -> Vec<u8> {
    let body = [&[99][..], &number.to_be_bytes()].concat();
    let signature = sender.sign.sign("slip 1 sealed", &[&to.inbox.0[..], &body].concat());
    let signed = ports::encode(&(sender.sign.public(), signature, body));
    let sealed = trust::seal(&mut sender.rng, &to.inbox, "slip 1", &signed).expect("a key");
    [&[1, 0][..], &to.inbox.0[..4], &sealed].concat()
}

fn status(desk: &std::rc::Rc<desk::Desk<Tab>>) -> Status {
    match ask(desk, Ask::Status) {
        Ok(Answer::Status(status)) => status,
        other => panic!("a status, not {other:?}"),
    }
}

#[test]
fn what_a_newer_program_wrote_is_kept_when_it_is_for_us_and_only_so_much() {
    let browser = Browser::new();
    let desk = browser.station();
    let (_, poster) = building(&desk, "青禾小区", "3");
    let (mut sender, folder) = (Phone::new(1), poster.folder.expect("a mailbox"));
    let today = domain::Day::of(NOW);
    let put = |day: domain::Day, bytes: &[u8]| block_on(browser.post.put(&folder, day, bytes)).expect("posted");
    let first = newer(&mut sender, &poster, 0);
    // Of what did not open with our key nobody knows whether it is a message at all.
    put(today, &[2, 7, 7, 7]);
    put(today, &slip::sign_open(&sender.sign, &sender.answer(domain::TaskId([1; 16]), true)).expect("signed"));
    pass(&desk, 5_000);
    assert_eq!((status(&desk).set_aside, status(&desk).aside_full), (0, false));
    put(today, &first);
    pass(&desk, 5_000);
    put(domain::Day(today.0 - 1), &first);
    pass(&desk, 5_000);
    assert_eq!(status(&desk).set_aside, 1, "the same one is kept once");
    (1..250).for_each(|number| {
        put(today, &newer(&mut sender, &poster, number));
    });
    (0..3).for_each(|_| pass(&desk, 5_000));
    assert_eq!((status(&desk).set_aside, status(&desk).aside_full), (200, true));
    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    assert_eq!((status(&desk).set_aside, status(&desk).aside_full), (200, true));
    // A newer program has taken those in: the rest is still in the mailbox.
    drop(desk);
    let sums = Write::put("meta", *b"aside", ports::encode(&(0u32, 0u64)));
    block_on(browser.real.commit(vec![Write::Clear("aside"), sums])).expect("written");
    let desk = browser.tab();
    open(&desk, Mode::Real);
    (0..3).for_each(|_| pass(&desk, 5_000));
    assert_eq!(status(&desk).set_aside, 50);
}

#[test]
fn what_was_kept_is_taken_in_by_the_program_that_can_read_it() {
    use device::store::Span;
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let legible = resident.seal(&poster, &Body::Request(resident.request(7, place, "水管漏水。")));
    drop(desk);
    // As an older program would have left it.
    let sums = ports::encode(&(1u32, legible.len() as u64));
    let rows = vec![Write::put("aside", trust::Digest::of(&legible).0, legible), Write::put("meta", *b"aside", sums)];
    block_on(browser.real.commit(rows)).expect("written");
    let desk = browser.tab();
    open(&desk, Mode::Real);
    assert_eq!((tray(&desk).len(), status(&desk).set_aside), (1, 0));
    assert!(block_on(browser.real.scan("aside", &Span::all(), 9)).expect("rows").is_empty());
}

/// A desk of a site at this address, with one estate of this name.
fn set_up_at(base_url: &str, estate: &str) -> Result<std::rc::Rc<desk::Desk<Tab>>, Trouble> {
    let desk = Browser::new().tab();
    ask(&desk, Ask::Open { base_url: base_url.to_owned(), mode: Mode::Real })?;
    let estates = vec![(estate.to_owned(), "1-3".to_owned())];
    ask(&desk, Ask::SetUp(SetUpForm { estates, ..form() })).map(|_| desk)
}

#[test]
fn a_long_name_still_has_a_poster_and_a_long_address_says_by_how_much() {
    let long = "青禾花园东区第二期拆迁安置小区南院和北院以及临街门面";
    let desk = set_up_at(BASE, long).expect("set up");
    let (_, poster) = building(&desk, long, "3");
    let kept = poster.name.strip_suffix('…').expect("cut");
    assert!(long.starts_with(kept) && kept.chars().count() > 8);
    let host = |length: usize| format!("https://{}.example/", "a".repeat(length));
    let fits = (1..).find(|length| set_up_at(&host(length + 1), "青禾").is_err()).expect("not for ever");
    let over = |over| Err(Trouble::AddressTooLong(AddressTooLong { over }));
    assert_eq!(set_up_at(&host(fits + 5), "青禾").map(|_| ()), over(5));
    assert!(fits > 30, "{fits}");
}

#[test]
fn a_station_that_moved_to_a_long_address_shows_its_buildings_all_the_same() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, _) = building(&desk, "青禾小区", "3");
    drop(desk);
    let desk = browser.tab();
    let base_url = format!("https://{}.example/", "a".repeat(80));
    ask(&desk, Ask::Open { base_url, mode: Mode::Real }).expect("open");
    let Ok(Answer::Building(detail)) = ask(&desk, Ask::Building(place)) else { panic!("a building") };
    assert!(matches!(detail.poster, Err(AddressTooLong { over: 1.. })), "{:?}", detail.poster);
    assert_eq!(detail.row.plate, "3");
}
