//! Writers: whose events count, and how far. Whoever set up the highest place is the root; every other device shows a
//! certificate, and a revocation says where one stops.
//!
//! Who writes is worked out from what the events themselves say, so it has to come out the same whatever came first.
//! That is why it is worked out from above, role by role. The root's word counts wherever it stands; anybody else's where
//! it stands in an event of their own that counts. Where an author has forked, that is what leads to the last event that
//! a revocation names (`branches`). Who revokes has a higher role than who is revoked, so how far those
//! above count is settled before anyone below is looked at. Time plays no part: that a certificate has run out keeps
//! new events away at intake, and takes nothing back.

use crate::above::Uppers;
use crate::word::{Said, Word};
use crate::worked_out::{Device, Lines, Logs, Stated, WorkedOut};
use domain::{Millis, PlaceId};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Above, Certificate, Digest, Error, SigningPublic, Terms};

/// How often a device may be certified by another of the same role, one after the other.
const SAME_ROLE_MAX: usize = 16;

/// The devices that may write.
#[derive(Clone, Debug, Default)]
pub struct Writers {
    /// The root's certificate for itself, and those that were given by hand.
    pub(crate) given: Vec<Certificate>,
    /// That roots stand above it, as far as that was given by hand.
    pub(crate) given_above: Vec<Above>,
    /// What events say about this, by event.
    pub(crate) said: BTreeMap<Digest, Said>,
    /// All that follows was worked out from those two, and from where authors forked.
    pub(crate) worked_out: WorkedOut,
    /// How often that came out otherwise than before.
    turns: usize,
}

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
        writers.work_out_from(&Logs::new());
        Ok(writers)
    }

    /// Lets another device write by a certificate given by hand, from one that may. It counts as if the root had said so.
    ///
    /// # Errors
    /// When nobody here issued it, or it goes beyond its issuer's.
    pub fn admit(&mut self, certificate: Certificate, within: impl Fn(PlaceId, PlaceId) -> bool) -> Result<(), Error> {
        if self.worked_out.above.lets_in(&certificate, &within) {
            certificate.verify()?;
        } else {
            let issuer = self.worked_out.devices.get(&certificate.terms.issuer).ok_or(Error::Wider)?;
            let narrows = |above: &Certificate| certificate.narrows(above, &within);
            issuer.certificates.iter().map(narrows).min().unwrap_or(Err(Error::Wider))?;
        }
        self.given.push(certificate);
        self.work_out_from(&Logs::new());
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
    /// they come to look after the whole station: somebody may have decided otherwise by then. So it does for whom somebody
    /// above the root let in, or made more of: what the station holds is for the station to destroy.
    #[must_use]
    pub fn may_erase(&self, author: &SigningPublic, log: PlaceId) -> bool {
        if self.is_from_above(author) {
            return false;
        }
        let by_station =
            |one: &&Certificate| !self.worked_out.above.has(&one.terms.issuer) && self.worked_out.is_whole(one);
        let whole: Vec<&Certificate> = self.certificates(author).iter().filter(by_station).collect();
        whole.iter().any(|certificate| certificate.terms.place == log)
            || (!whole.is_empty() && !self.worked_out.also.contains(&(*author, log)))
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

    /// How often something was said that decides who writes, or has decided otherwise; it only grows.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.said.len() + self.turns
    }

    /// The root and what was given by hand, without anything that events say: to load a replica with.
    #[must_use]
    pub fn given(&self) -> Self {
        let (given, given_above) = (self.given.clone(), self.given_above.clone());
        let mut writers = Self { given, given_above, ..Self::default() };
        writers.work_out_from(&Logs::new());
        writers
    }

    /// Whether there is a word in it that counts wherever it stands, and that nobody has brought so far.
    pub(crate) fn is_news(&self, said: &Said) -> bool {
        let is_new = |word: &Word| !self.stated().any(|(_, known)| known == word);
        said.words.iter().any(|word| self.worked_out.counts_anywhere(word) && is_new(word))
    }

    /// Whether a revocation that counts names an event as its author's last in a log.
    pub(crate) fn names(&self, author: &SigningPublic, log: PlaceId, event: &Digest) -> bool {
        self.worked_out.ends(author, log).any(|(_, end)| end == *event)
    }

    /// Whether an event counts although its author has forked before it.
    pub(crate) fn on_line(&self, author: &SigningPublic, log: PlaceId, event: &Digest) -> bool {
        self.worked_out.on_line(author, log, event)
    }

    /// How many of an author's events in a log count although it has forked before them: they follow one another.
    pub(crate) fn line_length(&self, author: &SigningPublic, log: PlaceId) -> u64 {
        self.worked_out.lines.get(&(*author, log)).map_or(0, |line| line.len() as u64)
    }

    /// Everything that counts although its author has forked before it.
    pub(crate) fn lines(&self) -> &Lines {
        &self.worked_out.lines
    }

    /// These writers, and whoever the root lets in by the words of one event that has not been taken in.
    pub(crate) fn with(&self, event: Digest, said: Said, logs: &Logs) -> Self {
        let mut writers = self.clone();
        writers.said.insert(event, said);
        writers.work_out_from(logs);
        writers
    }

    /// The roots that stand above this journal's own.
    pub(crate) fn upper_roots(&self) -> &Uppers {
        &self.worked_out.above
    }

    /// Works out who writes from what was said, and from where authors forked.
    pub(crate) fn work_out_from(&mut self, logs: &Logs) {
        let mut out = WorkedOut::default();
        for certificate in self.given.iter().filter(|certificate| certificate.is_root()) {
            let Terms { subject, place, .. } = certificate.terms;
            out.whole = out.whole.or(Some(place));
            let device = out.devices.entry(subject).or_default();
            device.own = true;
            device.certificates.push(*certificate);
        }
        let roots = out.devices.keys().copied().collect();
        self.settle(&roots, &mut out, logs);
        self.let_in(&mut out, logs);
        // Whoever stands above comes after that: about those whom the root lets in it can only say more, so it silences
        // none of them, and costs none of them what they had.
        out.above = self.uppers(&roots);
        if !out.above.is_empty() {
            self.let_in_more(&mut out);
            self.let_in(&mut out, logs);
        }
        let part = |certificate: &Certificate| {
            let device = out.devices.get(&certificate.terms.subject);
            !out.is_whole(certificate)
                && device.is_some_and(|device| device.certificates.iter().any(|own| out.is_whole(own)))
        };
        let by_station = self.certificates_stated().filter(|(_, one)| !out.above.has(&one.terms.issuer));
        let also = by_station.filter(|(said, one)| part(one) && Self::believed(*said, one, &out, logs));
        out.also = also.map(|(_, one)| (one.terms.subject, one.terms.place)).collect();
        let lines = core::mem::take(&mut out.lines).into_iter();
        let counts = |((author, log), line): &((SigningPublic, PlaceId), BTreeSet<Digest>)| {
            !line.is_empty() && out.may_write(author, *log)
        };
        out.lines = lines.filter(counts).collect();
        self.turns += usize::from(out != self.worked_out);
        self.worked_out = out;
    }

    /// Lets in whoever is certified by those known so far, role by role from above.
    fn let_in(&self, out: &mut WorkedOut, logs: &Logs) {
        let mut ranks: Vec<u8> = self.certificates_stated().map(|(_, certificate)| rank(certificate)).collect();
        ranks.sort_unstable();
        ranks.dedup();
        for rank in ranks {
            for _ in 0..SAME_ROLE_MAX {
                let next = self.certified_by_now(rank, out, logs);
                if next.is_empty() {
                    break;
                }
                let keys = next.keys().copied().collect();
                out.devices.extend(next);
                self.settle(&keys, out, logs);
            }
        }
    }

    /// What those above certify for devices that the root lets in too: they may write there as well, and keep their rank.
    fn let_in_more(&self, out: &mut WorkedOut) {
        for (_, certificate) in self.certificates_stated() {
            let known = out.devices.get(&certificate.terms.subject).is_some_and(|device| device.rank.is_some());
            if known
                && out.above.lets_in(certificate, |part, whole| out.within(part, whole))
                && let Some(device) = out.devices.get_mut(&certificate.terms.subject)
            {
                device.certificates.push(*certificate);
                in_order(&mut device.certificates);
            }
        }
    }

    /// Whether a certificate is the word of somebody known by now who may give it.
    fn believed(said: Option<Stated>, certificate: &Certificate, out: &WorkedOut, logs: &Logs) -> bool {
        let issuer = &certificate.terms.issuer;
        let narrows = |above: &Certificate| certificate.narrows_terms(above, |part, whole| out.within(part, whole));
        let by_device = out.devices.get(issuer).is_some_and(|device| device.certificates.iter().any(narrows))
            && said.is_none_or(|said| out.may_say(said, issuer, logs));
        by_device || out.above.lets_in(certificate, |part, whole| out.within(part, whole))
    }

    /// Every certificate there is, with where it was said; those given by hand were said nowhere.
    pub(crate) fn certificates_stated(&self) -> impl Iterator<Item = (Option<Stated<'_>>, &Certificate)> {
        let stated = self.stated().filter_map(|(said, word)| match word {
            Word::Certificate(certificate) => Some((Some(said), certificate)),
            _ => None,
        });
        self.given.iter().map(|certificate| (None, certificate)).chain(stated)
    }

    pub(crate) fn stated(&self) -> impl Iterator<Item = (Stated<'_>, &Word)> {
        self.said.iter().flat_map(|stated| stated.1.words.iter().map(move |word| (stated, word)))
    }

    /// The devices of this rank that nobody has certified so far, and somebody known by now has.
    fn certified_by_now(&self, of_rank: u8, out: &WorkedOut, logs: &Logs) -> BTreeMap<SigningPublic, Device> {
        let mut next: BTreeMap<SigningPublic, Device> = BTreeMap::new();
        for (said, certificate) in self.certificates_stated().filter(|(_, certificate)| rank(certificate) == of_rank) {
            let subject = certificate.terms.subject;
            if out.devices.contains_key(&subject) || !Self::believed(said, certificate, out, logs) {
                continue;
            }
            let device = next.entry(subject).or_insert(Device { rank: Some(of_rank), ..Device::default() });
            device.own |= out.above.is_empty();
            device.certificates.push(*certificate);
        }
        next.values_mut().for_each(|device| in_order(&mut device.certificates));
        next
    }

    /// What those above say of these devices, and what these say about places.
    fn settle(&self, keys: &BTreeSet<SigningPublic>, out: &mut WorkedOut, logs: &Logs) {
        for (said, word) in self.stated() {
            let Word::Revocation(revocation) = word else { continue };
            let limits = &revocation.limits;
            let by_device =
                || out.may_say(said, &limits.issuer, logs) && out.stands_above(&limits.issuer, &limits.subject);
            if keys.contains(&limits.subject)
                && (by_device() || out.above.takes_back(revocation))
                && let Some(device) = out.devices.get_mut(&limits.subject)
            {
                device.revocations.push(revocation.clone());
            }
        }
        for (place, log) in logs {
            for author in log.branches.keys().filter(|author| keys.contains(author)) {
                out.lines.insert((*author, *place), log.line(author, out.ends(author, *place)));
            }
        }
        for (stated @ (_, said), word) in self.stated() {
            let Word::Part(part, whole) = word else { continue };
            // In the log of its own place: elsewhere it may write by what this very word would have to say.
            let own = |certificate: &Certificate| {
                certificate.terms.role.certifies() && (certificate.is_root() || certificate.terms.place == said.log)
            };
            let device = out.devices.get(&said.by).filter(|_| keys.contains(&said.by));
            if device.is_some_and(|device| device.certificates.iter().any(own)) && out.counts(stated, logs) {
                out.parts.insert((*part, *whole));
            }
        }
    }
}

/// The newest last, each once.
fn in_order(certificates: &mut Vec<Certificate>) {
    certificates.sort_by_key(|Certificate { terms, signature }| (terms.not_after_ms, *signature));
    certificates.dedup();
}

fn rank(certificate: &Certificate) -> u8 {
    certificate.terms.role.rank()
}
