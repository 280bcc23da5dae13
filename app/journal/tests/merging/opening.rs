//! Opening: by a snapshot of whatever moment and the events that came since, a device opens as it would by all events.

use super::chance::Chance;
use super::delivery::{NOW, Story};
use super::device::Device;
use journal::log::{Chain, Log};
use journal::{Replica, snapshot};
use trust::SigningPublic;

/// Runs one seed, with a snapshot after every event that comes, whatever comes first.
pub fn run(seed: u64) -> Result<(), String> {
    let mut chance = Chance::new("opening", seed);
    let story = Story::told(&mut chance);
    let mut device = Device::new(story.devices[0].secret.clone(), &story.root);
    let authors: Vec<SigningPublic> = story.devices.iter().map(Device::key).collect();
    let mut moments = vec![];
    for event in chance.shuffled(story.events) {
        device.take(event.bytes(), NOW);
        moments.push((device.disk.clone(), snapshot::write(&device.replica, 400)));
    }
    let writers = || device.replica.writers().given();
    let (whole, _) = Replica::load(writers(), device.disk.values().cloned());
    // Which of two events of one number came last says nothing: nobody follows a fork.
    let chain = |chain: &Chain| (chain.next, chain.last.filter(|_| chain.fork.is_none()), chain.fork, chain.counted);
    let chains = |replica: &Replica| {
        let of = |log: &Log| authors.iter().map(|author| log.chain(author).map(chain)).collect::<Vec<_>>();
        replica.logs().map(|(place, log)| (place, of(log))).collect::<Vec<_>>()
    };
    let mut used = 0;
    for (at, (before, parts)) in moments.iter().enumerate() {
        let mut opened = snapshot::read(writers(), parts).ok_or(format!("the snapshot after {at} was turned down"))?;
        let since = device.disk.iter().filter(|(id, _)| !before.contains_key(id)).map(|(_, bytes)| bytes.clone());
        // Something changed what counts of those before: then all are loaded.
        let Some(0) = snapshot::go_on(&mut opened, since) else { continue };
        used += 1;
        let waiting = |replica: &Replica| replica.waiting().map(|(event, _)| event.id()).collect::<Vec<_>>();
        if opened.ledger() != whole.ledger() || chains(&opened) != chains(&whole) || waiting(&opened) != waiting(&whole)
        {
            return Err(format!("opened by the snapshot after {at} it is another"));
        }
    }
    // The last is of everything.
    if used > 0 { Ok(()) } else { Err("no snapshot was of use".to_owned()) }
}
