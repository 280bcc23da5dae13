//! A kiosk: enrolled by one message, its meals counted once, its requests filed without the tray.

use crate::common::*;
use courier::body::{Body, CountedBody, EnrolBody, MealsBody, ReplyTo, RequestBody, UnusedBody, Who};
use courier::{Packed, code, slip};
use device::Clock;
use device::post::Post;
use domain::gone::{Gone, Why};
use domain::meal::{Meal, PriceClass};
use domain::request::Channel;
use domain::tongue::Tongues;
use domain::{Day, Kind, PlaceId, RequestId, Slots};
use futures::executor::block_on;
use ports::desk::*;
use trust::{BoxSecret, SealingSecret, SigningSecret, derive};

fn enrol(desk: &std::rc::Rc<desk::Desk<Tab>>) -> (Enrolment, Box<EnrolBody>) {
    let form = EnrolForm { name: "青禾食堂".into(), places: Vec::new(), ordinary: "12".into(), elder: "8".into() };
    let Ok(Answer::Enrolment(enrolment)) = ask(desk, Ask::Enrol(form)) else { panic!("enrolled") };
    let opened = slip::open_open(&code::find(&enrolment.text).expect("a code")).expect("open");
    let Body::Enrol(body) = opened.body else { panic!("an enrolment") };
    (*enrolment, body)
}

fn elder(desk: &std::rc::Rc<desk::Desk<Tab>>, building: PlaceId, name: &str, home: &str) -> Written {
    saved(ask(
        desk,
        Ask::SavePerson(PersonForm {
            person: None,
            building,
            home: home.into(),
            name: name.into(),
            telephone: String::new(),
            born: "1949".into(),
            veteran: false,
            difficulty: String::new(),
            helps: None,
            speaks: Tongues::default(),
            rests: false,
            ..PersonForm::default()
        }),
    ))
}

/// A kiosk: the keys that grow from its seed.
struct Kiosk {
    sign: SigningSecret,
    seal: SealingSecret,
    own: BoxSecret,
    station: ReplyTo,
}

impl Kiosk {
    fn of(body: &EnrolBody) -> Self {
        Self {
            sign: SigningSecret::from_seed(body.seed),
            seal: SealingSecret::from_seed(derive(&body.seed, "kiosk seal")),
            own: BoxSecret(derive(&body.seed, "kiosk box")),
            station: body.station,
        }
    }

    /// Puts a slip into the station's box; the same chance and body make the same bytes.
    fn post(&self, browser: &Browser, chance: u64, said: &Body) {
        let mut rng = device::MemoryEntropy::seeded(chance);
        let bytes = slip::seal(&mut rng, &self.sign, &self.station.seal, said).expect("a slip");
        block_on(browser.post.put(&self.station.folder, Day::of(browser.clock.now_ms()), &bytes)).expect("posted");
    }

    /// The receipts in the kiosk's box.
    fn receipts(&self, browser: &Browser) -> Vec<CountedBody> {
        let told = browser.post.objects().into_iter().filter(|(to, ..)| *to == self.own.id());
        let seal = std::slice::from_ref(&self.seal);
        told.filter_map(|(.., bytes)| match slip::open(seal, &bytes).expect("for the kiosk").body {
            Body::Counted(counted) => Some(counted),
            _ => None,
        })
        .collect()
    }
}

