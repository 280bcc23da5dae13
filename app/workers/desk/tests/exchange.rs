//! Two devices of one station: one is let in, both write, each hears the other by file and by mailbox; and a device sees
//! and writes what its certificate is for.

use crate::common::joined::*;
use crate::common::people::{filed, nobody, written};
use crate::common::*;
use desk::Desk;
use desk::host::{KEYS, META, PEERS};
use device::store::Store;
use domain::PlaceId;
use domain::time::{DAY_MS, HOUR_MS};
use futures::executor::block_on;
use ports::desk::devices::{Answer as Told, Ask as About, Refused, TakenIn, Why};
use ports::desk::lock::Secret;
use ports::desk::privacy::{Answer as Said, Ask as Privacy};
use ports::desk::*;
use std::collections::BTreeSet;
use std::rc::Rc;

fn refused(why: Refused) -> Reply {
    Err(Trouble::Exchange(why))
}

fn station_place(desk: &Rc<Desk<Tab>>) -> PlaceId {
    match ask(desk, Ask::Places) {
        Ok(Answer::Places(places)) => {
            places.iter().find(|place| place.level == domain::place::Level::Community).expect("it").id
        }
        other => panic!("{other:?}"),
    }
}

fn asked_for(desk: &Rc<Desk<Tab>>) -> BTreeSet<domain::RequestId> {
    open_requests(desk).iter().map(|row| row.id).collect()
}

#[test]
fn a_new_device_asks_is_let_in_and_sees_what_the_station_sees() {
    let station = Browser::new().station();
    let he = written(&station, "何建民", "501", false);
    let request = filed(&station, he, 1);
    let browser = Browser::started_after(60);
    let captain = browser.tab();
    open(&captain, Mode::Real);
    assert_eq!(ask(&captain, Ask::Devices(About::Join { name: None })), refused(Refused::NotAsked));
    assert_eq!(ask(&captain, Ask::Devices(About::Join { name: Some(" ".into()) })), refused(Refused::Nameless));
    let first = asking(&captain, Some("赵敏的平板"));
    assert!(first.picture.is_some(), "it fits a code that a phone reads from a screen");
    let again = browser.tab();
    drop(captain);
    open(&again, Mode::Real);
    assert_eq!(asking(&again, None), first, "a reload asks the same");

    let pasted = ask(&station, Ask::Preview { text: first.text.clone() });
    assert_eq!(pasted, Ok(Answer::Taken(vec![Taken::Joins])), "wherever it is pasted");
    let look = ask(&station, Ask::Devices(About::Look { text: first.text.clone() }));
    let Ok(Answer::Devices(Told::Newcomer(newcomer))) = look else { panic!("{look:?}") };
    assert_eq!((newcomer.name.as_str(), newcomer.check, newcomer.known), ("赵敏的平板", first.check.clone(), false));
    assert_eq!(finish(&again, None), refused(Refused::NoAnswer), "nobody has answered");
    let answer = file(admit(&station, &first.text, station_place(&station)));
    assert!(answer.bytes.starts_with(b"LMbundle\x01\x01"), "a face tells it from a backup by that");
    let passcode = Some(Secret("三号楼 的灯 昨天 亮了".into()));
    let opened = ask(&again, Ask::Devices(About::Finish { file: Some(answer.bytes), passcode, root: None }));
    let Ok(Answer::Opened(Opened::Ready(summary))) = opened else { panic!("{opened:?}") };
    let own = ask(&station, Ask::Open { base_url: BASE.into(), mode: Mode::Real });
    let Ok(Answer::Opened(Opened::Ready(stations))) = own else { panic!("{own:?}") };
    assert_eq!((summary.name, summary.fingerprint), (stations.name, stations.fingerprint));
    assert!(summary.status.safe.passcode, "under lock from the first row on");
    assert_eq!(asked_for(&again), BTreeSet::from([request]));
    let clear: Vec<u8> = block_on(browser.real.read(META, b"station")).expect("readable").expect("there");
    assert!(!clear.starts_with(b"Last Metre"), "its keys lie sealed");
    assert!(block_on(browser.real.read(META, b"join")).expect("readable").is_none());

    let listed = devices(&again);
    assert!(!listed.speaks && devices(&station).speaks);
    assert!(listed.devices.iter().any(|device| device.this && device.name == "赵敏" && device.until_ms.is_some()));
    let key = other(&again).key;
    assert_eq!(ask(&again, Ask::Devices(About::Revoke { key })), Err(Trouble::StationOnly));
    assert_eq!(admit(&again, &first.text, PlaceId([1; 8])), Err(Trouble::StationOnly));
}

