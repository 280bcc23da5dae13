//! The vocabulary: numbers of subjects, fields and sets. A number that was ever used keeps its meaning for ever;
//! one that falls out of use is left empty.

use crate::op::{Field, Subject};
pub use domain::HouseholdId;
use domain::meal::DinerRef;
use domain::{Day, PersonId, PlaceId, RequestId, TaskId};
use trust::{Digest, SigningPublic};

/// Kinds of subjects.
pub mod subject {
    /// A place; id = place id, padded.
    pub const PLACE: u8 = 1;
    /// A station; id = id of the place it serves, padded.
    pub const STATION: u8 = 2;
    /// A household.
    pub const HOUSEHOLD: u8 = 3;
    /// A person, volunteer or not.
    pub const PERSON: u8 = 4;
    /// A request.
    pub const REQUEST: u8 = 5;
    /// A task.
    pub const TASK: u8 = 6;
    /// A phone that sends slips; id = first half of the digest of its signing key.
    pub const SENDER: u8 = 7;
    /// A kiosk; id = its number.
    pub const KIOSK: u8 = 8;
    /// Someone on a kiosk's roster; id = kiosk's number, reference.
    pub const DINER: u8 = 9;
    /// One day's meals at one kiosk; id = kiosk's number, day.
    pub const MEALS: u8 = 10;
    /// A slip that has been taken in; id = first half of its digest.
    pub const SLIP: u8 = 11;
    /// A household's pair; id = the household's, so that two captains who pair it write about one thing.
    pub const PAIR: u8 = 12;
    /// How a station chooses helpers; id = id of the place it serves, padded.
    pub const POLICY: u8 = 13;
    /// A device that writes; id = first half of the digest of its signing key.
    pub const DEVICE: u8 = 14;
    /// A wish that somebody be forgotten; id = the person's.
    pub const WISH: u8 = 15;
}

/// Fields (registers).
pub mod field {
    use crate::op::Field;
    use domain::keeping::Sort;

    /// Bytes(32): the signing key of the phone (person, request, task, sender) or kiosk. See `facts::Phone`.
    pub const PHONE_SIGN: Field = Field(1);
    /// Bytes(32): its sealing key.
    pub const PHONE_SEAL: Field = Field(2);
    /// Bytes(16): its folder in the mailbox.
    pub const PHONE_FOLDER: Field = Field(3);
    /// Sealed text: what this subject is called by its own people (person: name; task: name typed with the answer).
    pub const NAME: Field = Field(4);
    /// Sealed text: digits of a telephone (person; task: typed with the answer).
    pub const TELEPHONE: Field = Field(5);

    /// Place. Int: code of `Level`.
    pub const PLACE_LEVEL: Field = Field(101);
    /// Place. Id of the place above.
    pub const PLACE_ABOVE: Field = Field(102);
    /// Place. Text: what people call it.
    pub const PLACE_NAME: Field = Field(103);
    /// Place. Int: metres east of the station.
    pub const PLACE_EAST: Field = Field(104);
    /// Place. Int: metres north of the station.
    pub const PLACE_NORTH: Field = Field(105);
    /// Place. Int: the number of a building, as it stands in homes.
    pub const PLACE_NUMBER: Field = Field(106);

    /// Station. Text: its name.
    pub const STATION_NAME: Field = Field(201);
    /// Station. Text: digits of its telephone.
    pub const STATION_TELEPHONE: Field = Field(202);
    /// Station. Text: who looks after it, as residents are told.
    pub const STATION_CAPTAIN: Field = Field(203);
    /// Station. Bytes: the root signing key.
    pub const STATION_ROOT: Field = Field(204);
    /// Station. Text: address of the mailbox; empty for the one beside the program.
    pub const STATION_MAILBOX: Field = Field(205);
    /// Station. Bool: this is the sample.
    pub const STATION_SAMPLE: Field = Field(206);
    /// Station. Int: the ordinary price of a meal, fen.
    pub const STATION_PRICE_ORDINARY: Field = Field(207);
    /// Station. Int: elders' price of a meal, fen.
    pub const STATION_PRICE_ELDER: Field = Field(208);
    /// Station. Int: for how many days what is of that sort is kept; nothing for what the program comes with. A field a
    /// sort (`domain::keeping::Sort`).
    pub const STATION_KEEPS: core::ops::RangeInclusive<Field> = Field(220)..=Field(239);

