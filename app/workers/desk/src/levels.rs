//! Levels: an office that comes later stands above a station, and a district's above the office. One asks, the other
//! certifies its root, the first compares the fingerprint and agrees; then figures go upwards, without a name.

mod figures;
mod shown;

use crate::admitting::refusal;
use crate::host::Host;
use crate::judge::of_code;
use crate::office::{Change, Office};
use crate::short::picture;
use courier::levels::{OverBody, UnderBody};
use courier::{Body, Packed, code, slip};
use domain::place::Level;
use domain::time::DAY_MS;
use domain::{Millis, PlaceId};
use journal::facts::below::Certified;
use journal::{Act, Phone, Subject};
use ports::desk::devices::{Refused, VALID_DAYS};
use ports::desk::levels::{Answer as Told, Ask, Message, Seen};
use ports::desk::{Answer, Reply, Trouble};
use trust::{Above, Certificate, Digest, Leave, Role, SealingPublic, SigningPublic, Standing, Terms, fingerprint};

/// Most characters of what one is called.
const NAME_MAX: usize = trust::above::NAME_MAX;

/// Words of those above that one leaving keeps, at most: 48 KB.
const KEPT_AT_ONCE: usize = 1_500;

/// A message between levels that is in order.
enum Heard {
    Under(Box<UnderBody>),
    Over(Box<OverBody>),
}

impl<H: Host> Office<H> {
    /// Answers a question about levels.
    ///
    /// # Errors
    /// Why it cannot be answered; nothing was written then.
    pub async fn answer_levels(&mut self, ask: Ask, now_ms: Millis) -> Reply {
        let told = match ask {
            Ask::List => self.listed(now_ms),
            Ask::Look { text } => self.seen(&text, now_ms).map(Told::Seen),
            Ask::Under => self.asks_under(now_ms).map(Told::Message),
            Ask::Certify { text } => self.certify_whoever_asks(&text, now_ms).await.map(Told::Message),
            Ask::Agree { text, root } => self.stand_under(&text, SigningPublic(root), now_ms).await,
            Ask::Report { key } => self.tell_figures(&SigningPublic(key), now_ms).map(Told::Message),
            Ask::Renew { key } => self.certify_anew(&SigningPublic(key), now_ms).await.map(Told::Message),
            Ask::LetGo { key } => self.let_root_go(SigningPublic(key), now_ms).await,
            Ask::Leave { key } => self.leave(SigningPublic(key), now_ms).await,
        };
        told.map(Answer::Levels)
    }

    fn listed(&self, now_ms: Millis) -> Result<Told, Trouble> {
        Ok(Told::Levels(Box::new(self.levels(now_ms).ok_or(Trouble::Unknown)?)))
    }

    /// How high the place stands that this desk looks after.
    #[must_use]
    pub fn level(&self) -> Level {
        self.ledger().place(self.keys.place).map_or(Level::Community, |place| place.level)
    }

    fn own_name(&self) -> String {
        let name = self.ledger().station().map(|station| station.name).unwrap_or_default();
        name.chars().take(NAME_MAX).collect()
    }

    /// The message that asks to be under somebody.
    fn asks_under(&self, now_ms: Millis) -> Result<Message, Trouble> {
        self.must_speak()?;
        let (root, level, name) = (self.keys.certificate, self.level(), self.own_name());
        let body =
            UnderBody { root, level, name: Packed::from(name.as_str()), reply: self.keys.reply_to(), at_ms: now_ms };
        let slip = slip::sign_open(&self.keys.sign, &Body::Under(Box::new(body)));
        let slip = slip.map_err(|why| Trouble::Broken(why.to_string()))?;
        Ok(message(&format!("{name}想归上级管，请上级收下："), &slip))
    }

    fn seen(&self, text: &str, now_ms: Millis) -> Result<Seen, Trouble> {
        Ok(match self.between_levels(text, now_ms)? {
            Heard::Under(body) => {
                let key = body.root.terms.subject;
                Seen::Asks {
                    name: body.name.to_string(),
                    level: body.level,
                    fingerprint: fingerprint(&key).to_string(),
                    known: self.ledger().root_below(&key).is_some_and(|below| !below.let_go),
                }
            }
            Heard::Over(body) => {
                let key = body.root.terms.subject;
                Seen::Offers {
                    root: key.0,
                    name: body.name.to_string(),
                    level: body.level,
                    fingerprint: fingerprint(&key).to_string(),
                    until_ms: body.given.terms.not_after_ms,
                    above: body.above.iter().map(|above| above.standing.name.clone()).collect(),
                    known: self.stands_below(&key).is_some(),
                }
            }
        })
    }

