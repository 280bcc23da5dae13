//! A request's whole journey over a desk: tray, offer, answer, details, done, confirmed.

use crate::common::*;
use courier::body::{Body, DoneBody, FollowAct, FollowBody};
use courier::{Packed, code, slip};
use domain::request::{Channel, Stage};
use domain::task::TaskStage;
use domain::tongue::{Tongue, Tongues};
use domain::{Kind, PersonId, Slots};
use ports::desk::*;

/// Somebody on the ledger to be asked: filed for at the door once, so that the desk knows her.
fn somebody(desk: &std::rc::Rc<desk::Desk<Tab>>) -> PersonId {
    let (place, _) = building(desk, "青禾小区", "3");
    let who =
        WhoAsks::New { building: place, name: "田秀英".into(), telephone: String::new(), home: "1单元301".into() };
    let form = FileForm {
        words: "想找人下棋".into(),
        kind: Kind::Company,
        channel: Channel::Door,
        who,
        suits: Slots(0),
        helpers: 1,
    };
    let written = saved(ask(desk, Ask::File(form)));
    request(desk, written.request.expect("the new one")).person.expect("she").id
}

#[test]
fn a_request_goes_to_a_volunteer_and_back_by_mailbox() {
    let browser = Browser::new();
    let desk = browser.station();
    let helper = somebody(&desk);
    let (place, poster) = building(&desk, "青禾小区", "3");
    let (mut resident, mut volunteer) = (Phone::new(1), Phone::new(2));

    // A first-time sender waits in the tray.
    let body = resident.request(7, place, "我行动不便,想请人帮我买药,降压药快吃完了。");
    resident.post(&browser.post, &poster, &Body::Request(body.clone()));
    pass(&desk, 5_000);
    let waiting = tray(&desk);
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].hint.plate.as_str(), waiting[0].hint.who.as_str()), ("3-2-501", "何建民"));
    assert!(
        matches!(browser.told.borrow().last(), Some(News::Arrived(arrived)) if matches!(arrived[0], Arrival::Tray(_)))
    );

    // The captain lets it in; ten seconds later the phone is told.
    saved(ask(&desk, Ask::TrayDo { ids: vec![waiting[0].id], act: TrayAct::Accept }));
    assert!(tray(&desk).is_empty());
    pass(&desk, 9_000);
    assert_eq!(resident.progress(&browser.post), None);
    pass(&desk, 1_000);
    let first = resident.progress(&browser.post).expect("a receipt");
    assert_eq!((first.number, first.stage, first.before), (0, Stage::Received, None));
    let row = open_requests(&desk).into_iter().find(|row| row.id == body.id).expect("on the list");
    assert_eq!((row.step, row.title.as_str()), (Step::New, "我行动不便,想请人帮我买药,降压药快吃完了"));

    // An offer without particulars, by hand: her phone is not known yet.
    let written = saved(ask(&desk, Ask::Assign(vec![(body.id, helper)])));
    assert_eq!((written.letters.len(), written.letters[0].road), (1, Road::Hand));
    let offer = letter(&desk, written.letters[0].id);
    assert!(offer.picture.is_some() && !offer.text.contains("何建民") && !offer.text.contains("501"));
    let opened = slip::open_open(&code::find(&offer.text).expect("a code")).expect("an offer");
    let Body::Offer(offered) = opened.body else { panic!("an offer") };
    assert_eq!(ask(&desk, Ask::MarkCopied(offer.id)), Ok(Answer::Done));
    assert_eq!(request(&desk, body.id).row.step, Step::Asked);

    // She says yes; nobody is told anything before the captain knows who that is.
    volunteer.post(&browser.post, &poster, &volunteer.answer(offered.task, true));
    pass(&desk, 5_000);
    let detail = request(&desk, body.id);
    assert_eq!(detail.row.step, Step::Accepted);
    assert_eq!(detail.tasks[0].answered_as, Some(("田秀英".to_owned(), "13800005678".to_owned())));
    assert!(volunteer.inbox(&browser.post).is_empty());
    saved(ask(&desk, Ask::ConfirmHelper { task: offered.task, when: " 下午 3 点前 ".into() }));
    pass(&desk, 10_000);
    let details = volunteer.inbox(&browser.post);
    let Body::Details(details) = &details[0].body else { panic!("details") };
    assert_eq!(format!("{} {}", details.name, details.address), "何建民 青禾小区 3-2-501");
    let told = resident.progress(&browser.post).expect("who comes");
    let coming = told.helper.expect("a helper");
    let said = format!("{} {}", coming.name, coming.when);
    assert_eq!((said.as_str(), coming.door_code), ("田秀英 下午 3 点前", details.door_code));
    assert_eq!((told.number, told.before), (1, Some(slip::digest(&Body::Progress(first)))));

    // Done, and the resident agrees.
    let done = DoneBody { task: offered.task, word: Packed::from("药已送到"), photo: None, at_ms: NOW };
    volunteer.post(&browser.post, &poster, &Body::Done(done));
    pass(&desk, 5_000);
    pass(&desk, 1_000);
    assert_eq!(resident.progress(&browser.post).map(|told| told.stage), Some(Stage::Done));
    let act = FollowAct::Confirm { stars: 5, word: Packed::from("谢谢小田") };
    let follow = FollowBody { request: body.id, round: 0, act, at_ms: NOW };
    resident.post(&browser.post, &poster, &Body::Follow(follow));
    pass(&desk, 5_000);
    pass(&desk, 1_000);
    let over = request(&desk, body.id);
    assert_eq!((over.status.stage, over.row.step), (Stage::Closed, Step::Closed));
    assert_eq!(over.ratings, [Rating { round: 0, stars: 5, word: "谢谢小田".into() }]);
    assert_eq!(over.tasks[0].stage, TaskStage::Done);
    let story: Vec<What> = over.history.iter().map(|moment| moment.what).collect();
    for what in
        [What::Filed, What::Received, What::Asked, What::Accepted, What::Agreed, What::HelperDone, What::Confirmed]
    {
        assert!(story.contains(&what), "{what:?} in {story:?}");
    }
    assert_eq!(resident.progress(&browser.post).map(|told| told.stage), Some(Stage::Closed));

    // The next offer goes to her phone by itself, and his next request passes without the tray.
    let next = resident.request(8, place, "再帮我买点菜。");
    resident.post(&browser.post, &poster, &Body::Request(next.clone()));
    pass(&desk, 5_000);
    assert!(tray(&desk).is_empty());
    assert!(open_requests(&desk).iter().any(|row| row.id == next.id && row.who == "何建民"));
    let written = saved(ask(&desk, Ask::Assign(vec![(next.id, helper)])));
    assert_eq!(written.letters[0].road, Road::Mailbox);
}

