//! People and volunteers: a dense table to search, and one person opened beside it.

mod page;
mod person;
mod table;

pub use page::page;