#[test]
fn meals_are_counted_once_and_the_kiosk_is_told() {
    let browser = Browser::new();
    let desk = browser.tab();
    open(&desk, Mode::Sample);
    ask(&desk, Ask::StartSample { seed: 2026 }).expect("started");
    browser.run_background();
    let (enrolment, body) = enrol(&desk);
    assert!(body.sample && enrolment.kiosk.diners > 1_000 && !enrolment.pastes);
    assert_eq!(body.roster.diners.len(), enrolment.kiosk.diners as usize);
    assert!(body.roster.diners.iter().all(|diner| diner.masked.to_string().contains('*')));
    println!("enrolment: {} diners, {} characters", enrolment.kiosk.diners, enrolment.text.len());

    let (kiosk, mut chance) = (Kiosk::of(&body), 0);
    let eaten = |number| Meal {
        number,
        diner: Some(body.roster.diners[number as usize].reference),
        at_ms: NOW + u64::from(number),
        price: PriceClass::Elder,
    };
    let mut send = |said: &Body| {
        chance += 1;
        kiosk.post(&browser, chance, said);
        pass(&desk, 5_000);
        pass(&desk, 1_000);
    };
    send(&Body::Meals(MealsBody { kiosk: body.kiosk, meals: (0..3).map(eaten).collect() }));
    send(&Body::Meals(MealsBody { kiosk: body.kiosk, meals: (2..5).map(eaten).collect() }));
    send(&Body::Request(wish(body.roster.buildings[0].0, &body)));
    // Numbers that were never used are not waited for.
    send(&Body::Unused(UnusedBody { kiosk: body.kiosk, from: 5, before: 9 }));
    let Ok(Answer::Meals(meals)) = ask(&desk, Ask::Meals { day: Day::of(NOW) }) else { panic!("meals") };
    assert_eq!((meals[0].elder, meals[0].ordinary, meals[0].fen), (5, 0, 4_000));
    assert!(tray(&desk).is_empty());
    let detail = request(&desk, RequestId([5; 16]));
    assert_eq!((detail.row.channel, detail.row.who.is_empty()), (Channel::Kiosk, false));

    let counted = kiosk.receipts(&browser);
    assert_eq!(counted.iter().map(|counted| counted.below).max(), Some(9));
    assert!(counted.iter().any(|counted| counted.requests == [RequestId([5; 16])]));

    // The card that opens the kiosk's screen for this diner.
    let Ok(Answer::Person(person)) = ask(&desk, Ask::Person(detail.person.expect("known").id)) else {
        panic!("a person")
    };
    assert_eq!(domain::meal::read_card(&person.cards[0].text), Some(body.roster.diners[0].reference));
}

/// What the first diner of a kiosk asks for at its screen.
fn wish(place: PlaceId, kiosk: &EnrolBody) -> RequestBody {
    RequestBody {
        id: RequestId([5; 16]),
        place,
        kind: Kind::Meal,
        words: Packed::from("明天想吃饺子"),
        suits: Slots(0),
        channel: Channel::Kiosk,
        filed_ms: NOW,
        who: Who::Diner(kiosk.roster.diners[0].reference),
        notice: 1,
        reply: None,
    }
}

/// A station with one elder on the roster of one kiosk, and the kiosk's request for that elder.
fn canteen(browser: &Browser) -> (std::rc::Rc<desk::Desk<Tab>>, Box<EnrolBody>, RequestBody) {
    let desk = browser.station();
    let (place, _) = building(&desk, "青禾小区", "3");
    elder(&desk, place, "何建民", "501");
    let (_, body) = enrol(&desk);
    let asked = wish(place, &body);
    (desk, body, asked)
}

#[test]
fn only_a_kiosk_speaks_for_its_diners() {
    let browser = Browser::new();
    let (desk, _, asked) = canteen(&browser);
    let (_, poster) = building(&desk, "青禾小区", "3");
    let mut stranger = Phone::new(2);
    let body = RequestBody { reply: Some(stranger.reply()), ..asked };
    stranger.post(&browser.post, &poster, &Body::Request(body.clone()));
    pass(&desk, 5_000);
    let waiting = tray(&desk);
    assert_eq!((waiting.len(), waiting[0].known, waiting[0].hint.who.as_str()), (1, false, ""));
    saved(ask(&desk, Ask::TrayDo { ids: vec![waiting[0].id], act: TrayAct::Accept }));
    let detail = request(&desk, body.id);
    assert_eq!((detail.row.who.as_str(), detail.row.channel), ("", Channel::Phone));
    // Nor is a phone's word taken for the road it came by.
    let next = RequestBody { channel: Channel::Door, ..stranger.request(6, body.place, "灯不亮。") };
    taken(ask(&desk, Ask::TakeIn { text: stranger.message(&poster, &Body::Request(next.clone())) }));
    assert_eq!(request(&desk, next.id).row.channel, Channel::Phone);
}

#[test]
fn a_kiosk_that_was_retired_is_a_stranger() {
    let browser = Browser::new();
    let (desk, body, asked) = canteen(&browser);
    let retired = saved(ask(&desk, Ask::RetireKiosk { kiosk: body.kiosk }));
    let kiosk = Kiosk::of(&body);
    let meal = Meal { number: 0, diner: None, at_ms: NOW, price: PriceClass::Elder };
    kiosk.post(&browser, 1, &Body::Request(asked));
    kiosk.post(&browser, 2, &Body::Meals(MealsBody { kiosk: body.kiosk, meals: vec![meal] }));
    pass(&desk, 5_000);
    assert_eq!(tray(&desk).len(), 1);
    let Ok(Answer::Meals(meals)) = ask(&desk, Ask::Meals { day: Day::of(NOW) }) else { panic!("meals") };
    assert_eq!(meals[0].elder, 0);
    assert_eq!(ask(&desk, Ask::Kiosks), Ok(Answer::Kiosks(Vec::new())));
    saved(ask(&desk, Ask::Undo { token: retired.undo.expect("can be undone") }));
    assert!(matches!(ask(&desk, Ask::Kiosks), Ok(Answer::Kiosks(rows)) if rows.len() == 1));
}

