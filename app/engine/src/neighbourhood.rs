//! A neighbourhood: a scene put in order once, so that questions about a pair are answered without searching through it.
//!
//! Volunteers stand by id and requests by urgency, so the order in which a scene lists them never shows in an answer.

use crate::arrange::Arrange as _;
use crate::candidates::{Bits, Ring, Shelf, Shelves};
use crate::policy::Policy;
use crate::scene::Scene;
use crate::spot::{Map, Spot};
use crate::triage::urgency;
use crate::weighed::Weighed as _;
use core::cell::OnceCell;
use core::cmp::Reverse;
use domain::request::{Request, Stage};
use domain::task::{Task, TaskStage};
use domain::time::DAY_MS;
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;
use domain::{Day, Kind, Millis, PersonId, PlaceId, RequestId};

/// Later instants count as this one, so that no clock however wrong can overflow a sum.
const TIME_MAX: u64 = 1 << 56;
/// Days that count as this week.
const WEEK_DAYS: u64 = 7;

/// A volunteer with what the scene's tasks say about her.
pub(crate) struct Local {
    pub who: Volunteer,
    pub spot: u32,
    /// Tasks this week, open ones included.
    pub tasks: u8,
    /// Of these, offers for open requests that she has not answered, and that a plan may move. None where she was asked
    /// for more than she wants: that was somebody's decision.
    pub told: u8,
    /// Days since she was last asked for anything that is not among `tasks`.
    pub asked_days: Option<u8>,
    pub speaks: Tongues,
    /// Does not want to be asked for now.
    pub rests: bool,
}

/// An open request and what it still needs.
pub(crate) struct Need {
    pub request: Request,
    pub spot: u32,
    /// Helpers without whom it stays open: those to be found, and those asked who have not answered.
    pub missing: u32,
    /// Volunteers who have agreed, by number.
    pub kept: Vec<u32>,
    /// Volunteers who were asked and have not answered, by number.
    pub told: Vec<u32>,
    /// What each missing helper costs.
    pub penalty: i32,
    /// What the resident speaks.
    pub speaks: Tongues,
    /// Volunteers with a history with this request or resident, who are weighed one by one; by number.
    pub apart: Vec<Apart>,
    urgency: u16,
}

impl Need {
    /// What lies between a volunteer and this request or its resident; mostly nothing.
    pub fn apart(&self, volunteer: u32) -> Apart {
        let at = self.apart.binary_search_by_key(&volunteer, |one| one.volunteer);
        at.map_or(Apart::default(), |at| self.apart[at])
    }

    /// Whether anything lies between a volunteer and this request or its resident.
    pub fn knows(&self, volunteer: u32) -> bool {
        self.apart.iter().any(|one| one.volunteer == volunteer)
    }

    /// Whether a volunteer was asked or has agreed.
    pub fn holds(&self, volunteer: u32) -> bool {
        self.kept.contains(&volunteer) || self.told.contains(&volunteer)
    }
}

/// What lies between a volunteer and a request or its resident.
#[derive(Clone, Copy, Default)]
pub(crate) struct Apart {
    pub volunteer: u32,
    /// How often she has helped this resident.
    pub helped: u16,
    /// Was already asked for this request.
    pub asked: bool,
    /// Must not be sent to this resident.
    pub avoids: bool,
    /// Is the resident.
    pub own: bool,
}

impl Apart {
    /// Adds what else is known of the same volunteer.
    fn take_in(&mut self, other: Self) -> bool {
        self.helped = self.helped.saturating_add(other.helped);
        self.asked |= other.asked;
        self.avoids |= other.avoids;
        self.own |= other.own;
        true
    }
}

/// What helpers are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One request: whoever was asked for another has that to do.
    One,
    /// All open requests at once: a plan decides about unanswered offers itself.
    All,
}

pub(crate) struct Neighbourhood {
    pub policy: Policy,
    pub scope: Scope,
    /// Day of the week, 0 = Monday.
    pub today: u8,
    /// By person.
    pub volunteers: Vec<Local>,
    /// By place.
    pub spots: Vec<Spot>,
    /// Whether a volunteer lives there, of each spot.
    pub inhabited: Vec<bool>,
    /// Volunteers by what they can do, before anything puts a price on them.
    pub unpriced: [OnceCell<Shelf>; Kind::ALL.len()],
    /// The same, nobody having a price.
    pub shelves: Shelves,
    /// When each volunteer is free, how far she goes and what she speaks.
    pub bits: Vec<Bits>,
    /// Where volunteers live, seen from each spot.
    pub rings: Vec<OnceCell<Ring>>,
    /// (resident, volunteer) for each time one helped the other, sorted.
    helped: Vec<(PersonId, u32)>,
    /// (request, volunteer) who were asked for it, sorted.
    asked_for: Vec<(RequestId, u32)>,
    /// (resident, volunteer) who must not meet, sorted.
    avoid: Vec<(PersonId, u32)>,
    /// What people speak, by person.
    speaks: Vec<(PersonId, Tongues)>,
}

