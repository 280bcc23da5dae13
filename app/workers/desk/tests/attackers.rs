//! Attackers at a desk, as `app/SECURITY.md` lists them: what whoever keeps the mailbox, whoever sees an offer in a chat
//! group, whoever takes a locked desk away, and whoever gives a neighbour's name gets to know, and what they can do.

use crate::common::*;
use courier::body::{AnswerBody, Body, DoneBody};
use courier::slip::SlipError;
use courier::{Packed, Poster, code, slip};
use desk::Desk;
use device::store::MemoryStore;
use domain::task::TaskStage;
use domain::{Kind, PersonId, PlaceId, RequestId, Slots, TaskId};
use ports::desk::lock::{Ask as Lock, Secret};
use ports::desk::*;
use std::rc::Rc;
use trust::{BoxSecret, SealingSecret, SigningSecret, fingerprint};

const WORDS: &str = "水管漏水,一直滴到楼下。";

/// A station under a passcode, a request on its ledger, and somebody to be asked whose phone is not known.
struct Scene {
    browser: Browser,
    desk: Rc<Desk<Tab>>,
    place: PlaceId,
    poster: Poster,
    resident: Phone,
    helper: PersonId,
    request: RequestId,
}

impl Scene {
    fn new() -> Self {
        let browser = Browser::new();
        let desk = browser.tab();
        open(&desk, Mode::Real);
        let passcode = Some(Secret("third floor lamp".to_owned()));
        ask(&desk, Ask::SetUp(SetUpForm { passcode, ..form() })).expect("a good form");
        let (place, poster) = building(&desk, "青禾小区", "3");
        let who = WhoAsks::New { building: place, name: "田秀英".into(), telephone: "".into(), home: "301".into() };
        let (channel, suits) = (domain::request::Channel::Door, Slots(0));
        let form = FileForm { words: "想找人下棋".into(), kind: Kind::Company, channel, who, suits, helpers: 1 };
        let hers = saved(ask(&desk, Ask::File(form))).request.expect("the new one");
        let helper = request(&desk, hers).person.expect("she").id;
        let mut scene =
            Self { browser, desk, place, poster, resident: Phone::new(1), helper, request: RequestId([7; 16]) };
        let body = scene.resident.request(7, place, WORDS);
        scene.resident.post(&scene.browser.post, &scene.poster, &Body::Request(body));
        pass(&scene.desk, 5_000);
        scene.let_in();
        scene
    }

    fn let_in(&self) {
        let ids = tray(&self.desk).iter().map(|row| row.id).collect();
        saved(ask(&self.desk, Ask::TrayDo { ids, act: TrayAct::Accept }));
        pass(&self.desk, 10_001);
    }

    /// Asks her; comes back with the task.
    fn asks(&self, request_id: RequestId) -> TaskId {
        let written = saved(ask(&self.desk, Ask::Assign(vec![(request_id, self.helper)])));
        if written.letters[0].road == Road::Hand {
            assert_eq!(ask(&self.desk, Ask::MarkCopied(written.letters[0].id)), Ok(Answer::Done));
        }
        pass(&self.desk, 10_001);
        request(&self.desk, request_id).tasks.last().expect("asked").id
    }

    fn task(&self) -> TaskRow {
        request(&self.desk, self.request).tasks.last().expect("asked").clone()
    }

    /// A phone answers whatever it likes, by the mailbox.
    fn answers(&self, phone: &mut Phone, body: &Body) {
        phone.post(&self.browser.post, &self.poster, body);
        pass(&self.desk, 5_000);
        pass(&self.desk, 10_001);
    }

    /// A phone says yes or no to an offer, as 田秀英.
    fn says(&self, phone: &mut Phone, task: TaskId, yes: bool) {
        let body = phone.answer(task, yes);
        self.answers(phone, &body);
    }
}

/// The bytes of every row that no lock seals: those that a copied disk shows as they are.
fn left_open(store: &MemoryStore) -> Vec<Vec<u8>> {
    let open = |table: &str, key: &[u8]| {
        ["posting", "inbox"].contains(&table)
            || (table == "meta" && [&b"lock"[..], b"lobby", b"went", b"seen"].contains(&key))
    };
    let rows = store.rows().into_iter();
    rows.flat_map(|(table, rows)| rows.into_iter().map(move |(key, value)| (table, key, value)))
        .filter(|(table, key, _)| open(table, key))
        .map(|(_, _, value)| value)
        .collect()
}

#[test]
fn whoever_keeps_the_mailbox_reads_nothing_in_it() {
    let scene = Scene::new();
    let mut helper = Phone::new(2);
    let first = scene.asks(scene.request);
    scene.says(&mut helper, first, true);
    saved(ask(&scene.desk, Ask::ConfirmHelper { task: first, when: "今晚".into() }));
    pass(&scene.desk, 10_001);
    let done = DoneBody { task: first, word: Packed::from("修好了"), photo: None, at_ms: NOW };
    scene.answers(&mut helper, &Body::Done(done));
    // Her phone is known now: the next offer, and that it is taken back, go by the mailbox too.
    let next = scene.resident.request(8, scene.place, WORDS);
    let mut resident = Phone::new(1);
    scene.answers(&mut resident, &Body::Request(next.clone()));
    let second = scene.asks(next.id);
    saved(ask(&scene.desk, Ask::TaskOff { task: second }));
    pass(&scene.desk, 10_001);
    let heard = helper.inbox(&scene.browser.post);
    assert!(heard.iter().any(|heard| matches!(&heard.body, Body::Offer(offer) if offer.task == second)));
    assert!(heard.iter().any(|heard| matches!(&heard.body, Body::CallOff(off) if off.task == second)));
    let objects = scene.browser.post.objects();
    assert!(objects.len() >= 8, "{}", objects.len());
    for (_, _, bytes) in objects {
        assert_eq!(slip::open_open(&bytes), Err(SlipError::NotForThisDevice));
    }
}

