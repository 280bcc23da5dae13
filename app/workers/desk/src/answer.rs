//! Answers: which part of the office answers which question.

use crate::host::Host;
use crate::letters::{To, Way};
use crate::office::Office;
use crate::set_up;
use courier::s3::Bucket;
use courier::station::StationFile;
use domain::{Millis, PersonId};
use ports::desk::{Answer, Ask, LetterId, Reply, Status, Summary, Trouble};

impl<H: Host> Office<H> {
    /// Answers a question that needs nothing but the office.
    ///
    /// # Errors
    /// Why it cannot be answered.
    pub async fn answer(&mut self, ask: Ask, now_ms: Millis) -> Reply {
        match ask {
            Ask::Status => Ok(Answer::Status(self.status())),
            Ask::Requests { filter, from, count } => Ok(self.requests_page(&filter, from, count, now_ms)),
            Ask::Request(request) => self.look_at_request(request, now_ms),
            Ask::Preview { text } => Ok(self.preview(&text)),
            Ask::TakeIn { text } => self.take_in(&text, now_ms).await,
            Ask::Tray { from, count } => Ok(self.tray_page(from, count)),
            Ask::Blocked => Ok(self.blocked()),
            Ask::Unblock(sender) => self.unblock(sender, now_ms).await,
            Ask::TrayDo { ids, act } => self.tray_do(&ids, act, now_ms).await,
            Ask::File(form) => self.file(form, now_ms).await,
            Ask::Note(spoken) => self.note(spoken, now_ms).await,
            Ask::SetKind { request, kind } => self.set_kind(request, kind, now_ms).await,
            Ask::Scene => Ok(self.scene(now_ms)),
            Ask::Names { people, requests } => Ok(self.names(&people, &requests, now_ms)),
            Ask::Assign(_) | Ask::Agree { .. } => self.answer_asking(ask, now_ms).await,
            Ask::ConfirmHelper { task, when } => self.confirm_helper(task, when.trim(), now_ms).await,
            Ask::TaskOff { task } => self.task_off(task, now_ms).await,
            Ask::Letters { from, count } => Ok(self.letters_page(from, count)),
            Ask::MarkCopied(letter) => self.mark_copied(letter, now_ms).await,
            Ask::Undo { token } => self.undo(token, now_ms).await,
            Ask::People { text, filter, from, count } => Ok(self.people_page(&text, filter, from, count, now_ms)),
            Ask::Person(person) => self.look_at_person(person, now_ms),
            Ask::SavePerson(form) => self.save_person(&form, now_ms).await,
            Ask::Places | Ask::Building(_) | Ask::AddPlaces(_) => self.answer_places(ask, now_ms).await,
            Ask::Kiosks => Ok(self.kiosks(now_ms)),
            Ask::Enrol(form) => self.enrol(&form, now_ms).await,
            Ask::SendRoster { kiosk } => self.send_roster(kiosk, now_ms).await,
            Ask::RetireKiosk { kiosk } => self.retire_kiosk(kiosk, now_ms).await,
            Ask::Meals { day } => Ok(self.meals(day)),
            Ask::Pairs => Ok(self.pairs(now_ms)),
            Ask::Pair(household) => self.pair_in_full(household, now_ms),
            Ask::PairScene => Ok(self.pair_scene()),
            Ask::PairUp(forms) => self.pair_up(&forms, now_ms).await,
            Ask::EndPair(household) => self.end_pair(household, now_ms).await,
            Ask::DropOut { volunteer } => self.drop_out(volunteer, now_ms).await,
            Ask::TakePairs { volunteer } => self.take_pairs(volunteer, now_ms).await,
            Ask::SetWishes { household, wishes } => self.set_wishes(household, &wishes, now_ms).await,
            Ask::SetGender { person, gender } => self.set_gender(person, gender, now_ms).await,
            Ask::Weighing => Ok(self.weighing()),
            Ask::Weigh(changes) => self.weigh(&changes, now_ms).await,
            Ask::Apart { one, other, apart } => self.set_apart(one, other, apart, now_ms).await,
            Ask::SetHelpers(request, helpers) => self.set_helpers(request, helpers, now_ms).await,
            Ask::Clashes(ask) => self.answer_clashes(ask, now_ms).await,
            Ask::Keeping(ask) => self.answer_keeping(ask, now_ms).await,
            Ask::Programs(ask) => self.answer_programs(ask, now_ms).await,
            Ask::Knocks(ask) => self.answer_knocks(ask, now_ms).await,
            Ask::Levels(ask) => self.answer_levels(ask, now_ms).await,
            Ask::Privacy(ask) => self.answer_privacy(ask, now_ms).await,
            Ask::Day(ask) => self.answer_day(ask, now_ms).await,
            Ask::Roster(ask) => self.answer_roster(ask, now_ms).await,
            Ask::Contact(form) => self.contact(&form, now_ms),
            Ask::Paperwork(ask) => self.answer_paperwork(ask, now_ms).await,
            Ask::NoteVisit(form) => self.note_visit(&form, now_ms).await,
            // The desk itself answers the others before they come here.
            _ => Err(Trouble::NotNow),
        }
    }

