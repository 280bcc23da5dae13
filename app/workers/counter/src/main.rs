//! The program of the counter worker: opens this site's kiosk, answers its screen, and looks at the mailbox by itself.

use counter::Kiosk;
use counter::keep::{self, LoadError};
use counter::rest;
use device::locks::{BrowserLocks, Held, Locks};
use device::port::{Teller, serve};
use device::post::{HttpPost, Road};
use device::station::fetch_station;
use device::store::{BrowserStore, StoreError, Vault};
use device::{BrowserClock, BrowserEntropy, Clock, Site, device_key};
use ports::counter::{Answer, Ask, News, Trouble};
use std::cell::OnceCell;
use std::rc::Rc;

/// Between two looks at the mailbox.
const LOOK_MS: u32 = 5_000;

/// The kiosk of this site, and the lock that makes it the only one.
struct Open {
    kiosk: Kiosk<Vault<BrowserStore>, Road, BrowserClock, BrowserEntropy>,
    _alone: Option<Held>,
}

fn main() {
    serve(async |teller: Teller<News>| {
        let open: Rc<OnceCell<Rc<Open>>> = Rc::default();
        async move |ask: Ask| {
            if let (None, Ask::Open { sample, .. }) = (open.get(), &ask) {
                match start(*sample).await {
                    Ok(fresh) => {
                        let fresh = Rc::new(fresh);
                        device::spawn(look(fresh.clone(), teller));
                        let _ = open.set(fresh);
                    }
                    Err(why) => return Answer::Trouble(why),
                }
            }
            match open.get().cloned() {
                Some(open) => open.kiosk.answer(ask).await,
                None => Answer::Trouble(Trouble::NotEnrolled),
            }
        }
    });
}

async fn start(sample: bool) -> Result<Open, Trouble> {
    let site = Site::here("kiosk");
    let site = if sample { site.as_sample() } else { site };
    let alone = match BrowserLocks.try_take(&site.name("counter")).await {
        Ok(None) => return Err(Trouble::Elsewhere),
        Ok(held) => held,
        // No locks in this browser: go on alone.
        Err(_) => None,
    };
    let store = BrowserStore::open(&site.name("counter"), keep::TABLES).await.map_err(trouble)?;
    let secret = device_key::device_secret(&site.name("key"), true).await;
    let store = rest::sealed(store, secret, &mut BrowserEntropy).await.map_err(unread)?;
    let road = road(&site).await.map_err(trouble)?;
    let kiosk = Kiosk::open(store, road, BrowserClock, BrowserEntropy).await.map_err(unread)?;
    Ok(Open { kiosk, _alone: alone })
}

fn unread(why: LoadError) -> Trouble {
    match why {
        LoadError::Newer => Trouble::Outdated,
        LoadError::Store(why) => trouble(why),
    }
}

/// The road to the station's mailbox: where the host says, or beside the program.
async fn road(site: &Site) -> Result<Road, StoreError> {
    let named = fetch_station(site).await.map(|file| file.mailbox.trim().to_owned());
    match named.filter(|named| !named.is_empty() && named != "none") {
        Some(named) => Ok(Road::Web(HttpPost::at(&named))),
        None => Road::of(site).await,
    }
}

fn trouble(why: StoreError) -> Trouble {
    match why {
        StoreError::Full => Trouble::Full,
        StoreError::Outdated => Trouble::Outdated,
        _ => Trouble::NoStorage,
    }
}

/// Looks at the mailbox for ever; the screen is told whenever a count has changed.
async fn look(open: Rc<Open>, teller: Teller<News>) {
    let mut told = None;
    loop {
        open.kiosk.exchange().await;
        let till = open.kiosk.till();
        if let Some(till) = till.clone().filter(|_| till != told) {
            teller.tell(&News::Changed(till));
        }
        told = till;
        BrowserClock.sleep(LOOK_MS).await;
    }
}
