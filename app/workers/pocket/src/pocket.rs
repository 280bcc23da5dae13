//! The pocket itself: answers the face, keeps the state in memory and on disk, and tells the face when it changes.
//!
//! Every change takes its turn among the pages of this phone, begins with what is on the disk, and is written out
//! whole. When the disk refuses, nothing in memory is lost, the face is told that this phone does not keep things, and
//! the next change tries again. What a newer program wrote is left alone.

use crate::disk::{Disk, Found};
use crate::show::Beside;
use crate::state::State;
use crate::station::Judged;
use crate::{act, intake, show};
use core::cell::{Cell, RefCell};
use courier::poster::Poster;
use courier::station::StationFile;
use courier::{attachment, code};
use device::Clock;
use device::locks::Locks;
use device::post::Post;
use device::store::Store;
use domain::Millis;
use ports::pocket::{
    About, Ask, Keeps, Person, Pocket as Shown, Post as PostState, Reply, Standing, Taken, Trouble, What,
};
use std::rc::Rc;
use trust::{CryptoRng, Draw, Fingerprint, SigningPublic, fingerprint};

/// The pocket over a device: storage, locks, post, clock and chance.
pub struct Pocket<S, L, P, C, R> {
    disk: Disk<S, L>,
    /// `None` where the station has no mailbox.
    post: RefCell<Option<Rc<P>>>,
    pub(crate) clock: C,
    chance: RefCell<R>,
    pub(crate) state: RefCell<State>,
    /// A poster that was opened and is not remembered: a forged one, or one that waits for a choice.
    opened: RefCell<Option<Judged>>,
    keeps: Cell<Keeps>,
    /// Memory holds what the disk has refused.
    ahead: Cell<bool>,
    pub(crate) line: Cell<PostState>,
    pub(crate) pace: crate::rounds::Pace,
    tell: Box<dyn Fn(Shown)>,
    wrote: Box<dyn Fn()>,
}