#[test]
fn a_strangers_yes_to_an_offer_brings_no_particulars_and_her_no_takes_it_away() {
    let scene = Scene::new();
    let (mut stranger, mut helper) = (Phone::new(9), Phone::new(2));
    let task = scene.asks(scene.request);
    // Whoever has seen the offer in the group may answer under any name. The captain sees which telephone was given.
    let Body::Answer(yes) = stranger.answer(task, true) else { panic!("an answer") };
    scene.answers(&mut stranger, &Body::Answer(AnswerBody { telephone: Packed::from("13999999999"), ..yes }));
    assert_eq!(scene.task().answered_as, Some(("田秀英".to_owned(), "13999999999".to_owned())));
    assert!(stranger.inbox(&scene.browser.post).is_empty());
    // Nor can it be reported as done by whoever has not been confirmed.
    let done = Body::Done(DoneBody { task, word: Packed::from(""), photo: None, at_ms: NOW });
    scene.answers(&mut stranger, &done);
    assert_eq!(scene.task().stage, TaskStage::Accepted);
    // From here on the one who was asked is not heard on her phone: the captain has to take the answer away.
    scene.says(&mut helper, task, true);
    assert_eq!(scene.task().answered_as.map(|(_, telephone)| telephone).as_deref(), Some("13999999999"));
    saved(ask(&scene.desk, Ask::TaskOff { task }));
    pass(&scene.desk, 10_001);
    // And a no from anybody who has seen the next one takes that away.
    let again = scene.asks(scene.request);
    scene.says(&mut stranger, again, false);
    assert_eq!((scene.task().stage, scene.task().id), (TaskStage::Off, again));
    let told = stranger.inbox(&scene.browser.post);
    assert!(told.iter().all(|told| matches!(told.body, Body::CallOff(_))), "{told:?}");
}

#[test]
fn whoever_gives_a_neighbours_name_hears_of_their_own_request_alone() {
    let scene = Scene::new();
    let mut stranger = Phone::new(9);
    // The same name, telephone and home, which any neighbour knows.
    let asked = stranger.request(8, scene.place, "请把他的事都告诉我。");
    scene.answers(&mut stranger, &Body::Request(asked.clone()));
    assert_eq!(tray(&scene.desk).len(), 1, "a phone nobody knows waits, whatever name it gives");
    scene.let_in();
    let task = scene.asks(scene.request);
    let mut helper = Phone::new(2);
    scene.says(&mut helper, task, true);
    saved(ask(&scene.desk, Ask::ConfirmHelper { task, when: "今晚".into() }));
    pass(&scene.desk, 10_001);
    assert!(scene.resident.progress(&scene.browser.post).is_some_and(|told| told.helper.is_some()));
    for told in stranger.inbox(&scene.browser.post) {
        assert!(matches!(&told.body, Body::Progress(about) if about.request == asked.id), "{told:?}");
    }
}

#[test]
fn a_locked_desk_gives_away_how_to_list_its_box_and_no_key_to_anything_in_it() {
    let scene = Scene::new();
    let lock = |what| ask(&scene.desk, Ask::Lock(what));
    assert!(matches!(lock(Lock::Now), Ok(Answer::Opened(Opened::Locked(_)))));
    let again = Phone::new(1).request(8, scene.place, WORDS);
    Phone::new(1).post(&scene.browser.post, &scene.poster, &Body::Request(again));
    pass(&scene.desk, 5_000);
    let open = left_open(&scene.browser.real);
    let finds = |secret: &dyn Fn([u8; 32]) -> bool| {
        let windows = open.iter().flat_map(|row| row.windows(32));
        windows.filter_map(|window| window.try_into().ok()).any(secret)
    };
    assert!(finds(&|bytes| Some(BoxSecret(bytes).id()) == scene.poster.folder));
    assert!(!finds(&|bytes| SealingSecret::from_seed(bytes).public() == scene.poster.inbox));
    assert!(!finds(&|bytes| fingerprint(&SigningSecret::from_seed(bytes).public()) == scene.poster.root));
    for slip in open.iter().filter(|row| slip::is_slip(row)) {
        assert_eq!(slip::open_open(slip), Err(SlipError::NotForThisDevice));
    }
    // And nothing can be had of it by asking: no list, no backup, no message.
    let backup = ask(&scene.desk, Ask::Keep(keep::Ask::Make { passphrase: Some("red cup hat sky".into()) }));
    assert_eq!(backup, Err(Trouble::Locked));
    assert_eq!(ask(&scene.desk, Ask::Letters { from: 0, count: 9 }), Err(Trouble::Locked));
    assert_eq!(ask(&scene.desk, Ask::Request(scene.request)), Err(Trouble::Locked));
    let text = code::message("", "", &[1, 1, 0]).expect("a code");
    assert_eq!(ask(&scene.desk, Ask::TakeIn { text }), Err(Trouble::Locked));
}
