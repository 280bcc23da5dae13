//! The desk as this page sees it: how the worker behind it stands, and the ways to ask it something.

mod deciding;
mod doing;
pub mod first;
pub mod locking;
mod once;

use crate::asked::Asked;
use crate::faults::Fault;
use crate::handed::List;
use crate::keep::sentinel;
use device::port::Client;
use engine::Policy;
use engine::pair::Weights;
use engine::planner::ByHand;
use leptos::prelude::*;
use ports::desk::lock::Locked;
use ports::desk::{Answer, Ask, Counts, Mode, News, Opened, Progress, Reply, Row, Status, Summary, Trouble};
use std::cell::OnceCell;
use ui::Ui;

/// How the desk stands.
#[derive(Clone, PartialEq, Debug)]
pub enum Standing {
    /// Nothing heard yet. Whether somebody worked here before decides what is shown meanwhile.
    Waking {
        /// This browser has been a desk before.
        known: bool,
    },
    /// Nobody has set it up.
    NeedsSetUp,
    /// The sample is being made up; nothing to show yet.
    MakingUp,
    /// At work.
    Ready(Box<Summary>),
    /// Under lock.
    Locked,
    /// Another tab holds it.
    Elsewhere,
    /// It cannot work.
    Broken(Fault),
}

const WORKER: &str = "./desk_worker_loader.js";

type Port = Client<Ask, Reply, News>;
type EnginePort = Client<ports::engine::Ask, ports::engine::Answer, ()>;

/// The list of requests.
#[derive(Clone, Default)]
enum Shelf {
    /// Not on the screen.
    #[default]
    Empty,
    /// Handed over, not drawn yet.
    Known(List),
    /// On the screen: the choice of which requests, and their rows.
    Shown(RwSignal<usize>, Asked<Vec<Row>>),
}

/// The page's desk. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct Desk {
    /// How it stands.
    pub standing: RwSignal<Standing>,
    /// How many wait where.
    pub counts: RwSignal<Counts>,
    /// How the device is doing.
    pub status: RwSignal<Status>,
    /// A locked desk, as far as anybody may know it.
    pub locked: RwSignal<Locked>,
    /// The recovery code that was made last, until it has been put away.
    pub sheet: RwSignal<Option<locking::Sheet>>,
    /// How far something long has come.
    pub progress: RwSignal<Option<Progress>>,
    /// Goes up whenever something on the desk changed: what reads it asks again.
    pub changes: RwSignal<u32>,
    /// Goes up whenever somebody has written something down here.
    pub acts: RwSignal<u32>,
    /// The policy that came with the last scene, as it is written down.
    written: RwSignal<Policy>,
    /// The weights that came with the last pair scene, likewise.
    written_pairs: RwSignal<Weights>,
    /// What was decided by hand about the plan, until it is agreed to.
    pub by_hand: RwSignal<ByHand>,
    port: StoredValue<Option<Port>, LocalStorage>,
    /// Questions that have no answer yet.
    asking: StoredValue<u32>,
    /// Acts that may not begin twice.
    once: StoredValue<once::Once<Ask>, LocalStorage>,
    list: StoredValue<Shelf>,
    engine: StoredValue<Option<EnginePort>, LocalStorage>,
    /// Listens for somebody coming back to the page.
    returning: StoredValue<Vec<device::Listening>, LocalStorage>,
}

thread_local! {
    /// One desk a page. It outlives every view: the whole view is drawn anew when the language changes.
    static DESK: OnceCell<(Owner, Desk)> = const { OnceCell::new() };
}

/// The page's desk.
#[must_use]
pub fn use_desk() -> Desk {
    DESK.with(|desk| {
        desk.get_or_init(|| {
            let owner = Owner::new();
            let desk = owner.with(Desk::new);
            (owner, desk)
        })
        .1
    })
}

/// An owner that no page takes along when it goes.
pub fn lasting() -> Owner {
    let _ = use_desk();
    DESK.with(|desk| desk.get().map_or_else(Owner::new, |(owner, _)| owner.child()))
}

