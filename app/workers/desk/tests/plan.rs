//! Agreeing to a plan: whoever it moves is asked no longer when the others are asked, and one undo takes all of it back.

use crate::common::people::undo;
use crate::common::*;
use courier::{code, slip};
use desk::Desk;
use domain::task::TaskStage;
use domain::{Kind, PersonId, RequestId, Slots};
use ports::desk::*;
use std::rc::Rc;

/// A request, and two who could help with it: the first is asked, and has not answered.
struct Scene {
    browser: Browser,
    desk: Rc<Desk<Tab>>,
    request: RequestId,
    asked: PersonId,
    other: PersonId,
    offer: Letter,
}

impl Scene {
    fn new() -> Self {
        let browser = Browser::new();
        let desk = browser.station();
        let [(request, _), (_, asked), (_, other)] =
            [("何建民", "501"), ("田秀英", "301"), ("王桂兰", "302")].map(|(name, home)| filed(&desk, name, home));
        let offer = saved(ask(&desk, Ask::Assign(vec![(request, asked)]))).letters[0].clone();
        Self { browser, desk, request, asked, other, offer }
    }

    /// The plan that asks the other instead.
    fn agree(&self) -> Reply {
        ask(&self.desk, Ask::Agree { asks: vec![(self.request, self.other)], moved: vec![(self.request, self.asked)] })
    }

    /// How far the first and the other are.
    fn stages(&self) -> [Option<TaskStage>; 2] {
        let tasks = request(&self.desk, self.request).tasks;
        let of = |who| tasks.iter().find(|task| task.volunteer.id == who).map(|task| task.stage);
        [of(self.asked), of(self.other)]
    }
}

/// What somebody asked for, and who that is.
fn filed(desk: &Rc<Desk<Tab>>, name: &str, home: &str) -> (RequestId, PersonId) {
    let (place, _) = building(desk, "青禾小区", "3");
    let who = WhoAsks::New { building: place, name: name.into(), telephone: String::new(), home: home.into() };
    let channel = domain::request::Channel::Door;
    let form =
        FileForm { words: "想找人下棋".into(), kind: Kind::Company, channel, who, suits: Slots(0), helpers: 1 };
    let id = saved(ask(desk, Ask::File(form))).request.expect("the new one");
    (id, request(desk, id).person.expect("whoever asked").id)
}

fn call_offs(letters: &[Letter]) -> Vec<&Letter> {
    letters.iter().filter(|letter| letter.says == Says::CallOff).collect()
}

#[test]
fn whoever_the_plan_moves_is_told_that_nobody_needs_her() {
    let scene = Scene::new();
    ask(&scene.desk, Ask::MarkCopied(scene.offer.id)).expect("copied");
    let written = saved(scene.agree());
    assert_eq!(scene.stages(), [Some(TaskStage::Off), Some(TaskStage::Offered)]);
    let [told] = call_offs(&written.letters)[..] else { panic!("one call-off: {:?}", written.letters) };
    assert_eq!((told.to.as_str(), told.task), ("田秀英 3-1-301", scene.offer.task));
    let opened = slip::open_open(&code::find(&letter(&scene.desk, told.id).text).expect("a code")).expect("open");
    assert!(matches!(opened.body, courier::Body::CallOff(body) if Some(body.task) == scene.offer.task));
    // One undo for both.
    saved(ask(&scene.desk, Ask::Undo { token: written.undo.expect("can be undone") }));
    assert_eq!(scene.stages(), [Some(TaskStage::Offered), None]);
    assert!(written.letters.iter().all(|sent| letter(&scene.desk, sent.id).state == LetterState::Undone));
}

#[test]
fn a_plan_may_only_take_offers_back() {
    let scene = Scene::new();
    let moved = vec![(scene.request, scene.asked)];
    ask(&scene.desk, Ask::MarkCopied(scene.offer.id)).expect("copied");
    let written = saved(ask(&scene.desk, Ask::Agree { asks: Vec::new(), moved }));
    assert_eq!(scene.stages(), [Some(TaskStage::Off), None]);
    saved(ask(&scene.desk, Ask::Undo { token: written.undo.expect("can be undone") }));
    assert_eq!(scene.stages(), [Some(TaskStage::Offered), None]);
}

#[test]
fn whoever_a_plan_moved_before_she_could_see_the_offer_may_be_asked_again() {
    let scene = Scene::new();
    let before = request(&scene.desk, scene.request);
    let written = saved(scene.agree());
    assert_eq!(asked(&scene), [scene.other], "the next plan may send her");
    assert_eq!(scene.stages(), [None, Some(TaskStage::Offered)], "and nobody is said not to be going");
    undo(&scene.desk, &written);
    let after = request(&scene.desk, scene.request);
    assert_eq!((after.tasks, asked(&scene)), (before.tasks, vec![scene.asked]));
    // That she once was not asked does not hide that she says no now.
    let no = Spoken::Helper { task: scene.offer.task.expect("its task"), said: Helped::No, word: String::new() };
    saved(ask(&scene.desk, Ask::Note(no)));
    assert_eq!(scene.stages(), [Some(TaskStage::Off), None]);
    assert_eq!(asked(&scene), [scene.asked]);
}

