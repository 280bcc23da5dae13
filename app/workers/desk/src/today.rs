//! Today: requests as rows, those promised earliest first, and how many wait where.

use crate::host::Host;
use crate::office::Office;
use crate::short::title;
use domain::request::{Request, Stage};
use domain::task::TaskStage;
use domain::{Day, Millis};
use engine::similar::{Asked, alike};
use engine::triage;
use ports::desk::{Answer, Counts, Page, RequestFilter, Row, Step};

/// Requests of the same kind so many days back count as "others asked the same".
const ALIKE_DAYS: u16 = 7;

impl<H: Host> Office<H> {
    /// Some requests.
    #[must_use]
    pub fn requests_page(&self, filter: &RequestFilter, from: u32, count: u32, now_ms: Millis) -> Answer {
        let among: Box<dyn Iterator<Item = Request>> = match filter {
            RequestFilter::Open | RequestFilter::ToDo | RequestFilter::At(_) => Box::new(self.still_open()),
            RequestFilter::Over => Box::new(self.ledger().requests().filter(|request| !is_open(request))),
            RequestFilter::Of(person) => Box::new(self.ledger().requests_by(*person)),
        };
        let mut found: Vec<(Request, Option<Millis>)> = among
            .filter_map(|request| {
                let step = self.step(&request);
                let due_ms = self.due(&request, step);
                self.admits(filter, &request, step, due_ms, now_ms).then_some((request, due_ms))
            })
            .collect();
        match filter {
            RequestFilter::Open | RequestFilter::ToDo | RequestFilter::At(_) => {
                found.sort_by_key(|(request, due_ms)| (due_ms.unwrap_or(Millis::MAX), request.filed_ms, request.id));
            }
            RequestFilter::Over | RequestFilter::Of(_) => {
                found.sort_by_key(|(request, ..)| (core::cmp::Reverse(request.filed_ms), request.id));
            }
        }
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let shown = found.into_iter().skip(from as usize).take(count as usize);
        let open = self.open_requests();
        let rows = shown.map(|(request, ..)| self.row_among(&request, &open, now_ms)).collect();
        Answer::Requests(Page { rows, from, total })
    }

    fn admits(
        &self,
        filter: &RequestFilter,
        request: &Request,
        step: Step,
        due: Option<Millis>,
        now_ms: Millis,
    ) -> bool {
        match filter {
            RequestFilter::ToDo => wants_captain(step, due, now_ms),
            RequestFilter::At(place) => self.ledger().within(request.place, *place),
            RequestFilter::Open | RequestFilter::Over | RequestFilter::Of(_) => true,
        }
    }

    /// Open requests, in order of id.
    pub fn still_open(&self) -> impl Iterator<Item = Request> {
        self.tally.open.iter().filter_map(|id| self.ledger().request(*id))
    }

    /// Open requests with their words, to find those alike.
    #[must_use]
    pub fn open_requests(&self) -> Vec<(Request, String)> {
        let with_words = |request: Request| {
            let words = self.ledger().words(&self.keyring, request.id).unwrap_or_default();
            (request, words)
        };
        self.still_open().map(with_words).collect()
    }

    /// One row.
    #[must_use]
    pub fn row(&self, request: &Request, now_ms: Millis) -> Row {
        self.row_among(request, &self.open_requests(), now_ms)
    }

    fn row_among(&self, request: &Request, open: &[(Request, String)], now_ms: Millis) -> Row {
        let words = self.ledger().words(&self.keyring, request.id).unwrap_or_default();
        let entry = self.roll.entry(request.person);
        let age = entry.and_then(|entry| entry.age(Day::of(now_ms)));
        let step = self.step(request);
        let going = |task: &domain::task::Task| !matches!(task.stage, TaskStage::Off);
        let helpers = self.ledger().tasks_of(request.id).iter().filter(|task| going(task)).count();
        Row {
            id: request.id,
            title: title(&words),
            kind: request.kind,
            plate: self.atlas.plate(request.place, request.home),
            estate: self.atlas.estate(request.place),
            who: entry.map(|entry| entry.row.name.clone()).unwrap_or_default(),
            age,
            alone: entry.is_some_and(|entry| self.lives_alone(entry, Day::of(now_ms))),
            channel: request.channel,
            filed_ms: request.filed_ms,
            due_ms: self.due(request, step),
            also: u32::try_from(self.alike(request, &words, open, now_ms).len()).unwrap_or(0),
            step,
            helpers: u8::try_from(helpers).unwrap_or(u8::MAX),
            needs: self.ledger().helpers(request.id),
            done: u8::try_from(self.done_now(request).len()).unwrap_or(u8::MAX),
        }
    }

