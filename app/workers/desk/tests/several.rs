//! A request that needs several helpers: who is still to be asked, who comes, and when it is done.

use crate::common::people::{self, filed, undo, written};
use crate::common::*;
use desk::Desk;
use domain::request::Stage;
use domain::task::TaskStage;
use domain::{PersonId, RequestId, TaskId};
use ports::desk::*;
use std::rc::Rc;

/// A request that needs two, of people whose phones are not known: 田桂英, 王桂兰 and 余奶奶 could help.
struct Scene {
    desk: Rc<Desk<Tab>>,
    id: RequestId,
    tian: PersonId,
    wang: PersonId,
    yu: PersonId,
}

impl Scene {
    fn new() -> Self {
        let desk = Browser::new().station();
        let he = written(&desk, "何建民", "501", false);
        let [tian, wang, yu] = [("田桂英", "301"), ("王桂兰", "302"), ("余奶奶", "401")]
            .map(|(name, home)| written(&desk, name, home, true));
        let id = filed(&desk, he, 2);
        Self { desk, id, tian, wang, yu }
    }

    fn row(&self) -> Row {
        request(&self.desk, self.id).row
    }

    /// How far it is, and how many say that it is done.
    fn stands(&self) -> (Step, u8) {
        let row = self.row();
        (row.step, row.done)
    }

    fn task(&self, of: PersonId) -> TaskId {
        request(&self.desk, self.id).tasks.iter().find(|task| task.volunteer.id == of).expect("hers").id
    }

    fn stage(&self, of: PersonId) -> TaskStage {
        request(&self.desk, self.id).tasks.iter().find(|task| task.volunteer.id == of).expect("hers").stage
    }

    fn asks(&self, who: &[PersonId]) -> Written {
        saved(ask(&self.desk, Ask::Assign(who.iter().map(|who| (self.id, *who)).collect())))
    }

    fn say(&self, of: PersonId, said: Helped) -> Written {
        let said = Spoken::Helper { task: self.task(of), said, word: String::new() };
        saved(ask(&self.desk, Ask::Note(said)))
    }

    /// Both asked, and both coming.
    fn agreed(self) -> Self {
        self.asks(&[self.tian, self.wang]);
        self.say(self.tian, Helped::Yes);
        self.say(self.wang, Helped::Yes);
        self
    }

    fn needs(&self, helpers: u8) -> Written {
        saved(ask(&self.desk, Ask::SetHelpers(self.id, helpers)))
    }
}

#[test]
fn one_of_two_who_is_done_leaves_the_other_place_to_be_filled() {
    let scene = Scene::new();
    scene.asks(&[scene.tian]);
    scene.say(scene.tian, Helped::Yes);
    scene.say(scene.tian, Helped::Done);
    assert_eq!(scene.stands(), (Step::New, 1), "the captain's turn: nobody has been asked for the second place");
    scene.asks(&[scene.wang]);
    assert_eq!(scene.stands(), (Step::Asked, 1));
    scene.say(scene.wang, Helped::Yes);
    assert_eq!(scene.stands(), (Step::Agreed, 1));
    scene.say(scene.wang, Helped::Done);
    assert_eq!(scene.stands(), (Step::Done, 2));
}

#[test]
fn a_phone_that_says_done_does_not_speak_for_whoever_is_missing() {
    let browser = Browser::new();
    let desk = browser.station();
    let (_, poster) = building(&desk, "青禾小区", "3");
    let (he, tian) = (written(&desk, "何建民", "501", false), written(&desk, "田桂英", "301", true));
    let id = filed(&desk, he, 2);
    let offer = saved(ask(&desk, Ask::Assign(vec![(id, tian)]))).letters[0].clone();
    ask(&desk, Ask::MarkCopied(offer.id)).expect("copied");
    let (task, mut phone) = (offer.task.expect("its task"), Phone::new(2));
    let yes = phone.answer(task, true);
    taken(ask(&desk, Ask::TakeIn { text: phone.message(&poster, &yes) }));
    saved(ask(&desk, Ask::ConfirmHelper { task, when: String::new() }));
    let done = courier::Body::Done(courier::body::DoneBody {
        task,
        word: courier::Packed::from("搬好了"),
        photo: None,
        at_ms: NOW,
    });
    taken(ask(&desk, Ask::TakeIn { text: phone.message(&poster, &done) }));
    let row = request(&desk, id).row;
    assert_eq!((row.step, row.done), (Step::New, 1));
}

