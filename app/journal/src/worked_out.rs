//! What was worked out about who writes: the devices, which place is part of which, who stands above; and what follows
//! from that.

use crate::above::Uppers;
use crate::log::Log;
use crate::word::{Said, Word};
use domain::PlaceId;
use std::collections::{BTreeMap, BTreeSet};
use trust::{Certificate, Digest, Revocation, SigningPublic, Terms};

/// Who may write, and how far.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct WorkedOut {
    pub devices: BTreeMap<SigningPublic, Device>,
    /// (part, whole): which places are part of which.
    pub parts: BTreeSet<(PlaceId, PlaceId)>,
    /// What the root stands for: everything is part of it.
    pub whole: Option<PlaceId>,
    /// The roots that stand above it.
    pub above: Uppers,
    /// Devices that look after a whole station, and the places they were let in for besides, mostly before.
    pub also: BTreeSet<(SigningPublic, PlaceId)>,
    /// What counts although its author has forked before it.
    pub lines: Lines,
}

/// One device that may write.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Device {
    /// How high its role stands, smaller being higher; `None` for the root, which stands above all.
    pub rank: Option<u8>,
    /// Whether the root lets it in, itself or through others it let in; not just somebody above the root.
    pub own: bool,
    /// Why it may: renewed ones and those for several places stand side by side.
    pub certificates: Vec<Certificate>,
    /// How far it counts, by everybody who may say so; without any, all the way.
    pub revocations: Vec<Revocation>,
}

/// Of authors who forked, what counts all the same in a log: it leads to the last event that a revocation names.
pub(crate) type Lines = BTreeMap<(SigningPublic, PlaceId), BTreeSet<Digest>>;

/// An event and its words.
pub(crate) type Stated<'a> = (&'a Digest, &'a Said);

/// The logs as far as they are known: in them it shows where authors forked.
pub(crate) type Logs = BTreeMap<PlaceId, Log>;

impl WorkedOut {
    pub fn may_write(&self, author: &SigningPublic, log: PlaceId) -> bool {
        let device = self.devices.get(author);
        device.is_some_and(|device| device.certificates.iter().any(|certificate| self.covers(certificate, log)))
    }

    /// Whether a certificate is for a whole station or more.
    pub fn is_whole(&self, certificate: &Certificate) -> bool {
        let Terms { place, role, .. } = certificate.terms;
        certificate.is_root() || role.certifies() || self.whole == Some(place)
    }

    /// Whether a certificate is for a log: everything for a root; the log of its own place; and what is below that, for
    /// a device that certifies others.
    pub fn covers(&self, Certificate { terms, .. }: &Certificate, log: PlaceId) -> bool {
        let below = || terms.role.certifies() && self.within(log, terms.place);
        terms.place == log || terms.issuer == terms.subject || below()
    }

    pub fn within(&self, part: PlaceId, whole: PlaceId) -> bool {
        if part == whole || self.whole == Some(whole) {
            return true;
        }
        let (mut seen, mut next) = (BTreeSet::from([part]), vec![part]);
        while let Some(part) = next.pop() {
            let from = (part, PlaceId([0; 8]))..=(part, PlaceId([0xff; 8]));
            for (_, above) in self.parts.range(from) {
                if *above == whole {
                    return true;
                }
                if seen.insert(*above) {
                    next.push(*above);
                }
            }
        }
        false
    }

    pub fn counted(&self, author: &SigningPublic, log: PlaceId) -> u64 {
        if !self.may_write(author, log) {
            return 0;
        }
        let revocations = self.devices.get(author).into_iter().flat_map(|device| &device.revocations);
        revocations.map(|revocation| revocation.counted(log)).min().unwrap_or(u64::MAX)
    }

    /// The events that revocations name as an author's last in a log, with their numbers; of several revocations those
    /// that leave least.
    pub fn ends(&self, author: &SigningPublic, log: PlaceId) -> impl Iterator<Item = (u64, Digest)> {
        let revocations = || self.devices.get(author).into_iter().flat_map(|device| &device.revocations);
        let least = revocations().map(|revocation| revocation.counted(log)).min();
        let least = revocations().filter(move |revocation| Some(revocation.counted(log)) == least);
        least.filter_map(move |revocation| revocation.end(log))
    }

    /// Whether a word counts wherever it stands: the root's, and that of those above it.
    pub fn counts_anywhere(&self, word: &Word) -> bool {
        self.above.say(word) || word.issuer().is_some_and(|issuer| self.is_root(issuer))
    }

    pub fn is_root(&self, key: &SigningPublic) -> bool {
        self.devices.get(key).is_some_and(|device| device.rank.is_none())
    }

    pub fn on_line(&self, author: &SigningPublic, log: PlaceId, event: &Digest) -> bool {
        self.lines.get(&(*author, log)).is_some_and(|line| line.contains(event))
    }

    pub fn counts(&self, (event, said): Stated, logs: &Logs) -> bool {
        let Said { by, log, seq, .. } = said;
        let fork = logs.get(log).and_then(|log| log.chain(by)?.fork).unwrap_or(u64::MAX);
        *seq < self.counted(by, *log) && (*seq < fork || self.on_line(by, *log, event))
    }

    /// Whether something signed by `issuer` counts where it was said: the root's word does everywhere.
    pub fn may_say(&self, stated: Stated, issuer: &SigningPublic, logs: &Logs) -> bool {
        self.is_root(issuer) || (stated.1.by == *issuer && self.counts(stated, logs))
    }

    /// Whether a device may revoke another: its role is higher, and covers every place the other is certified for. A root
    /// may also say how far its own events count.
    pub fn stands_above(&self, above: &SigningPublic, below: &SigningPublic) -> bool {
        let (Some(upper), Some(lower)) = (self.devices.get(above), self.devices.get(below)) else { return false };
        let covers = |place| upper.certificates.iter().any(|upper| self.within(place, upper.terms.place));
        match (upper.rank, lower.rank) {
            (None, None) => above == below,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (Some(high), Some(low)) => {
                high < low && lower.certificates.iter().all(|certificate| covers(certificate.terms.place))
            }
        }
    }
}
