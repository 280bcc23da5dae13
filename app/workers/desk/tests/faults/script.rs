//! The script: a captain's first days, an act a step. Each act looks first whether it is done already, as somebody does
//! who was told "not saved" and tries again; so a script whose acts are all asked for until they succeed ends in one
//! place, whatever went wrong on the way.

use crate::common::*;
use crate::faults::world::World;
use courier::body::{Body, DoneBody, EnrolBody, FollowAct, FollowBody, MealsBody};
use courier::{Packed, code, slip};
use device::post::Post;
use domain::meal::{Meal, PriceClass};
use domain::pair::{Deed, Deeds, Gender, PairStage, Wishes};
use domain::request::Channel;
use domain::task::TaskStage;
use domain::volunteer::{Reach, Skill, Skills};
use domain::{Day, HouseholdId, Kind, Millis, RequestId, Slots};
use engine::Policy;
use futures::executor::block_on;
use ports::desk::*;
use trust::SigningSecret;

const HELPER: usize = 4;
const OTHER_HELPER: usize = 5;

/// One step: done, or the trouble that kept it from being done.
pub type Step = Box<dyn Fn(&mut World) -> Result<(), Trouble>>;

fn step(act: impl Fn(&mut World) -> Result<(), Trouble> + 'static) -> Step {
    Box::new(act)
}

/// Asks, unless it is done already.
fn unless(done: impl Fn(&World) -> bool + 'static, question: impl Fn(&World) -> Ask + 'static) -> Step {
    step(move |world| if done(world) { Ok(()) } else { world.ask(question(world)).map(drop) })
}

/// Time passes, and the desk looks after its post. What fails now is tried again later.
fn wait(ms: Millis) -> Step {
    step(move |world| {
        pass(&world.desk, ms);
        Ok(())
    })
}

/// The desk looks into its box, until what was posted has come.
fn come(there: impl Fn(&World) -> bool + 'static) -> Step {
    step(move |world| {
        pass(&world.desk, 5_000);
        if there(world) { Ok(()) } else { Err(Trouble::NotNow) }
    })
}

fn person(name: &'static str, home: &'static str, difficulty: &'static str, helps: bool) -> Step {
    let form = move |world: &World| PersonForm {
        person: None,
        building: world.place(),
        home: home.into(),
        name: name.into(),
        telephone: "13800009999".into(),
        born: "1949".into(),
        veteran: false,
        difficulty: difficulty.into(),
        helps: helps.then_some(VolunteerFacts {
            skills: Skills::of(&[Skill::Errands]),
            free: Slots::ALL,
            reach: Reach::Community,
            capacity: 5,
            this_week: 0,
        }),
        speaks: Default::default(),
        rests: false,
        ..PersonForm::default()
    };
    unless(move |world| world.person(name).is_some(), move |world| Ask::SavePerson(form(world)))
}

fn filed(words: &'static str, by: &'static str) -> Step {
    unless(
        move |world| world.row(words).is_some(),
        move |world| {
            let who = WhoAsks::Known(world.somebody(by));
            let (words, channel) = (words.to_owned(), Channel::Door);
            Ask::File(FileForm { words, kind: Kind::Errand, channel, who, suits: Slots(0), helpers: 1 })
        },
    )
}

fn arrives(key: &'static str, phone: usize, id: u8) -> Step {
    step(move |world| {
        world.post(key, phone, |world| Body::Request(world.phones[phone].request(id, world.place(), key)));
        Ok(())
    })
}

fn decided(act: TrayAct) -> Step {
    unless(
        |world| tray(&world.desk).is_empty(),
        move |world| Ask::TrayDo { ids: tray(&world.desk).iter().map(|row| row.id).collect(), act },
    )
}

fn assigned(title: &'static str, helper: &'static str) -> Step {
    unless(
        move |world| !world.request(title).tasks.is_empty(),
        move |world| Ask::Assign(vec![(world.id(title), world.somebody(helper))]),
    )
}