impl Neighbourhood {
    pub fn new(scene: &Scene, policy: &Policy, scope: Scope) -> Self {
        let mut who: Vec<&Volunteer> = scene.volunteers.iter().collect();
        who.arrange_by_key(|volunteer| volunteer.person);
        who.dedup_by_key(|volunteer| volunteer.person);
        let spots = spots(scene);
        let mut inhabited = vec![false; spots.len()];
        let mut speaks = scene.speaks.clone();
        speaks.arrange();
        let mut resting = scene.resting.clone();
        resting.arrange();
        let mut volunteers = Vec::with_capacity(who.len());
        for who in who {
            let spot = spot_of(&spots, who.place);
            inhabited[spot as usize] = true;
            let rests = resting.binary_search(&who.person).is_ok();
            let speaks = spoken(&speaks, who.person);
            volunteers.push(Local { who: who.clone(), spot, tasks: 0, told: 0, asked_days: None, speaks, rests });
        }
        let today = Day::of(scene.now_ms.min(TIME_MAX)).weekday();
        let bits = volunteers.iter().map(|local| Bits::of(local, today)).collect();
        let mut here = Self {
            policy: policy.or_default(),
            scope,
            today,
            rings: spots.iter().map(|_| OnceCell::new()).collect(),
            spots,
            inhabited,
            unpriced: Default::default(),
            shelves: Shelves::new(vec![0; volunteers.len()]),
            bits,
            volunteers,
            helped: Vec::new(),
            asked_for: Vec::new(),
            avoid: Vec::new(),
            speaks,
        };
        here.remember(scene);
        here
    }

    /// Goes through tasks and avoid-list once.
    fn remember(&mut self, scene: &Scene) {
        let mut requests: Vec<&Request> = scene.requests.iter().collect();
        requests.arrange_by_key(|request| request.id);
        for task in &scene.tasks {
            let Some(number) = self.number(task.volunteer) else { continue };
            let request =
                requests.binary_search_by_key(&task.request, |request| request.id).ok().map(|at| requests[at]);
            self.count(task, request, number, scene.now_ms);
            if blocks(task, request) {
                self.asked_for.push((task.request, number));
            }
            if let (TaskStage::Done, Some(request)) = (task.stage, request) {
                self.helped.push((request.person, number));
            }
        }
        for local in self.volunteers.iter_mut().filter(|local| local.tasks > local.who.capacity) {
            local.told = 0;
        }
        let avoid = scene.avoid.iter();
        self.avoid = avoid.filter_map(|(volunteer, other)| Some((*other, self.number(*volunteer)?))).collect();
        self.helped.arrange();
        self.asked_for.arrange();
        self.avoid.arrange();
    }

    /// Counts a task into its volunteer's week, or as having asked her.
    fn count(&mut self, task: &Task, request: Option<&Request>, number: u32, now_ms: Millis) {
        let days = now_ms.saturating_sub(task.offered_ms) / DAY_MS;
        let volunteer = &mut self.volunteers[number as usize];
        if is_open(task) || (task.stage == TaskStage::Done && days < WEEK_DAYS) {
            volunteer.tasks = volunteer.tasks.saturating_add(1);
            let asks = request.is_some_and(|request| request.status.stage == Stage::Received);
            volunteer.told = volunteer.told.saturating_add(u8::from(asks && task.stage == TaskStage::Offered));
        } else {
            let days = u8::try_from(days).unwrap_or(u8::MAX);
            volunteer.asked_days = Some(volunteer.asked_days.map_or(days, |before| before.min(days)));
        }
    }

    /// Tasks of a volunteer's week that count: a plan decides about unanswered offers itself.
    pub fn tasks(&self, local: &Local) -> u8 {
        match self.scope {
            Scope::One => local.tasks,
            Scope::All => local.tasks - local.told,
        }
    }

    /// How many more tasks a volunteer may be given.
    pub fn room(&self, local: &Local) -> u32 {
        local.who.capacity.saturating_sub(self.tasks(local)).into()
    }

    /// Metres on foot from where a volunteer lives to a spot, where both were measured; none within a building.
    pub fn walk(&self, spot: u32, volunteer: u32) -> Option<u32> {
        let (wanted, theirs) =
            (&self.spots[spot as usize], &self.spots[self.volunteers[volunteer as usize].spot as usize]);
        if wanted.same_building(theirs) { Some(0) } else { wanted.walk(theirs) }
    }

    /// The number of a volunteer.
    pub fn number(&self, person: PersonId) -> Option<u32> {
        self.volunteers.binary_search_by_key(&person, |volunteer| volunteer.who.person).ok().map(|at| at as u32)
    }

    /// The person whom a number stands for.
    pub fn person(&self, number: u32) -> PersonId {
        self.volunteers[number as usize].who.person
    }

