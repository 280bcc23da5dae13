//! The desk: takes questions one at a time, holds the lock that makes it the only one, and looks after its post.

use crate::host::{Host, Published};
use crate::import::Bringing;
use crate::lobby::Lobby;
use crate::lock::record::weakness;
use crate::office::Office;
use crate::sample::filling::Filling;
use crate::turn::Turn;
use crate::{places, sample, set_up, stored};
use device::Clock;
use device::locks::{Held, LockError};
use device::store::Vault;
use domain::Millis;
use ports::desk::keep::Storage;
use ports::desk::lock::Locked;
use ports::desk::{Answer, Ask, Counts, Mode, News, Opened, Reply, SetUpForm, StationFile, Status, Trouble};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use trust::RestKey;

/// What a desk is at the moment.
pub(crate) enum State<H: Host> {
    /// Not opened yet, or closed after trouble.
    Shut,
    /// Another tab has it.
    Elsewhere,
    /// Opened, and nobody has set it up.
    Empty,
    /// Under lock.
    Locked(Box<Lobby<H>>),
    /// At work.
    Open(Box<Office<H>>),
}

/// The desk of one worker.
pub struct Desk<H: Host> {
    /// The device it runs on.
    pub host: H,
    me: Weak<Self>,
    pub(crate) turn: Turn,
    pub(crate) state: RefCell<State<H>>,
    held: RefCell<Option<Held>>,
    pub(crate) asked: RefCell<Option<(String, Mode)>>,
    pub(crate) filling: RefCell<Option<Filling>>,
    pub(crate) visible: Cell<bool>,
    pub(crate) import: Bringing,
    pub(crate) looked_ms: Cell<Millis>,
    pub(crate) asked_host_ms: Cell<Millis>,
    /// What everything is sealed under, while it is unlocked.
    pub(crate) key: RefCell<Option<RestKey>>,
    pub(crate) told_locked: RefCell<Option<Locked>>,
    told: RefCell<Option<(Counts, Status)>>,
    counted: Cell<Option<(u64, Millis)>>,
}

impl<H: Host> Desk<H> {
    /// A desk that has not been opened.
    pub fn new(host: H) -> Rc<Self> {
        Rc::new_cyclic(|me| Self {
            host,
            me: me.clone(),
            turn: Turn::default(),
            state: RefCell::new(State::Shut),
            held: RefCell::new(None),
            asked: RefCell::new(None),
            filling: RefCell::new(None),
            visible: Cell::new(true),
            import: Bringing::default(),
            looked_ms: Cell::new(0),
            asked_host_ms: Cell::new(0),
            key: RefCell::new(None),
            told_locked: RefCell::new(None),
            told: RefCell::new(None),
            counted: Cell::new(None),
        })
    }

