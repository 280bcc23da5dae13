//! A new captain's first day: seven lessons on the sample, one for each of a captain's roles, learnt by doing.

mod model;
mod page;
mod strip;

pub use page::page;
pub use strip::strip;
