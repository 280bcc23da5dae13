//! The counter over in-memory twins: what a canteen goes through in a day.

mod faults;
mod kept;
mod rest;

use crate::Kiosk;
use crate::enrol::Keys;
use crate::keep::LoadError;
use crate::testing::{enrolment, folder, inbox, message, now, station};
use courier::body::{Body, CardBody, CountedBody, ReplyTo, Who};
use courier::slip;
use device::post::{MemoryPost, Post, PostError};
use device::store::{Fault, MemoryStore, StoreError};
use device::{MemoryClock, MemoryEntropy};
use domain::{Day, Kind, RequestId};
use ports::counter::{Answer, Ask, Trouble};
use trust::{SealingSecret, SigningSecret};

const NOON: u64 = 1_795_320_000_000;

struct Canteen {
    store: MemoryStore,
    post: MemoryPost,
    clock: MemoryClock,
    kiosk: Kiosk<MemoryStore, MemoryPost, MemoryClock, MemoryEntropy>,
}

impl Canteen {
    fn over(store: MemoryStore, post: MemoryPost, clock: MemoryClock) -> Self {
        let random = MemoryEntropy::seeded(7);
        let kiosk = now(Kiosk::open(store.clone(), post.clone(), clock.clone(), random)).expect("a working store");
        Self { store, post, clock, kiosk }
    }

    fn open() -> Self {
        let canteen = Self::over(MemoryStore::new(), MemoryPost::new(), MemoryClock::at(NOON));
        assert!(matches!(canteen.ask(Ask::Enrol { text: message(&enrolment()) }), Answer::Ready(_)));
        canteen
    }

    /// The same canteen after the browser was killed and started again.
    fn restarted(&self) -> Self {
        Self::over(self.store.copy(), self.post.clone(), self.clock.clone())
    }

    fn ask(&self, ask: Ask) -> Answer {
        now(self.kiosk.answer(ask))
    }

    fn check_in(&self, diner: u32) -> Answer {
        self.ask(Ask::CheckIn { diner: Some(diner), again: false })
    }

    /// What lies in the station's box, opened.
    fn at_the_station(&self) -> Vec<Body> {
        let theirs = self.post.objects().into_iter().filter(|(to, ..)| *to == folder());
        theirs.map(|(_, _, bytes)| slip::open(&[inbox()], &bytes).expect("sealed to the station").body).collect()
    }

