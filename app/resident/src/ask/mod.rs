//! Asking for help: own words, when it suits, who asks, check, send. One question a page; going back keeps answers.

mod asking;
mod check;
mod draft;
mod mistakes;
mod slots;
mod when;
mod who;
mod words;

pub use asking::{Asking, use_asking};
pub use check::check_page;
pub use draft::{Draft, Field, Mistake, NOTICE, Typed};
pub use mistakes::troubles;
pub use slots::slots;
pub use when::when_page;
pub use who::{one, who_page};
pub use words::words_page;
