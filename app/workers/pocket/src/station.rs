//! The station a poster leads to: how far it can be believed, where its inbox is, and how its plate reads.

use crate::state::State;
use courier::body::{Body, CardBody, ContactBody, ReplyTo};
use courier::poster::{Poster, SAMPLE_TELEPHONE};
use courier::station::{StationFile, Verdict, judge};
use courier::{code, slip};
use domain::PlaceId;
use ports::pocket::{Standing, Station};
use trust::{BoxId, Fingerprint, SigningPublic, fingerprint};

/// Where a request goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    /// The building it concerns.
    pub place: PlaceId,
    /// The station's inbox.
    pub inbox: ReplyTo,
    /// Whose receipts count.
    pub root: Fingerprint,
}

/// A poster that was opened, and what the site it stands on says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judged {
    /// The poster.
    pub poster: Poster,
    /// How far it can be believed.
    pub standing: Standing,
    /// The station's card, when the site vouches for the poster.
    pub card: Option<CardBody>,
    /// Where the mailbox is, when the site says so.
    pub mailbox: Option<String>,
    /// The telephone the site gives: the one to call about a forged poster.
    pub telephone: String,
    /// Whom to tell first, as the station says.
    pub contact: Option<ContactBody>,
}

impl Judged {
    /// Compares a poster with the site's own file, if it has one. In the sample everything is the station's own.
    #[must_use]
    pub fn of(poster: Poster, file: Option<&StationFile>) -> Self {
        let (standing, card) = match judge(&poster, file) {
            _ if poster.sample => (Standing::Genuine, None),
            Verdict::Genuine(card) => (Standing::Genuine, Some(*card)),
            Verdict::Unverified => (Standing::Unverified, None),
            Verdict::Forged => (Standing::Forged, None),
        };
        let mailbox = file.map(|file| file.mailbox.trim().to_owned()).filter(|mailbox| !mailbox.is_empty());
        let telephone = file.map(|file| file.telephone.clone()).unwrap_or_default();
        Self { poster, standing, card, mailbox, telephone, contact: None }
    }

    /// As the face shows it. About a forged poster only the site's own telephone is given, and on a sample's only the
    /// sample's: anybody can print one that says it is the sample's.
    #[must_use]
    pub fn station(&self) -> Station {
        let telephone = match (&self.card, self.standing) {
            (Some(card), _) => card.telephone.to_string(),
            (None, Standing::Forged) => self.telephone.clone(),
            (None, _) if self.poster.sample && self.poster.telephone != SAMPLE_TELEPHONE => String::new(),
            (None, _) => self.poster.telephone.clone(),
        };
        let contact = self.contact.as_ref().filter(|_| self.standing != Standing::Forged);
        let first = contact.filter(|_| !self.poster.sample).map(|contact| contact.telephone.to_string());
        Station {
            place: self.poster.place,
            estate: self.poster.name.clone(),
            building: plate(self.poster.building),
            number: (self.poster.building > 0).then_some(self.poster.building),
            captain: contact.map(called).unwrap_or_default(),
            telephone: first.unwrap_or(telephone),
            standing: self.standing,
            fingerprint: self.poster.root.to_string(),
            sample: self.poster.sample,
        }
    }
}

/// `9号楼`; nothing for a poster that is not about one building.
fn plate(building: u16) -> String {
    if building == 0 { String::new() } else { format!("{building}号楼") }
}

/// What people call whoever is told first, and when they can be called.
fn called(contact: &ContactBody) -> String {
    let said = [contact.name.to_string(), contact.hours.to_string()];
    said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ")
}

impl State {
    /// The poster this phone remembers.
    #[must_use]
    pub fn station(&self) -> Option<Poster> {
        self.poster.as_deref().and_then(|code| Poster::parse(code).ok())
    }