fn copied(title: &'static str, says: Says) -> Step {
    step(move |world| {
        let request = world.id(title);
        let Ok(Answer::Letters(page)) = world.ask(Ask::Letters { from: 0, count: 100 }) else { panic!("letters") };
        let mut ours = page.rows.into_iter().filter(|letter| letter.request == Some(request) && letter.says == says);
        let letter = ours.next().expect("written");
        match letter.state {
            LetterState::ToCopy | LetterState::Waiting { .. } => world.ask(Ask::MarkCopied(letter.id)).map(drop),
            _ => Ok(()),
        }
    })
}

fn said(title: &'static str, said: Helped, after: TaskStage) -> Step {
    unless(
        move |world| world.task(title).1 >= after,
        move |world| Ask::Note(Spoken::Helper { task: world.task(title).0, said, word: "电话里说的".into() }),
    )
}

fn noted(title: &'static str, what: What, spoken: impl Fn(RequestId) -> Spoken + 'static) -> Step {
    unless(
        move |world| world.request(title).history.iter().any(|moment| moment.what == what),
        move |world| Ask::Note(spoken(world.id(title))),
    )
}

/// Wanted three helpers, and taken back. Whoever was interrupted between the two takes it back by hand.
fn wanted_and_undone(title: &'static str) -> Step {
    step(move |world| {
        let detail = world.request(title);
        if detail.row.needs == 3 {
            return world.ask(Ask::SetHelpers(detail.row.id, 2)).map(drop);
        }
        let token = saved(Ok(world.ask(Ask::SetHelpers(detail.row.id, 3))?)).undo.expect("can be undone");
        world.ask(Ask::Undo { token }).map(drop)
    })
}

fn kiosk_of(world: &World) -> Option<EnrolBody> {
    let text = world.messages.get("kiosk")?;
    match slip::open_open(&code::find(text).expect("a code")).expect("open").body {
        Body::Enrol(body) => Some(*body),
        other => panic!("an enrolment, not {other:?}"),
    }
}

/// A kiosk whose message was lost is retired by hand; the script enrols one and keeps its message.
fn enrolled() -> Step {
    step(|world| {
        if kiosk_of(world).is_some() {
            return Ok(());
        }
        let Ok(Answer::Kiosks(kiosks)) = world.ask(Ask::Kiosks) else { panic!("kiosks") };
        for lost in kiosks {
            world.ask(Ask::RetireKiosk { kiosk: lost.number })?;
        }
        let form =
            EnrolForm { name: "青禾食堂".into(), places: Vec::new(), ordinary: "12".into(), elder: "8".into() };
        let Answer::Enrolment(enrolment) = world.ask(Ask::Enrol(form))? else { panic!("enrolled") };
        world.messages.insert("kiosk", enrolment.text);
        Ok(())
    })
}

fn eaten() -> Step {
    step(|world| {
        let body = kiosk_of(world).expect("enrolled");
        let meal = |number| Meal { number, diner: None, at_ms: NOW, price: PriceClass::Elder };
        let meals = Body::Meals(MealsBody { kiosk: body.kiosk, meals: (0..3).map(meal).collect() });
        let (mut rng, sign) = (device::MemoryEntropy::seeded(9), SigningSecret::from_seed(body.seed));
        let bytes = slip::seal(&mut rng, &sign, &body.station.seal, &meals).expect("a slip");
        block_on(world.browser.post.put(&body.station.folder, Day::of(NOW), &bytes)).expect("posted");
        Ok(())
    })
}

fn paired(own: &'static str, backup: &'static str) -> Step {
    unless(
        move |world| world.household().row.own.is_some_and(|person| person.name == own),
        move |world| {
            let (own, backup) = (world.somebody(own), Some(world.somebody(backup)));
            let household: HouseholdId = world.household().row.household;
            Ask::PairUp(vec![PairForm { household, own, backup, rhythm_days: Some(7), stage: PairStage::Agreed }])
        },
    )
}