    /// What a message between levels says, once it is sure that whoever signed it may say so.
    fn between_levels(&self, text: &str, now_ms: Millis) -> Result<Heard, Trouble> {
        self.must_speak()?;
        let refused = |taken| Trouble::Exchange(refusal(taken));
        let bytes = code::find(text).map_err(of_code).map_err(refused)?;
        let opened = slip::open(&self.keys.seal, &bytes).map_err(crate::judge::of_slip).map_err(refused)?;
        let (signer, sealed) = (opened.signer, opened.sealed_to.is_some());
        match opened.body {
            Body::Under(body) if is_root(&body.root, &signer) && fits(&body.name) => {
                let lower = body.level > self.level() && self.keys.certificate.terms.role == Role::Office;
                if signer == self.keys.root() || !lower || body.root.terms.role != role_at(body.level) {
                    return Err(Trouble::Exchange(Refused::NotHigher));
                }
                Ok(Heard::Under(body))
            }
            Body::Over(body) if sealed && is_root(&body.root, &signer) && fits(&body.name) => {
                let given = &body.given.terms;
                if (given.subject, given.place) != (self.keys.root(), self.keys.place) {
                    return Err(Trouble::Exchange(Refused::NotForThisDevice));
                }
                if body.level >= self.level() {
                    return Err(Trouble::Exchange(Refused::NotHigher));
                }
                if given.not_after_ms <= now_ms {
                    return Err(Trouble::Exchange(Refused::RanOut));
                }
                // As it would be agreed to: whatever makes no sense is turned down before anybody compares anything.
                let sound = self.standing(&body, now_ms).verify().is_ok() && chained(&signer, &body.above);
                if sound { Ok(Heard::Over(body)) } else { Err(Trouble::Exchange(Refused::Altered)) }
            }
            Body::Under(_) | Body::Over(_) => Err(Trouble::Exchange(Refused::Altered)),
            _ => Err(Trouble::Exchange(Refused::NoCode)),
        }
    }

    /// Certifies whoever asks: its root, for its own place, as what it is.
    async fn certify_whoever_asks(&mut self, text: &str, now_ms: Millis) -> Result<Message, Trouble> {
        let Heard::Under(body) = self.between_levels(text, now_ms)? else {
            return Err(Trouble::Exchange(Refused::NoCode));
        };
        let Terms { subject, seal, place, role, .. } = body.root.terms;
        let certificate = self.given(subject, seal, place, role, now_ms);
        let certified = Certified {
            certificate,
            name: body.name.to_string(),
            level: body.level,
            seal: body.reply.seal,
            folder: body.reply.folder,
            at_ms: now_ms,
        };
        self.certify_root(&certified, now_ms).await
    }

    /// The same again, for one that was certified before.
    async fn certify_anew(&mut self, key: &SigningPublic, now_ms: Millis) -> Result<Message, Trouble> {
        self.must_speak()?;
        let below = self.ledger().root_below(key).ok_or(Trouble::Unknown)?;
        if below.let_go {
            return Err(Trouble::NotNow);
        }
        let old = below.certified;
        let Terms { subject, seal, place, role, .. } = old.certificate.terms;
        // Of two the newer counts, whatever the clock says now.
        let at_ms = now_ms.max(old.at_ms.saturating_add(1));
        let certified = Certified { certificate: self.given(subject, seal, place, role, now_ms), at_ms, ..old };
        self.certify_root(&certified, now_ms).await
    }

    async fn certify_root(&mut self, certified: &Certified, now_ms: Millis) -> Result<Message, Trouble> {
        let (root, level, name) = (self.keys.certificate, self.level(), self.own_name());
        let body = OverBody {
            root,
            given: certified.certificate,
            above: self.chain_above(),
            level,
            name: Packed::from(name.as_str()),
            reply: self.keys.reply_to(),
            at_ms: now_ms,
        };
        let slip = slip::seal(&mut self.draw, &self.keys.sign, &certified.seal, &Body::Over(Box::new(body)));
        let slip = slip.map_err(|_| Trouble::Exchange(Refused::Altered))?;
        self.say_own(now_ms, |act| {
            act.certify_below(certified);
        })
        .await?;
        Ok(message(&format!("{name}给{}的回信：", certified.name), &slip))
    }

    fn given(
        &self,
        subject: SigningPublic,
        seal: SealingPublic,
        place: PlaceId,
        role: Role,
        now_ms: Millis,
    ) -> Certificate {
        let terms = Terms {
            issuer: self.keys.root(),
            subject,
            seal,
            place,
            role,
            not_before_ms: now_ms.saturating_sub(DAY_MS),
            not_after_ms: now_ms.saturating_add(VALID_DAYS * DAY_MS),
        };
        Certificate::issue(&self.keys.sign, terms)
    }

