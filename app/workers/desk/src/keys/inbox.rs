//! The keys of a station's inbox: the newest first, then those of before, which still open what comes.

use super::Keys;
use super::record::Record;
use domain::Millis;
use trust::Draw;

/// So long after it was replaced a key of the inbox opens what comes whatever happens; and afterwards until somebody says
/// that no poster names it any more.
pub const OPEN_MS: Millis = 180 * domain::time::DAY_MS;

impl Keys {
    /// The same keys with a new one for the inbox; those before still open what comes. `None` where the station's voice is
    /// not.
    #[must_use]
    pub fn turned(&self, draw: &mut Draw, now_ms: Millis) -> Option<Self> {
        let Record::Station { mut station, device, chain, mut since } = self.record.clone() else { return None };
        // Whatever the clock says now: of two cards the newer counts.
        let now_ms = since.first().map_or(now_ms, |last| now_ms.max(last.saturating_add(1)));
        station.seal.insert(0, draw.array());
        since.insert(0, now_ms);
        Some(Self::of(Record::Station { station, device, chain, since }))
    }

    /// How many keys of the inbox were replaced so long ago that they may be closed.
    #[must_use]
    pub fn closable(&self, now_ms: Millis) -> usize {
        let Record::Station { since, .. } = &self.record else { return 0 };
        let replaced = since.iter().zip(since.iter().skip(1));
        replaced.filter(|(replaced_ms, _)| replaced_ms.saturating_add(OPEN_MS) <= now_ms).count()
    }

    /// The same keys without those that may be closed.
    #[must_use]
    pub fn closed(&self, now_ms: Millis) -> Self {
        let (mut record, closable) = (self.record.clone(), self.closable(now_ms));
        if let Record::Station { station, since, .. } = &mut record {
            let open = since.len() - closable;
            station.seal.truncate(open);
            since.truncate(open);
        }
        Self::of(record)
    }

    /// The same keys, and those of the inbox that another device of the station has noted; `None` when there are none
    /// among them that are not here, or it is another station's record.
    #[must_use]
    pub fn and_inbox_of(&self, record: &[u8]) -> Option<Self> {
        let (mut ours, theirs) = (self.record.clone(), Record::read(record)?);
        let (Record::Station { station, since, .. }, Record::Station { station: other, since: noted, .. }) =
            (&mut ours, theirs)
        else {
            return None;
        };
        let before = station.seal.len();
        for (seal, at_ms) in other.seal.iter().zip(noted).filter(|_| station.sign == other.sign) {
            if !station.seal.contains(seal) {
                let place = since.partition_point(|since| *since > at_ms);
                station.seal.insert(place, *seal);
                since.insert(place, at_ms);
            }
        }
        (station.seal.len() > before).then(|| Self::of(ours))
    }

    /// Since when the inbox has had its key.
    #[must_use]
    pub fn inbox_since_ms(&self) -> Millis {
        match &self.record {
            Record::Station { since, .. } => since.first().copied().unwrap_or_default(),
            Record::Guest(guest) => guest.since_ms,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use device::store::Write;
    use domain::PlaceId;
    use trust::SealingSecret;

    fn stored(keys: &Keys) -> Vec<u8> {
        let Write::Put(_, _, bytes) = keys.write() else { panic!("a put") };
        bytes
    }

    #[test]
    fn an_inbox_that_was_turned_opens_what_was_sealed_before_for_half_a_year() {
        let mut draw = Draw::from_seed([1; 32]);
        let first = Keys::drawn(&mut draw, PlaceId([2; 8]), 3);
        let day = domain::time::DAY_MS;
        let second = first.turned(&mut draw, 30 * day).expect("the voice");
        assert_ne!(second.reply_to().seal, first.reply_to().seal);
        assert_eq!((second.reply_to().folder, second.fingerprint()), (first.reply_to().folder, first.fingerprint()));
        assert_eq!((second.seal.len(), second.inbox_since_ms()), (2, 30 * day));
        let again = Keys::read(&stored(&second)).expect("what was written");
        assert_eq!((again.seal.len(), again.inbox_since_ms()), (2, 30 * day));
        assert!(second.seal.iter().any(|secret| secret.public() == first.reply_to().seal));
        let third = again.turned(&mut draw, 210 * day - 1).expect("the voice");
        assert_eq!((third.seal.len(), third.closable(210 * day - 1)), (3, 0), "half a year is not over");
        assert_eq!((third.closable(210 * day), third.closed(210 * day).seal.len()), (1, 2), "the first may go");
        let open: Vec<_> = third.closed(210 * day).seal.iter().map(SealingSecret::public).collect();
        assert_eq!(open, [third.reply_to().seal, second.reply_to().seal]);
        assert_eq!(third.closed(Millis::MAX).seal.len(), 1, "the newest stays, whatever the clock says");
        let back = third.turned(&mut draw, 0).expect("the voice");
        assert!(back.inbox_since_ms() > third.inbox_since_ms(), "a clock set back makes no older card");
        assert_eq!(third.certificate, first.certificate, "its certificates are as before");
    }

    #[test]
    fn two_devices_of_a_station_that_both_turned_open_both_inboxes() {
        let (mut draw, day) = (Draw::from_seed([1; 32]), domain::time::DAY_MS);
        let first = Keys::drawn(&mut draw, PlaceId([2; 8]), 3);
        let other = Keys::restored(&stored(&first), &mut draw).expect("a record");
        let here = first.turned(&mut draw, 30 * day).and_then(|keys| keys.turned(&mut draw, 90 * day)).expect("voice");
        let there = other.turned(&mut draw, 60 * day).expect("voice");
        let both =
            [here.and_inbox_of(&stored(&there)), there.and_inbox_of(&stored(&here))].map(|keys| keys.expect("new"));
        let public = |keys: &Keys| keys.seal.iter().map(SealingSecret::public).collect::<Vec<_>>();
        assert_eq!((public(&both[0]).len(), both[0].inbox_since_ms()), (4, 90 * day));
        assert_eq!(public(&both[0]), public(&both[1]), "newest first on both");
        assert_eq!(both[1].device.public(), there.device.public(), "each writes on as itself");
        assert!(both[0].and_inbox_of(&stored(&here)).is_none(), "nothing new");
        let stranger = Keys::drawn(&mut draw, PlaceId([2; 8]), 3).turned(&mut draw, 5).expect("voice");
        assert!(here.and_inbox_of(&stored(&stranger)).is_none() && here.and_inbox_of(b"damaged").is_none());
    }
}