fn set_up() -> Vec<Step> {
    vec![
        step(|world| {
            if open(&world.desk, Mode::Real) == Opened::NeedsSetUp {
                world.ask(Ask::SetUp(form()))?;
            }
            world.door = Some(building(&world.desk, "青禾小区", "3"));
            Ok(())
        }),
        person("何建民", "501", "独居", false),
        person("余奶奶", "502", "", false),
        person("田秀英", "301", "", true),
        person("王桂兰", "302", "", true),
        person("许大爷", "401", "", true),
        unless(
            |world| world.details("田秀英").row.telephone == "13700001111",
            |world| {
                Ask::SavePerson(PersonForm {
                    person: Some(world.somebody("田秀英")),
                    building: world.place(),
                    home: "301".into(),
                    name: "田秀英".into(),
                    telephone: "13700001111".into(),
                    born: String::new(),
                    veteran: true,
                    difficulty: String::new(),
                    helps: world.details("田秀英").row.volunteer,
                    speaks: Default::default(),
                    rests: false,
                    ..PersonForm::default()
                })
            },
        ),
    ]
}

fn days() -> Vec<Step> {
    let follow =
        |world: &World, act| Body::Follow(FollowBody { request: world.id("帮我买药"), round: 0, act, at_ms: NOW });
    vec![
        // A stranger is let in, helped by a phone that answers, and agrees that it is done.
        arrives("帮我买药", 0, 7),
        come(|world| !tray(&world.desk).is_empty()),
        decided(TrayAct::Accept),
        wait(10_000),
        assigned("帮我买药", "田秀英"),
        copied("帮我买药", Says::Offer),
        step(|world| {
            world.post("yes", HELPER, |world| world.phones[HELPER].answer(world.task("帮我买药").0, true));
            Ok(())
        }),
        come(|world| world.task("帮我买药").1 == TaskStage::Accepted),
        unless(
            |world| world.task("帮我买药").1 >= TaskStage::Agreed,
            |world| Ask::ConfirmHelper { task: world.task("帮我买药").0, when: "下午".into() },
        ),
        wait(10_000),
        step(|world| {
            world.post("done", HELPER, |world| {
                let (task, word) = (world.task("帮我买药").0, Packed::from("药已送到"));
                Body::Done(DoneBody { task, word, photo: None, at_ms: NOW })
            });
            Ok(())
        }),
        come(|world| world.task("帮我买药").1 == TaskStage::Done),
        // A letter that could not leave tells, when it does, what is true by then: it gets its second chance before that.
        wait(5_000),
        step(move |world| {
            let act = FollowAct::Confirm { stars: 5, word: Packed::from("谢谢小田") };
            world.post("thanks", 0, |world| follow(world, act));
            Ok(())
        }),
        come(|world| world.request("帮我买药").row.step == ports::desk::Step::Closed),
        // Strangers who are not.
        arrives("加微信有好礼", 2, 8),
        come(|world| !tray(&world.desk).is_empty()),
        decided(TrayAct::Dismiss),
        arrives("低价回收", 3, 9),
        come(|world| !tray(&world.desk).is_empty()),
        decided(TrayAct::Block),
        // Pasted by hand.
        step(|world| {
            let text = world
                .message("灯不亮", 0, |world| Body::Request(world.phones[0].request(10, world.place(), "灯不亮")));
            world.ask(Ask::TakeIn { text }).map(drop)
        }),
        wait(10_000),
        unless(
            |world| world.request("灯不亮").row.kind == Kind::Repair,
            |world| Ask::SetKind { request: world.id("灯不亮"), kind: Kind::Repair },
        ),
    ]
}

