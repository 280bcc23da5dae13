//! Bringing a roster in: a spreadsheet's rows become people. Which column is which is guessed, and a person has the last
//! word; what is wrong is listed by row, and never keeps the rest out.

pub mod columns;
pub mod rows;
mod words;
