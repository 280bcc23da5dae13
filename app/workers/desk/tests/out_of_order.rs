//! Acts taken back in another order than they were done: what was built on the first falls with it, and nobody is left
//! half asked.

use crate::common::people::{self, filed, undo, written};
use crate::common::*;
use courier::Body;
use desk::Desk;
use domain::task::TaskStage;
use domain::{PersonId, RequestId, TaskId};
use ports::desk::*;
use std::rc::Rc;

/// A request, and whoever is asked for it: her phone is known, so that letters to her wait ten seconds.
struct Scene {
    browser: Browser,
    desk: Rc<Desk<Tab>>,
    id: RequestId,
    tian: PersonId,
    phone: Phone,
}

impl Scene {
    fn new() -> Self {
        let browser = Browser::new();
        let desk = browser.station();
        let (_, poster) = building(&desk, "青禾小区", "3");
        let (he, tian) = (written(&desk, "何建民", "501", false), written(&desk, "田桂英", "301", true));
        // She helped once, and answered by telephone.
        let (before, mut phone) = (filed(&desk, he, 1), Phone::new(2));
        let offer = saved(ask(&desk, Ask::Assign(vec![(before, tian)]))).letters[0].clone();
        ask(&desk, Ask::MarkCopied(offer.id)).expect("copied");
        let yes = phone.answer(offer.task.expect("its task"), true);
        taken(ask(&desk, Ask::TakeIn { text: phone.message(&poster, &yes) }));
        saved(ask(&desk, Ask::ConfirmHelper { task: offer.task.expect("its task"), when: String::new() }));
        pass(&desk, 10_001);
        let id = filed(&desk, he, 1);
        Self { browser, desk, id, tian, phone }
    }

    fn assign(&self) -> Written {
        saved(ask(&self.desk, Ask::Assign(vec![(self.id, self.tian)])))
    }

    fn task(&self) -> TaskId {
        request(&self.desk, self.id).tasks[0].id
    }

    fn say(&self, said: Helped) -> Written {
        saved(ask(&self.desk, Ask::Note(Spoken::Helper { task: self.task(), said, word: "三点".into() })))
    }

    fn stages(&self) -> Vec<TaskStage> {
        request(&self.desk, self.id).tasks.iter().map(|task| task.stage).collect()
    }

    /// What her phone has been told in all once everything has left.
    fn told(&self) -> Vec<Body> {
        pass(&self.desk, 11_000);
        self.phone.inbox(&self.browser.post).into_iter().map(|opened| opened.body).collect()
    }
}

#[test]
fn a_yes_taken_back_and_then_the_asking() {
    let scene = Scene::new();
    let told = scene.told().len();
    let assigned = scene.assign();
    let yes = scene.say(Helped::Yes);
    undo(&scene.desk, &yes);
    undo(&scene.desk, &assigned);
    assert_eq!((scene.stages(), scene.told().len()), (vec![], told), "as if she had never been asked");
}

#[test]
fn asking_taken_back_before_the_yes_to_it() {
    let scene = Scene::new();
    let told = scene.told();
    let assigned = scene.assign();
    let yes = scene.say(Helped::Yes);
    undo(&scene.desk, &assigned);
    assert_eq!(scene.stages(), [TaskStage::Off]);
    undo(&scene.desk, &yes);
    assert_eq!(scene.stages(), [TaskStage::Off], "nobody is asked by taking a yes back");
    assert_eq!(request(&scene.desk, scene.id).row.step, Step::New);
    let since: Vec<Body> = scene.told().into_iter().filter(|body| !told.contains(body)).collect();
    assert!(matches!(&since[..], [Body::CallOff(_)]), "neither an offer nor particulars: {since:?}");
}

#[test]
fn asking_taken_back_before_calling_her_off() {
    let scene = Scene::new();
    let told = scene.told().len();
    let assigned = scene.assign();
    let off = saved(ask(&scene.desk, Ask::TaskOff { task: scene.task() }));
    undo(&scene.desk, &assigned);
    undo(&scene.desk, &off);
    assert_eq!((scene.stages(), scene.told().len()), (vec![], told));
}

#[test]
fn a_yes_taken_back_before_done() {
    let scene = Scene::new();
    scene.assign();
    pass(&scene.desk, 11_000);
    let told = scene.told().len();
    let yes = scene.say(Helped::Yes);
    let done = scene.say(Helped::Done);
    undo(&scene.desk, &yes);
    assert_eq!((scene.stages(), request(&scene.desk, scene.id).row.step), (vec![TaskStage::Offered], Step::Asked));
    undo(&scene.desk, &done);
    assert_eq!((scene.stages(), request(&scene.desk, scene.id).row.step), (vec![TaskStage::Offered], Step::Asked));
    assert_eq!(scene.told().len(), told, "no particulars to whoever has not said yes");
}

