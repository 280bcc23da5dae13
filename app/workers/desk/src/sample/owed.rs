//! The sample's programs: the articles' own, with some elders who live alone on their way to a bracelet.

use super::community::{Community, Neighbour};
use crate::host::Host;
use crate::office::{Change, Office};
use domain::program::{EnrolStage, Paper};
use domain::{Day, Millis, ProgramId};
use engine::eligibility::examples::Example;
use journal::{Act, Subject};
use ports::desk::Trouble;
use trust::Hasher;

/// The rules have counted for so many days.
const SINCE_DAYS: u32 = 200;

/// (example, name, what one gets)
const PROGRAMS: [(Example, &str, &str); 6] = [
    (Example::Bracelet, "智能手环", "免费智能手环一只：测血压心率、一键呼救"),
    (Example::FolicAcid, "免费叶酸", "备孕和孕早期免费领叶酸片"),
    (Example::VeteransCard, "退役军人优待证", "优待证一张，凭证享受优待"),
    (Example::Booster, "加强针", "免费接种一针，走不动的上门打"),
    (Example::Meals70, "70 岁助餐补贴", "在助餐点吃饭，每餐补 2 元"),
    (Example::Meals80, "80 岁助餐补贴", "在助餐点吃饭，每餐补 4 元"),
];

/// How far the first elders in difficulty have come with the bracelet, and how many days ago.
const ON_THE_WAY: [(EnrolStage, u32); 9] = [
    (EnrolStage::Granted, 60),
    (EnrolStage::Granted, 60),
    (EnrolStage::Granted, 60),
    (EnrolStage::Granted, 60),
    (EnrolStage::HandedIn, 6),
    (EnrolStage::HandedIn, 6),
    (EnrolStage::Gathering, 3),
    (EnrolStage::Gathering, 3),
    (EnrolStage::Gathering, 2),
];

/// Which program an example is in the sample: the same in every sample.
#[must_use]
pub fn program(example: Example) -> ProgramId {
    let digest = Hasher::default().add(b"LM sample program").add(&[example as u8]).digest();
    let mut id = [0; 16];
    id.copy_from_slice(&digest.0[..16]);
    ProgramId(id)
}

/// Writes programs and applications down.
///
/// # Errors
/// The device's trouble.
pub async fn tell<H: Host>(office: &mut Office<H>, community: &Community, now_ms: Millis) -> Result<(), Trouble> {
    let ago = |days: u32| Day(Day::of(now_ms).0.saturating_sub(days));
    let mut change = Change::default();
    let ((), ops) = office.act(|act| {
        for (example, name, gets) in PROGRAMS {
            act.add_version(program(example), &example.version(ago(SINCE_DAYS), name, gets));
        }
    });
    change.say(office.keys.place, ops);
    let elders = community.people.iter().filter(|person| person.in_difficulty && person.age() > 70);
    for (elder, (stage, days)) in elders.zip(ON_THE_WAY) {
        let ((), ops) = office.act(|act| apply(act, elder, stage, ago(days)));
        change.say(office.log_of(Subject::person(elder.id)), ops);
    }
    office.commit(now_ms, change).await
}

/// Whoever was handed in has brought every paper; whoever is still gathering has brought one.
fn apply(act: &mut Act, elder: &Neighbour, stage: EnrolStage, since: Day) {
    act.note_paper(elder.id, Paper::IdCard, None);
    if stage > EnrolStage::Gathering {
        act.note_paper(elder.id, Paper::SignedForm, None);
    }
    act.enrol(elder.id, program(Example::Bracelet), stage, since);
}
