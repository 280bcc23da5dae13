//! What the desk answers to a captain's face.

use super::*;

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It is done; there is nothing to say about it.
    Done,
    /// How the desk stands after opening.
    Opened(Opened),
    /// What was written, and how to take it back.
    Saved(Written),
    /// The station's file.
    StationFile(StationFile),
    /// How this device is doing.
    Status(Status),
    /// Some requests.
    Requests(Page<Row>),
    /// One request.
    Request(Box<Detail>),
    /// What each code in a pasted text was.
    Taken(Vec<Taken>),
    /// Some new senders.
    Tray(Page<TrayRow>),
    /// Blocked phones, the one blocked last first.
    Blocked(Vec<BlockedRow>),
    /// For [`crate::engine::Ask`]: hand it on unopened.
    Scene(PackedScene),
    /// Names for ids.
    Names {
        /// People, in the order asked.
        people: Vec<PersonRow>,
        /// Requests, in the order asked.
        requests: Vec<Row>,
    },
    /// Some messages.
    Letters(Page<Letter>),
    /// One message.
    Letter(Box<Letter>),
    /// Some people.
    People(Page<PersonRow>),
    /// One person.
    Person(Box<PersonDetail>),
    /// A photo, as the helper's phone made it.
    Photo(Vec<u8>),
    /// Places.
    Places(Vec<PlaceRow>),
    /// One building.
    Building(Box<BuildingDetail>),
    /// Kiosks.
    Kiosks(Vec<KioskRow>),
    /// A new kiosk's message.
    Enrolment(Box<Enrolment>),
    /// Meals of a day.
    Meals(Vec<MealCount>),
    /// Where to open the resident's face.
    ActAs {
        /// The link.
        link: String,
    },
    /// Households that need a volunteer of their own.
    Pairs(Vec<PairRow>),
    /// One of them.
    Pair(Box<PairDetail>),
    /// For [`crate::engine::Ask::Pairs`]: hand it on unopened.
    PairScene(PackedPairs),
    /// How helpers are chosen.
    Weighing(Box<Weighing>),
    /// About passcode and lock.
    Lock(lock::Answer),
    /// About backups.
    Keep(keep::Answer),
    /// About devices.
    Devices(devices::Answer),
    /// About the way of the post.
    Road(road::Answer),
    /// About what people may ask about themselves.
    Privacy(privacy::Answer),
    /// What several people wrote at the same time.
    Clashes(Vec<clashes::Clash>),
    /// How long things are kept.
    Keeping(Vec<keeping::Keeping>),
    /// So many things would go.
    Goes(u32),
    /// About what people are owed.
    Programs(programs::Answer),
    /// To [`super::Ask::Knocks`].
    Knocks(super::knocks::Answer),
    /// About who stands above and below.
    Levels(levels::Answer),
    /// About homes, and who comes and goes.
    Roster(roster::Answer),
    /// About bringing a roster in, and tables out.
    Import(import::Answer),
    /// About the day.
    Day(day::Answer),
    /// The link of a contact card.
    Contact(contact::Link),
    /// About papers done at somebody's home.
    Paperwork(paperwork::Answer),
}