#[test]
fn what_was_eaten_before_a_kiosk_was_retired_is_still_counted() {
    let browser = Browser::new();
    let (desk, body, _) = canteen(&browser);
    let kiosk = Kiosk::of(&body);
    saved(ask(&desk, Ask::RetireKiosk { kiosk: body.kiosk }));
    let meal = |number, at_ms| Meal { number, diner: None, at_ms, price: PriceClass::Elder };
    let hour = domain::time::HOUR_MS;
    let meals = vec![meal(0, NOW - hour), meal(1, NOW - 60_000), meal(2, NOW + 1_000)];
    kiosk.post(&browser, 1, &Body::Meals(MealsBody { kiosk: body.kiosk, meals }));
    pass(&desk, 5_000);
    pass(&desk, 1_000);
    let elder = |desk| match ask(desk, Ask::Meals { day: Day::of(NOW) }) {
        Ok(Answer::Meals(meals)) => meals[0].elder,
        other => panic!("meals, not {other:?}"),
    };
    assert_eq!(elder(&desk), 2);
    assert_eq!(kiosk.receipts(&browser).iter().map(|counted| counted.below).collect::<Vec<_>>(), [2]);
    let later = MealsBody { kiosk: body.kiosk, meals: vec![meal(3, NOW + 2_000)] };
    kiosk.post(&browser, 2, &Body::Meals(later));
    pass(&desk, 5_000);
    pass(&desk, 1_000);
    assert_eq!((elder(&desk), kiosk.receipts(&browser).len()), (2, 1));
}

#[test]
fn a_receipt_names_what_it_answers_whatever_the_kiosks_clock_says() {
    let browser = Browser::new();
    let (desk, body, asked) = canteen(&browser);
    let kiosk = Kiosk::of(&body);
    // The kiosk's clock is a month behind.
    let asked = RequestBody { filed_ms: NOW - 30 * domain::time::DAY_MS, ..asked };
    let named = |chance| {
        kiosk.post(&browser, chance, &Body::Request(asked.clone()));
        pass(&desk, 5_000);
        pass(&desk, 1_000);
        kiosk.receipts(&browser).last().map(|counted| counted.requests.clone())
    };
    assert_eq!(named(1), Some(vec![asked.id]));
    // It hears of nothing for a fortnight, and asks again.
    browser.clock.pass(14 * domain::time::DAY_MS);
    assert_eq!(named(2), Some(vec![asked.id]));
    assert_eq!(kiosk.receipts(&browser).len(), 2);
}

#[test]
fn the_same_slip_again_is_answered_again_and_costs_nothing() {
    let browser = Browser::new();
    let (desk, body, asked) = canteen(&browser);
    let kiosk = Kiosk::of(&body);
    let meals = |numbers: std::ops::Range<u32>| {
        let meal = |number| Meal { number, diner: None, at_ms: NOW, price: PriceClass::Elder };
        Body::Meals(MealsBody { kiosk: body.kiosk, meals: numbers.map(meal).collect() })
    };
    kiosk.post(&browser, 1, &meals(0..3));
    kiosk.post(&browser, 2, &Body::Request(asked.clone()));
    pass(&desk, 5_000);
    pass(&desk, 1_000);
    assert_eq!((kiosk.receipts(&browser).len(), rows(&browser, "letters")), (1, 1));
    let events = rows(&browser, "events");
    // The receipt was lost: the kiosk posts the same bytes, and the same words sealed anew, on the same day and later.
    for day in 0..3 {
        kiosk.post(&browser, 1, &meals(0..3));
        kiosk.post(&browser, 2, &Body::Request(asked.clone()));
        kiosk.post(&browser, 10 + day, &meals(1..3));
        pass(&desk, 5_000);
        pass(&desk, 1_000);
        let last = kiosk.receipts(&browser).pop().expect("a receipt");
        assert_eq!((last.below, last.requests.as_slice()), (3, &[asked.id][..]));
        assert_eq!(kiosk.receipts(&browser).len(), 1 + day as usize, "one for each day");
        assert_eq!((rows(&browser, "events"), rows(&browser, "letters")), (events, 1));
        browser.clock.pass(domain::time::DAY_MS);
    }
}

