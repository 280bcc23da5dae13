//! A volunteer's phone: an offer is answered, the particulars come, the task is done.

use crate::support::{Device, NINE, Phone, Station, now, pasted};
use courier::body::{AnswerBody, Body};
use device::post::{MemoryPost, Post as _, PostError};
use domain::{Day, TaskId};
use ports::pocket::{About, Ask, HelpStep, Person, Reply, Trouble, What};

const TASK: TaskId = TaskId([7; 16]);

fn tian() -> Person {
    Person { name: "田秀英".into(), telephone: "13900005678".into(), home: None }
}

fn answers(phone: &Phone, yes: Option<Person>) -> Reply {
    let reply = now(phone.answer(Ask::Answer { task: TASK, yes }));
    now(phone.look(true));
    reply
}

fn answer(station: &Station, post: &MemoryPost) -> AnswerBody {
    let all = station.reads(post);
    all.into_iter()
        .find_map(|body| match body {
            Body::Answer(answer) => Some(answer),
            _ => None,
        })
        .unwrap()
}

fn step(phone: &Phone) -> HelpStep {
    phone.shown().tasks[0].step
}

#[test]
fn an_offer_is_accepted_the_particulars_come_and_the_task_is_done() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    let taken = now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    assert_eq!(taken.what, What::Offer(TASK));
    assert!(phone.shown().tasks[0].known);
    assert_eq!(answers(&phone, Some(tian())), Reply::Said(Ok(())));
    assert_eq!(answers(&phone, None), Reply::Said(Err(Trouble::TooLate)), "a yes is a yes");
    let said = answer(&station, &post);
    assert_eq!((said.yes, said.name.to_string()), (true, "田秀英".into()));
    let details = station.details(TASK, &said.reply);
    now(post.put(&said.reply.folder, Day::of(NINE), &details)).unwrap();
    now(phone.look(true));
    let details = phone.shown().tasks[0].details.clone().unwrap();
    assert_eq!((step(&phone), details.door_code), (HelpStep::Agreed, 47));
    let finish = Ask::Finish { task: TASK, word: "药送到了".into(), photo: Some(vec![0xff; 3_000]) };
    assert_eq!(now(phone.answer(finish)), Reply::Said(Ok(())));
    now(phone.look(true));
    let done = station.reads(&post).into_iter().find_map(|body| match body {
        Body::Done(done) => Some(done),
        _ => None,
    });
    let photo = done.unwrap().photo.unwrap();
    let sealed = now(post.attachment(&station.secret.id(), &photo.name)).unwrap();
    assert_eq!(courier::attachment::open(&photo, &sealed), Ok(vec![0xff; 3_000]));
}

/// The second offer and its end go to the phone that is known by then, sealed like everything in a mailbox.
#[test]
fn a_sealed_offer_is_taken_as_an_open_one_is() {
    const NEXT: TaskId = TaskId([8; 16]);
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    answers(&phone, Some(tian()));
    let reply = answer(&station, &post).reply;
    let steps = [(station.offer(NEXT), HelpStep::Asked), (station.call_off(NEXT), HelpStep::CalledOff)];
    for (step, (open, expected)) in steps.into_iter().enumerate() {
        let body = courier::slip::open_open(&open).unwrap().body;
        let sealed =
            courier::slip::seal(&mut trust::Draw::from_seed([step as u8; 32]), &station.sign, &reply.seal, &body)
                .unwrap();
        now(post.put(&reply.folder, Day::of(NINE), &sealed)).unwrap();
        now(phone.look(true));
        let shown = phone.shown().tasks.into_iter().find(|task| task.task == NEXT).unwrap();
        assert_eq!((shown.step, shown.known), (expected, true));
    }
}

#[test]
fn a_no_says_nothing_about_who_said_it() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    assert_eq!(answers(&phone, None), Reply::Said(Ok(())));
    let said = answer(&station, &post);
    assert!(!said.yes && said.name.is_empty() && said.telephone.is_empty());
    assert_eq!(step(&phone), HelpStep::Declined);
}

#[test]
fn a_phone_without_a_poster_can_answer_by_copied_text() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    post.fail(Some(PostError::Offline));
    let phone = Device::near(&post, 7).open();
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    assert!(!phone.shown().tasks[0].known, "nobody vouches for this station");
    answers(&phone, Some(tian()));
    let Reply::Text(Some(code)) = now(phone.answer(Ask::Copy(About::Task(TASK)))) else { panic!("no text") };
    let slip = courier::code::find(&code).unwrap();
    let opened = courier::slip::open(core::slice::from_ref(&station.seal), &slip).unwrap();
    assert!(matches!(opened.body, Body::Answer(answer) if answer.yes));
}

#[test]
fn a_lapsed_offer_is_refused_and_a_doubled_one_is_the_same() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let phone = device.scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    assert!(now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap().again);
    device.clock.pass(7_200_001);
    assert_eq!(answers(&phone, Some(tian())), Reply::Said(Err(Trouble::Outdated)));
    let late = now(phone.take_in(&pasted(&station.offer(TaskId([8; 16])))));
    assert_eq!(late, Err(Trouble::Outdated));
}

