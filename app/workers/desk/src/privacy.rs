//! Privacy: which part of the office answers which question that people may ask about themselves.

use crate::host::Host;
use crate::office::Office;
use domain::{Millis, PersonId};
use ports::desk::privacy::{About, Answer as Told, Ask, Wants};
use ports::desk::{Answer, Reply, Trouble};

impl<H: Host> Office<H> {
    /// Answers one of them.
    ///
    /// # Errors
    /// Why it cannot be answered.
    pub async fn answer_privacy(&mut self, ask: Ask, now_ms: Millis) -> Reply {
        match ask {
            Ask::Foresee(person) => self.foresee(person).map(|foreseen| Answer::Privacy(Told::Foreseen(foreseen))),
            Ask::Erase(person) => self.erase(person, now_ms).await,
            Ask::About(person) => self.told_about(person).map(|about| Answer::Privacy(Told::About(Box::new(about)))),
            Ask::Copy(person) => self.copy(person, now_ms).map(|copy| Answer::Privacy(Told::Copy(Box::new(copy)))),
            Ask::Consent(form) => self.note_consent(&form, now_ms).await,
            Ask::KeepAfterAll(person) => self.keep_after_all(person, now_ms).await,
        }
    }

    fn told_about(&self, person: PersonId) -> Result<About, Trouble> {
        self.ledger().person(person).ok_or(Trouble::Unknown)?;
        let consents = self.ledger().consents(&self.keyring, person);
        let asked = self.ledger().asked_to_forget(person).into_iter().map(|stamp| Wants {
            at_ms: stamp.wall_ms,
            this: stamp.author == self.keys.device.public(),
            device: self.device_name(&stamp.author),
        });
        Ok(About { consents, looked: self.looked_at(person), asked: asked.collect(), decides: self.decides() })
    }
}