fn spoken() -> Vec<Step> {
    vec![
        filed("冰箱要搬下楼", "余奶奶"),
        unless(
            |world| world.request("冰箱要搬下楼").row.needs == 2,
            |world| Ask::SetHelpers(world.id("冰箱要搬下楼"), 2),
        ),
        wanted_and_undone("冰箱要搬下楼"),
        filed("想找人下棋", "何建民"),
        assigned("想找人下棋", "许大爷"),
        copied("想找人下棋", Says::Offer),
        said("想找人下棋", Helped::Yes, TaskStage::Agreed),
        said("想找人下棋", Helped::Done, TaskStage::Done),
        noted("想找人下棋", What::Confirmed, |request| Spoken::Confirmed {
            request, stars: 4, word: "好".into()
        }),
        noted("想找人下棋", What::Reopened, |request| Spoken::Reopened { request, word: "还想下".into() }),
        noted("冰箱要搬下楼", What::Remark, |request| Spoken::Remark { request, word: "周末再说".into() }),
        filed("换纱窗", "余奶奶"),
        noted("换纱窗", What::Settled, |request| Spoken::Settled { request, word: "物业换了".into() }),
        filed("借轮椅", "何建民"),
        noted("借轮椅", What::Withdrawn, |request| Spoken::Withdrawn { request }),
        // A plan that moves an unanswered offer.
        filed("量血压", "余奶奶"),
        assigned("量血压", "王桂兰"),
        filed("送报纸", "何建民"),
        unless(
            |world| !world.request("送报纸").tasks.is_empty(),
            |world| {
                let (wang, tian) = (world.somebody("王桂兰"), world.somebody("田秀英"));
                let (pressure, paper) = (world.id("量血压"), world.id("送报纸"));
                Ask::Agree { asks: vec![(paper, wang), (pressure, tian)], moved: vec![(pressure, wang)] }
            },
        ),
        step(|world| {
            world.post("no", OTHER_HELPER, |world| world.phones[OTHER_HELPER].answer(world.task("送报纸").0, false));
            Ok(())
        }),
        come(|world| world.task("送报纸").1 == TaskStage::Off),
    ]
}

fn kept() -> Vec<Step> {
    let visit = |world: &World| VisitForm {
        household: world.household().row.household,
        by: world.somebody("王桂兰"),
        day: Day::of(NOW),
        deeds: Deeds::of(&[Deed::Talk]),
        words: "精神很好".into(),
    };
    vec![
        paired("王桂兰", "许大爷"),
        unless(|world| !world.household().visits.is_empty(), move |world| Ask::NoteVisit(visit(world))),
        step(|world| {
            let wishes = Wishes { gender: Some(Gender::Woman), ..Wishes::default() };
            world.ask(Ask::SetWishes { household: world.household().row.household, wishes }).map(drop)
        }),
        step(|world| {
            let person = world.somebody("王桂兰");
            world.ask(Ask::SetGender { person, gender: Some(Gender::Woman) }).map(drop)
        }),
        unless(
            |world| world.household().row.own.is_some_and(|own| own.name == "许大爷"),
            |world| Ask::DropOut { volunteer: world.somebody("王桂兰") },
        ),
        unless(
            |world| !world.details("王桂兰").no_pairs,
            |world| Ask::TakePairs { volunteer: world.somebody("王桂兰") },
        ),
        unless(
            |world| !world.details("余奶奶").apart.is_empty(),
            |world| Ask::Apart { one: world.somebody("余奶奶"), other: world.somebody("许大爷"), apart: true },
        ),
        unless(
            |world| world.weighing().errands.walk_per_100m == 90,
            |world| {
                let was = world.weighing().errands;
                Ask::Weigh(policy::reweighed(&was, &Policy { walk_per_100m: 90, ..was }))
            },
        ),
        enrolled(),
        // Everybody who sends something afterwards has the poster of before.
        unless(|world| world.inbox_since_ms() > NOW, |_| Ask::Devices(devices::Ask::Turn)),
        eaten(),
        come(|world| world.meals() == 3),
        unless(
            |world| {
                let ended = world.household().row;
                ended.own.is_none() || ended.stage == Some(PairStage::Ended)
            },
            |world| Ask::EndPair(world.household().row.household),
        ),
    ]
}

/// Every step, in order; the last few only let what was written leave, at the second attempt too.
pub fn script() -> Vec<Step> {
    let settle = [10_000, 10_000, 10_000, 10_000, 600_000, 10_000, 10_000].map(wait);
    [set_up(), days(), spoken(), kept()].into_iter().flatten().chain(settle).collect()
}
