//! Passcode and lock: the page of a locked desk, choosing a passcode, the sheet for whoever forgets it.

mod chosen;
mod field;
mod page;
mod settings;
mod sheet;

pub use chosen::page as chosen;
pub use field::{choosing, is_typing};
pub use page::page;
pub use settings::{banners, button, card, watch_over};
pub use sheet::page as sheet;
