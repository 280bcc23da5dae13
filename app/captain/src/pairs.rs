//! Pairs: households in difficulty, each with a volunteer of its own and a backup, who was there when, and what changes
//! when somebody drops out.

mod change;
mod detail;
mod leave;
mod list;
mod model;
mod offers;
mod page;
mod reasons;
mod visit;
mod wishes;

pub use list::pair_row;
pub use offers::page as offers;
pub use page::page;
pub use visit::{day_word, deed};
pub use wishes::gender_word;
