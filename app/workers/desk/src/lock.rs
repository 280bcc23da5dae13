//! Passcode and lock: putting everything under one, locking, unlocking.

pub mod record;

use crate::desk::{Desk, State};
use crate::host::{FIRST, Host, INBOX, POSTING, SNAPSHOT, TABLES};
use crate::lobby::Lobby;
use crate::office::Office;
use crate::stored;
use crate::trouble::of_store;
use device::store::{Store, Vault, Write};
use domain::Millis;
use ports::desk::lock::{Ask, Secret};
use ports::desk::{Answer, Field, Mode, Opened, Reply, Trouble, Wrong};
use record::{Record, check, left_open};
use trust::recovery::{Mistyped, Recovery};
use trust::{Draw, RestKey};

/// What a desk finds when it opens its database.
pub enum Door<H: Host> {
    /// Not locked, or the key is at hand.
    Open(Vault<H::Store>),
    /// Locked.
    Locked(Box<Lobby<H>>),
}

/// A store under the lock of this key.
///
/// # Errors
/// `NoRandomness`.
pub fn vault<H: Host>(host: &H, store: H::Store, key: RestKey) -> Result<Vault<H::Store>, Trouble> {
    let seed = host.chance().ok_or(Trouble::NoRandomness)?;
    Ok(Vault::sealed(store, key, Draw::from_seed(seed), left_open))
}

/// A lock with a key of its own.
pub async fn new_lock<H: Host>(host: &H, draw: &mut Draw, mode: Mode, passcode: &Secret) -> (Record, RestKey) {
    let device = host.device_secret(mode, true).await;
    let key = RestKey(draw.array());
    (Record::new(draw, &passcode.0, device.as_ref(), &key), key)
}

impl<H: Host> Desk<H> {
    /// The desk's database, or its lobby.
    ///
    /// # Errors
    /// The device's trouble.
    pub(crate) async fn door(&self, mode: Mode, base_url: &str) -> Result<Door<H>, Trouble> {
        let store = self.host.store(mode).await.map_err(of_store)?;
        let Some(record) = Record::stored(&store).await? else { return Ok(Door::Open(Vault::open(store))) };
        let key = self.key.borrow().clone();
        match key {
            Some(key) => Ok(Door::Open(vault(&self.host, store, key)?)),
            None => Ok(Door::Locked(Box::new(Lobby::open(&self.host, store, record, mode, base_url).await?))),
        }
    }

    /// The office as it is on the disk, where no passcode has to be asked for.
    ///
    /// # Errors
    /// The device's trouble; `Locked`.
    pub(crate) async fn read_office(&self, mode: Mode, base_url: &str) -> Result<Box<Office<H>>, Trouble> {
        match self.door(mode, base_url).await? {
            Door::Open(store) => {
                let office = stored::open(&self.host, store, mode, base_url, 0).await?;
                office.map(Box::new).ok_or(Trouble::NotOpen)
            }
            Door::Locked(lobby) => {
                self.back_in_lobby(lobby);
                Err(Trouble::Locked)
            }
        }
    }

    /// Answers a question about passcode and lock.
    pub(crate) async fn answer_lock(&self, ask: Ask) -> Reply {
        match ask {
            Ask::Set(passcode) => self.with_office(async |office| self.set_passcode(office, &passcode).await).await,
            Ask::Change { old, new } => {
                check(&new.0)?;
                self.with_office(async |office| self.change_passcode(office, &old, &new).await).await
            }
            Ask::Sheet(passcode) => self.with_office(async |office| self.new_sheet(office, &passcode).await).await,
            Ask::Now => self.lock_now().await,
            Ask::Unlock(passcode) => self.unlock(&passcode).await,
            Ask::Recover { code, new } => self.recover(&code, &new).await,
        }
    }

    async fn with_office(&self, act: impl AsyncFnOnce(&mut Office<H>) -> Reply) -> Reply {
        let mut office = self.office().await?;
        let reply = act(&mut office).await;
        self.put_back(office, reply.as_ref().err());
        reply
    }

    /// Seals every row there is, in one transaction: all lie open, or none.
    async fn set_passcode(&self, office: &mut Office<H>, passcode: &Secret) -> Reply {
        if office.mode == Mode::Sample || office.store.is_sealed() {
            return Err(Trouble::NotNow);
        }
        check(&passcode.0)?;
        let (record, key) = new_lock(&self.host, &mut office.draw, office.mode, passcode).await;
        let store = office.store.behind().clone();
        let sealed = vault(&self.host, store, key.clone())?;
        let mut rows: Vec<Write> = office.card().iter().map(crate::lobby::Card::write).collect();
        // Copies are not worth sealing: they are made anew.
        rows.extend([Write::Clear(FIRST), Write::Clear(SNAPSHOT)]);
        for table in TABLES.iter().filter(|table| ![POSTING, INBOX, FIRST, SNAPSHOT].contains(table)) {
            let open = stored::all(&office.store, table, |_| {}).await?;
            rows.extend(open.into_iter().map(|(row, value)| Write::Put(table, row, value)));
        }
        rows.push(record.write());
        sealed.commit(rows).await.map_err(of_store)?;
        office.store = sealed;
        office.safe = record.safe();
        office.rest.forget();
        (office.snapshot, office.begun) = (None, None);
        *self.key.borrow_mut() = Some(key);
        Ok(Answer::Done)
    }