impl<S: Store, L: Locks, P: Post, C: Clock, R: CryptoRng> Pocket<S, L, P, C, R> {
    /// A pocket with what the disk holds. `tell` hears of every change; `wrote` of every one that is on disk.
    pub async fn open(
        (disk, clock, chance): (Disk<S, L>, C, R),
        tell: impl Fn(Shown) + 'static,
        wrote: impl Fn() + 'static,
    ) -> Self {
        let pocket = Self {
            disk,
            post: RefCell::default(),
            clock,
            chance: RefCell::new(chance),
            state: RefCell::default(),
            opened: RefCell::default(),
            keeps: Cell::default(),
            ahead: Cell::default(),
            line: Cell::new(PostState::Silent),
            pace: crate::rounds::Pace::default(),
            tell: Box::new(tell),
            wrote: Box::new(wrote),
        };
        let _ = pocket.in_turn(|_, _, _| ()).await;
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

    /// Another page may have written: takes over what it wrote, and shows it.
    pub async fn others_wrote(&self) {
        let _ = self.change(|_, _, _| ()).await;
    }

    /// Everything, as the face sees it.
    #[must_use]
    pub fn shown(&self) -> Shown {
        let state = self.state.borrow();
        let (forged, other) = match self.opened.borrow().as_ref().map(Judged::station) {
            Some(forged) if forged.standing == Standing::Forged => (Some(forged), None),
            other => (None, other),
        };
        let beside = Beside {
            station: forged.or_else(|| state.judged().map(|judged| judged.station())),
            other,
            keeps: self.keeps.get(),
            post: self.line.get(),
        };
        show::pocket(&state, beside)
    }

    /// Changes the state, writes it out, and tells the face.
    pub(crate) async fn change<T>(&self, act: impl FnOnce(&mut State, &mut Draw, Millis) -> T) -> Result<T, Trouble> {
        let done = self.in_turn(act).await;
        self.show();
        done
    }

    pub(crate) fn show(&self) {
        (self.tell)(self.shown());
    }

    /// One turn: takes over what the disk holds, changes it, writes it back. What changes nothing is not written.
    async fn in_turn<T>(&self, act: impl FnOnce(&mut State, &mut Draw, Millis) -> T) -> Result<T, Trouble> {
        let _turn = self.disk.turn().await;
        let found = self.disk.read().await;
        let silent = matches!(found, Found::Silent);
        let damaged = self.take_over(found)?;
        let before = self.state.borrow().clone();
        let mut draw = self.draw();
        let done = act(&mut self.state.borrow_mut(), &mut draw, self.clock.now_ms());
        let changed = self.ahead.get() || damaged.is_some() || *self.state.borrow() != before;
        if silent || (changed && !self.write(damaged).await) {
            self.ahead.set(self.ahead.get() || changed);
            self.keeps.set(Keeps::Not);
        } else {
            self.ahead.set(false);
            self.keeps.set(Keeps::Well);
        }
        Ok(done)
    }

    /// Takes over what the disk holds. Comes back with damaged bytes, which the next write puts aside.
    fn take_over(&self, found: Found) -> Result<Option<Vec<u8>>, Trouble> {
        let mut state = self.state.borrow_mut();
        match found {
            Found::Nothing | Found::Silent => {}
            Found::Whole(disk) if self.ahead.get() => state.join(*disk),
            Found::Whole(disk) => *state = *disk,
            Found::Damaged(bytes) => {
                state.damaged = true;
                return Ok(Some(bytes));
            }
            Found::Newer => {
                self.keeps.set(Keeps::Newer);
                return Err(Trouble::OldPage);
            }
        }
        Ok(None)
    }

    async fn write(&self, damaged: Option<Vec<u8>>) -> bool {
        let state = self.state.borrow().clone();
        let written = self.disk.write(&state, damaged).await;
        if written {
            (self.wrote)();
        }
        written
    }

    fn draw(&self) -> Draw {
        let mut seed = [0; 32];
        self.chance.borrow_mut().fill_bytes(&mut seed);
        Draw::from_seed(seed)
    }

    /// A poster was opened, and this is what its site says of it.
    pub async fn take_poster(&self, judged: Judged) -> Result<(), Trouble> {
        let forged = judged.standing == Standing::Forged;
        if forged || self.state.borrow().asks_before(&judged) {
            self.opened.replace(Some(judged));
            self.show();
            return if forged { Err(Trouble::ForgedPoster) } else { Ok(()) };
        }
        self.opened.replace(None);
        self.change(|state, _, _| state.remember(&judged)).await
    }

    /// Whose site this is, as it says itself: who signs as that station needs no poster to be known.
    pub async fn stands_on(&self, file: Option<&StationFile>) {
        if let Some(root) = file.and_then(root_of) {
            let _ = self.change(|state, _, _| state.host = Some(root)).await;
        }
    }

    /// What the site says now of the poster remembered, if there is one.
    pub async fn judge_again(&self, file: Option<&StationFile>) -> Option<Trouble> {
        if self.opened.borrow().is_some() {
            return None;
        }
        let poster = self.state.borrow().station()?;
        self.take_poster(Judged::of(poster, file)).await.err()
    }

    /// What the person decides about the poster that waits for it.
    async fn choose(&self, change: bool) {
        let waiting = self.opened.borrow().as_ref().is_some_and(|judged| judged.standing != Standing::Forged);
        let other = if waiting { self.opened.take() } else { None };
        let _ =
            self.change(|state, _, _| other.iter().filter(|_| change).for_each(|other| state.remember(other))).await;
    }

    /// In the sample: who holds the phone.
    pub async fn act_as(&self, person: Person) {
        let _ = self.change(|state, _, _| state.me = Some(person)).await;
    }

    /// Answers the face. `Open` is not answered here: it makes the pocket.
    pub async fn answer(&self, ask: Ask) -> Reply {
        match ask {
            Ask::Open(_) => Reply::Done,
            Ask::Forget => {
                let _ = self.change(|state, _, _| *state = State::default()).await;
                Reply::Done
            }
            Ask::Choose { change } => {
                self.choose(change).await;
                Reply::Done
            }
            Ask::Understood => {
                let _ = self.change(|state, _, _| state.damaged = false).await;
                Reply::Done
            }
            Ask::File(filing) => Reply::Filed(self.file(filing).await),
            Ask::Say { request, say } => {
                Reply::Said(self.change(|state, draw, now| act::say(state, draw, now, request, say)).await.flatten())
            }
            Ask::TakeIn(text) => Reply::Taken(self.take_in(&text).await),
            Ask::Answer { task, yes } => {
                Reply::Said(self.change(|state, draw, now| act::answer(state, draw, now, task, yes)).await.flatten())
            }
            Ask::Finish { task, word, photo } => Reply::Said(self.finish(task, &word, photo).await),
            Ask::Copy(about) => Reply::Text(self.code(about)),
            Ask::Copied(about) => {
                let _ = self.change(|state, _, now| copied(state, about, now)).await;
                Reply::Done
            }
            Ask::Look { eager } => {
                self.look(eager).await;
                Reply::Done
            }
        }
    }

    async fn file(&self, filing: ports::pocket::Filing) -> Result<domain::RequestId, Trouble> {
        if self.opened.borrow().as_ref().is_some_and(|opened| opened.standing == Standing::Forged) {
            return Err(Trouble::NoStation);
        }
        let write = |state: &mut State, draw: &mut Draw, now| {
            let target = state.target().ok_or(Trouble::NoStation)?;
            act::file(state, draw, now, &target, filing)
        };
        self.change(write).await.flatten()
    }

    /// Takes in a chat message: a slip, or a poster's link.
    pub async fn take_in(&self, text: &str) -> Result<Taken, Trouble> {
        let taken = self.change(|state, _, now| intake::take_text(state, now, text)).await.flatten();
        // Whom to tell first stands in a link beside a poster, which may be new to this phone.
        let beside = taken == Err(Trouble::NoStation);
        if !beside && taken != Err(Trouble::NothingThere) {
            return taken;
        }
        let poster = match intake::poster_in(text) {
            Ok(poster) => poster,
            Err(_) if beside => return taken,
            Err(why) => return Err(intake::trouble_of_poster(why)),
        };
        // A pasted link is not compared with the site, as an opened one is; and the sample, which believes every
        // poster, is entered by opening a link alone.
        if poster.sample {
            return Err(Trouble::ForgedPoster);
        }
        self.take_poster(Judged::of(poster, None)).await?;
        if beside {
            let _ = self.change(|state, _, now| intake::take_text(state, now, text)).await;
        }
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
        self.change(|state, draw, now| act::finish(state, draw, now, task, word, sealed)).await.flatten()
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

/// The root that a site names.
fn root_of(file: &StationFile) -> Option<Fingerprint> {
    SigningPublic::parse(file.root.trim()).map(|root| fingerprint(&root))
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