    /// What the station has been told so far: numbers of meals, numbers never used, words.
    fn told(&self) -> Vec<String> {
        let mut told: Vec<String> = self
            .at_the_station()
            .into_iter()
            .map(|body| match body {
                Body::Meals(meals) => format!("{:?}", meals.meals.iter().map(|meal| meal.number).collect::<Vec<_>>()),
                Body::Unused(unused) => format!("{}..{}", unused.from, unused.before),
                Body::Request(request) => request.words.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        told.sort();
        told
    }

    fn counted(&self, below: u32, requests: Vec<RequestId>) {
        let letters = Keys::of(&enrolment().seed).letters;
        now(self.post.put(&letters.id(), Day::of(NOON), &receipt(below, requests))).unwrap();
    }

    /// Lets time pass, a round with the mailbox every five seconds.
    fn rounds(&self, count: usize) {
        for _ in 0..count {
            self.clock.pass(5_000);
            self.ask(Ask::Poll);
        }
    }

    fn open_anew(&self) -> Result<(), LoadError> {
        now(Kiosk::open(self.store.clone(), self.post.clone(), self.clock.clone(), MemoryEntropy::seeded(8))).map(drop)
    }
}

/// The station's receipt.
fn receipt(below: u32, requests: Vec<RequestId>) -> Vec<u8> {
    let seal = Keys::of(&enrolment().seed).seal.public();
    let body = Body::Counted(CountedBody { below, requests, day: Day::of(NOON), roster: None });
    slip::seal(&mut MemoryEntropy::seeded(below.into()), &station(), &seal, &body).unwrap()
}

#[test]
fn a_browser_is_no_kiosk_until_the_station_says_so() {
    let canteen = Canteen::over(MemoryStore::new(), MemoryPost::new(), MemoryClock::at(NOON));
    assert_eq!(canteen.check_in(501), Answer::Trouble(Trouble::NotEnrolled));
    assert_eq!(canteen.ask(Ask::Poll), Answer::NotEnrolled);
}

#[test]
fn a_meal_counts_once_and_a_second_is_asked_about() {
    let canteen = Canteen::open();
    assert_eq!(canteen.check_in(501), Answer::CheckedIn { number: 0, fen: 800, today: 1 });
    assert_eq!(canteen.check_in(501), Answer::AlreadyToday { at_ms: NOON });
    let again = canteen.ask(Ask::CheckIn { diner: Some(501), again: true });
    assert_eq!(again, Answer::CheckedIn { number: 1, fen: 800, today: 2 });
    assert_eq!(
        canteen.ask(Ask::CheckIn { diner: None, again: false }),
        Answer::CheckedIn { number: 2, fen: 1_200, today: 3 }
    );
    assert_eq!(canteen.check_in(999), Answer::Trouble(Trouble::NoSuchCard));
}

#[test]
fn everything_is_still_there_after_the_browser_was_killed() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    canteen.ask(Ask::File { words: "楼道灯不亮".into(), kind: Kind::Repair, diner: Some(504), building: None });
    let restarted = canteen.restarted();
    let till = restarted.kiosk.till().expect("still a kiosk");
    assert_eq!((till.today, till.waiting), (1, 2));
    assert_eq!(restarted.check_in(502), Answer::CheckedIn { number: 1, fen: 800, today: 2 });
}

#[test]
fn a_full_disk_is_said_and_the_meal_is_not_counted() {
    let canteen = Canteen::open();
    canteen.store.fail_next(Fault::Before(StoreError::Full));
    assert_eq!(canteen.check_in(501), Answer::Trouble(Trouble::Full));
    assert_eq!(canteen.kiosk.till().map(|till| till.today), Some(0));
    assert!(matches!(canteen.check_in(501), Answer::CheckedIn { today: 1, .. }));
}

#[test]
fn meals_and_requests_reach_the_station_and_are_sent_until_confirmed() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    let filed =
        canteen
            .ask(Ask::File { words: " 楼道灯不亮 ".into(), kind: Kind::Repair, diner: Some(504), building: None });
    let Answer::Filed { request } = filed else { panic!("{filed:?}") };
    canteen.clock.pass(10_000);
    canteen.post.fail(Some(PostError::Offline));
    canteen.ask(Ask::Poll);
    assert_eq!(canteen.at_the_station(), []);

    canteen.post.fail(None);
    canteen.ask(Ask::Poll);
    let bodies = canteen.at_the_station();
    assert!(bodies.iter().any(|body| matches!(body, Body::Meals(meals) if meals.kiosk == 1 && meals.meals.len() == 1)));
    assert!(bodies.iter().any(|body| matches!(body, Body::Request(request)
        if request.words.to_string() == "楼道灯不亮" && request.who == Who::Diner(504) && request.place.0 == [3; 8])));

    canteen.counted(1, vec![request]);
    let Answer::Ready(till) = canteen.ask(Ask::Poll) else { panic!("ready") };
    assert_eq!((till.today, till.waiting), (1, 0));
    assert_eq!(canteen.restarted().kiosk.till().map(|till| till.waiting), Some(0));
}

#[test]
fn a_receipt_for_meals_never_eaten_silences_nothing() {
    let canteen = Canteen::open();
    canteen.counted(1_000, vec![]);
    canteen.ask(Ask::Poll);
    canteen.check_in(501);
    assert_eq!(canteen.kiosk.till().map(|till| till.waiting), Some(1));
}

#[test]
fn a_slip_of_the_finger_is_taken_back_within_ten_seconds() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    assert_eq!(canteen.ask(Ask::TakeBack { number: 0 }), Answer::TakenBack { today: 0 });
    assert!(matches!(canteen.check_in(501), Answer::CheckedIn { number: 0, today: 1, .. }));
    canteen.clock.pass(10_000);
    assert_eq!(canteen.ask(Ask::TakeBack { number: 0 }), Answer::TakenBack { today: 1 });
    assert_eq!(canteen.ask(Ask::TakeBack { number: u32::MAX }), Answer::TakenBack { today: 1 });
}