    /// The estates and buildings, and more of them.
    async fn answer_places(&mut self, ask: Ask, now_ms: Millis) -> Reply {
        match ask {
            Ask::Building(place) => self.building(place, now_ms),
            Ask::AddPlaces(form) => self.add_places(&form, now_ms).await,
            _ => Ok(self.places()),
        }
    }

    /// Asks people to help: as they were chosen one by one, or as a plan has them.
    async fn answer_asking(&mut self, ask: Ask, now_ms: Millis) -> Reply {
        match ask {
            Ask::Assign(asks) => self.assign(&asks, &[], now_ms).await,
            Ask::Agree { asks, moved } => self.assign(&asks, &moved, now_ms).await,
            _ => Err(Trouble::NotNow),
        }
    }

    /// Who this station is; `None` while its first event is not there.
    #[must_use]
    pub fn summary(&self, now_ms: Millis) -> Option<Summary> {
        let station = self.ledger().station()?;
        Some(Summary {
            mode: self.mode,
            name: station.name,
            place: station.place,
            captain: station.captain,
            telephone: station.telephone,
            fingerprint: self.keys.fingerprint().to_string(),
            counts: self.counts(now_ms),
            status: self.status(),
            guest: !self.keys.speaks(),
        })
    }

    /// How this device is doing.
    #[must_use]
    pub fn status(&self) -> Status {
        let posting = self.letters.values().filter(|letter| matches!(letter.way, Way::Posting(_))).count();
        let by_hand = self.letters.values().filter(|letter| letter.way == Way::Hand).count();
        Status {
            saved: self.unsaved_keys.is_empty(),
            mailbox: self.mailbox,
            safe: self.safe,
            sending: u32::try_from(posting).unwrap_or(u32::MAX),
            to_copy: u32::try_from(by_hand).unwrap_or(u32::MAX),
            set_aside: self.aside.rows
                + self.unread
                + u32::try_from(self.quarantine.iter().count()).unwrap_or(u32::MAX),
            aside_full: self.aside.is_full(),
            waiting: u32::try_from(self.replica.waiting().count()).unwrap_or(u32::MAX),
            last_saved_ms: self.last_saved_ms,
            kept: self.kept(),
            storage: self.storage,
        }
    }

    /// The file for the host.
    #[must_use]
    pub fn station_file(&self) -> Option<StationFile> {
        let station = self.ledger().station().filter(|_| self.keys.speaks())?;
        let mailbox = self.bucket.as_ref().map_or(station.mailbox, Bucket::mailbox);
        let (name, telephone) = (station.name, station.telephone);
        Some(set_up::station_file(&self.keys, &name, &telephone, &mailbox))
    }

    /// The person a letter goes to.
    #[must_use]
    pub fn receiver(&self, letter: LetterId) -> Option<PersonId> {
        match self.letters.get(&letter)?.to {
            To::Helper(person) => Some(person),
            To::Asker(request) => self.ledger().request(request).map(|request| request.person),
            To::Kiosk(_) => None,
        }
    }
}
