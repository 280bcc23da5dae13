//! A desk on memory twins, and the resident's and volunteer's phones as far as a desk meets them.

pub mod backups;
pub mod joined;
pub mod on_roll;
pub mod people;
mod phone;
pub mod photos;

pub use phone::Phone;

use courier::body::{AnswerBody, Body, ReplyTo, RequestBody, Who};
use courier::{Packed, code, s3::Bucket, slip, station::StationFile};
use desk::Desk;
use desk::host::{Host, Published, Snapshots};
use device::channel::{MemoryAir, MemoryChannel};
use device::locks::{Held, LockError, Locks, MemoryLocks, on_wanted, take_over};
use device::post::{MemoryPost, Post};
use device::store::{MemoryStore, Span, Store, StoreError};
use device::{MemoryClock, MemoryEntropy};
use domain::request::Channel;
use domain::{Day, Home, Kind, Millis, PlaceId, RequestId, Slots, TaskId};
use futures::executor::block_on;
use ports::desk::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::rc::Rc;
use trust::{BoxSecret, SealingSecret, SigningSecret};

/// Sunday 2026-11-22, 09:00 in China.
pub const NOW: Millis = 1_795_309_200_000;
pub const BASE: &str = "https://a.example/qinghe/";

/// Whoever hears the news.
pub type Hears = Option<Box<dyn Fn(&News)>>;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// One browser, shared by its tabs.
#[derive(Clone)]
pub struct Browser {
    pub real: MemoryStore,
    pub sample: MemoryStore,
    pub post: MemoryPost,
    pub clock: MemoryClock,
    pub locks: MemoryLocks,
    pub air: MemoryAir,
    pub denied: Rc<Cell<bool>>,
    pub device_key: Rc<Cell<Option<[u8; 32]>>>,
    pub lent: Rc<RefCell<BTreeMap<String, Vec<u8>>>>,
    pub host_file: Rc<RefCell<Option<StationFile>>>,
    pub elsewhere: Rc<RefCell<BTreeMap<String, MemoryPost>>>,
    pub told: Rc<RefCell<Vec<News>>>,
    pub tasks: Rc<RefCell<Vec<Task>>>,
    pub snapshots: Rc<Cell<Snapshots>>,
    /// Most bytes of photos in a backup.
    pub photo_room: Rc<Cell<usize>>,
    /// Hears all news as they are told.
    pub hears: Rc<RefCell<Hears>>,
    starts: Rc<Cell<u8>>,
}

impl Browser {
    pub fn new() -> Self {
        Self {
            real: MemoryStore::new(),
            sample: MemoryStore::new(),
            post: MemoryPost::new(),
            clock: MemoryClock::at(NOW),
            locks: MemoryLocks::default(),
            air: MemoryAir::default(),
            denied: Rc::default(),
            device_key: Rc::default(),
            lent: Rc::default(),
            host_file: Rc::default(),
            elsewhere: Rc::default(),
            told: Rc::default(),
            tasks: Rc::default(),
            snapshots: Rc::default(),
            photo_room: Rc::new(Cell::new(usize::MAX)),
            hears: Rc::default(),
            starts: Rc::default(),
        }
    }

    /// A tab with a desk worker.
    pub fn tab(&self) -> Rc<Desk<Tab>> {
        Desk::new(Tab { browser: self.clone(), wanted: RefCell::new(None) })
    }

    /// A tab whose desk is set up.
    pub fn station(&self) -> Rc<Desk<Tab>> {
        let desk = self.tab();
        open(&desk, Mode::Real);
        ask(&desk, Ask::SetUp(form())).expect("a good form");
        desk
    }

    /// Another browser, that draws other chance than one which has been started up to so often.
    pub fn started_after(starts: u8) -> Self {
        let browser = Self::new();
        browser.starts.set(starts);
        browser
    }

    /// A station of another browser, with other keys than the first one's.
    pub fn stranger() -> Rc<Desk<Tab>> {
        Self::started_after(100).station()
    }

