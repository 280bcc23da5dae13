//! A record: everything the ledger knows about one subject, in parts that commute.

use crate::op::{Field, Value, WriteId};
use core::ops::RangeInclusive;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::Digest;

/// One write to a register.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Write {
    /// The event's Lamport count: what decides which of several writes is shown.
    pub lamport: u64,
    /// Which write.
    pub id: WriteId,
    /// What it says.
    pub value: Value,
}

/// A register: every write that no other has replaced, the one to show last. More than one is a conflict.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Register(Vec<Write>);

impl Register {
    /// A register of these writes, the one to show last.
    pub(crate) fn of(writes: Vec<Write>) -> Self {
        Self(writes)
    }

    /// The value to show: of the write with the greatest (Lamport, id).
    #[must_use]
    pub fn shown(&self) -> Option<&Value> {
        self.0.last().map(|write| &write.value)
    }

    /// Every write nobody has replaced, the shown one last.
    #[must_use]
    pub fn writes(&self) -> &[Write] {
        &self.0
    }

    /// Whether people have written different things without knowing of each other.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.0.windows(2).any(|pair| pair[0].value != pair[1].value)
    }

    pub(crate) fn put(&mut self, write: Write) {
        let at = self.0.partition_point(|other| other < &write);
        self.0.insert(at, write);
    }

    pub(crate) fn take(&mut self, id: &WriteId) {
        self.0.retain(|write| write.id != *id);
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        self.0.iter_mut().map(|write| &mut write.value)
    }
}

/// A set: each item with the additions that put it in and have not been undone.
pub type Items = BTreeMap<Value, BTreeSet<WriteId>>;

/// Everything known about one subject.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    pub(crate) fields: BTreeMap<Field, Register>,
    pub(crate) sets: BTreeMap<Field, Items>,
    pub(crate) steps: BTreeMap<(u32, u8), (u64, Digest)>,
}

impl Record {
    /// The value to show for a field.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<&Value> {
        self.fields.get(&field)?.shown()
    }

    /// A field with everything written to it.
    #[must_use]
    pub fn register(&self, field: Field) -> Option<&Register> {
        self.fields.get(&field)
    }

    /// Some of the fields, each with everything written to it, in order.
    pub fn registers(&self, fields: RangeInclusive<Field>) -> impl Iterator<Item = (Field, &Register)> {
        self.fields.range(fields).map(|(field, register)| (*field, register))
    }

    /// The fields on which people disagree.
    pub fn conflicts(&self) -> impl Iterator<Item = (Field, &Register)> {
        self.fields.iter().filter(|(_, register)| register.is_conflict()).map(|(field, register)| (*field, register))
    }

    /// The items of a set, each with what put it there.
    pub fn items(&self, set: Field) -> impl Iterator<Item = (&Value, &BTreeSet<WriteId>)> {
        self.sets.get(&set).into_iter().flatten()
    }

    /// What put an item into a set; `None` when it is not in it.
    #[must_use]
    pub fn adds(&self, set: Field, item: &Value) -> Option<&BTreeSet<WriteId>> {
        self.sets.get(&set)?.get(item)
    }

    /// The greatest (round, stage) so far.
    #[must_use]
    pub fn status(&self) -> Option<(u32, u8)> {
        self.steps.last_key_value().map(|(status, _)| *status)
    }

    /// Every (round, stage) that was said, each with the earliest event that said it.
    pub fn steps(&self) -> impl Iterator<Item = ((u32, u8), &Digest)> {
        self.steps.iter().map(|(status, (_, event))| (*status, event))
    }

    /// The event by which something was first said about this subject, as far as it still stands.
    pub(crate) fn any_event(&self) -> Option<&Digest> {
        let written =
            self.fields.values().flat_map(|register| &register.0).map(|write| (write.lamport, &write.id.event));
        let stepped = self.steps.values().map(|(lamport, event)| (*lamport, event));
        written.chain(stepped).min().map(|(_, event)| event)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.sets.is_empty() && self.steps.is_empty()
    }
}
