//! How helpers are chosen: the weights as the ledger has them, and changing them.

use crate::host::Host;
use crate::office::{Change, Office};
use domain::Millis;
use engine::Policy;
use engine::pair::Weights;
use engine::weighed::Weighed;
use journal::Subject;
use journal::facts::Written;
use ports::desk::{Answer, Changed, Reweigh, Trouble, Weighing};
use trust::SigningPublic;

impl<H: Host> Office<H> {
    /// The weights as they are written down, whether or not they make sense together.
    #[must_use]
    pub fn weights(&self) -> (Policy, Weights) {
        both(&self.ledger().weights(self.keys.place))
    }

    /// The weights, and who changed which when.
    #[must_use]
    pub fn weighing(&self) -> Answer {
        let written = self.ledger().weights(self.keys.place);
        let (errands, pairs) = both(&written);
        let changed = written.into_iter().map(|written| Changed {
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

    /// Changes these weights, and no others: another captain may have changed those meanwhile. What is as the program
    /// comes is not written, so that it stays so when a later program comes with better ones.
    ///
    /// # Errors
    /// `Meanwhile` where one of them is not what it was any more, `NotNow` where they make no sense together or one is not
    /// known, with nothing written.
    pub async fn weigh(&mut self, changes: &[Reweigh], now_ms: Millis) -> Result<Answer, Trouble> {
        let (place, (mut errands, mut pairs)) = (self.keys.place, self.weights());
        let mut written = Vec::new();
        for change in changes {
            let value = put(&mut errands, change).or_else(|| put(&mut pairs, change)).ok_or(Trouble::NotNow)??;
            written.push((change.number, value));
        }
        if errands.checked().is_err() || pairs.checked().is_err() {
            return Err(Trouble::NotNow);
        }
        let mut change = Change::default();
        self.say_about(Subject::policy(place), &mut change, |act| {
            for (number, value) in written {
                act.set_weight(place, number, value);
            }
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }
}

/// What is written down, as weights of errands and of pairs.
fn both(written: &[Written]) -> (Policy, Weights) {
    let values = || written.iter().filter_map(|one| Some((one.number, one.value?)));
    (Policy::written(values()), Weights::written(values()))
}

/// Changes a weight of a table. Comes back with what is to be written: nothing for what the program comes with. `None`
/// where the table has no such weight.
fn put<T: Weighed>(all: &mut T, change: &Reweigh) -> Option<Result<Option<i32>, Trouble>> {
    let weight = T::WEIGHTS.iter().find(|weight| weight.number == change.number)?;
    if weight.get(all) != change.was {
        return Some(Err(Trouble::Meanwhile));
    }
    weight.set(all, change.now);
    Some(Ok(Some(change.now).filter(|now| *now != weight.get(&T::default()))))
}
