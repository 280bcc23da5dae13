//! Write a request down for someone: at the door, on the telephone, from a chat group, at the station.

mod model;
mod page;
mod who;

pub use page::page;
