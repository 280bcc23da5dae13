//! How helpers are chosen: the weights as the ledger has them, and changing them.

use crate::host::Host;
use crate::office::{Change, Office};
use domain::Millis;
use engine::Policy;
use engine::pair::Weights;
use engine::weighed::{Weighed, Weight};
use journal::Subject;
use ports::desk::{Answer, Changed, Trouble, Weighing};
use trust::SigningPublic;

impl<H: Host> Office<H> {
    /// The weights as they are written down, whether or not they make sense together.
    #[must_use]
    pub fn weights(&self) -> (Policy, Weights) {
        let written = self.ledger().weights(self.keys.place);
        let values = || written.iter().filter_map(|one| Some((one.number, one.value?)));
        (Policy::written(values()), Weights::written(values()))
    }

    /// The weights, and who changed which when.
    #[must_use]
    pub fn weighing(&self) -> Answer {
        let (errands, pairs) = self.weights();
        let changed = self.ledger().weights(self.keys.place).into_iter().map(|written| Changed {
            number: written.number,
            at_ms: written.stamp.wall_ms,
            by: self.writer(&written.stamp.author),
            conflict: written.conflict,
        });
        Answer::Weighing(Box::new(Weighing { errands, pairs, changed: changed.collect() }))
    }

    /// Who wrote something: the captain of this desk, or the check code of another device's key.
    fn writer(&self, author: &SigningPublic) -> String {
        let own = [self.keys.device.public(), self.keys.sign.public()].contains(author);
        match self.ledger().station() {
            Some(station) if own => station.captain,
            _ => trust::fingerprint(author).to_string(),
        }
    }

    /// Chooses helpers by these weights from now on. What is as the program comes is not written, so that it stays so
    /// when a later program comes with better ones.
    ///
    /// # Errors
    /// `NotNow` where they make no sense together.
    pub async fn weigh(&mut self, errands: Policy, pairs: Weights, now_ms: Millis) -> Result<Answer, Trouble> {
        if errands.checked().is_err() || pairs.checked().is_err() {
            return Err(Trouble::NotNow);
        }
        let (place, (were, pairs_were)) = (self.keys.place, self.weights());
        let mut change = Change::default();
        self.say_about(Subject::policy(place), &mut change, |act| {
            for (number, value) in changes(&were, &errands).chain(changes(&pairs_were, &pairs)) {
                act.set_weight(place, number, value);
            }
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }
}

/// The weights that become others: number, and value unless it is what the program comes with.
fn changes<T: Weighed>(were: &T, are: &T) -> impl Iterator<Item = (u16, Option<i32>)> {
    let default = T::default();
    let change = move |weight: &Weight<T>| {
        let value = weight.get(are);
        (value != weight.get(were)).then(|| (weight.number, Some(value).filter(|value| *value != weight.get(&default))))
    };
    T::WEIGHTS.iter().filter_map(change)
}
