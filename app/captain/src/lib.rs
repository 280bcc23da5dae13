//! The captain's face: what waits at a station, who could help, and why; on a desk and on a phone in the pocket.
//!
//! Each capability has a folder: its page, the parts of the page, and a `model` of plain functions that native tests
//! reach. What a captain knows is asked of the desk worker; this crate keeps nothing but what is on the screen.

mod acting;
mod app;
mod asked;
mod called;
mod chosen;
mod clashes;
mod contact;
mod day;
mod desk;
mod devices;
mod drafts;
mod export;
mod facts;
mod faults;
mod file;
mod film;
mod handed;
mod handover;
mod helpers;
mod import;
mod keep;
mod keeping;
mod kiosk;
mod letters;
mod levels;
mod lock;
mod mailbox;
mod outbox;
mod pairs;
mod palette;
mod paperwork;
mod people;
mod places;
mod plan;
mod policy;
pub mod porch;
mod poster;
mod privacy;
mod programs;
mod request;
mod returning;
mod rounds;
mod screen;
mod settings;
mod start;
mod take_in;
#[cfg(test)]
mod testing;
mod today;
mod tour;
mod tray;
mod walk;
pub mod whole;
mod words;
