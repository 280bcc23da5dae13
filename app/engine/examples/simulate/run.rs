//! One run through the year under one way of choosing helpers: who is asked, who accepts, who comes, who gives up.

use crate::chance::Chance;
use crate::choose::{Way, ask};
use crate::community::{Community, Size, VOLUNTEER, id, number};
use crate::year::{Ask, ROUNDS_A_DAY, instant, slot};
use domain::request::Stage;
use domain::task::{Task, TaskStage};
use domain::time::DAY_MS;
use domain::{Millis, PersonId, Slots, TaskId};
use engine::Scene;
use std::collections::{BTreeMap, BTreeSet};

/// What all runs share.
pub struct World {
    /// Where all of chance comes from.
    pub seed: u64,
    /// How large it is.
    pub size: Size,
    /// Who lives there.
    pub community: Community,
    /// What they will ask.
    pub asks: Vec<Ask>,
}

/// How a request stands beyond what its status says.
#[derive(Clone, Default)]
pub struct Case {
    /// Helpers who have agreed and not yet come.
    pub agreed: u8,
    /// Helpers who have come.
    pub done: u8,
    /// When the last of them had come.
    pub served_ms: Option<Millis>,
    /// Members it took the attention of: who were asked, or were among those a message went to.
    pub reached: BTreeSet<usize>,
    /// Members who were asked, and their tasks.
    asked: Vec<usize>,
    tasks: Vec<usize>,
}

/// A run under way. Request `n` of the scene is the world's ask `n`, and case `n`.
pub struct Run<'a> {
    /// What it runs through.
    pub world: &'a World,
    /// Which round it is.
    pub round: u32,
    /// What the engine sees.
    pub scene: Scene,
    /// By request.
    pub cases: Vec<Case>,
    /// Requests still open, earliest first.
    pub open: Vec<usize>,
    /// Tasks of each member, earliest first.
    pub tasks_of: Vec<Vec<usize>>,
    /// Asked and declined.
    pub refusals: u32,
    /// Tasks done for residents somebody had helped before, and how many of them by somebody who had.
    pub again: (u32, u32),
    /// Tasks to be done, by round.
    visits: BTreeMap<u32, Vec<usize>>,
    /// Residents, and who has helped them.
    helped: BTreeSet<(PersonId, PersonId)>,
}

/// A visit that leads to nothing: nobody opened, the part did not fit.
const FAILS_PERMILLE: u32 = 40;
/// A visit takes place within so many rounds.
const AHEAD_MOST: u32 = 7 * ROUNDS_A_DAY;
/// How long having been asked weighs on anyone, in days.
const REMEMBERED_DAYS: Millis = 28;

/// Runs through it.
pub fn run(world: &World, way: Way) -> Run<'_> {
    let mut run = Run {
        world,
        round: 0,
        scene: Scene { places: world.community.places.clone(), ..Scene::default() },
        cases: Vec::new(),
        open: Vec::new(),
        tasks_of: vec![Vec::new(); world.community.members.len()],
        refusals: 0,
        again: (0, 0),
        visits: BTreeMap::new(),
        helped: BTreeSet::new(),
    };
    for round in 0..world.size.days * ROUNDS_A_DAY {
        run.round = round;
        run.scene.now_ms = instant(round);
        run.come_and_go();
        run.visit();
        run.file();
        run.give_up();
        ask(way, &mut run);
    }
    run
}

