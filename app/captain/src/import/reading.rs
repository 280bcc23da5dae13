//! The sheets worker: fetched when the first file is there, and again where one has stopped it.

use device::port::{Client, PortError};
use ports::sheets::{Answer, Ask, FILE_MAX, Packed, Unread};
use std::cell::RefCell;

type Sheets = Client<Ask, Answer, ports::sheets::News>;

const WORKER: &str = "./sheets_worker_loader.js";

thread_local! {
    static SHEETS: RefCell<Option<Sheets>> = const { RefCell::new(None) };
}

fn worker() -> Sheets {
    SHEETS.with(|sheets| sheets.borrow_mut().get_or_insert_with(|| Sheets::start(WORKER)).clone())
}

/// Ends the worker, with whatever it had read.
pub fn stop() {
    if let Some(worker) = SHEETS.with(|sheets| sheets.borrow_mut().take()) {
        worker.stop();
    }
}

/// Asks the worker; one that has broken is ended, and the next question starts another.
///
/// # Errors
/// Why there is no answer.
pub async fn ask(ask: &Ask) -> Result<Answer, PortError> {
    let answer = worker().ask(ask).await;
    if answer.is_err() {
        stop();
    }
    answer
}

/// What was in a file, or in the way.
pub enum Read {
    /// Its sheets.
    Sheets(Vec<Packed>),
    /// It is no spreadsheet that can be read.
    Unread(Unread),
    /// The reader could not be loaded.
    NoReader(PortError),
}

/// Reads a file somebody chose.
pub async fn read(file: &web_sys::File) -> Read {
    let most = FILE_MAX as u64;
    if file.size() > most as f64 {
        return Read::Unread(Unread::TooLarge);
    }
    let Some(bytes) = device::page::keep::read_file(file, most).await else { return Read::Unread(Unread::Damaged) };
    match ask(&Ask::Read(bytes)).await {
        Ok(Answer::Sheets(sheets)) => Read::Sheets(sheets),
        Ok(Answer::Unread(why)) => Read::Unread(why),
        // The reader stops over some damaged files.
        Ok(_) | Err(PortError::Broken(_)) => Read::Unread(Unread::Damaged),
        Err(why) => Read::NoReader(why),
    }
}