#[test]
fn particulars_from_anyone_but_the_one_who_asked_are_refused() {
    let (post, station, mut stranger) = (MemoryPost::new(), Station::new(1), Station::new(50));
    let phone = Device::near(&post, 7).scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    answers(&phone, Some(tian()));
    let forged = stranger.details(TASK, &answer(&station, &post).reply);
    assert_eq!(now(phone.take_in(&pasted(&forged))), Err(Trouble::Forged));
    assert_eq!(step(&phone), HelpStep::Accepted);
}

#[test]
fn a_photo_that_cannot_travel_stops_nothing_but_itself() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    answers(&phone, Some(tian()));
    let details = station.details(TASK, &answer(&station, &post).reply);
    now(phone.take_in(&pasted(&details))).unwrap();
    post.fail(Some(PostError::Offline));
    let finish = |photo| now(phone.answer(Ask::Finish { task: TASK, word: "好了".into(), photo }));
    assert_eq!(finish(Some(vec![1; 10])), Reply::Said(Err(Trouble::PhotoStays)));
    assert_eq!(step(&phone), HelpStep::Agreed);
    assert_eq!(finish(None), Reply::Said(Ok(())));
    assert_eq!(step(&phone), HelpStep::Done);
}

#[test]
fn a_task_that_is_called_off_says_so_and_ends_there() {
    let (post, mut station, stranger) = (MemoryPost::new(), Station::new(1), Station::new(50));
    let phone = Device::near(&post, 7).scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    answers(&phone, Some(tian()));
    let said = answer(&station, &post);
    let details = station.details(TASK, &said.reply);
    now(phone.take_in(&pasted(&details))).unwrap();
    assert_eq!(now(phone.take_in(&pasted(&stranger.call_off(TASK)))), Err(Trouble::Forged));
    assert_eq!(step(&phone), HelpStep::Agreed);
    let taken = now(phone.take_in(&pasted(&station.call_off(TASK)))).unwrap();
    assert_eq!((taken.what, taken.again), (What::CallOff(TASK), false));
    assert_eq!((step(&phone), phone.shown().tasks[0].off.as_str()), (HelpStep::CalledOff, "不用去了，谢谢"));
    assert!(now(phone.take_in(&pasted(&station.call_off(TASK)))).unwrap().again);
    let finish = now(phone.answer(Ask::Finish { task: TASK, word: String::new(), photo: None }));
    assert_eq!(finish, Reply::Said(Err(Trouble::TooLate)));
}

#[test]
fn what_is_called_off_before_it_is_read_never_asks() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    answers(&phone, Some(tian()));
    let folder = answer(&station, &post).reply.folder;
    // Six of each, so that some call-off lies before its offer, whatever their names are.
    for n in 10..16 {
        let task = TaskId([n; 16]);
        for slip in [station.offer(task), station.call_off(task)] {
            now(post.put(&folder, Day::of(NINE), &slip)).unwrap();
        }
    }
    now(phone.look(true));
    let called_off = phone.shown().tasks.iter().filter(|task| task.step == HelpStep::CalledOff).count();
    assert_eq!(called_off, 6);
}

#[test]
fn a_second_offer_of_the_same_name_from_another_station_changes_nothing() {
    let (post, station, stranger) = (MemoryPost::new(), Station::new(1), Station::new(50));
    let phone = Device::near(&post, 7).scans(&station);
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    let before = phone.shown().tasks;
    assert_eq!(now(phone.take_in(&pasted(&stranger.offer(TASK)))), Err(Trouble::Forged));
    assert_eq!(phone.shown().tasks, before);
}

#[test]
fn only_a_task_that_is_over_makes_room_for_a_new_one() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let phone = device.scans(&station);
    let id = |n: u8| TaskId([n; 16]);
    for n in 0..200 {
        now(phone.take_in(&pasted(&station.offer(id(n))))).unwrap();
    }
    now(phone.answer(Ask::Answer { task: id(0), yes: Some(tian()) }));
    assert_eq!(now(phone.take_in(&pasted(&station.offer(id(200))))), Err(Trouble::TooMany));
    assert_eq!(now(phone.answer(Ask::Answer { task: id(5), yes: None })), Reply::Said(Ok(())));
    now(phone.take_in(&pasted(&station.offer(id(200))))).unwrap();
    let held = phone.shown().tasks;
    assert_eq!(held.len(), 200);
    assert!(held.iter().any(|task| task.task == id(0)) && !held.iter().any(|task| task.task == id(5)));
}

#[test]
fn the_station_whose_site_this_is_needs_no_poster_to_be_known() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let phone = device.open();
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    assert!(!phone.shown().tasks[0].known);
    now(phone.stands_on(Some(&station.file())));
    assert!(phone.shown().tasks[0].known);
    assert!(device.open().shown().tasks[0].known, "and without a network too");
}