#[test]
fn a_receipt_can_be_carried_by_hand() {
    let browser = Browser::new();
    let (desk, body, asked) = canteen(&browser);
    browser.post.fail(Some(device::post::PostError::Refused("no mailbox here".into())));
    pass(&desk, 5_000);
    let kiosk = Kiosk::of(&body);
    let slip =
        slip::seal(&mut device::MemoryEntropy::seeded(1), &kiosk.sign, &kiosk.station.seal, &Body::Request(asked));
    let text = code::message("", "", &slip.expect("a slip")).expect("a code");
    assert!(matches!(taken(ask(&desk, Ask::TakeIn { text }))[..], [Taken::Request(_)]));
    let Ok(Answer::Letters(letters)) = ask(&desk, Ask::Letters { from: 0, count: 10 }) else { panic!("letters") };
    let receipt = letter(&desk, letters.rows[0].id);
    let opened = slip::open(&[kiosk.seal], &code::find(&receipt.text).expect("a code")).expect("for the kiosk");
    assert!(matches!(opened.body, Body::Counted(_)));
    assert!(!receipt.text.contains("://"), "no link to a resident's page: {}", receipt.text);
}

#[test]
fn an_enrolment_form_is_checked() {
    let browser = Browser::new();
    let desk = browser.station();
    let form = EnrolForm { name: " ".into(), places: Vec::new(), ordinary: "十二".into(), elder: "8".into() };
    let wrong = vec![(Field::KioskName, Wrong::Empty), (Field::Prices, Wrong::NotPrice)];
    assert_eq!(ask(&desk, Ask::Enrol(form)), Err(Trouble::Wrong(wrong)));
    assert_eq!(ask(&desk, Ask::SendRoster { kiosk: 9 }), Err(Trouble::Unknown));
}

#[test]
fn whoever_turns_sixty_comes_onto_the_next_roster() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, _) = building(&desk, "青禾小区", "3");
    elder(&desk, place, "何建民", "501");
    let (enrolment, body) = enrol(&desk);
    assert_eq!((enrolment.kiosk.diners, body.roster.version), (1, 1));
    elder(&desk, place, "余华", "502");
    saved(ask(&desk, Ask::SendRoster { kiosk: body.kiosk }));
    pass(&desk, 1_000);
    let counted = Kiosk::of(&body).receipts(&browser).remove(0);
    let roster = counted.roster.expect("a roster");
    assert_eq!((roster.version, roster.diners.len()), (2, 2));
    assert_eq!(roster.diners[0].reference, body.roster.diners[0].reference, "a card stays good");
    assert_ne!(roster.diners[1].reference, roster.diners[0].reference);
}

#[test]
fn whoever_was_said_to_have_left_by_mistake_eats_at_the_canteen_again() {
    let browser = Browser::new();
    let (desk, body, _) = canteen(&browser);
    let (place, _) = building(&desk, "青禾小区", "3");
    let yu = elder(&desk, place, "余秀英", "502").person.expect("the new one");
    let Ok(Answer::People(people)) =
        ask(&desk, Ask::People { text: "何建民".into(), filter: PeopleFilter::All, from: 0, count: 1 })
    else {
        panic!("people")
    };
    let he = people.rows[0].id;
    saved(ask(&desk, Ask::SendRoster { kiosk: body.kiosk }));
    let diners = |kiosk: &Kiosk| {
        pass(&desk, 60_000);
        let told = kiosk.receipts(&browser).into_iter().filter_map(|counted| counted.roster);
        let newest = told.max_by_key(|roster| roster.version).expect("a roster");
        newest.diners.iter().map(|diner| diner.masked.to_string()).collect::<Vec<_>>()
    };
    let kiosk = Kiosk::of(&body);
    assert_eq!(diners(&kiosk), ["何*民", "余*英"]);
    let gone = Gone { why: Why::Died, day: Day::of(NOW) };
    let leave = |person| Ask::Roster(roster::Ask::Leave { person, gone });
    let written = saved(ask(&desk, leave(he)));
    pass(&desk, 2_000);
    saved(ask(&desk, Ask::Undo { token: written.undo.expect("can be undone") }));
    assert_eq!(diners(&kiosk), ["何*民", "余*英"], "told anew, with a number that runs on");
    // For good.
    saved(ask(&desk, leave(yu)));
    assert_eq!(diners(&kiosk), ["何*民"]);
}
