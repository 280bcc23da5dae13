//! How it travels: slips, their text codes, bundles, films of QR codes, posters, and the names in a mailbox, on a
//! web server or in an object store. No input or output of its own.

pub mod attachment;
pub mod base45;
pub mod body;
pub mod bundle;
pub mod code;
pub mod exchange;
pub mod film;
pub mod levels;
pub mod mailbox;
pub mod outbox;
pub mod packed;
pub mod poster;
pub mod s3;
pub mod slip;
pub mod station;

pub use body::Body;
pub use bundle::{Bundle, BundleError};
pub use packed::Packed;
pub use poster::Poster;
pub use slip::{Opened, SlipError};