#[test]
fn it_is_done_once_nobody_more_is_coming_or_needed() {
    // The second cannot come, and one was enough after all; or the captain says so first.
    for cannot_first in [true, false] {
        let scene = Scene::new().agreed();
        scene.say(scene.tian, Helped::Done);
        let cannot = || scene.say(scene.wang, Helped::No);
        let last = if cannot_first {
            cannot();
            assert_eq!(scene.stands(), (Step::New, 1));
            scene.needs(1)
        } else {
            scene.needs(1);
            assert_eq!(scene.stands(), (Step::Agreed, 1), "she is still on her way");
            cannot()
        };
        assert_eq!(scene.stands(), (Step::Done, 1));
        undo(&scene.desk, &last);
        assert_ne!(scene.stands().0, Step::Done);
        assert_eq!(scene.row().done, 1);
    }
    // Called off, like having said that she cannot.
    let scene = Scene::new().agreed();
    scene.needs(1);
    scene.say(scene.tian, Helped::Done);
    saved(ask(&scene.desk, Ask::TaskOff { task: scene.task(scene.wang) }));
    assert_eq!(scene.stands(), (Step::Done, 1));
    // Nobody has been there: fewer places do not make it done.
    let scene = Scene::new();
    scene.needs(1);
    assert_eq!(scene.stands(), (Step::New, 0));
}

#[test]
fn the_captain_may_close_it_with_one_of_two() {
    let scene = Scene::new().agreed();
    scene.say(scene.tian, Helped::Done);
    let closed = saved(ask(&scene.desk, Ask::Note(Spoken::Settled { request: scene.id, word: String::new() })));
    assert_eq!((scene.stands(), scene.stage(scene.wang)), ((Step::Done, 1), TaskStage::Off));
    undo(&scene.desk, &closed);
    assert_eq!((scene.stands(), scene.stage(scene.wang)), ((Step::Agreed, 1), TaskStage::Agreed));
    scene.say(scene.wang, Helped::Done);
    assert_eq!(scene.stands(), (Step::Done, 2), "the first one's counts as before");
}

#[test]
fn done_taken_back_and_said_again_is_done() {
    let scene = Scene::new().agreed();
    scene.say(scene.tian, Helped::Done);
    let before = request(&scene.desk, scene.id);
    let done = scene.say(scene.wang, Helped::Done);
    undo(&scene.desk, &done);
    let after = request(&scene.desk, scene.id);
    assert_eq!((&after.tasks, scene.stands()), (&before.tasks, (Step::Agreed, 1)));
    assert_eq!(people::scene(&scene.desk).0.helpers, [], "a plan looks for nobody beside her who goes");
    scene.say(scene.wang, Helped::Done);
    assert_eq!(scene.stands(), (Step::Done, 2));
    let confirmed = Spoken::Confirmed { request: scene.id, stars: 5, word: String::new() };
    let confirmed = saved(ask(&scene.desk, Ask::Note(confirmed)));
    undo(&scene.desk, &confirmed);
    assert_eq!(scene.stands(), (Step::Done, 2), "she has not confirmed, and they have been");
}

#[test]
fn opened_again_it_needs_two_again() {
    let scene = Scene::new().agreed();
    scene.say(scene.tian, Helped::Done);
    scene.say(scene.wang, Helped::Done);
    scene.desk.host.browser.clock.pass(60_000);
    saved(ask(&scene.desk, Ask::Note(Spoken::Reopened { request: scene.id, word: String::new() })));
    assert_eq!(scene.stands(), (Step::New, 0));
    scene.asks(&[scene.yu]);
    scene.say(scene.yu, Helped::Yes);
    scene.say(scene.yu, Helped::Done);
    assert_eq!(scene.stands(), (Step::New, 1));
}

#[test]
fn whoever_has_not_answered_is_told_once_enough_have_helped() {
    let scene = Scene::new().agreed();
    let offer = scene.asks(&[scene.yu]).letters[0].clone();
    ask(&scene.desk, Ask::MarkCopied(offer.id)).expect("copied");
    scene.say(scene.tian, Helped::Done);
    assert_eq!(scene.stage(scene.yu), TaskStage::Offered, "she may still be needed");
    let done = scene.say(scene.wang, Helped::Done);
    assert_eq!((scene.stands(), scene.stage(scene.yu)), ((Step::Done, 2), TaskStage::Off));
    let [letter] = &done.letters[..] else { panic!("{:?}", done.letters) };
    assert_eq!((letter.says, letter.task), (Says::CallOff, offer.task));
    undo(&scene.desk, &done);
    assert_eq!((scene.stands(), scene.stage(scene.yu)), ((Step::Agreed, 1), TaskStage::Offered));
    // The same when the asker says that all is well, and when fewer are enough.
    let confirmed = Spoken::Confirmed { request: scene.id, stars: 5, word: String::new() };
    let confirmed = saved(ask(&scene.desk, Ask::Note(confirmed)));
    assert_eq!((scene.stage(scene.yu), scene.stage(scene.wang)), (TaskStage::Off, TaskStage::Agreed));
    undo(&scene.desk, &confirmed);
    assert_eq!(scene.stage(scene.yu), TaskStage::Offered);
    scene.say(scene.wang, Helped::No);
    scene.needs(1);
    assert_eq!((scene.stands(), scene.stage(scene.yu)), ((Step::Done, 1), TaskStage::Off));
}

