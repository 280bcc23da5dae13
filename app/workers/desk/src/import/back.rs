//! Taking an import back: everything it wrote is put as it was, unless somebody has written there since. Whoever was new and
//! has been changed, or asked for something, or helps somewhere by now, stays whole; so does their home, and its building.

use super::Stopped;
use super::past::Head;
use crate::desk::Desk;
use crate::host::{EVENTS, Host};
use crate::office::{Change, Office};
use crate::trouble::of_store;
use device::Clock;
use device::store::Store;
use domain::{Millis, PlaceId};
use journal::record::Register;
use journal::vocabulary::{field, set, subject};
use journal::{Event, Field, Op, Subject, Value, batches};
use ports::desk::import::{Answer as Told, Stage};
use ports::desk::{Answer, Doing, News, Progress, Reply, Trouble};
use std::collections::{BTreeMap, BTreeSet};
use trust::Digest;

/// People, homes and places of one portion.
const PORTION: usize = 400;

/// What is taken back.
struct Back {
    head: Head,
    /// The import's events.
    events: BTreeSet<Digest>,
    /// The fields it wrote.
    written: BTreeMap<Subject, BTreeSet<Field>>,
    /// What stood there before, where anything did.
    before: BTreeMap<(Subject, Field), Value>,
    /// What is left to look at: people, then homes, then places.
    left: Vec<Subject>,
    /// Those that stay.
    stays: BTreeSet<Subject>,
}

impl<H: Host> Desk<H> {
    /// Takes a whole import back.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble; then it can be gone on with.
    pub(crate) async fn take_import_back(&self, id: u64) -> Reply {
        let _busy = self.import.begin().ok_or(Trouble::NotNow)?;
        let mut back: Option<Back> = None;
        loop {
            {
                let _turn = self.turn.take().await;
                let mut office = self.office().await?;
                let went = office.go_back(id, &mut back, self.now_ms(), self.import.stops()).await;
                self.put_back(office, went.as_ref().err());
                went?;
            }
            let Some(back) = &back else { return Err(Trouble::Unknown) };
            let total = u32::try_from(back.written.len()).unwrap_or(u32::MAX);
            let left = u32::try_from(back.left.len()).unwrap_or(u32::MAX);
            let over = back.left.is_empty() || self.import.stops() == Stopped::Yes;
            let done = if over { total } else { total.saturating_sub(left) };
            self.host.tell(&News::Progress(Progress { doing: Doing::TakingBack, done, total }));
            if over {
                self.tell_changes();
                return Ok(Answer::Import(Told::Import(back.head.import.clone())));
            }
            self.host.clock().sleep(0).await;
        }
    }
}

impl<H: Host> Office<H> {
    async fn go_back(
        &mut self,
        id: u64,
        back: &mut Option<Back>,
        now_ms: Millis,
        stop: Stopped,
    ) -> Result<(), Trouble> {
        let back = match back {
            Some(back) => back,
            None => back.insert(self.read_back(id).await?),
        };
        if stop == Stopped::Yes {
            return Ok(());
        }
        let take = back.left.len().min(PORTION);
        let portion: Vec<Subject> = back.left.drain(..take).collect();
        let mut ops: BTreeMap<PlaceId, Vec<Op>> = BTreeMap::new();
        for subject in portion {
            for (log, op) in self.restored(subject, back) {
                ops.entry(log).or_default().push(op);
            }
        }
        let import = &mut back.head.import;
        import.stage = if back.left.is_empty() { Stage::TakenBack } else { Stage::GoingBack };
        self.gather();
        for (log, ops) in ops {
            for ops in batches(ops) {
                self.commit(now_ms, Change { entries: BTreeMap::from([(log, ops)]), ..Change::default() }).await?;
            }
        }
        self.commit(now_ms, Change { rows: vec![back.head.write()], ..Change::default() }).await?;
        self.store_gathered().await
    }

