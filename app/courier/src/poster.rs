//! A poster: everything a phone needs to reach a station, in a link of at most 160 characters that fits a QR code.
//!
//! Bytes of version 1, then in base64url: version and flags, place, inbox key, root's fingerprint, the box when there
//! is a mailbox, building, telephone (two digits a byte, ended by `f`), name, and two bytes of checksum. Nothing in it
//! is secret, and nothing of it is believed before the station's card says the same.

use domain::PlaceId;
use trust::{BoxId, Digest, Fingerprint, SealingPublic, base64url};

/// Most characters of a link: a QR code of version 10 holds it.
pub const LINK_MAX: usize = 160;

/// The telephone on a sample's posters. Nobody compares those with anything, so no other number is shown for one.
pub const SAMPLE_TELEPHONE: &str = "02988880000";

const VERSION: u8 = 1 << 4;
const SAMPLE: u8 = 1;
const MAILBOX: u8 = 2;
const WIDE: u8 = 4;
const CHECKSUM: usize = 2;

/// Most digits of a telephone (ITU-T E.164).
const TELEPHONE_MAX: usize = 15;

/// What one building's poster says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Poster {
    /// The building: what a request from here concerns.
    pub place: PlaceId,
    /// To which key requests are sealed.
    pub inbox: SealingPublic,
    /// Fingerprint of the station's root key.
    pub root: Fingerprint,
    /// The inbox's folder, where the station has a mailbox.
    pub folder: Option<BoxId>,
    /// Number of the building, to read a home such as `2单元501`; 0 when it is not about one building.
    pub building: u16,
    /// The captain's telephone, digits; may be empty.
    pub telephone: String,
    /// What the place is called: `青禾小区`.
    pub name: String,
    /// Whether this is the sample community.
    pub sample: bool,
}

/// Why a poster could not be read or made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, thiserror::Error)]
pub enum PosterError {
    /// No poster's code in this text.
    #[error("this is not a poster's link")]
    NotAPoster,
    /// The code's end is missing.
    #[error("the poster's link was cut off")]
    CutOff,
    /// A character was changed.
    #[error("the poster's link was altered")]
    Altered,
    /// Printed by a newer version; reload.
    #[error("the poster was made by a newer version")]
    MadeByNewerVersion,
    /// Even without a name the link has so many characters more than a poster takes.
    #[error("the site's address is {0} characters too long for a poster")]
    TooLong(usize),
    /// The telephone is not 0 to 15 digits.
    #[error("the telephone is not a number")]
    Telephone,
}

impl Poster {
    /// The code that stands in the link.
    pub fn code(&self) -> Result<String, PosterError> {
        let name = name_bytes(&self.name);
        let flag = |set: bool, bit: u8| if set { bit } else { 0 };
        let flags = flag(self.sample, SAMPLE) | flag(self.folder.is_some(), MAILBOX) | flag(name.0, WIDE);
        let folder = self.folder.map(|folder| folder.0.to_vec()).unwrap_or_default();
        let mut bytes = [&[VERSION | flags][..], &self.place.0, &self.inbox.0, &self.root.0, &folder].concat();
        bytes.extend(self.building.to_be_bytes());
        bytes.extend(nibbles(&self.telephone)?);
        bytes.extend(name.1);
        bytes.extend(checksum(&bytes));
        Ok(base64url::encode(&bytes))
    }

    /// The link a phone opens, with as much of the name as it has room for: `青禾花园东…`. `base` is the site's address,
    /// ending with a slash.
    pub fn link(&self, base: &str) -> Result<String, PosterError> {
        let whole: Vec<char> = self.name.chars().collect();
        let shorter = (1..whole.len()).rev().map(|kept| whole[..kept].iter().collect::<String>() + "…");
        let mut over = 0;
        for name in core::iter::once(self.name.clone()).chain(shorter).chain([String::new()]) {
            let link = format!("{base}?p={}", Self { name, ..self.clone() }.code()?);
            over = link.chars().count().saturating_sub(LINK_MAX);
            if over == 0 {
                return Ok(link);
            }
        }
        Err(PosterError::TooLong(over))
    }