#[test]
fn whoever_a_plan_moved_after_she_saw_the_offer_was_asked() {
    let scene = Scene::new();
    ask(&scene.desk, Ask::MarkCopied(scene.offer.id)).expect("copied");
    saved(scene.agree());
    assert!(asked(&scene).contains(&scene.asked));
}

#[test]
fn an_offer_that_was_never_passed_on_goes_again_when_the_plan_is_undone() {
    let scene = Scene::new();
    let before = letter(&scene.desk, scene.offer.id).state;
    let written = saved(scene.agree());
    assert_eq!(letter(&scene.desk, scene.offer.id).state, LetterState::Undone);
    saved(ask(&scene.desk, Ask::Undo { token: written.undo.expect("can be undone") }));
    assert_eq!(letter(&scene.desk, scene.offer.id).state, before);
    assert!(written.letters.iter().all(|sent| letter(&scene.desk, sent.id).state == LetterState::Undone));
}

#[test]
fn a_yes_that_came_meanwhile_is_not_taken_back_and_a_no_needs_no_word() {
    let scene = Scene::new();
    let task = scene.offer.task.expect("its task");
    let says = |said| Ask::Note(Spoken::Helper { task, said, word: String::new() });
    let yes = saved(ask(&scene.desk, says(Helped::Yes)));
    let (events, letters) = (rows(&scene.browser, "events"), rows(&scene.browser, "letters"));
    assert_eq!(scene.agree(), Err(Trouble::NotNow));
    assert_eq!((rows(&scene.browser, "events"), rows(&scene.browser, "letters")), (events, letters));
    saved(ask(&scene.desk, Ask::Undo { token: yes.undo.expect("can be undone") }));
    saved(ask(&scene.desk, says(Helped::No)));
    let written = saved(scene.agree());
    assert_eq!(call_offs(&written.letters), [] as [&Letter; 0]);
    assert_eq!(scene.stages()[1], Some(TaskStage::Offered));
}

/// Whom the engine takes to have been asked for anything: whoever was, and said no, it does not name for it again.
fn asked(scene: &Scene) -> Vec<PersonId> {
    let Ok(Answer::Scene(packed)) = ask(&scene.desk, Ask::Scene) else { panic!("a scene") };
    let (seen, _) = packed.unpack().expect("a scene");
    seen.tasks.iter().map(|task| task.volunteer).collect()
}

#[test]
fn whoever_was_never_asked_has_not_refused() {
    let scene = Scene::new();
    let before = request(&scene.desk, scene.request);
    let written = saved(ask(&scene.desk, Ask::Assign(vec![(scene.request, scene.other)])));
    assert_eq!(asked(&scene).len(), 2);
    saved(ask(&scene.desk, Ask::Undo { token: written.undo.expect("can be undone") }));
    assert_eq!(asked(&scene), [scene.asked], "the same may be proposed again");
    let after = request(&scene.desk, scene.request);
    assert_eq!((after.tasks, after.history), (before.tasks, before.history), "and nobody is said not to be going");
}

#[test]
fn whoever_may_have_seen_the_offer_was_asked_even_when_it_is_taken_back() {
    let scene = Scene::new();
    let written = saved(ask(&scene.desk, Ask::Assign(vec![(scene.request, scene.other)])));
    ask(&scene.desk, Ask::MarkCopied(written.letters[0].id)).expect("copied");
    saved(ask(&scene.desk, Ask::Undo { token: written.undo.expect("can be undone") }));
    assert_eq!(scene.stages(), [Some(TaskStage::Offered), Some(TaskStage::Off)]);
    assert!(asked(&scene).contains(&scene.other));
}

#[test]
fn whoever_said_yes_to_an_offer_that_is_taken_back_is_told_and_whoever_said_no_is_not() {
    for (said, stage, told) in [(Helped::Yes, TaskStage::Off, 1), (Helped::No, TaskStage::Off, 0)] {
        let scene = Scene::new();
        let written = saved(ask(&scene.desk, Ask::Assign(vec![(scene.request, scene.other)])));
        let task = written.letters[0].task.expect("its task");
        saved(ask(&scene.desk, Ask::Note(Spoken::Helper { task, said, word: String::new() })));
        saved(ask(&scene.desk, Ask::Undo { token: written.undo.expect("can be undone") }));
        assert_eq!(scene.stages()[1], Some(stage));
        assert!(asked(&scene).contains(&scene.other), "she was");
        let Ok(Answer::Letters(page)) = ask(&scene.desk, Ask::Letters { from: 0, count: 50 }) else {
            panic!("letters")
        };
        assert_eq!(call_offs(&page.rows).len(), told);
    }
}