    /// Answers one question.
    ///
    /// # Errors
    /// Why it cannot be answered; nothing was written then.
    pub async fn answer(&self, ask: Ask) -> Reply {
        if let Ask::Photo(task) = ask {
            // The network is waited for without the turn.
            return self.photo(task).await;
        }
        if let Ask::Road(ask) = ask {
            return self.answer_mailbox(ask).await;
        }
        if let Ask::Import(ask) = ask {
            return self.answer_import(ask).await;
        }
        let _turn = self.turn.take().await;
        let reply = match ask {
            Ask::Visible(visible) => {
                self.visible.set(visible);
                Ok(Answer::Done)
            }
            Ask::Open { base_url, mode } => self.open(base_url, mode, false).await,
            Ask::TakeOver => {
                let (base_url, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
                self.open(base_url, mode, true).await
            }
            Ask::SetUp(form) => self.set_up(&form).await,
            Ask::StartSample { seed } => self.start_sample(seed).await,
            Ask::DeleteSample => self.delete_sample().await,
            Ask::Lock(ask) => self.answer_lock(ask).await,
            Ask::Keep(ask) => self.answer_keep(ask).await,
            Ask::Devices(ask) => self.answer_devices(ask).await,
            ask => self.at_work(ask).await,
        };
        self.tell_changes();
        reply
    }

    pub(crate) fn now_ms(&self) -> Millis {
        self.host.clock().now_ms()
    }

    /// Opens the desk in the mode asked for, whatever it was before.
    async fn open(&self, base_url: String, mode: Mode, take_over: bool) -> Reply {
        self.close();
        *self.asked.borrow_mut() = Some((base_url.clone(), mode));
        match self.host.lock(mode, take_over).await {
            Ok(Some(held)) => *self.held.borrow_mut() = Some(held),
            // Without locks (Safari before 15.4) the desk goes on alone.
            Err(LockError::Missing) => {}
            Ok(None) | Err(LockError::Refused(_)) => {
                *self.state.borrow_mut() = State::Elsewhere;
                return Ok(Answer::Opened(Opened::Elsewhere));
            }
        }
        let me = self.me.clone();
        self.host.on_wanted(
            mode,
            Box::new(move || {
                if let Some(desk) = me.upgrade() {
                    desk.clone().host.spawn(Box::pin(async move { desk.let_go().await }));
                }
            }),
        );
        let reply = self.opened_door(mode, &base_url).await;
        if reply.is_err() {
            // Whoever comes next, another page or a newer program, may try for itself and say why it cannot.
            self.close();
        }
        reply
    }

    /// Opens what this device has, once the desk is this program's and its door is open.
    pub(crate) async fn opened_store(&self, store: Vault<H::Store>, mode: Mode, base_url: &str) -> Reply {
        let events = self.show_first(&store, mode).await;
        let Some(mut office) = stored::open(&self.host, store, mode, base_url, events).await? else {
            *self.state.borrow_mut() = State::Empty;
            return Ok(Answer::Opened(Opened::NeedsSetUp));
        };
        if office.store.is_sealed() {
            // What cannot be written now is taken in when it is opened next.
            let arrivals = office.back_from_lobby(self.now_ms()).await.unwrap_or_default();
            if !arrivals.is_empty() {
                self.host.tell(&News::Arrived(arrivals));
            }
        }
        // What cannot be written now is taken in when it is opened next.
        let _ = office.look_through_aside(self.now_ms()).await;
        let _ = office.retry_quarantine(self.now_ms()).await;
        if office.is_ahead() {
            office = *self.read_office(mode, base_url).await?;
        }
        let _ = office.sweep_photos().await;
        office.read_openings().await?;
        if mode == Mode::Sample {
            *self.filling.borrow_mut() = Filling::stored(&office.store).await?;
        }
        Ok(self.opened(office))
    }

    fn opened(&self, office: Office<H>) -> Answer {
        let summary = office.summary(self.now_ms());
        *self.state.borrow_mut() = State::Open(Box::new(office));
        if let Some(desk) = self.me.upgrade().filter(|_| self.filling.borrow().is_some()) {
            desk.clone().host.spawn(Box::pin(async move { desk.fill().await }));
        }
        summary.map_or(Answer::Opened(Opened::NeedsSetUp), |summary| Answer::Opened(Opened::Ready(Box::new(summary))))
    }

    fn close(&self) {
        self.asked_host_ms.set(0);
        self.forget();
        self.held.borrow_mut().take();
    }

    /// Forgets everything that was read, and the key to it.
    pub(crate) fn forget(&self) {
        *self.state.borrow_mut() = State::Shut;
        *self.key.borrow_mut() = None;
        *self.filling.borrow_mut() = None;
        *self.told.borrow_mut() = None;
        self.import.forget();
        self.counted.set(None);
    }

    /// Another tab wants this desk: what is being written is finished first.
    pub async fn let_go(&self) {
        let _turn = self.turn.take().await;
        self.close();
        *self.state.borrow_mut() = State::Elsewhere;
        self.host.tell(&News::TakenOver);
    }

    async fn set_up(&self, form: &SetUpForm) -> Reply {
        let (base_url, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
        self.must_be_empty()?;
        let weak = form.passcode.as_ref().and_then(|passcode| weakness(&passcode.0));
        let founded = match (set_up::form::check(form), weak) {
            (Ok(founded), None) => founded,
            (founded, weak) => return Err(Trouble::Wrong(founded.err().into_iter().flatten().chain(weak).collect())),
        };
        places::check_address(&base_url, &founded.telephone).map_err(Trouble::AddressTooLong)?;
        let passcode = form.passcode.as_ref();
        let (office, key) =
            crate::founding::found(&self.host, mode, &base_url, &founded, passcode, self.now_ms()).await?;
        *self.key.borrow_mut() = key;
        Ok(self.opened(office))
    }

    async fn start_sample(&self, seed: u64) -> Reply {
        let (base_url, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
        if mode != Mode::Sample {
            return Err(Trouble::SampleOnly);
        }
        self.must_be_empty()?;
        let (office, filling) = sample::filling::start(&self.host, &base_url, seed, self.now_ms()).await?;
        *self.filling.borrow_mut() = Some(filling);
        Ok(self.opened(office))
    }

    fn must_be_empty(&self) -> Result<(), Trouble> {
        match &*self.state.borrow() {
            State::Empty => Ok(()),
            State::Shut => Err(Trouble::NotOpen),
            State::Elsewhere => Err(Trouble::Elsewhere),
            State::Locked(_) => Err(Trouble::Locked),
            State::Open(_) => Err(Trouble::NotNow),
        }
    }

    async fn delete_sample(&self) -> Reply {
        if self.asked.borrow().as_ref().is_none_or(|(_, mode)| *mode != Mode::Sample) {
            return Err(Trouble::SampleOnly);
        }
        if matches!(*self.state.borrow(), State::Elsewhere) {
            // Another tab is at work in it.
            return Err(Trouble::Elsewhere);
        }
        *self.state.borrow_mut() = State::Empty;
        *self.filling.borrow_mut() = None;
        self.host.forget_sample().await.map_err(crate::trouble::of_store)?;
        Ok(Answer::Opened(Opened::NeedsSetUp))
    }

    /// Everything that needs an open desk.
    async fn at_work(&self, ask: Ask) -> Reply {
        let mut office = self.office().await?;
        let reply = match ask {
            Ask::PublishStation => self.publish(&office).await,
            Ask::StationFile => self.station_file(&office).await,
            Ask::ActAs { person } => office.act_as(&self.host, person).await,
            Ask::Letter(id) => {
                self.lend_receiver(&office, id).await;
                office.letter_in_full(id, self.now_ms()).await
            }
            ask => office.answer(ask, self.now_ms()).await,
        };
        self.put_back(office, reply.as_ref().err());
        reply
    }

    /// The office, taken out for as long as somebody has the turn. After trouble it is opened again first.
    pub(crate) async fn office(&self) -> Result<Box<Office<H>>, Trouble> {
        let state = core::mem::replace(&mut *self.state.borrow_mut(), State::Shut);
        match state {
            State::Open(office) => Ok(office),
            State::Elsewhere => {
                *self.state.borrow_mut() = State::Elsewhere;
                Err(Trouble::Elsewhere)
            }
            State::Empty => {
                *self.state.borrow_mut() = State::Empty;
                Err(Trouble::NotOpen)
            }
            State::Locked(lobby) => {
                *self.state.borrow_mut() = State::Locked(lobby);
                Err(Trouble::Locked)
            }
            State::Shut => {
                let (base_url, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
                if self.held.borrow().is_none() && self.told.borrow().is_none() {
                    return Err(Trouble::NotOpen);
                }
                self.read_office(mode, &base_url).await
            }
        }
    }

    /// Opens the desk again that trouble has shut. Letters must not wait until somebody asks something.
    pub(crate) async fn reopen(&self) {
        let _turn = self.turn.take().await;
        let shut = matches!(&*self.state.borrow(), State::Shut) && self.told.borrow().is_some();
        if shut && let Ok(office) = self.office().await {
            self.put_back(office, None);
        }
    }

    /// The office if it is open, taken out for as long as somebody has the turn.
    pub(crate) fn opened_office(&self) -> Option<Box<Office<H>>> {
        let mut state = self.state.borrow_mut();
        match core::mem::replace(&mut *state, State::Shut) {
            State::Open(office) => Some(office),
            other => {
                *state = other;
                None
            }
        }
    }

    /// After a lost connection nobody knows what is on disk, nor does an office that got ahead of it: the next question
    /// reads it again.
    pub(crate) fn put_back(&self, mut office: Box<Office<H>>, trouble: Option<&Trouble>) {
        match trouble {
            Some(Trouble::Full) => office.storage = Storage::Full,
            Some(Trouble::ReadOnly) => office.storage = Storage::ReadOnly,
            _ => {}
        }
        if trouble != Some(&Trouble::Lost) && !office.is_ahead() {
            *self.state.borrow_mut() = State::Open(office);
        }
    }

    async fn station_file(&self, office: &Office<H>) -> Reply {
        let file = office.station_file().ok_or(Trouble::Unknown)?;
        let published = self.host.served_station(office.mode).await.as_ref() == Some(&file);
        Ok(Answer::StationFile(StationFile { name: "station.json".to_owned(), text: file.json(), published }))
    }

    async fn publish(&self, office: &Office<H>) -> Reply {
        if office.mode == Mode::Sample {
            return Err(Trouble::HostRefused);
        }
        let file = office.station_file().ok_or(Trouble::Unknown)?;
        match self.host.publish(&format!("{}station.json", office.base_url), &file).await {
            Published::Yes => {
                // It may name another mailbox than before.
                self.asked_host_ms.set(0);
                Ok(Answer::Done)
            }
            Published::Refused | Published::Offline => Err(Trouble::HostRefused),
        }
    }

    /// In the sample a message's link opens the resident's face as its receiver, who has to be known there.
    async fn lend_receiver(&self, office: &Office<H>, id: u64) {
        if let Some(person) = office.receiver(id).filter(|_| office.mode == Mode::Sample) {
            // Without it the link still opens, as nobody in particular.
            let _ = office.lend(&self.host, person).await;
        }
    }

    /// Tells the face what has changed since it was last told.
    pub(crate) fn tell_changes(&self) {
        let state = self.state.borrow();
        let State::Open(office) = &*state else { return };
        // Counting goes over everybody, so only after something was written, or a minute went by (promises pass).
        let key = Some((office.version, self.now_ms() / 60_000));
        let standing =
            self.told.borrow().as_ref().map(|(counts, _)| *counts).filter(|_| self.counted.replace(key) == key);
        let now = (standing.unwrap_or_else(|| office.counts(self.now_ms())), office.status());
        let before = self.told.replace(Some(now.clone()));
        if before
            .as_ref()
            .is_none_or(|(counts, status)| *counts != now.0 || status.last_saved_ms != now.1.last_saved_ms)
        {
            self.host.tell(&News::Changed { counts: now.0 });
        }
        if before.is_none_or(|(_, status)| status != now.1) {
            self.host.tell(&News::Status(now.1));
        }
    }
}