    /// Open requests nearby that ask for the same kind of thing.
    #[must_use]
    pub fn alike(
        &self,
        request: &Request,
        words: &str,
        open: &[(Request, String)],
        now_ms: Millis,
    ) -> Vec<engine::similar::Alike> {
        if !is_open(request) {
            return Vec::new();
        }
        let others: Vec<Asked> = open.iter().map(|(request, words)| Asked { request, words }).collect();
        let places: Vec<_> = others.iter().filter_map(|other| self.ledger().place(other.request.place)).collect();
        alike(Asked { request, words }, &others, &places, now_ms, ALIKE_DAYS)
    }

    /// How far a request has come, its tasks included.
    #[must_use]
    pub fn step(&self, request: &Request) -> Step {
        match request.status.stage {
            Stage::Withdrawn if self.ledger().lapsed(request.id).is_some() => Step::Lapsed,
            Stage::Withdrawn => Step::Withdrawn,
            Stage::Closed => Step::Closed,
            Stage::Done => Step::Done,
            Stage::Received => self.tasks_step(request),
        }
    }

    fn tasks_step(&self, request: &Request) -> Step {
        let tasks = self.ledger().tasks_of(request.id);
        let done = self.done_now(request);
        let places = usize::from(self.ledger().helpers(request.id));
        let of_task = |task: &domain::task::Task| match task.stage {
            TaskStage::Offered => Some(Step::Asked),
            TaskStage::Accepted => Some(Step::Accepted),
            TaskStage::Agreed => Some(Step::Agreed),
            // Her place is filled. One that needs no other is not done only because another helper is still at it.
            TaskStage::Done if places > 1 && done.contains(task) => Some(Step::Agreed),
            TaskStage::Done | TaskStage::Off => None,
        };
        // Whoever must be confirmed comes first: that is the captain's turn.
        let mut steps: Vec<Step> = tasks.iter().filter_map(of_task).collect();
        if steps.contains(&Step::Accepted) {
            return Step::Accepted;
        }
        // As far as its last place: one of two who is still to be asked is the captain's turn.
        steps.sort_unstable_by(|one, other| other.cmp(one));
        steps.get(places - 1).copied().unwrap_or(Step::New)
    }

    /// When the current round began.
    #[must_use]
    pub fn round_began(&self, request: &Request) -> Millis {
        if request.status.round == 0 {
            return request.filed_ms;
        }
        let mut steps = self.ledger().steps(journal::Subject::request(request.id));
        steps.find(|step| step.round == request.status.round).map_or(request.filed_ms, |step| step.stamp.wall_ms)
    }

    /// The promise that runs now: an answer while nobody is going, done once somebody is.
    #[must_use]
    pub fn due(&self, request: &Request, step: Step) -> Option<Millis> {
        let (answer_ms, done_ms) = triage::due(request.kind, self.round_began(request));
        match step {
            Step::New | Step::Asked | Step::Accepted => Some(answer_ms),
            Step::Agreed => Some(done_ms),
            Step::Done | Step::Closed | Step::Withdrawn | Step::Lapsed => None,
        }
    }

    /// How many wait where.
    #[must_use]
    pub fn counts(&self, now_ms: Millis) -> Counts {
        debug_assert_eq!(self.tally, crate::tally::Tally::of(self.ledger()), "touched, and not counted anew");
        let mut counts = Counts {
            tray: size(self.tray.len()),
            outbox: size(self.letters.values().filter(|letter| letter.waits()).count()),
            people: size(self.roll.here().count()),
            volunteers: size(self.roll.here().filter(|entry| entry.row.volunteer.is_some()).count()),
            households: size(self.tally.households.len()),
            in_difficulty: size(self.tally.in_difficulty.len()),
            meals_today: size(self.ledger().meals_on(Day::of(now_ms))),
            quiet_pairs: size(self.quiet_pairs(now_ms)),
            clashes: size(self.clashes().len()),
            forget: self.ledger().to_forget().next().filter(|_| self.decides()),
            several_estates: self.atlas.has_several_estates(),
            ..Counts::default()
        };
        for request in self.still_open() {
            let step = self.step(&request);
            counts.open += 1;
            counts.to_do += u32::from(wants_captain(step, self.due(&request, step), now_ms));
        }
        counts
    }
}

/// Neither agreed to be done nor taken back.
#[must_use]
pub fn is_open(request: &Request) -> bool {
    matches!(request.status.stage, Stage::Received | Stage::Done)
}

fn wants_captain(step: Step, due: Option<Millis>, now_ms: Millis) -> bool {
    matches!(step, Step::New | Step::Accepted) || due.is_some_and(|due| due < now_ms)
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
