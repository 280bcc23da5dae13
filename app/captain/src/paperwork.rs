//! Paperwork at home 上门代办: what a program asks of somebody who cannot come, done in one visit; and photos wherever they are
//! taken or shown.

mod form;
mod pad;
mod page;
pub mod shots;
pub mod shown;

pub use page::page;
