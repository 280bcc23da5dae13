//! Exchange: what is new here goes to the other devices, as far as each may see it, and what is new there comes in. By
//! mailbox it goes by itself; a file holds the same slips, sealed once more.

use crate::host::{EVENTS, Host};
use crate::key_rows;
use crate::office::Office;
use crate::peers::Peer;
use crate::trouble::of_store;
use courier::bundle::{self, Bundle, BundleError, Row, To, With};
use courier::exchange::PortionBody;
use courier::{Body, slip};
use device::store::{Span, Store};
use domain::time::{DAY_MS, HOUR_MS};
use domain::{Day, HouseholdId, Millis, PersonId};
use journal::vocabulary::field;
use journal::{Event, Subject, is_reserved};
use ports::desk::devices::{File, Refused, TakenIn};
use ports::desk::{Mode, Trouble};
use trust::{BoxId, PersonKey, SigningPublic, fingerprint};

/// Most bytes of events and keys in one portion: what leaves a slip room for its envelope.
const PORTION_BYTES: usize = 62 * 1024;
/// A device that does not lead adds to at most so many keys of one home: room is left for those who do.
const KEYS_NAMED: usize = 3;

/// A person's key, and whose it is.
const KEY_BYTES: usize = 48;
/// Rows read at once.
const PAGE: usize = 256;
/// Most portions posted to one device in one go.
const AT_ONCE: usize = 8;
/// What was written within so long goes together.
const PAUSE_MS: Millis = 5_000;
/// What was not heard by then is sent again; each time after twice as long.
const AGAIN_MS: Millis = HOUR_MS;
/// And after this at the latest.
const AGAIN_MS_MAX: Millis = 2 * DAY_MS;
/// In which rows of a bundle the slips are.
const SLIPS: &str = "slip";

/// Slips on their way to one device.
pub struct Parcel {
    /// Which.
    pub key: SigningPublic,
    /// Its box.
    pub to: BoxId,
    /// They.
    pub slips: Vec<Vec<u8>>,
    /// Everything below this number is sent with them.
    pub before: u64,
    /// How many events are in them.
    pub events: u32,
}

/// What a portion brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Brought {
    /// Events that were not here.
    pub new: u32,
    /// Events that do not count.
    pub aside: u32,
}

