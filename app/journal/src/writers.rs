//! Writers: whose events count, and how far. Whoever set up the highest place is the root; every other device shows a
//! certificate, and a revocation says where one stops.
//!
//! Who writes is worked out from what the events themselves say, so it has to come out the same whatever came first.
//! That is why it is worked out from above, role by role. The root's word counts wherever it stands; anybody else's where
//! it stands in an event of their own that counts. Who revokes has a higher role than who is revoked, so how far those
//! above count is settled before anyone below is looked at. Time plays no part: that a certificate has run out keeps
//! new events away at intake, and takes nothing back.

use crate::log::Log;
use crate::word::{Said, Word};
use domain::{Millis, PlaceId};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Certificate, Digest, Error, Revocation, SigningPublic, Terms};

/// How often a device may be certified by another of the same role, one after the other.
const SAME_ROLE_MAX: usize = 16;

/// The devices that may write.
#[derive(Clone, Debug, Default)]
pub struct Writers {
    /// The root's certificate for itself, and those that were given by hand.
    given: Vec<Certificate>,
    /// What events say about this, by event.
    pub(crate) said: BTreeMap<Digest, Said>,
    /// All that follows was worked out from those two, and from where authors forked.
    worked_out: WorkedOut,
}

#[derive(Clone, Debug, Default)]
struct WorkedOut {
    devices: BTreeMap<SigningPublic, Device>,
    /// (part, whole): which places are part of which.
    parts: BTreeSet<(PlaceId, PlaceId)>,
    /// What the root stands for: everything is part of it.
    whole: Option<PlaceId>,
    /// Devices that look after a whole station, and the places they were let in for besides, mostly before.
    also: BTreeSet<(SigningPublic, PlaceId)>,
}

/// One device that may write.
#[derive(Clone, Debug, Default)]
struct Device {
    /// How high its role stands, smaller being higher; `None` for the root, which stands above all.
    rank: Option<u8>,
    /// Why it may: renewed ones and those for several places stand side by side.
    certificates: Vec<Certificate>,
    /// How far it counts, by everybody who may say so; without any, all the way.
    revocations: Vec<Revocation>,
}

/// Where an author's chain forked, in a log.
type Forks<'a> = &'a dyn Fn(&SigningPublic, PlaceId) -> Option<u64>;

impl Writers {
    /// A root alone: it may write everywhere.
    ///
    /// # Errors
    /// When the certificate is not signed by its own subject.
    pub fn root(certificate: Certificate) -> Result<Self, Error> {
        certificate.verify()?;
        if !certificate.is_root() {
            return Err(Error::Wider);
        }
        let mut writers = Self { given: vec![certificate], ..Self::default() };
        writers.work_out(&|_, _| None);
        Ok(writers)
    }

    /// Lets another device write by a certificate given by hand, from one that may. It counts as if the root had said so.
    ///
    /// # Errors
    /// When nobody here issued it, or it goes beyond its issuer's.
    pub fn admit(&mut self, certificate: Certificate, within: impl Fn(PlaceId, PlaceId) -> bool) -> Result<(), Error> {
        let issuer = self.worked_out.devices.get(&certificate.terms.issuer).ok_or(Error::Wider)?;
        let narrows = |above: &Certificate| certificate.narrows(above, &within);
        issuer.certificates.iter().map(narrows).min().unwrap_or(Err(Error::Wider))?;
        self.given.push(certificate);
        self.work_out(&|_, _| None);
        Ok(())
    }

    /// Whether an author may write in a log at all.
    #[must_use]
    pub fn may_write(&self, author: &SigningPublic, log: PlaceId) -> bool {
        self.worked_out.may_write(author, log)
    }

    /// Whether an author may write in a log at this time: some certificate for it has not run out. That one is dated
    /// ahead is no reason to turn anything away: the clock of whoever looks may be slow.
    #[must_use]
    pub fn may_write_at(&self, author: &SigningPublic, log: PlaceId, now_ms: Millis) -> bool {
        let device = self.worked_out.devices.get(author);
        let lasting = |certificate: &&Certificate| now_ms < certificate.terms.not_after_ms;
        let mut lasting = device.into_iter().flat_map(|device| &device.certificates).filter(lasting);
        lasting.any(|certificate| self.worked_out.covers(certificate, log))
    }

    /// How many of an author's events in a log count, as far as certificates and revocations go.
    #[must_use]
    pub fn counted(&self, author: &SigningPublic, log: PlaceId) -> u64 {
        self.worked_out.counted(author, log)
    }

    /// Whether a device looks after a whole station or more: it may forget people, and say whom others may know.
    #[must_use]
    pub fn leads(&self, author: &SigningPublic) -> bool {
        self.certificates(author).iter().any(|certificate| self.worked_out.is_whole(certificate))
    }

