//! The day: who is to be visited, greeted or reminded and why, how that ended, and what each of the seven roles holds.

mod ending;
mod model;
mod page;
mod parts;
mod roles;

pub use model::reminded;
pub use page::{beside, line, page, share};
