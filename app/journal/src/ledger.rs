//! The ledger 明白账: where everything stands, folded from events. The same set of events gives the same ledger in
//! whatever order, however often and in whatever portions they come.
//!
//! Why that holds: registers and sets keep what no other write names as replaced, and a name that comes before the
//! write it means waits in `replaced`; a status is a maximum; an erasure is a mark that every sealed value is checked
//! against, whichever comes first. Of a device that looks after a part of the station only it is a wish, kept until somebody
//! who looks after all of it erases too, or takes it out.

use crate::event::Event;
use crate::op::{Field, Op, Subject, Value, WriteId};
use crate::record::{Record, Register, Write};
use crate::vocabulary::{EVERY_FIELD, all_of, set};
use domain::{Millis, PersonId, PlaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Digest, SigningPublic};

/// What is remembered of an event once it has been folded in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// The log it stands in.
    pub log: PlaceId,
    /// The device that wrote it.
    pub author: SigningPublic,
    /// Its running number.
    pub seq: u64,
    /// Its Lamport count.
    pub lamport: u64,
    /// The author's wall clock, for display.
    pub wall_ms: Millis,
}

impl Stamp {
    pub(crate) fn of(event: &Event) -> Self {
        let content = event.content();
        let (log, author, seq) = (content.log, content.author, content.seq);
        Self { log, author, seq, lamport: content.lamport, wall_ms: content.wall_ms }
    }
}

/// Where everything stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Ledger {
    pub(crate) events: BTreeMap<Digest, Stamp>,
    pub(crate) records: BTreeMap<Subject, Record>,
    /// Writes that were named as replaced (or undone) before their own event came, and where.
    pub(crate) replaced: BTreeMap<WriteId, BTreeSet<(Subject, Field)>>,
    pub(crate) erased: BTreeSet<PersonId>,
    /// (target, field, subject) for each shown `Value::Id`: who points at whom.
    links: BTreeSet<(Subject, Field, Subject)>,
    /// Each field on which people disagree: looked for after every act, and never many.
    #[serde(skip)]
    conflicts: BTreeSet<(Subject, Field)>,
}

impl Ledger {
    /// A ledger from its parts, events and records each in order; who points at whom and what people disagree on follow
    /// from the records.
    pub(crate) fn of(
        events: Vec<(Digest, Stamp)>,
        records: Vec<(Subject, Record)>,
        replaced: BTreeMap<WriteId, BTreeSet<(Subject, Field)>>,
        erased: BTreeSet<PersonId>,
    ) -> Self {
        let links = records.iter().flat_map(|(subject, record)| {
            let shown = |(field, register): (&Field, &Register)| Some((linked(register.shown())?, *field, *subject));
            record.fields.iter().filter_map(shown)
        });
        let links = links.collect();
        let conflicts =
            records.iter().flat_map(|(subject, record)| record.conflicts().map(|(field, _)| (*subject, field)));
        let conflicts = conflicts.collect();
        let (events, records) = (events.into_iter().collect(), records.into_iter().collect());
        Self { events, records, replaced, erased, links, conflicts }
    }

    /// Folds an event in and says which subjects it touched; an event folded before touches nothing. Whether its
    /// author `may_erase` is for `Writers::may_erase` to say.
    pub fn apply(&mut self, event: &Event, may_erase: bool) -> Vec<Subject> {
        if self.events.contains_key(&event.id()) {
            return Vec::new();
        }
        let stamp = Stamp::of(event);
        self.events.insert(event.id(), stamp);
        if may_erase {
            self.erase(event.content().ops.iter().filter_map(|op| match op {
                Op::Erase { person } => Some(*person),
                _ => None,
            }));
        }
        let mut touched = BTreeSet::new();
        for (index, op) in event.content().ops.iter().enumerate() {
            // An event has at most 256 operations; decoding refuses more.
            let Ok(index) = u8::try_from(index) else { break };
            let id = WriteId { event: event.id(), index };
            touched.extend(self.apply_op(id, &stamp, op, may_erase));
        }
        self.forget_replaced(event.id());
        touched.into_iter().collect()
    }