#[test]
fn what_is_wrong_with_an_answer_is_said_and_changes_nothing() {
    let (station, captain) = (Browser::new().station(), Browser::started_after(60).tab());
    open(&captain, Mode::Real);
    let text = asking(&captain, Some("赵敏")).text;
    let place = station_place(&station);
    assert_eq!(admit(&station, "你好", place), refused(Refused::NoCode));
    assert_eq!(admit(&station, &text[..text.len() - 9], place), refused(Refused::CutOff));
    assert_eq!(admit(&station, &text, PlaceId([9; 8])), Err(Trouble::Unknown));
    let nameless = About::Admit { text: text.clone(), name: " ".into(), place };
    assert_eq!(ask(&station, Ask::Devices(nameless)), refused(Refused::Nameless));
    let answer = file(admit(&station, &text, place)).bytes;
    let mut altered = answer.clone();
    *altered.last_mut().expect("bytes") ^= 1;
    for (file, why) in [
        (b"hello".to_vec(), Refused::NotAFile),
        (answer[..answer.len() - 1].to_vec(), Refused::CutOff),
        (altered, Refused::Altered),
    ] {
        assert_eq!(finish(&captain, Some(file)), refused(why));
    }
    let other = Browser::started_after(80).tab();
    open(&other, Mode::Real);
    asking(&other, Some("别人"));
    assert_eq!(finish(&other, Some(answer.clone())), refused(Refused::NotForThisDevice));
    assert!(matches!(finish(&captain, Some(answer)), Ok(Answer::Opened(Opened::Ready(_)))), "it is still good");
}

/// Whoever sees what a new device asks can answer it too, as a station of their own.
#[test]
fn another_stations_answer_makes_nobody_its_captain() {
    let (station, forger) = (Browser::new().station(), Browser::started_after(90).station());
    let mut browser = Browser::started_after(60);
    browser.post = station.host.browser.post.clone();
    let captain = browser.tab();
    open(&captain, Mode::Real);
    let text = asking(&captain, Some("赵敏")).text;
    for desk in [&station, &forger] {
        file(admit(desk, &text, building_3(desk)));
        pass(desk, 1_000);
    }
    // The forger's answers lie in the box too, the newest of all.
    for (to, day, slip) in forger.host.browser.post.objects() {
        futures::executor::block_on(device::post::Post::put(&browser.post, &to, day, &slip)).expect("posted");
    }
    assert_eq!(finish(&captain, None), refused(Refused::Several), "nobody can tell which is the station");
    ask(&station, Ask::PublishStation).expect("published");
    *browser.host_file.borrow_mut() = station.host.browser.host_file.borrow().clone();
    let forged = file(admit(&forger, &text, building_3(&forger))).bytes;
    assert_eq!(finish(&captain, Some(forged)), refused(Refused::OtherStation), "not the host's station");
    assert!(matches!(finish(&captain, None), Ok(Answer::Opened(Opened::Ready(_)))), "the station's own is heard");
    assert_eq!(building(&captain, "青禾小区", "3").0, building_3(&station));
}

/// Two people compare what both screens show before anything of an answer is believed.
#[test]
fn whose_answer_it_is_is_shown_first_and_only_the_one_that_was_compared_is_opened() {
    let (station, forger) = (Browser::new().station(), Browser::started_after(90).station());
    let browser = Browser::started_after(60);
    let captain = browser.tab();
    open(&captain, Mode::Real);
    let whose = |file: Option<Vec<u8>>| ask(&captain, Ask::Devices(About::Answered { file }));
    assert_eq!(whose(None), refused(Refused::NotAsked));
    let text = asking(&captain, Some("赵敏")).text;
    assert_eq!(whose(None), refused(Refused::NoAnswer));
    let answer = |desk| file(admit(desk, &text, building_3(desk))).bytes;
    let (good, forged) = (answer(&station), answer(&forger));
    let shown = |file: &Vec<u8>| match whose(Some(file.clone())) {
        Ok(Answer::Devices(Told::Answered(answered))) => answered,
        other => panic!("{other:?}"),
    };
    let own = ask(&station, Ask::Open { base_url: BASE.into(), mode: Mode::Real });
    let Ok(Answer::Opened(Opened::Ready(own))) = own else { panic!("{own:?}") };
    assert_eq!(shown(&good).fingerprint, own.fingerprint, "the station's page shows it too");
    assert_ne!(shown(&forged).fingerprint, own.fingerprint);
    assert!(!shown(&good).vouched, "the host says nothing");
    assert!(block_on(browser.real.scan(desk::host::EVENTS, &device::store::Span::all(), 9)).expect("rows").is_empty());
    let root = Some(shown(&good).root);
    let finish = |file| ask(&captain, Ask::Devices(About::Finish { file: Some(file), passcode: None, root }));
    assert_eq!(finish(forged), refused(Refused::OtherStation), "another came meanwhile");
    ask(&station, Ask::PublishStation).expect("published");
    *browser.host_file.borrow_mut() = station.host.browser.host_file.borrow().clone();
    assert!(shown(&good).vouched);
    assert!(matches!(finish(good), Ok(Answer::Opened(Opened::Ready(_)))));
}

