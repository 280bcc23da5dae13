//! What the one screen shows at a time.

use domain::{Millis, RequestId};
use ports::counter::{DinerView, Door, Pick};

/// One picture of the kiosk. Kept in memory alone: no address, no history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Screen {
    /// The counter has not answered yet.
    Starting,
    /// The counter could not be loaded, or broke.
    Broken,
    /// Not a kiosk yet.
    Enrol,
    /// The attract screen.
    Home,
    /// Staircase, room or person to pick.
    Pick(Door, Pick),
    /// This person's meal, to confirm.
    Meal(DinerView),
    /// A guest's meal, to confirm.
    Guest,
    /// This person ate at that time today.
    Already(DinerView, Millis),
    /// Checked in.
    Eaten(Eaten),
    /// Hold the card before the camera.
    Scan,
    /// Say what is needed.
    Tell(Option<DinerView>),
    /// It has been written down.
    Told(RequestId),
    /// For the canteen's people: what waits, and how to carry it.
    Staff,
}

/// A check-in just made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Eaten {
    /// Its number, to take it back.
    pub number: u32,
    /// Price, fen.
    pub fen: u32,
    /// Masked name; empty for a guest.
    pub masked: String,
}

impl Screen {
    /// Whether a person may have left something behind here, so that it must be cleared when they walk away.
    #[must_use]
    pub fn is_someones(&self) -> bool {
        !matches!(self, Self::Starting | Self::Broken | Self::Enrol | Self::Home)
    }
}

/// Yuan as written on a price tag: `8`, `12.5`, `0.05`.
#[must_use]
pub fn yuan(fen: u32) -> String {
    match (fen / 100, fen % 100) {
        (yuan, 0) => yuan.to_string(),
        (yuan, fen) if fen % 10 == 0 => format!("{yuan}.{}", fen / 10),
        (yuan, fen) => format!("{yuan}.{fen:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_written_short() {
        for (fen, text) in [(800, "8"), (1_250, "12.5"), (5, "0.05"), (0, "0"), (1_205, "12.05")] {
            assert_eq!(yuan(fen), text);
        }
    }

    #[test]
    fn only_screens_of_nobody_are_left_alone() {
        assert!(!Screen::Home.is_someones() && !Screen::Enrol.is_someones());
        assert!(Screen::Guest.is_someones() && Screen::Scan.is_someones() && Screen::Staff.is_someones());
    }
}
