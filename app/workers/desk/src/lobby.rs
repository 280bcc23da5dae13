//! The lobby: a desk under lock. Letters that were handed to the post still leave, and what comes is kept as it came,
//! sealed to the station's inbox; whoever unlocks the desk takes it in. The lobby has no key that opens anything: it
//! knows where the station's box is and how to list it, and what a poster says about the station.

use crate::desk::{Desk, State};
use crate::host::{Host, INBOX, META, POSTING};
use crate::lock::record::Record;
use crate::office::{Office, SEEN};
use crate::trouble::of_store;
use crate::{road, stored};
use courier::mailbox::{LISTED, Seen};
use courier::outbox::Outbox;
use device::delivery::{Found, failure, look};
use device::post::{Post, PostError};
use device::record;
use device::store::{Span, Store, Write};
use domain::{Day, Millis};
use ports::desk::lock::Locked;
use ports::desk::{Arrival, Mode, News, Trouble};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use trust::{BoxSecret, Digest};

/// The row that says what a lobby knows.
pub const LOBBY: &[u8] = b"lobby";
/// The row that says which letters have left meanwhile.
pub const WENT: &[u8] = b"went";
const VERSION: u8 = 1;
/// Most slips kept while nobody unlocks; further ones wait in the mailbox.
pub const INBOX_MAX: u32 = 1_000;

/// What a lobby knows of its station.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Lists the station's box.
    folder: BoxSecret,
    /// Its name, as on every poster.
    name: String,
    /// Where the mailbox is, as the station's file says it.
    mailbox: String,
}

impl Card {
    /// Stores it.
    #[must_use]
    pub fn write(&self) -> Write {
        Write::put(META, LOBBY, record::write(VERSION, self))
    }
}

/// Letters that have left, by number in the post, and when.
type Went = Vec<(u64, Millis)>;

/// A desk under lock.
pub struct Lobby<H: Host> {
    /// Where its rows are; most are sealed.
    pub store: H::Store,
    /// How the desk is locked.
    pub record: Record,
    /// Whether this browser's own key is gone.
    device_lost: bool,
    card: Option<Card>,
    post: Rc<H::Post>,
    /// Whether there is a key to the mailbox, where it needs one: that lies sealed.
    keyed: bool,
    outbox: Outbox,
    went: Went,
    seen: Seen,
    came: u32,
}

impl<H: Host> Lobby<H> {
    /// Opens the lobby of a locked desk.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn open(host: &H, store: H::Store, record: Record, mode: Mode, base_url: &str) -> Result<Self, Trouble> {
        let row = store.read(META, LOBBY).await.map_err(of_store)?;
        let card = row.and_then(|row| record::read::<Card>(VERSION, &row).ok());
        let mailbox = card.as_ref().map(|card| card.mailbox.as_str()).unwrap_or_default();
        let (post, _) = road::open(host, mode, base_url, mailbox, None).await?;
        let mut outbox = Outbox::of(stored::decoded(stored::all(&store, POSTING, |_| {}).await?));
        let went = Self::went(&store).await?;
        for (number, at_ms) in &went {
            outbox.posted(*number, *at_ms);
        }
        let seen = store.read(META, SEEN).await.map_err(of_store)?.and_then(|bytes| ports::decode(&bytes));
        let came = store.scan(INBOX, &Span::all(), INBOX_MAX as usize).await.map_err(of_store)?.len();
        let keyed = !mailbox.ends_with(LISTED);
        let device_lost = record.safe().device && host.device_secret(mode, false).await.is_none();
        Ok(Self {
            store,
            record,
            device_lost,
            card,
            post,
            keyed,
            outbox,
            went,
            seen: seen.unwrap_or_default(),
            came: u32::try_from(came).unwrap_or(u32::MAX),
        })
    }

    async fn went(store: &H::Store) -> Result<Went, Trouble> {
        let row = store.read(META, WENT).await.map_err(of_store)?;
        Ok(row.and_then(|row| record::read(VERSION, &row).ok()).unwrap_or_default())
    }

    /// Goes on with the post that the desk had when it was locked: only that may have the key to a bucket.
    pub fn carry_on(&mut self, post: Rc<H::Post>) {
        (self.post, self.keyed) = (post, true);
    }

    /// What anybody may know of it.
    #[must_use]
    pub fn view(&self) -> Locked {
        Locked {
            name: self.card.as_ref().map(|card| card.name.clone()).unwrap_or_default(),
            came: self.came,
            sending: u32::try_from(self.outbox.letters().count()).unwrap_or(u32::MAX),
            sheet: self.record.safe().sheet,
            device_lost: self.device_lost,
        }
    }

    /// Notes what became of a posted letter. Letters and outbox are brought up to date by whoever unlocks the desk; a
    /// letter that failed is tried again, as after every start.
    async fn posted(&mut self, number: u64, result: Result<(), PostError>, now_ms: Millis) -> Result<(), Trouble> {
        if let Err(why) = result {
            self.outbox.failed(number, failure(&why), now_ms);
            return Ok(());
        }
        self.outbox.posted(number, now_ms);
        self.went.push((number, now_ms));
        let row = Write::put(META, WENT, record::write(VERSION, &self.went));
        self.store.commit(vec![row]).await.map_err(of_store)
    }

    /// Keeps what was found in the box, as it is.
    async fn keep(&mut self, found: Found, now_ms: Millis) -> Result<(), Trouble> {
        let room = INBOX_MAX.saturating_sub(self.came) as usize;
        let whole = found.is_whole() && found.slips.len() <= room;
        let (mut seen, mut rows) = (self.seen.clone(), Vec::new());
        for slip in found.slips.into_iter().take(room) {
            seen.mark(slip.day, slip.name);
            if !slip.bytes.is_empty() {
                rows.push(Write::put(INBOX, row_of(slip.day, &slip.name), slip.bytes));
            }
        }
        if whole {
            seen.round(&found.listed, Day::of(now_ms));
        }
        if seen == self.seen {
            return Ok(());
        }
        let came = rows.len();
        rows.push(Write::put(META, SEEN, ports::encode(&seen)));
        self.store.commit(rows).await.map_err(of_store)?;
        self.seen = seen;
        self.came += u32::try_from(came).unwrap_or(u32::MAX);
        Ok(())
    }
}