#[test]
fn words_are_needed_and_have_a_limit() {
    let canteen = Canteen::open();
    let file = |words: String| canteen.ask(Ask::File { words, kind: Kind::Other, diner: None, building: Some(1) });
    assert_eq!(file("  ".into()), Answer::Trouble(Trouble::NoWords));
    assert_eq!(file("灯".repeat(2_001)), Answer::Trouble(Trouble::TooLong));
    assert!(matches!(file("灯".repeat(2_000)), Answer::Filed { .. }));
}

#[test]
fn without_a_mailbox_everything_can_be_carried_by_hand() {
    let canteen = Canteen::open();
    for _ in 0..3 {
        canteen.ask(Ask::CheckIn { diner: None, again: false });
    }
    canteen.clock.pass(10_000);
    let Answer::ToCarry(texts) = canteen.ask(Ask::TakeOut) else { panic!("texts") };
    let slips: Vec<_> = texts.iter().map(|text| courier::code::find(text).expect("a code")).collect();
    let [slip] = slips.as_slice() else { panic!("one text") };
    assert!(
        matches!(slip::open(&[inbox()], slip).expect("for the station").body, Body::Meals(meals) if meals.meals.len() == 3)
    );
    assert!(texts[0].len() <= courier::code::PASTED_MAX);
}

#[test]
fn a_card_leads_to_its_diner() {
    let canteen = Canteen::open();
    let card = |text: &str| canteen.ask(Ask::Card { text: text.into() });
    assert!(matches!(card(&domain::meal::card(503)), Answer::Diner(view) if view.masked == "陆*凤" && view.fen == 0));
    assert_eq!(card(&domain::meal::card(77)), Answer::Trouble(Trouble::NoSuchCard));
    assert_eq!(card("https://example.org"), Answer::Trouble(Trouble::NoSuchCard));
}

#[test]
fn a_strangers_enrolment_does_not_take_the_screen_over() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    let mut foreign = enrolment();
    let stranger = trust::SigningSecret::from_seed([9; 32]);
    foreign.signer = stranger.public();
    let slip = slip::sign_open(&stranger, &Body::Enrol(Box::new(foreign))).unwrap();
    let text = courier::code::write(&slip).unwrap();
    assert_eq!(canteen.ask(Ask::Enrol { text }), Answer::Trouble(Trouble::Forged));
    assert_eq!(canteen.kiosk.till().map(|till| (till.today, till.waiting)), Some((1, 1)));
}

#[test]
fn another_kiosk_of_the_same_station_begins_only_when_nothing_waits() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    let other = message(&courier::body::EnrolBody { kiosk: 2, seed: [8; 32], ..enrolment() });
    assert_eq!(canteen.ask(Ask::Enrol { text: other.clone() }), Answer::Trouble(Trouble::StillWaiting));
    canteen.clock.pass(10_000);
    canteen.counted(1, vec![]);
    canteen.ask(Ask::Poll);
    assert!(matches!(canteen.ask(Ask::Enrol { text: other }), Answer::Ready(till) if till.today == 0));
    assert_eq!(canteen.restarted().kiosk.till().map(|till| till.today), Some(0));
}

#[test]
fn a_full_disk_leaves_no_gap_in_the_numbers() {
    let canteen = Canteen::open();
    canteen.store.fail_next(Fault::Before(StoreError::Full));
    canteen.check_in(501);
    assert!(matches!(canteen.check_in(501), Answer::CheckedIn { number: 0, .. }));
}

#[test]
fn what_is_not_confirmed_is_never_sealed_twice() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    canteen.ask(Ask::File { words: "楼道灯不亮".into(), kind: Kind::Repair, diner: None, building: Some(0) });
    canteen.rounds(200);
    let lying = canteen.at_the_station().len();
    canteen.restarted().rounds(200);
    assert_eq!((lying, canteen.at_the_station().len()), (2, 2));
}

#[test]
fn a_day_of_meals_without_a_captain_makes_few_letters_and_all_arrive() {
    let canteen = Canteen::open();
    for _ in 0..500 {
        canteen.ask(Ask::CheckIn { diner: None, again: false });
        canteen.rounds(3);
    }
    canteen.rounds(200);
    let bodies = canteen.at_the_station();
    let mut numbers: Vec<u32> = bodies
        .iter()
        .flat_map(|body| match body {
            Body::Meals(meals) => meals.meals.iter().map(|meal| meal.number).collect(),
            _ => vec![],
        })
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..500).collect::<Vec<u32>>());
    assert!(bodies.len() <= 40, "{} letters", bodies.len());
}

