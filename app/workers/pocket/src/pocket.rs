//! The pocket itself: answers the face, keeps the state in memory and on disk, and tells the face when it changes.
//!
//! Memory is what counts while the page lives. Every change is written out whole; when the disk refuses, nothing in
//! memory is lost, the face is told that this phone does not keep things, and the next change tries again.

use crate::state::State;
use crate::station::Judged;
use crate::{act, intake, show};
use core::cell::{Cell, RefCell};
use courier::poster::Poster;
use courier::station::StationFile;
use courier::{attachment, code};
use device::Clock;
use device::post::Post;
use device::store::{Store, Table, Write};
use domain::Millis;
use ports::pocket::{About, Ask, Person, Pocket as Shown, Post as PostState, Reply, Standing, Taken, Trouble, What};
use std::rc::Rc;
use trust::{CryptoRng, Draw};

/// The pocket's one table.
pub const TABLE: Table = "pocket";
/// The state's key: its version.
const KEY: &[u8] = b"1";

/// The pocket over a device: storage, post, clock and chance.
pub struct Pocket<S, P, C, R> {
    pub(crate) store: S,
    /// `None` where the station has no mailbox.
    post: RefCell<Option<Rc<P>>>,
    pub(crate) clock: C,
    chance: RefCell<R>,
    pub(crate) state: RefCell<State>,
    /// A poster that was refused: shown, never remembered.
    forged: RefCell<Option<Judged>>,
    kept: Cell<bool>,
    /// How many writes are under way: while there are any, the disk is behind the memory.
    writing: Cell<u32>,
    pub(crate) line: Cell<PostState>,
    pub(crate) pace: crate::rounds::Pace,
    tell: Box<dyn Fn(Shown)>,
    wrote: Box<dyn Fn()>,
}

impl<S: Store, P: Post, C: Clock, R: CryptoRng> Pocket<S, P, C, R> {
    /// A pocket with what the store holds. `tell` hears of every change; `wrote` of every one that is on disk.
    pub async fn open(
        (store, clock, chance): (S, C, R),
        tell: impl Fn(Shown) + 'static,
        wrote: impl Fn() + 'static,
    ) -> Self {
        let pocket = Self {
            store,
            post: RefCell::default(),
            clock,
            chance: RefCell::new(chance),
            state: RefCell::default(),
            forged: RefCell::default(),
            kept: Cell::new(true),
            writing: Cell::new(0),
            line: Cell::new(PostState::Silent),
            pace: crate::rounds::Pace::default(),
            tell: Box::new(tell),
            wrote: Box::new(wrote),
        };
        pocket.read().await;
        pocket
    }

    /// Which road the post takes from now on; `None` where there is none.
    pub fn set_post(&self, post: Option<P>) {
        self.line.set(if post.is_some() { PostState::Unknown } else { PostState::Silent });
        self.post.replace(post.map(Rc::new));
    }

    pub(crate) fn post(&self) -> Option<Rc<P>> {
        self.post.borrow().clone()
    }

    /// Where the station's mailbox is, when its site said so.
    #[must_use]
    pub fn mailbox(&self) -> Option<String> {
        self.state.borrow().mailbox.clone()
    }

    /// Whether this is the poster remembered.
    #[must_use]
    pub fn remembers(&self, poster: &Poster) -> bool {
        self.state.borrow().station().as_ref() == Some(poster)
    }

    /// Reads the state anew: at the start, and when another tab has written.
    pub async fn read(&self) {
        let row = self.store.read(TABLE, KEY).await;
        if self.writing.get() > 0 {
            return;
        }
        match row {
            Ok(Some(bytes)) => {
                if let Ok(state) = postcard::from_bytes(&bytes) {
                    self.state.replace(state);
                }
            }
            Ok(None) => {}
            Err(_) => self.kept.set(false),
        }
    }

    /// Another tab has written: take over what it wrote, and show it.
    pub async fn others_wrote(&self) {
        if self.kept.get() {
            self.read().await;
            (self.tell)(self.shown());
        }
    }

    /// Everything, as the face sees it.
    #[must_use]
    pub fn shown(&self) -> Shown {
        let state = self.state.borrow();
        let forged = self.forged.borrow();
        let station = forged.as_ref().map(Judged::station).or_else(|| state.judged().map(|judged| judged.station()));
        show::pocket(&state, station, self.kept.get(), self.line.get())
    }

    /// Changes the state, writes it out, and tells the face.
    pub(crate) async fn change<T>(&self, act: impl FnOnce(&mut State, &mut Draw, Millis) -> T) -> T {
        let mut draw = self.draw();
        let done = act(&mut self.state.borrow_mut(), &mut draw, self.clock.now_ms());
        self.write().await;
        (self.tell)(self.shown());
        done
    }

    fn draw(&self) -> Draw {
        let mut seed = [0; 32];
        self.chance.borrow_mut().fill_bytes(&mut seed);
        Draw::from_seed(seed)
    }

