//! Today: what waits at the station. The list on the left, what is opened from it on the right.

mod glance;
mod list;
mod model;
mod page;

pub use list::{list, request_row};
pub use page::{Sides, page};