    /// Reads a link, its query, or the bare code, blanks and line breaks within passed over.
    pub fn parse(text: &str) -> Result<Self, PosterError> {
        let text = domain::text::half_width(text);
        let text: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200b}').collect();
        let after_key = ["?p=", "&p=", "#p="].iter().find_map(|key| Some(text.split_once(key)?.1));
        let code = after_key.or_else(|| text.strip_prefix("p=")).unwrap_or(&text);
        let end = code.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(code.len());
        if after_key.is_none() && end < code.len() {
            return Err(PosterError::NotAPoster);
        }
        Self::read(&code[..end])
    }

    fn read(code: &str) -> Result<Self, PosterError> {
        // A cut may leave letters that are no whole bytes; the version is in the first letters.
        let whole = base64url::decode(code);
        let first = base64url::decode(code.get(..4).unwrap_or_default()).and_then(|bytes| bytes.first().copied());
        match first.ok_or(PosterError::NotAPoster)? {
            version if version & 0xf0 == 0 => return Err(PosterError::NotAPoster),
            version if version & 0xf0 != VERSION => return Err(PosterError::MadeByNewerVersion),
            _ => {}
        }
        let bytes = whole.ok_or(PosterError::CutOff)?;
        let (said, check) = bytes.split_last_chunk::<CHECKSUM>().ok_or(PosterError::CutOff)?;
        match (Fields(said).poster(), *check == checksum(said)) {
            (Some(poster), true) => Ok(poster),
            // A cut removes the name or more; what is long enough for all of it was changed rather than cut.
            (Some(_), false) => Err(PosterError::Altered),
            (None, false) => Err(PosterError::CutOff),
            // Whole, and still nothing that `code` writes, such as a telephone of sixteen digits.
            (None, true) => Err(PosterError::NotAPoster),
        }
    }
}

/// Reads one field after another; `None` when the bytes are at an end.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn poster(mut self) -> Option<Poster> {
        let [flags] = self.take()?;
        Some(Poster {
            place: PlaceId(self.take()?),
            inbox: SealingPublic(self.take()?),
            root: Fingerprint(self.take()?),
            folder: if flags & MAILBOX == 0 { None } else { Some(BoxId(self.take()?)) },
            building: u16::from_be_bytes(self.take()?),
            telephone: self.telephone()?,
            name: read_name(flags & WIDE != 0, self.0)?,
            sample: flags & SAMPLE != 0,
        })
    }

    fn telephone(&mut self) -> Option<String> {
        let mut digits = String::new();
        loop {
            let [pair] = self.take()?;
            for nibble in [pair >> 4, pair & 15] {
                match char::from_digit(nibble.into(), 10) {
                    Some(_) if digits.len() == TELEPHONE_MAX => return None,
                    Some(digit) => digits.push(digit),
                    None => return Some(digits),
                }
            }
        }
    }
}

fn nibbles(telephone: &str) -> Result<Vec<u8>, PosterError> {
    let digits: Option<Vec<u8>> = telephone.chars().map(|c| Some(c.to_digit(10)? as u8)).collect();
    let mut digits = digits.filter(|digits| digits.len() <= TELEPHONE_MAX).ok_or(PosterError::Telephone)?;
    digits.push(15);
    Ok(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&15)).collect())
}

/// The shorter of UTF-16 and UTF-8, and whether it is UTF-16.
fn name_bytes(name: &str) -> (bool, Vec<u8>) {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    if wide.len() < name.len() { (true, wide) } else { (false, name.as_bytes().to_vec()) }
}

