//! The link: the face's one connection to its pocket, and what the pocket showed last. It outlives every view, also a
//! change of language.

use core::time::Duration;
use device::port::{Client, PortError};
use leptos::prelude::*;
use ports::pocket::{About, Ask, Filing, News, Opened, Person, Pocket, Reply, Say, Taken, Trouble, What};
use std::cell::OnceCell;

/// How often the pocket is told that someone is looking; it decides itself when to go to the mailbox.
const LOOK_EVERY: Duration = Duration::from_secs(4);

/// How the pocket is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Health {
    /// It is being opened.
    Opening,
    /// It answers.
    Well,
    /// It could not be loaded, or broke.
    Lost,
}

/// The connection.
#[derive(Clone, Copy)]
pub struct Link {
    /// What the pocket showed last.
    pub pocket: RwSignal<Pocket>,
    /// How it is.
    pub health: RwSignal<Health>,
    /// Why the poster or slip in the address was not taken.
    pub refused: RwSignal<Option<Trouble>>,
    client: StoredValue<Option<Client<Ask, Reply, News>>, LocalStorage>,
}

thread_local! {
    static LINK: OnceCell<Link> = const { OnceCell::new() };
}

/// The connection.
#[must_use]
pub fn use_link() -> Link {
    LINK.with(|link| *link.get_or_init(|| for_ever(Link::new)))
}

/// Makes signals that no view owns.
pub(crate) fn for_ever<T>(make: impl FnOnce() -> T) -> T {
    let around = Owner::current();
    let owner = Owner::new_root(None);
    let made = owner.with(make);
    core::mem::forget(owner);
    // A new root makes itself the current owner.
    if let Some(around) = around {
        around.set();
    }
    made
}

impl Link {
    fn new() -> Self {
        Self {
            pocket: RwSignal::new(Pocket::default()),
            health: RwSignal::new(Health::Opening),
            refused: RwSignal::new(None),
            client: StoredValue::new_local(None),
        }
    }

    /// Starts the pocket and hands it what the address carries.
    pub fn open(self) {
        let client = Client::start("./pocket_worker_loader.js");
        client.on_news(move |News::Pocket(pocket)| self.show(pocket));
        client.on_trouble(move |_| self.health.set(Health::Lost));
        self.client.set_value(Some(client));
        self.hand_over();
        for event in ["focus", "online"] {
            device::Listening::to(&window(), event, move |_| self.look(true)).for_ever();
        }
        set_interval(
            move || {
                if !document().hidden() {
                    self.look(false);
                }
            },
            LOOK_EVERY,
        );
        device::Listening::to(&window(), "hashchange", move |_| self.take_fragment()).for_ever();
    }

    /// Starts a fresh pocket after the first was lost.
    pub fn again(self) {
        self.health.set(Health::Opening);
        if let Some(client) = self.client.get_value() {
            client.restart();
        }
        self.hand_over();
    }

    fn hand_over(self) {
        let opened = Opened {
            site: site(),
            poster: ui::route::param("p"),
            slip: ui::route::param("s").or_else(ui::route::fragment),
            persona: ui::route::param("as"),
        };
        self.ask(Ask::Open(opened), move |reply| {
            let Reply::Opened { pocket, poster, slip } = reply else { return };
            self.show(*pocket);
            self.refused.set(poster.or_else(|| slip.and_then(Result::err)));
            if let Some(Ok(taken)) = slip {
                self.arrive(taken);
            }
        });
    }

    /// A slip's code after `#` while the page is open: someone tapped another link.
    fn take_fragment(self) {
        if let Some(code) = ui::route::fragment() {
            self.take_in(code, move |taken| match taken {
                Ok(taken) => self.arrive(taken),
                Err(trouble) => self.refused.set(Some(trouble)),
            });
        }
    }

