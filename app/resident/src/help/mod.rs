//! Helping: an offer is read and answered, a task done, told in the helper's own words and perhaps a photo.

mod done;
mod list;
mod task;
mod who;

pub use done::done_page;
pub use list::list_page;
pub use task::task_page;
pub use who::who_page;