    async fn write(&self) {
        let bytes = postcard::to_allocvec(&*self.state.borrow()).unwrap_or_default();
        self.writing.set(self.writing.get() + 1);
        let written = self.store.commit(vec![Write::put(TABLE, KEY, bytes)]).await;
        self.writing.set(self.writing.get() - 1);
        self.kept.set(written.is_ok());
        if written.is_ok() {
            (self.wrote)();
        }
    }

    /// A poster was opened, and this is what its site says of it.
    pub async fn take_poster(&self, judged: Judged) -> Result<(), Trouble> {
        if judged.standing == Standing::Forged {
            self.forged.replace(Some(judged));
            return Err(Trouble::ForgedPoster);
        }
        self.forged.replace(None);
        self.change(|state, _, _| state.remember(&judged)).await;
        Ok(())
    }

    /// Opened without a poster: what the site says now of the one remembered.
    pub async fn judge_again(&self, file: Option<&StationFile>) -> Option<Trouble> {
        let poster = self.state.borrow().station()?;
        self.take_poster(Judged::of(poster, file)).await.err()
    }

    /// In the sample: who holds the phone.
    pub async fn act_as(&self, person: Person) {
        self.change(|state, _, _| state.me = Some(person)).await;
    }

    /// Answers the face. `Open` is not answered here: it makes the pocket.
    pub async fn answer(&self, ask: Ask) -> Reply {
        match ask {
            Ask::Open(_) => Reply::Done,
            Ask::Forget => {
                self.change(|state, _, _| *state = State::default()).await;
                Reply::Done
            }
            Ask::File(filing) => Reply::Filed(self.file(filing).await),
            Ask::Say { request, say } => {
                Reply::Said(self.change(|state, draw, now| act::say(state, draw, now, request, say)).await)
            }
            Ask::TakeIn(text) => Reply::Taken(self.take_in(&text).await),
            Ask::Answer { task, yes } => {
                Reply::Said(self.change(|state, draw, now| act::answer(state, draw, now, task, yes)).await)
            }
            Ask::Finish { task, word, photo } => Reply::Said(self.finish(task, &word, photo).await),
            Ask::Copy(about) => Reply::Text(self.code(about)),
            Ask::Copied(about) => {
                self.change(|state, _, now| copied(state, about, now)).await;
                Reply::Done
            }
            Ask::Look { eager } => {
                self.look(eager).await;
                Reply::Done
            }
        }
    }

    async fn file(&self, filing: ports::pocket::Filing) -> Result<domain::RequestId, Trouble> {
        if self.forged.borrow().is_some() {
            return Err(Trouble::NoStation);
        }
        let target = self.state.borrow().target().ok_or(Trouble::NoStation)?;
        self.change(|state, draw, now| act::file(state, draw, now, &target, filing)).await
    }

    /// Takes in a chat message: a slip, or a poster's link.
    pub async fn take_in(&self, text: &str) -> Result<Taken, Trouble> {
        let taken = self.change(|state, _, now| intake::take_text(state, now, text)).await;
        if taken != Err(Trouble::NothingThere) {
            return taken;
        }
        let poster = intake::poster_in(text).map_err(intake::trouble_of_poster)?;
        // A pasted link is not compared with the site, as an opened one is: it must not take another station's place,
        // and the sample, which believes every poster, is entered by opening a link alone.
        let known = self.state.borrow().station();
        if poster.sample || known.is_some_and(|known| known.root != poster.root) {
            return Err(Trouble::ForgedPoster);
        }
        self.take_poster(Judged::of(poster, None)).await?;
        Ok(Taken { what: What::Poster, again: false })
    }

    /// A photo goes first, by mailbox alone; only when it lies there is the word written that speaks of it.
    async fn finish(&self, task: domain::TaskId, word: &str, photo: Option<Vec<u8>>) -> Result<(), Trouble> {
        let mut sealed = None;
        if let Some(photo) = photo {
            let station = self.state.borrow_mut().task(task).map(|help| help.offer.station).ok_or(Trouble::Unknown)?;
            let post = self.post().ok_or(Trouble::PhotoStays)?;
            let (named, bytes) = attachment::seal(&mut self.draw(), &photo).map_err(|_| Trouble::PhotoStays)?;
            post.attach(&station.folder, &bytes).await.map_err(|_| Trouble::PhotoStays)?;
            sealed = Some(named);
        }
        self.change(|state, draw, now| act::finish(state, draw, now, task, word, sealed)).await
    }

    fn code(&self, about: About) -> Option<String> {
        let mut state = self.state.borrow_mut();
        let letter = match about {
            About::Request(id) => {
                state.request(id).map(|kept| kept.said.as_ref().map_or(&kept.letter, |(_, said)| said))
            }
            About::Task(id) => state.task(id).and_then(|help| help.letter.as_ref()),
        };
        letter.and_then(|letter| code::write(&letter.bytes))
    }
}

fn copied(state: &mut State, about: About, now_ms: Millis) {
    let letter = match about {
        About::Request(id) => {
            state.request(id).map(|kept| kept.said.as_mut().map_or(&mut kept.letter, |(_, said)| said))
        }
        About::Task(id) => state.task(id).and_then(|help| help.letter.as_mut()),
    };
    if let Some(letter) = letter {
        letter.copied_ms = Some(now_ms);
    }
}
