//! Reading a file: which sort of spreadsheet it is, and its cells as the text a person sees there.

use crate::csv_file;
use calamine::{Data, Range, Reader, Xls, Xlsx};
use ports::sheets::{CELL_MAX, COLUMNS_MAX, FILE_MAX, ROWS_MAX, Sheet, Unread};
use std::io::Cursor;

/// What a zip begins with, and what an OLE file does: xlsx and xls.
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// A locked xlsx is an OLE file with a part of this name, in UTF-16.
const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// The sheets of a file that hold anything.
pub(crate) fn read(file: Vec<u8>) -> Result<Vec<Sheet>, Unread> {
    let sheets = match file.as_slice() {
        [] => return Err(Unread::Empty),
        large if large.len() > FILE_MAX => return Err(Unread::TooLarge),
        zip if zip.starts_with(ZIP) => {
            let book = Xlsx::new(Cursor::new(file)).map_err(|error| match error {
                calamine::XlsxError::Password => Unread::Locked,
                // A zip without a workbook in it is a text document, or somebody's photos.
                calamine::XlsxError::FileNotFound(_) => Unread::Other,
                _ => Unread::Damaged,
            })?;
            sheets(book)?
        }
        ole if ole.starts_with(OLE) => {
            if ole.windows(LOCKED.len()).any(|part| part == LOCKED) {
                return Err(Unread::Locked);
            }
            let book = Xls::new(Cursor::new(file)).map_err(|error| match error {
                calamine::XlsError::Password => Unread::Locked,
                _ => Unread::Other,
            })?;
            sheets(book)?
        }
        text => {
            let text = csv_file::text(text).ok_or(Unread::Other)?;
            vec![sheet(String::new(), 1, csv_file::rows(&text))]
        }
    };
    let sheets: Vec<Sheet> = sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    if sheets.is_empty() { Err(Unread::Empty) } else { Ok(sheets) }
}

fn sheets<B: Reader<Cursor<Vec<u8>>>>(mut book: B) -> Result<Vec<Sheet>, Unread> {
    let names = book.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        let range = book.worksheet_range(&name).map_err(|_| Unread::Damaged)?;
        let first = range.start().map_or(1, |(row, _)| row.saturating_add(1));
        sheets.push(sheet(name, first, cells(&range)));
    }
    Ok(sheets)
}

/// Rows up to the bounds of what is read, the last empty ones left out.
fn sheet(name: String, first: u32, mut rows: Vec<Vec<String>>) -> Sheet {
    for row in &mut rows {
        let filled = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        row.truncate(filled.min(COLUMNS_MAX));
        for cell in row.iter_mut() {
            if let Some((cut, _)) = cell.char_indices().nth(CELL_MAX) {
                cell.truncate(cut);
            }
        }
    }
    let filled = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    let empty = rows.iter().take_while(|row| row.is_empty()).count().min(filled);
    rows.truncate(filled);
    rows.drain(..empty);
    let left_out = u32::try_from(rows.len().saturating_sub(ROWS_MAX)).unwrap_or(u32::MAX);
    rows.truncate(ROWS_MAX);
    Sheet { name, first: first.saturating_add(u32::try_from(empty).unwrap_or(u32::MAX)), rows, left_out }
}

fn cells(range: &Range<Data>) -> Vec<Vec<String>> {
    range.rows().map(|row| row.iter().map(shown).collect()).collect()
}

/// A cell as it is shown: a whole number without a point, a day as `1949-03-08`, a time of day after it if there is one.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        // Every whole number a cell can hold exactly, and those of which the last digits are lost, is written out.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e18 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        Data::DateTime(time) => {
            let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
            match (hour, minute) {
                (0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                (hour, minute) => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
            }
        }
    }
}
