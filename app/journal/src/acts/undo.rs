//! Undo: another act that puts back what stood there before. Nothing is taken out of the journal.
//!
//! Stages don't run backwards, so an undo of fields leaves them alone: a task is put back with `put_back_task`, a request
//! is reopened or withdrawn.

use super::adds_of;
use crate::ledger::Ledger;
use crate::op::{Field, Op, Subject, Value};
use std::collections::BTreeSet;

/// What it takes to put things back as they were before some operations.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Undo {
    fields: Vec<(Subject, Field, Value)>,
    added: Vec<(Subject, Field, Value)>,
    removed: Vec<(Subject, Field, Value)>,
}

impl Undo {
    /// Remembers what `ops` are about to change; ask before they are folded in.
    #[must_use]
    pub fn of(before: &Ledger, ops: &[Op]) -> Self {
        let mut undo = Self::default();
        for op in ops {
            match op {
                Op::Register { subject, field, .. } => {
                    let value = before.record(*subject).and_then(|record| record.value(*field));
                    undo.fields.push((*subject, *field, value.cloned().unwrap_or(Value::None)));
                }
                Op::Add { subject, set, item } => undo.added.push((*subject, *set, item.clone())),
                Op::Remove { subject, set, item, .. } => undo.removed.push((*subject, *set, item.clone())),
                Op::Advance { .. } | Op::Erase { .. } => {}
            }
        }
        undo
    }

    /// Leaves to an earlier undo what that puts back; the fields it is left with are `seen` from now on.
    #[must_use]
    pub fn beside(mut self, seen: &mut BTreeSet<(Subject, Field)>) -> Self {
        self.fields.retain(|(subject, field, _)| seen.insert((*subject, *field)));
        self
    }

    /// Leaves alone what `others` have put back.
    pub fn leave(&mut self, others: &[Self]) {
        self.fields.retain(|(subject, field, _)| !others.iter().any(|other| other.has_field(*subject, *field)));
        for items in [&mut self.added, &mut self.removed] {
            items.retain(|item| !others.iter().any(|other| other.added.contains(item) || other.removed.contains(item)));
        }
    }

    fn has_field(&self, subject: Subject, field: Field) -> bool {
        self.fields.iter().any(|(other, its, _)| (*other, *its) == (subject, field))
    }

    /// The operations that put it back, as things stand now.
    #[must_use]
    pub fn ops(self, now: &Ledger) -> Vec<Op> {
        let restore = |(subject, field, value)| {
            let register = now.record(subject).and_then(|record| record.register(field));
            let replaces = register.map(|register| register.writes().iter().map(|write| write.id).collect());
            Op::Register { subject, field, value, replaces: replaces.unwrap_or_default() }
        };
        let take_out = |(subject, set, item)| {
            let adds = adds_of(now, subject, set, &item);
            Op::Remove { subject, set, item, adds }
        };
        let put_in = |(subject, set, item)| Op::Add { subject, set, item };
        let fields = self.fields.into_iter().map(restore);
        fields.chain(self.added.into_iter().map(take_out)).chain(self.removed.into_iter().map(put_in)).collect()
    }
}
