//! People and volunteers: a dense table to search, and one person opened beside it.

mod apart;
mod best;
mod find;
mod form;
mod model;
mod page;
mod person;
mod table;

pub use find::{find, suggestions};
pub use form::page as form;
pub use page::page;
