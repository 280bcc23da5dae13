//! Clashes: fields that two people wrote without knowing of each other. The journal keeps both and shows one; here it is
//! found out which fields a person can be asked about, and what they choose is written after both.

use crate::host::Host;
use crate::office::{Change, Office};
use domain::gone::Gone;
use domain::household::Relation;
use domain::pair::Gender;
use domain::program::DateOf;
use domain::tongue::Tongues;
use domain::volunteer::{Reach, Skills};
use domain::{Day, HouseholdId, Millis, PersonId, RequestId, Slots};
use journal::facts::{Sorted, dates_in};
use journal::record::Register;
use journal::vocabulary::{field, subject};
use journal::{Field, Subject, Value, WriteId};
use ports::desk::clashes::{Ask, At, Clash, Of, Side, Which};
use ports::desk::copy::{Fact, Said};
use ports::desk::{Answer, Trouble};
use std::collections::{BTreeMap, BTreeSet};
use trust::Digest;

/// The sorts of things whose fields are asked about here. Pairs and weights ask on pages of their own.
const KINDS: [u8; 5] = [subject::PERSON, subject::HOUSEHOLD, subject::REQUEST, subject::PLACE, subject::STATION];

impl<H: Host> Office<H> {
    /// Answers a question about them.
    ///
    /// # Errors
    /// Why it cannot be answered.
    pub async fn answer_clashes(&mut self, ask: Ask, now_ms: Millis) -> Result<Answer, Trouble> {
        match ask {
            Ask::List => Ok(Answer::Clashes(self.clashes())),
            Ask::Settle { at, write } => self.settle_clash(at, write, now_ms).await,
        }
    }

