//! Asking for a plan: scene from the desk, plan from the engine, names from the desk again. The engine keeps its plan,
//! so a change by hand asks only for what it changed; where it kept none, everything is asked for anew.

use super::model::{Key, Names, Shown, ids, join};
use crate::desk::Desk;
use crate::faults::Fault;
use domain::{PersonId, RequestId};
use engine::plan::{Backup, Explained, Opening, Step};
use engine::planner::ByHand;
use engine::policy::Policy;
use engine::preview::Preview;
use leptos::prelude::GetUntracked as _;
use ports::desk::{Answer, Ask, PersonRow, Row, Trouble};
use ports::engine::{About, Answer as Decided, Ask as Decide};

const NEWER: Fault = Fault::Desk(Trouble::Newer);
const UNKNOWN: Fault = Fault::Desk(Trouble::Unknown);

/// Somebody who could be taken instead, and whom else that would move.
#[derive(Clone, PartialEq)]
pub struct Other {
    /// How she fits and what it costs.
    pub backup: Backup,
    /// Who.
    pub person: PersonRow,
    /// Whom else it concerns.
    pub names: Names,
}

/// A request somebody could take.
#[derive(Clone, PartialEq)]
pub struct Open {
    /// Which.
    pub request: Row,
    /// How she fits and what it means for the plan.
    pub explained: Explained,
}

/// What somebody could take under the plan for the community as it is now, at most so many, best first.
pub async fn openings(desk: Desk, by_hand: ByHand, person: PersonId, most: u8) -> Result<Vec<Open>, Fault> {
    begin(desk, by_hand.clone()).await?;
    let Decided::Openings(open) = ask(desk, by_hand, About::BestFor(person, most)).await? else { return Err(NEWER) };
    let names = names(desk, Vec::new(), open.iter().map(|open| open.request).collect()).await?;
    let named = |open: Opening| Some(Open { request: names.request(open.request)?, explained: open.explained });
    Ok(open.into_iter().filter_map(named).collect())
}

/// What another policy would do to this week's plan; `anew` for the community as it is now.
pub async fn foreseen(desk: Desk, anew: bool, policy: Policy) -> Result<Preview, Fault> {
    let by_hand = desk.by_hand.get_untracked();
    if anew {
        begin(desk, by_hand.clone()).await?;
    }
    match ask(desk, by_hand, About::Preview(policy)).await? {
        Decided::Preview(preview) => Ok(preview),
        _ => Err(NEWER),
    }
}

/// The plan as decided by hand; `anew` from the community as it is now. Lines stay where they stood `before`.
pub async fn make(desk: Desk, by_hand: ByHand, anew: bool, before: Vec<Key>) -> Result<Shown, Fault> {
    let answer = if anew { begin(desk, by_hand).await? } else { ask(desk, by_hand, About::Plan).await? };
    let Decided::Plan(plan) = answer else { return Err(NEWER) };
    let (people, requests) = ids(&plan);
    Ok(join(plan, &names(desk, people, requests).await?, &before))
}

/// The next best for a request under the same plan.
pub async fn others(desk: Desk, by_hand: ByHand, request: RequestId, most: u8) -> Result<Vec<Other>, Fault> {
    let Decided::Backups(backups) = ask(desk, by_hand, About::Backups(request, most)).await? else { return Err(NEWER) };
    told(desk, backups).await
}

/// What taking this person for a request would mean; nothing where the plan knows neither.
pub async fn what_if(
    desk: Desk,
    by_hand: ByHand,
    request: RequestId,
    volunteer: PersonId,
) -> Result<Option<Other>, Fault> {
    let Decided::Explained(explained) = ask(desk, by_hand, About::Explain(request, volunteer)).await? else {
        return Err(NEWER);
    };
    let backups = explained.map(|explained| Backup { volunteer, explained }).into_iter().collect();
    Ok(told(desk, backups).await?.pop())
}

/// Puts names to backups and to everybody in their chains.
async fn told(desk: Desk, backups: Vec<Backup>) -> Result<Vec<Other>, Fault> {
    let steps = || backups.iter().flat_map(|backup| &backup.explained.chain);
    let people_of = |step: &Step| [step.from, step.to];
    let chain_people = steps().flat_map(people_of).flatten();
    let mut people: Vec<PersonId> = backups.iter().map(|backup| backup.volunteer).chain(chain_people).collect();
    let mut requests: Vec<RequestId> = steps().map(|step| step.request).collect();
    people.sort_unstable();
    people.dedup();
    requests.sort_unstable();
    requests.dedup();
    let names = names(desk, people, requests).await?;
    let other = |backup: Backup| Some(Other { person: names.person(backup.volunteer)?, backup, names: names.clone() });
    Ok(backups.into_iter().filter_map(other).collect())
}

/// Asks about the plan; begins anew where the engine has none.
async fn ask(desk: Desk, by_hand: ByHand, about: About) -> Result<Decided, Fault> {
    let question = || Decide::Planned { by_hand: by_hand.clone(), about: about.clone() };
    match desk.ask_engine(question()).await? {
        Decided::NoPlan => {
            let begun = begin(desk, by_hand.clone()).await?;
            if about == About::Plan { Ok(begun) } else { desk.ask_engine(question()).await }
        }
        answer => Ok(answer),
    }
}

/// Has the engine plan the community as it is now.
async fn begin(desk: Desk, by_hand: ByHand) -> Result<Decided, Fault> {
    let scene = desk.scene().await?;
    desk.ask_engine(Decide::Plan { scene, by_hand }).await
}

async fn names(desk: Desk, people: Vec<PersonId>, requests: Vec<RequestId>) -> Result<Names, Fault> {
    match desk.ask(Ask::Names { people, requests }).await? {
        Answer::Names { people, requests } => Ok(Names { people, requests }),
        _ => Err(UNKNOWN),
    }
}