#[test]
fn both_write_and_each_sees_the_others_work_by_file() {
    let (station, captain, he) = two(building_3);
    let li = written(&captain, "李秀兰", "302", false);
    let (a, b) = (filed(&station, he, 1), filed(&captain, li, 1));
    assert_eq!(send(&captain, &station).new, 2);
    assert_eq!(send(&station, &captain).new, 1, "nothing of its own comes back");
    assert_eq!(asked_for(&station), BTreeSet::from([a, b]));
    assert_eq!(asked_for(&captain), asked_for(&station));
    assert_eq!(request(&station, b).row.who, "李秀兰", "the key came along");
    // What both have said they have is not sent again.
    assert_eq!(send(&captain, &station), TakenIn { from: "赵敏".into(), new: 0, aside: 0 });
    let made = file(ask(&captain, Ask::Devices(About::Send { key: other(&captain).key })));
    assert_eq!(made.events, 0);
    let again = captain.host.browser.tab();
    drop(captain);
    open(&again, Mode::Real);
    assert_eq!(asked_for(&again), BTreeSet::from([a, b]), "after a restart");
}

#[test]
fn a_captain_sees_and_writes_her_own_building() {
    let (station, captain, _) = two(building_3);
    let far = building(&station, "槐荫里", "2").0;
    let form = |person: &str, building| PersonForm { building, name: person.into(), home: "101".into(), ..nobody() };
    let zhou = saved(ask(&station, Ask::SavePerson(form("周家宝", far)))).person.expect("new");
    filed(&station, zhou, 1);
    let he = written(&station, "何小燕", "502", false);
    send(&station, &captain);
    assert!(asked_for(&captain).is_empty(), "another building's log does not come");
    let browser = captain.host.browser.clone();
    let keys: BTreeSet<Vec<u8>> = block_on(browser.real.scan(KEYS, &device::store::Span::all(), 99))
        .expect("rows")
        .into_iter()
        .map(|(person, _)| person)
        .collect();
    assert!(keys.contains(he.0.as_slice()) && !keys.contains(zhou.0.as_slice()));
    assert_eq!(ask(&captain, Ask::SavePerson(form("新邻居", far))), Err(Trouble::NotYours));
    let own = saved(ask(&captain, Ask::SavePerson(form("方芳", building_3(&captain))))).person.expect("new");
    send(&captain, &station);
    assert!(matches!(ask(&station, Ask::Person(own)), Ok(Answer::Person(person)) if person.row.name == "方芳"));
}

#[test]
fn a_captain_asks_the_station_to_forget_somebody_of_her_building_and_it_does() {
    let (station, captain, he) = two(building_3);
    send(&station, &captain);
    let foreseen = ask(&captain, Ask::Privacy(Privacy::Foresee(he)));
    assert!(matches!(foreseen, Ok(Answer::Privacy(Said::Foreseen(foreseen))) if foreseen.asks));
    let there = |desk: &Rc<Desk<Tab>>| matches!(ask(desk, Ask::Person(he)), Ok(Answer::Person(_)));
    let keys = rows(&captain.host.browser, KEYS);
    for _ in 0..2 {
        saved(ask(&captain, Ask::Privacy(Privacy::Erase(he))));
        let told = ask(&captain, Ask::Privacy(Privacy::About(he)));
        let Ok(Answer::Privacy(Said::About(about))) = told else { panic!("{told:?}") };
        assert_eq!((about.asked.len(), about.asked[0].this, about.decides), (1, true, false));
    }
    assert!(there(&captain) && rows(&captain.host.browser, KEYS) == keys, "nothing goes before the station has heard");
    assert_eq!(ask(&captain, Ask::Privacy(Privacy::KeepAfterAll(he))), Err(Trouble::StationOnly));
    send(&captain, &station);
    assert!(!there(&station));
    send(&station, &captain);
    assert!(!there(&captain) && rows(&captain.host.browser, KEYS) < keys);
}

