//! Calling off and taking back: a helper hears that nobody needs to come, and what a captain undoes is as it was.

use crate::common::*;
use courier::body::{Body, CallOffBody, FollowAct, FollowBody, RequestBody};
use courier::{Poster, code, slip};
use desk::Desk;
use device::post::Post;
use domain::task::TaskStage;
use domain::{Kind, PersonId, Slots, TaskId};
use futures::executor::block_on;
use ports::desk::*;
use std::rc::Rc;

/// A station with a request on its ledger, and a helper whose phone is not known.
struct Scene {
    browser: Browser,
    desk: Rc<Desk<Tab>>,
    poster: Poster,
    resident: Phone,
    volunteer: Phone,
    body: RequestBody,
    helper: PersonId,
}

impl Scene {
    fn new() -> Self {
        let browser = Browser::new();
        let desk = browser.station();
        let (place, poster) = building(&desk, "青禾小区", "3");
        let who =
            WhoAsks::New { building: place, name: "田秀英".into(), telephone: String::new(), home: "301".into() };
        let channel = domain::request::Channel::Door;
        let form =
            FileForm {
                words: "想找人下棋".into(), kind: Kind::Company, channel, who, suits: Slots(0), helpers: 1
            };
        let hers = saved(ask(&desk, Ask::File(form))).request.expect("the new one");
        let helper = request(&desk, hers).person.expect("she").id;
        let mut resident = Phone::new(1);
        let body = resident.request(7, place, "水管漏水。");
        let text = resident.message(&poster, &Body::Request(body.clone()));
        taken(ask(&desk, Ask::TakeIn { text }));
        Self { browser, desk, poster, resident, volunteer: Phone::new(2), body, helper }
    }

    /// Offered by hand.
    fn offered(&self) -> (TaskId, Letter) {
        let written = saved(ask(&self.desk, Ask::Assign(vec![(self.body.id, self.helper)])));
        (self.task().id, written.letters[0].clone())
    }

    /// Offered, and answered by her phone.
    fn accepted(&mut self) -> TaskId {
        let (task, offer) = self.offered();
        assert_eq!(ask(&self.desk, Ask::MarkCopied(offer.id)), Ok(Answer::Done));
        let yes = self.volunteer.answer(task, true);
        self.volunteer.post(&self.browser.post, &self.poster, &yes);
        pass(&self.desk, 5_000);
        task
    }

    fn agreed(&mut self) -> TaskId {
        let task = self.accepted();
        saved(ask(&self.desk, Ask::ConfirmHelper { task, when: String::new() }));
        pass(&self.desk, 10_001);
        task
    }

    fn task(&self) -> TaskRow {
        request(&self.desk, self.body.id).tasks.pop().expect("a task")
    }

    fn withdraw(&mut self) {
        let act = FollowAct::Withdraw;
        let follow = Body::Follow(FollowBody { request: self.body.id, round: 0, act, at_ms: NOW });
        self.resident.post(&self.browser.post, &self.poster, &follow);
        pass(&self.desk, 5_000);
        pass(&self.desk, 1_000);
    }

    /// What her phone was told, of one sort.
    fn called_off(&self) -> Vec<CallOffBody> {
        let told = self.volunteer.inbox(&self.browser.post).into_iter();
        told.filter_map(|opened| match opened.body {
            Body::CallOff(body) => Some(body),
            _ => None,
        })
        .collect()
    }

    fn to_copy(&self) -> Vec<Letter> {
        let Ok(Answer::Letters(page)) = ask(&self.desk, Ask::Letters { from: 0, count: 99 }) else { panic!("letters") };
        let waits = |letter: &Letter| letter.state == LetterState::ToCopy && letter.says == Says::CallOff;
        page.rows.into_iter().filter(waits).collect()
    }
}

#[test]
fn a_withdrawal_reaches_whoever_was_coming() {
    let mut scene = Scene::new();
    let task = scene.agreed();
    scene.withdraw();
    let told = scene.called_off();
    assert_eq!(told.iter().map(|body| body.task).collect::<Vec<_>>(), [task]);
    assert_eq!(scene.task().stage, TaskStage::Off);
}

#[test]
fn a_withdrawal_reaches_whoever_was_asked_without_particulars() {
    let mut scene = Scene::new();
    let (task, offer) = scene.offered();
    ask(&scene.desk, Ask::MarkCopied(offer.id)).expect("copied");
    scene.withdraw();
    let [row] = &scene.to_copy()[..] else { panic!("one to copy") };
    assert_eq!((row.to.as_str(), row.task), ("田秀英 3-1-301", Some(task)));
    let text = letter(&scene.desk, row.id).text;
    assert!(!text.contains("何建民") && !text.contains("501"));
    let opened = slip::open_open(&code::find(&text).expect("a code")).expect("open to anyone");
    assert!(matches!(opened.body, Body::CallOff(body) if body.task == task));
    let sent = slip::open_open(&code::find(&letter(&scene.desk, offer.id).text).expect("a code")).expect("open");
    assert_eq!(opened.signer, sent.signer);
}