    /// Stands under whoever answers, once people have compared its fingerprint.
    async fn stand_under(&mut self, text: &str, compared: SigningPublic, now_ms: Millis) -> Result<Told, Trouble> {
        let Heard::Over(body) = self.between_levels(text, now_ms)? else {
            return Err(Trouble::Exchange(Refused::NoCode));
        };
        let key = body.root.terms.subject;
        if key != compared {
            return Err(Trouble::Exchange(Refused::OtherStation));
        }
        let phone = Phone { sign: key, seal: body.reply.seal, folder: body.reply.folder };
        // What it had certified goes on for longer; for anything else there is another word.
        let renews = self.stands_below(&key).is_some_and(|above| {
            let (old, new) = (&above.standing.given.terms, &body.given.terms);
            (old.place, old.role) == (new.place, new.role) && above.standing.name == body.name.to_string()
        });
        let word = self.standing(&body, now_ms);
        self.say_own(now_ms, |act| {
            if renews {
                act.certify(&body.given);
            } else {
                act.stand_below(&word);
            }
            body.above.iter().for_each(|above| {
                act.stand_below(above);
            });
            act.phone(Subject::device(&key), &phone);
        })
        .await?;
        self.listed(now_ms)
    }

    fn standing(&self, body: &OverBody, now_ms: Millis) -> Above {
        let standing = Standing {
            below: self.keys.root(),
            above: body.root,
            given: body.given,
            level: body.level,
            name: body.name.to_string(),
            since_ms: now_ms,
        };
        Above::issue(&self.keys.sign, standing)
    }

    /// Leaves one above: of its word what is here by now goes on counting, and nothing else.
    async fn leave(&mut self, key: SigningPublic, now_ms: Millis) -> Result<Told, Trouble> {
        self.must_speak()?;
        let writers = self.replica.writers();
        let keeps = writers.words_from_above();
        let stands = writers.aboves().filter(|(above, over)| !over && self.is_next(above) && above.key() == key);
        // One that keeps much is said in several: each has to fit an event.
        let portions = if keeps.is_empty() { vec![&[][..]] } else { keeps.chunks(KEPT_AT_ONCE).collect() };
        let portions = |above: &Above| {
            let leave = |keeps: &&[Digest]| Leave::issue(&self.keys.sign, above.digest(), keeps.to_vec());
            portions.iter().map(leave).collect::<Vec<_>>()
        };
        let leaves: Vec<Leave> = stands.flat_map(|(above, _)| portions(above)).collect();
        if leaves.is_empty() {
            return Err(Trouble::Unknown);
        }
        self.say_own(now_ms, |act| {
            for leave in &leaves {
                act.leave(&key, leave);
            }
        })
        .await?;
        self.listed(now_ms)
    }

    /// Lets one below go. Nothing reaches it by that: what it was certified with runs out.
    async fn let_root_go(&mut self, key: SigningPublic, now_ms: Millis) -> Result<Told, Trouble> {
        self.must_speak()?;
        let below = self.ledger().root_below(&key).ok_or(Trouble::Unknown)?;
        let at_ms = now_ms.max(below.certified.at_ms);
        self.say_own(now_ms, |act| {
            act.let_go(&key, at_ms);
        })
        .await?;
        self.listed(now_ms)
    }

    /// Writes one act into the log of the place this desk looks after.
    async fn say_own(&mut self, now_ms: Millis, act: impl FnOnce(&mut Act)) -> Result<(), Trouble> {
        let ((), ops) = self.act(act);
        let mut change = Change::default();
        change.say(self.keys.place, ops);
        self.commit(now_ms, change).await
    }
}

/// Whether a certificate is the signer's own, for itself.
fn is_root(certificate: &Certificate, signer: &SigningPublic) -> bool {
    certificate.is_root() && certificate.terms.subject == *signer && certificate.verify().is_ok()
}

fn fits(name: &Packed) -> bool {
    (1..=NAME_MAX).contains(&name.to_string().trim().chars().count())
}

/// As what somebody stands at a level.
fn role_at(level: Level) -> Role {
    if level < Level::Community { Role::Office } else { Role::Station }
}

/// Whether each of these is the word of the one before, and believed; the first, of whoever sends them.
fn chained(from: &SigningPublic, above: &[Above]) -> bool {
    let next = |below: Option<SigningPublic>, above: &Above| {
        let sound = below == Some(above.standing.below) && above.verify().is_ok();
        sound.then(|| above.key())
    };
    above.len() < journal::above::DEPTH_MAX && above.iter().fold(Some(*from), next).is_some()
}

/// A message to pass on, as a text and as a picture.
fn message(before: &str, slip: &[u8]) -> Message {
    Message {
        text: code::message(before, "", slip).unwrap_or_default(),
        picture: code::write(slip).and_then(|code| picture(&code)),
    }
}
