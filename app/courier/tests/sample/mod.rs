//! One slip of every sort, always the same: what the fixtures hold.

use courier::body::*;
use courier::exchange::{AdmitBody, JoinBody, PortionBody};
use courier::levels::{FiguresBody, OverBody, UnderBody};
use domain::figures::Figures;
use domain::meal::{Meal, PriceClass};
use domain::place::Level;
use domain::request::{Channel, Stage};
use domain::time::Part;
use domain::{Day, Home, Kind, PersonId, PlaceId, RequestId, Slots, TaskId};
use trust::{
    Above, BoxId, Certificate, Digest, PersonKey, Role, SealingPublic, SealingSecret, SigningPublic, SigningSecret,
    Standing, Terms,
};

pub fn station() -> SealingSecret {
    SealingSecret::from_seed([21; 32])
}

#[allow(dead_code, reason = "only some of the tests need a stranger")]
pub fn stranger() -> SealingSecret {
    SealingSecret::from_seed([22; 32])
}

const AT: u64 = 1_795_291_200_000;
const REPLY: ReplyTo = ReplyTo { seal: SealingPublic([3; 32]), folder: BoxId([4; 16]) };

pub fn request(words: &str) -> Body {
    Body::Request(RequestBody {
        id: RequestId([1; 16]),
        place: PlaceId([2; 8]),
        kind: Kind::Repair,
        words: words.into(),
        suits: Slots::one(6, Part::Morning),
        channel: Channel::Phone,
        filed_ms: AT,
        who: Who::Named {
            name: "何建民".into(),
            telephone: "13800001234".into(),
            home: Some(Home { building: 3, unit: 2, room: 501 }),
        },
        notice: 1,
        reply: Some(REPLY),
    })
}

/// Every sort of body by name, in the order of the enum.
pub fn told() -> Vec<(&'static str, Body)> {
    let follow = |act| Body::Follow(FollowBody { request: RequestId([1; 16]), round: 1, act, at_ms: AT });
    vec![
        ("request", request("楼道的灯从晚上九点起就不亮了")),
        ("follow", follow(FollowAct::Confirm { stars: 5, word: "谢谢".into() })),
        ("progress", progress()),
        ("offer", offer()),
        ("answer", answer()),
        ("details", details()),
        ("done", done()),
        ("enrol", enrol()),
        ("meals", meals()),
        ("counted", counted()),
        ("card", card()),
        ("call-off", call_off()),
        ("unused", Body::Unused(UnusedBody { kiosk: 1, from: 2, before: 7 })),
        ("follow-withdraw", follow(FollowAct::Withdraw)),
        ("follow-reopen", follow(FollowAct::Reopen { word: "还在漏".into() })),
        ("join", Body::Join(JoinBody { name: "赵敏的平板".into(), reply: REPLY, at_ms: AT })),
        ("admit", admit()),
        ("portion", portion()),
        ("under", under()),
        ("over", over()),
        ("figures", figures()),
        ("contact", contact()),
    ]
}

fn progress() -> Body {
    Body::Progress(ProgressBody {
        request: RequestId([1; 16]),
        number: 1,
        before: Some(Digest([5; 32])),
        round: 0,
        stage: Stage::Received,
        captain: "徐楼长".into(),
        telephone: "02988880000".into(),
        promised_ms: Some(AT + 86_400_000),
        helper: Some(HelperBody { name: "小王".into(), door_code: 42, when: "周日上午".into() }),
        note: "".into(),
        at_ms: AT,
    })
}

fn offer() -> Body {
    Body::Offer(OfferBody {
        task: TaskId([6; 16]),
        kind: Kind::Errand,
        near: "青禾小区 9号楼".into(),
        suits: Slots::every(Part::Evening),
        captain: "徐楼长".into(),
        telephone: "02988880000".into(),
        station: REPLY,
        until_ms: AT,
    })
}

fn answer() -> Body {
    Body::Answer(AnswerBody {
        task: TaskId([6; 16]),
        yes: true,
        name: "小王".into(),
        telephone: "13900005678".into(),
        reply: REPLY,
        at_ms: AT,
    })
}

fn details() -> Body {
    Body::Details(DetailsBody {
        task: TaskId([6; 16]),
        name: "何建民".into(),
        telephone: "13800001234".into(),
        address: "青禾小区 3-2-501".into(),
        words: "楼道的灯从晚上九点起就不亮了".into(),
        door_code: 42,
        note: "请带梯子".into(),
    })
}

fn done() -> Body {
    let photo = Attachment { name: Digest([7; 32]), key: [8; 32], length: 123_456 };
    Body::Done(DoneBody { task: TaskId([6; 16]), word: "换好了".into(), photo: Some(photo), at_ms: AT })
}

