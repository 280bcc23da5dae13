//! A meal at the canteen 助餐点: who came, when, and at which price, without a name.

use crate::Millis;
use serde::{Deserialize, Serialize};

/// What a meal costs whom. Prices themselves are the station's and travel with the roster.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum PriceClass {
    /// The ordinary price.
    Ordinary,
    /// Elders' price.
    Elder,
    /// Paid for: households in difficulty.
    Free,
}

/// A diner's opaque reference on one kiosk's roster: the kiosk knows no person ids.
pub type DinerRef = u32;

/// One check-in. (kiosk, number) names it, so taking the same one in twice counts once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Meal {
    /// Running number on this kiosk.
    pub number: u32,
    /// Who, by the kiosk's roster; `None` for a guest who is not on it.
    pub diner: Option<DinerRef>,
    /// When.
    pub at_ms: Millis,
    /// At which price.
    pub price: PriceClass,
}