#[test]
fn the_same_journey_works_by_pasted_text_alone() {
    let browser = Browser::new();
    let desk = browser.station();
    let helper = somebody(&desk);
    browser.post.fail(Some(device::post::PostError::Refused("no mailbox here".into())));
    pass(&desk, 5_000);
    let (place, poster) = building(&desk, "青禾小区", "3");
    let (mut resident, mut volunteer) = (Phone::new(1), Phone::new(2));
    let body = resident.request(7, place, "水管漏水。");
    let text = resident.message(&poster, &Body::Request(body.clone()));
    assert!(matches!(taken(ask(&desk, Ask::Preview { text: text.clone() }))[..], [Taken::Waits(_)]));
    assert!(matches!(taken(ask(&desk, Ask::TakeIn { text: text.clone() }))[..], [Taken::Request(_)]));
    assert!(matches!(taken(ask(&desk, Ask::TakeIn { text }))[..], [Taken::Already(Some(_))]));
    // The receipt has to be copied.
    let Ok(Answer::Letters(letters)) = ask(&desk, Ask::Letters { from: 0, count: 10 }) else { panic!("letters") };
    assert_eq!(letters.rows[0].state, LetterState::ToCopy);
    let receipt = letter(&desk, letters.rows[0].id);
    let opened = slip::open(&[resident.seal.clone()], &code::find(&receipt.text).expect("a code")).expect("for him");
    assert!(matches!(opened.body, Body::Progress(_)));
    // Asking again gives the same message, not the next in the chain.
    assert_eq!(letter(&desk, receipt.id).text, receipt.text);

    let written = saved(ask(&desk, Ask::Assign(vec![(body.id, helper)])));
    let task = request(&desk, body.id).tasks[0].id;
    let text = volunteer.message(&poster, &volunteer.answer(task, true));
    assert!(matches!(taken(ask(&desk, Ask::TakeIn { text }))[..], [Taken::Answer { yes: true, .. }]));
    assert_eq!(written.letters[0].task, Some(task));
    let written = saved(ask(&desk, Ask::ConfirmHelper { task, when: String::new() }));
    let details = letter(&desk, written.letters[0].id);
    let opened = slip::open(&[volunteer.seal.clone()], &code::find(&details.text).expect("a code")).expect("for her");
    assert!(matches!(opened.body, Body::Details(_)));
}

