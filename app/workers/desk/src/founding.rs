//! Founding: the first keys and the first event of a station, written together or not at all.

use crate::atlas::Atlas;
use crate::host::Host;
use crate::keys::Keys;
use crate::office::{Change, Office};
use crate::road;
use crate::roll::Roll;
use crate::set_up::form::Founded;
use crate::set_up::{Card, Numbered, found as write_station, places, station_name};
use crate::trouble::of_store;
use domain::Millis;
use journal::Replica;
use ports::desk::{Mode, Trouble};
use trust::Draw;

/// What a meal costs until somebody says otherwise, in fen.
const PRICES: (u32, u32) = (1_200, 800);

/// Founds the station of a filled-in form.
///
/// # Errors
/// The device's trouble; nothing was written.
pub async fn found<H: Host>(
    host: &H,
    mode: Mode,
    base_url: &str,
    founded: &Founded,
    now_ms: Millis,
) -> Result<Office<H>, Trouble> {
    let mut draw = Draw::from_seed(host.chance().ok_or(Trouble::NoRandomness)?);
    let places = places(founded, &mut draw);
    let keys = Keys::drawn(&mut draw, places[2].0.id, now_ms);
    let mut office = blank(host, mode, base_url, keys, draw).await?;
    let name = station_name(founded);
    let card = Card {
        name: &name,
        telephone: &founded.telephone,
        captain: &founded.captain,
        sample: mode == Mode::Sample,
        prices: PRICES,
    };
    first_event(&mut office, &card, &places, now_ms).await?;
    Ok(office)
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
    let keys = core::mem::replace(&mut office.keys, Keys::drawn(&mut Draw::from_seed([0; 32]), places[2].0.id, 0));
    let ((), ops) = office.act(|act| write_station(act, &keys, card, places));
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
    mode: Mode,
    base_url: &str,
    keys: Keys,
    draw: Draw,
) -> Result<Office<H>, Trouble> {
    let store = host.store(mode).await.map_err(of_store)?;
    let (post, mailbox) = road::open(host, mode, base_url, "").await?;
    let writers = keys.writers().map_err(|why| Trouble::Broken(why.to_string()))?;
    Ok(Office {
        store,
        post,
        mode,
        base_url: base_url.to_owned(),
        keys,
        replica: Replica::new(writers),
        keyring: Default::default(),
        draw,
        roll: Roll::default(),
        atlas: Atlas::default(),
        tray: Default::default(),
        letters: Default::default(),
        outbox: Default::default(),
        seen: Default::default(),
        backs: Default::default(),
        held_back: Default::default(),
        next_back: 0,
        tidied_ms: 0,
        mailbox,
        next_event: 0,
        aside: Default::default(),
        unread: 0,
        quarantine: Default::default(),
        stale: false,
        receipts: Default::default(),
        owed: Default::default(),
        last_saved_ms: None,
        last_backup: None,
        storage: Default::default(),
        gathered: None,
        version: 0,
        unsaved_keys: Vec::new(),
    })
}
