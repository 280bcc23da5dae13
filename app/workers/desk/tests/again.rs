//! The desk's letters are posted until they arrive: a mailbox that stumbles, comes back or loses them changes nothing,
//! and nothing has an effect twice.

use crate::common::*;
use courier::body::{Body, DoneBody, FollowAct, FollowBody};
use courier::{Packed, Poster};
use desk::Desk;
use device::post::PostError;
use domain::time::{DAY_MS, HOUR_MS};
use domain::{Day, Kind, PersonId, RequestId, Slots, TaskId};
use ports::desk::*;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A station with a resident's request, and a helper whose phone is known from an earlier task.
struct Scene {
    browser: Browser,
    desk: Rc<Desk<Tab>>,
    poster: Poster,
    resident: Phone,
    helper: Phone,
    person: PersonId,
    request: RequestId,
}

impl Scene {
    fn new() -> Self {
        let browser = Browser::new();
        let desk = browser.station();
        let (place, poster) = building(&desk, "青禾小区", "3");
        let mut scene = Self {
            browser,
            desk,
            poster,
            resident: Phone::new(1),
            helper: Phone::new(2),
            person: PersonId([0; 16]),
            request: RequestId([7; 16]),
        };
        let who = WhoAsks::New { building: place, name: "田秀英".into(), telephone: "".into(), home: "301".into() };
        let (channel, suits) = (domain::request::Channel::Door, Slots(0));
        let form = FileForm { words: "想找人下棋".into(), kind: Kind::Company, channel, who, suits, helpers: 1 };
        let hers = saved(ask(&scene.desk, Ask::File(form))).request.expect("the new one");
        scene.person = request(&scene.desk, hers).person.expect("she").id;
        // The first time she is asked by hand, and answers by her phone.
        let first = scene.says(6, "想买药。");
        let written = saved(ask(&scene.desk, Ask::Assign(vec![(first, scene.person)])));
        assert_eq!(ask(&scene.desk, Ask::MarkCopied(written.letters[0].id)), Ok(Answer::Done));
        let task = request(&scene.desk, first).tasks[0].id;
        scene.answers(task);
        saved(ask(&scene.desk, Ask::ConfirmHelper { task, when: String::new() }));
        scene.done(task);
        scene.says(7, "水管漏水。");
        pass(&scene.desk, 1_000);
        scene
    }

    /// The resident's request is pasted.
    fn says(&mut self, id: u8, words: &str) -> RequestId {
        let body = self.resident.request(id, building(&self.desk, "青禾小区", "3").0, words);
        let text = self.resident.message(&self.poster, &Body::Request(body.clone()));
        taken(ask(&self.desk, Ask::TakeIn { text }));
        body.id
    }

    fn answers(&mut self, task: TaskId) {
        let yes = self.helper.answer(task, true);
        self.helper.post(&self.browser.post, &self.poster, &yes);
        pass(&self.desk, 5_000);
    }

    fn done(&mut self, task: TaskId) {
        let done = Body::Done(DoneBody { task, word: Packed::from(""), photo: None, at_ms: NOW });
        self.helper.post(&self.browser.post, &self.poster, &done);
        pass(&self.desk, 10_001);
    }

    /// The mailbox is as empty as after a disk was changed.
    fn loses_everything(&self) {
        self.browser.post.expire_before(Day(u32::MAX));
    }

    fn letters(&self) -> Vec<Letter> {
        match ask(&self.desk, Ask::Letters { from: 0, count: 100 }) {
            Ok(Answer::Letters(page)) => page.rows,
            other => panic!("letters, not {other:?}"),
        }
    }

    fn state(&self, says: Says) -> LetterState {
        self.letters()
            .into_iter()
            .find(|letter| letter.says == says && letter.request == Some(self.request))
            .expect("one")
            .state
    }

    fn mailbox(&self) -> Mailbox {
        match ask(&self.desk, Ask::Status) {
            Ok(Answer::Status(status)) => status.mailbox,
            other => panic!("a status, not {other:?}"),
        }
    }