#[test]
fn what_is_said_on_the_telephone_counts_as_much() {
    let browser = Browser::new();
    let desk = browser.station();
    let helper = somebody(&desk);
    let (place, _) = building(&desk, "槐荫里", "2");
    let who =
        WhoAsks::New { building: place, name: "余华".into(), telephone: "138 0000 9999".into(), home: "501".into() };
    let form = FileForm {
        words: "门锁坏了".into(),
        kind: Kind::Repair,
        channel: Channel::Telephone,
        who,
        suits: Slots(0),
        helpers: 1,
    };
    let id = saved(ask(&desk, Ask::File(form))).request.expect("its id");
    assert_eq!(request(&desk, id).row.plate, "2-1-501");
    saved(ask(&desk, Ask::Assign(vec![(id, helper)])));
    let task = request(&desk, id).tasks[0].id;
    saved(ask(&desk, Ask::Note(Spoken::Helper { task, said: Helped::Yes, word: "下午三点".into() })));
    assert_eq!(request(&desk, id).row.step, Step::Agreed);
    saved(ask(&desk, Ask::Note(Spoken::Helper { task, said: Helped::Done, word: "换了锁芯".into() })));
    saved(ask(&desk, Ask::Note(Spoken::Confirmed { request: id, stars: 4, word: String::new() })));
    let over = request(&desk, id);
    assert_eq!(over.row.step, Step::Closed);
    assert!(
        over.history
            .iter()
            .any(|moment| moment.what == What::Agreed && moment.told == Told::Spoken && moment.word == "下午三点")
    );
    saved(ask(&desk, Ask::Note(Spoken::Reopened { request: id, word: "又坏了".into() })));
    let again = request(&desk, id);
    assert_eq!((again.row.step, again.status.round), (Step::New, 1));
    assert_eq!(ask(&desk, Ask::ConfirmHelper { task, when: String::new() }), Err(Trouble::NotNow));
}

#[test]
fn ten_seconds_undo_what_the_captain_did() {
    let browser = Browser::new();
    let desk = browser.station();
    let helper = somebody(&desk);
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let body = resident.request(7, place, "水管漏水。");
    let text = resident.message(&poster, &Body::Request(body.clone()));
    taken(ask(&desk, Ask::TakeIn { text }));
    let assigned = saved(ask(&desk, Ask::Assign(vec![(body.id, helper)])));
    saved(ask(&desk, Ask::Undo { token: assigned.undo.expect("can be undone") }));
    assert_eq!(request(&desk, body.id).row.step, Step::New);
    assert_eq!(letter(&desk, assigned.letters[0].id).state, LetterState::Undone);
    let kind = saved(ask(&desk, Ask::SetKind { request: body.id, kind: Kind::Repair }));
    assert_eq!(request(&desk, body.id).row.kind, Kind::Repair);
    saved(ask(&desk, Ask::Undo { token: kind.undo.expect("can be undone") }));
    assert_eq!(request(&desk, body.id).row.kind, Kind::Errand);
    let assigned = saved(ask(&desk, Ask::Assign(vec![(body.id, helper)])));
    pass(&desk, 10_001);
    assert_eq!(ask(&desk, Ask::Undo { token: assigned.undo.expect("could be undone") }), Err(Trouble::TooLate));
}

#[test]
fn everything_is_there_again_after_a_restart() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let (mut resident, mut other) = (Phone::new(1), Phone::new(3));
    let body = resident.request(7, place, "水管漏水。");
    let text = resident.message(&poster, &Body::Request(body.clone()));
    taken(ask(&desk, Ask::TakeIn { text }));
    let mut stranger = other.request(9, place, "灯不亮。");
    stranger.who = courier::body::Who::Named { name: "余华".into(), telephone: "".into(), home: None };
    other.post(&browser.post, &poster, &Body::Request(stranger));
    pass(&desk, 5_000);
    let (before, waiting) = (request(&desk, body.id), tray(&desk));
    drop(desk);
    let desk = browser.tab();
    let Opened::Ready(summary) = open(&desk, Mode::Real) else { panic!("set up") };
    assert_eq!((summary.name.as_str(), summary.captain.as_str()), ("青禾社区站", "许楠"));
    assert_eq!(request(&desk, body.id), before);
    assert_eq!(tray(&desk), waiting);
    pass(&desk, 5_000);
    assert_eq!(tray(&desk).len(), 1, "what was seen is not fetched again");
}