#[test]
fn the_first_of_two_who_are_done_taken_back_leaves_the_other_done() {
    let scene = Scene::new();
    let wang = written(&scene.desk, "王桂兰", "302", true);
    saved(ask(&scene.desk, Ask::SetHelpers(scene.id, 2)));
    saved(ask(&scene.desk, Ask::Assign(vec![(scene.id, scene.tian), (scene.id, wang)])));
    let tasks = request(&scene.desk, scene.id).tasks;
    let say = |at: usize, said| {
        saved(ask(&scene.desk, Ask::Note(Spoken::Helper { task: tasks[at].id, said, word: String::new() })))
    };
    say(0, Helped::Yes);
    say(1, Helped::Yes);
    let done = [say(0, Helped::Done), say(1, Helped::Done)];
    let stands = || {
        let row = request(&scene.desk, scene.id).row;
        (row.step, row.done, scene.stages())
    };
    assert_eq!(stands(), (Step::Done, 2, vec![TaskStage::Done; 2]));
    undo(&scene.desk, &done[0]);
    assert_eq!(stands(), (Step::Agreed, 1, vec![TaskStage::Agreed, TaskStage::Done]));
    undo(&scene.desk, &done[1]);
    assert_eq!(stands(), (Step::Agreed, 0, vec![TaskStage::Agreed; 2]));
    say(0, Helped::Done);
    say(1, Helped::Done);
    assert_eq!(stands(), (Step::Done, 2, vec![TaskStage::Done; 2]));
}

#[test]
fn done_taken_back_of_whoever_had_not_answered_leaves_her_asked_and_it_open() {
    let scene = Scene::new();
    let wang = written(&scene.desk, "王桂兰", "302", true);
    saved(ask(&scene.desk, Ask::SetHelpers(scene.id, 2)));
    scene.assign();
    let first = scene.say(Helped::Done);
    saved(ask(&scene.desk, Ask::Assign(vec![(scene.id, wang)])));
    let of_wang = |tasks: Vec<TaskRow>| tasks.into_iter().find(|task| task.volunteer.id == wang).expect("hers").id;
    let task = of_wang(request(&scene.desk, scene.id).tasks);
    let done = saved(ask(&scene.desk, Ask::Note(Spoken::Helper { task, said: Helped::Done, word: String::new() })));
    let row = || request(&scene.desk, scene.id).row;
    assert_eq!((row().step, row().done), (Step::Done, 2));
    undo(&scene.desk, &first);
    assert_eq!((row().step, row().done), (Step::Asked, 1), "one of two");
    undo(&scene.desk, &done);
    assert_eq!((row().step, row().done), (Step::Asked, 0));
}

#[test]
fn two_changes_of_one_field_taken_back_in_either_order() {
    use domain::Kind::{Company, Errand, Repair};
    for first in [0, 1] {
        let scene = Scene::new();
        let kind = || request(&scene.desk, scene.id).row.kind;
        assert_eq!(kind(), Errand);
        let changed = [Repair, Company].map(|kind| saved(ask(&scene.desk, Ask::SetKind { request: scene.id, kind })));
        undo(&scene.desk, &changed[first]);
        assert_eq!(kind(), [Errand, Repair][first], "as it was before");
        undo(&scene.desk, &changed[1 - first]);
        assert_eq!(kind(), Errand);
    }
    let scene = Scene::new();
    let one = request(&scene.desk, scene.id).person.expect("he").id;
    let apart = |apart| saved(ask(&scene.desk, Ask::Apart { one, other: scene.tian, apart }));
    let changed = [apart(true), apart(false)];
    changed.iter().for_each(|written| undo(&scene.desk, written));
    assert_eq!(people::scene(&scene.desk).0.avoid, [], "nobody said so");
}

#[test]
fn whoever_was_asked_long_ago_has_been_asked() {
    let scene = Scene::new();
    scene.assign();
    pass(&scene.desk, 11_000);
    // The letter is kept for thirty days, and another device of the station never had it.
    pass(&scene.desk, 31 * domain::time::DAY_MS);
    saved(ask(&scene.desk, Ask::TaskOff { task: scene.task() }));
    let asked: Vec<RequestId> = people::scene(&scene.desk).0.tasks.iter().map(|task| task.request).collect();
    assert!(asked.contains(&scene.id));
}

#[test]
fn a_request_taken_back_takes_back_who_was_asked_for_it() {
    let scene = Scene::new();
    let told = scene.told();
    let he = request(&scene.desk, scene.id).person.expect("he").id;
    let channel = domain::request::Channel::Door;
    let form = FileForm {
        words: "灯不亮了".into(),
        kind: domain::Kind::Errand,
        channel,
        who: WhoAsks::Known(he),
        suits: domain::Slots(0),
        helpers: 1,
    };
    let filed = saved(ask(&scene.desk, Ask::File(form)));
    let id = filed.request.expect("the new one");
    let assigned = saved(ask(&scene.desk, Ask::Assign(vec![(id, scene.tian)])));
    let said = Spoken::Helper { task: request(&scene.desk, id).tasks[0].id, said: Helped::Yes, word: String::new() };
    let yes = saved(ask(&scene.desk, Ask::Note(said)));
    for written in [&filed, &yes, &assigned] {
        undo(&scene.desk, written);
    }
    let now = request(&scene.desk, id);
    assert_eq!(now.row.step, Step::Withdrawn);
    assert_eq!(now.tasks.iter().map(|task| task.stage).collect::<Vec<_>>(), [TaskStage::Off]);
    let since: Vec<Body> = scene.told().into_iter().filter(|body| !told.contains(body)).collect();
    assert!(matches!(&since[..], [Body::CallOff(_)]), "she had said yes, and is told: {since:?}");
}