    /// The helper is asked, says yes, and has been sent where to go; everything posted so far is gone again.
    fn agreed(&mut self) -> TaskId {
        saved(ask(&self.desk, Ask::Assign(vec![(self.request, self.person)])));
        let task = request(&self.desk, self.request).tasks[0].id;
        pass(&self.desk, 10_001);
        self.answers(task);
        saved(ask(&self.desk, Ask::ConfirmHelper { task, when: "今晚".into() }));
        pass(&self.desk, 10_001);
        self.loses_everything();
        task
    }

    /// What lies in her box, each message once.
    fn heard_by_helper(&self) -> BTreeSet<trust::Digest> {
        self.helper.inbox(&self.browser.post).iter().map(|opened| opened.digest).collect()
    }

    fn has_details(&self) -> bool {
        self.helper.inbox(&self.browser.post).iter().any(|opened| matches!(opened.body, Body::Details(_)))
    }
}

#[test]
fn a_mailbox_that_stumbles_is_tried_again_and_nobody_has_to_copy() {
    let scene = Scene::new();
    scene.browser.post.fail(Some(PostError::Broken(502)));
    saved(ask(&scene.desk, Ask::Assign(vec![(scene.request, scene.person)])));
    pass(&scene.desk, 10_001);
    assert_eq!(scene.state(Says::Offer), LetterState::Sending { tries: 1 });
    assert!(matches!(scene.mailbox(), Mailbox::Silent { .. }));
    // What is written meanwhile goes by post all the same.
    saved(ask(&scene.desk, Ask::Note(Spoken::Withdrawn { request: scene.request })));
    pass(&scene.desk, 5_000);
    assert!(scene.letters().iter().all(|letter| letter.state != LetterState::ToCopy), "{:?}", scene.letters());
    scene.browser.post.fail(None);
    for _ in 0..20 {
        pass(&scene.desk, 1_000);
    }
    let waits = |letter: &Letter| matches!(letter.state, LetterState::Sending { .. } | LetterState::ToCopy);
    assert!(!scene.letters().iter().any(waits), "{:?}", scene.letters());
}

#[test]
fn after_a_long_outage_a_letter_leaves_as_soon_as_the_mailbox_answers() {
    let scene = Scene::new();
    scene.browser.post.fail(Some(PostError::Offline));
    saved(ask(&scene.desk, Ask::Assign(vec![(scene.request, scene.person)])));
    for _ in 0..200 {
        pass(&scene.desk, 5 * 60_000);
    }
    let LetterState::Sending { tries } = scene.state(Says::Offer) else { panic!("still under way") };
    assert!((10..40).contains(&tries), "{tries}");
    scene.browser.post.fail(None);
    pass(&scene.desk, 5_000);
    pass(&scene.desk, 1_000);
    assert!(matches!(scene.state(Says::Offer), LetterState::Sent { .. }), "{:?}", scene.state(Says::Offer));
}

#[test]
fn what_the_mailbox_lost_is_posted_again_the_next_day_and_received_once() {
    let mut scene = Scene::new();
    let task = scene.agreed();
    assert!(!scene.has_details());
    pass(&scene.desk, DAY_MS - HOUR_MS);
    assert!(!scene.has_details(), "not before its time");
    pass(&scene.desk, HOUR_MS);
    assert!(scene.has_details());
    // The same bytes as before: the phone knows them by their digest.
    let first = scene.heard_by_helper();
    pass(&scene.desk, 3 * DAY_MS);
    assert_eq!(scene.heard_by_helper(), first);
    // She is done: that says that she had it.
    scene.done(task);
    assert!(matches!(scene.state(Says::Details), LetterState::Received { .. }));
    scene.loses_everything();
    pass(&scene.desk, 20 * DAY_MS);
    assert!(!scene.has_details(), "nobody is told again what they have");
}

#[test]
fn without_an_answer_a_letter_is_posted_four_times_and_no_more() {
    let mut scene = Scene::new();
    scene.agreed();
    let mut rounds = 0;
    for _ in 0..40 {
        scene.loses_everything();
        pass(&scene.desk, DAY_MS);
        rounds += u32::from(scene.has_details());
    }
    assert_eq!(rounds, 3, "once at first, and three times more");
    // Over a restart too.
    drop(core::mem::replace(&mut scene.desk, scene.browser.tab()));
    open(&scene.desk, Mode::Real);
    scene.loses_everything();
    pass(&scene.desk, 30 * DAY_MS);
    assert!(!scene.has_details());
}