    /// Opens the page a message is about.
    pub fn arrive(self, taken: Taken) {
        use crate::Route;
        ui::route::set_param("s", "");
        let route = match taken.what {
            What::Progress(id) => Route::Request(id),
            What::Offer(id) | What::Details(id) | What::CallOff(id) => Route::Task(id),
            What::Poster => Route::Home,
        };
        ui::replace(&route.address());
    }

    fn show(self, pocket: Pocket) {
        self.health.set(Health::Well);
        crate::remembered::keep(&pocket);
        if self.pocket.with_untracked(|now| *now != pocket) {
            self.pocket.set(pocket);
        }
    }

    /// Asks, and calls back with the answer; a lost pocket shows as such and calls nobody back.
    fn ask(self, ask: Ask, then: impl FnOnce(Reply) + 'static) {
        let Some(client) = self.client.get_value() else { return };
        device::spawn(async move {
            match client.ask(&ask).await {
                Ok(reply) => then(reply),
                Err(PortError::NotLoaded(_) | PortError::Broken(_) | PortError::Mismatch) => {
                    self.health.set(Health::Lost);
                }
            }
        });
    }

    /// Sends a request.
    pub fn file(self, filing: Filing, then: impl FnOnce(Result<domain::RequestId, Trouble>) + 'static) {
        self.ask(Ask::File(filing), move |reply| {
            if let Reply::Filed(filed) = reply {
                self.look(true);
                then(filed)
            }
        });
    }

    /// Says something about a request.
    pub fn say(self, request: domain::RequestId, say: Say, then: impl FnOnce(Result<(), Trouble>) + 'static) {
        self.ask(Ask::Say { request, say }, move |reply| {
            if let Reply::Said(said) = reply {
                self.look(true);
                then(said)
            }
        });
    }

    /// Answers an offer.
    pub fn answer(self, task: domain::TaskId, yes: Option<Person>, then: impl FnOnce(Result<(), Trouble>) + 'static) {
        self.ask(Ask::Answer { task, yes }, move |reply| {
            if let Reply::Said(said) = reply {
                self.look(true);
                then(said)
            }
        });
    }

    /// Says that a task is done.
    pub fn finish(
        self,
        task: domain::TaskId,
        word: String,
        photo: Option<Vec<u8>>,
        then: impl FnOnce(Result<(), Trouble>) + 'static,
    ) {
        self.ask(Ask::Finish { task, word, photo }, move |reply| {
            if let Reply::Said(said) = reply {
                self.look(true);
                then(said)
            }
        });
    }

    /// Takes in a chat message.
    pub fn take_in(self, text: String, then: impl FnOnce(Result<Taken, Trouble>) + 'static) {
        self.ask(Ask::TakeIn(text), |reply| {
            if let Reply::Taken(taken) = reply {
                then(taken)
            }
        });
    }

    /// The code that carries what waits.
    pub fn code(self, about: About, then: impl FnOnce(Option<String>) + 'static) {
        self.ask(Ask::Copy(about), |reply| {
            if let Reply::Text(text) = reply {
                then(text)
            }
        });
    }

    /// The person copied it.
    pub fn copied(self, about: About) {
        self.ask(Ask::Copied(about), |_| {});
    }

    /// Someone is looking: go to the mailbox if it is time to, or now.
    pub fn look(self, eager: bool) {
        self.ask(Ask::Look { eager }, |_| {});
    }

    /// Changes to the other poster that was opened, or keeps the station held.
    pub fn choose(self, change: bool) {
        ui::route::set_param("p", "");
        self.ask(Ask::Choose { change }, |_| {});
    }

    /// They know that what was kept before could not be read.
    pub fn understood(self) {
        self.ask(Ask::Understood, |_| {});
    }

    /// Deletes the sample from this phone.
    pub fn forget(self) {
        self.ask(Ask::Forget, |_| drop(window().location().reload()));
    }
}

/// The address of the site, without query and fragment.
fn site() -> String {
    let location = window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
    format!("{origin}{folder}")
}
