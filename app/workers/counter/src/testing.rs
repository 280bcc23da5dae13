//! A made-up canteen for the tests of this crate.

use courier::body::{Body, Diner, EnrolBody, OfferBody, Prices, ReplyTo, Roster};
use courier::packed::Packed;
use courier::{code, slip};
use domain::meal::PriceClass;
use domain::{Kind, PlaceId, Slots, TaskId};
use trust::{BoxId, SealingSecret, SigningSecret};

/// The station's signing key.
pub fn station() -> SigningSecret {
    SigningSecret::from_seed([1; 32])
}

/// The station's inbox key.
pub fn inbox() -> SealingSecret {
    SealingSecret::from_seed([2; 32])
}

/// The station's folder in the mailbox.
pub fn folder() -> BoxId {
    BoxId([3; 16])
}

fn diner(reference: u32, building: u16, unit: u8, room: u16, masked: &str, price: PriceClass) -> Diner {
    Diner { reference, building, unit, room, masked: Packed::from(masked), price }
}

/// An enrolment with five diners in two buildings.
pub fn enrolment() -> EnrolBody {
    EnrolBody {
        kiosk: 1,
        name: Packed::from("青禾食堂"),
        seed: [7; 32],
        station: ReplyTo { seal: inbox().public(), folder: folder() },
        signer: station().public(),
        telephone: Packed::from("02900000001"),
        prices: Prices { ordinary: 1_200, elder: 800 },
        roster: Roster {
            version: 1,
            buildings: vec![(PlaceId([3; 8]), Packed::from("3号楼")), (PlaceId([4; 8]), Packed::from("4号楼"))],
            diners: vec![
                diner(501, 0, 2, 501, "何*民", PriceClass::Elder),
                diner(502, 0, 2, 502, "余*华", PriceClass::Elder),
                diner(503, 0, 2, 502, "陆*凤", PriceClass::Free),
                diner(504, 0, 1, 101, "田*祥", PriceClass::Ordinary),
                diner(505, 1, 1, 301, "许*", PriceClass::Ordinary),
            ],
        },
        sample: false,
    }
}

/// The message that carries an enrolment.
pub fn message(enrolment: &EnrolBody) -> String {
    code::write(&slip::sign_open(&station(), &Body::Enrol(Box::new(enrolment.clone()))).unwrap()).unwrap()
}

/// Some other message of the station's.
pub fn offer() -> OfferBody {
    OfferBody {
        task: TaskId([5; 16]),
        kind: Kind::Errand,
        near: Packed::from("青禾小区 9号楼"),
        suits: Slots::default(),
        captain: Packed::from("许宁"),
        telephone: Packed::from("02900000001"),
        station: ReplyTo { seal: inbox().public(), folder: folder() },
        until_ms: 0,
    }
}

/// The result of a future that is ready at once, as those of the in-memory twins are.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    let mut context = core::task::Context::from_waker(core::task::Waker::noop());
    match core::pin::pin!(future).poll(&mut context) {
        core::task::Poll::Ready(value) => value,
        core::task::Poll::Pending => panic!("an in-memory twin waited"),
    }
}
