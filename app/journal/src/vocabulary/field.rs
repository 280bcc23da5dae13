//! Fields (registers).

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
/// Person. Sealed text: month and day of birth, as far as they are known: `03-08` or `03`.
pub const PERSON_BIRTHDAY: Field = Field(406);
/// Person. Sealed bytes: `domain::household::Relation`, packed: what they are to the head of their household.
pub const PERSON_RELATION: Field = Field(407);
/// Person. Sealed bytes: (groups they are in, groups they are not in), four bytes each, lowest first. One field for all,
/// so that its being there does not tell which.
pub const PERSON_GROUPS: Field = Field(408);
/// Person. The same of the groups only the station is told of, sealed under `PersonId::reserved`.
pub const PERSON_RESERVED: Field = Field(409);
/// Person. Sealed bytes: (`domain::program::DateOf`, day) pairs, packed.
pub const PERSON_DATES: Field = Field(410);
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
/// Person. Sealed bytes: `domain::gone::Gone`, packed: they have left, and why.
pub const PERSON_GONE: Field = Field(420);
/// Person. Id of the person they turned out to be: written down twice.
pub const PERSON_SAME_AS: Field = Field(421);

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
/// Request. Int: code of `domain::gone::Why`: it ended because whoever asked is gone.
pub const REQUEST_LAPSED: Field = Field(514);

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
/// Device: a root below. Bytes: `facts::below::Report`, packed: the newest figures it has told.
pub const BELOW_REPORT: Field = Field(1402);
/// Device: a root below. Int: when it was let go, ms; what was certified before then is not renewed.
pub const BELOW_LET_GO: Field = Field(1403);

/// Enrolment. Id of the person.
pub const ENROLMENT_PERSON: Field = Field(1701);
/// Enrolment. Sealed bytes: the program's id.
pub const ENROLMENT_PROGRAM: Field = Field(1702);
/// Enrolment. Int: the day on which its stage came about.
pub const ENROLMENT_SINCE: Field = Field(1703);

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
