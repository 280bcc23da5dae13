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

/// What stands in the QR code of a diner's card: `LMD` and the reference with two check digits (mod 97).
#[must_use]
pub fn card(diner: DinerRef) -> String {
    format!("LMD{diner}-{:02}", diner % 97)
}

/// Reads a card, however a camera or a hand scanner delivers it. `None` for anything else.
#[must_use]
pub fn read_card(text: &str) -> Option<DinerRef> {
    let (digits, check) = text.trim().strip_prefix("LMD")?.split_once('-')?;
    let diner: DinerRef = digits.parse().ok()?;
    (card(diner) == format!("LMD{digits}-{check}")).then_some(diner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_back_and_a_wrong_one_is_not() {
        for diner in [0, 1, 96, 97, 4_711, DinerRef::MAX] {
            assert_eq!(read_card(&format!(" {}\n", card(diner))), Some(diner));
        }
        for wrong in ["", "LMD", "LMD12-13", "LMD+1-01", "LMD99999999999-01", "https://example.org", "LMD1-1"] {
            assert_eq!(read_card(wrong), None, "{wrong}");
        }
    }
}
