//! Admitting: the station lets a device in, for a place and for a time. The captain compares the check code on both
//! screens first: whoever sent the text is whoever's device that is.

use crate::host::Host;
use crate::judge::of_code;
use crate::office::{Change, Office};
use crate::peers::Peer;
use courier::exchange::{AdmitBody, JoinBody};
use courier::{Body, code, slip};
use domain::place::Level;
use domain::time::DAY_MS;
use domain::{Millis, PlaceId};
use ports::desk::devices::{File, Newcomer, Refused, VALID_DAYS};
use ports::desk::{Mode, Taken, Trouble};
use trust::{Certificate, Role, SigningPublic, Terms, fingerprint};

impl<H: Host> Office<H> {
    /// Who asks to be let in.
    ///
    /// # Errors
    /// Why nobody does.
    pub fn who_asks(&self, text: &str) -> Result<Newcomer, Trouble> {
        let (key, body) = asked(text)?;
        let check = fingerprint(&key).to_string();
        Ok(Newcomer { name: body.name.to_string(), check, known: self.is_device(&key) })
    }

    /// Lets a device in. What comes back goes to it.
    ///
    /// # Errors
    /// Why not; nothing was written then.
    pub async fn admit(&mut self, text: &str, name: &str, place: PlaceId, now_ms: Millis) -> Result<File, Trouble> {
        self.must_speak()?;
        let (key, body) = asked(text)?;
        let role = self.role_at(place).ok_or(Trouble::Unknown)?;
        let name = match name.trim() {
            "" => return Err(Trouble::Exchange(Refused::Nameless)),
            name => name.to_owned(),
        };
        if self.replica.writers().is_revoked(&key) {
            return Err(Trouble::Exchange(Refused::Revoked));
        }
        let certificate = self.certificate(key, body.reply.seal, place, role, now_ms);
        let admit = AdmitBody {
            root: self.keys.certificate,
            chain: vec![certificate],
            station: self.keys.reply_to(),
            at_ms: now_ms,
        };
        let admit = slip::seal(&mut self.draw, &self.keys.sign, &body.reply.seal, &Body::Admit(Box::new(admit)));
        let admit = admit.map_err(|_| Trouble::Exchange(Refused::Altered))?;
        let ((), ops) = self.act(|act| {
            act.certify(&certificate).name_device(&key, &name);
        });
        let peer = Peer { admit: Some(admit), ..Peer::at(body.reply) };
        let mut change = Change { rows: vec![peer.row(&key)], ..Change::default() };
        change.say(self.keys.place, ops);
        self.commit(now_ms, change).await?;
        self.peers.insert(key, peer);
        self.file_for(&key, now_ms).await
    }

    /// Renews each of a device's certificates.
    ///
    /// # Errors
    /// `Unknown`, or `NotNow` for one that was revoked or needs none.
    pub async fn renew(&mut self, key: SigningPublic, now_ms: Millis) -> Result<(), Trouble> {
        self.must_speak()?;
        let writers = self.replica.writers();
        let issued = |certificate: &&Certificate| certificate.terms.issuer == self.keys.sign.public();
        let mut terms: Vec<Terms> = writers.certificates(&key).iter().filter(issued).map(|old| old.terms).collect();
        terms.sort_by_key(|terms| (terms.place, terms.role));
        terms.dedup_by_key(|terms| (terms.place, terms.role));
        if terms.is_empty() {
            return Err(Trouble::Unknown);
        }
        if writers.is_revoked(&key) || terms.iter().any(|terms| terms.not_after_ms == Millis::MAX) {
            return Err(Trouble::NotNow);
        }
        let anew = |terms: &Terms| self.certificate(key, terms.seal, terms.place, terms.role, now_ms);
        let certificates: Vec<Certificate> = terms.iter().map(anew).collect();
        let ((), ops) = self.act(|act| {
            for certificate in &certificates {
                act.certify(certificate);
            }
        });
        let mut change = Change::default();
        change.say(self.keys.place, ops);
        self.commit(now_ms, change).await
    }

    /// Only the station's voice lets in and revokes, and only where nothing is made up.
    ///
    /// # Errors
    /// `StationOnly`; `NotNow` in the sample.
    pub fn must_speak(&self) -> Result<(), Trouble> {
        match (self.mode, self.keys.speaks()) {
            (Mode::Sample, _) => Err(Trouble::NotNow),
            (_, false) => Err(Trouble::StationOnly),
            (_, true) => Ok(()),
        }
    }

    /// As what a device writes for a place: for all of the station, or for one building.
    fn role_at(&self, place: PlaceId) -> Option<Role> {
        if place == self.keys.place {
            return Some(Role::Station);
        }
        self.ledger().place(place).filter(|place| place.level == Level::Building).map(|_| Role::Captain)
    }

    fn certificate(
        &self,
        subject: SigningPublic,
        seal: trust::SealingPublic,
        place: PlaceId,
        role: Role,
        now_ms: Millis,
    ) -> Certificate {
        let terms = Terms {
            issuer: self.keys.sign.public(),
            subject,
            seal,
            place,
            role,
            // The other clock may be a little slow.
            not_before_ms: now_ms.saturating_sub(DAY_MS),
            not_after_ms: now_ms.saturating_add(VALID_DAYS * DAY_MS),
        };
        Certificate::issue(&self.keys.sign, terms)
    }
}

/// Why a code that is none, or a slip that does not open, is not what was wanted.
#[must_use]
pub fn refusal(taken: Taken) -> Refused {
    match taken {
        Taken::CutOff => Refused::CutOff,
        Taken::Altered => Refused::Altered,
        Taken::Newer => Refused::Newer,
        Taken::Foreign => Refused::NotForThisDevice,
        _ => Refused::NoCode,
    }
}

/// The key of the device that asks in a text, and what it says.
fn asked(text: &str) -> Result<(SigningPublic, JoinBody), Trouble> {
    let refused = |taken| Trouble::Exchange(refusal(taken));
    let bytes = code::find(text).map_err(of_code).map_err(refused)?;
    let opened = slip::open_open(&bytes).map_err(crate::judge::of_slip).map_err(refused)?;
    match opened.body {
        Body::Join(body) => Ok((opened.signer, body)),
        _ => Err(Trouble::Exchange(Refused::NoCode)),
    }
}
