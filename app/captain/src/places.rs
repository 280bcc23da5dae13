//! Places: estates and their buildings, each a door-plate that leads to its poster.

mod choice;
mod model;
mod page;

pub use choice::building_choice;
pub use page::page;
