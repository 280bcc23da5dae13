//! A word: what an event says that decides whose events count. Certificates, revocations, and which place is part of
//! which; everything else an event says is left to the ledger.

use crate::event::Event;
use crate::op::{Op, Value};
use crate::vocabulary::{field, set, subject};
use domain::PlaceId;
use serde::{Deserialize, Serialize};
use trust::{Above, Certificate, Leave, Revocation, SigningPublic};

/// One word.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Word {
    /// A device may write.
    Certificate(Certificate),
    /// A device counts only so far.
    Revocation(Revocation),
    /// A place is part of another.
    Part(PlaceId, PlaceId),
    /// A root stands above another.
    Above(Box<Above>),
    /// And does so no longer.
    Left(Leave),
}

impl Word {
    /// Whose word it is, where that is not just whoever wrote it down.
    pub fn issuer(&self) -> Option<&SigningPublic> {
        match self {
            Self::Certificate(certificate) => Some(&certificate.terms.issuer),
            Self::Revocation(revocation) => Some(&revocation.limits.issuer),
            Self::Above(above) => Some(&above.standing.below),
            Self::Left(leave) => Some(&leave.leaving.below),
            Self::Part(..) => None,
        }
    }
}

/// The words of one event, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Said {
    pub by: SigningPublic,
    pub log: PlaceId,
    pub seq: u64,
    pub words: Vec<Word>,
}

impl Said {
    /// The words of an event whose signatures fit; `None` when it has none, like nearly every event.
    pub fn of(event: &Event) -> Option<Self> {
        let content = event.content();
        let words: Vec<Word> = content.ops.iter().filter_map(word).collect();
        (!words.is_empty()).then_some(Self { by: content.author, log: content.log, seq: content.seq, words })
    }
}

fn word(op: &Op) -> Option<Word> {
    match op {
        Op::Add { subject: about, set, item: Value::Bytes(bytes) } if about.kind == subject::DEVICE => match *set {
            set::CERTIFICATES => certificate(bytes).map(Word::Certificate),
            set::REVOCATIONS => revocation(bytes).map(Word::Revocation),
            set::ABOVE => above(bytes).map(|above| Word::Above(Box::new(above))),
            set::LEFT => left(bytes).map(Word::Left),
            _ => None,
        },
        Op::Register { subject: about, field: field::PLACE_ABOVE, value: Value::Id(above), .. }
            if about.kind == subject::PLACE && above.kind == subject::PLACE =>
        {
            Some(Word::Part(about.as_place(), above.as_place()))
        }
        _ => None,
    }
}

/// A certificate as it stands in a set, if its signature fits.
pub(crate) fn certificate(bytes: &[u8]) -> Option<Certificate> {
    let certificate: Certificate = postcard::from_bytes(bytes).ok()?;
    certificate.verify().is_ok().then_some(certificate)
}

/// A revocation, likewise.
pub(crate) fn revocation(bytes: &[u8]) -> Option<Revocation> {
    let revocation = Revocation::read(bytes)?;
    revocation.verify().is_ok().then_some(revocation)
}

/// That a root stands above another, likewise.
pub(crate) fn above(bytes: &[u8]) -> Option<Above> {
    let above: Above = postcard::from_bytes(bytes).ok()?;
    above.verify().is_ok().then_some(above)
}

/// That one has left another, likewise.
pub(crate) fn left(bytes: &[u8]) -> Option<Leave> {
    let left: Leave = postcard::from_bytes(bytes).ok()?;
    left.verify().is_ok().then_some(left)
}