#[test]
fn an_offer_that_never_left_is_taken_back_without_a_word() {
    let mut scene = Scene::new();
    scene.agreed();
    // Her phone is known by now: the next offer goes by mailbox, in ten seconds.
    let next = RequestBody { id: domain::RequestId([8; 16]), ..scene.body.clone() };
    scene.resident.post(&scene.browser.post, &scene.poster, &Body::Request(next.clone()));
    pass(&scene.desk, 5_000);
    let written = saved(ask(&scene.desk, Ask::Assign(vec![(next.id, scene.helper)])));
    let task = written.letters[0].task.expect("its task");
    let off = saved(ask(&scene.desk, Ask::TaskOff { task }));
    assert!(off.letters.iter().all(|letter| letter.says == Says::Progress), "{:?}", off.letters);
    assert_eq!(letter(&scene.desk, written.letters[0].id).state, LetterState::Undone);
    pass(&scene.desk, 11_000);
    assert!(scene.called_off().is_empty());
    // Undone, the offer goes out after all.
    let written = saved(ask(&scene.desk, Ask::Assign(vec![(next.id, scene.helper)])));
    let before = request(&scene.desk, next.id);
    let off = saved(ask(&scene.desk, Ask::TaskOff { task: written.letters[0].task.expect("its task") }));
    saved(ask(&scene.desk, Ask::Undo { token: off.undo.expect("can be undone") }));
    assert_eq!(request(&scene.desk, next.id), before);
    assert!(matches!(letter(&scene.desk, written.letters[0].id).state, LetterState::Waiting { .. }));
}

#[test]
fn calling_a_helper_off_tells_her_in_ten_seconds_unless_it_is_undone() {
    let mut scene = Scene::new();
    let task = scene.agreed();
    let before = request(&scene.desk, scene.body.id);
    let off = saved(ask(&scene.desk, Ask::TaskOff { task }));
    saved(ask(&scene.desk, Ask::Undo { token: off.undo.expect("can be undone") }));
    assert_eq!(request(&scene.desk, scene.body.id), before);
    pass(&scene.desk, 11_000);
    assert!(scene.called_off().is_empty());
    saved(ask(&scene.desk, Ask::TaskOff { task }));
    pass(&scene.desk, 10_001);
    assert_eq!(scene.called_off().len(), 1);
}

#[test]
fn a_yes_to_an_offer_that_was_taken_back_is_answered_once() {
    let mut scene = Scene::new();
    let (task, offer) = scene.offered();
    ask(&scene.desk, Ask::MarkCopied(offer.id)).expect("copied");
    scene.withdraw();
    let yes = scene.volunteer.answer(task, true);
    let slip = scene.volunteer.seal(&scene.poster, &yes);
    for day in [0, 1] {
        let day = domain::Day(domain::Day::of(NOW).0 - day);
        block_on(scene.browser.post.put(&scene.poster.folder.expect("a mailbox"), day, &slip)).expect("posted");
        pass(&scene.desk, 5_000);
        pass(&scene.desk, 1_000);
    }
    assert_eq!(scene.called_off().iter().map(|body| body.task).collect::<Vec<_>>(), [task]);
    assert_eq!(scene.task().stage, TaskStage::Off);
}

#[test]
fn undoing_it_is_her_leaves_everything_as_it_was() {
    let mut scene = Scene::new();
    let task = scene.accepted();
    let before = request(&scene.desk, scene.body.id);
    let confirmed = saved(ask(&scene.desk, Ask::ConfirmHelper { task, when: String::new() }));
    assert_eq!(scene.task().stage, TaskStage::Agreed);
    saved(ask(&scene.desk, Ask::Undo { token: confirmed.undo.expect("can be undone") }));
    assert_eq!(request(&scene.desk, scene.body.id), before);
    assert_eq!(scene.task().answered_as, Some(("田秀英".to_owned(), "13800005678".to_owned())));
    pass(&scene.desk, 11_000);
    assert!(scene.volunteer.inbox(&scene.browser.post).is_empty(), "no details went out");
    // And it can be said again, after a restart too.
    let desk = scene.browser.tab();
    drop(core::mem::replace(&mut scene.desk, desk));
    open(&scene.desk, Mode::Real);
    assert_eq!(request(&scene.desk, scene.body.id), before);
    saved(ask(&scene.desk, Ask::ConfirmHelper { task, when: String::new() }));
    pass(&scene.desk, 10_001);
    let told = scene.volunteer.inbox(&scene.browser.post);
    let [slip::Opened { body: Body::Details(details), .. }] = &told[..] else { panic!("details") };
    assert_eq!(details.door_code, scene.task().door_code, "the captain can read it out");
}