#[test]
fn a_resident_who_says_something_has_read_what_was_sent() {
    let mut scene = Scene::new();
    assert!(matches!(scene.state(Says::Progress), LetterState::Sent { .. }));
    let follow = FollowBody { request: scene.request, round: 0, act: FollowAct::Withdraw, at_ms: NOW };
    scene.resident.post(&scene.browser.post, &scene.poster, &Body::Follow(follow));
    pass(&scene.desk, 5_000);
    pass(&scene.desk, 1_000);
    let states: Vec<LetterState> = scene
        .letters()
        .iter()
        .filter(|letter| letter.request == Some(scene.request))
        .map(|letter| letter.state)
        .collect();
    assert!(matches!(states[..], [LetterState::Sent { .. }, LetterState::Received { .. }]), "{states:?}");
}

#[test]
fn where_to_go_is_not_posted_again_to_somebody_who_was_called_off() {
    let mut scene = Scene::new();
    let task = scene.agreed();
    saved(ask(&scene.desk, Ask::TaskOff { task }));
    pass(&scene.desk, 10_001);
    scene.loses_everything();
    pass(&scene.desk, DAY_MS);
    let bodies = scene.helper.inbox(&scene.browser.post);
    assert!(bodies.iter().any(|opened| matches!(opened.body, Body::CallOff(_))));
    assert!(!scene.has_details());
}

#[test]
fn a_letter_passed_on_by_hand_is_not_posted_again() {
    let mut scene = Scene::new();
    scene.agreed();
    let details = scene.letters().into_iter().find(|letter| letter.says == Says::Details).expect("the details").id;
    assert_eq!(ask(&scene.desk, Ask::MarkCopied(details)), Ok(Answer::Done));
    pass(&scene.desk, 10 * DAY_MS);
    assert!(!scene.has_details());
}

#[test]
fn coming_back_to_the_page_sends_what_waits_at_once() {
    let scene = Scene::new();
    ask(&scene.desk, Ask::Visible(false)).expect("noted");
    scene.browser.post.fail(Some(PostError::Offline));
    saved(ask(&scene.desk, Ask::Assign(vec![(scene.request, scene.person)])));
    for _ in 0..20 {
        pass(&scene.desk, 5 * 60_000);
    }
    scene.browser.post.fail(None);
    // Nobody looks, and the desk glances once a minute.
    pass(&scene.desk, 1_000);
    assert!(matches!(scene.state(Says::Offer), LetterState::Sending { .. }));
    assert_eq!(ask(&scene.desk, Ask::Road(road::Ask::Return)), Ok(Answer::Done));
    pass(&scene.desk, 1_000);
    assert!(matches!(scene.state(Says::Offer), LetterState::Sent { .. }));
}

#[test]
fn trying_the_mailbox_says_what_keeps_it_from_being_asked() {
    let scene = Scene::new();
    let tried = |desk: &Rc<Desk<Tab>>| match ask(desk, Ask::Road(road::Ask::Try)) {
        Ok(Answer::Road(road::Answer::Tried(found))) => found,
        other => panic!("tried, not {other:?}"),
    };
    assert_eq!(tried(&scene.desk), []);
    ask(&scene.desk, Ask::PublishStation).expect("published");
    for (mailbox, found) in [("http://post.example/", road::Finding::Insecure), ("none", road::Finding::NoneNamed)] {
        let file = scene.browser.host_file.borrow().clone().expect("published");
        *scene.browser.host_file.borrow_mut() = Some(courier::station::StationFile { mailbox: mailbox.into(), ..file });
        pass(&scene.desk, HOUR_MS);
        assert_eq!(tried(&scene.desk), [found]);
    }
    let shut = scene.browser.tab();
    assert_eq!(ask(&shut, Ask::Road(road::Ask::Try)), Err(Trouble::NotOpen));
    assert_eq!(ask(&shut, Ask::Road(road::Ask::Return)), Ok(Answer::Done));
}
