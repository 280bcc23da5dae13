//! Joining: a new device asks a station to be let in, and with the station's answer becomes a desk of that station. What
//! it asked is kept until then, so that a reload does not draw other keys.

use crate::desk::{Desk, State};
use crate::exchange::slips_in;
use crate::founding::blank;
use crate::host::{Host, META};
use crate::key_rows;
use crate::keys::{Keys, Own};
use crate::lock::{new_lock, record::check, vault};
use crate::peers::Peer;
use crate::road;
use crate::short::picture;
use crate::trouble::of_store;
use courier::exchange::{AdmitBody, JoinBody, PortionBody};
use courier::mailbox::Seen;
use courier::{Body, Packed, code, slip};
use device::delivery::look;
use device::record;
use device::store::{Store, Vault, Write};
use domain::{Day, Millis};
use ports::desk::devices::{Answer as Told, Answered, Asking, Refused};
use ports::desk::lock::Secret;
use ports::desk::{Answer, Mode, Reply, Trouble};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use trust::{BoxSecret, Draw, SealingSecret, SigningPublic, SigningSecret, fingerprint};

/// Under which key what was asked stands.
const JOIN: &[u8] = b"join";
const VERSION: u8 = 1;
/// Most characters of what a device calls itself.
const NAME_MAX: usize = 40;

/// What was asked.
#[derive(Clone, Serialize, Deserialize)]
struct Asked {
    own: Own,
    name: String,
    at_ms: Millis,
}

/// What has come back: slips, and who may be heard.
struct Came {
    asked: Asked,
    slips: Vec<Vec<u8>>,
    /// The root that the host names, if it does.
    vouched: Option<SigningPublic>,
}

/// A station's answer: what lets this device in, and what it is told at once, each portion with its sender.
struct Admission {
    admit: AdmitBody,
    portions: Vec<(SigningPublic, PortionBody)>,
}

impl<H: Host> Desk<H> {
    /// Asks to be let in, or comes back with what was asked before.
    pub(crate) async fn join(&self, name: Option<&str>) -> Reply {
        let (_, mode) = self.must_be_new()?;
        let store = self.host.store(mode).await.map_err(of_store)?;
        let before = stored(&store).await?;
        let asked = match (name.map(str::trim), before) {
            (Some(""), _) => return Err(Trouble::Exchange(Refused::Nameless)),
            (Some(name), before) => {
                let mut draw = Draw::from_seed(self.host.chance().ok_or(Trouble::NoRandomness)?);
                let own = before.map_or_else(|| Own::drawn(&mut draw), |before| before.own);
                let name = name.chars().take(NAME_MAX).collect();
                let asked = Asked { own, name, at_ms: self.now_ms() };
                store.commit(vec![Write::put(META, JOIN, record::write(VERSION, &asked))]).await.map_err(of_store)?;
                asked
            }
            (None, Some(before)) => before,
            (None, None) => return Err(Trouble::Exchange(Refused::NotAsked)),
        };
        Ok(Answer::Devices(Told::Asking(Box::new(said(&asked)?))))
    }

    /// Whose answer there is. Nothing is opened: people compare its fingerprint first.
    pub(crate) async fn whose_answer(&self, file: Option<&[u8]>) -> Reply {
        let (base_url, mode) = self.must_be_new()?;
        let store = self.host.store(mode).await.map_err(of_store)?;
        let Came { asked, slips, vouched } = self.came(&store, file, mode, &base_url).await?;
        let root = admission(&asked.own, &slips, vouched, None)?.admit.root.terms.subject;
        let fingerprint = fingerprint(&root).to_string();
        let answered = Answered { root: root.0, fingerprint, vouched: vouched.is_some() };
        Ok(Answer::Devices(Told::Answered(answered)))
    }

    /// Opens the station's answer: from a file, or from the mailbox. The device is a desk of the station then, under lock
    /// from its first row on where there is a passcode. Where people have compared a root, only that one is heard.
    pub(crate) async fn finish(
        &self,
        file: Option<&[u8]>,
        passcode: Option<&Secret>,
        root: Option<SigningPublic>,
    ) -> Reply {
        let (base_url, mode) = self.must_be_new()?;
        passcode.map_or(Ok(()), |passcode| check(&passcode.0))?;
        let store = self.host.store(mode).await.map_err(of_store)?;
        let Came { asked, slips, vouched } = self.came(&store, file, mode, &base_url).await?;
        let Admission { admit, portions } = admission(&asked.own, &slips, vouched, root)?;
        let keys = Keys::let_in(&asked.own, admit).ok_or(Trouble::Exchange(Refused::NotForThisDevice))?;
        let mut draw = Draw::from_seed(self.host.chance().ok_or(Trouble::NoRandomness)?);
        let lock = match passcode {
            Some(passcode) => Some(new_lock(&self.host, &mut draw, mode, passcode).await),
            None => None,
        };
        let store = match &lock {
            Some((_, key)) => vault(&self.host, store, key.clone())?,
            None => Vault::open(store),
        };
        let mut rows = vec![keys.write(), Write::delete(META, JOIN)];
        let mut office = blank(&self.host, store, mode, &base_url, keys, draw).await?;
        let mut taken = journal::Taken::default();
        for (_, portion) in &portions {
            taken.and(office.offer_events(&portion.events, self.now_ms()));
        }
        // Events vouch for themselves; for keys and numbers somebody has to stand whom the station has let in.
        // Those first who look after the whole station: theirs are the keys that seal.
        let now_ms = self.now_ms();
        let mut vouched: Vec<_> = portions.iter().filter(|(sender, _)| office.is_device(sender)).collect();
        vouched.sort_by_key(|(sender, _)| !office.replica.writers().leads(sender));
        for (sender, portion) in vouched {
            for (person, key) in &portion.keys {
                office.learn(sender, *person, key, now_ms);
            }
            let peer = office.peers.entry(*sender).or_insert_with(|| Peer::at(portion.reply));
            peer.heard.add(portion.from, portion.before);
        }
        if office.ledger().station().is_none() {
            return Err(Trouble::Exchange(Refused::Incomplete));
        }
        office.keyring.destroy_erased(office.replica.ledger());
        for peer in office.peers.values_mut() {
            peer.theirs.add(0, taken.events.len() as u64);
        }
        rows.extend(office.peers.iter().map(|(key, peer)| peer.row(key)));
        rows.extend(key_rows::put(&office.keyring, office.keyring.iter()));
        if let Some((lock, _)) = &lock {
            rows.extend(office.card().iter().map(crate::lobby::Card::write).chain([lock.write()]));
        }
        office.keep_taken(&taken, rows).await?;
        *self.key.borrow_mut() = lock.map(|(_, key)| key);
        drop(office);
        self.opened_door(mode, &base_url).await
    }

