//! A small neighbourhood for tests: one station's root, and devices that write in one log. Everyone is made up.

use domain::place::{Level, Metres, Place};
use domain::request::Channel;
use domain::{Home, Kind, Millis, PersonId, PlaceId, RequestId, Slots};
use journal::acts::{Filing, Particulars};
use journal::{Act, Content, Event, HouseholdId, Intake, Keyring, Op, Phone, Replica, Writers, writer};
use trust::{BoxId, Certificate, Draw, Role, SealingPublic, SigningSecret, Terms};

pub const BUILDING: PlaceId = PlaceId([9; 8]);
pub const HOME: Home = Home { building: 9, unit: 2, room: 501 };
pub const HE: PersonId = PersonId([1; 16]);
pub const LIN: PersonId = PersonId([2; 16]);
pub const LAMP: RequestId = RequestId([3; 16]);
/// 2026-11-22, 8:00 in China.
pub const NOW: Millis = 1_795_305_600_000;

/// A captain's device: a root of its own making, keys, and what it knows.
pub struct Desk {
    pub secret: SigningSecret,
    pub replica: Replica,
    pub keyring: Keyring,
    pub draw: Draw,
}

pub fn root(secret: &SigningSecret) -> Certificate {
    let (key, seal) = (secret.public(), SealingPublic([0; 32]));
    let (place, role) = (BUILDING, Role::Station);
    Certificate::issue(
        secret,
        Terms { issuer: key, subject: key, seal, place, role, not_before_ms: 0, not_after_ms: u64::MAX },
    )
}

/// The station's device (0) and captains whom it certified (1, 2 …) for the one building.
pub fn secret(device: u8) -> SigningSecret {
    SigningSecret::from_seed([device + 100; 32])
}

pub fn writers(devices: u8) -> Writers {
    let station = secret(0);
    let mut writers = Writers::root(root(&station)).unwrap();
    for device in 1..devices {
        let terms = Terms { subject: secret(device).public(), role: Role::Captain, ..root(&station).terms };
        writers.admit(Certificate::issue(&station, terms), |a, b| a == b).unwrap();
    }
    writers
}

pub fn phone(seed: u8) -> Phone {
    let sign = SigningSecret::from_seed([seed; 32]).public();
    Phone { sign, seal: SealingPublic([seed; 32]), folder: BoxId([seed; 16]) }
}

impl Desk {
    pub fn new(device: u8) -> Self {
        let replica = Replica::new(writers(4));
        Self { secret: secret(device), replica, keyring: Keyring::default(), draw: Draw::from_seed([device; 32]) }
    }

    /// One act, written down and taken in.
    pub fn act(&mut self, act: impl FnOnce(&mut Act)) -> Event {
        let mut gathered = Act::new(self.replica.ledger(), &mut self.keyring, &mut self.draw);
        act(&mut gathered);
        let ops = gathered.finish();
        self.write(ops)
    }

    pub fn write(&mut self, ops: Vec<Op>) -> Event {
        let event = writer::write(&self.secret, &self.replica, BUILDING, ops, NOW).unwrap();
        assert_eq!(self.replica.settle(&event).verdict, journal::Verdict::Applied);
        event
    }

    pub fn take(&mut self, event: &Event) -> Intake {
        self.replica.intake(event.bytes(), NOW)
    }

    /// A building, a household, and old Mr He, who has asked for a lamp to be repaired.
    pub fn with_he_and_his_lamp(mut self) -> Self {
        self.act(|act| {
            act.add_place(&building(), Some(9)).add_household(HouseholdId([5; 16]), BUILDING, HOME).add_person(
                HE,
                Some(HouseholdId([5; 16])),
                &he(),
            );
        });
        self.act(|act| {
            act.file_request(&lamp());
        });
        self
    }
}

pub fn building() -> Place {
    let at = Metres { east: 30, north: -40 };
    Place { id: BUILDING, level: Level::Building, above: None, name: "9号楼".into(), at }
}

pub fn he() -> Particulars {
    Particulars {
        name: "何建民".into(), telephone: "13800001234".into(), born: Some(1949), ..Particulars::default()
    }
}

pub fn lamp() -> Filing {
    Filing {
        id: LAMP,
        person: HE,
        kind: Kind::Repair,
        place: BUILDING,
        home: Some(HOME),
        suits: Slots::day(1),
        channel: Channel::Phone,
        filed_ms: NOW,
        words: "楼道的灯坏了，晚上看不见".into(),
        notice: 1,
        promised_ms: Some(NOW + 1000),
        phone: Some(phone(7)),
    }
}

/// An event that says whatever a test wants, rightly signed.
pub fn forged(device: u8, like: &Event, change: impl FnOnce(&mut Content)) -> Event {
    let mut content = like.content().clone();
    change(&mut content);
    Event::sign(&secret(device), content).unwrap()
}