    fn apply_op(&mut self, id: WriteId, stamp: &Stamp, op: &Op, may_erase: bool) -> Option<Subject> {
        match op {
            Op::Register { subject, field, value, replaces } => {
                self.register(*subject, *field, Write { lamport: stamp.lamport, id, value: value.clone() }, replaces);
                Some(*subject)
            }
            Op::Add { subject, set, item } => {
                self.add(*subject, *set, id, item);
                Some(*subject)
            }
            Op::Remove { subject, set, item, adds } => {
                self.remove(*subject, *set, item, adds);
                Some(*subject)
            }
            Op::Advance { subject, round, stage } => {
                let said = (stamp.lamport, id.event);
                let steps = &mut self.records.entry(*subject).or_default().steps;
                let first = steps.entry((*round, *stage)).or_insert(said);
                *first = said.min(*first);
                Some(*subject)
            }
            Op::Erase { person } => {
                if !may_erase {
                    self.add(Subject::wish(*person), set::FORGETS, id, &Value::Bool(true));
                }
                Some(Subject::person(*person))
            }
        }
    }

    fn register(&mut self, subject: Subject, field: Field, mut write: Write, replaces: &[WriteId]) {
        if self.is_erased_value(&write.value) {
            write.value = Value::None;
        }
        let standing = !self.was_replaced(&write.id, subject, field);
        self.expect_replaced(replaces, subject, field);
        let record = self.records.entry(subject).or_default();
        let register = record.fields.entry(field).or_default();
        let (before, was_conflict) = (linked(register.shown()), register.is_conflict());
        replaces.iter().for_each(|id| register.take(id));
        if standing {
            register.put(write);
        }
        let (after, is_conflict) = (linked(register.shown()), register.is_conflict());
        if register.writes().is_empty() {
            record.fields.remove(&field);
        }
        if record.is_empty() {
            self.records.remove(&subject);
        }
        self.relink(subject, field, before, after);
        match (was_conflict, is_conflict) {
            (false, true) => self.conflicts.insert((subject, field)),
            (true, false) => self.conflicts.remove(&(subject, field)),
            _ => false,
        };
    }

    fn relink(&mut self, subject: Subject, field: Field, before: Option<Subject>, after: Option<Subject>) {
        if before == after {
            return;
        }
        if let Some(target) = before {
            self.links.remove(&(target, field, subject));
        }
        if let Some(target) = after {
            self.links.insert((target, field, subject));
        }
    }

    fn add(&mut self, subject: Subject, set: Field, id: WriteId, item: &Value) {
        if self.was_replaced(&id, subject, set) || self.is_erased_value(item) {
            return;
        }
        let sets = &mut self.records.entry(subject).or_default().sets;
        sets.entry(set).or_default().entry(item.clone()).or_default().insert(id);
    }

    fn remove(&mut self, subject: Subject, set: Field, item: &Value, adds: &[WriteId]) {
        self.expect_replaced(adds, subject, set);
        let Some(record) = self.records.get_mut(&subject) else { return };
        let Some(items) = record.sets.get_mut(&set) else { return };
        if let Some(standing) = items.get_mut(item) {
            standing.retain(|id| !adds.contains(id));
            if standing.is_empty() {
                items.remove(item);
            }
        }
        self.prune(subject);
    }

    /// Empties whatever is sealed for these people, in one walk.
    fn erase(&mut self, people: impl Iterator<Item = PersonId>) {
        let people: BTreeSet<PersonId> = people.filter(|person| !self.erased.contains(person)).collect();
        if people.is_empty() {
            return;
        }
        self.erased.extend(&people);
        for record in self.records.values_mut() {
            for value in record.fields.values_mut().flat_map(|register| register.values_mut()) {
                if is_sealed_for(value, &people) {
                    *value = Value::None;
                }
            }
            for items in record.sets.values_mut() {
                items.retain(|item, _| !is_sealed_for(item, &people));
            }
            record.sets.retain(|_, items| !items.is_empty());
        }
        self.records.retain(|_, record| !record.is_empty());
        // What two people sealed differently is now nothing, both times; what was the same stays the same.
        let records = &self.records;
        let register = |(subject, field): &(Subject, Field)| records.get(subject)?.register(*field);
        self.conflicts.retain(|at| register(at).is_some_and(Register::is_conflict));
    }

    /// Drops what has become empty, so that "never there" and "gone again" are one state.
    fn prune(&mut self, subject: Subject) {
        if let Some(record) = self.records.get_mut(&subject) {
            record.sets.retain(|_, items| !items.is_empty());
            if record.is_empty() {
                self.records.remove(&subject);
            }
        }
    }