    /// Household. Id of its building.
    pub const HOUSEHOLD_PLACE: Field = Field(301);
    /// Household. Int: its home, packed.
    pub const HOUSEHOLD_HOME: Field = Field(302);
    /// Household. Sealed text under the household's own key: that it is in difficulty, and how.
    pub const HOUSEHOLD_DIFFICULTY: Field = Field(303);
    /// Household. Sealed bytes under the household's own key: `domain::pair::Wishes`, packed.
    pub const HOUSEHOLD_WISHES: Field = Field(304);

    /// Person. Id of the household.
    pub const PERSON_HOUSEHOLD: Field = Field(401);
    /// Person. Sealed text: what a captain notes about them.
    pub const PERSON_NOTE: Field = Field(402);
    /// Person. Sealed text: year of birth, `1949`.
    pub const PERSON_BORN: Field = Field(403);
    /// Person. Sealed text: `1` for someone who served in the army.
    pub const PERSON_VETERAN: Field = Field(404);
    /// Person. Sealed bytes: `domain::pair::Gender`, packed.
    pub const PERSON_GENDER: Field = Field(405);
    /// Person. Bool: helps as a volunteer.
    pub const VOLUNTEER_ACTIVE: Field = Field(411);
    /// Person. Int: skills, as bits.
    pub const VOLUNTEER_SKILLS: Field = Field(412);
    /// Person. Int: free slots of the week, as bits.
    pub const VOLUNTEER_FREE: Field = Field(413);
    /// Person. Int: code of `Reach`.
    pub const VOLUNTEER_REACH: Field = Field(414);
    /// Person. Int: most tasks in a week.
    pub const VOLUNTEER_CAPACITY: Field = Field(415);
    /// Person. Bool: takes no pair any more, though still a volunteer perhaps.
    pub const VOLUNTEER_NO_PAIRS: Field = Field(416);
    /// Person. Sealed bytes: `domain::tongue::Tongues`, four of them, lowest first; volunteer or not. The first logs hold
    /// an Int there, which is still read: that somebody signs tells of their health, so it is written sealed.
    pub const PERSON_SPEAKS: Field = Field(418);
    /// Person. Bool: a volunteer who does not want to be asked for now.
    pub const VOLUNTEER_RESTS: Field = Field(419);

    /// Request. Id of the person who asks.
    pub const REQUEST_PERSON: Field = Field(501);
    /// Request. Int: code of `Kind`.
    pub const REQUEST_KIND: Field = Field(502);
    /// Request. Id of the place it concerns.
    pub const REQUEST_PLACE: Field = Field(503);
    /// Request. Int: the home, packed.
    pub const REQUEST_HOME: Field = Field(504);
    /// Request. Int: slots that suit, as bits.
    pub const REQUEST_SUITS: Field = Field(505);
    /// Request. Int: code of `Channel`.
    pub const REQUEST_CHANNEL: Field = Field(506);
    /// Request. Int: when it was first written down, ms.
    pub const REQUEST_FILED: Field = Field(507);
    /// Request. Sealed text: the words.
    pub const REQUEST_WORDS: Field = Field(508);
    /// Request. Int: version of the privacy notice the sender saw.
    pub const REQUEST_NOTICE: Field = Field(509);
    /// Request. Int: an answer is promised by then, ms.
    pub const REQUEST_PROMISED: Field = Field(510);
    /// Request. Bytes: (number, digest) of the last progress slip sent about it, packed.
    pub const REQUEST_PROGRESS: Field = Field(511);
    /// Request. Int: code of the `Channel` by which its last word (done, closed, again) came.
    pub const REQUEST_ANSWERED_BY: Field = Field(512);
    /// Request. Int: how many helpers it needs, where that is not one.
    pub const REQUEST_HELPERS: Field = Field(513);

    /// Task. Id of its request.
    pub const TASK_REQUEST: Field = Field(601);
    /// Task. Id of the person who was asked.
    pub const TASK_VOLUNTEER: Field = Field(602);
    /// Task. Int: when it was offered, ms.
    pub const TASK_OFFERED: Field = Field(603);
    /// Task. Int: the offer lapses then, ms.
    pub const TASK_UNTIL: Field = Field(604);
    /// Task. Sealed text (asker's key): when the helper comes, in the captain's words.
    pub const TASK_WHEN: Field = Field(605);
    /// Task. Sealed text (asker's key): how it went.
    pub const TASK_WORD: Field = Field(606);
    /// Task. Sealed bytes (asker's key): where the photo is and what opens it.
    pub const TASK_PHOTO: Field = Field(607);
    /// Task. Int: code of the `Channel` by which the answer came.
    pub const TASK_ANSWERED_BY: Field = Field(608);
    /// Task. Int: code of the `Channel` by which "done" came.
    pub const TASK_DONE_BY: Field = Field(609);
    /// Task. Bool: it was taken back before the offer was passed on, so that nobody has been asked.
    pub const TASK_NEVER_ASKED: Field = Field(610);

