//! Sheets: reads the spreadsheets a community has (xlsx, xls, csv in UTF-8 or GB 18030) into rows of text, and writes tables
//! as xlsx or csv.
//!
//! A worker of its own because the readers weigh half a megabyte and few days need them. What a column means is not known
//! here: that is the desk's to guess and a person's to say.

mod csv_file;
mod read;
mod write;

use core::cell::RefCell;
use ports::sheets::{Answer, Ask, Packed, Sheet, Table, Unread};

/// The worker: it keeps the rows of a table that is being handed over, and nothing else.
#[derive(Default)]
pub struct Sheets {
    rows: RefCell<Vec<Vec<String>>>,
}

impl Sheets {
    /// Answers one question.
    #[must_use]
    pub fn answer(&self, ask: Ask) -> Answer {
        match ask {
            Ask::Read(file) => match read(file) {
                Ok(sheets) => Answer::Sheets(sheets.iter().map(Packed::of).collect()),
                Err(why) => Answer::Unread(why),
            },
            Ask::Rows(rows) => {
                self.rows.borrow_mut().extend(rows);
                Answer::Taken
            }
            Ask::Write(table, form) => {
                let mut rows = self.rows.take();
                rows.extend(table.rows);
                Answer::File(write::write(&Table { rows, ..table }, form))
            }
        }
    }
}

/// The sheets of a file that hold anything.
///
/// # Errors
/// Why it could not be read.
pub fn read(file: Vec<u8>) -> Result<Vec<Sheet>, Unread> {
    read::read(file)
}