    async fn read_back(&self, id: u64) -> Result<Back, Trouble> {
        let mut head = self.imports().await?.into_iter().find(|head| head.import.id == id).ok_or(Trouble::Unknown)?;
        if head.import.stage == Stage::TakenBack {
            return Err(Trouble::NotNow);
        }
        let import = &mut head.import;
        (import.kept_people, import.kept_homes, import.kept_places) = (0, 0, 0);
        let mut back = Back {
            head,
            events: BTreeSet::new(),
            written: BTreeMap::new(),
            before: BTreeMap::new(),
            left: Vec::new(),
            stays: BTreeSet::new(),
        };
        for portion in self.import_portions(id).await? {
            // Of two portions that wrote one field the earlier knows what stood before the import.
            for (subject, field, value) in portion.before {
                let own = back.written.get(&subject).is_some_and(|fields| fields.contains(&field));
                if !own {
                    back.before.entry((subject, field)).or_insert(value);
                }
            }
            for number in portion.events.0..portion.events.1 {
                let row = self.store.read(EVENTS, &number.to_be_bytes()).await.map_err(of_store)?;
                let Some(event) = row.and_then(|bytes| Event::trusted(bytes).ok()) else { continue };
                back.events.insert(event.id());
                for op in &event.content().ops {
                    if let Op::Register { subject, field, .. } = op
                        && matches!(subject.kind, subject::PERSON | subject::HOUSEHOLD | subject::PLACE)
                    {
                        back.written.entry(*subject).or_default().insert(*field);
                    }
                }
            }
        }
        let of = |kind: u8| back.written.keys().filter(move |subject| subject.kind == kind).copied();
        // Buildings before their estates.
        let buildings = of(subject::PLACE).filter(|place| back.written[place].contains(&field::PLACE_NUMBER));
        let estates = of(subject::PLACE).filter(|place| !back.written[place].contains(&field::PLACE_NUMBER));
        let left = of(subject::PERSON).chain(of(subject::HOUSEHOLD)).chain(buildings).chain(estates);
        back.left = left.collect();
        Ok(back)
    }

    /// What puts one thing back, each with its log; notes what stays.
    fn restored(&self, subject: Subject, back: &mut Back) -> Vec<(PlaceId, Op)> {
        let fields = back.written.get(&subject).cloned().unwrap_or_default();
        let wrote_first = |field| fields.contains(&field) && !back.before.contains_key(&(subject, field));
        let new = match subject.kind {
            subject::PERSON => wrote_first(field::NAME),
            // Of a home that was there already it may have said what is hard in it.
            subject::HOUSEHOLD => wrote_first(field::HOUSEHOLD_HOME),
            _ => true,
        };
        let kept = if new { self.has_grown(subject, back) } else { false };
        let mut left_alone = kept;
        let mut ops = Vec::new();
        for field in fields.into_iter().filter(|_| !kept) {
            let Some(register) = self.ledger().record(subject).and_then(|record| record.register(field)) else {
                continue;
            };
            let was = back.before.get(&(subject, field)).cloned().unwrap_or(Value::None);
            if register.shown() == Some(&was) {
                continue;
            }
            match own(register, &back.events) {
                Some(log_of) => {
                    let replaces = register.writes().iter().map(|write| write.id).collect();
                    let log = self.ledger().stamp(&log_of).map_or_else(|| self.own_log(), |stamp| stamp.log);
                    ops.push((log, Op::Register { subject, field, value: was, replaces }));
                }
                None => left_alone = true,
            }
        }
        if left_alone {
            back.stays.insert(subject);
            let import = &mut back.head.import;
            match subject.kind {
                subject::PERSON => import.kept_people += 1,
                subject::HOUSEHOLD => import.kept_homes += 1,
                _ => import.kept_places += 1,
            }
        }
        ops
    }

    /// Whether something new has become more than the import made of it: somebody has changed it, or something else stands on it.
    fn has_grown(&self, subject: Subject, back: &Back) -> bool {
        let Some(record) = self.ledger().record(subject) else { return false };
        // Fields run from 1; sets have numbers of their own.
        let registers = record.registers(Field(0)..=Field(u16::MAX));
        let changed = registers.into_iter().any(|(field, register)| {
            let cleared = register.shown() == Some(&Value::None);
            let wrote = back.written.get(&subject).is_some_and(|fields| fields.contains(&field));
            let put_back = wrote && cleared;
            !put_back && own(register, &back.events).is_none()
        });
        let noted =
            [set::NOTES, set::AVOIDS, set::CONSENTS, set::PAPERS, set::VISITS, set::KNOCKS, set::REMINDERS, set::SCANS];
        let noted = noted.iter().any(|set| record.items(*set).next().is_some());
        let rests = self.ledger().pointing_at(subject).any(|(_, other)| match other.kind {
            // Whoever lives there is taken back before, unless they stay.
            subject::PERSON | subject::HOUSEHOLD | subject::PLACE => {
                !back.written.contains_key(&other) || back.stays.contains(&other)
            }
            _ => true,
        });
        changed || noted || rests || record.status().is_some()
    }
}

/// The event by which the import wrote what stands in a field, if nobody else has written there.
fn own(register: &Register, events: &BTreeSet<Digest>) -> Option<Digest> {
    match register.writes() {
        [only] if events.contains(&only.id.event) => Some(only.id.event),
        _ => None,
    }
}