    /// Runs what was left to the background.
    pub fn run_background(&self) {
        loop {
            let Some(task) = self.tasks.borrow_mut().pop() else { return };
            block_on(task);
        }
    }
}

/// A clock on which nobody wakes up: whoever waits does so for something else.
struct Patient;

impl device::Clock for Patient {
    fn now_ms(&self) -> Millis {
        NOW
    }

    async fn sleep(&self, _ms: u32) {
        futures::future::pending().await
    }
}

/// One tab.
pub struct Tab {
    pub browser: Browser,
    wanted: RefCell<Option<MemoryChannel>>,
}

impl Host for Tab {
    type Store = MemoryStore;
    type Post = MemoryPost;
    type Clock = MemoryClock;

    fn clock(&self) -> &MemoryClock {
        &self.browser.clock
    }

    fn chance(&self) -> Option<[u8; 32]> {
        // Never the same twice, as in a browser.
        self.browser.starts.set(self.browser.starts.get() + 1);
        Some([self.browser.starts.get(); 32])
    }

    async fn store(&self, mode: Mode) -> Result<MemoryStore, StoreError> {
        if self.browser.denied.get() {
            return Err(StoreError::Denied);
        }
        Ok(if mode == Mode::Real { self.browser.real.clone() } else { self.browser.sample.clone() })
    }

    async fn device_secret(&self, _mode: Mode, make: bool) -> Option<[u8; 32]> {
        if make && self.browser.device_key.get().is_none() {
            self.browser.device_key.set(self.chance());
        }
        self.browser.device_key.get()
    }

    async fn forget_sample(&self) -> Result<(), StoreError> {
        use device::store::Write;
        let clear = desk::host::TABLES.iter().map(|table| Write::Clear(table)).collect();
        self.browser.sample.commit(clear).await
    }

    async fn post(&self, _mode: Mode, url: &str) -> Result<MemoryPost, StoreError> {
        if url.ends_with("/mailbox/") {
            return Ok(self.browser.post.clone());
        }
        Ok(self.browser.elsewhere.borrow_mut().entry(url.to_owned()).or_default().clone())
    }

    fn bucket(&self, bucket: Bucket) -> MemoryPost {
        self.browser.elsewhere.borrow_mut().entry(bucket.mailbox()).or_default().clone()
    }

    async fn lock(&self, mode: Mode, over: bool) -> Result<Option<Held>, LockError> {
        let name = format!("{mode:?}");
        if !over {
            return self.browser.locks.try_take(&name).await;
        }
        self.wanted.borrow_mut().take();
        let asking = self.browser.air.open(&name);
        // The other tab lets go while this one waits.
        let letting_go = async {
            loop {
                // The borrow ends before the task runs.
                let Some(task) = self.browser.tasks.borrow_mut().pop() else { break };
                task.await;
            }
        };
        let (held, ()) =
            futures::future::join(take_over(&self.browser.locks, &asking, &Patient, &name), letting_go).await;
        held.map(Some)
    }

    fn on_wanted(&self, mode: Mode, wanted: Box<dyn FnMut()>) {
        let channel = self.browser.air.open(&format!("{mode:?}"));
        on_wanted(&channel, wanted);
        *self.wanted.borrow_mut() = Some(channel);
    }

    fn spawn(&self, task: Task) {
        self.browser.tasks.borrow_mut().push(task);
    }

    async fn lend_identity(&self, person: &str, record: Vec<u8>) -> Result<(), StoreError> {
        self.browser.lent.borrow_mut().insert(person.to_owned(), record);
        Ok(())
    }

    async fn served_station(&self, _mode: Mode) -> Option<StationFile> {
        self.browser.host_file.borrow().clone()
    }

    async fn publish(&self, _url: &str, file: &StationFile) -> Published {
        let mut served = self.browser.host_file.borrow_mut();
        if served.is_some() {
            return Published::Refused;
        }
        *served = Some(file.clone());
        Published::Yes
    }

