//! Handing over: one captain goes, another comes, and nothing is lost. Whoever goes says so on their own device, after
//! everything else; that word can stand nowhere before what they wrote until then has come. Where the device stays, it
//! says whose it is from then on.

use crate::host::Host;
use crate::office::{Change, Office};
use domain::{Millis, PlaceId};
use journal::vocabulary::field;
use journal::{Act, Subject, Value, facts};
use ports::desk::devices::{Handed, Handing, Refused};
use ports::desk::{Mode, Trouble};
use std::collections::BTreeSet;
use trust::SigningPublic;

/// Most characters of a captain's name.
const NAME_MAX: usize = 40;

impl<H: Host> Office<H> {
    /// How handing over stands here.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn handing(&self, now_ms: Millis) -> Result<Handing, Trouble> {
        let this = self.keys.device.public();
        let own = self.replica.devices().find(|device| device.key == this);
        let stations = self.stations(now_ms);
        let mut unheard = None;
        for key in &stations {
            let left = self.not_confirmed_by(key).await?;
            unheard = Some(unheard.map_or(left, |least: u32| least.min(left)));
        }
        let called = |key: &SigningPublic| {
            let device = self.replica.devices().find(|device| device.key == *key);
            (key.0, device.map(|device| device.name).unwrap_or_default())
        };
        Ok(Handing {
            place: self.place_of_device(&this),
            name: own.as_ref().map(|own| own.name.clone()).unwrap_or_default(),
            stations: stations.iter().map(called).collect(),
            unheard,
            handed: own.and_then(|own| own.handed).map(handed),
            photos: self.photos_here().await?,
        })
    }

    /// Other devices of the whole station that something can be sent to, in order of key.
    fn stations(&self, now_ms: Millis) -> Vec<SigningPublic> {
        let leads = |key: &&SigningPublic| {
            self.replica.writers().leads(key)
                && !self.replica.writers().is_revoked(key)
                && !self.scope(key, now_ms).is_empty()
        };
        self.peers.keys().filter(leads).copied().collect()
    }

    /// Says in every log of this device that whoever has it hands over. Once said it can be said again, for what was
    /// written since.
    ///
    /// # Errors
    /// `NotNow` on the sample and where nobody else of the station is known; the device's trouble.
    pub async fn hand_over(&mut self, now_ms: Millis) -> Result<Handing, Trouble> {
        if self.mode == Mode::Sample || self.stations(now_ms).is_empty() {
            return Err(Trouble::NotNow);
        }
        // Whom they looked at is written an hour late otherwise: after their word, as if they had gone on.
        self.tell_all_openings(now_ms).await?;
        let this = self.keys.device.public();
        let ((), ops) = self.act(|act: &mut Act| {
            act.hand_over(&this, now_ms);
        });
        let let_in = self.replica.writers().certificates(&this).iter().map(|certificate| certificate.terms.place);
        let written = self.replica.last_of(&this).into_iter().map(|(log, _)| log);
        let logs: BTreeSet<PlaceId> = let_in.chain(written).collect();
        let mut change = Change::default();
        for log in logs {
            change.say(log, ops.clone());
        }
        self.commit(now_ms, change).await?;
        self.handing(now_ms).await
    }

    /// Writes down who has this device from now on. Where the station's voice is, that is who looks after the station, and
    /// stands on what residents are told.
    ///
    /// # Errors
    /// `Refused::Nameless` without a name; the device's trouble.
    pub async fn takes_over(&mut self, name: &str, now_ms: Millis) -> Result<Handing, Trouble> {
        let name: String = name.trim().chars().take(NAME_MAX).collect();
        if name.is_empty() {
            return Err(Trouble::Exchange(Refused::Nameless));
        }
        let (this, station) = (self.keys.device.public(), Subject::station(self.keys.place));
        let speaks = self.keys.speaks();
        let ((), ops) = self.act(|act: &mut Act| {
            act.name_device(&this, &name);
            if speaks {
                act.set(station, field::STATION_CAPTAIN, Value::Text(name.clone()));
            }
        });
        // A captain's device writes in its building's log alone.
        let own = self.replica.writers().certificates(&this).last().map(|certificate| certificate.terms.place);
        let log = if self.replica.writers().may_write(&this, self.keys.place) { None } else { own };
        let mut change = Change::default();
        change.say(log.unwrap_or(self.keys.place), ops);
        self.commit(now_ms, change).await?;
        self.handing(now_ms).await
    }
}

/// For the face.
pub fn handed(handed: facts::Handed) -> Handed {
    Handed { at_ms: handed.at_ms, since: u32::try_from(handed.since).unwrap_or(u32::MAX) }
}