impl<H: Host> Office<H> {
    /// What is to be posted to other devices now.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn parcels_due(&mut self, now_ms: Millis) -> Result<Vec<Parcel>, Trouble> {
        if self.mode == Mode::Sample || !self.has_mailbox() {
            return Ok(Vec::new());
        }
        let keys: Vec<SigningPublic> = self.peers.keys().copied().collect();
        let mut parcels = Vec::new();
        for key in keys {
            self.widen(&key, now_ms);
            let next = self.next_event;
            let Some(peer) = self.peers.get_mut(&key).filter(|peer| peer.sending.rest_until_ms <= now_ms) else {
                continue;
            };
            let (acked, sending) = (peer.acked, &mut peer.sending);
            sending.sent = sending.sent.max(acked);
            if sending.sent > acked && sending.again_ms <= now_ms {
                (sending.sent, sending.again) = (acked, sending.again + 1);
            }
            let (sent, owes) = (sending.sent, sending.owes);
            if (sent >= next && !owes) || self.scope(&key, now_ms).is_empty() {
                continue;
            }
            let parcel = self.parcel(&key, sent, AT_ONCE, owes).await?;
            if parcel.slips.is_empty() {
                self.nothing_for(&key, sent, parcel.before);
            } else {
                parcels.push(parcel);
            }
        }
        Ok(parcels)
    }

    /// Whoever was certified for another place is told everything from the beginning.
    fn widen(&mut self, key: &SigningPublic, now_ms: Millis) {
        let scope = self.scope(key, now_ms);
        let Some(peer) = self.peers.get_mut(key) else { return };
        if !scope.is_subset(&peer.scope) {
            (peer.acked, peer.sending.sent) = (0, 0);
            peer.scope = scope;
        }
    }

    /// Nothing up to a number is for this device.
    fn nothing_for(&mut self, key: &SigningPublic, sent: u64, before: u64) {
        let Some(peer) = self.peers.get_mut(key) else { return };
        peer.sending.sent = before;
        if peer.acked == sent {
            peer.acked = before;
        }
    }

    /// Everything from a number on that a device may see, in so many portions at most.
    async fn parcel(&mut self, key: &SigningPublic, from: u64, most: usize, owes: bool) -> Result<Parcel, Trouble> {
        let Some(peer) = self.peers.get(key).cloned() else { return Err(Trouble::Unknown) };
        let portions = self.portions(key, &peer, from, most).await?;
        let before = portions.last().map_or(from, |portion| portion.before);
        let events: usize = portions.iter().map(|portion| portion.events.len()).sum();
        let mut slips: Vec<Vec<u8>> = Vec::new();
        let wanted = |portion: &&PortionBody| !portion.events.is_empty() || !portion.keys.is_empty();
        let last = portions.last().filter(|portion| owes && !wanted(portion));
        for portion in portions.iter().filter(wanted).chain(last) {
            let body = Body::Portion(Box::new(portion.clone()));
            let sealed = slip::seal(&mut self.draw, &self.keys.device, &peer.reply.seal, &body);
            slips.push(sealed.map_err(|why| Trouble::Broken(why.to_string()))?);
        }
        if !slips.is_empty() && peer.acked == 0 {
            slips.splice(0..0, peer.admit);
        }
        Ok(Parcel {
            key: *key,
            to: peer.reply.folder,
            slips,
            before,
            events: u32::try_from(events).unwrap_or(u32::MAX),
        })
    }

    /// What lies under the numbers from this one on, cut into portions; one at least.
    async fn portions(
        &self,
        key: &SigningPublic,
        peer: &Peer,
        from: u64,
        most: usize,
    ) -> Result<Vec<PortionBody>, Trouble> {
        let empty = |from| PortionBody {
            to: *key,
            reply: self.keys.own_reply_to(),
            from,
            before: from,
            heard: peer.heard.gap(),
            events: Vec::new(),
            keys: Vec::new(),
        };
        let (mut done, mut portion, mut bytes) = (Vec::new(), empty(from), 0);
        let mut span = match from.checked_sub(1) {
            Some(last) => Span::all().after(&last.to_be_bytes()),
            None => Span::all(),
        };
        loop {
            let rows = self.store.scan(EVENTS, &span, PAGE).await.map_err(of_store)?;
            let last = rows.len() < PAGE;
            for (row, event) in rows {
                span = Span::all().after(&row);
                let Ok(number) = row.try_into().map(u64::from_be_bytes) else { continue };
                let (events, keys) = self.for_peer(key, peer, number, event);
                let size = events.as_ref().map_or(0, Vec::len) + 4 + keys.len() * KEY_BYTES;
                if bytes + size > PORTION_BYTES && bytes > 0 {
                    if done.len() + 1 == most {
                        done.push(portion);
                        return Ok(done);
                    }
                    let next = empty(portion.before);
                    done.push(core::mem::replace(&mut portion, next));
                    bytes = 0;
                }
                bytes += size;
                portion.before = number + 1;
                portion.events.extend(events);
                let new: Vec<_> = keys.into_iter().filter(|key| !portion.keys.contains(key)).collect();
                portion.keys.extend(new);
            }
            if last {
                done.push(portion);
                return Ok(done);
            }
        }
    }

    /// How many events of here, as far as it may see them, a device has not confirmed yet.
    pub(crate) async fn not_confirmed_by(&self, key: &SigningPublic) -> Result<u32, Trouble> {
        let Some(peer) = self.peers.get(key) else { return Err(Trouble::Unknown) };
        let portions = self.portions(key, peer, peer.acked, usize::MAX).await?;
        let events: usize = portions.iter().map(|portion| portion.events.len()).sum();
        Ok(u32::try_from(events).unwrap_or(u32::MAX))
    }

    /// One stored event as far as a device may see it, with the keys it needs.
    fn for_peer(
        &self,
        key: &SigningPublic,
        peer: &Peer,
        number: u64,
        bytes: Vec<u8>,
    ) -> (Option<Vec<u8>>, Vec<(PersonId, PersonKey)>) {
        let Ok(event) = Event::trusted(bytes) else { return (None, Vec::new()) };
        let content = event.content();
        if content.author == *key || peer.theirs.holds(number) || !self.may_hold(key, content.log) {
            return (None, Vec::new());
        }
        let persons = self.persons_in(&event).into_iter().filter(|person| self.may_know(key, *person));
        let keys = persons.flat_map(|person| self.keyring.all_of(person).map(move |key| (person, key.clone())));
        (Some(event.bytes().to_vec()), keys.collect())
    }

    /// Notes that a parcel was posted, or that it could not be.
    pub fn parcel_posted(&mut self, parcel: &Parcel, posted: bool, now_ms: Millis) {
        let Some(peer) = self.peers.get_mut(&parcel.key) else { return };
        let sending = &mut peer.sending;
        if posted {
            (sending.sent, sending.owes) = (sending.sent.max(parcel.before), false);
            sending.rest_until_ms = now_ms + PAUSE_MS;
            sending.again_ms = now_ms + (AGAIN_MS << sending.again.min(8)).min(AGAIN_MS_MAX);
        } else {
            sending.rest_until_ms = now_ms + HOUR_MS / 12;
        }
    }

    /// Everything a device has not said it has, as a file for it alone.
    ///
    /// # Errors
    /// `Unknown` where nothing can be sent to it, `NotNow` once it may see nothing any more.
    pub async fn file_for(&mut self, key: &SigningPublic, now_ms: Millis) -> Result<File, Trouble> {
        self.widen(key, now_ms);
        let from = self.peers.get(key).ok_or(Trouble::Unknown)?.acked;
        if self.scope(key, now_ms).is_empty() {
            return Err(Trouble::NotNow);
        }
        let Parcel { slips, events, .. } = self.parcel(key, from, usize::MAX, true).await?;
        let row = |(number, value): (u32, Vec<u8>)| Row {
            table: SLIPS.to_owned(),
            key: number.to_be_bytes().to_vec(),
            value,
        };
        let rows = (0u32..).zip(slips).map(row).collect();
        let bundle =
            Bundle { station: self.keys.fingerprint(), made_ms: now_ms, logs: Vec::new(), keys: Vec::new(), rows };
        let seal = self.peers.get(key).ok_or(Trouble::Unknown)?.reply.seal;
        let bytes = bundle::seal(&mut self.draw, &To::Device(&seal), &bundle).map_err(refused)?;
        let check: String = fingerprint(key).to_string().chars().take(4).collect();
        Ok(File { name: format!("last-metre-for-{check}-{}.lmbundle", Day::of(now_ms).iso()), bytes, events })
    }

    /// Takes in a file that another device made for this one.
    ///
    /// # Errors
    /// Why it is not; what came before the trouble is in.
    pub async fn take_file(&mut self, file: &[u8], now_ms: Millis) -> Result<TakenIn, Trouble> {
        let (mut taken, mut from) = (Brought::default(), None);
        for bytes in slips_in(file, &self.keys.seal)? {
            let opened = slip::open(&self.keys.seal, &bytes).map_err(|_| Trouble::Exchange(Refused::Altered))?;
            let Body::Portion(body) = opened.body else { continue };
            if !self.is_device(&opened.signer) {
                return Err(Trouble::Exchange(Refused::Stranger));
            }
            from = Some(opened.signer);
            let brought = self.take_portion(&opened.signer, *body, now_ms).await?;
            (taken.new, taken.aside) = (taken.new + brought.new, taken.aside + brought.aside);
        }
        let from = from.ok_or(Trouble::Exchange(Refused::NotAFile))?;
        Ok(TakenIn { from: self.device_name(&from), new: taken.new, aside: taken.aside })
    }

    /// Whether a key is that of a device which the station has let in at some time, or of the station itself.
    #[must_use]
    pub fn is_device(&self, key: &SigningPublic) -> bool {
        !self.replica.writers().certificates(key).is_empty()
    }

    /// What people call a device, or else the check code of its key.
    #[must_use]
    pub fn device_name(&self, key: &SigningPublic) -> String {
        self.device_called(key).unwrap_or_else(|| fingerprint(key).to_string())
    }

    /// What a device is called, where it has a name.
    #[must_use]
    pub fn device_called(&self, key: &SigningPublic) -> Option<String> {
        let record = self.ledger().record(Subject::device(key));
        let name = record.and_then(|record| record.text(journal::vocabulary::field::DEVICE_NAME));
        name.filter(|name| !name.is_empty()).map(str::to_owned)
    }

    /// Takes in a portion from a device that is known, in one commit.
    ///
    /// # Errors
    /// The device's trouble: nothing was written.
    pub async fn take_portion(
        &mut self,
        from: &SigningPublic,
        body: PortionBody,
        now_ms: Millis,
    ) -> Result<Brought, Trouble> {
        let PortionBody { to, reply, from: first, before, heard, events, keys } = body;
        let taken = self.offer_events(&events, now_ms);
        let mut new_keys = keys;
        new_keys.retain(|(person, key)| self.learn(from, *person, key, now_ms));
        self.unsaved_keys.extend(self.keyring.take_fresh());
        let rows = self.next_event..self.next_event + taken.events.len() as u64;
        let mut peer = self.peers.get(from).cloned().unwrap_or_else(|| Peer::at(reply));
        peer.reply = reply;
        peer.admit = None;
        if to == self.keys.device.public() {
            peer.acked = peer.acked.max(heard.min(self.next_event));
        }
        peer.theirs.add(rows.start, rows.end);
        peer.theirs.forget_below(peer.acked);
        peer.heard.add(first, before);
        peer.sending.owes |= first < before;
        if peer.acked >= peer.sending.sent {
            peer.sending.again = 0;
        }
        let named = new_keys.iter().chain(&self.unsaved_keys).map(|(person, key)| (*person, key));
        let put = key_rows::put(&self.keyring, named);
        let rows = put.chain([peer.row(from)]).collect();
        self.peers.insert(*from, peer);
        self.keep_taken(&taken, rows).await?;
        let people: Vec<Subject> = new_keys.iter().map(|(person, _)| Subject::person(*person)).collect();
        self.note_touched(&people);
        self.last_saved_ms = Some(now_ms);
        self.speak_for(&taken.events, now_ms).await?;
        self.forget_as_asked(now_ms).await?;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Brought { new: count(taken.events.len()), aside: count(taken.aside.len()).saturating_add(taken.no_room) })
    }

    /// Keeps a key that a device names; says whether it is new. Only a device that is believed may name one; nobody's is
    /// replaced, and whoever was erased stays erased. Of a home, two who wrote apart may each have drawn one: both open. What
    /// this device seals it seals with no key named by somebody who could not be told of it.
    pub(crate) fn learn(&mut self, from: &SigningPublic, person: PersonId, key: &PersonKey, now_ms: Millis) -> bool {
        let (ledger, writers) = (self.ledger(), self.replica.writers());
        let wanted = !ledger.is_erased(person) && (!self.keyring.has(person) || ledger.person(person).is_none());
        if !wanted || self.scope(from, now_ms).is_empty() {
            return false;
        }
        let key = key.clone();
        if writers.leads(from) {
            return self.keyring.put(person, key);
        }
        let home = Subject::household(HouseholdId(person.0));
        let stations_home = ledger.pointed(home, field::HOUSEHOLD_PLACE).any(|(_, by)| writers.leads(&by));
        let theirs = !is_reserved(person) && (!stations_home || self.may_know(from, person));
        if theirs {
            return self.keyring.put(person, key);
        }
        // Whoever hears of these keys from a station's device takes the first for the one that seals.
        if self.decides() {
            self.keyring.draw_for(&mut self.draw, person);
        }
        self.keyring.all_of(person).count() < KEYS_NAMED && self.keyring.put_to_open(person, key)
    }
}

/// The slips in a file for one of these keys.
///
/// # Errors
/// Why it does not open.
pub fn slips_in(file: &[u8], secrets: &[trust::SealingSecret]) -> Result<Vec<Vec<u8>>, Trouble> {
    let bundle = bundle::open(&With::Device(secrets), file).map_err(refused)?;
    Ok(bundle.rows.into_iter().filter(|row| row.table == SLIPS).map(|row| row.value).collect())
}

fn refused(why: BundleError) -> Trouble {
    Trouble::Exchange(match why {
        // A backup, which is under a passphrase, is no message of a device's.
        BundleError::NotABundle | BundleError::TooLarge | BundleError::WrongPassphrase => Refused::NotAFile,
        BundleError::CutOff => Refused::CutOff,
        BundleError::Altered => Refused::Altered,
        BundleError::NotForThisDevice | BundleError::BadKey => Refused::NotForThisDevice,
        BundleError::Newer => Refused::Newer,
    })
}