impl Run<'_> {
    /// Helpers a request still lacks.
    pub fn missing(&self, request: usize) -> u8 {
        self.world.asks[request].helpers - self.cases[request].agreed - self.cases[request].done
    }

    /// A member's tasks offered within so many days, latest first.
    pub fn recent(&self, member: usize, days: Millis) -> impl Iterator<Item = &Task> {
        let since = self.scene.now_ms.saturating_sub(days * DAY_MS);
        let tasks = self.tasks_of[member].iter().rev().map(|task| &self.scene.tasks[*task]);
        tasks.take_while(move |task| task.offered_ms > since)
    }

    /// Tasks that count into a member's week, as the engine counts them.
    pub fn week(&self, member: usize) -> usize {
        // Every visit takes place within a week and a day, so no open task is older.
        let is_open = |task: &&Task| task.stage == TaskStage::Agreed;
        let days = |task: &Task| (self.scene.now_ms - task.offered_ms) / DAY_MS;
        self.recent(member, 9).filter(|task| is_open(task) || (task.stage == TaskStage::Done && days(task) < 7)).count()
    }

    /// Members who were asked for a request.
    pub fn asked(&self, request: usize) -> &[usize] {
        &self.cases[request].asked
    }

    /// Whether a resident was helped by this volunteer before.
    pub fn knows(&self, resident: PersonId, volunteer: PersonId) -> bool {
        self.helped.contains(&(resident, volunteer))
    }

    /// Each morning: newcomers are there, and who has left no longer comes.
    fn come_and_go(&mut self) {
        if !self.round.is_multiple_of(ROUNDS_A_DAY) {
            return;
        }
        let day = self.round / ROUNDS_A_DAY;
        let members = &self.world.community.members;
        let there = members.iter().filter(|member| member.is_there(day));
        self.scene.volunteers = there.map(|member| member.volunteer.clone()).collect();
        for member in (0..members.len()).filter(|member| members[*member].leaves == day) {
            for task in self.tasks_of[member].clone() {
                self.call_off(task);
            }
        }
    }

    /// An agreed task comes to nothing; its request lacks a helper again.
    fn call_off(&mut self, task: usize) {
        let task = &mut self.scene.tasks[task];
        if task.stage == TaskStage::Agreed {
            task.stage = TaskStage::Off;
            self.cases[number(task.request.0)].agreed -= 1;
        }
    }

    /// Those who agreed to come now, come.
    fn visit(&mut self) {
        for at in self.visits.remove(&self.round).unwrap_or_default() {
            let Task { request, volunteer, stage, .. } = self.scene.tasks[at];
            if stage != TaskStage::Agreed {
                continue;
            }
            let (case, member) = (number(request.0), number(volunteer.0));
            if Chance::of(&[self.world.seed, 5, case as u64, member as u64]).permille(FAILS_PERMILLE) {
                self.call_off(at);
                continue;
            }
            self.scene.tasks[at].stage = TaskStage::Done;
            self.cases[case].agreed -= 1;
            self.cases[case].done += 1;
            self.remember(self.scene.requests[case].person, volunteer);
            if self.cases[case].done == self.world.asks[case].helpers {
                self.cases[case].served_ms = Some(self.scene.now_ms);
                self.scene.requests[case].status.stage = Stage::Closed;
            }
        }
        self.open.retain(|request| self.scene.requests[*request].status.stage == Stage::Received);
    }

    fn remember(&mut self, resident: PersonId, volunteer: PersonId) {
        let all = (resident, PersonId([0; 16]))..=(resident, PersonId([255; 16]));
        if self.helped.range(all).next().is_some() {
            self.again.0 += 1;
            self.again.1 += u32::from(self.knows(resident, volunteer));
        }
        self.helped.insert((resident, volunteer));
    }

    /// What was asked since the last round.
    fn file(&mut self) {
        while let Some(ask) = self.world.asks.get(self.cases.len()).filter(|ask| ask.round <= self.round) {
            self.open.push(self.cases.len());
            self.cases.push(Case::default());
            self.scene.requests.push(ask.request.clone());
            if ask.helpers != 1 {
                self.scene.helpers.push((ask.request.id, ask.helpers));
            }
        }
    }

    /// Residents for whom nobody was found in time look elsewhere.
    fn give_up(&mut self) {
        let now = self.scene.now_ms;
        let lost = |request: &usize| self.missing(*request) > 0 && self.world.asks[*request].patience_ms < now;
        let (lost, open): (Vec<usize>, Vec<usize>) = self.open.iter().partition(|request| lost(request));
        self.open = open;
        for request in lost {
            self.scene.requests[request].status.stage = Stage::Withdrawn;
            for task in self.cases[request].tasks.clone() {
                self.call_off(task);
            }
        }
    }

    /// Asks one volunteer for one request; she answers before the next round.
    pub fn ask(&mut self, request: usize, member: usize) {
        let accepts = self.accepts(request, member);
        let at = self.scene.tasks.len();
        self.scene.tasks.push(Task {
            id: TaskId(id(9, at as u32)),
            request: self.scene.requests[request].id,
            volunteer: PersonId(id(VOLUNTEER, member as u32)),
            stage: if accepts { TaskStage::Agreed } else { TaskStage::Off },
            offered_ms: self.scene.now_ms,
        });
        self.tasks_of[member].push(at);
        self.cases[request].asked.push(member);
        self.cases[request].reached.insert(member);
        self.cases[request].tasks.push(at);
        if accepts {
            self.cases[request].agreed += 1;
            self.visits.entry(self.first_visit(request, member)).or_default().push(at);
        } else {
            self.refusals += 1;
        }
    }

    /// Whether she accepts: less likely the farther it is, the more recently and the more often she was asked for
    /// anything; more likely for somebody she knows. A message to everyone that she leaves to others does not count as
    /// being asked.
    pub fn accepts(&self, request: usize, member: usize) -> bool {
        let who = &self.world.community.members[member];
        let asked = self.recent(member, REMEMBERED_DAYS).count() as u32;
        let last = self.recent(member, REMEMBERED_DAYS).next();
        let days = last.map_or(u32::MAX, |task| ((self.scene.now_ms - task.offered_ms) / DAY_MS) as u32);
        let against = (self.walk(request, member) * 4 / 10).min(400)
            + 30 * asked
            + 300u32.saturating_sub(days.saturating_mul(50));
        let resident = self.scene.requests[request].person;
        let speaks_for = who.willing + if self.knows(resident, who.volunteer.person) { 150 } else { 0 };
        let permille = speaks_for.saturating_sub(against).clamp(30, 970);
        Chance::of(&[self.world.seed, 4, request as u64, member as u64]).permille(permille)
    }

    /// Metres on foot.
    pub fn walk(&self, request: usize, member: usize) -> u32 {
        let place = self.scene.requests[request].place;
        let there = self.world.community.places.iter().find(|known| known.id == place);
        there.map_or(0, |there| there.at.walk_to(self.world.community.members[member].at))
    }

    /// The next round that suits both.
    fn first_visit(&self, request: usize, member: usize) -> u32 {
        let (suits, free) = (self.scene.requests[request].suits, self.world.community.members[member].volunteer.free);
        let both = if suits.is_empty() { free } else { suits.and(free) };
        let suit = |round: &u32| !Slots::and(both, slot(*round)).is_empty();
        (self.round + 1..=self.round + AHEAD_MOST).find(suit).unwrap_or(self.round + 1)
    }
}