fn roster() -> Roster {
    let masked = "何*民".into();
    let diner = Diner { reference: 4711, building: 0, unit: 2, room: 501, masked, price: PriceClass::Elder };
    Roster { version: 3, buildings: vec![(PlaceId([2; 8]), "3号楼".into())], diners: vec![diner] }
}

fn enrol() -> Body {
    Body::Enrol(Box::new(EnrolBody {
        kiosk: 1,
        name: "青禾食堂".into(),
        seed: [9; 32],
        station: REPLY,
        signer: SigningPublic([10; 32]),
        telephone: "02988880000".into(),
        prices: Prices { ordinary: 1_500, elder: 1_000 },
        roster: roster(),
        sample: true,
    }))
}

fn meals() -> Body {
    let meal = |number, diner| Meal { number, diner, at_ms: AT, price: PriceClass::Elder };
    Body::Meals(MealsBody { kiosk: 1, meals: vec![meal(7, Some(4711)), meal(8, None)] })
}

fn counted() -> Body {
    let requests = vec![RequestId([1; 16])];
    Body::Counted(CountedBody { below: 9, requests, day: Day(20_779), roster: Some(roster()) })
}

fn card() -> Body {
    Body::Card(CardBody { name: "青禾工作站".into(), telephone: "02988880000".into(), inbox: REPLY, at_ms: AT })
}

fn admit() -> Body {
    let root = SigningSecret::from_seed([41; 32]);
    let terms = |subject, role, until| Terms {
        issuer: subject,
        subject,
        seal: SealingPublic([3; 32]),
        place: PlaceId([2; 8]),
        role,
        not_before_ms: AT,
        not_after_ms: until,
    };
    Body::Admit(Box::new(AdmitBody {
        root: Certificate::issue(&root, terms(root.public(), Role::Station, u64::MAX)),
        chain: vec![Certificate::issue(&root, terms(SigningPublic([10; 32]), Role::Captain, AT + 9))],
        station: REPLY,
        at_ms: AT,
    }))
}

fn portion() -> Body {
    Body::Portion(Box::new(PortionBody {
        to: SigningPublic([10; 32]),
        reply: REPLY,
        from: 3,
        before: 7,
        heard: 2,
        events: vec![b"an event as it is stored".to_vec(), vec![]],
        keys: vec![(PersonId([5; 16]), PersonKey([6; 32]))],
    }))
}

/// Roots of a station, an office and a district; what one certifies for another.
fn certified(issuer: u8, subject: u8, role: Role) -> Certificate {
    let (issuer, subject) = (SigningSecret::from_seed([issuer; 32]), SigningSecret::from_seed([subject; 32]).public());
    let (seal, place) = (SealingPublic([3; 32]), PlaceId([2; 8]));
    let terms = Terms { issuer: subject, subject, seal, place, role, not_before_ms: AT, not_after_ms: AT + 9 };
    Certificate::issue(&issuer, terms)
}

fn under() -> Body {
    let (root, level) = (certified(41, 41, Role::Station), Level::Community);
    Body::Under(Box::new(UnderBody { root, level, name: "青禾工作站".into(), reply: REPLY, at_ms: AT }))
}

fn over() -> Body {
    let standing = Standing {
        below: SigningPublic([0; 32]),
        above: certified(43, 43, Role::Office),
        given: certified(43, 42, Role::Office),
        level: Level::District,
        name: "安平区".into(),
        since_ms: AT,
    };
    Body::Over(Box::new(OverBody {
        root: certified(42, 42, Role::Office),
        given: certified(42, 41, Role::Station),
        above: vec![Above::issue(&SigningSecret::from_seed([42; 32]), standing)],
        level: Level::Street,
        name: "长宁街道办事处".into(),
        reply: REPLY,
        at_ms: AT,
    }))
}

fn figures() -> Body {
    let figures = Figures { stations: 1, open: 3, overdue: 1, closed: 400, homes: 5_000, people: 9_000, captains: 40 };
    Body::Figures(Box::new(FiguresBody { place: PlaceId([2; 8]), figures, at_ms: AT }))
}

fn contact() -> Body {
    let (name, hours) = ("志愿者小范".into(), "早 8 点到晚 8 点".into());
    Body::Contact(ContactBody { place: PlaceId([2; 8]), name, telephone: "13800002468".into(), hours, at_ms: AT })
}

fn call_off() -> Body {
    Body::CallOff(CallOffBody { task: TaskId([6; 16]), note: "不用去了，谢谢".into(), at_ms: AT })
}
