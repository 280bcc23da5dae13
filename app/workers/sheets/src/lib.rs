//! Sheets: reads the spreadsheets a community has (xlsx, xls, csv in UTF-8 or GB 18030) into rows of text, and writes tables
//! as xlsx or csv.
//!
//! A worker of its own because the readers weigh half a megabyte and few days need them. What a column means is not known
//! here: that is the desk's to guess and a person's to say.

mod csv_file;
mod read;
mod write;

use ports::sheets::{Answer, Ask};

/// Answers one question.
#[must_use]
pub fn answer(ask: Ask) -> Answer {
    match ask {
        Ask::Read(file) => read::read(file).map_or_else(Answer::Unread, Answer::Sheets),
        Ask::Write(table, form) => Answer::File(write::write(&table, form)),
    }
}
