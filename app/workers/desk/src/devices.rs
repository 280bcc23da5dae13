//! The devices of this station: which write, how far each has come, and putting an end to one.

use crate::desk::Desk;
use crate::handover::handed;
use crate::host::Host;
use crate::office::{Change, Office};
use domain::{Millis, PlaceId};
use journal::facts;
use journal::{Reason, Stamp};
use ports::desk::devices::{Answer as Told, Ask, Device, Devices, Why};
use ports::desk::{Answer, Reply, Trouble};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use trust::{Revocation, SigningPublic, fingerprint};

impl<H: Host> Desk<H> {
    /// Answers a question about it.
    pub(crate) async fn answer_devices(&self, ask: Ask) -> Reply {
        match &ask {
            Ask::Join { name } => return self.join(name.as_deref()).await,
            Ask::Finish { file, passcode, root } => {
                return self.finish(file.as_deref(), passcode.as_ref(), root.map(SigningPublic)).await;
            }
            Ask::Answered { file } => return self.whose_answer(file.as_deref()).await,
            _ => {}
        }
        let mut office = self.office().await?;
        let now_ms = self.now_ms();
        let listed = |office: &Office<H>| Told::Devices(office.devices(now_ms));
        let said = match ask {
            Ask::List => Ok(listed(&office)),
            Ask::Revoke { key } => office.revoke_device(SigningPublic(key), now_ms).await.map(|()| listed(&office)),
            Ask::Look { text } => office.who_asks(&text).map(Told::Newcomer),
            Ask::Admit { text, name, place } => office.admit(&text, &name, place, now_ms).await.map(Told::File),
            Ask::Turn => office.turn_inbox(now_ms).await.map(|()| listed(&office)),
            Ask::CloseOld => office.close_inboxes(now_ms).await.map(|()| listed(&office)),
            Ask::Renew { key } => office.renew(SigningPublic(key), now_ms).await.map(|()| listed(&office)),
            Ask::Send { key } => office.file_for(&SigningPublic(key), now_ms).await.map(Told::File),
            Ask::TakeIn { file } => office.take_file(&file, now_ms).await.map(Told::TakenIn),
            Ask::Handing => office.handing(now_ms).await.map(Told::Handing),
            Ask::HandOver => office.hand_over(now_ms).await.map(Told::Handing),
            Ask::Takes { name } => office.takes_over(&name, now_ms).await.map(Told::Handing),
            Ask::Join { .. } | Ask::Finish { .. } | Ask::Answered { .. } => Err(Trouble::NotNow),
        };
        let reply = said.map(Answer::Devices);
        self.put_back(office, reply.as_ref().err());
        reply
    }
}

impl<H: Host> Office<H> {
    /// The devices, and what is not believed yet.
    #[must_use]
    pub fn devices(&self, now_ms: Millis) -> Devices {
        let written = self.written();
        let mut devices: Vec<Device> =
            self.replica.devices().filter_map(|device| self.shown(device, &written, now_ms)).collect();
        devices.sort_by_key(|device| (!device.this, device.revoked, Reverse(device.last_ms), device.key));
        let mut aside: BTreeMap<Why, u32> = BTreeMap::new();
        self.quarantine.iter().for_each(|(_, reason, _)| *aside.entry(why(reason)).or_default() += 1);
        let waiting = u32::try_from(self.replica.waiting().count()).unwrap_or(u32::MAX);
        let speaks = self.must_speak().is_ok();
        let inbox = self.inbox(now_ms);
        Devices { devices, speaks, inbox, aside: aside.into_iter().collect(), waiting }
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
    fn shown(
        &self,
        device: facts::Device,
        written: &BTreeMap<SigningPublic, (u64, Millis)>,
        now_ms: Millis,
    ) -> Option<Device> {
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
            place: self.place_of_device(&device.key),
            meets: self.peers.contains_key(&device.key) && !self.scope(&device.key, now_ms).is_empty(),
            events: written.map_or(0, |(events, _)| *events),
            last_ms: written.map(|(_, last)| *last),
            handed: device.handed.map(handed),
        })
    }

    /// The buildings a device writes for, as spoken; nothing for all of the station.
    pub(crate) fn place_of_device(&self, key: &SigningPublic) -> String {
        let certificates = self.replica.writers().certificates(key);
        let places: BTreeSet<PlaceId> = certificates.iter().map(|certificate| certificate.terms.place).collect();
        if places.contains(&self.keys.place) {
            return String::new();
        }
        places.into_iter().map(|place| self.atlas.spoken(place)).collect::<Vec<_>>().join(" · ")
    }

    /// The station's own word, so it counts wherever it is heard.
    async fn revoke_device(&mut self, key: SigningPublic, now_ms: Millis) -> Result<(), Trouble> {
        if !self.keys.speaks() {
            return Err(Trouble::StationOnly);
        }
        if self.replica.writers().certificates(&key).is_empty() {
            return Err(Trouble::Unknown);
        }
        if key == self.keys.device.public() || self.replica.writers().is_revoked(&key) {
            return Err(Trouble::NotNow);
        }
        let revocation = Revocation::naming(&self.keys.sign, key, self.replica.ends_of(&key));
        let ((), ops) = self.act(|act| {
            act.revoke(&revocation);
        });
        let mut change = Change::default();
        change.say(self.keys.place, ops);
        // It could open whatever comes to the inbox. Another that has the voice too could not open it any more.
        let alone = self.has_voice(&key) && self.others_with_voice() == 1;
        let turned = if alone { Some(self.turn(&mut change, now_ms)?) } else { None };
        self.commit(now_ms, change).await?;
        turned.into_iter().for_each(|turned| self.turn_to(turned));
        Ok(())
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
