//! One plan for all open requests: seen with its reasons first, agreed afterwards.

mod model;
mod page;

pub use page::page;
