//! The counter: what stands behind the canteen's screen. It holds the roster, counts meals, takes requests down, and
//! sees to it that both reach the station.
//!
//! Invariants: a check-in is answered only once it is on the disk; what the station has not confirmed is kept and sent
//! again; nothing but room, masked name, opaque reference and price class ever comes from here to the screen, and what lies on the
//! disk is sealed under the device's own key.

pub mod enrol;
pub mod keep;
mod kiosk;
mod letters;
pub mod rest;
mod roster;
mod send;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use kiosk::Kiosk;
