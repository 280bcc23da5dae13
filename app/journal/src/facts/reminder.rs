//! Reminders: what a person is to be told, and how that ended.

use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::vocabulary::set;
use domain::PersonId;
use domain::reminder::Reminder;

impl Ledger {
    /// Whether anything was ever written of reminding somebody. Cheap: nothing is opened.
    #[must_use]
    pub fn has_reminders(&self, person: PersonId) -> bool {
        self.record(Subject::person(person)).is_some_and(|record| record.items(set::REMINDERS).next().is_some())
    }

    /// What was said of reminding somebody, in the order of writing, for whoever holds their key.
    #[must_use]
    pub fn reminders(&self, keyring: &Keyring, person: PersonId) -> Vec<Reminder> {
        let said = self.unpacked::<Reminder>(keyring, person, set::REMINDERS);
        let mut said: Vec<_> = said
            .filter_map(|(_, adds, reminder)| {
                let first = adds.iter().filter_map(|add| self.stamp(&add.event)).min_by_key(|stamp| stamp.lamport)?;
                Some((first.lamport, first.author, first.seq, reminder))
            })
            .collect();
        said.sort();
        said.into_iter().map(|(.., reminder)| reminder).collect()
    }
}
