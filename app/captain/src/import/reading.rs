//! The sheets worker: started by the first question of a page, and ended with whatever it had read when there is nothing more
//! to ask, or when the page goes.

use device::port::{Client, PortError};
use leptos::prelude::*;
use ports::sheets::{Answer, Ask, FILE_MAX, Packed, Unread};

type Sheets = Client<Ask, Answer, ports::sheets::News>;

const WORKER: &str = "./sheets_worker_loader.js";

/// A worker that ends with whoever holds it.
struct Held(Sheets);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// A page's own sheets worker. Once the page is gone no question is answered, and none starts another worker.
#[derive(Clone, Copy)]
pub struct Reader(StoredValue<Option<Held>, LocalStorage>);

impl Reader {
    /// The worker of the page that is being drawn; it is fetched with the first question.
    #[must_use]
    pub fn of_page() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Ends the worker, with whatever it had read.
    pub fn stop(self) {
        let held = self.0.try_update_value(Option::take);
        drop(held);
    }

    /// Whether the page is gone.
    #[must_use]
    pub fn is_gone(self) -> bool {
        self.0.try_with_value(|_| ()).is_none()
    }

    /// Asks the worker; one that has broken is ended, and the next question starts another.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn ask(self, ask: &Ask) -> Result<Answer, PortError> {
        let start = |held: &mut Option<Held>| held.get_or_insert_with(|| Held(Sheets::start(WORKER))).0.clone();
        let worker = self.0.try_update_value(start).ok_or_else(|| PortError::Broken("the page is gone".into()))?;
        let answer = worker.ask(ask).await;
        if answer.is_err() {
            self.stop();
        }
        answer
    }

    /// Reads a file somebody chose. The worker is not needed any more then.
    pub async fn read(self, file: &web_sys::File) -> Read {
        let most = FILE_MAX as u64;
        if file.size() > most as f64 {
            return Read::Unread(Unread::TooLarge);
        }
        let Some(bytes) = device::page::keep::read_file(file, most).await else { return Read::Unread(Unread::Damaged) };
        let answer = self.ask(&Ask::Read(bytes)).await;
        self.stop();
        match answer {
            Ok(Answer::Sheets(sheets)) => Read::Sheets(sheets),
            Ok(Answer::Unread(why)) => Read::Unread(why),
            // The reader stops over some damaged files.
            Ok(_) | Err(PortError::Broken(_)) => Read::Unread(Unread::Damaged),
            Err(why) => Read::NoReader(why),
        }
    }
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