#[test]
fn the_station_tells_whom_a_captain_asks() {
    let (station, captain, he) = two(building_3);
    let tian = written(&captain, "田秀英", "303", true);
    let request = filed(&captain, he, 1);
    let letters = |desk: &Rc<Desk<Tab>>| match ask(desk, Ask::Letters { from: 0, count: 99 }) {
        Ok(Answer::Letters(page)) => {
            page.rows.iter().map(|letter| (letter.says, letter.to.clone())).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let written = saved(ask(&captain, Ask::Assign(vec![(request, tian)])));
    assert_eq!(written.letters, Vec::new(), "nobody listens to her device");
    send(&captain, &station);
    assert_eq!((letters(&station), letters(&captain)), (vec![(Says::Offer, "田秀英 3-1-303".to_owned())], vec![]));
    send(&station, &captain);
    send(&captain, &station);
    assert_eq!(letters(&station).len(), 1, "once is enough");
    let task = crate::common::request(&captain, request).tasks[0].id;
    saved(ask(&captain, Ask::TaskOff { task }));
    send(&captain, &station);
    let states = |desk: &Rc<Desk<Tab>>| letters(desk).len();
    assert_eq!(states(&station), 2, "the offer lay ready to be copied, and may have been shown");
}

#[test]
fn a_revoked_device_is_told_nothing_more_and_what_it_writes_is_set_aside() {
    let (station, captain, he) = two(building_3);
    let before = filed(&captain, he, 1);
    send(&captain, &station);
    let key = other(&station).key;
    ask(&station, Ask::Devices(About::Revoke { key })).expect("revoked");
    filed(&captain, he, 2);
    let known = rows(&station.host.browser, KEYS);
    written(&captain, "新邻居", "502", false);
    assert_eq!(send(&captain, &station), TakenIn { from: "赵敏".into(), new: 0, aside: 2 });
    assert_eq!(rows(&station.host.browser, KEYS), known, "nor is a key of hers taken");
    assert_eq!((devices(&station).aside, asked_for(&station)), (vec![(Why::Revoked, 2)], BTreeSet::from([before])));
    assert_eq!(ask(&station, Ask::Devices(About::Send { key })), Err(Trouble::NotNow));
    assert_eq!(ask(&station, Ask::Devices(About::Renew { key })), Err(Trouble::NotNow));
}

#[test]
fn a_certificate_runs_out_and_is_renewed() {
    let (station, captain, he) = two(building_3);
    for desk in [&station, &captain] {
        desk.host.browser.clock.pass(91 * DAY_MS);
    }
    let words = FileForm {
        words: "冰箱要搬下楼".into(),
        kind: domain::Kind::Errand,
        channel: domain::request::Channel::Door,
        who: WhoAsks::Known(he),
        suits: domain::Slots(0),
        helpers: 1,
    };
    assert_eq!(ask(&captain, Ask::File(words.clone())), Err(Trouble::Expired));
    let key = other(&station).key;
    assert_eq!(ask(&station, Ask::Devices(About::Send { key })), Err(Trouble::NotNow));
    ask(&station, Ask::Devices(About::Renew { key })).expect("renewed");
    assert_eq!(send(&station, &captain).new, 1);
    saved(ask(&captain, Ask::File(words)));
    assert_eq!(send(&captain, &station).new, 1);
}

#[test]
fn by_mailbox_everything_goes_by_itself_and_what_is_lost_goes_again() {
    let station = Browser::new().station();
    let he = written(&station, "何建民", "501", false);
    let mut browser = Browser::started_after(60);
    (browser.post, browser.clock) = (station.host.browser.post.clone(), station.host.browser.clock.clone());
    let captain = browser.tab();
    open(&captain, Mode::Real);
    let text = asking(&captain, Some("赵敏")).text;
    file(admit(&station, &text, building_3(&station)));
    pass(&station, 1_000);
    assert!(matches!(finish(&captain, None), Ok(Answer::Opened(Opened::Ready(_)))), "the answer lay in its box");
    let tick = |times: u32| {
        for _ in 0..times {
            pass(&captain, 6_000);
            pass(&station, 6_000);
        }
    };
    tick(3);
    let (a, b) = (filed(&station, he, 1), filed(&captain, he, 1));
    tick(3);
    assert_eq!((asked_for(&station), asked_for(&captain)), (BTreeSet::from([a, b]), BTreeSet::from([a, b])));
    // Once each has heard the other nothing is posted any more.
    tick(3);
    let posted = station.host.browser.post.objects().len();
    tick(20);
    assert_eq!(station.host.browser.post.objects().len(), posted);
    // The mailbox loses what is in it: it goes again, after a while.
    let c = filed(&captain, he, 2);
    pass(&captain, 6_000);
    station.host.browser.post.expire_before(domain::Day(u32::MAX));
    tick(2);
    assert!(!asked_for(&station).contains(&c));
    pass(&captain, 2 * HOUR_MS);
    tick(2);
    assert!(asked_for(&station).contains(&c));
    assert_eq!(rows(&browser, PEERS), 1);
}
