//! A station as its host shows it: the content of `station.json`, and whether a poster belongs to it.
//!
//! The file stands beside the program on the web server; whoever can write there is the host. Its card is signed by the
//! station's root key, whose fingerprint is on every poster. So a poster that names another root than the host it leads
//! to is forged, and one whose host says nothing can only be compared by eye.

use crate::body::{Body, CardBody};
use crate::code;
use crate::poster::Poster;
use crate::slip;
use trust::{SigningPublic, fingerprint};

/// The fields of `station.json`, as text. The name of each is its key in the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StationFile {
    /// The root's public key, hexadecimal.
    pub root: String,
    /// Address of the mailbox; empty for the site's own, `none` for no mailbox.
    pub mailbox: String,
    /// Digits.
    pub telephone: String,
    /// What the station is called.
    pub name: String,
    /// The signed card, as a code.
    pub card: String,
}

/// Why a station's file is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StationError {
    /// A field is missing or is not what it should be.
    #[error("station.json is not as it should be")]
    Unreadable,
    /// The card was not signed by the root it stands beside.
    #[error("the card in station.json is not the station's")]
    NotSigned,
}

/// Whether a poster belongs to the station its link leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Both name the same root, and this card is signed by it: inbox and telephone are taken from here, so a poster
    /// with another inbox or number in it leads nobody astray.
    Genuine(Box<CardBody>),
    /// The host does not say; show the fingerprint to compare.
    Unverified,
    /// The host names another root: do not send anything to this poster's inbox.
    Forged,
}

impl StationFile {
    /// Writes the file that a captain puts on the server.
    #[must_use]
    pub fn json(&self) -> String {
        let fields = [
            ("root", &self.root),
            ("mailbox", &self.mailbox),
            ("telephone", &self.telephone),
            ("name", &self.name),
            ("card", &self.card),
        ];
        let rows = fields.map(|(key, value)| format!("  \"{key}\": {}", quoted(value)));
        format!("{{\n{}\n}}\n", rows.join(",\n"))
    }

    /// Where the mailbox is: `own` is the site's own.
    #[must_use]
    pub fn mailbox_url(&self, own: &str) -> Option<String> {
        match self.mailbox.trim() {
            "none" => None,
            "" => Some(own.to_owned()),
            url => Some(url.to_owned()),
        }
    }
}

/// Reads the card and checks that the root beside it signed it.
pub fn verify_card(file: &StationFile) -> Result<(SigningPublic, CardBody), StationError> {
    let root = SigningPublic::parse(file.root.trim()).ok_or(StationError::Unreadable)?;
    let slip = code::find(&file.card).map_err(|_| StationError::Unreadable)?;
    let opened = slip::open_open(&slip).map_err(|_| StationError::NotSigned)?;
    match opened.body {
        Body::Card(card) if opened.signer == root => Ok((root, card)),
        _ => Err(StationError::NotSigned),
    }
}

/// Compares a poster with what the host says, if it says anything.
#[must_use]
pub fn judge(poster: &Poster, file: Option<&StationFile>) -> Verdict {
    let Some(file) = file else { return Verdict::Unverified };
    let Some(root) = SigningPublic::parse(file.root.trim()) else { return Verdict::Unverified };
    if fingerprint(&root) != poster.root {
        return Verdict::Forged;
    }
    verify_card(file).map_or(Verdict::Unverified, |(_, card)| Verdict::Genuine(Box::new(card)))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::ReplyTo;
    use domain::PlaceId;
    use trust::{BoxId, SealingPublic, SigningSecret};

    const INBOX: ReplyTo = ReplyTo { seal: SealingPublic([2; 32]), folder: BoxId([4; 16]) };

    fn file(secret: &SigningSecret, signed_by: &SigningSecret) -> StationFile {
        let card = CardBody { name: "青禾".into(), telephone: "02988880000".into(), inbox: INBOX, at_ms: 1 };
        let slip = slip::sign_open(signed_by, &Body::Card(card)).unwrap();
        StationFile {
            root: secret.public().to_string(),
            card: code::write(&slip).unwrap(),
            name: "青禾 \"一\"".into(),
            ..StationFile::default()
        }
    }

    fn poster(root: &SigningSecret) -> Poster {
        Poster {
            place: PlaceId([1; 8]),
            inbox: SealingPublic([9; 32]),
            root: fingerprint(&root.public()),
            folder: None,
            building: 9,
            telephone: String::new(),
            name: String::new(),
            sample: false,
        }
    }

    #[test]
    fn a_poster_is_genuine_only_when_the_host_names_its_root_and_the_root_signed_the_card() {
        let (station, forger) = (SigningSecret::from_seed([1; 32]), SigningSecret::from_seed([2; 32]));
        let genuine = file(&station, &station);
        assert!(matches!(judge(&poster(&station), Some(&genuine)), Verdict::Genuine(card) if card.inbox == INBOX));
        assert_eq!(judge(&poster(&forger), Some(&genuine)), Verdict::Forged);
        assert_eq!(judge(&poster(&station), None), Verdict::Unverified);
        assert_eq!(judge(&poster(&station), Some(&file(&station, &forger))), Verdict::Unverified);
        assert_eq!(judge(&poster(&station), Some(&StationFile::default())), Verdict::Unverified);
        assert_eq!(verify_card(&file(&station, &forger)), Err(StationError::NotSigned));
    }

    #[test]
    fn the_file_is_json() {
        let json = file(&SigningSecret::from_seed([1; 32]), &SigningSecret::from_seed([1; 32])).json();
        assert!(json.starts_with("{\n  \"root\": \"") && json.ends_with(".\"\n}\n"), "{json}");
        assert!(json.contains("\"name\": \"青禾 \\\"一\\\"\""), "{json}");
    }

    #[test]
    fn a_station_may_have_its_mailbox_elsewhere_or_none() {
        let at =
            |mailbox: &str| StationFile { mailbox: mailbox.into(), ..StationFile::default() }.mailbox_url("/mailbox/");
        assert_eq!(at("").as_deref(), Some("/mailbox/"));
        assert_eq!(at("https://post.example/").as_deref(), Some("https://post.example/"));
        assert_eq!(at("none"), None);
    }
}
