//! A kiosk: enrolled by one message, its meals counted once, its requests filed without the tray.

mod common;

use common::*;
use courier::body::{Body, EnrolBody, MealsBody, RequestBody, Who};
use courier::{Packed, code, slip};
use device::post::Post;
use domain::meal::{Meal, PriceClass};
use domain::request::Channel;
use domain::{Day, Kind, RequestId, Slots};
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

    let sign = SigningSecret::from_seed(body.seed);
    let seal = SealingSecret::from_seed(derive(&body.seed, "kiosk seal"));
    let own = BoxSecret(derive(&body.seed, "kiosk box"));
    let mut rng = device::MemoryEntropy::seeded(1);
    let eaten = |number| Meal {
        number,
        diner: Some(body.roster.diners[number as usize].reference),
        at_ms: NOW + u64::from(number),
        price: PriceClass::Elder,
    };
    let mut send = |said: &Body| {
        let bytes = slip::seal(&mut rng, &sign, &body.station.seal, said).expect("a slip");
        block_on(browser.post.put(&body.station.folder, Day::of(NOW), &bytes)).expect("posted");
        pass(&desk, 5_000);
        pass(&desk, 1_000);
    };
    send(&Body::Meals(MealsBody { kiosk: body.kiosk, meals: (0..3).map(eaten).collect() }));
    send(&Body::Meals(MealsBody { kiosk: body.kiosk, meals: (2..5).map(eaten).collect() }));
    send(&Body::Request(RequestBody {
        id: RequestId([5; 16]),
        place: body.roster.buildings[0].0,
        kind: Kind::Meal,
        words: Packed::from("明天想吃饺子"),
        suits: Slots(0),
        channel: Channel::Kiosk,
        filed_ms: NOW,
        who: Who::Diner(body.roster.diners[0].reference),
        notice: 1,
        reply: None,
    }));
    let Ok(Answer::Meals(meals)) = ask(&desk, Ask::Meals { day: Day::of(NOW) }) else { panic!("meals") };
    assert_eq!((meals[0].elder, meals[0].ordinary, meals[0].fen), (5, 0, 4_000));
    assert!(tray(&desk).is_empty());
    let detail = request(&desk, RequestId([5; 16]));
    assert_eq!((detail.row.channel, detail.row.who.is_empty()), (Channel::Kiosk, false));

    let told = browser.post.objects().into_iter().filter(|(to, ..)| *to == own.id());
    let counted: Vec<_> = told
        .filter_map(|(.., bytes)| match slip::open(std::slice::from_ref(&seal), &bytes).expect("for the kiosk").body {
            Body::Counted(counted) => Some(counted),
            _ => None,
        })
        .collect();
    assert_eq!(counted.iter().map(|counted| counted.below).max(), Some(5));
    assert!(counted.iter().any(|counted| counted.requests == [RequestId([5; 16])]));

    // The card that opens the kiosk's screen for this diner.
    let Ok(Answer::Person(person)) = ask(&desk, Ask::Person(detail.person.expect("known").id)) else {
        panic!("a person")
    };
    assert_eq!(domain::meal::read_card(&person.cards[0].text), Some(body.roster.diners[0].reference));
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
    let elder = |name: &str, home: &str| {
        saved(ask(
            &desk,
            Ask::SavePerson(PersonForm {
                person: None,
                building: place,
                home: home.into(),
                name: name.into(),
                telephone: String::new(),
                born: "1949".into(),
                veteran: false,
                difficulty: String::new(),
                helps: None,
            }),
        ))
    };
    elder("何建民", "501");
    let (enrolment, body) = enrol(&desk);
    assert_eq!((enrolment.kiosk.diners, body.roster.version), (1, 1));
    elder("余华", "502");
    saved(ask(&desk, Ask::SendRoster { kiosk: body.kiosk }));
    pass(&desk, 1_000);
    let own = BoxSecret(derive(&body.seed, "kiosk box"));
    let seal = SealingSecret::from_seed(derive(&body.seed, "kiosk seal"));
    let (_, _, bytes) = browser.post.objects().into_iter().find(|(to, ..)| *to == own.id()).expect("a message");
    let Body::Counted(counted) = slip::open(&[seal], &bytes).expect("for the kiosk").body else { panic!("counted") };
    let roster = counted.roster.expect("a roster");
    assert_eq!((roster.version, roster.diners.len()), (2, 2));
    assert_eq!(roster.diners[0].reference, body.roster.diners[0].reference, "a card stays good");
    assert_ne!(roster.diners[1].reference, roster.diners[0].reference);
}
