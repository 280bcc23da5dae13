//! Programs 惠民项目: who is owed what and why, the rules that say so, and a list brought through one application.

mod called;
mod detail;
mod draft;
mod form;
mod list;
mod lot;
mod pack;
mod page;
mod people;
mod spoken;
mod tests;
mod theirs;

pub use form::{change, new};
pub use pack::page as pack;
pub use page::page;
pub use theirs::section as theirs;
