//! Founding: the first keys and the first event of a station, written together or not at all.

use crate::atlas::Atlas;
use crate::host::Host;
use crate::keys::Keys;
use crate::lock::{new_lock, vault};
use crate::office::{Change, Office};
use crate::road;
use crate::roll::Roll;
use crate::set_up::form::Founded;
use crate::set_up::{Card, Numbered, found as write_station, own_place, places, role, station_name};
use crate::trouble::of_store;
use device::store::Vault;
use domain::{Millis, PlaceId};
use journal::Replica;
use ports::desk::lock::Secret;
use ports::desk::{Mode, Trouble};
use trust::{Draw, RestKey};

/// What a meal costs until somebody says otherwise, in fen.
const PRICES: (u32, u32) = (1_200, 800);

/// Founds the station of a filled-in form, under lock from the first row on where there is a passcode; then the key comes
/// along.
///
/// # Errors
/// The device's trouble; nothing was written.
pub async fn found<H: Host>(
    host: &H,
    mode: Mode,
    base_url: &str,
    founded: &Founded,
    passcode: Option<&Secret>,
    now_ms: Millis,
) -> Result<(Office<H>, Option<RestKey>), Trouble> {
    let mut draw = Draw::from_seed(host.chance().ok_or(Trouble::NoRandomness)?);
    let places = places(founded, &mut draw);
    let own = own_place(founded, &places);
    let keys = Keys::drawn_as(role(founded.founds), &mut draw, own, now_ms);
    let store = host.store(mode).await.map_err(of_store)?;
    let lock = match passcode {
        Some(passcode) => Some(new_lock(host, &mut draw, mode, passcode).await),
        None => None,
    };
    let store = match &lock {
        Some((_, key)) => vault(host, store, key.clone())?,
        None => Vault::open(store),
    };
    let mut office = blank(host, store, mode, base_url, keys, draw).await?;
    let name = station_name(founded);
    let card = Card {
        name: &name,
        telephone: &founded.telephone,
        captain: &founded.captain,
        sample: mode == Mode::Sample,
        prices: PRICES,
    };
    office.gather();
    first_event(&mut office, &card, &places, now_ms).await?;
    if let Some((record, _)) = &lock {
        office.safe = record.safe();
        let rows = office.card().iter().map(crate::lobby::Card::write).chain([record.write()]).collect();
        office.commit(now_ms, Change { rows, ..Change::default() }).await?;
    }
    office.store_gathered().await?;
    Ok((office, lock.map(|(_, key)| key)))
}

/// Writes keys, places and card. Several events when there are very many buildings; the keys come with the first.
///
/// # Errors
/// The device's trouble.
pub async fn first_event<H: Host>(
    office: &mut Office<H>,
    card: &Card<'_>,
    places: &[Numbered],
    now_ms: Millis,
) -> Result<(), Trouble> {
    let keys = core::mem::replace(&mut office.keys, Keys::drawn(&mut Draw::from_seed([0; 32]), PlaceId::default(), 0));
    let this = keys.device.public();
    let ((), ops) = office.act(|act| {
        write_station(act, &keys, card, places);
        if !card.sample {
            act.name_device(&this, card.captain);
        }
    });
    let mut rows = vec![keys.write()];
    office.keys = keys;
    let log = office.keys.place;
    for portion in journal::batches(ops) {
        let mut change = Change { rows: core::mem::take(&mut rows), ..Change::default() };
        change.say(log, portion);
        office.commit(now_ms, change).await?;
    }
    Ok(())
}

/// An office with keys and nothing else.
///
/// # Errors
/// The device's trouble.
pub async fn blank<H: Host>(
    host: &H,
    store: Vault<H::Store>,
    mode: Mode,
    base_url: &str,
    keys: Keys,
    draw: Draw,
) -> Result<Office<H>, Trouble> {
    let (post, mailbox) = road::open(host, mode, base_url, "", None).await?;
    let writers = keys.writers().map_err(|why| Trouble::Broken(why.to_string()))?;
    Ok(Office {
        store,
        safe: Default::default(),
        post,
        bucket: None,
        mode,
        base_url: base_url.to_owned(),
        keys,
        replica: Replica::new(writers),
        keyring: Default::default(),
        draw,
        roll: Roll::default(),
        atlas: Atlas::default(),
        tally: Default::default(),
        programs: Default::default(),
        tray: Default::default(),
        letters: Default::default(),
        outbox: Default::default(),
        seen: Default::default(),
        backs: Default::default(),
        held_back: Default::default(),
        moved_to: None,
        next_back: 0,
        tidied_ms: 0,
        mailbox,
        next_event: 0,
        snapshot: None,
        begun: None,
        snapshot_failed: None,
        rest: Default::default(),
        aside: Default::default(),
        unread: 0,
        quarantine: Default::default(),
        peers: Default::default(),
        stale: false,
        receipts: Default::default(),
        owed: Default::default(),
        openings: Default::default(),
        last_saved_ms: None,
        last_backup: None,
        storage: Default::default(),
        gathered: None,
        version: 0,
        unsaved_keys: Vec::new(),
    })
}
