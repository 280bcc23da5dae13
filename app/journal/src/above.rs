//! Above: the roots that stand above a journal's own, and what their word counts for. A root's own word lets the next one
//! up count (`trust::Above`), and ends it (`trust::Leave`); both are part of the set of events, so it comes out the same
//! whatever came first.
//!
//! Whoever stands above may let devices in and revoke those again, never beyond what it certified for the root below. Its
//! word counts wherever it stands, for it writes nothing here. It says nothing about the root itself, which goes on
//! as it was, and takes nothing from whom the root lets in: those were worked out before it is heard.

use crate::word::Word;
use crate::writers::Writers;
use domain::{Millis, PlaceId};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Above, Certificate, Digest, Leave, Revocation, SigningPublic};

/// How many may stand one above the other: an office of the street, and the district's above that, with one to spare.
pub const DEPTH_MAX: usize = 3;

/// The roots above, each with what it may let in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Uppers(BTreeMap<SigningPublic, Vec<Ceiling>>);

/// Nobody that is let in may do more.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Ceiling {
    place: PlaceId,
    rank: u8,
    from_ms: Millis,
    until_ms: Millis,
    /// Of those that were left: the words that go on counting.
    keeps: Option<BTreeSet<Digest>>,
}

impl Ceiling {
    fn of(given: &Certificate, keeps: Option<BTreeSet<Digest>>) -> Self {
        let terms = &given.terms;
        let (from_ms, until_ms) = (terms.not_before_ms, terms.not_after_ms);
        Self { place: terms.place, rank: terms.role.rank(), from_ms, until_ms, keeps }
    }

    /// What somebody may let in who stands above whoever has this ceiling: the place stays that of the lowest. What goes on
    /// counting after leaving is for the lowest to say, too: it knows what it has accepted.
    fn below(&self, lower: &Self) -> Self {
        Self {
            place: lower.place,
            rank: lower.rank.max(self.rank),
            from_ms: lower.from_ms.max(self.from_ms),
            until_ms: lower.until_ms.min(self.until_ms),
            keeps: lower.keeps.clone().or_else(|| self.keeps.clone()),
        }
    }

    /// These as few: of two for the same place, role and words that meet in time one is left, as long as both.
    fn merged(mut ceilings: Vec<Self>) -> Vec<Self> {
        ceilings.sort_unstable_by(|one, other| one.key().cmp(&other.key()));
        ceilings.dedup_by(|next, one| {
            let meet = (one.place, one.rank, &one.keeps) == (next.place, next.rank, &next.keeps)
                && next.from_ms <= one.until_ms
                && one.from_ms <= one.until_ms
                && next.from_ms <= next.until_ms;
            if meet {
                one.until_ms = one.until_ms.max(next.until_ms);
            }
            meet
        });
        ceilings
    }

    fn key(&self) -> (PlaceId, u8, &Option<BTreeSet<Digest>>, Millis, Millis) {
        (self.place, self.rank, &self.keeps, self.from_ms, self.until_ms)
    }

    fn counts(&self, word: &Digest) -> bool {
        self.keeps.as_ref().is_none_or(|keeps| keeps.contains(word))
    }
}

impl Uppers {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a key is one of theirs.
    pub fn has(&self, key: &SigningPublic) -> bool {
        self.0.contains_key(key)
    }

    /// Whether a revocation is the word of one above, and goes on counting: it takes back whom that one let in.
    pub fn takes_back(&self, revocation: &Revocation) -> bool {
        self.hears(&revocation.limits.issuer, &revocation.digest())
    }

    /// Whether a certificate is the word of one above, and within what it may let in.
    pub fn lets_in(&self, certificate: &Certificate, within: impl Fn(PlaceId, PlaceId) -> bool) -> bool {
        let terms = &certificate.terms;
        let Some(ceilings) = self.0.get(&terms.issuer).filter(|_| !self.0.contains_key(&terms.subject)) else {
            return false;
        };
        let word = digest(certificate);
        ceilings.iter().any(|ceiling| {
            terms.role.rank() >= ceiling.rank
                && terms.not_before_ms >= ceiling.from_ms
                && terms.not_after_ms <= ceiling.until_ms
                && within(terms.place, ceiling.place)
                && ceiling.counts(&word)
        })
    }

    /// Whether a word is of one above, and goes on counting.
    pub fn say(&self, word: &Word) -> bool {
        match word {
            Word::Certificate(certificate) => self.hears(&certificate.terms.issuer, &digest(certificate)),
            Word::Revocation(revocation) => self.hears(&revocation.limits.issuer, &revocation.digest()),
            Word::Above(_) | Word::Left(_) => word.issuer().is_some_and(|issuer| self.0.contains_key(issuer)),
            Word::Part(..) => false,
        }
    }

    fn hears(&self, issuer: &SigningPublic, word: &Digest) -> bool {
        self.0.get(issuer).is_some_and(|ceilings| ceilings.iter().any(|ceiling| ceiling.counts(word)))
    }
}

