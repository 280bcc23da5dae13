//! Rounds 敲门行动: at whose door to knock next and why, what came of each knock, and how many were reached.

mod coverage;
mod door;
mod form;
mod heard;
mod history;
mod list;
mod model;
mod page;

pub use model::{brought, outcome, promise, sign};
pub use page::page;
