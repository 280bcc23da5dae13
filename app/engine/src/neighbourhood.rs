//! A neighbourhood: a scene put in order once, so that questions about a pair are answered without searching through it.
//!
//! Volunteers stand by id and requests by urgency, so the order in which a scene lists them never shows in an answer.

use crate::policy::Policy;
use crate::scene::Scene;
use crate::triage::urgency;
use core::cmp::Reverse;
use domain::place::{Level, Metres};
use domain::request::{Request, Stage};
use domain::task::{Task, TaskStage};
use domain::time::DAY_MS;
use domain::volunteer::Volunteer;
use domain::{Day, PersonId, PlaceId, RequestId};

/// Later instants count as this one, so that no clock however wrong can overflow a sum.
const TIME_MAX: u64 = 1 << 56;
/// Days that count as this week.
const WEEK_DAYS: u64 = 7;

/// A volunteer with what the scene's tasks say about her.
pub(crate) struct Local<'a> {
    pub who: &'a Volunteer,
    pub spot: u32,
    /// Tasks this week, open ones included.
    pub tasks: u8,
    /// Days since she was last asked for anything that is not among `tasks`.
    pub asked_days: Option<u8>,
}

impl Local<'_> {
    /// How many more tasks she may be given.
    pub fn room(&self) -> u32 {
        self.who.capacity.saturating_sub(self.tasks).into()
    }
}

/// Where someone lives or something is wanted.
pub(crate) struct Spot {
    place: PlaceId,
    /// `None` where the place is a whole estate.
    pub building: Option<PlaceId>,
    pub estate: Option<PlaceId>,
    /// `None` where nobody measured.
    pub at: Option<Metres>,
    /// Volunteers who live there.
    pub residents: Vec<u32>,
}

/// An open request and what it still needs.
pub(crate) struct Need<'a> {
    pub request: &'a Request,
    pub spot: u32,
    /// Helpers still to be found.
    pub missing: u32,
    /// Volunteers who were asked or have agreed.
    pub kept: Vec<u32>,
    /// What each missing helper costs.
    pub penalty: i32,
    urgency: u16,
}

pub(crate) struct Neighbourhood<'a> {
    pub scene: &'a Scene,
    pub policy: Policy,
    /// Day of the week, 0 = Monday.
    pub today: u8,
    /// By person.
    pub volunteers: Vec<Local<'a>>,
    /// By place.
    pub spots: Vec<Spot>,
    /// (resident, volunteer) for each time one helped the other, sorted.
    helped: Vec<(PersonId, u32)>,
    /// (request, volunteer) who were asked for it, sorted.
    asked_for: Vec<(RequestId, u32)>,
    /// (volunteer, resident) who must not meet, sorted.
    avoid: Vec<(u32, PersonId)>,
}

impl<'a> Neighbourhood<'a> {
    pub fn new(scene: &'a Scene, policy: &Policy) -> Self {
        let mut who: Vec<&Volunteer> = scene.volunteers.iter().collect();
        who.sort_by_key(|volunteer| volunteer.person);
        who.dedup_by_key(|volunteer| volunteer.person);
        let mut spots = spots(scene);
        let mut volunteers = Vec::with_capacity(who.len());
        for (number, who) in who.into_iter().enumerate() {
            let spot = spot_of(&spots, who.place);
            spots[spot as usize].residents.push(number as u32);
            volunteers.push(Local { who, spot, tasks: 0, asked_days: None });
        }
        let mut here = Self {
            scene,
            policy: policy.or_default(),
            today: Day::of(scene.now_ms.min(TIME_MAX)).weekday(),
            volunteers,
            spots,
            helped: Vec::new(),
            asked_for: Vec::new(),
            avoid: Vec::new(),
        };
        here.remember();
        here
    }

    /// Goes through tasks and avoid-list once.
    fn remember(&mut self) {
        let mut requests: Vec<&Request> = self.scene.requests.iter().collect();
        requests.sort_by_key(|request| request.id);
        for task in &self.scene.tasks {
            let Some(number) = self.number(task.volunteer) else { continue };
            let request =
                requests.binary_search_by_key(&task.request, |request| request.id).ok().map(|at| requests[at]);
            self.count(task, number);
            if blocks(task, request) {
                self.asked_for.push((task.request, number));
            }
            if let (TaskStage::Done, Some(request)) = (task.stage, request) {
                self.helped.push((request.person, number));
            }
        }
        let avoid = self.scene.avoid.iter();
        self.avoid = avoid.filter_map(|(volunteer, other)| Some((self.number(*volunteer)?, *other))).collect();
        self.helped.sort_unstable();
        self.asked_for.sort_unstable();
        self.avoid.sort_unstable();
    }