fn volunteers(desk: &std::rc::Rc<desk::Desk<Tab>>) -> Vec<domain::PersonId> {
    let Ok(Answer::Scene(scene)) = ask(desk, Ask::Scene) else { panic!("a scene") };
    scene.unpack().expect("a scene").0.volunteers.iter().map(|volunteer| volunteer.person).collect()
}

#[test]
fn a_neighbour_is_written_down_and_becomes_a_volunteer() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, _) = building(&desk, "青禾小区", "3");
    let helps = VolunteerFacts {
        skills: domain::volunteer::Skills::of(&[domain::volunteer::Skill::Errands]),
        free: Slots(0),
        reach: domain::volunteer::Reach::Estate,
        capacity: 2,
        this_week: 0,
    };
    let form = PersonForm {
        person: None,
        building: place,
        home: "1单元301".into(),
        name: "田秀英".into(),
        telephone: "138 0000 5678".into(),
        born: "1958年".into(),
        veteran: false,
        difficulty: String::new(),
        helps: Some(helps),
        speaks: Tongues::of(&[Tongue::Wu]),
        rests: true,
        ..PersonForm::default()
    };
    let written = saved(ask(&desk, Ask::SavePerson(form.clone())));
    let person = written.person.expect("she");
    let Ok(Answer::Person(detail)) = ask(&desk, Ask::Person(person)) else { panic!("a person") };
    assert_eq!((detail.row.age, detail.row.plate.as_str()), (Some(67), "3-1-301"));
    assert_eq!(detail.row.volunteer.map(|facts| (facts.free, facts.capacity)), Some((Slots::ALL, 2)));
    let Ok(Answer::Scene(scene)) = ask(&desk, Ask::Scene) else { panic!("a scene") };
    let (scene, _) = scene.unpack().expect("a scene");
    assert_eq!(volunteers(&desk), [person]);
    assert_eq!((scene.speaks, scene.resting), (vec![], vec![person]), "nobody asks who said what they speak");
    let (who, channel) = (WhoAsks::Known(person), Channel::Door);
    let (words, kind, suits) = ("想找人下棋".into(), Kind::Company, Slots(0));
    let hers = FileForm { words, kind, channel, who, suits, helpers: 1 };
    saved(ask(&desk, Ask::File(hers)));
    let Ok(Answer::Scene(scene)) = ask(&desk, Ask::Scene) else { panic!("a scene") };
    assert_eq!(scene.unpack().expect("a scene").0.speaks, [(person, Tongues::of(&[Tongue::Wu]))]);
    let Ok(Answer::PairScene(pairs)) = ask(&desk, Ask::PairScene) else { panic!("a scene of pairs") };
    assert!(pairs.unpack().expect("a scene").0.helpers.is_empty(), "nor is she asked to pair");
    assert_eq!((detail.speaks, detail.rests), (Tongues::of(&[Tongue::Wu]), true));
    // The same neighbour added again is the same person, and goes on helping; without the tick on her form she does not.
    let added = saved(ask(&desk, Ask::SavePerson(PersonForm { helps: None, ..form.clone() })));
    assert_eq!((added.person, added.already), (Some(person), true));
    assert_eq!(volunteers(&desk), [person], "nothing that is known goes");
    let again = saved(ask(&desk, Ask::SavePerson(PersonForm { person: Some(person), helps: None, ..form.clone() })));
    let Ok(Answer::Person(detail)) = ask(&desk, Ask::Person(person)) else { panic!("a person") };
    assert_eq!(detail.row.volunteer, None);
    saved(ask(&desk, Ask::Undo { token: again.undo.expect("can be undone") }));
    assert_eq!(volunteers(&desk), [person]);
    // Elders of a real station are on its kiosk's roster.
    let kiosk = EnrolForm { name: "食堂".into(), places: vec![place], ordinary: "12".into(), elder: "8".into() };
    let Ok(Answer::Enrolment(enrolment)) = ask(&desk, Ask::Enrol(kiosk)) else { panic!("a kiosk") };
    assert_eq!((enrolment.kiosk.diners, enrolment.pastes), (1, true));
    let homeless = PersonForm { home: String::new(), name: "余华".into(), born: "49".into(), ..form };
    let wrong = vec![(Field::Home, Wrong::Empty), (Field::Born, Wrong::TooLong(4))];
    assert_eq!(ask(&desk, Ask::SavePerson(homeless)), Err(Trouble::Wrong(wrong)));
}
