//! Take in a message: paste a whole chat message, see what it is, take it in.

mod model;
mod page;

pub use page::page;
