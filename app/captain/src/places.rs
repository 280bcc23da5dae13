//! Places: estates and their buildings, each a door-plate that leads to its poster.

mod adding;
mod building;
mod choice;
mod grid;
mod model;
mod page;

pub use building::page as building;
pub use choice::building_choice;
pub use page::page;