    /// Every clash, by sort and id of the thing.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let fields = KINDS.iter().flat_map(|kind| self.ledger().conflicts(*kind));
        fields.filter_map(|(subject, field, register)| self.clash(subject, field, register)).collect()
    }

    /// What a person can be asked about a field: nothing where all say the same under different seals, where this device
    /// cannot read it, or where it is no words of theirs, such as a key.
    fn clash(&self, subject: Subject, field: Field, register: &Register) -> Option<Clash> {
        let (page, about) = self.page_of(subject)?;
        let fact = fact(field)?;
        let date = (field == field::PERSON_DATES).then(|| self.date_at_odds(subject, register));
        let sides: Vec<Side> = register
            .writes()
            .iter()
            .map(|write| {
                let stamp = self.ledger().stamp(&write.id.event)?;
                let said = match &write.value {
                    Value::None => None,
                    value => match date {
                        Some(of) => self.said_of_date(subject, of?, value),
                        None => Some(self.said(subject, field, value)?),
                    },
                };
                let write = (write.id.event.0, write.id.index);
                let device = self.device_name(&stamp.author);
                let this = stamp.author == self.keys.device.public();
                Some(Side { write, said, at_ms: stamp.wall_ms, device, this })
            })
            .collect::<Option<_>>()?;
        let differ = sides.windows(2).any(|pair| pair[0].said != pair[1].said);
        let at = At { kind: subject.kind, id: subject.id, field: field.0 };
        differ.then_some(Clash { at, page, about, fact, sides })
    }

    /// The first date for which two of the writes name different days.
    fn date_at_odds(&self, subject: Subject, register: &Register) -> Option<DateOf> {
        let mut days: BTreeMap<DateOf, BTreeSet<Day>> = BTreeMap::new();
        for write in register.writes() {
            for (of, day) in dates_in(&self.keyring, PersonId(subject.id), &write.value) {
                days.entry(of).or_default().insert(day);
            }
        }
        days.into_iter().find(|(_, days)| days.len() > 1).map(|(of, _)| of)
    }

    fn said_of_date(&self, subject: Subject, of: DateOf, value: &Value) -> Option<Said> {
        let dates = dates_in(&self.keyring, PersonId(subject.id), value);
        dates.into_iter().find(|(date, _)| *date == of).map(|(of, day)| Said::Dated(of, day))
    }

    fn page_of(&self, subject: Subject) -> Option<(Of, String)> {
        Some(match subject.kind {
            subject::PERSON => {
                let id = PersonId(subject.id);
                self.ledger().person(id)?;
                (Of::Person(id), self.roll.name(id))
            }
            subject::HOUSEHOLD => {
                let household = self.ledger().household(HouseholdId(subject.id))?;
                (Of::Household(household.id), self.atlas.plate(household.place, Some(household.home)))
            }
            subject::REQUEST => {
                let id = RequestId(subject.id);
                let words = self.ledger().words(&self.keyring, id).unwrap_or_default();
                (Of::Request(id), crate::short::title(&words))
            }
            subject::PLACE => (Of::Station, self.atlas.spoken(subject.as_place())),
            _ => (Of::Station, self.ledger().station().map(|station| station.name).unwrap_or_default()),
        })
    }

    /// A value in words; `None` where this device cannot read it.
    fn said(&self, subject: Subject, at: Field, value: &Value) -> Option<Said> {
        if let Value::Sealed { .. } = value {
            let bytes = self.keyring.open((subject, at), value)?;
            return Some(match at {
                field::PERSON_SPEAKS => Said::Tongues(Tongues(u32::from_le_bytes(bytes.try_into().ok()?))),
                field::PERSON_GENDER => Said::Gender(ports::decode::<Gender>(&bytes)?),
                field::PERSON_VETERAN => Said::Yes(true),
                field::PERSON_RELATION => Said::Relation(ports::decode::<Relation>(&bytes)?),
                field::PERSON_GONE => Said::Gone(ports::decode::<Gone>(&bytes)?),
                field::PERSON_GROUPS | field::PERSON_RESERVED => Said::Groups(Sorted::of_bytes(&bytes)?.is),
                _ => Said::Text(String::from_utf8(bytes).ok()?),
            });
        }
        match (at, value) {
            (_, Value::Bool(yes)) => Some(Said::Yes(*yes)),
            (_, Value::Text(text)) => Some(Said::Text(text.clone())),
            (field::REQUEST_KIND, Value::Int(code)) => journal::facts::decode(*code).map(Said::Kind),
            (field::VOLUNTEER_REACH, Value::Int(code)) => journal::facts::decode::<Reach>(*code).map(Said::Reach),
            (field::VOLUNTEER_SKILLS, Value::Int(bits)) => {
                u32::try_from(*bits).ok().map(|bits| Said::Skills(Skills(bits)))
            }
            (field::VOLUNTEER_FREE | field::REQUEST_SUITS, Value::Int(bits)) => {
                u32::try_from(*bits).ok().map(|bits| Said::Slots(Slots(bits)))
            }
            (field::PERSON_SPEAKS, Value::Int(bits)) => {
                u32::try_from(*bits).ok().map(|bits| Said::Tongues(Tongues(bits)))
            }
            (field::HOUSEHOLD_HOME | field::REQUEST_HOME, Value::Int(packed)) => {
                journal::facts::unpacked_home(*packed).map(|home| Said::Text(home.to_string()))
            }
            (_, Value::Int(number)) => u32::try_from(*number).ok().map(Said::Number),
            (field::REQUEST_PERSON, Value::Id(person)) => Some(Said::Text(self.roll.name(PersonId(person.id)))),
            (field::PERSON_HOUSEHOLD, Value::Id(household)) => {
                let household = self.ledger().household(HouseholdId(household.id))?;
                Some(Said::Text(self.atlas.plate(household.place, Some(household.home))))
            }
            _ => None,
        }
    }

    /// Writes what was chosen after both. Whatever else the same act of theirs wrote about this thing, and clashes, is
    /// chosen with it: the promise goes with the kind.
    async fn settle_clash(&mut self, at: At, write: Which, now_ms: Millis) -> Result<Answer, Trouble> {
        let (subject, chosen) =
            (Subject { kind: at.kind, id: at.id }, WriteId { event: Digest(write.0), index: write.1 });
        let record = self.ledger().record(subject).ok_or(Trouble::Unknown)?;
        let clashes: Vec<(Field, &Register)> = record.conflicts().collect();
        let this = clashes.iter().find(|(field, _)| field.0 == at.field).map(|(_, register)| register);
        let stands = this.is_some_and(|register| register.writes().iter().any(|write| write.id == chosen));
        if !stands {
            return Err(Trouble::Meanwhile);
        }
        let of_that_act = |register: &Register| {
            let write = register.writes().iter().find(|write| write.id.event == chosen.event)?;
            Some(write.value.clone())
        };
        let values: Vec<(Field, Value)> =
            clashes.iter().filter_map(|(field, register)| Some((*field, of_that_act(register)?))).collect();
        // Of dates those that are not asked about stay.
        let (dated, values): (Vec<_>, Vec<_>) =
            values.into_iter().partition(|(field, _)| *field == field::PERSON_DATES);
        let dates = dated.first().map(|(_, value)| {
            let mut dates = self.ledger().dates(&self.keyring, PersonId(subject.id));
            dates.extend(dates_in(&self.keyring, PersonId(subject.id), value));
            dates
        });
        let mut change = Change::default();
        self.say_about(subject, &mut change, |act| {
            for (field, value) in values {
                act.set(subject, field, value);
            }
            if let Some(dates) = dates {
                act.note_dates(PersonId(subject.id), dates);
            }
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }
}

/// What a field is called, where people write it.
fn fact(field: Field) -> Option<Fact> {
    Some(match field {
        field::NAME | field::REQUEST_PERSON | field::PLACE_NAME | field::STATION_NAME => Fact::Name,
        field::TELEPHONE | field::STATION_TELEPHONE => Fact::Telephone,
        field::STATION_CAPTAIN => Fact::Captain,
        field::PERSON_HOUSEHOLD | field::HOUSEHOLD_HOME | field::REQUEST_HOME => Fact::Home,
        field::HOUSEHOLD_DIFFICULTY => Fact::Difficulty,
        field::PERSON_NOTE => Fact::Note,
        field::PERSON_BORN | field::PERSON_BIRTHDAY => Fact::Born,
        field::PERSON_VETERAN => Fact::Veteran,
        field::PERSON_RELATION => Fact::Relation,
        field::PERSON_GONE => Fact::Gone,
        field::PERSON_GROUPS | field::PERSON_RESERVED => Fact::Groups,
        field::PERSON_DATES => Fact::Date,
        field::PERSON_GENDER => Fact::Gender,
        field::PERSON_SPEAKS => Fact::Speaks,
        field::VOLUNTEER_ACTIVE => Fact::Helps,
        field::VOLUNTEER_SKILLS => Fact::Skills,
        field::VOLUNTEER_FREE | field::REQUEST_SUITS => Fact::Suits,
        field::VOLUNTEER_REACH => Fact::Reach,
        field::VOLUNTEER_CAPACITY => Fact::Capacity,
        field::VOLUNTEER_RESTS => Fact::Rests,
        field::REQUEST_KIND => Fact::Kind,
        field::REQUEST_WORDS => Fact::Words,
        field::REQUEST_HELPERS => Fact::Helpers,
        _ => return None,
    })
}