    /// Sender. Int: 0 new, 1 known, 2 blocked.
    pub const SENDER_STANDING: Field = Field(701);
    /// Sender. Id of the person it belongs to.
    pub const SENDER_PERSON: Field = Field(702);

    /// Kiosk. Text: its name.
    pub const KIOSK_NAME: Field = Field(801);
    /// Kiosk. Int: version of the roster last sent to it.
    pub const KIOSK_ROSTER: Field = Field(802);
    /// Kiosk. Bool: no longer in use.
    pub const KIOSK_RETIRED: Field = Field(803);

    /// Diner. Id of the person.
    pub const DINER_PERSON: Field = Field(901);
    /// Diner. Int: code of `PriceClass`.
    pub const DINER_PRICE: Field = Field(902);
    /// Diner. Id of the kiosk.
    pub const DINER_KIOSK: Field = Field(903);
    /// Diner. Bool: no longer on the roster.
    pub const DINER_GONE: Field = Field(904);

    /// Slip. Bool: it has been taken in.
    pub const SLIP_TAKEN: Field = Field(1101);

    /// Pair. Id of the household's own volunteer.
    pub const PAIR_OWN: Field = Field(1201);
    /// Pair. Id of who steps in.
    pub const PAIR_BACKUP: Field = Field(1202);
    /// Pair. Int: since which day.
    pub const PAIR_SINCE: Field = Field(1203);
    /// Pair. Int: most days from one visit to the next.
    pub const PAIR_RHYTHM: Field = Field(1204);
    /// Pair. Bool: a backup has stepped in, so the household was looked after before whoever is asked now.
    pub const PAIR_STEPPED_IN: Field = Field(1205);

    /// Policy. Int: the weight of that number, 1 to 99 (`engine::weighed::Weight::number`); nothing for what the program
    /// comes with. A field a weight, so that two who change different ones both count.
    pub const WEIGHTS: core::ops::RangeInclusive<Field> = Field(1301)..=Field(1399);

    /// Device. Text: what people call it.
    pub const DEVICE_NAME: Field = Field(1401);

    /// The field that says for how long what is of a sort is kept.
    #[must_use]
    pub fn keeps(sort: Sort) -> Field {
        Field(STATION_KEEPS.start().0 + u16::from(sort as u8))
    }

    /// The field of the weight of this number.
    #[must_use]
    pub fn weight(number: u16) -> Option<Field> {
        let field = Field(number.checked_sub(1)?.checked_add(WEIGHTS.start().0)?);
        WEIGHTS.contains(&field).then_some(field)
    }
}

/// Sets.
pub mod set {
    use crate::op::Field;

    /// Request, task, person. Sealed text: a captain's note.
    pub const NOTES: Field = Field(10_001);
    /// Person. Sealed bytes (the person's key): id of somebody whom they should not meet.
    pub const AVOIDS: Field = Field(10_401);
    /// Person. Sealed bytes (the person's key): one `domain::consent::Consent`, packed.
    pub const CONSENTS: Field = Field(10_402);
    /// Person. Sealed bytes (the person's key): one `facts::Opening`, packed: their particulars were looked at.
    pub const OPENINGS: Field = Field(10_403);
    /// Person. Sealed bytes (the person's key): one `facts::Held`, packed: a device shows that it holds their key.
    pub const HOLDERS: Field = Field(10_404);
    /// Request. Sealed bytes: (round, stars, word), packed.
    pub const RATINGS: Field = Field(10_501);
    /// Meals. Bytes: one `domain::meal::Meal`, packed.
    pub const MEALS: Field = Field(11_001);
    /// Kiosk. Bytes: (from, before), packed: meal numbers that were never used.
    pub const UNUSED: Field = Field(11_002);
    /// Pair. Sealed bytes (household's key): one `domain::pair::Visit`, packed.
    pub const VISITS: Field = Field(11_201);
    /// Device. Bytes: one `trust::Certificate`, packed. Nothing is ever taken out.
    pub const CERTIFICATES: Field = Field(11_401);
    /// Device. Bytes: one `trust::Revocation`, packed. Nothing is ever taken out.
    pub const REVOCATIONS: Field = Field(11_402);
    /// Wish. Bool: a device that does not look after the whole station wants them forgotten. Written by `Op::Erase`.
    pub const FORGETS: Field = Field(11_501);
}