#[test]
fn a_confirmed_letter_goes_and_the_next_meal_need_not_wait() {
    let canteen = Canteen::open();
    for below in 1..=3 {
        canteen.ask(Ask::CheckIn { diner: None, again: false });
        canteen.rounds(2);
        assert_eq!(canteen.at_the_station().len(), below as usize);
        canteen.counted(below, vec![]);
        canteen.rounds(1);
        assert_eq!(canteen.kiosk.till().map(|till| till.waiting), Some(0));
    }
    assert_eq!(canteen.ask(Ask::TakeOut), Answer::ToCarry(vec![]));
}

#[test]
fn when_the_mailbox_is_back_nothing_waits_out_its_pause() {
    let canteen = Canteen::open();
    canteen.post.fail(Some(PostError::Offline));
    canteen.check_in(501);
    canteen.rounds(500);
    canteen.post.fail(None);
    canteen.rounds(1);
    assert_eq!(canteen.at_the_station().len(), 1);
}

#[test]
fn a_receipt_may_be_carried_by_hand() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    canteen.clock.pass(10_000);
    assert!(matches!(canteen.ask(Ask::TakeOut), Answer::ToCarry(texts) if texts.len() == 1));
    let text = format!("收条:\n{}", courier::code::write(&receipt(1, vec![])).unwrap());
    assert!(matches!(canteen.ask(Ask::Enrol { text }), Answer::Ready(till) if till.waiting == 0));
    assert_eq!(canteen.ask(Ask::TakeOut), Answer::ToCarry(vec![]));
}

/// The station's card, as it comes when its inbox has the key of this seed since `at_ms`.
fn card(signer: &SigningSecret, seed: u8, at_ms: u64) -> Vec<u8> {
    let inbox = ReplyTo { seal: SealingSecret::from_seed([seed; 32]).public(), folder: folder() };
    let (name, telephone) = ("青禾小区站".into(), "02900000001".into());
    let (seal, body) =
        (Keys::of(&enrolment().seed).seal.public(), Body::Card(CardBody { name, telephone, inbox, at_ms }));
    slip::seal(&mut MemoryEntropy::seeded(at_ms), signer, &seal, &body).unwrap()
}

#[test]
fn after_the_stations_newer_card_letters_are_sealed_to_its_new_inbox() {
    let canteen = Canteen::open();
    let put =
        |slip: &[u8]| now(canteen.post.put(&Keys::of(&enrolment().seed).letters.id(), Day::of(NOON), slip)).unwrap();
    let sealed_to = |canteen: &Canteen| {
        let theirs = canteen.post.objects().into_iter().filter(|(to, ..)| *to == folder());
        let opens = |seed| move |bytes: &Vec<u8>| slip::is_sealed_to(&[SealingSecret::from_seed([seed; 32])], bytes);
        let letters: Vec<Vec<u8>> = theirs.map(|(.., bytes)| bytes).collect();
        [2, 61, 62, 63].map(|seed| letters.iter().filter(|bytes| opens(seed)(bytes)).count())
    };
    put(&card(&station(), 62, 20));
    put(&card(&station(), 61, 10));
    put(&card(&SigningSecret::from_seed([9; 32]), 63, 30));
    canteen.rounds(1);
    canteen.check_in(501);
    canteen.rounds(4);
    assert_eq!(sealed_to(&canteen), [0, 0, 1, 0], "the newest card of its own station, whatever came first");
    // It stays so after a restart, and when the enrolment is opened again.
    let again = canteen.restarted();
    assert!(matches!(again.ask(Ask::Enrol { text: message(&enrolment()) }), Answer::Ready(_)));
    put(&receipt(1, vec![]));
    again.rounds(1);
    again.check_in(502);
    again.rounds(4);
    assert_eq!(sealed_to(&again), [0, 0, 2, 0]);
}

#[test]
fn a_clock_set_back_holds_no_meal_back() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    canteen.clock.set(NOON - 365 * 86_400_000);
    canteen.ask(Ask::Poll);
    assert_eq!(canteen.at_the_station().len(), 1);
}