    /// Whether an author's word in a log forgets people for good. What captains said in their building's log stays a wish when
    /// they come to look after the whole station: somebody may have decided otherwise by then.
    #[must_use]
    pub fn may_erase(&self, author: &SigningPublic, log: PlaceId) -> bool {
        let mut whole = self.certificates(author).iter().filter(|certificate| self.worked_out.is_whole(certificate));
        whole.any(|certificate| certificate.terms.place == log)
            || (self.leads(author) && !self.worked_out.also.contains(&(*author, log)))
    }

    /// Whether somebody who may has revoked a device.
    #[must_use]
    pub fn is_revoked(&self, author: &SigningPublic) -> bool {
        self.worked_out.devices.get(author).is_some_and(|device| !device.revocations.is_empty())
    }

    /// The certificates of a writer, the newest last; none for a stranger.
    #[must_use]
    pub fn certificates(&self, author: &SigningPublic) -> &[Certificate] {
        self.worked_out.devices.get(author).map_or(&[], |device| &device.certificates)
    }

    /// Every device that may write or might once, the root among them, in order of key.
    pub fn devices(&self) -> impl Iterator<Item = (&SigningPublic, &[Certificate])> {
        self.worked_out.devices.iter().map(|(key, device)| (key, device.certificates.as_slice()))
    }

    /// How many events have said something that decides who writes; it only grows.
    #[must_use]
    pub fn words(&self) -> usize {
        self.said.len()
    }

    /// The root and what was given by hand, without anything that events say: to load a replica with.
    #[must_use]
    pub fn given(&self) -> Self {
        let mut writers = Self { given: self.given.clone(), ..Self::default() };
        writers.work_out(&|_, _| None);
        writers
    }

    /// Whether an author has said anything that decides who writes.
    pub(crate) fn has_said(&self, author: &SigningPublic) -> bool {
        self.said.values().any(|said| said.by == *author)
    }

    /// These writers, and whoever the root lets in by the words of one event that has not been taken in.
    pub(crate) fn with(&self, event: Digest, said: Said, logs: &BTreeMap<PlaceId, Log>) -> Self {
        let mut writers = self.clone();
        writers.said.insert(event, said);
        writers.work_out_from(logs);
        writers
    }

    /// Works out who writes from what was said, and from where authors forked.
    pub(crate) fn work_out_from(&mut self, logs: &BTreeMap<PlaceId, Log>) {
        self.work_out(&|author, log| logs.get(&log)?.chain(author)?.fork);
    }

    fn work_out(&mut self, forks: Forks) {
        let mut out = WorkedOut::default();
        for certificate in self.given.iter().filter(|certificate| certificate.is_root()) {
            let Terms { subject, place, .. } = certificate.terms;
            out.whole = out.whole.or(Some(place));
            out.devices.entry(subject).or_default().certificates.push(*certificate);
        }
        let roots = out.devices.keys().copied().collect();
        self.settle(&roots, &mut out, forks);
        let mut ranks: Vec<u8> = self.certificates_stated().map(|(_, certificate)| rank(certificate)).collect();
        ranks.sort_unstable();
        ranks.dedup();
        for rank in ranks {
            for _ in 0..SAME_ROLE_MAX {
                let next = self.certified_by_now(rank, &out, forks);
                if next.is_empty() {
                    break;
                }
                let keys = next.keys().copied().collect();
                out.devices.extend(next);
                self.settle(&keys, &mut out, forks);
            }
        }
        let part = |certificate: &Certificate| {
            let device = out.devices.get(&certificate.terms.subject);
            !out.is_whole(certificate)
                && device.is_some_and(|device| device.certificates.iter().any(|own| out.is_whole(own)))
        };
        let also =
            self.certificates_stated().filter(|(said, one)| part(one) && Self::believed(*said, one, &out, forks));
        out.also = also.map(|(_, one)| (one.terms.subject, one.terms.place)).collect();
        self.worked_out = out;
    }

    /// Whether a certificate is the word of somebody known by now who may give it.
    fn believed(said: Option<&Said>, certificate: &Certificate, out: &WorkedOut, forks: Forks) -> bool {
        let issuer = &certificate.terms.issuer;
        let narrows = |above: &Certificate| certificate.narrows_terms(above, |part, whole| out.within(part, whole));
        out.devices.get(issuer).is_some_and(|device| device.certificates.iter().any(narrows))
            && said.is_none_or(|said| out.may_say(said, issuer, forks))
    }

