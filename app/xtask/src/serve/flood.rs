//! Floods: how much one address, or one box, may take in a while. A bucket each, refilled steadily.

use crate::Outcome;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Instant;

/// Buckets kept before the full ones are forgotten.
const BUCKETS_MAX: usize = 10_000;

/// How fast a bucket refills and how much it holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Limit {
    /// Puts a second, for ever.
    pub per_second: f64,
    /// Puts at once.
    pub burst: f64,
}

impl Limit {
    /// What no household reaches.
    pub const GENEROUS: Self = Self { per_second: 30.0, burst: 120.0 };

    /// Reads `30/120`.
    pub fn read(text: &str) -> Outcome<Self> {
        let numbers = text.split_once('/').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        let (per_second, burst) = numbers.ok_or(format!("--flood wants PER_SECOND/BURST, not `{text}`"))?;
        Ok(Self { per_second, burst })
    }
}

/// The buckets of everyone who has put something lately.
pub struct Flood {
    limit: Limit,
    buckets: Mutex<BTreeMap<String, (f64, Instant)>>,
}

impl Flood {
    /// Nobody has put anything yet.
    pub fn new(limit: Limit) -> Self {
        Self { limit, buckets: Mutex::default() }
    }

    /// Takes one from each bucket, if every one of them has it.
    pub fn take(&self, names: &[String], now: Instant) -> bool {
        let Ok(mut buckets) = self.buckets.lock() else { return false };
        if buckets.len() > BUCKETS_MAX {
            buckets.retain(|_, bucket| self.level(*bucket, now) < self.limit.burst);
        }
        let full = (self.limit.burst, now);
        let levels: Vec<f64> =
            names.iter().map(|name| self.level(buckets.get(name).copied().unwrap_or(full), now)).collect();
        let enough = levels.iter().all(|level| *level >= 1.0);
        for (name, level) in names.iter().zip(levels) {
            buckets.insert(name.clone(), (if enough { level - 1.0 } else { level }, now));
        }
        enough
    }

    fn level(&self, (level, then): (f64, Instant), now: Instant) -> f64 {
        let refilled = now.saturating_duration_since(then).as_secs_f64() * self.limit.per_second;
        (level + refilled).min(self.limit.burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_burst_passes_then_the_steady_rate() {
        let flood = Flood::new(Limit::read("1/3").unwrap());
        let (me, now) = (["me".to_owned()], Instant::now());
        assert_eq!((0..5).filter(|_| flood.take(&me, now)).count(), 3);
        assert!(flood.take(&me, now + Duration::from_secs(1)));
        assert!(!flood.take(&me, now + Duration::from_secs(1)));
    }

    #[test]
    fn an_empty_bucket_does_not_drain_the_other() {
        let flood = Flood::new(Limit::read("0/2").unwrap());
        let now = Instant::now();
        let pair = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        assert!(flood.take(&pair("noisy", "box"), now));
        assert!(flood.take(&pair("noisy", "other box"), now));
        assert!(!flood.take(&pair("noisy", "box"), now));
        assert!(flood.take(&pair("quiet", "box"), now));
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Limit::read("30").is_err());
    }
}