    /// What was asked, and all that came back.
    async fn came(&self, store: &impl Store, file: Option<&[u8]>, mode: Mode, base_url: &str) -> Result<Came, Trouble> {
        let asked = stored(store).await?.ok_or(Trouble::Exchange(Refused::NotAsked))?;
        let slips = match file {
            Some(file) => slips_in(file, &[SealingSecret::from_seed(asked.own.seal)])?,
            None => self.slips_in_box(&asked.own, mode, base_url).await?,
        };
        let served = self.host.served_station(mode).await;
        let vouched = served.and_then(|file| SigningPublic::parse(file.root.trim()));
        Ok(Came { asked, slips, vouched })
    }

    /// Everything in the box of a device that has asked.
    async fn slips_in_box(&self, own: &Own, mode: Mode, base_url: &str) -> Result<Vec<Vec<u8>>, Trouble> {
        let mailbox = self.host.served_station(mode).await.map(|file| file.mailbox).unwrap_or_default();
        let (post, _) = road::open(&self.host, mode, base_url, &mailbox, None).await?;
        let (mut seen, mut slips) = (Seen::default(), Vec::new());
        loop {
            let found = look(&*post, &BoxSecret(own.folder), &seen, Day::of(self.now_ms())).await;
            found.slips.iter().for_each(|slip| seen.mark(slip.day, slip.name));
            slips.extend(found.slips.into_iter().map(|slip| slip.bytes));
            if !found.more {
                return Ok(slips);
            }
        }
    }

    fn must_be_new(&self) -> Result<(String, Mode), Trouble> {
        let asked = self.asked.borrow().clone().ok_or(Trouble::NotOpen)?;
        if asked.1 == Mode::Sample || !matches!(*self.state.borrow(), State::Empty) {
            return Err(Trouble::NotNow);
        }
        Ok(asked)
    }
}

async fn stored(store: &impl Store) -> Result<Option<Asked>, Trouble> {
    let row = store.read(META, JOIN).await.map_err(of_store)?;
    Ok(row.and_then(|row| record::read(VERSION, &row).ok()))
}

/// What was asked, as it is shown and sent.
fn said(asked: &Asked) -> Result<Asking, Trouble> {
    let sign = SigningSecret::from_seed(asked.own.device);
    let (name, reply) = (Packed::from(asked.name.as_str()), asked.own.reply_to());
    let slip = slip::sign_open(&sign, &Body::Join(JoinBody { name, reply, at_ms: asked.at_ms }));
    let slip = slip.map_err(|why| Trouble::Broken(why.to_string()))?;
    let before = format!("{}想加入工作站，请站里的设备收下：", asked.name);
    Ok(Asking {
        name: asked.name.clone(),
        check: fingerprint(&sign.public()).to_string(),
        text: code::message(&before, "", &slip).unwrap_or_default(),
        picture: code::write(&slip).and_then(|code| picture(&code)),
    })
}

/// The answer among slips: the newest word that lets this device in, and what comes with it from devices of that station.
/// Whoever saw what was asked can answer it as a station of their own. So only the root that the host vouches for is heard,
/// and the one that people have compared; where neither says anything, an answer has to be the only one's.
fn admission(
    own: &Own,
    slips: &[Vec<u8>],
    vouched: Option<SigningPublic>,
    compared: Option<SigningPublic>,
) -> Result<Admission, Trouble> {
    let secret = [SealingSecret::from_seed(own.seal)];
    let opened: Vec<_> = slips.iter().filter_map(|slip| slip::open(&secret, slip).ok()).collect();
    let heard = |root: SigningPublic| [vouched, compared].into_iter().flatten().all(|only| only == root);
    let mut admit: Option<AdmitBody> = None;
    let (mut roots, mut others, mut portions) = (BTreeSet::new(), false, Vec::new());
    for opened in opened {
        match opened.body {
            Body::Admit(body) if body.root.terms.subject == opened.signer && heard(opened.signer) => {
                roots.insert(opened.signer);
                if admit.as_ref().is_none_or(|known| known.at_ms < body.at_ms) {
                    admit = Some(*body);
                }
            }
            Body::Admit(_) => others = true,
            Body::Portion(body) if opened.sealed_to.is_some() => portions.push((opened.signer, *body)),
            _ => {}
        }
    }
    match (admit, roots.len()) {
        (Some(admit), 1) => Ok(Admission { admit, portions }),
        (Some(_), _) => Err(Trouble::Exchange(Refused::Several)),
        (None, _) if others => Err(Trouble::Exchange(Refused::OtherStation)),
        (None, _) => Err(Trouble::Exchange(Refused::NoAnswer)),
    }
}