#[test]
fn undoing_what_the_helper_said_on_the_telephone_leaves_everything_as_it_was() {
    let scene = Scene::new();
    let (task, _) = scene.offered();
    for said in [Helped::Yes, Helped::No] {
        let before = request(&scene.desk, scene.body.id);
        let noted = saved(ask(&scene.desk, Ask::Note(Spoken::Helper { task, said, word: "三点".into() })));
        assert_ne!(request(&scene.desk, scene.body.id), before);
        saved(ask(&scene.desk, Ask::Undo { token: noted.undo.expect("can be undone") }));
        assert_eq!(request(&scene.desk, scene.body.id), before, "{said:?}");
    }
    saved(ask(&scene.desk, Ask::Note(Spoken::Helper { task, said: Helped::Yes, word: "三点".into() })));
    let withdrawn = saved(ask(&scene.desk, Ask::Note(Spoken::Withdrawn { request: scene.body.id })));
    assert_eq!(scene.task().stage, TaskStage::Off);
    saved(ask(&scene.desk, Ask::Undo { token: withdrawn.undo.expect("can be undone") }));
    assert_eq!(scene.task().stage, TaskStage::Agreed);
    assert_eq!(request(&scene.desk, scene.body.id).row.step, Step::Agreed);
}

#[test]
fn what_was_written_to_a_helper_who_cannot_go_stays_here() {
    let mut scene = Scene::new();
    let task = scene.accepted();
    saved(ask(&scene.desk, Ask::ConfirmHelper { task, when: String::new() }));
    let before = request(&scene.desk, scene.body.id);
    let cannot = || Ask::Note(Spoken::Helper { task, said: Helped::No, word: String::new() });
    let noted = saved(ask(&scene.desk, cannot()));
    saved(ask(&scene.desk, Ask::Undo { token: noted.undo.expect("can be undone") }));
    assert_eq!(request(&scene.desk, scene.body.id), before);
    let noted = saved(ask(&scene.desk, cannot()));
    assert!(noted.letters.iter().all(|letter| letter.says == Says::Progress), "she said so herself: no word to her");
    pass(&scene.desk, 11_000);
    assert_eq!(scene.volunteer.inbox(&scene.browser.post), [], "neither name nor home");
    assert_eq!(scene.task().stage, TaskStage::Off);
}

#[test]
fn the_details_go_out_after_all_when_cannot_go_is_undone() {
    let mut scene = Scene::new();
    let task = scene.accepted();
    saved(ask(&scene.desk, Ask::ConfirmHelper { task, when: String::new() }));
    let noted = saved(ask(&scene.desk, Ask::Note(Spoken::Helper { task, said: Helped::No, word: String::new() })));
    saved(ask(&scene.desk, Ask::Undo { token: noted.undo.expect("can be undone") }));
    pass(&scene.desk, 11_000);
    let told = scene.volunteer.inbox(&scene.browser.post);
    assert!(matches!(&told[..], [slip::Opened { body: Body::Details(_), .. }]), "{told:?}");
}

#[test]
fn what_is_settled_without_a_helper_calls_off_whoever_was_coming() {
    let mut scene = Scene::new();
    let task = scene.agreed();
    let settled = saved(ask(&scene.desk, Ask::Note(Spoken::Settled { request: scene.body.id, word: String::new() })));
    assert_eq!(scene.task().stage, TaskStage::Off);
    saved(ask(&scene.desk, Ask::Undo { token: settled.undo.expect("can be undone") }));
    assert_eq!(scene.task().stage, TaskStage::Agreed);
    pass(&scene.desk, 11_000);
    assert!(scene.called_off().is_empty());
    saved(ask(&scene.desk, Ask::Note(Spoken::Settled { request: scene.body.id, word: String::new() })));
    pass(&scene.desk, 10_001);
    assert_eq!(scene.called_off().iter().map(|body| body.task).collect::<Vec<_>>(), [task]);
}

#[test]
fn only_the_first_of_many_answers_to_an_offer_taken_back_is_answered() {
    let mut scene = Scene::new();
    let (task, offer) = scene.offered();
    ask(&scene.desk, Ask::MarkCopied(offer.id)).expect("copied");
    scene.withdraw();
    let yes = scene.volunteer.answer(task, true);
    scene.volunteer.post(&scene.browser.post, &scene.poster, &yes);
    pass(&scene.desk, 5_000);
    let standing = (rows(&scene.browser, "events"), rows(&scene.browser, "letters"));
    for number in 3..9 {
        let mut other = Phone::new(number);
        let yes = other.answer(task, true);
        other.post(&scene.browser.post, &scene.poster, &yes);
        let yes = scene.volunteer.answer(task, true);
        scene.volunteer.post(&scene.browser.post, &scene.poster, &yes);
        pass(&scene.desk, 5_000);
        pass(&scene.desk, 1_000);
        assert_eq!(other.inbox(&scene.browser.post), []);
    }
    assert_eq!((rows(&scene.browser, "events"), rows(&scene.browser, "letters")), standing);
    assert_eq!(scene.called_off().len(), 1);
}
