//! Filing on behalf: somebody told the captain at the door, on the telephone or in a chat.

use crate::filing::Newcomer;
use crate::host::Host;
use crate::office::{Change, Office};
use crate::set_up::form::name;
use crate::undo::Back;
use courier::outbox::UNDO_MS;
use domain::request::{HELPERS_MAX, WORDS_MAX};
use domain::text::telephone;
use domain::{Home, Kind, Millis, PersonId, PlaceId, RequestId};
use engine::triage;
use journal::acts::Filing;
use journal::{Subject, Undo};
use ports::desk::{Answer, Field, FileForm, Trouble, WhoAsks, Wrong};

impl<H: Host> Office<H> {
    /// Files a request for somebody.
    ///
    /// # Errors
    /// `Wrong` with every field that is not right, or the device's trouble.
    pub async fn file(&mut self, form: FileForm, now_ms: Millis) -> Result<Answer, Trouble> {
        let mut change = Change::default();
        let id = self.file_into(form, &mut change, now_ms)?;
        self.carry_out(now_ms, change, vec![Back::Withdraw(id)], Some(id)).await
    }

    /// Puts what it takes to file a request into a change. Commits nothing.
    ///
    /// # Errors
    /// `Wrong` with every field that is not right; nothing was put into the change then.
    pub fn file_into(&mut self, form: FileForm, change: &mut Change, now_ms: Millis) -> Result<RequestId, Trouble> {
        let (words, who, place, home) = self.check(&form).map_err(Trouble::Wrong)?;
        let id = RequestId(self.draw.array());
        let person = match &who {
            Ok(person) => *person,
            Err(newcomer) => self.known(newcomer).unwrap_or_else(|| {
                let person = PersonId(self.draw.array());
                self.write_down(person, newcomer, change);
                person
            }),
        };
        let filing = Filing {
            id,
            person,
            kind: form.kind,
            place,
            home,
            suits: form.suits,
            channel: form.channel,
            filed_ms: now_ms,
            words,
            notice: 0,
            promised_ms: Some(triage::due(form.kind, now_ms).0),
            phone: None,
        };
        let ((), ops) = self.act(|act| {
            act.file_request(&filing).set_helpers(id, form.helpers.clamp(1, HELPERS_MAX));
        });
        change.say(place, ops);
        Ok(id)
    }

    #[expect(clippy::type_complexity, reason = "the parts of one checked form")]
    fn check(
        &self,
        form: &FileForm,
    ) -> Result<(String, Result<PersonId, Newcomer>, PlaceId, Option<Home>), Vec<(Field, Wrong)>> {
        let mut wrong = Vec::new();
        let words = form.words.trim().to_owned();
        match words.encode_utf16().count() {
            0 => wrong.push((Field::Words, Wrong::Empty)),
            1..=WORDS_MAX => {}
            _ => wrong.push((Field::Words, Wrong::TooLong(WORDS_MAX as u32))),
        }
        let (who, place, home) = match &form.who {
            WhoAsks::Known(person) => {
                if self.ledger().person(*person).is_none() {
                    wrong.push((Field::Name, Wrong::NotOurs));
                }
                let lives = self.ledger().lives_at(*person);
                (Ok(*person), lives.map_or_else(|| self.own_log(), |(place, _)| place), lives.map(|(_, home)| home))
            }
            WhoAsks::New { building, name, telephone, home } => {
                let newcomer = self.check_newcomer(*building, name, telephone, home, &mut wrong);
                let home = newcomer.lives.map(|(_, home)| home);
                (Err(newcomer), *building, home)
            }
        };
        if wrong.is_empty() { Ok((words, who, place, home)) } else { Err(wrong) }
    }

    fn check_newcomer(
        &self,
        building: PlaceId,
        typed: &str,
        digits: &str,
        home: &str,
        wrong: &mut Vec<(Field, Wrong)>,
    ) -> Newcomer {
        let spot = self.atlas.spot(building);
        if spot.is_none() {
            wrong.push((Field::Place, Wrong::NotOurs));
        }
        let mut note = |field, checked: Result<String, Wrong>| {
            checked.unwrap_or_else(|why| {
                wrong.push((field, why));
                String::new()
            })
        };
        let name = note(Field::Name, name(typed));
        let no_telephone = digits.trim().is_empty();
        let checked = if no_telephone { Ok(String::new()) } else { telephone(digits).ok_or(Wrong::NotTelephone) };
        let telephone = note(Field::Telephone, checked);
        let read = Home::parse(home, spot.and_then(|spot| spot.number));
        if read.is_none() && !home.trim().is_empty() {
            wrong.push((Field::Home, Wrong::NotHome));
        }
        let lives = read.map(|home| (self.building_of(building, home).unwrap_or(building), home));
        Newcomer { name, telephone, lives }
    }

    /// Notes how many helpers a request needs. Where so many have helped already, it is done.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble.
    pub async fn set_helpers(&mut self, request: RequestId, helpers: u8, now_ms: Millis) -> Result<Answer, Trouble> {
        self.ledger().request(request).ok_or(Trouble::Unknown)?;
        let (helpers, mut change) = (helpers.clamp(1, HELPERS_MAX), Change::default());
        self.say_about(Subject::request(request), &mut change, |act| {
            act.set_helpers(request, helpers);
        });
        let mut backs = self.fields_of(&change);
        backs.extend(self.finish((request, helpers), None, &mut change, now_ms, UNDO_MS));
        self.carry_out(now_ms, change, backs, Some(request)).await
    }

    /// Corrects what sort of help a request asks for.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble.
    pub async fn set_kind(&mut self, request: RequestId, kind: Kind, now_ms: Millis) -> Result<Answer, Trouble> {
        let found = self.ledger().request(request).ok_or(Trouble::Unknown)?;
        let ((), ops) = self.act(|act| {
            act.set_kind(request, kind).promise(request, triage::due(kind, found.filed_ms).0);
        });
        let log = self.log_of(Subject::request(request));
        let back = Back::Fields(log, Undo::of(self.ledger(), &ops));
        let mut change = Change::default();
        change.say(log, ops);
        self.carry_out(now_ms, change, vec![back], Some(request)).await
    }
}
