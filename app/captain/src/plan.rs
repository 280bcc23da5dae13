//! One plan for all open requests: seen with its reasons first, changed where the captain knows better, agreed afterwards.

mod making;
mod model;
mod page;
mod side;
mod swap;

pub use making::{Open, foreseen, openings};
pub use model::dearer_words;
pub use page::page;