/// Under which key a slip stands: those of one day after those of the day before.
fn row_of(day: Day, name: &Digest) -> Vec<u8> {
    [&day.0.to_be_bytes()[..], &name.0].concat()
}

impl<H: Host> Desk<H> {
    /// The rounds of a locked desk. Whether it is one.
    pub(crate) async fn tick_lobby(&self, look_now: bool) -> bool {
        if !matches!(*self.state.borrow(), State::Locked(_)) {
            return false;
        }
        self.send_from_lobby().await;
        if look_now {
            self.look_from_lobby().await;
        }
        true
    }

    async fn send_from_lobby(&self) {
        let Some((post, due)) = self.in_lobby(|lobby| (lobby.post.clone(), lobby.outbox.due(self.now_ms()))) else {
            return;
        };
        if !self.in_lobby(|lobby| lobby.keyed).unwrap_or_default() {
            return;
        }
        for letter in due {
            let result = post.put(&letter.to, Day::of(self.now_ms()), &letter.slip).await.map(drop);
            let silent = result.as_ref().is_err_and(PostError::passes);
            let _turn = self.turn.take().await;
            let Some(mut lobby) = self.taken_lobby() else { return };
            // What could not be written down is posted again, which does no harm.
            let _ = lobby.posted(letter.number, result, self.now_ms()).await;
            self.back_in_lobby(lobby);
            if silent {
                return;
            }
        }
    }

    async fn look_from_lobby(&self) {
        let wanted = self.in_lobby(|lobby| {
            let card = lobby
                .card
                .as_ref()
                .filter(|card| card.mailbox.trim() != "none" && lobby.keyed && lobby.came < INBOX_MAX)?;
            Some((lobby.post.clone(), card.folder.clone(), lobby.seen.clone()))
        });
        let Some((post, own, seen)) = wanted.flatten() else { return };
        let found = look(&*post, &own, &seen, Day::of(self.now_ms())).await;
        let _turn = self.turn.take().await;
        let Some(mut lobby) = self.taken_lobby() else { return };
        // What could not be kept stays in the mailbox.
        let _ = lobby.keep(found, self.now_ms()).await;
        self.back_in_lobby(lobby);
    }

    fn in_lobby<T>(&self, ask: impl FnOnce(&Lobby<H>) -> T) -> Option<T> {
        match &*self.state.borrow() {
            State::Locked(lobby) => Some(ask(lobby)),
            _ => None,
        }
    }

    /// The lobby if the desk is locked, taken out for as long as somebody has the turn.
    pub(crate) fn taken_lobby(&self) -> Option<Box<Lobby<H>>> {
        let mut state = self.state.borrow_mut();
        match core::mem::replace(&mut *state, State::Shut) {
            State::Locked(lobby) => Some(lobby),
            other => {
                *state = other;
                None
            }
        }
    }

    /// Puts it back, and tells the face what is otherwise than before.
    pub(crate) fn back_in_lobby(&self, lobby: Box<Lobby<H>>) {
        let view = lobby.view();
        *self.state.borrow_mut() = State::Locked(lobby);
        if self.told_locked.replace(Some(view.clone())).is_some_and(|before| before != view) {
            self.host.tell(&News::Locked(view));
        }
    }
}

impl<H: Host> Office<H> {
    /// What a lobby will know of this station; `None` while it is not set up.
    #[must_use]
    pub fn card(&self) -> Option<Card> {
        let station = self.ledger().station()?;
        Some(Card { folder: self.keys.folder.clone(), name: station.name, mailbox: station.mailbox })
    }

    /// Brings up to date what happened under lock: letters that left, slips that came.
    ///
    /// # Errors
    /// The device's trouble; what was not written yet is taken up at the next opening.
    pub async fn back_from_lobby(&mut self, now_ms: Millis) -> Result<Vec<Arrival>, Trouble> {
        let went = Lobby::<H>::went(self.store.behind()).await?;
        for (number, at_ms) in &went {
            self.posted(*number, Ok(()), *at_ms).await?;
        }
        let mut rows: Vec<Write> = self.card().iter().map(Card::write).collect();
        if !went.is_empty() {
            rows.push(Write::delete(META, WENT));
        }
        self.store.commit(rows).await.map_err(of_store)?;
        self.take_inbox(now_ms).await
    }

    /// Takes in what came under lock. What there is no room for in the tray stays for another time.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn take_inbox(&mut self, now_ms: Millis) -> Result<Vec<Arrival>, Trouble> {
        let mut arrivals = Vec::new();
        for (key, slip) in stored::all(&self.store, INBOX, |_| {}).await? {
            match self.take_from_mailbox(&slip, now_ms).await? {
                Some(Arrival::HeldBack { .. }) => continue,
                arrival => arrivals.extend(arrival),
            }
            if self.is_ahead() {
                return Ok(arrivals);
            }
            // A slip that is taken in twice, after an end in between, is known the second time.
            self.store.commit(vec![Write::delete(INBOX, key)]).await.map_err(of_store)?;
        }
        Ok(arrivals)
    }
}