    /// Remembers the named writes whose events have not come yet.
    fn expect_replaced(&mut self, ids: &[WriteId], subject: Subject, field: Field) {
        for id in ids {
            if !self.events.contains_key(&id.event) {
                self.replaced.entry(*id).or_default().insert((subject, field));
            }
        }
    }

    fn was_replaced(&self, id: &WriteId, subject: Subject, field: Field) -> bool {
        self.replaced.get(id).is_some_and(|places| places.contains(&(subject, field)))
    }

    fn forget_replaced(&mut self, event: Digest) {
        let range = WriteId { event, index: 0 }..=WriteId { event, index: u8::MAX };
        let done: Vec<WriteId> = self.replaced.range(range).map(|(id, _)| *id).collect();
        done.iter().for_each(|id| {
            self.replaced.remove(id);
        });
    }

    fn is_erased_value(&self, value: &Value) -> bool {
        matches!(value, Value::Sealed { person, .. } if self.erased.contains(person))
    }

    /// Everything known about a subject.
    #[must_use]
    pub fn record(&self, subject: Subject) -> Option<&Record> {
        self.records.get(&subject)
    }

    /// Every subject of a kind, in order of id.
    pub fn all(&self, kind: u8) -> impl Iterator<Item = (Subject, &Record)> {
        self.records.range(all_of(kind)).map(|(subject, record)| (*subject, record))
    }

    /// The fields on which people disagree, of every subject of a kind, in order of id and field.
    pub fn conflicts(&self, kind: u8) -> impl Iterator<Item = (Subject, Field, &Register)> {
        let (first, last) = (*all_of(kind).start(), *all_of(kind).end());
        let range = (first, *EVERY_FIELD.start())..=(last, *EVERY_FIELD.end());
        let found = self.conflicts.range(range);
        found.filter_map(|(subject, field)| Some((*subject, *field, self.record(*subject)?.register(*field)?)))
    }

    /// Every subject whose `field` shows `target`, in order of kind and id.
    pub fn linked(&self, target: Subject, field: Field) -> impl Iterator<Item = Subject> {
        let (first, last) = (*all_of(u8::MIN).start(), *all_of(u8::MAX).end());
        self.links.range((target, field, first)..=(target, field, last)).map(|(_, _, subject)| *subject)
    }

    /// Every subject that points at `target`, with the field by which it does.
    pub fn pointing_at(&self, target: Subject) -> impl Iterator<Item = (Field, Subject)> {
        let (first, last) = (*all_of(u8::MIN).start(), *all_of(u8::MAX).end());
        let range = (target, *EVERY_FIELD.start(), first)..=(target, *EVERY_FIELD.end(), last);
        self.links.range(range).map(|(_, field, subject)| (*field, *subject))
    }

    /// Whether a person has been erased.
    #[must_use]
    pub fn is_erased(&self, person: PersonId) -> bool {
        self.erased.contains(&person)
    }

    /// What is remembered of an event; `None` when it has not been folded in.
    #[must_use]
    pub fn stamp(&self, event: &Digest) -> Option<&Stamp> {
        self.events.get(event)
    }

    /// The events folded in so far, by id.
    pub fn events(&self) -> impl Iterator<Item = (&Digest, &Stamp)> {
        self.events.iter()
    }

    /// The log in which a subject was first written about.
    #[must_use]
    pub fn log_of(&self, subject: Subject) -> Option<PlaceId> {
        self.stamp(self.record(subject)?.any_event()?).map(|stamp| stamp.log)
    }

    /// The digest of the set of events: two ledgers with the same one are equal.
    #[must_use]
    pub fn events_digest(&self) -> Digest {
        let mut hasher = trust::Hasher::default();
        self.events.keys().for_each(|id| {
            hasher.add(&id.0);
        });
        hasher.digest()
    }

    /// The digest of the whole state, for tests and for comparing two devices.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&postcard::to_allocvec(self).unwrap_or_default())
    }
}

fn linked(value: Option<&Value>) -> Option<Subject> {
    match value {
        Some(Value::Id(target)) => Some(*target),
        _ => None,
    }
}

fn is_sealed_for(value: &Value, whose: &BTreeSet<PersonId>) -> bool {
    matches!(value, Value::Sealed { person, .. } if whose.contains(person))
}
