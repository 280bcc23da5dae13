//! Taking in: whatever someone was sent is pasted here whole, and leads to the page it is about.

mod page;
mod sentence;

pub use page::{page, paste_form};
pub use sentence::sentence;
