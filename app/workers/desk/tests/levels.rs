//! A station that works, an office that is founded later, a district later still: each asks, compares, agrees; figures go
//! upwards; and what a false office can and cannot do.

use crate::common::people::{filed, written};
use crate::common::*;
use courier::{Body, code, slip};
use desk::Desk;
use device::store::Store;
use domain::figures::Figures;
use domain::place::Level;
use domain::time::DAY_MS;
use futures::executor::block_on;
use ports::desk::devices::{Answer as OfDevices, Ask as Devices, Refused, VALID_DAYS};
use ports::desk::levels::{Answer as Told, Ask as About, Key, Levels, Message, Seen};
use ports::desk::*;
use std::rc::Rc;

pub type At = Rc<Desk<Tab>>;

fn founded(browser: &Browser, founds: Founds) -> At {
    let desk = browser.tab();
    open(&desk, Mode::Real);
    ask(&desk, Ask::SetUp(SetUpForm { founds, estates: Vec::new(), ..form() })).expect("a good form");
    desk
}

pub fn office() -> At {
    founded(&Browser::started_after(100), Founds::Street)
}

fn district() -> At {
    founded(&Browser::started_after(150), Founds::District)
}

fn about(desk: &At, about: About) -> Result<Told, Trouble> {
    match ask(desk, Ask::Levels(about))? {
        Answer::Levels(told) => Ok(told),
        other => panic!("{other:?}"),
    }
}

fn levels(desk: &At) -> Levels {
    match about(desk, About::List) {
        Ok(Told::Levels(levels)) => *levels,
        other => panic!("{other:?}"),
    }
}

fn message(desk: &At, of: About) -> String {
    match about(desk, of) {
        Ok(Told::Message(Message { text, .. })) => text,
        other => panic!("{other:?}"),
    }
}

fn seen(desk: &At, text: &str) -> Seen {
    match about(desk, About::Look { text: text.into() }) {
        Ok(Told::Seen(seen)) => seen,
        other => panic!("{other:?}"),
    }
}

fn offered(desk: &At, text: &str) -> (Key, String) {
    match seen(desk, text) {
        Seen::Offers { root, fingerprint, .. } => (root, fingerprint),
        other => panic!("{other:?}"),
    }
}

fn agree(desk: &At, text: &str, root: Key) -> Result<Told, Trouble> {
    about(desk, About::Agree { text: text.into(), root })
}

fn certified(upper: &At, lower: &At) -> String {
    message(upper, About::Certify { text: message(lower, About::Under) })
}

/// One comes to stand below another, by two messages and a look at a fingerprint.
fn under(lower: &At, upper: &At) -> Key {
    let answer = certified(upper, lower);
    let (root, fingerprint) = offered(lower, &answer);
    assert_eq!(fingerprint, levels(upper).fingerprint, "as it stands on the other screen");
    agree(lower, &answer, root).expect("agreed");
    root
}

