//! Opening: from what stands in the address to a pocket over this browser's storage and post. The sample has a
//! database of its own, and one for each person acted as.

use crate::disk::{Disk, TABLE};
use crate::intake::{poster_in, trouble_of_poster};
use crate::pocket::Pocket;
use crate::shelf::Shelf;
use crate::station::Judged;
use core::cell::RefCell;
use device::channel::{BrowserChannel, Channel};
use device::locks::BrowserLocks;
use device::port::Teller;
use device::post::{HttpPost, Road, SAMPLE_TABLES};
use device::station::fetch_station;
use device::store::{BrowserStore, Store};
use device::{BrowserClock, BrowserEntropy, Site};
use ports::pocket::{Ask, News, Opened, Person, Reply, Trouble};
use std::rc::Rc;

type Open = Pocket<Shelf, BrowserLocks, Road, BrowserClock, BrowserEntropy>;

/// The worker: opens a pocket, then lets it answer.
pub struct Worker {
    teller: Teller<News>,
    pocket: RefCell<Option<Rc<Open>>>,
}

impl Worker {
    /// A worker that has opened nothing yet.
    #[must_use]
    pub fn new(teller: Teller<News>) -> Self {
        Self { teller, pocket: RefCell::default() }
    }

    /// Answers the face.
    pub async fn answer(&self, ask: Ask) -> Reply {
        let pocket = self.pocket.borrow().clone();
        match (ask, pocket) {
            (Ask::Open(opened), _) => self.open(opened).await,
            (ask, Some(pocket)) => pocket.answer(ask).await,
            (_, None) => Reply::Done,
        }
    }

    async fn open(&self, opened: Opened) -> Reply {
        let poster = opened.poster.as_deref().map(poster_in);
        let sample = matches!(&poster, Some(Ok(poster)) if poster.sample);
        let site = Site::here("resident");
        let site = if sample { site.as_sample() } else { site };
        let persona = opened.persona.filter(|_| sample);
        let pocket = self.pocket_at(&site, persona.as_deref()).await;
        self.pocket.replace(Some(pocket.clone()));
        if let Some(person) = persona_of(&site, persona).await {
            pocket.act_as(person).await;
        }
        let refused = match poster {
            Some(Err(why)) => Some(trouble_of_poster(why)),
            Some(Ok(poster)) if !pocket.remembers(&poster) => {
                let file = fetch_station(&site).await;
                let refused = pocket.take_poster(Judged::of(poster, file.as_ref())).await.err();
                pocket.stands_on(file.as_ref()).await;
                pocket.take_road(&site).await;
                refused
            }
            _ => {
                pocket.take_road(&site).await;
                judge_later(pocket.clone(), site);
                None
            }
        };
        let slip = match opened.slip {
            None => None,
            // Whom to tell first at a station that is not this phone's, or not yet: its poster says all there is to say.
            Some(text) => Some(pocket.take_in(&text).await).filter(|taken| *taken != Err(Trouble::NoStation)),
        };
        Reply::Opened { pocket: Box::new(pocket.shown()), poster: refused, slip }
    }

    async fn pocket_at(&self, site: &Site, persona: Option<&str>) -> Rc<Open> {
        let name = site.name(&persona.map_or_else(|| "pocket".to_owned(), |persona| format!("pocket:{persona}")));
        let disk = Disk::new(Shelf::open(&name, &[TABLE]).await, BrowserLocks, &name);
        let channel = Rc::new(BrowserChannel::open(&name));
        let (teller, others) = (self.teller, channel.clone());
        let tell = move |pocket| teller.tell(&News::Pocket(pocket));
        let wrote = move || others.tell(b"wrote");
        let pocket = Rc::new(Pocket::open((disk, BrowserClock, BrowserEntropy), tell, wrote).await);
        let here = Rc::downgrade(&pocket);
        channel.listen(move |_| {
            if let Some(pocket) = here.upgrade() {
                device::spawn(async move { pocket.others_wrote().await });
            }
        });
        pocket
    }
}

impl Open {
    /// Sends and fetches by the mailbox that the poster's site names, from now on.
    async fn take_road(self: &Rc<Self>, site: &Site) {
        self.set_post(road(site, self.mailbox()).await);
        self.hear();
    }

    /// In the sample the mailbox tells when something has come.
    fn hear(self: &Rc<Self>) {
        let secret = self.state.borrow().keys().map(|keys| keys.secret.id());
        let (Some(own), Some(post)) = (secret, self.post()) else { return };
        let here = Rc::downgrade(self);
        post.on_arrival(own, move || {
            if let Some(pocket) = here.upgrade() {
                device::spawn(async move { pocket.look(true).await });
            }
        });
    }
}

/// The road to the station's mailbox: where the site says, or beside the program; none where there is none.
async fn road(site: &Site, mailbox: Option<String>) -> Option<Road> {
    match mailbox.as_deref() {
        Some("none") => None,
        Some(url) if !site.sample => Some(Road::Web(HttpPost::at(url))),
        _ => Road::of(site).await.ok(),
    }
}

/// What the site says now of the poster remembered, without keeping anyone waiting for it.
fn judge_later(pocket: Rc<Open>, site: Site) {
    device::spawn(async move {
        let file = fetch_station(&site).await;
        let before = pocket.mailbox();
        pocket.stands_on(file.as_ref()).await;
        pocket.judge_again(file.as_ref()).await;
        if pocket.mailbox() != before {
            pocket.take_road(&site).await;
        }
    });
}

/// Who a sample page acts as, as the desk wrote it down.
async fn persona_of(site: &Site, persona: Option<String>) -> Option<Person> {
    let persona = persona?;
    let store = BrowserStore::open(&site.shared_name("mailbox"), SAMPLE_TABLES).await.ok()?;
    let row = store.read("as", persona.as_bytes()).await.ok()??;
    let (name, telephone, home) = postcard::from_bytes(&row).ok()?;
    Some(Person { name, telephone, home })
}