#[test]
fn opened_again_at_once_it_needs_two_again() {
    let scene = Scene::new().agreed();
    scene.say(scene.tian, Helped::Done);
    scene.say(scene.wang, Helped::Done);
    saved(ask(&scene.desk, Ask::Note(Spoken::Reopened { request: scene.id, word: String::new() })));
    assert_eq!(scene.stands(), (Step::New, 0), "by the order of what was said, not by the clock");
}

#[test]
fn a_request_that_needs_two_waits_for_the_captain_until_both_are_asked() {
    let browser = Browser::new();
    let desk = browser.station();
    let he = written(&desk, "何建民", "501", false);
    let (tian, wang) = (written(&desk, "田桂英", "301", true), written(&desk, "王桂兰", "302", true));
    let id = filed(&desk, he, 2);
    assert_eq!(people::scene(&desk).0.helpers, [(id, 2)]);
    let row = || request(&desk, id).row;
    assert_eq!((row().needs, row().step), (2, Step::New));
    saved(ask(&desk, Ask::Assign(vec![(id, tian)])));
    assert_eq!(row().step, Step::New, "one is still to be asked");
    saved(ask(&desk, Ask::Assign(vec![(id, wang)])));
    assert_eq!(row().step, Step::Asked);
    let task = |of: PersonId| request(&desk, id).tasks.iter().find(|task| task.volunteer.id == of).expect("hers").id;
    let say = |of, said| saved(ask(&desk, Ask::Note(Spoken::Helper { task: task(of), said, word: String::new() })));
    say(tian, Helped::Yes);
    assert_eq!(row().step, Step::Asked);
    say(wang, Helped::Yes);
    assert_eq!(row().step, Step::Agreed);
    say(tian, Helped::Done);
    assert_eq!(row().step, Step::Agreed, "the other is still at it");
    say(wang, Helped::Done);
    assert_eq!(row().step, Step::Done);
    // One would have been enough; nonsense is brought within bounds.
    saved(ask(&desk, Ask::SetHelpers(id, 1)));
    assert_eq!((row().needs, people::scene(&desk).0.helpers), (1, vec![]));
    saved(ask(&desk, Ask::SetHelpers(id, 0)));
    assert_eq!(row().needs, 1);
}

#[test]
fn whoever_asked_hears_of_each_who_comes() {
    let browser = Browser::new();
    let desk = browser.station();
    let (tian, wang) = (written(&desk, "田桂英", "301", true), written(&desk, "王桂兰", "302", true));
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let body = resident.request(7, place, "想请两个人帮我搬柜子。");
    taken(ask(&desk, Ask::TakeIn { text: resident.message(&poster, &courier::Body::Request(body.clone())) }));
    saved(ask(&desk, Ask::SetHelpers(body.id, 2)));
    saved(ask(&desk, Ask::Assign(vec![(body.id, tian), (body.id, wang)])));
    let say = |of: PersonId, said, word: &str| {
        let task = request(&desk, body.id).tasks.into_iter().find(|task| task.volunteer.id == of).expect("hers");
        saved(ask(&desk, Ask::Note(Spoken::Helper { task: task.id, said, word: word.into() })));
        pass(&desk, 10_001);
        (task.volunteer.name.clone(), task.door_code)
    };
    let told = || {
        let told = resident.progress(&browser.post).expect("told");
        (told.helper.map(|helper| (helper.name.to_string(), helper.door_code)), told.note.to_string())
    };
    let first = say(tian, Helped::Yes, "三点");
    assert_eq!(told(), (Some(first.clone()), String::new()));
    let second = say(wang, Helped::Yes, "");
    let (helper, note) = told();
    let (shown, other, line) = match helper.expect("one of them") {
        shown if shown == first => (first, second, format!("＋ {} · {}", "王桂兰", request_code(&desk, body.id, wang))),
        shown => (shown, first, format!("＋ {} · {} · 三点", "田桂英", request_code(&desk, body.id, tian))),
    };
    assert_eq!(note, line, "neither is a stranger at the door");
    assert_ne!(shown, other);
    // Whoever is still to come is named, not whoever has been.
    let shown = if shown.0 == "田桂英" { tian } else { wang };
    say(shown, Helped::Done, "");
    assert_eq!(told(), (Some(other), String::new()));
    let stage = || resident.progress(&browser.post).expect("told").stage;
    say(if shown == tian { wang } else { tian }, Helped::No, "");
    assert_eq!(stage(), Stage::Received);
    saved(ask(&desk, Ask::SetHelpers(body.id, 1)));
    pass(&desk, 10_001);
    assert_eq!(stage(), Stage::Done, "one was enough, and has been there");
}

fn request_code(desk: &Rc<Desk<Tab>>, id: RequestId, of: PersonId) -> u8 {
    request(desk, id).tasks.iter().find(|task| task.volunteer.id == of).expect("hers").door_code
}
