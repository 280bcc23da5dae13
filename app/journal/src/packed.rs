//! A packed record: one subject's record as it stands in a snapshot. It names events by their number among all events, in
//! order of id, which is a tenth of their length; Lamport counts and links are worked out again from what is there.

use crate::ledger::Stamp;
use crate::op::{Field, Subject, Value, WriteId};
use crate::record::{Record, Register, Write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trust::Digest;

/// The number of an event that is not there: nothing has it, so whoever reads it throws the snapshot away.
const NOWHERE: u32 = u32::MAX;

/// An event by number, and the place among its operations.
type Place = (u32, u8);

/// The items of a set, each with what put it there.
type Items<V> = Vec<(V, Vec<Place>)>;

/// A record with its subject; `V` is the value, lent while it is written.
#[derive(Serialize, Deserialize)]
pub(crate) struct Packed<V> {
    subject: Subject,
    fields: Vec<(Field, Vec<(Place, V)>)>,
    sets: Vec<(Field, Items<V>)>,
    steps: Vec<(u32, u8, u32)>,
}

impl<'a> Packed<&'a Value> {
    /// Packs a record. `ids` are those of all events, in order.
    pub fn of(subject: Subject, record: &'a Record, ids: &[Digest]) -> Self {
        let number = |id: &Digest| ids.binary_search(id).map_or(NOWHERE, |at| u32::try_from(at).unwrap_or(NOWHERE));
        let place = |id: &WriteId| (number(&id.event), id.index);
        let write = |write: &'a Write| (place(&write.id), &write.value);
        let field = |(field, register): (&Field, &'a Register)| (*field, register.writes().iter().map(write).collect());
        let item = |(item, adds): (&'a Value, &_)| {
            (item, <&std::collections::BTreeSet<_>>::into_iter(adds).map(place).collect())
        };
        Self {
            subject,
            fields: record.fields.iter().map(field).collect(),
            sets: record.sets.iter().map(|(set, items)| (*set, items.iter().map(item).collect())).collect(),
            steps: record.steps.iter().map(|((round, stage), (_, id))| (*round, *stage, number(id))).collect(),
        }
    }
}

impl Packed<Value> {
    /// The record; `None` when it names an event that is not there.
    pub fn unpacked(self, events: &[(Digest, Stamp)]) -> Option<(Subject, Record)> {
        let event = |number: u32| events.get(usize::try_from(number).ok()?).map(|(id, stamp)| (*id, stamp.lamport));
        let write = |((number, index), value): (Place, Value)| {
            let (event, lamport) = event(number)?;
            Some(Write { lamport, id: WriteId { event, index }, value })
        };
        let add = |(number, index): Place| Some(WriteId { event: event(number)?.0, index });
        let mut record = Record::default();
        for (field, writes) in self.fields {
            let writes: Option<Vec<Write>> = writes.into_iter().map(write).collect();
            record.fields.insert(field, Register::of(writes?));
        }
        for (set, items) in self.sets {
            let mut unpacked = BTreeMap::new();
            for (item, adds) in items {
                unpacked.insert(item, adds.into_iter().map(add).collect::<Option<_>>()?);
            }
            record.sets.insert(set, unpacked);
        }
        for (round, stage, number) in self.steps {
            let (id, lamport) = event(number)?;
            record.steps.insert((round, stage), (lamport, id));
        }
        Some((self.subject, record))
    }
}
