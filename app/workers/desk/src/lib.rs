//! The desk: what stands behind the captain's face. It holds the station's keys, journal, ledger, tray and outbox.
//!
//! [`desk::Desk`] takes questions one at a time; [`office::Office`] is an open desk, and each other module is one thing
//! an office can do. All of it is generic over [`host::Host`], so native tests drive it with memory twins; only
//! `browser` names a browser.

mod admitting;
mod answer;
mod apart;
mod aside;
mod atlas;
mod backup;
pub mod browser;
mod bucket;
mod clashes;
mod consents;
mod copy;
pub mod desk;
mod devices;
mod erase;
mod exchange;
mod file;
mod filing;
mod finished;
mod first;
mod founding;
pub mod host;
pub mod import;
mod joining;
mod judge;
mod keep;
mod keeping;
mod keys;
mod kiosks;
mod letters;
mod lobby;
mod lock;
mod mailbox;
mod merging;
mod office;
mod openings;
mod pair_scene;
mod pairs;
mod peers;
mod people;
mod persons;
mod photo;
mod places;
mod policy;
mod post;
mod privacy;
mod progress;
mod repeat;
mod request;
mod retention;
mod road;
mod roll;
mod rounds;
pub mod sample;
mod scene;
pub mod set_up;
mod short;
mod sight;
mod snapshot;
mod speaking;
mod spoken;
mod stored;
mod take_in;
mod tally;
mod tasks;
mod today;
mod tray;
mod trouble;
mod turn;
mod turning;
mod undo;
mod wishes;

pub use desk::Desk;