    /// The remembered poster with what is known of it.
    #[must_use]
    pub fn judged(&self) -> Option<Judged> {
        Some(Judged {
            poster: self.station()?,
            standing: self.standing,
            card: self.card.clone(),
            mailbox: self.mailbox.clone(),
            telephone: String::new(),
            contact: self.contact(),
        })
    }

    /// Whom to tell first. It stands behind the poster's code as it stood in the link, so the record keeps its form.
    fn contact(&self) -> Option<ContactBody> {
        let said = slip::open_open(&code::find(self.poster.as_deref()?).ok()?).ok()?;
        match said.body {
            Body::Contact(contact) => Some(contact),
            _ => None,
        }
    }

    /// Keeps whom to tell first, and says whether that was known; `None` where the station of the remembered poster does not
    /// say so about this building. The newest counts.
    pub fn hear_contact(&mut self, signer: SigningPublic, contact: &ContactBody, slip: &[u8]) -> Option<bool> {
        let poster = self.station()?;
        if poster.root != fingerprint(&signer) || poster.place != contact.place {
            return None;
        }
        let known = self.contact().is_some_and(|known| contact.at_ms <= known.at_ms);
        if !known {
            self.poster = Some(format!("?p={}&s={}", poster.code().ok()?, code::write(slip)?));
        }
        Some(known)
    }

    /// Where a request from this phone goes; `None` without a poster. A card counts more than the poster it confirms.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        let poster = self.station()?;
        let printed = ReplyTo { seal: poster.inbox, folder: poster.folder.unwrap_or(BoxId([0; 16])) };
        let inbox = self.card.as_ref().map_or(printed, |card| card.inbox);
        Some(Target { place: poster.place, inbox, root: poster.root })
    }

    /// Whether this poster would lead elsewhere, and nobody vouches for it: then a person is asked first. A root's
    /// fingerprint can be copied off any poster, so it takes the inbox and the telephone along only where they stay.
    /// Where the station's card is known, neither comes from a poster.
    #[must_use]
    pub fn asks_before(&self, judged: &Judged) -> bool {
        let Some(held) = self.station() else { return false };
        let leads = |poster: &Poster| (poster.inbox, poster.folder, poster.telephone.clone());
        let same = held.root == judged.poster.root;
        let elsewhere = !same || (self.card.is_none() && leads(&held) != leads(&judged.poster));
        judged.standing == Standing::Unverified && elsewhere
    }

    /// A station signs its card anew when its inbox gets another key, and sends it to whoever waits for an answer. Only the
    /// station of the remembered poster is listened to, and only to what is newer than what is known.
    pub fn newer_card(&mut self, signer: SigningPublic, card: CardBody) {
        let ours = self.station().is_some_and(|poster| poster.root == fingerprint(&signer));
        if ours && self.card.as_ref().is_none_or(|known| known.at_ms < card.at_ms) {
            self.card = Some(card);
        }
    }

    /// Remembers a poster unless it is forged. What was known of the same station is not lost while the site is silent:
    /// its card goes on naming inbox and telephone, whatever this poster says.
    pub fn remember(&mut self, judged: &Judged) {
        let Ok(mut code) = judged.poster.code() else { return };
        let same = self.station().is_some_and(|held| held.root == judged.poster.root);
        let here = self.station().is_some_and(|held| held.place == judged.poster.place);
        let said = self.poster.as_deref().and_then(|held| held.split_once("&s="));
        if let Some((_, contact)) = said.filter(|_| same && here) {
            code = format!("?p={code}&s={contact}");
        }
        match judged.standing {
            Standing::Forged => {}
            Standing::Unverified if same && self.standing == Standing::Genuine => self.poster = Some(code),
            standing => {
                self.poster = Some(code);
                self.standing = standing;
                // The site may be silent, or serve an older card than has come since.
                let at_ms = judged.card.as_ref().map(|card| card.at_ms);
                let newer = self.card.take().filter(|known| same && at_ms < Some(known.at_ms));
                self.card = newer.or_else(|| judged.card.clone());
                self.mailbox = judged.mailbox.clone();
            }
        }
    }
}