impl Desk {
    fn new() -> Self {
        Self {
            standing: RwSignal::new(Standing::Waking { known: stored_mode().is_some() }),
            counts: RwSignal::default(),
            status: RwSignal::default(),
            locked: RwSignal::default(),
            sheet: RwSignal::new(None),
            progress: RwSignal::new(None),
            changes: RwSignal::new(0),
            acts: RwSignal::new(0),
            written: RwSignal::default(),
            written_pairs: RwSignal::default(),
            by_hand: RwSignal::default(),
            port: StoredValue::new_local(None),
            asking: StoredValue::new(0),
            once: StoredValue::new_local(once::Once::default()),
            list: StoredValue::new(Shelf::Empty),
            engine: StoredValue::new_local(None),
            returning: StoredValue::new_local(Vec::new()),
        }
    }

    /// Starts the worker and opens the desk that was open last. Call once, after the page is usable.
    pub fn wake(self) {
        self.listen(Port::start(WORKER));
        device::spawn(async move {
            let mode = stored_mode().unwrap_or(Mode::Real);
            let answer = self.ask(Ask::Open { base_url: base_url(), mode }).await;
            self.opened(answer);
        });
    }

    /// Goes on with a worker that the porch has let go, at a desk that is open or could not be opened.
    pub fn go_on(self, worker: web_sys::Worker, opened: Result<Opened, Trouble>) {
        self.listen(Port::adopt(WORKER, worker));
        self.opened(opened.map(Answer::Opened).map_err(Fault::Desk));
    }

    /// Lets the worker go, if it speaks, for another program of this page.
    pub fn let_go(self) -> Option<web_sys::Worker> {
        self.returning.set_value(Vec::new());
        self.port.with_value(|port| port.as_ref().and_then(Port::release))
    }

    /// Ends the worker.
    pub fn stop(self) {
        self.port.with_value(|port| port.iter().for_each(Port::stop));
    }

    /// Whether the desk still owes an answer.
    #[must_use]
    pub fn is_asking(self) -> bool {
        self.asking.get_value() > 0
    }

    fn listen(self, port: Port) {
        port.on_news(move |news| self.hear(news));
        port.on_trouble(move |why| self.standing.set(Standing::Broken(Fault::Port(why))));
        self.port.set_value(Some(port));
        self.returning.set_value(crate::returning::watch(self));
    }

    /// Asks the desk.
    ///
    /// # Errors
    /// What went wrong, at the desk or on the way to it.
    pub async fn ask(self, ask: Ask) -> Result<Answer, Fault> {
        self.put(&ask).await
    }

    async fn put(self, ask: &Ask) -> Result<Answer, Fault> {
        let port = self.port.get_value().ok_or(Fault::Desk(Trouble::NotOpen))?;
        let asking = Asking::begin(self.asking);
        let reply = port.ask(ask).await.map_err(Fault::Port)?;
        drop(asking);
        match reply {
            Err(Trouble::Elsewhere) => self.standing.set(Standing::Elsewhere),
            Err(Trouble::Locked) => self.is_locked(self.locked.get_untracked()),
            _ => {}
        }
        reply.map_err(Fault::Desk)
    }

    /// The list of requests as it was when another program showed it; once.
    pub fn known_list(self) -> Option<List> {
        match self.list.try_update_value(core::mem::take) {
            Some(Shelf::Known(list)) => Some(list),
            _ => None,
        }
    }

    /// Knows the list of requests for when it is drawn.
    pub fn know(self, list: Option<List>) {
        self.list.set_value(list.map_or(Shelf::Empty, Shelf::Known));
    }

    /// Which list of requests is on the screen.
    pub fn shows(self, choice: RwSignal<usize>, rows: Asked<Vec<Row>>) {
        self.list.set_value(Shelf::Shown(choice, rows));
    }

    /// The list of requests as it is on the screen.
    pub fn list_shown(self) -> Option<List> {
        let Shelf::Shown(choice, rows) = self.list.get_value() else { return None };
        let rows = rows.try_get_untracked()??.ok()?;
        Some(List { choice: u32::try_from(choice.try_get_untracked()?).ok()?, rows })
    }

    /// Takes in the answer to a question that opens the desk.
    pub fn opened(self, answer: Result<Answer, Fault>) {
        let standing = match answer {
            Ok(Answer::Opened(Opened::Ready(summary))) => {
                keep_mode(summary.mode);
                crate::drafts::belong_to(summary.mode);
                self.counts.set(summary.counts);
                self.status.set(summary.status.clone());
                sentinel::note(&summary);
                Standing::Ready(summary)
            }
            Ok(Answer::Opened(Opened::Elsewhere)) => Standing::Elsewhere,
            Ok(Answer::Opened(Opened::Locked(locked))) => return self.is_locked(locked),
            Ok(_) => {
                crate::drafts::wipe();
                Standing::NeedsSetUp
            }
            Err(fault) => Standing::Broken(fault),
        };
        self.standing.set(standing);
        self.changes.update(|changes| *changes += 1);
    }