fn summary(desk: &At) -> Summary {
    match open(desk, Mode::Real) {
        Opened::Ready(summary) => *summary,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_office_and_a_district_are_founded_with_what_they_need_and_no_more() {
    for (founds, level, name) in
        [(Founds::Street, Level::Street, "长宁街道办事处"), (Founds::District, Level::District, "安平区")]
    {
        let desk = founded(&Browser::started_after(100), founds);
        let levels = levels(&desk);
        assert_eq!((levels.level, levels.name.as_str(), levels.speaks), (level, name, true));
        assert_eq!((levels.above.len(), levels.below.len()), (0, 0));
        let Ok(Answer::Places(places)) = ask(&desk, Ask::Places) else { panic!("places") };
        assert_eq!(places.last().map(|place| place.level), Some(level), "nothing below what it stands for");
        let again = summary(&desk);
        assert_eq!((again.name.as_str(), again.place), (name, places[places.len() - 1].id));
    }
}

#[test]
fn a_station_comes_under_an_office_that_was_founded_later_and_stays_what_it_was() {
    let browser = Browser::new();
    let station = browser.station();
    let (_, poster) = building(&station, "青禾小区", "3");
    let file = ask(&station, Ask::StationFile);
    browser.clock.pass(200 * DAY_MS);
    let office = office();
    office.host.browser.clock.pass(200 * DAY_MS);

    let asked = message(&station, About::Under);
    let pasted = ask(&office, Ask::Preview { text: asked.clone() });
    assert_eq!(pasted, Ok(Answer::Taken(vec![Taken::Levels])), "wherever it is pasted");
    let own = levels(&station).fingerprint;
    let asks =
        Seen::Asks { name: "青禾社区站".into(), level: Level::Community, fingerprint: own.clone(), known: false };
    assert_eq!(seen(&office, &asked), asks);
    let answer = message(&office, About::Certify { text: asked });
    assert_eq!(ask(&station, Ask::TakeIn { text: answer.clone() }), Ok(Answer::Taken(vec![Taken::Levels])));
    assert_eq!(levels(&station).above, [], "nothing is kept before people have compared");
    let (root, fingerprint) = offered(&station, &answer);
    assert_eq!(fingerprint, levels(&office).fingerprint);
    agree(&station, &answer, root).expect("agreed");

    let [upper] = &levels(&station).above[..] else { panic!("one above") };
    let now = NOW + 200 * DAY_MS;
    assert_eq!((upper.key, upper.name.as_str(), upper.level), (root, "长宁街道办事处", Level::Street));
    assert_eq!((upper.since_ms, upper.until_ms, upper.next, upper.left), (now, now + VALID_DAYS * DAY_MS, true, false));
    let [lower] = &levels(&office).below[..] else { panic!("one below") };
    assert_eq!((lower.name.as_str(), lower.fingerprint.as_str(), lower.report), ("青禾社区站", own.as_str(), None));
    assert_eq!((ask(&station, Ask::StationFile), building(&station, "青禾小区", "3").1), (file, poster), "as before");
    // All of it is there again after a restart.
    let again = [browser.tab(), office.host.browser.tab()];
    drop((station, office));
    again.iter().for_each(|desk| drop(open(desk, Mode::Real)));
    assert_eq!((levels(&again[0]).above.len(), levels(&again[1]).below.len()), (1, 1));
}

#[test]
fn figures_go_upwards_without_a_name_and_the_newest_counts() {
    let browser = Browser::new();
    let station = browser.station();
    let (office, district) = (office(), district());
    let he = written(&station, "何建民", "501", false);
    filed(&station, he, 1);
    let done = filed(&station, he, 1);
    saved(ask(&station, Ask::Note(Spoken::Withdrawn { request: done })));
    let root = under(&station, &office);
    let early = message(&station, About::Report { key: root });
    browser.clock.pass(30 * DAY_MS);
    let late = message(&station, About::Report { key: root });
    for desk in [&office, &district] {
        desk.host.browser.clock.pass(30 * DAY_MS);
    }
    let sealed = code::find(&late).expect("a code");
    let clear = |words: &str| sealed.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(!clear("何建民") && !clear("青禾"));

    let told = || levels(&office).below[0].report;
    let figures = Taken::Figures { name: "青禾社区站".into() };
    assert_eq!(ask(&office, Ask::TakeIn { text: late.clone() }), Ok(Answer::Taken(vec![figures])));
    let expected = Figures { stations: 1, open: 1, overdue: 1, closed: 1, homes: 1, people: 1, captains: 1 };
    assert_eq!(told(), Some((NOW + 30 * DAY_MS, expected)));
    for old in [&late, &early] {
        assert_eq!(ask(&office, Ask::TakeIn { text: old.clone() }), Ok(Answer::Taken(vec![Taken::Already(None)])));
    }
    assert_eq!(told(), Some((NOW + 30 * DAY_MS, expected)), "an older one changes nothing");

    // The office tells the district what it was told.
    let root = under(&office, &district);
    let report = message(&office, About::Report { key: root });
    taken(ask(&district, Ask::TakeIn { text: report }));
    let expected = Figures { captains: 2, ..expected };
    assert_eq!(levels(&district).together, expected, "and its own device");
    // Somebody who is not below tells nothing.
    let stranger = Browser::started_after(30).station();
    let root = under(&stranger, &office);
    let report = message(&stranger, About::Report { key: root });
    let key = levels(&office).below.iter().find(|lower| lower.report.is_none()).expect("the stranger").key;
    about(&office, About::LetGo { key }).expect("let go");
    assert_eq!(ask(&office, Ask::TakeIn { text: report }), Ok(Answer::Taken(vec![Taken::NotTheirs])));
}

#[test]
fn a_district_that_comes_later_still_is_seen_from_the_station_once_the_office_renews() {
    let station = Browser::new().station();
    let (office, district) = (office(), district());
    under(&station, &office);
    under(&office, &district);
    assert_eq!(levels(&station).above.len(), 1, "nobody has told the station yet");
    let station_key = levels(&office).below[0].key;
    office.host.browser.clock.pass(80 * DAY_MS);
    station.host.browser.clock.pass(80 * DAY_MS);
    let renewed = message(&office, About::Renew { key: station_key });
    match seen(&station, &renewed) {
        Seen::Offers { known: true, above, .. } => assert_eq!(above, ["安平区"]),
        other => panic!("{other:?}"),
    }
    let (root, _) = offered(&station, &renewed);
    agree(&station, &renewed, root).expect("renewed");
    let above = levels(&station).above;
    let shown: Vec<_> = above.iter().map(|upper| (upper.name.as_str(), upper.level, upper.next)).collect();
    assert_eq!(shown, [("安平区", Level::District, false), ("长宁街道办事处", Level::Street, true)]);
    assert_eq!((above[1].since_ms, above[1].until_ms), (NOW, NOW + (80 + VALID_DAYS) * DAY_MS));
    assert_eq!(levels(&district).below[0].name, "长宁街道办事处");
}

#[test]
fn leaving_an_office_is_the_stations_own_to_say_and_it_may_come_back() {
    let station = Browser::new().station();
    let office = office();
    let root = under(&station, &office);
    about(&station, About::Leave { key: root }).expect("left");
    let above = levels(&station).above;
    assert!(above.len() == 1 && above[0].left, "{above:?}");
    assert_eq!(about(&station, About::Leave { key: root }), Err(Trouble::Unknown));
    assert_eq!(about(&station, About::Report { key: root }), Err(Trouble::Unknown), "nothing is told any more");
    station.host.browser.clock.pass(DAY_MS);
    assert_eq!(under(&station, &office), root);
    let above = levels(&station).above;
    assert!(above.len() == 1 && !above[0].left && above[0].since_ms == NOW + DAY_MS, "{above:?}");
}

#[test]
fn a_false_office_is_told_by_its_fingerprint_and_nothing_else_is_agreed_to() {
    let station = Browser::new().station();
    let (office, other) = (office(), founded(&Browser::started_after(150), Founds::Street));
    let asked = message(&station, About::Under);
    // Whoever sees what was asked can answer it.
    let [right, false_one] = [&office, &other].map(|desk| message(desk, About::Certify { text: asked.clone() }));
    let (root, shown) = offered(&station, &false_one);
    assert_ne!(shown, levels(&office).fingerprint, "which people see");
    let (compared, _) = offered(&station, &right);
    assert_ne!(compared, root);
    let refused = |why| Err(Trouble::Exchange(why));
    assert_eq!(agree(&station, &false_one, compared), refused(Refused::OtherStation));
    assert_eq!(levels(&station).above, []);
    // An answer is for the root that asked, in its time, and from a higher level.
    let neighbour = Browser::started_after(30).station();
    assert_eq!(about(&neighbour, About::Look { text: right.clone() }), refused(Refused::NotForThisDevice));
    assert_eq!(
        about(&neighbour, About::Look { text: asked.clone() }),
        refused(Refused::NotHigher),
        "a station is none"
    );
    assert_eq!(about(&office, About::Look { text: message(&office, About::Under) }), refused(Refused::NotHigher));
    assert_eq!(about(&office, About::Look { text: message(&other, About::Under) }), refused(Refused::NotHigher));
    station.host.browser.clock.pass(VALID_DAYS * DAY_MS);
    assert_eq!(agree(&station, &right, compared), refused(Refused::RanOut));
    for (text, why) in [("", Refused::NoCode), (&right[..right.len() - 9], Refused::CutOff)] {
        assert_eq!(about(&station, About::Look { text: text.into() }), refused(why), "{text}");
    }
    // The office's own answer, passed off as somebody else's to do.
    assert_eq!(ask(&office, Ask::Preview { text: right }), Ok(Answer::Taken(vec![Taken::Foreign])));
}

#[test]
fn an_office_gets_no_keys_nor_events_of_a_station_below() {
    let station = Browser::new().station();
    let office = office();
    written(&station, "何建民", "501", false);
    under(&station, &office);
    for key in [levels(&station).above[0].key, levels(&office).below[0].key] {
        for desk in [&station, &office] {
            let sent = ask(desk, Ask::Devices(Devices::Send { key }));
            assert!(!matches!(sent, Ok(Answer::Devices(OfDevices::File(_)))), "{sent:?}");
        }
    }
    let Ok(Answer::People(people)) =
        ask(&office, Ask::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 9 })
    else {
        panic!("people")
    };
    assert_eq!(people.rows, []);
}

#[test]
fn a_device_without_the_voice_neither_asks_nor_agrees() {
    let station = Browser::new().station();
    let office = office();
    let answer = certified(&office, &station);
    let captain = Browser::started_after(60).tab();
    open(&captain, Mode::Real);
    let Ok(Answer::Devices(OfDevices::Asking(asking))) =
        ask(&captain, Ask::Devices(Devices::Join { name: Some("赵敏".into()) }))
    else {
        panic!("asking")
    };
    let place = summary(&station).place;
    let admit = Devices::Admit { text: asking.text, name: "赵敏".into(), place };
    let Ok(Answer::Devices(OfDevices::File(file))) = ask(&station, Ask::Devices(admit)) else { panic!("a file") };
    ask(&captain, Ask::Devices(Devices::Finish { file: Some(file.bytes), passcode: None, root: None })).expect("in");
    assert!(!levels(&captain).speaks);
    let only = Err(Trouble::StationOnly);
    assert_eq!(about(&captain, About::Under), only);
    assert_eq!(about(&captain, About::Look { text: answer.clone() }), only);
    assert_eq!(agree(&captain, &answer, [0; 32]), only);
}

#[test]
fn a_message_that_was_altered_or_signed_by_somebody_else_is_turned_down() {
    let station = Browser::new().station();
    let office = office();
    let bytes = code::find(&message(&station, About::Under)).expect("a code");
    let Body::Under(body) = slip::open_open(&bytes).expect("open").body else { panic!("it asks") };
    // Somebody else asks in the station's name, to be answered at their own place.
    let thief = Phone::new(9);
    let forged = courier::levels::UnderBody { reply: thief.reply(), ..(*body).clone() };
    let forged = slip::sign_open(&thief.sign, &Body::Under(Box::new(forged))).expect("a slip");
    let text = code::message("", "", &forged).expect("a code");
    assert_eq!(about(&office, About::Look { text: text.clone() }), Err(Trouble::Exchange(Refused::Altered)));
    assert_eq!(about(&office, About::Certify { text }), Err(Trouble::Exchange(Refused::Altered)));
    assert_eq!(levels(&office).below, []);
    let events = block_on(office.host.browser.real.scan(desk::host::EVENTS, &device::store::Span::all(), 99));
    assert_eq!(events.expect("rows").len(), 1, "nothing was written");
}