    /// Every certificate there is, with where it was said; those given by hand were said nowhere.
    fn certificates_stated(&self) -> impl Iterator<Item = (Option<&Said>, &Certificate)> {
        let stated = self.stated().filter_map(|(said, word)| match word {
            Word::Certificate(certificate) => Some((Some(said), certificate)),
            _ => None,
        });
        self.given.iter().map(|certificate| (None, certificate)).chain(stated)
    }

    fn stated(&self) -> impl Iterator<Item = (&Said, &Word)> {
        self.said.values().flat_map(|said| said.words.iter().map(move |word| (said, word)))
    }

    /// The devices of this rank that nobody has certified so far, and somebody known by now has.
    fn certified_by_now(&self, of_rank: u8, out: &WorkedOut, forks: Forks) -> BTreeMap<SigningPublic, Device> {
        let mut next: BTreeMap<SigningPublic, Device> = BTreeMap::new();
        for (said, certificate) in self.certificates_stated().filter(|(_, certificate)| rank(certificate) == of_rank) {
            let subject = certificate.terms.subject;
            if out.devices.contains_key(&subject) || !Self::believed(said, certificate, out, forks) {
                continue;
            }
            let device = next.entry(subject).or_insert(Device { rank: Some(of_rank), ..Device::default() });
            device.certificates.push(*certificate);
        }
        for device in next.values_mut() {
            device.certificates.sort_by_key(|Certificate { terms, signature }| (terms.not_after_ms, *signature));
            device.certificates.dedup();
        }
        next
    }

    /// What those above say of these devices, and what these say about places.
    fn settle(&self, keys: &BTreeSet<SigningPublic>, out: &mut WorkedOut, forks: Forks) {
        for (said, word) in self.stated() {
            let Word::Revocation(revocation) = word else { continue };
            let limits = &revocation.limits;
            if keys.contains(&limits.subject)
                && out.may_say(said, &limits.issuer, forks)
                && out.stands_above(&limits.issuer, &limits.subject)
                && let Some(device) = out.devices.get_mut(&limits.subject)
            {
                device.revocations.push(revocation.clone());
            }
        }
        for (said, word) in self.stated() {
            let Word::Part(part, whole) = word else { continue };
            // In the log of its own place: elsewhere it may write by what this very word would have to say.
            let own = |certificate: &Certificate| {
                certificate.terms.role.certifies() && (certificate.is_root() || certificate.terms.place == said.log)
            };
            let device = out.devices.get(&said.by).filter(|_| keys.contains(&said.by));
            if device.is_some_and(|device| device.certificates.iter().any(own)) && out.counts(said, forks) {
                out.parts.insert((*part, *whole));
            }
        }
    }
}

fn rank(certificate: &Certificate) -> u8 {
    certificate.terms.role.rank()
}

impl WorkedOut {
    fn may_write(&self, author: &SigningPublic, log: PlaceId) -> bool {
        let device = self.devices.get(author);
        device.is_some_and(|device| device.certificates.iter().any(|certificate| self.covers(certificate, log)))
    }

    /// Whether a certificate is for a whole station or more.
    fn is_whole(&self, certificate: &Certificate) -> bool {
        let Terms { place, role, .. } = certificate.terms;
        certificate.is_root() || role.certifies() || self.whole == Some(place)
    }

    /// Whether a certificate is for a log: everything for a root; the log of its own place; and what is below that, for
    /// a device that certifies others.
    fn covers(&self, Certificate { terms, .. }: &Certificate, log: PlaceId) -> bool {
        let below = || terms.role.certifies() && self.within(log, terms.place);
        terms.place == log || terms.issuer == terms.subject || below()
    }

    fn within(&self, part: PlaceId, whole: PlaceId) -> bool {
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

    fn counted(&self, author: &SigningPublic, log: PlaceId) -> u64 {
        if !self.may_write(author, log) {
            return 0;
        }
        let revocations = self.devices.get(author).into_iter().flat_map(|device| &device.revocations);
        revocations.map(|revocation| revocation.counted(log)).min().unwrap_or(u64::MAX)
    }

    fn counts(&self, said: &Said, forks: Forks) -> bool {
        let fork = forks(&said.by, said.log).unwrap_or(u64::MAX);
        said.seq < self.counted(&said.by, said.log).min(fork)
    }

    /// Whether something signed by `issuer` counts where it was said: the root's word does everywhere.
    fn may_say(&self, said: &Said, issuer: &SigningPublic, forks: Forks) -> bool {
        let root = self.devices.get(issuer).is_some_and(|device| device.rank.is_none());
        root || (said.by == *issuer && self.counts(said, forks))
    }

    /// Whether a device may revoke another: its role is higher, and covers every place the other is certified for. A root
    /// may also say how far its own events count.
    fn stands_above(&self, above: &SigningPublic, below: &SigningPublic) -> bool {
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