impl Subject {
    fn padded(kind: u8, id: &[u8]) -> Self {
        let mut bytes = [0; 16];
        let length = id.len().min(16);
        bytes[..length].copy_from_slice(&id[..length]);
        Self { kind, id: bytes }
    }

    fn pair(kind: u8, first: u32, second: u32) -> Self {
        Self::padded(kind, &[first.to_be_bytes(), second.to_be_bytes()].concat())
    }

    /// A place.
    #[must_use]
    pub fn place(id: PlaceId) -> Self {
        Self::padded(subject::PLACE, &id.0)
    }

    /// The station of a place.
    #[must_use]
    pub fn station(id: PlaceId) -> Self {
        Self::padded(subject::STATION, &id.0)
    }

    /// A household.
    #[must_use]
    pub fn household(id: HouseholdId) -> Self {
        Self { kind: subject::HOUSEHOLD, id: id.0 }
    }

    /// A household's pair.
    #[must_use]
    pub fn pair_of(id: HouseholdId) -> Self {
        Self { kind: subject::PAIR, id: id.0 }
    }

    /// A person.
    #[must_use]
    pub fn person(id: PersonId) -> Self {
        Self { kind: subject::PERSON, id: id.0 }
    }

    /// A wish that somebody be forgotten.
    #[must_use]
    pub fn wish(id: PersonId) -> Self {
        Self { kind: subject::WISH, id: id.0 }
    }

    /// How a station chooses helpers.
    #[must_use]
    pub fn policy(id: PlaceId) -> Self {
        Self::padded(subject::POLICY, &id.0)
    }

    /// A request.
    #[must_use]
    pub fn request(id: RequestId) -> Self {
        Self { kind: subject::REQUEST, id: id.0 }
    }

    /// A task.
    #[must_use]
    pub fn task(id: TaskId) -> Self {
        Self { kind: subject::TASK, id: id.0 }
    }

    /// The device with this signing key.
    #[must_use]
    pub fn device(key: &SigningPublic) -> Self {
        Self::padded(subject::DEVICE, &Digest::of(&key.0).0)
    }

    /// The phone with this signing key.
    #[must_use]
    pub fn sender(key: &SigningPublic) -> Self {
        Self::padded(subject::SENDER, &Digest::of(&key.0).0)
    }

    /// A kiosk.
    #[must_use]
    pub fn kiosk(number: u32) -> Self {
        Self::padded(subject::KIOSK, &number.to_be_bytes())
    }

    /// Someone on a kiosk's roster.
    #[must_use]
    pub fn diner(kiosk: u32, reference: DinerRef) -> Self {
        Self::pair(subject::DINER, kiosk, reference)
    }

    /// One day's meals at one kiosk.
    #[must_use]
    pub fn meals(kiosk: u32, day: Day) -> Self {
        Self::pair(subject::MEALS, kiosk, day.0)
    }

    /// A slip, by the digest of its bytes.
    #[must_use]
    pub fn slip(digest: &Digest) -> Self {
        Self::padded(subject::SLIP, &digest.0)
    }

    /// The id as a place's.
    #[must_use]
    pub fn as_place(&self) -> PlaceId {
        let mut id = [0; 8];
        id.copy_from_slice(&self.id[..8]);
        PlaceId(id)
    }

    /// The id as two numbers: kiosk and reference, or kiosk and day.
    #[must_use]
    pub fn as_pair(&self) -> (u32, u32) {
        let number = |at: usize| self.id[at..at + 4].iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte));
        (number(0), number(4))
    }
}

/// The lowest and highest subject of a kind, for ranges.
pub(crate) fn all_of(kind: u8) -> core::ops::RangeInclusive<Subject> {
    Subject { kind, id: [0; 16] }..=Subject { kind, id: [0xff; 16] }
}

/// The lowest and highest field, for ranges.
pub(crate) const EVERY_FIELD: core::ops::RangeInclusive<Field> = Field(0)..=Field(u16::MAX);