    /// Everyone who has helped this resident, must not meet them, was asked for this request, or is the resident.
    fn apart(&self, request: &Request) -> Vec<Apart> {
        let apart = |volunteer| Apart { volunteer, helped: 0, asked: false, avoids: false, own: false };
        let helped = beginning(&self.helped, request.person).map(|one| Apart { helped: 1, ..apart(one) });
        let avoids = beginning(&self.avoid, request.person).map(|one| Apart { avoids: true, ..apart(one) });
        let asked = beginning(&self.asked_for, request.id).map(|one| Apart { asked: true, ..apart(one) });
        let own = self.number(request.person).map(|one| Apart { own: true, ..apart(one) });
        let mut all: Vec<Apart> = helped.chain(avoids).chain(asked).chain(own).collect();
        all.arrange_by_key(|one| one.volunteer);
        all.dedup_by(|one, kept| one.volunteer == kept.volunteer && kept.take_in(*one));
        all
    }

    /// Open requests of the scene this was made of, most urgent first.
    pub fn needs(&self, scene: &Scene) -> Vec<Need> {
        let mut open: Vec<&Request> =
            scene.requests.iter().filter(|request| request.status.stage == Stage::Received).collect();
        open.arrange_by_key(|request| request.id);
        open.dedup_by_key(|request| request.id);
        let mut needs: Vec<Need> = open.into_iter().map(|request| self.bare_need(request, scene.now_ms)).collect();
        for (request, helpers) in &scene.helpers {
            if let Ok(at) = needs.binary_search_by_key(request, |need| need.request.id) {
                needs[at].missing = (*helpers).into();
            }
        }
        for task in &scene.tasks {
            if let Ok(at) = needs.binary_search_by_key(&task.request, |need| need.request.id) {
                self.keep(&mut needs[at], task);
            }
        }
        for need in &mut needs {
            need.settle();
        }
        needs.arrange_by_key(|need| (Reverse(need.urgency), need.request.id));
        needs
    }

    fn bare_need(&self, request: &Request, now_ms: Millis) -> Need {
        let urgency = urgency(request.kind, request.filed_ms, now_ms);
        let risen = i64::from(self.policy.leave_open_overdue) * i64::from(urgency) / 1_000;
        Need {
            spot: spot_of(&self.spots, request.place),
            missing: 1,
            kept: Vec::new(),
            told: Vec::new(),
            penalty: self.policy.leave_open.saturating_add(i32::try_from(risen).unwrap_or(0)),
            speaks: spoken(&self.speaks, request.person),
            apart: self.apart(request),
            urgency,
            request: request.clone(),
        }
    }

    /// Takes a task that stands into account: one helper fewer is missing, unless she has not answered.
    fn keep(&self, need: &mut Need, task: &Task) {
        if !blocks(task, Some(&need.request)) || task.stage == TaskStage::Off {
            return;
        }
        let number = self.number(task.volunteer);
        match (task.stage, number) {
            (TaskStage::Offered, Some(number)) if self.volunteers[number as usize].told > 0 => need.told.push(number),
            _ => {
                need.missing = need.missing.saturating_sub(1);
                need.kept.extend(number.filter(|_| is_open(task)));
            }
        }
    }
}

impl Need {
    /// Puts who was asked in order. Nobody asked is let go because others have agreed meanwhile.
    fn settle(&mut self) {
        self.kept.arrange();
        self.kept.dedup();
        self.told.arrange();
        self.told.dedup();
        self.told.retain(|told| self.kept.binary_search(told).is_err());
        self.missing = self.missing.max(self.told.len() as u32);
    }
}

/// What a person speaks, as far as anyone said.
fn spoken(speaks: &[(PersonId, Tongues)], person: PersonId) -> Tongues {
    let at = speaks.partition_point(|(speaker, _)| *speaker < person);
    speaks.get(at).filter(|(speaker, _)| *speaker == person).map_or(Tongues::default(), |(_, tongues)| tongues.known())
}

/// The numbers that stand with `key` in a sorted list.
fn beginning<K: Ord + Copy>(list: &[(K, u32)], key: K) -> impl Iterator<Item = u32> {
    let from = list.partition_point(|one| one.0 < key);
    list[from..].iter().take_while(move |one| one.0 == key).map(|one| one.1)
}

fn is_open(task: &Task) -> bool {
    matches!(task.stage, TaskStage::Offered | TaskStage::Accepted | TaskStage::Agreed)
}

/// Whether a task keeps its volunteer from being asked for the same request again. What was done before the request
/// was reopened does not.
fn blocks(task: &Task, request: Option<&Request>) -> bool {
    task.stage != TaskStage::Done || request.is_none_or(|request| request.status.round == 0)
}

/// Every place that anyone or anything is at, by id.
fn spots(scene: &Scene) -> Vec<Spot> {
    let volunteers = scene.volunteers.iter().map(|volunteer| volunteer.place);
    let mut ids: Vec<PlaceId> = volunteers.chain(scene.requests.iter().map(|request| request.place)).collect();
    ids.arrange();
    ids.dedup();
    let map = Map::new(&scene.places);
    ids.into_iter().map(|place| map.spot(place)).collect()
}

/// The number of a place that [`spots`] collected.
fn spot_of(spots: &[Spot], place: PlaceId) -> u32 {
    spots.partition_point(|spot| spot.place < place) as u32
}
