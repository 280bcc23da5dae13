//! Places: estates and their buildings, each a door-plate that leads to its poster.

mod model;
mod page;

pub use page::page;
