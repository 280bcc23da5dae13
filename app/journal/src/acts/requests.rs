//! Acts about requests: filing one, and everything that is said about it afterwards, by whichever road.

use super::Act;
use crate::facts::{Phone, Rating, packed_home};
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set};
use domain::gone::Why;
use domain::request::{Channel, Stage};
use domain::{Home, Kind, Millis, PersonId, PlaceId, RequestId, Slots};
use trust::Digest;

/// A request as it is first written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filing {
    /// Its id: the slip's, or newly drawn.
    pub id: RequestId,
    /// Who asks.
    pub person: PersonId,
    /// What sort of help.
    pub kind: Kind,
    /// The building (or estate) it concerns.
    pub place: PlaceId,
    /// The home, when it is about one.
    pub home: Option<Home>,
    /// When it suits; empty means any time.
    pub suits: Slots,
    /// By which road it came.
    pub channel: Channel,
    /// When it was first written down.
    pub filed_ms: Millis,
    /// In the resident's own words.
    pub words: String,
    /// Version of the privacy notice the sender saw; 0 for none.
    pub notice: u16,
    /// An answer is promised by then.
    pub promised_ms: Option<Millis>,
    /// The phone it came from: later slips about it must be signed by that key.
    pub phone: Option<Phone>,
}

/// A number for display and promises. The far future is as good as any beyond it.
fn ms(at: Millis) -> Value {
    Value::Int(i64::try_from(at).unwrap_or(i64::MAX))
}

impl Act<'_> {
    /// Files a request: it is received.
    pub fn file_request(&mut self, filing: &Filing) -> &mut Self {
        let subject = Subject::request(filing.id);
        self.set(subject, field::REQUEST_PERSON, Value::Id(Subject::person(filing.person)))
            .coded(subject, field::REQUEST_KIND, &filing.kind)
            .set(subject, field::REQUEST_PLACE, Value::Id(Subject::place(filing.place)))
            .coded(subject, field::REQUEST_CHANNEL, &filing.channel)
            .set(subject, field::REQUEST_FILED, ms(filing.filed_ms))
            .seal(filing.person, subject, field::REQUEST_WORDS, filing.words.as_bytes());
        if let Some(home) = filing.home {
            self.set(subject, field::REQUEST_HOME, Value::Int(packed_home(home)));
        }
        if !filing.suits.is_empty() {
            self.set(subject, field::REQUEST_SUITS, Value::Int(filing.suits.0.into()));
        }
        if filing.notice > 0 {
            self.set(subject, field::REQUEST_NOTICE, Value::Int(filing.notice.into()));
        }
        if let Some(promised) = filing.promised_ms {
            self.set(subject, field::REQUEST_PROMISED, ms(promised));
        }
        if let Some(phone) = &filing.phone {
            self.phone(subject, phone);
        }
        self.vouch(filing.person, Some((subject, field::REQUEST_PLACE))).advance(subject, 0, &Stage::Received)
    }

    /// Corrects what sort of help it is.
    pub fn set_kind(&mut self, id: RequestId, kind: Kind) -> &mut Self {
        self.coded(Subject::request(id), field::REQUEST_KIND, &kind)
    }

    /// Notes how many helpers a request needs.
    pub fn set_helpers(&mut self, id: RequestId, helpers: u8) -> &mut Self {
        let value = (helpers != 1).then(|| Value::Int(helpers.into()));
        self.set_or_clear(Subject::request(id), field::REQUEST_HELPERS, value)
    }

    /// Says that a request belongs to another person than first thought: its words are sealed anew for them.
    pub fn set_asker(&mut self, id: RequestId, person: PersonId) -> &mut Self {
        let subject = Subject::request(id);
        let sealed = self.value(subject, field::REQUEST_WORDS);
        if let Some(words) = sealed.and_then(|value| self.keyring.open((subject, field::REQUEST_WORDS), value)) {
            let sealed = self.sealed(person, (subject, field::REQUEST_WORDS), &words);
            self.set(subject, field::REQUEST_WORDS, sealed.unwrap_or(Value::None));
        }
        self.set(subject, field::REQUEST_PERSON, Value::Id(Subject::person(person)))
            .vouch(person, Some((subject, field::REQUEST_PLACE)))
    }

    /// Notes by which road a request came.
    pub fn note_channel(&mut self, id: RequestId, channel: Channel) -> &mut Self {
        self.coded(Subject::request(id), field::REQUEST_CHANNEL, &channel)
    }

    /// Promises an answer by then.
    pub fn promise(&mut self, id: RequestId, by_ms: Millis) -> &mut Self {
        self.set(Subject::request(id), field::REQUEST_PROMISED, ms(by_ms))
    }

    /// Notes which progress slip was sent last, so that the next can name it.
    pub fn note_progress(&mut self, id: RequestId, number: u32, slip: Digest) -> &mut Self {
        let packed = postcard::to_allocvec(&(number, slip)).unwrap_or_default();
        self.set(Subject::request(id), field::REQUEST_PROGRESS, Value::Bytes(packed))
    }

    /// The helper or the captain says it is done.
    pub fn done(&mut self, id: RequestId, round: u32) -> &mut Self {
        self.advance(Subject::request(id), round, &Stage::Done)
    }

    /// The resident takes it back; `by` is the road on which they said so.
    pub fn withdraw(&mut self, id: RequestId, round: u32, by: Channel) -> &mut Self {
        self.say(id, round, Stage::Withdrawn, by)
    }

    /// Whoever asked is gone: it ends with that, and nobody took it back.
    pub fn lapse(&mut self, id: RequestId, round: u32, why: Why) -> &mut Self {
        self.coded(Subject::request(id), field::REQUEST_LAPSED, &why).withdraw(id, round, Channel::Station)
    }

    /// The resident agrees that it is done, perhaps with stars (1–5, 0 for none) and a word.
    pub fn confirm(&mut self, id: RequestId, round: u32, stars: u8, word: &str, by: Channel) -> &mut Self {
        self.rate(id, round, stars, word).say(id, round, Stage::Closed, by)
    }

    /// It is not done, or is needed again: the next round begins. The word says what is missing.
    pub fn reopen(&mut self, id: RequestId, round: u32, word: &str, by: Channel) -> &mut Self {
        if let Some(person) = self.asker(Subject::request(id)).filter(|_| !word.is_empty()) {
            self.note(person, Subject::request(id), word);
        }
        self.say(id, round.saturating_add(1), Stage::Received, by)
    }

    /// How a round was: 1–5 stars (0 for none) and a word. Says nothing when there is neither.
    pub fn rate(&mut self, id: RequestId, round: u32, stars: u8, word: &str) -> &mut Self {
        let subject = Subject::request(id);
        let said = stars > 0 || !word.is_empty();
        let Some(person) = self.asker(subject).filter(|_| said) else { return self };
        let rating = Rating { round, stars: stars.min(5), word: word.to_owned() };
        let packed = postcard::to_allocvec(&rating).unwrap_or_default();
        self.add_sealed(person, subject, set::RATINGS, &packed)
    }

    fn say(&mut self, id: RequestId, round: u32, stage: Stage, by: Channel) -> &mut Self {
        let subject = Subject::request(id);
        self.coded(subject, field::REQUEST_ANSWERED_BY, &by).advance(subject, round, &stage)
    }
}
