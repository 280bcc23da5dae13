//! The story so far: what was asked before the sample starts, who helped, and what is open now.

use super::asked::{OVER, open};
use super::community::{Community, Neighbour};
use super::{owed, paired};
use crate::host::Host;
use crate::office::{Change, Office};
use crate::progress::OFFER_MS;
use domain::request::Channel;
use domain::time::{DAY_MS, HOUR_MS};
use domain::volunteer::needed;
use domain::{Kind, Millis, PersonId, RequestId, TaskId};
use engine::triage;
use journal::acts::{Filing, Offer};
use ports::desk::Trouble;
use std::collections::BTreeSet;

/// Somebody asked, somebody helped.
struct Helped {
    asker: usize,
    helper: usize,
    kind: Kind,
    words: &'static str,
    days_ago: u64,
}

/// Everybody the story names.
#[must_use]
pub fn people(community: &Community) -> BTreeSet<PersonId> {
    let helped = helped(community);
    let over = helped.iter().flat_map(|helped| [helped.asker, helped.helper]);
    let going = community.askers().into_iter().filter_map(|asker| helper_for(community, asker, Kind::Errand, 1));
    over.chain(going).chain(paired::people(community)).map(|at| community.people[at].id).collect()
}

/// Writes the story down.
///
/// # Errors
/// The device's trouble.
pub async fn tell<H: Host>(
    office: &mut Office<H>,
    community: &Community,
    seed: u64,
    now_ms: Millis,
) -> Result<(), Trouble> {
    office.draw = super::community::draw(seed, "story");
    for helped in helped(community) {
        tell_one(office, community, &helped, now_ms).await?;
    }
    for (asked, at) in open().into_iter().zip(community.askers()) {
        let person = &community.people[at];
        let filed_ms = now_ms.saturating_sub(asked.minutes_ago * 60_000);
        let id = RequestId(office.draw.array());
        let mut filing = filing(person, id, asked.kind, asked.words, asked.channel, filed_ms);
        filing.suits = asked.suits;
        let going = (asked.channel == Channel::Telephone && asked.kind == Kind::Errand)
            .then(|| helper_for(community, at, asked.kind, 1))
            .flatten();
        let ((), ops) = office.act(|act| {
            act.file_request(&filing);
            if let Some(helper) = going {
                let task = TaskId(act.draw());
                act.offer_task(&offer(task, id, community.people[helper].id, filed_ms + HOUR_MS / 2));
                act.agree_task(task, "");
            }
        });
        commit(office, person, ops, filed_ms).await?;
    }
    paired::tell(office, community, now_ms).await?;
    owed::tell(office, community, now_ms).await
}

async fn tell_one<H: Host>(
    office: &mut Office<H>,
    community: &Community,
    helped: &Helped,
    now_ms: Millis,
) -> Result<(), Trouble> {
    let (asker, helper) = (&community.people[helped.asker], &community.people[helped.helper]);
    let filed_ms = now_ms.saturating_sub(helped.days_ago * DAY_MS + 5 * HOUR_MS);
    let (id, task) = (RequestId(office.draw.array()), TaskId(office.draw.array()));
    let filing = filing(asker, id, helped.kind, helped.words, Channel::Telephone, filed_ms);
    let ((), ops) = office.act(|act| {
        act.file_request(&filing);
        act.offer_task(&offer(task, id, helper.id, filed_ms + HOUR_MS / 2));
        act.agree_task(task, "");
    });
    commit(office, asker, ops, filed_ms).await?;
    let ((), ops) = office.act(|act| {
        act.done_task(task, "", None, Channel::Telephone);
        act.done(id, 0);
        act.confirm(id, 0, 5, "", Channel::Telephone);
    });
    commit(office, asker, ops, filed_ms + 4 * HOUR_MS).await
}

async fn commit<H: Host>(
    office: &mut Office<H>,
    person: &Neighbour,
    ops: Vec<journal::Op>,
    wall_ms: Millis,
) -> Result<(), Trouble> {
    let mut change = Change::default();
    change.say(person.place, ops);
    office.commit(wall_ms, change).await
}

fn filing(person: &Neighbour, id: RequestId, kind: Kind, words: &str, channel: Channel, filed_ms: Millis) -> Filing {
    Filing {
        id,
        person: person.id,
        kind,
        place: person.place,
        home: Some(person.home),
        suits: domain::Slots(0),
        channel,
        filed_ms,
        words: words.to_owned(),
        notice: 0,
        promised_ms: Some(triage::due(kind, filed_ms).0),
        phone: None,
    }
}

fn offer(task: TaskId, request: RequestId, volunteer: PersonId, offered_ms: Millis) -> Offer {
    Offer { task, request, volunteer, offered_ms, until_ms: Some(offered_ms + OFFER_MS) }
}

/// Requests that are over: asked by households in difficulty and by those who ask again now, helped by a neighbour.
fn helped(community: &Community) -> Vec<Helped> {
    let difficult = (0..community.people.len()).filter(|at| community.people[*at].in_difficulty);
    let askers: Vec<usize> = community.askers().into_iter().filter(|at| community.people[*at].alone).collect();
    let turns = askers.into_iter().chain(difficult);
    let over = OVER.iter().zip(turns.collect::<Vec<_>>().into_iter().cycle());
    let helped = |((days_ago, kind, words), asker): (&(u64, Kind, &'static str), usize)| {
        let helper = helper_for(community, asker, *kind, 0)?;
        Some(Helped { asker, helper, kind: *kind, words, days_ago: *days_ago })
    };
    over.filter_map(helped).collect()
}

/// The nearest volunteer who can do this, skipping so many, by index.
#[must_use]
pub fn helper_for(community: &Community, asker: usize, kind: Kind, skip: usize) -> Option<usize> {
    let place = community.people[asker].place;
    let needed = needed(kind);
    let fits = |at: &usize| {
        let person = &community.people[*at];
        *at != asker
            && person.place == place
            && person.helps.is_some_and(|helps| needed.0 == 0 || helps.skills.and(needed).0 != 0)
    };
    (0..community.people.len()).filter(fits).nth(skip)
}