    fn snapshots(&self) -> Snapshots {
        self.browser.snapshots.get()
    }

    fn photo_room(&self) -> usize {
        self.browser.photo_room.get()
    }

    fn tell(&self, news: &News) {
        self.browser.told.borrow_mut().push(news.clone());
        if let Some(hears) = &*self.browser.hears.borrow() {
            hears(news);
        }
    }
}

pub fn ask(desk: &Rc<Desk<Tab>>, ask: Ask) -> Reply {
    block_on(desk.answer(ask))
}

pub fn open(desk: &Rc<Desk<Tab>>, mode: Mode) -> Opened {
    match ask(desk, Ask::Open { base_url: BASE.to_owned(), mode }) {
        Ok(Answer::Opened(opened)) => opened,
        other => panic!("opened, not {other:?}"),
    }
}

/// How many rows the station's store has in a table.
pub fn rows(browser: &Browser, table: &'static str) -> usize {
    block_on(browser.real.scan(table, &Span::all(), usize::MAX)).expect("rows").len()
}

/// Lets time pass, and the desk look after its post.
pub fn pass(desk: &Rc<Desk<Tab>>, ms: Millis) {
    desk.host.clock().pass(ms);
    block_on(desk.tick());
}

pub fn form() -> SetUpForm {
    SetUpForm {
        district: "安平区".into(),
        street: "长宁街道".into(),
        community: "青禾社区".into(),
        estates: vec![("青禾小区".into(), "1-12".into()), ("槐荫里".into(), "1-3".into())],
        captain: "许楠".into(),
        telephone: "02988880000".into(),
        ..SetUpForm::default()
    }
}

/// The building with this plate in this estate, and what its poster says.
pub fn building(desk: &Rc<Desk<Tab>>, estate: &str, plate: &str) -> (PlaceId, courier::Poster) {
    let Ok(Answer::Places(places)) = ask(desk, Ask::Places) else { panic!("places") };
    let estate = places.iter().find(|place| place.name == estate).expect("the estate").id;
    let place = places.iter().find(|place| place.above == Some(estate) && place.plate == plate).expect("the building");
    let Ok(Answer::Building(detail)) = ask(desk, Ask::Building(place.id)) else { panic!("a building") };
    (place.id, courier::Poster::parse(&detail.poster.expect("a poster").link).expect("its own poster"))
}

pub fn open_requests(desk: &Rc<Desk<Tab>>) -> Vec<Row> {
    match ask(desk, Ask::Requests { filter: RequestFilter::Open, from: 0, count: 100 }) {
        Ok(Answer::Requests(page)) => page.rows,
        other => panic!("rows, not {other:?}"),
    }
}

pub fn request(desk: &Rc<Desk<Tab>>, id: RequestId) -> Detail {
    match ask(desk, Ask::Request(id)) {
        Ok(Answer::Request(detail)) => *detail,
        other => panic!("a request, not {other:?}"),
    }
}

pub fn tray(desk: &Rc<Desk<Tab>>) -> Vec<TrayRow> {
    match ask(desk, Ask::Tray { from: 0, count: 1_000 }) {
        Ok(Answer::Tray(page)) => page.rows,
        other => panic!("a tray, not {other:?}"),
    }
}

pub fn saved(reply: Reply) -> Written {
    match reply {
        Ok(Answer::Saved(written)) => written,
        other => panic!("saved, not {other:?}"),
    }
}

pub fn taken(reply: Reply) -> Vec<Taken> {
    match reply {
        Ok(Answer::Taken(taken)) => taken,
        other => panic!("taken, not {other:?}"),
    }
}

pub fn letter(desk: &Rc<Desk<Tab>>, id: LetterId) -> Letter {
    match ask(desk, Ask::Letter(id)) {
        Ok(Answer::Letter(letter)) => *letter,
        other => panic!("a letter, not {other:?}"),
    }
}
