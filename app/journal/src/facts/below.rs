//! Below: the roots that this one has certified, and the figures they have told.

use crate::acts::Act;
use crate::ledger::Ledger;
use crate::op::{Subject, Value};
use crate::record::Record;
use crate::vocabulary::{field, set, subject};
use domain::Millis;
use domain::figures::Figures;
use domain::place::Level;
use serde::{Deserialize, Serialize};
use trust::{BoxId, Certificate, SealingPublic, SigningPublic};

/// What a root was certified with, and what it said of itself then.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Certified {
    /// The certificate it was given.
    pub certificate: Certificate,
    /// What it is called.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// What slips to it are sealed to.
    pub seal: SealingPublic,
    /// Its folder in the mailbox.
    pub folder: BoxId,
    /// When it was given.
    pub at_ms: Millis,
}

/// Figures, and when they were made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// The wall clock of whoever made them.
    pub at_ms: Millis,
    /// They.
    pub figures: Figures,
}

/// One root below.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Below {
    /// What was certified last.
    pub certified: Certified,
    /// When it was certified first.
    pub since_ms: Millis,
    /// Whether it was let go since.
    pub let_go: bool,
    /// The newest figures it has told.
    pub report: Option<Report>,
}

impl Below {
    fn of(record: &Record) -> Option<Self> {
        let read = |(item, _): (&Value, _)| match item {
            Value::Bytes(bytes) => postcard::from_bytes::<Certified>(bytes).ok(),
            _ => None,
        };
        let mut all: Vec<Certified> = record.items(set::BELOW).filter_map(read).collect();
        all.sort_by_key(|certified| (certified.at_ms, certified.certificate.signature));
        let since_ms = all.first()?.at_ms;
        let certified = all.pop()?;
        let let_go = record.number::<Millis>(field::BELOW_LET_GO).is_some_and(|at_ms| at_ms >= certified.at_ms);
        let report = record.bytes(field::BELOW_REPORT).and_then(|bytes| postcard::from_bytes(bytes).ok());
        Some(Self { certified, since_ms, let_go, report })
    }
}

impl Ledger {
    /// Every root below, in order of subject.
    pub fn below(&self) -> impl Iterator<Item = Below> {
        self.all(subject::DEVICE).filter_map(|(_, record)| Below::of(record))
    }

    /// One of them.
    #[must_use]
    pub fn root_below(&self, key: &SigningPublic) -> Option<Below> {
        Below::of(self.record(Subject::device(key))?)
    }
}

impl Act<'_> {
    /// Notes what a root below was certified with.
    pub fn certify_below(&mut self, certified: &Certified) -> &mut Self {
        let bytes = postcard::to_allocvec(certified).unwrap_or_default();
        self.add(Subject::device(&certified.certificate.terms.subject), set::BELOW, Value::Bytes(bytes))
    }

    /// Notes the figures of a root below.
    pub fn report_below(&mut self, key: &SigningPublic, report: &Report) -> &mut Self {
        let bytes = postcard::to_allocvec(report).unwrap_or_default();
        self.set(Subject::device(key), field::BELOW_REPORT, Value::Bytes(bytes))
    }

    /// Lets a root below go: what it was certified with is not renewed.
    pub fn let_go(&mut self, key: &SigningPublic, at_ms: Millis) -> &mut Self {
        self.set(Subject::device(key), field::BELOW_LET_GO, Value::Int(i64::try_from(at_ms).unwrap_or(i64::MAX)))
    }
}