fn read_name(wide: bool, bytes: &[u8]) -> Option<String> {
    if !wide {
        return String::from_utf8(bytes.to_vec()).ok();
    }
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    String::from_utf16(&units).ok()
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let Digest([a, b, ..]) = Digest::of(bytes);
    [a, b]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn poster() -> Poster {
        Poster {
            place: PlaceId([1; 8]),
            inbox: SealingPublic([2; 32]),
            root: Fingerprint([3; 8]),
            folder: Some(BoxId([4; 16])),
            building: 9,
            telephone: "13800001234".into(),
            name: "青禾小区".into(),
            sample: false,
        }
    }

    #[test]
    fn a_link_fits_a_poster_and_is_read_back() {
        let link = poster().link("https://lastmetre.example.org/qinghe/").unwrap();
        assert!(link.len() <= LINK_MAX, "{} {link}", link.len());
        for pasted in [
            link.clone(),
            format!(" {link}\n"),
            format!("{link}&as=1"),
            format!("扫一扫：{link}#/ask"),
            poster().code().unwrap(),
        ] {
            assert_eq!(Poster::parse(&pasted), Ok(poster()), "{pasted}");
        }
    }

    #[test]
    fn a_long_name_is_cut_until_the_link_fits_and_always_the_same_way() {
        let base = "https://lastmetre.example.org/qinghe/";
        for name in
            ["青禾花园东区第二期安置小区南院".repeat(3), "Green Willow Gardens, east side ".repeat(2), "😀".repeat(40)]
        {
            let long = Poster { name: name.clone(), ..poster() };
            let link = long.link(base).unwrap();
            assert!((LINK_MAX - 6..=LINK_MAX).contains(&link.chars().count()), "{link}");
            let read = Poster::parse(&link).unwrap();
            let kept = read.name.strip_suffix('…').expect("an ellipsis");
            assert!(!kept.is_empty() && name.starts_with(kept), "{kept}");
            assert_eq!(Poster { name, ..read }, long);
            assert_eq!(long.link(base).unwrap(), link);
        }
    }

    #[test]
    fn an_address_too_long_for_any_name_says_by_how_much() {
        let bare = Poster { name: String::new(), ..poster() };
        let longest = LINK_MAX - 3 - bare.code().unwrap().len();
        let base = |length: usize| format!("https://{}.example/", "a".repeat(length - 17));
        assert_eq!(base(longest).len(), longest);
        assert_eq!(Poster::parse(&poster().link(&base(longest)).unwrap()), Ok(bare));
        assert_eq!(poster().link(&base(longest + 7)), Err(PosterError::TooLong(7)));
    }

    #[test]
    fn what_is_wrong_with_a_poster_is_told_apart() {
        let code = poster().code().unwrap();
        assert_eq!(Poster::parse(""), Err(PosterError::NotAPoster));
        assert_eq!(Poster::parse("https://example.org/"), Err(PosterError::NotAPoster));
        assert_eq!(Poster::parse(&code[..60]), Err(PosterError::CutOff));
        assert_eq!(Poster::parse(&code.replacen('I', "J", 1)), Err(PosterError::Altered));
        let newer = base64url::encode(&[0x20; 90]);
        assert_eq!(Poster::parse(&newer), Err(PosterError::MadeByNewerVersion));
        let telephone = Poster { telephone: "见门口".into(), ..poster() };
        assert_eq!(telephone.code(), Err(PosterError::Telephone));
    }

    #[test]
    fn a_forged_poster_with_an_endless_telephone_is_none() {
        let code = poster().code().unwrap();
        let bytes = base64url::decode(&code).unwrap();
        let (before, after) = bytes[..bytes.len() - CHECKSUM].split_at(bytes.len() - CHECKSUM - 8 - 6);
        assert_eq!(after[..6], [0x13, 0x80, 0x00, 0x01, 0x23, 0x4f]);
        for digits in [8, 9, 40] {
            let mut forged = [before, &vec![0x11; digits], &after[5..]].concat();
            forged.extend(checksum(&forged));
            assert_eq!(Poster::parse(&base64url::encode(&forged)), Err(PosterError::NotAPoster), "{digits} pairs");
        }
    }

    proptest! {
        #[test]
        fn every_poster_comes_back(name in "\\PC{0,20}", telephone in "[0-9]{0,15}", sample: bool, mailbox: bool) {
            let folder = mailbox.then_some(BoxId([4; 16]));
            let poster = Poster { name, telephone, sample, folder, ..poster() };
            prop_assert_eq!(Poster::parse(&poster.code().unwrap()), Ok(poster));
        }

        #[test]
        fn no_cut_or_altered_poster_is_taken_for_whole(cut in 0usize..110, letter in "[A-Za-z0-9_-]") {
            let code = poster().code().unwrap();
            let cut = cut.min(code.len() - 1);
            prop_assert!(Poster::parse(&code[..cut]).is_err());
            let altered = [&code[..cut], letter.as_str(), &code[cut + 1..]].concat();
            prop_assert!(altered == code || Poster::parse(&altered).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = Poster::parse(&text);
        }
    }
}