    async fn change_passcode(&self, office: &mut Office<H>, old: &Secret, new: &Secret) -> Reply {
        let (mut record, key) = self.checked(office, old).await?;
        let device = self.host.device_secret(office.mode, true).await;
        record.wrap(&mut office.draw, &new.0, device.as_ref(), &key);
        office.store.commit(vec![record.write()]).await.map_err(of_store)?;
        office.safe = record.safe();
        Ok(Answer::Done)
    }

    async fn new_sheet(&self, office: &mut Office<H>, passcode: &Secret) -> Reply {
        let (mut record, key) = self.checked(office, passcode).await?;
        let code = record.wrap_on_paper(&mut office.draw, &key);
        office.store.commit(vec![record.write()]).await.map_err(of_store)?;
        office.safe = record.safe();
        Ok(Answer::Lock(ports::desk::lock::Answer::Sheet(Secret(code.to_string()))))
    }

    /// Record and key of an open desk, once somebody has said the passcode again.
    async fn checked(&self, office: &Office<H>, passcode: &Secret) -> Result<(Record, RestKey), Trouble> {
        let mut record = Record::stored(&office.store).await?.ok_or(Trouble::NotNow)?;
        let device = self.host.device_secret(office.mode, false).await;
        let key = tried(office.store.behind(), &mut record, self.now_ms(), |record| {
            record.by_passcode(&passcode.0, device.as_ref())
        })
        .await?;
        Ok((record, key))
    }

    /// Hands every letter that still rests to the post, as only an open desk can put it into words, and locks.
    async fn lock_now(&self) -> Reply {
        let mut office = self.office().await?;
        if !office.store.is_sealed() {
            self.put_back(office, None);
            return Err(Trouble::NotNow);
        }
        // What cannot be written now rests until the desk is unlocked.
        let _ = office.hand_over_letters(Millis::MAX, self.now_ms()).await;
        let _ = office.write_openings(self.now_ms()).await;
        let (mode, base_url, post) = (office.mode, office.base_url.clone(), office.post.clone());
        drop(office);
        self.forget();
        let reply = self.opened_door(mode, &base_url).await;
        if let State::Locked(lobby) = &mut *self.state.borrow_mut() {
            lobby.carry_on(post);
        }
        reply
    }

    async fn unlock(&self, passcode: &Secret) -> Reply {
        let (_, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
        let mut lobby = self.taken_lobby().ok_or(Trouble::NotNow)?;
        let device = self.host.device_secret(mode, false).await;
        let open = |record: &Record| record.by_passcode(&passcode.0, device.as_ref());
        let key = tried(&lobby.store, &mut lobby.record, self.now_ms(), open).await;
        self.through(lobby, key).await
    }

    /// Unlocks by the code on paper. It may be tried as often as one likes: nobody guesses it.
    async fn recover(&self, code: &Secret, new: &Secret) -> Reply {
        let wrong = |wrong| Trouble::Wrong(vec![(Field::Recovery, wrong)]);
        let code = Recovery::parse(&code.0).map_err(|why| match why {
            Mistyped::Length => wrong(Wrong::NotWhole),
            Mistyped::Letter => wrong(Wrong::Mistyped),
        })?;
        check(&new.0)?;
        let mut draw = Draw::from_seed(self.host.chance().ok_or(Trouble::NoRandomness)?);
        let (_, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
        let mut lobby = self.taken_lobby().ok_or(Trouble::NotNow)?;
        let key = match lobby.record.by_paper(&code) {
            Some(key) => {
                let device = self.host.device_secret(mode, true).await;
                lobby.record.wrap(&mut draw, &new.0, device.as_ref(), &key);
                lobby.store.commit(vec![lobby.record.write()]).await.map_err(of_store).map(|()| key)
            }
            None => Err(wrong(Wrong::OtherSheet)),
        };
        self.through(lobby, key).await
    }

    /// Opens the desk with its key, or stays in the lobby.
    async fn through(&self, lobby: Box<Lobby<H>>, key: Result<RestKey, Trouble>) -> Reply {
        let (base_url, mode) = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
        let key = match key {
            Ok(key) => key,
            Err(why) => {
                self.back_in_lobby(lobby);
                return Err(why);
            }
        };
        *self.key.borrow_mut() = Some(key);
        let reply = self.opened_door(mode, &base_url).await;
        if reply.is_err() {
            *self.key.borrow_mut() = None;
            self.back_in_lobby(lobby);
        }
        reply
    }

    /// Goes through the door: into the office, or into the lobby.
    pub(crate) async fn opened_door(&self, mode: Mode, base_url: &str) -> Reply {
        match self.door(mode, base_url).await? {
            Door::Locked(lobby) => {
                let view = lobby.view();
                self.back_in_lobby(lobby);
                Ok(Answer::Opened(Opened::Locked(view)))
            }
            Door::Open(store) => self.opened_store(store, mode, base_url).await,
        }
    }
}

/// Tries to open a lock. The try is written down first; a disk that takes nothing any more keeps nobody out.
async fn tried<S: Store>(
    store: &S,
    record: &mut Record,
    now_ms: Millis,
    open: impl FnOnce(&Record) -> Option<RestKey>,
) -> Result<RestKey, Trouble> {
    record.note_try(now_ms)?;
    let _ = store.commit(vec![record.write()]).await;
    let key = open(record).ok_or_else(|| Trouble::Passcode { wait_s: record.wait_s(now_ms) })?;
    record.note_right();
    let _ = store.commit(vec![record.write()]).await;
    Ok(key)
}
