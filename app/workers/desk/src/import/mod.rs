//! Bringing a roster in: a spreadsheet's rows become people. Which column is which is guessed, and a person has the last
//! word; what is wrong is listed by row, and never keeps the rest out. What would be written is foreseen first, then written
//! a portion at a time, and can be taken back as a whole.

mod back;
mod carry;
pub mod columns;
mod facts;
mod foreseen;
mod out;
mod past;
mod plan;
pub mod rows;
mod words;

pub use facts::noted;

use crate::desk::Desk;
use crate::host::Host;
use crate::office::Office;
use core::cell::{Cell, RefCell};
use domain::{Day, Millis};
use plan::Plan;
use ports::desk::import::{Answer as Told, Ask, Choices, Import};
use ports::desk::{Answer, Page, Reply, Trouble};
use ports::sheets::Sheet;
use rows::Row;

/// A sheet that is being looked at: in memory alone, until it is written or dropped.
#[derive(Default)]
pub struct Importing {
    sheet: Sheet,
    choices: Choices,
    read: Vec<Row>,
    plan: Plan,
}

/// Whether somebody wants it stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stopped {
    /// It goes on.
    No,
    /// It ends after this portion.
    Yes,
}

/// The import of one desk.
#[derive(Default)]
pub struct Bringing {
    sheet: RefCell<Option<Importing>>,
    busy: Cell<bool>,
    stop: Cell<bool>,
}

/// Held while an import is written or taken back.
pub struct Busy<'a>(&'a Bringing);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.busy.set(false);
    }
}

impl Bringing {
    fn begin(&self) -> Option<Busy<'_>> {
        (!self.busy.replace(true)).then(|| {
            self.stop.set(false);
            Busy(self)
        })
    }

    fn stops(&self) -> Stopped {
        if self.stop.get() { Stopped::Yes } else { Stopped::No }
    }

    /// Forgets the sheet.
    pub fn forget(&self) {
        self.stop.set(true);
        // One that is being written is needed until it has stopped, and is looked at within a turn only.
        if let Ok(mut sheet) = self.sheet.try_borrow_mut() {
            *sheet = None;
        }
    }
}

impl<H: Host> Desk<H> {
    /// Answers a question about bringing a roster in. What takes long takes its turns one portion at a time.
    pub(crate) async fn answer_import(&self, ask: Ask) -> Reply {
        match ask {
            Ask::Carry { file } => self.carry_import(file).await,
            Ask::TakeBack(id) => self.take_import_back(id).await,
            Ask::Stop => {
                self.import.stop.set(true);
                Ok(Answer::Done)
            }
            ask => {
                let _turn = self.turn.take().await;
                let mut office = self.office().await?;
                let reply = match ask {
                    Ask::People { text, filter, from, count } => {
                        let people = office.people_said(&text, filter, from..from.saturating_add(count), self.now_ms());
                        Ok(Answer::Import(Told::People(people)))
                    }
                    Ask::Copied { people, requests } => {
                        office.note_copied(&people, &requests, self.now_ms());
                        Ok(Answer::Done)
                    }
                    ask => self.looked_at_import(&office, ask).await,
                };
                self.put_back(office, reply.as_ref().err());
                reply
            }
        }
    }

    async fn looked_at_import(&self, office: &Office<H>, ask: Ask) -> Reply {
        let told = match ask {
            _ if self.import.busy.get() && !matches!(ask, Ask::Imports) => return Err(Trouble::NotNow),
            Ask::Bring(whole) => {
                let sheet = ports::sheets::unpack(&whole).ok_or(Trouble::Unknown)?;
                let layout = columns::guess(&sheet.rows);
                let choices = Choices { layout: layout.clone(), ..Choices::default() };
                *self.import.sheet.borrow_mut() = Some(Importing { sheet, choices, ..Importing::default() });
                Told::Guessed(layout)
            }
            Ask::Foresee(choices) => {
                let mut sheet = self.import.sheet.borrow_mut();
                let sheet = sheet.as_mut().ok_or(Trouble::Unknown)?;
                sheet.foresee(office, choices, self.now_ms());
                Told::Foreseen(Box::new(foreseen::of(&sheet.plan)))
            }
            Ask::Lines { which, from, count } => {
                let sheet = self.import.sheet.borrow();
                let sheet = sheet.as_ref().ok_or(Trouble::Unknown)?;
                let chosen: Vec<_> = sheet.plan.rows.iter().filter(|row| foreseen::is(row, which)).collect();
                let total = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
                let lines = chosen.into_iter().skip(from as usize).take(count as usize);
                let rows = lines.map(|row| foreseen::line(office, sheet, row)).collect();
                Told::Lines(Page { rows, from, total })
            }
            Ask::Imports => {
                let running = self.import.busy.get();
                let heads = office.imports().await?;
                let import = |(at, head): (usize, past::Head)| Import { running: running && at == 0, ..head.import };
                Told::Imports(heads.into_iter().enumerate().map(import).collect())
            }
            Ask::Drop => {
                self.import.forget();
                return Ok(Answer::Done);
            }
            Ask::Carry { .. } | Ask::Stop | Ask::TakeBack(_) | Ask::People { .. } | Ask::Copied { .. } => {
                return Err(Trouble::NotNow);
            }
        };
        Ok(Answer::Import(told))
    }
}

impl Importing {
    fn foresee<H: Host>(&mut self, office: &Office<H>, choices: Choices, now_ms: Millis) {
        if self.read.is_empty() || self.choices.layout != choices.layout {
            self.read = rows::read(&self.sheet.rows, self.sheet.first, &choices.layout, Day::of(now_ms));
        }
        self.choices = choices;
        self.plan = office.plan_import(&self.read, &self.choices);
    }

    /// The cell of a row and column, as it stands in the file.
    fn cell(&self, row: u32, column: u32) -> &str {
        let at = row.checked_sub(self.sheet.first).and_then(|at| self.sheet.rows.get(at as usize));
        at.and_then(|row| row.get(column as usize)).map_or("", |cell| cell.trim())
    }
}