    /// Opens the sample, making it up first where it is not there.
    pub fn start_sample(self) {
        self.standing.set(Standing::MakingUp);
        self.progress.set(None);
        device::spawn(async move {
            let mut answer = self.ask(Ask::Open { base_url: base_url(), mode: Mode::Sample }).await;
            if matches!(answer, Ok(Answer::Opened(Opened::NeedsSetUp))) {
                answer = self.ask(Ask::StartSample { seed: SAMPLE_SEED }).await;
            }
            self.opened(answer);
        });
    }

    /// Opens the captain's own desk; the sample stays as it is.
    pub fn leave_sample(self) {
        forget_mode();
        self.standing.set(Standing::Waking { known: true });
        device::spawn(async move {
            let answer = self.ask(Ask::Open { base_url: base_url(), mode: Mode::Real }).await;
            self.opened(answer);
        });
    }

    /// Throws the sample away and goes back to the captain's own desk. Meanwhile nothing can be done on it, and the porch
    /// does not give way.
    pub fn delete_sample(self, ui: Ui) {
        let was = self.standing.get_untracked();
        let meanwhile = Standing::Waking { known: true };
        self.standing.set(meanwhile.clone());
        device::spawn(async move {
            match self.ask(Ask::DeleteSample).await {
                Ok(_) => self.leave_sample(),
                Err(fault) => {
                    if self.standing.get_untracked() == meanwhile {
                        self.standing.set(was);
                    }
                    ui.toast(fault.sentence());
                }
            }
        });
    }

    /// Asks the tab that holds the desk to let go.
    pub fn take_over(self) {
        self.standing.set(Standing::Waking { known: true });
        device::spawn(async move {
            let answer = self.ask(Ask::TakeOver).await;
            self.opened(answer);
        });
    }

    /// Whose desk it is, once it is open.
    #[must_use]
    pub fn summary(self) -> Option<Summary> {
        self.standing.with(|standing| match standing {
            Standing::Ready(summary) => Some((**summary).clone()),
            _ => None,
        })
    }

    /// Whether this is the sample.
    #[must_use]
    pub fn sample(self) -> bool {
        self.standing.with(|standing| matches!(standing, Standing::Ready(summary) if summary.mode == Mode::Sample))
    }

    fn hear(self, news: News) {
        match news {
            News::Progress(progress) => self.progress.set((progress.done < progress.total).then_some(progress)),
            News::Changed { counts } => {
                self.counts.set(counts);
                self.changes.update(|changes| *changes += 1);
            }
            News::Arrived(_) => self.changes.update(|changes| *changes += 1),
            News::Status(status) => {
                self.status.set(status);
                if let Some(summary) = self.summary() {
                    sentinel::note(&Summary { status: self.status.get_untracked(), ..summary });
                }
            }
            News::Locked(locked) => self.locked.set(locked),
            News::First(first) => self.show_first(*first),
            News::TakenOver => self.standing.set(Standing::Elsewhere),
        }
    }
}

/// A question on its way: counted until its answer is there, or nobody waits for it any more.
struct Asking(StoredValue<u32>);

impl Asking {
    fn begin(count: StoredValue<u32>) -> Self {
        count.update_value(|count| *count += 1);
        Self(count)
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.0.update_value(|count| *count = count.saturating_sub(1));
    }
}

/// The same seed makes the same community on every device.
const SAMPLE_SEED: u64 = 2026;

/// The site's base: the captain's page stands in `captain/` below it.
#[must_use]
pub fn base_url() -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split(['?', '#']).next().unwrap_or_default();
    let folder = page.rfind('/').map_or(page, |end| &page[..=end]);
    folder.strip_suffix("captain/").unwrap_or(folder).to_owned()
}

/// Which desk was open last, if any.
fn stored_mode() -> Option<Mode> {
    match ui::stored::get("mode").as_deref() {
        Some("real") => Some(Mode::Real),
        Some("sample") => Some(Mode::Sample),
        _ => None,
    }
}

fn keep_mode(mode: Mode) {
    ui::stored::set("mode", if mode == Mode::Sample { "sample" } else { "real" });
}

fn forget_mode() {
    ui::stored::set("mode", "");
}
