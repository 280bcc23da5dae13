//! Canteen kiosks: meals today, each kiosk, and the message that makes a screen one.

mod enrol;
mod page;

pub use page::page;
