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

/// One of a kind at a time, and the how-manieth: whoever used an earlier one must not end the one after it.
struct Slot<T> {
    number: u32,
    held: Option<T>,
}

impl<T> Slot<T> {
    const EMPTY: Self = Self { number: 0, held: None };

    /// The one there is, or a new one, with its number.
    fn get_or(&mut self, start: impl FnOnce() -> T) -> (u32, &T) {
        if self.held.is_none() {
            self.number += 1;
        }
        (self.number, self.held.get_or_insert_with(start))
    }

    /// Takes out the one of this number; nothing where it has gone already.
    fn take(&mut self, number: u32) -> Option<T> {
        if self.number == number { self.held.take() } else { None }
    }
}

/// A page's own sheets worker. Once the page is gone no question is answered, and none starts another worker.
#[derive(Clone, Copy)]
pub struct Reader(StoredValue<Slot<Held>, LocalStorage>);

impl Reader {
    /// The worker of the page that is being drawn; it is fetched with the first question.
    #[must_use]
    pub fn of_page() -> Self {
        Self(StoredValue::new_local(Slot::EMPTY))
    }

    /// Ends the worker, with whatever it had read.
    pub fn stop(self) {
        drop(self.0.try_update_value(|slot| slot.held.take()));
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
        let (number, answer) = self.ask_one(ask).await?;
        if answer.is_err() {
            self.end(number);
        }
        answer
    }

    /// Asks the worker, and says which it was.
    async fn ask_one(self, ask: &Ask) -> Result<(u32, Result<Answer, PortError>), PortError> {
        let start = |slot: &mut Slot<Held>| {
            let (number, held) = slot.get_or(|| Held(Sheets::start(WORKER)));
            (number, held.0.clone())
        };
        let gone = || PortError::Broken("the page is gone".into());
        let (number, worker) = self.0.try_update_value(start).ok_or_else(gone)?;
        Ok((number, worker.ask(ask).await))
    }

    fn end(self, number: u32) {
        drop(self.0.try_update_value(|slot| slot.take(number)));
    }

    /// Reads a file somebody chose, unless another was chosen while its bytes were fetched: both would go to one worker, and
    /// the first answer ends it. The worker is not needed any more after that.
    pub async fn read(self, file: &web_sys::File, wanted: impl Fn() -> bool) -> Option<Read> {
        let most = FILE_MAX as u64;
        if file.size() > most as f64 {
            return Some(Read::Unread(Unread::TooLarge));
        }
        let bytes = device::page::keep::read_file(file, most).await;
        if !wanted() {
            return None;
        }
        let Some(bytes) = bytes else { return Some(Read::Unread(Unread::Damaged)) };
        let answer = match self.ask_one(&Ask::Read(bytes)).await {
            Ok((number, answer)) => {
                self.end(number);
                answer
            }
            Err(gone) => Err(gone),
        };
        Some(match answer {
            Ok(Answer::Sheets(sheets)) => Read::Sheets(sheets),
            Ok(Answer::Unread(why)) => Read::Unread(why),
            // The reader stops over some damaged files.
            Ok(_) | Err(PortError::Broken(_)) => Read::Unread(Unread::Damaged),
            Err(why) => Read::NoReader(why),
        })
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

#[cfg(test)]
mod tests {
    use super::Slot;

    #[test]
    fn whoever_read_the_file_before_does_not_end_the_reader_of_this_one() {
        let mut slot = Slot::EMPTY;
        let (first, _) = slot.get_or(|| "first");
        assert_eq!(slot.get_or(|| "not started"), (first, &"first"));
        assert_eq!(slot.take(first), Some("first"));
        let (second, _) = slot.get_or(|| "second");
        assert_eq!(slot.take(first), None, "its answer comes late");
        assert_eq!(slot.take(second), Some("second"));
        assert_eq!(slot.take(second), None);
    }
}
