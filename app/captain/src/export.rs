//! Tables that leave the device: every table of this face as a spreadsheet or on paper, after one question.

mod out;
mod page;
mod tables;

pub use out::save_table;
pub use page::page;
pub use tables::copied;