    /// Counts a task into its volunteer's week, or as having asked her.
    fn count(&mut self, task: &Task, number: u32) {
        let days = self.scene.now_ms.saturating_sub(task.offered_ms) / DAY_MS;
        let volunteer = &mut self.volunteers[number as usize];
        if is_open(task) || (task.stage == TaskStage::Done && days < WEEK_DAYS) {
            volunteer.tasks = volunteer.tasks.saturating_add(1);
        } else {
            let days = u8::try_from(days).unwrap_or(u8::MAX);
            volunteer.asked_days = Some(volunteer.asked_days.map_or(days, |before| before.min(days)));
        }
    }

    /// The number of a volunteer.
    pub fn number(&self, person: PersonId) -> Option<u32> {
        self.volunteers.binary_search_by_key(&person, |volunteer| volunteer.who.person).ok().map(|at| at as u32)
    }

    /// How often a volunteer has helped a resident.
    pub fn times_helped(&self, volunteer: u32, resident: PersonId) -> u16 {
        let from = self.helped.partition_point(|one| *one < (resident, volunteer));
        let times = self.helped[from..].iter().take_while(|one| **one == (resident, volunteer)).count();
        u16::try_from(times).unwrap_or(u16::MAX)
    }

    /// Everyone who has helped a resident before, each once.
    pub fn helpers_of(&self, resident: PersonId) -> Vec<u32> {
        let from = self.helped.partition_point(|one| one.0 < resident);
        let of_resident = self.helped[from..].iter().take_while(|one| one.0 == resident);
        let mut helpers: Vec<u32> = of_resident.map(|one| one.1).collect();
        helpers.dedup();
        helpers
    }

    /// Whether a volunteer was already asked for a request.
    pub fn was_asked(&self, volunteer: u32, request: RequestId) -> bool {
        self.asked_for.binary_search(&(request, volunteer)).is_ok()
    }

    /// Whether a volunteer must not be sent to a resident.
    pub fn avoids(&self, volunteer: u32, resident: PersonId) -> bool {
        self.avoid.binary_search(&(volunteer, resident)).is_ok()
    }

    /// Open requests, most urgent first.
    pub fn needs(&self) -> Vec<Need<'a>> {
        let mut open: Vec<&Request> =
            self.scene.requests.iter().filter(|request| request.status.stage == Stage::Received).collect();
        open.sort_by_key(|request| request.id);
        open.dedup_by_key(|request| request.id);
        let mut needs: Vec<Need> = open.into_iter().map(|request| self.bare_need(request)).collect();
        for (request, helpers) in &self.scene.helpers {
            if let Ok(at) = needs.binary_search_by_key(request, |need| need.request.id) {
                needs[at].missing = (*helpers).into();
            }
        }
        for task in &self.scene.tasks {
            if let Ok(at) = needs.binary_search_by_key(&task.request, |need| need.request.id) {
                self.keep(&mut needs[at], task);
            }
        }
        for need in &mut needs {
            need.kept.sort_unstable();
            need.kept.dedup();
        }
        needs.sort_by_key(|need| (Reverse(need.urgency), need.request.id));
        needs
    }

    fn bare_need(&self, request: &'a Request) -> Need<'a> {
        let urgency = urgency(request.kind, request.filed_ms, self.scene.now_ms);
        let risen = i64::from(self.policy.leave_open_overdue) * i64::from(urgency) / 1_000;
        let penalty = self.policy.leave_open.saturating_add(i32::try_from(risen).unwrap_or(0));
        let spot = spot_of(&self.spots, request.place);
        Need { request, spot, missing: 1, kept: Vec::new(), penalty, urgency }
    }

    /// Takes a task that stands into account: one helper fewer is missing.
    fn keep(&self, need: &mut Need<'a>, task: &Task) {
        if !blocks(task, Some(need.request)) || task.stage == TaskStage::Off {
            return;
        }
        need.missing = need.missing.saturating_sub(1);
        if is_open(task) {
            need.kept.extend(self.number(task.volunteer));
        }
    }
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
    ids.sort_unstable();
    ids.dedup();
    let mut places: Vec<_> = scene.places.iter().collect();
    places.sort_by_key(|place| place.id);
    let find = |id: PlaceId| places.binary_search_by_key(&id, |place| place.id).ok().map(|at| places[at]);
    let measured = |at: Metres| (at != Metres::default()).then_some(at);
    let spot = |place: PlaceId| {
        let (building, estate, at) = match find(place) {
            Some(known) if known.level == Level::Building => {
                let estate = known.above.and_then(find).filter(|above| above.level == Level::Estate);
                let at = measured(known.at).or_else(|| measured(estate?.at));
                (Some(place), estate.map(|estate| estate.id), at)
            }
            Some(known) => (None, Some(place), measured(known.at)),
            None => (Some(place), None, None),
        };
        Spot { place, building, estate, at, residents: Vec::new() }
    };
    ids.into_iter().map(spot).collect()
}

/// The number of a place that [`spots`] collected.
fn spot_of(spots: &[Spot], place: PlaceId) -> u32 {
    spots.partition_point(|spot| spot.place < place) as u32
}
