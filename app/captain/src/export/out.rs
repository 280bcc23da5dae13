//! The ways out of the device: a file in the downloads, or paper.

use super::tables::What;
use crate::faults::Fault;
use crate::import::Reader;
use domain::Day;
use leptos::prelude::request_animation_frame;
use ports::desk::Trouble;
use ports::sheets::{Answer, Ask, Form, Table};

/// Most rows that are printed: as many as a person would carry, about forty pages.
pub const PRINTED_MAX: u32 = 2_000;

/// What became of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gone {
    /// It is among the downloads.
    Saved,
    /// There was nothing in it.
    Empty,
    /// It has so many rows, which is more than are printed.
    TooMany(u32),
    /// It is to be printed.
    Paper(Table),
}

/// Saves a table, a portion of rows at a time. Whatever happens, no row of it stays in the worker.
///
/// # Errors
/// What went wrong, at the desk or in the worker.
pub async fn save(reader: Reader, what: &What, name: &str, form: Form) -> Result<Gone, Fault> {
    reader.stop();
    let saved = written(reader, what, name, form).await;
    reader.stop();
    saved
}

async fn written(reader: Reader, what: &What, name: &str, form: Form) -> Result<Gone, Fault> {
    let (mut from, mut some) = (Some(0), false);
    while let Some(at) = from {
        let portion = what.portion(at).await?;
        some |= !portion.rows.is_empty();
        reader.ask(&Ask::Rows(portion.rows)).await.map_err(Fault::Port)?;
        from = portion.next;
    }
    if !some {
        return Ok(Gone::Empty);
    }
    let table = Table { name: name.to_owned(), head: what.head(), rows: Vec::new() };
    hand_out(reader, table, form).await
}

/// Saves a table that is here already.
///
/// # Errors
/// What went wrong in the worker.
pub async fn save_table(reader: Reader, table: Table, form: Form) -> Result<Gone, Fault> {
    reader.stop();
    let saved = hand_out(reader, table, form).await;
    reader.stop();
    saved
}

async fn hand_out(reader: Reader, table: Table, form: Form) -> Result<Gone, Fault> {
    let name = table.name.clone();
    let Answer::File(file) = reader.ask(&Ask::Write(table, form)).await.map_err(Fault::Port)? else {
        return Err(Fault::Desk(Trouble::Unknown));
    };
    let sort = match form {
        Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Form::Csv => "text/csv",
    };
    let day = Day::of(ui::page::clock()).iso();
    device::page::keep::save_file(&format!("{name}-{day}.{}", form.extension()), sort, &file);
    Ok(Gone::Saved)
}

/// The whole table, where it is not too long for paper. A table that is, is not asked for: nobody was copied then.
///
/// # Errors
/// What went wrong at the desk.
pub async fn gathered(reader: Reader, what: &What, name: &str) -> Result<Gone, Fault> {
    let total = what.total().await?;
    if total > PRINTED_MAX {
        return Ok(Gone::TooMany(total));
    }
    let mut table = Table { name: name.to_owned(), head: what.head(), rows: Vec::new() };
    let mut from = Some(0);
    while let Some(at) = from.filter(|_| !reader.is_gone()) {
        let portion = what.portion(at).await?;
        table.rows.extend(portion.rows);
        from = portion.next;
    }
    Ok(if table.rows.is_empty() { Gone::Empty } else { Gone::Paper(table) })
}

/// Prints the page, once what was just drawn stands on it.
pub fn print_soon() {
    request_animation_frame(|| request_animation_frame(|| drop(leptos::prelude::window().print())));
}
