//! People and volunteers: a dense table to search, and one person opened beside it.

mod apart;
mod best;
pub mod called;
mod find;
mod form;
mod go;
mod groups;
mod model;
mod page;
mod papers;
mod person;
mod table;
mod twins;

pub use find::{find, suggestions};
pub use form::page as form;
pub use page::page;
pub use twins::page as twins;
