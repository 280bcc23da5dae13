//! One request: what was said, who goes, what was noted, and what happened.

mod facts;
mod helper;
mod history;
mod notes;
mod page;
mod photo;

pub use page::page;
