//! The devices of this station: which write, how far each has come, and putting an end to one.

use crate::desk::Desk;
use crate::host::Host;
use crate::office::{Change, Office};
use domain::Millis;
use journal::facts;
use journal::{Reason, Stamp};
use ports::desk::devices::{Answer as Told, Ask, Device, Devices, Why};
use ports::desk::{Answer, Reply, Trouble};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use trust::{Revocation, SigningPublic, fingerprint};

impl<H: Host> Desk<H> {
    /// Answers a question about it.
    pub(crate) async fn answer_devices(&self, ask: Ask) -> Reply {
        let mut office = self.office().await?;
        let said = match ask {
            Ask::List => Ok(()),
            Ask::Revoke { key } => office.revoke_device(SigningPublic(key), self.now_ms()).await,
        };
        let reply = said.map(|()| Answer::Devices(Told::Devices(office.devices())));
        self.put_back(office, reply.as_ref().err());
        reply
    }
}

impl<H: Host> Office<H> {
    /// The devices, and what is not believed yet.
    #[must_use]
    pub fn devices(&self) -> Devices {
        let written = self.written();
        let mut devices: Vec<Device> =
            self.replica.devices().filter_map(|device| self.shown(device, &written)).collect();
        devices.sort_by_key(|device| (!device.this, device.revoked, Reverse(device.last_ms), device.key));
        let mut aside: BTreeMap<Why, u32> = BTreeMap::new();
        self.quarantine.iter().for_each(|(_, reason, _)| *aside.entry(why(reason)).or_default() += 1);
        let waiting = u32::try_from(self.replica.waiting().count()).unwrap_or(u32::MAX);
        Devices { devices, aside: aside.into_iter().collect(), waiting }
    }

    /// Of each author, how many events count and when the newest was written.
    fn written(&self) -> BTreeMap<SigningPublic, (u64, Millis)> {
        let mut written: BTreeMap<SigningPublic, (u64, Millis)> = BTreeMap::new();
        for (_, Stamp { author, wall_ms, .. }) in self.ledger().events() {
            let (events, last) = written.entry(*author).or_default();
            (*events, *last) = (*events + 1, (*last).max(*wall_ms));
        }
        written
    }

    /// A device as it is shown. The station itself is none, unless it wrote before it had devices.
    fn shown(&self, device: facts::Device, written: &BTreeMap<SigningPublic, (u64, Millis)>) -> Option<Device> {
        let (this, written) = (device.key == self.keys.device.public(), written.get(&device.key));
        if device.root && !this && written.is_none() {
            return None;
        }
        let until_ms = device.certificate.terms.not_after_ms;
        Some(Device {
            key: device.key.0,
            check: fingerprint(&device.key).to_string(),
            name: device.name,
            this,
            revoked: device.revoked,
            until_ms: (until_ms != Millis::MAX).then_some(until_ms),
            events: written.map_or(0, |(events, _)| *events),
            last_ms: written.map(|(_, last)| *last),
        })
    }

    /// The station's own word, so it counts wherever it is heard.
    async fn revoke_device(&mut self, key: SigningPublic, now_ms: Millis) -> Result<(), Trouble> {
        if self.replica.writers().certificates(&key).is_empty() {
            return Err(Trouble::Unknown);
        }
        if key == self.keys.device.public() || self.replica.writers().is_revoked(&key) {
            return Err(Trouble::NotNow);
        }
        let revocation = Revocation::issue(&self.keys.sign, key, self.replica.last_of(&key));
        let ((), ops) = self.act(|act| {
            act.revoke(&revocation);
        });
        let mut change = Change::default();
        change.say(self.keys.place, ops);
        self.commit(now_ms, change).await
    }
}

fn why(reason: Reason) -> Why {
    match reason {
        Reason::Newer => Why::Newer,
        Reason::Stranger => Why::Stranger,
        Reason::Revoked => Why::Revoked,
        Reason::Expired => Why::Expired,
        Reason::Garbled | Reason::TooLarge | Reason::Signature | Reason::Chain | Reason::Lamport | Reason::Fork => {
            Why::Damaged
        }
    }
}
