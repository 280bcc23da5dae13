//! Bringing a community's spreadsheet in: choose a file, see what its columns mean and what would be written, write it, and
//! take it back.

mod columns;
mod dry;
mod lines;
mod page;
mod past;
mod reading;
mod said;
mod state;

pub use page::page;
pub use past::progress_words;
pub use reading::Reader;
pub use said::tongues_words;
