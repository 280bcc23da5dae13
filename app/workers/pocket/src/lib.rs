//! The pocket: what stands behind the resident's face. It holds this phone's keys, its requests and tasks, sends what
//! was said until a receipt comes, and takes in what the station says.
//!
//! Everything here runs natively over in-memory twins of the device; only `shelf` and `opening` know a browser.

pub mod act;
pub mod disk;
pub mod intake;
mod join;
pub mod opening;
pub mod pocket;
pub mod rounds;
mod shelf;
pub mod show;
pub mod state;
pub mod station;

pub use pocket::Pocket;
