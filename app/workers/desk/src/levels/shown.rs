//! The levels as they are shown: who stands above and below, since when and until when.

use crate::host::Host;
use crate::office::Office;
use domain::Millis;
use domain::figures::Figures;
use journal::facts::Below;
use ports::desk::levels::{Levels, Lower, Upper};
use std::collections::BTreeMap;
use trust::{Above, SigningPublic, fingerprint};

impl<H: Host> Office<H> {
    /// Everybody above and below; `None` while this desk's first event is not there.
    #[must_use]
    pub fn levels(&self, _now_ms: Millis) -> Option<Levels> {
        let station = self.ledger().station()?;
        let mut below: Vec<Lower> = self.ledger().below().map(|below| lower(&below)).collect();
        below.sort_by(|one, other| (one.let_go, &one.name, one.key).cmp(&(other.let_go, &other.name, other.key)));
        Some(Levels {
            name: station.name,
            level: self.level(),
            fingerprint: self.keys.fingerprint().to_string(),
            speaks: self.must_speak().is_ok(),
            above: self.uppers(),
            together: self.told_below(),
            below,
        })
    }

    /// The newest figures of everybody below, together.
    #[must_use]
    pub fn told_below(&self) -> Figures {
        let told = self.ledger().below().filter(|below| !below.let_go).filter_map(|below| below.report);
        told.fold(Figures::default(), |sum, report| sum.and(report.figures))
    }

    /// The word by which one stands right above, if it still does.
    #[must_use]
    pub fn stands_below(&self, key: &SigningPublic) -> Option<&Above> {
        let mut all = self.replica.writers().aboves();
        all.find(|(above, over)| !over && self.is_next(above) && above.key() == *key).map(|(above, _)| above)
    }

    /// Whether a word is this desk's own.
    #[must_use]
    pub fn is_next(&self, above: &Above) -> bool {
        above.standing.below == self.keys.root()
    }

    /// Who stands above, the next one first: what one below is told. Of several the one agreed to last.
    #[must_use]
    pub fn chain_above(&self) -> Vec<Above> {
        let (writers, mut chain) = (self.replica.writers(), Vec::<Above>::new());
        let mut lower = self.keys.root();
        while chain.len() + 1 < journal::above::DEPTH_MAX {
            let stand = writers.aboves().filter(|(above, over)| !over && above.standing.below == lower);
            let Some(next) =
                stand.map(|(above, _)| above).max_by_key(|above| (above.standing.since_ms, above.digest()))
            else {
                break;
            };
            lower = next.key();
            if lower == self.keys.root() || chain.iter().any(|above| above.key() == lower) {
                break;
            }
            chain.push(next.clone());
        }
        chain
    }

    /// Each once, by the word that stands; whoever was left, once too.
    fn uppers(&self) -> Vec<Upper> {
        let writers = self.replica.writers();
        let mut uppers: BTreeMap<(bool, SigningPublic), Upper> = BTreeMap::new();
        for (above, left) in writers.aboves() {
            let standing = &above.standing;
            let (since_ms, until_ms) = (standing.since_ms, writers.until_above(above));
            let upper = uppers.entry((left, above.key())).or_insert_with(|| Upper {
                key: above.key().0,
                name: standing.name.clone(),
                level: standing.level,
                fingerprint: fingerprint(&above.key()).to_string(),
                since_ms,
                until_ms,
                next: false,
                left,
            });
            upper.next |= self.is_next(above);
            upper.since_ms = upper.since_ms.min(since_ms);
            upper.until_ms = upper.until_ms.max(until_ms);
        }
        let stand: Vec<SigningPublic> = uppers.keys().filter(|(left, _)| !left).map(|(_, key)| *key).collect();
        uppers.retain(|(left, key), _| !left || !stand.contains(key));
        let mut uppers: Vec<Upper> = uppers.into_values().collect();
        uppers.sort_by_key(|upper| (upper.left, upper.level, upper.since_ms, upper.key));
        uppers
    }
}

fn lower(below: &Below) -> Lower {
    let (certified, key) = (&below.certified, below.certified.certificate.terms.subject);
    Lower {
        key: key.0,
        name: certified.name.clone(),
        level: certified.level,
        fingerprint: fingerprint(&key).to_string(),
        since_ms: below.since_ms,
        until_ms: certified.certificate.terms.not_after_ms,
        let_go: below.let_go,
        report: below.report.map(|report| (report.at_ms, report.figures)),
    }
}
