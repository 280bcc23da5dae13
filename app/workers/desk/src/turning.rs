//! Turning: the station's inbox gets a new key from time to time, when somebody asks, and when a device is revoked that had
//! the one before. A card that names it, signed anew, goes to every phone with an open request and to every kiosk. What is
//! sealed to an older key is still opened, and marked, until somebody says that no poster names that one any more.

use crate::desk::{Desk, State};
use crate::host::Host;
use crate::keys::Keys;
use crate::office::{Change, Office};
use crate::set_up::card_body;
use courier::body::{Body, ReplyTo};
use courier::outbox::Outbox;
use courier::slip;
use domain::Millis;
use domain::time::DAY_MS;
use journal::{Phone, Subject};
use ports::desk::devices::Inbox;
use ports::desk::{Mailbox, Mode, Trouble};
use std::collections::BTreeMap;
use trust::{Role, SigningPublic};

/// So often by itself.
const TURN_MS: Millis = 30 * DAY_MS;

/// Keys with a new one for the inbox, and the outbox with the cards that say so: what is true once it is written.
pub struct Turned {
    keys: Keys,
    outbox: Outbox,
}

impl<H: Host> Office<H> {
    /// Whether the inbox is to be turned without anybody's asking. Where another device has the station's voice too it
    /// could not open what is sealed to the new key: then it is left to a person.
    #[must_use]
    pub fn turns_by_itself(&self, now_ms: Millis) -> bool {
        let due = now_ms >= self.keys.inbox_since_ms().saturating_add(TURN_MS);
        due && self.mode != Mode::Sample && self.keys.speaks() && self.others_with_voice() == 0
    }

    /// Gives the inbox a new key, and tells those who are waiting for an answer.
    ///
    /// # Errors
    /// `StationOnly`, `NotNow` in the sample, or the device's trouble; then nothing was written.
    pub async fn turn_inbox(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        let mut change = Change::default();
        let turned = self.turn(&mut change, now_ms)?;
        self.commit(now_ms, change).await?;
        self.turn_to(turned);
        Ok(())
    }

    /// What turning the inbox writes. Once that is written, `turn_to` it.
    ///
    /// # Errors
    /// `StationOnly`, or `NotNow` in the sample.
    pub fn turn(&mut self, change: &mut Change, now_ms: Millis) -> Result<Turned, Trouble> {
        self.must_speak()?;
        let keys = self.keys.turned(&mut self.draw, now_ms).ok_or(Trouble::StationOnly)?;
        let (ReplyTo { seal, folder }, place) = (keys.reply_to(), keys.place);
        let ((), ops) = self.act(|act| {
            act.phone(Subject::station(place), &Phone { sign: keys.sign.public(), seal, folder });
        });
        change.say(place, ops);
        change.rows.push(keys.write());
        let outbox = self.with_cards(&keys, change, now_ms)?;
        Ok(Turned { keys, outbox })
    }

    /// From now on the inbox has its new key.
    pub fn turn_to(&mut self, Turned { keys, outbox }: Turned) {
        (self.keys, self.outbox) = (keys, outbox);
    }

    /// The outbox, with a card for every phone that waits for an answer, and for every kiosk.
    fn with_cards(&mut self, keys: &Keys, change: &mut Change, now_ms: Millis) -> Result<Outbox, Trouble> {
        let mut outbox = self.outbox.clone();
        if !self.has_mailbox() || self.mailbox == Mailbox::None {
            return Ok(outbox);
        }
        let station = self.ledger().station().ok_or(Trouble::Unknown)?;
        let card = Body::Card(card_body(keys, &station.name, &station.telephone));
        let phones = self.still_open().filter_map(|request| self.ledger().phone(Subject::request(request.id)));
        let kiosks = self.ledger().kiosks().filter(|kiosk| !kiosk.retired).filter_map(|kiosk| kiosk.phone);
        let phones: BTreeMap<_, _> = phones.chain(kiosks).map(|phone| (phone.sign, phone)).collect();
        for Phone { seal, folder, .. } in phones.into_values() {
            // Sealed, though it is no secret: the folder alone must not tell whose phone this is.
            let slip = slip::seal(&mut self.draw, &keys.sign, &seal, &card);
            let slip = slip.map_err(|why| Trouble::Broken(why.to_string()))?;
            change.rows.push(Self::posting_row(outbox.write(folder, [0; 16], slip, false, now_ms, 0)));
        }
        Ok(outbox)
    }

    /// Closes the keys of the inbox that were replaced long ago: posters that name them lead nowhere from now on.
    ///
    /// # Errors
    /// `StationOnly`, `NotNow` in the sample or when there are none, or the device's trouble; then nothing was written.
    pub async fn close_inboxes(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        self.must_speak()?;
        if self.keys.closable(now_ms) == 0 {
            return Err(Trouble::NotNow);
        }
        let keys = self.keys.closed(now_ms);
        self.commit(now_ms, Change { rows: vec![keys.write()], ..Change::default() }).await?;
        self.keys = keys;
        Ok(())
    }

    /// How the inbox stands; `None` where the station's voice is not.
    #[must_use]
    pub fn inbox(&self, now_ms: Millis) -> Option<Inbox> {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.must_speak().ok()?;
        Some(Inbox {
            since_ms: self.keys.inbox_since_ms(),
            closable: count(self.keys.closable(now_ms)),
            others: count(self.others_with_voice()),
        })
    }

    /// Where slips to the station go, by its newest key that is known here.
    #[must_use]
    pub fn station_reply_to(&self) -> ReplyTo {
        let told = self.ledger().phone(Subject::station(self.keys.place)).filter(|_| !self.keys.speaks());
        told.map_or_else(|| self.keys.reply_to(), |Phone { seal, folder, .. }| ReplyTo { seal, folder })
    }

    /// How many other devices have the station's voice and count.
    #[must_use]
    pub fn others_with_voice(&self) -> usize {
        let writers = self.replica.writers();
        let own = [self.keys.device.public(), self.keys.root()];
        let has = |key: &SigningPublic| !own.contains(key) && self.has_voice(key) && !writers.is_revoked(key);
        writers.devices().filter(|(key, _)| has(key)).count()
    }

    /// Whether a device is one with the station's voice: it, or a backup of it, has set the station up or restored it, and
    /// certified itself for good.
    #[must_use]
    pub fn has_voice(&self, key: &SigningPublic) -> bool {
        let lasting = |certificate: &trust::Certificate| {
            let terms = &certificate.terms;
            (terms.issuer, terms.role, terms.not_after_ms) == (self.keys.root(), Role::Station, Millis::MAX)
        };
        self.replica.writers().certificates(key).iter().any(lasting)
    }
}

impl<H: Host> Desk<H> {
    /// Turns the inbox when it is time. What cannot be written now is tried again at the next round.
    pub(crate) async fn turn_inbox(&self) {
        let now_ms = self.now_ms();
        if !matches!(&*self.state.borrow(), State::Open(office) if office.turns_by_itself(now_ms)) {
            return;
        }
        let _turn = self.turn.take().await;
        let Some(mut office) = self.opened_office() else { return };
        let turned = if office.turns_by_itself(now_ms) { office.turn_inbox(now_ms).await } else { Ok(()) };
        self.put_back(office, turned.as_ref().err());
        self.tell_changes();
    }
}
