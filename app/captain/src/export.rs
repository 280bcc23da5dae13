//! Tables that leave the device: every table of this face as a spreadsheet or on paper, after one question.

mod page;
mod tables;

pub use page::page;
