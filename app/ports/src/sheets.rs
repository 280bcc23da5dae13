//! What a face and the sheets worker say to each other: a spreadsheet file and the rows in it, rows and the file they make.
//!
//! A face never has all rows of a file at once: what was read it carries packed to the desk, what is to be written it hands
//! over in portions, so that its page does not stand still over thousands of them.

use serde::{Deserialize, Serialize};

/// Most rows that are read of one sheet.
pub const ROWS_MAX: usize = 50_000;
/// Most columns.
pub const COLUMNS_MAX: usize = 200;
/// Longest text of one cell, in characters; the rest is cut off.
pub const CELL_MAX: usize = 2_000;
/// Largest file that is opened, in bytes.
pub const FILE_MAX: usize = 32 << 20;
/// So many rows a face is shown of a sheet.
pub const SHOWN: usize = 12;

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What is in this file? [`Answer::Sheets`] or [`Answer::Unread`].
    Read(Vec<u8>),
    /// Make a file of this table and whatever rows were handed over before. [`Answer::File`].
    Write(Table, Form),
    /// Rows of a table that is to be written; more may follow. [`Answer::Taken`].
    Rows(Vec<Vec<String>>),
}

/// What a file is to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Form {
    /// Office Open XML, `.xlsx`.
    Xlsx,
    /// Comma-separated values in UTF-8 with a mark of it, `.csv`.
    Csv,
}

impl Form {
    /// What the name of such a file ends with.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// A table to be written: every cell is a text, and nothing in it is a formula.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// What the sheet is called.
    pub name: String,
    /// The first row.
    pub head: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Vec<String>>,
}

/// One sheet of a file, as it stands there: rows from the first that holds anything, without empty ones at the end. Each
/// is as long as its last filled cell; dates are `1949-03-08`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// What the sheet is called; empty for a file that has but one.
    pub name: String,
    /// Number of the first row in the file, from 1.
    pub first: u32,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// Rows beyond [`ROWS_MAX`] that were left out.
    pub left_out: u32,
}

/// A sheet as a face has it: its first rows, and all of it for the desk, unopened.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Packed {
    /// What the sheet is called; empty for a file that has but one.
    pub name: String,
    /// Number of the first row in the file, from 1.
    pub first: u32,
    /// The first [`SHOWN`] rows.
    pub head: Vec<Vec<String>>,
    /// How many rows there are.
    pub rows: u32,
    /// Rows beyond [`ROWS_MAX`] that were left out.
    pub left_out: u32,
    /// The sheet in its byte form.
    pub whole: Vec<u8>,
}

impl Packed {
    /// Packs a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            name: sheet.name.clone(),
            first: sheet.first,
            head: sheet.rows.iter().take(SHOWN).cloned().collect(),
            rows: u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX),
            left_out: sheet.left_out,
            whole: crate::encode(sheet),
        }
    }
}

/// Unpacks what [`Packed::whole`] holds; `None` when the bytes are something else.
#[must_use]
pub fn unpack(whole: &[u8]) -> Option<Sheet> {
    crate::decode(whole)
}

/// What the worker answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Sheets that hold anything, in the file's order.
    Sheets(Vec<Packed>),
    /// It could not be read.
    Unread(Unread),
    /// The file.
    File(Vec<u8>),
    /// The rows wait for [`Ask::Write`].
    Taken,
}

/// Why a file could not be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Unread {
    /// Nothing is in it.
    Empty,
    /// It is larger than [`FILE_MAX`].
    TooLarge,
    /// It has a password.
    Locked,
    /// It is no spreadsheet: a picture, a text document, a program.
    Other,
    /// It is one, and is damaged. A worker that stops over a file means the same.
    Damaged,
}

/// The worker says nothing unasked.
pub type News = ();
