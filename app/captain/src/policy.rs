//! How helpers are chosen: every weight with its meaning and bounds, what a change does to this week's plan, and who
//! changed what when.

mod foreseen;
mod group;
mod model;
mod page;
mod said;

pub use page::{banner, page};
