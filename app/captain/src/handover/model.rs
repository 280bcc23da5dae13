//! What is said about handing over, worked out without a view.

use crate::words::*;
use domain::Millis;
use ports::desk::Counts;
use ports::desk::devices::{Device, Handed, Handing};
use ui::{Word, fill, t, times};

use crate::screen::Screen;

/// What is in a captain's hands: how many, of what, and where it is dealt with. Only what there is, and the households always.
pub fn held(counts: &Counts) -> Vec<(u32, Word, Screen)> {
    let all = [
        (counts.to_do, HO_TO_DO, Screen::Today(None)),
        (counts.tray, HO_TRAY, Screen::Tray),
        (counts.outbox, HO_OUTBOX, Screen::Outbox(None)),
        (counts.quiet_pairs, HO_QUIET, Screen::Pairs(None)),
        (counts.households, HO_HOMES, Screen::People(None)),
    ];
    all.into_iter().filter(|(n, _, to)| *n > 0 || *to == Screen::People(None)).collect()
}

/// Whether the station has everything, in a sentence; and whether something is to be sent.
pub fn sent(handing: &Handing) -> (String, bool) {
    match handing.unheard {
        None => (t(HO_NO_STATION).to_owned(), false),
        Some(0) => (t(HO_ALL_THERE).to_owned(), false),
        Some(n) => (fill(t(HO_UNHEARD), &[("n", &n.to_string())]), true),
    }
}

/// How the photos on this device come to the station, where there are any: nothing else brings them.
pub fn photos(handing: &Handing) -> Option<String> {
    (handing.photos > 0).then(|| fill(t(HO_PHOTOS), &[("n", &handing.photos.to_string())]))
}

/// That it was handed over, on the device of whoever did.
pub fn done(handed: Handed, now_ms: Millis) -> String {
    let done = fill(t(HO_DONE), &[("when", &times::near(now_ms, handed.at_ms))]);
    match handed.since {
        0 => done,
        n => format!("{done}{}", fill(t(HO_SINCE), &[("n", &n.to_string())])),
    }
}

/// How a captain's device stands, for the station; and what putting it out of use now would mean.
pub fn standing(device: &Device, now_ms: Millis) -> (String, Word) {
    let Some(handed) = device.handed else { return (t(HO_NOT_YET).to_owned(), HO_REVOKE_HINT) };
    let when = times::near(now_ms, handed.at_ms);
    match handed.since {
        0 => (fill(t(HO_HERE), &[("when", &when)]), DEVICE_REVOKE_HINT),
        n => (fill(t(HO_HERE_SINCE), &[("when", &when), ("n", &n.to_string())]), HO_REVOKE_HINT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_795_305_600_000;

    #[test]
    fn what_there_is_none_of_is_not_in_anybodys_hands() {
        let counts = Counts { to_do: 2, quiet_pairs: 1, ..Counts::default() };
        let shown: Vec<u32> = held(&counts).into_iter().map(|(n, ..)| n).collect();
        assert_eq!(shown, [2, 1, 0]);
    }

    #[test]
    fn the_station_says_whether_everything_is_there() {
        let handing = |unheard| Handing {
            place: String::new(),
            name: String::new(),
            stations: vec![],
            unheard,
            handed: None,
            photos: 0,
        };
        assert_eq!(photos(&handing(None)), None);
        assert!(photos(&Handing { photos: 7, ..handing(Some(0)) }).is_some_and(|words| words.contains("7 张")));
        assert!(!sent(&handing(None)).1 && !sent(&handing(Some(0))).1);
        let (words, more) = sent(&handing(Some(3)));
        assert!(more && words.contains("3 条"), "{words}");
    }

    #[test]
    fn a_device_that_was_not_handed_over_is_not_put_out_of_use_lightly() {
        let device = |handed| Device {
            key: [1; 32],
            check: "1234 5678".into(),
            name: "赵敏".into(),
            this: false,
            revoked: false,
            until_ms: None,
            place: "3 号楼".into(),
            meets: true,
            events: 3,
            last_ms: Some(NOW),
            handed,
        };
        let handed = |since| Some(Handed { at_ms: NOW - 300_000, since });
        assert_eq!(standing(&device(None), NOW), ("还没有交接".into(), HO_REVOKE_HINT));
        assert_eq!(standing(&device(handed(0)), NOW), ("5 分钟前交接，记的全收到了".into(), DEVICE_REVOKE_HINT));
        assert_eq!(standing(&device(handed(2)), NOW).1, HO_REVOKE_HINT);
        assert!(done(Handed { at_ms: NOW, since: 2 }, NOW).contains("2 条"));
    }
}