impl Writers {
    /// Lets a root stand above by its word given by hand, as if an event had said so.
    ///
    /// # Errors
    /// When it is not what it says.
    pub fn stand_below(&mut self, above: Above) -> Result<(), trust::Error> {
        above.verify()?;
        self.given_above.push(above);
        self.work_out_from(&BTreeMap::new());
        Ok(())
    }

    /// Every word by which a root stands above another, in no useful order, with whether it is over.
    pub fn aboves(&self) -> impl Iterator<Item = (&Above, bool)> {
        let left: BTreeSet<(SigningPublic, Digest)> =
            self.leaves().map(|leave| (leave.leaving.below, leave.leaving.above)).collect();
        self.all_aboves().map(move |above| (above, left.contains(&(above.standing.below, above.digest()))))
    }

    /// What a root leaving now keeps: every certificate and revocation of those above that counts.
    #[must_use]
    pub fn words_from_above(&self) -> Vec<Digest> {
        let certificates =
            self.certificates_stated().map(|(_, certificate)| (certificate.terms.issuer, digest(certificate)));
        let revocations = self.stated().filter_map(|(_, word)| match word {
            Word::Revocation(revocation) => Some((revocation.limits.issuer, revocation.digest())),
            _ => None,
        });
        let uppers = self.upper_roots();
        certificates
            .chain(revocations)
            .filter(|(issuer, word)| uppers.hears(issuer, word))
            .map(|(_, word)| word)
            .collect()
    }

    /// Until when what one above has certified lasts, by the newest that is known.
    #[must_use]
    pub fn until_above(&self, above: &Above) -> Millis {
        self.ceilings(above).iter().map(|ceiling| ceiling.until_ms).max().unwrap_or_default()
    }

    /// Whether a device was let in by one above, or through one that was, and not by the station itself.
    #[must_use]
    pub fn is_from_above(&self, device: &SigningPublic) -> bool {
        self.worked_out.devices.get(device).is_some_and(|device| !device.own)
    }

    /// Works out who stands above these roots.
    pub(crate) fn uppers(&self, roots: &BTreeSet<SigningPublic>) -> Uppers {
        let mut uppers = Uppers::default();
        if self.all_aboves().next().is_none() {
            return uppers;
        }
        // Each with what whoever it stands above may let in; the root itself has no ceiling.
        let mut lower: BTreeMap<SigningPublic, Vec<Ceiling>> = roots.iter().map(|root| (*root, Vec::new())).collect();
        for _ in 0..DEPTH_MAX {
            let mut next: BTreeMap<SigningPublic, Vec<Ceiling>> = BTreeMap::new();
            for above in self.all_aboves() {
                let (key, below) = (above.key(), above.standing.below);
                let Some(ceilings) =
                    lower.get(&below).filter(|_| !roots.contains(&key) && !uppers.0.contains_key(&key))
                else {
                    continue;
                };
                for own in self.ceilings(above) {
                    let narrowed = ceilings.iter().map(|lower| own.below(lower));
                    next.entry(key).or_default().extend(narrowed.chain(ceilings.is_empty().then(|| own.clone())));
                }
            }
            for ceilings in next.values_mut() {
                *ceilings = Ceiling::merged(core::mem::take(ceilings));
            }
            uppers.0.extend(next.clone());
            lower = next;
        }
        uppers
    }

    /// What the one above has certified for the one below: when it was agreed to, and for longer since. What is wider in
    /// place or role was not agreed to. One leaving may stand in several events, and two devices may leave apart: what
    /// either keeps goes on counting.
    fn ceilings(&self, above: &Above) -> Vec<Ceiling> {
        let (word, given) = (above.digest(), &above.standing.given);
        let ends =
            self.leaves().filter(|leave| leave.leaving.below == above.standing.below && leave.leaving.above == word);
        let keeps = ends
            .map(|leave| leave.leaving.keeps.iter().copied().collect::<BTreeSet<Digest>>())
            .reduce(|one, other| &one | &other);
        let renews = |certificate: &&Certificate| {
            let (new, old) = (&certificate.terms, &given.terms);
            (new.issuer, new.subject, new.place) == (old.issuer, old.subject, old.place)
                && new.role.rank() >= old.role.rank()
        };
        let renewed = self.certificates_stated().map(|(_, certificate)| certificate).filter(renews);
        [given].into_iter().chain(renewed).map(|given| Ceiling::of(given, keeps.clone())).collect()
    }

    fn all_aboves(&self) -> impl Iterator<Item = &Above> {
        let stated = self.stated().filter_map(|(_, word)| match word {
            Word::Above(above) => Some(&**above),
            _ => None,
        });
        self.given_above.iter().chain(stated)
    }

    fn leaves(&self) -> impl Iterator<Item = &Leave> {
        self.stated().filter_map(|(_, word)| match word {
            Word::Left(leave) => Some(leave),
            _ => None,
        })
    }
}

fn digest(certificate: &Certificate) -> Digest {
    Digest::of(&postcard::to_allocvec(certificate).unwrap_or_default())
}
