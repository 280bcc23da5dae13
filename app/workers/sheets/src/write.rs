//! Writing a file: a table as text cells, its first row bold and always in sight.

use crate::csv_file;
use ports::sheets::{Form, Table};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Longest name of a sheet, and what may not stand in one (ECMA-376, 18.2.19 and Excel).
const NAME_MAX: usize = 31;
const NOT_IN_A_NAME: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// Widths of columns in characters of the usual font; a Chinese one counts as two.
const WIDTHS: core::ops::RangeInclusive<usize> = 6..=40;

/// A table as a file.
pub(crate) fn write(table: &Table, form: Form) -> Vec<u8> {
    match form {
        Form::Csv => csv_file::write(core::iter::once(&table.head).chain(&table.rows)),
        // Everything that Excel refuses is cut to what it takes before.
        Form::Xlsx => xlsx(table).unwrap_or_default(),
    }
}

fn xlsx(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same table is the same file on every day.
    book.set_properties(
        &rust_xlsxwriter::DocProperties::new()
            .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.name))?;
    let bold = Format::new().set_bold();
    for (column, cell) in columns(&table.head) {
        sheet.write_string_with_format(0, column, cut(cell), &bold)?;
    }
    for (number, row) in (1u32..).zip(&table.rows) {
        for (column, cell) in columns(row).filter(|(_, cell)| !cell.is_empty()) {
            // A string, whatever it begins with: never a formula, and a long number keeps its digits.
            sheet.write_string(number, column, cut(cell))?;
        }
    }
    for (column, head) in columns(&table.head) {
        let cells = table.rows.iter().take(500).filter_map(|row| row.get(usize::from(column)));
        let widest = cells.chain([head]).map(|cell| width(cell)).max().unwrap_or(0) + 2;
        sheet.set_column_width(column, widest.clamp(*WIDTHS.start(), *WIDTHS.end()) as u32)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

fn columns(row: &[String]) -> impl Iterator<Item = (u16, &String)> {
    (0u16..16_384).zip(row)
}

/// Excel's most for one cell.
fn cut(cell: &str) -> &str {
    cell.char_indices().nth(32_767).map_or(cell, |(cut, _)| cell.get(..cut).unwrap_or(cell))
}

fn width(cell: &str) -> usize {
    cell.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// A name Excel takes: `Sheet1` where nothing is left.
fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|c| !NOT_IN_A_NAME.contains(c) && !c.is_control());
    let name: String = allowed.take(NAME_MAX).collect();
    let name = name.trim_matches('\'').trim();
    if name.is_empty() { "Sheet1".to_owned() } else { name.to_owned() }
}
