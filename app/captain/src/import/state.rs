//! What the page knows of the file that is being brought in.

use super::reading::{Read, Reader};
use super::said;
use crate::desk::use_desk;
use crate::faults::Fault;
use leptos::prelude::*;
use ports::desk::import::{Answer as Told, Ask as Import, Choices, Foreseen, Import as Written};
use ports::desk::{Answer, Ask};
use ports::sheets::Packed;

/// A file, from being chosen to being written. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct Bringing {
    /// The file's name; empty while there is none.
    pub file: RwSignal<String>,
    /// Its sheets.
    pub sheets: RwSignal<Vec<Packed>>,
    /// Which of them.
    pub sheet: RwSignal<usize>,
    /// How it is taken, once it has been looked at.
    pub choices: RwSignal<Option<Choices>>,
    /// What would be written, and whether that is being worked out anew.
    pub foreseen: RwSignal<Option<Foreseen>>,
    /// Goes up with every answer: what shows rows asks again.
    pub looked: RwSignal<u32>,
    /// Something is being read or compared.
    pub busy: RwSignal<bool>,
    /// It is being written.
    pub carrying: RwSignal<bool>,
    /// What is in the way.
    pub wrong: RwSignal<String>,
    /// What was written.
    pub written: RwSignal<Option<Written>>,
    /// The worker that reads the file.
    reader: Reader,
    /// Number of the question that is waited for: answers to older ones are not heard.
    number: StoredValue<u32>,
}

impl Bringing {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            file: RwSignal::new(String::new()),
            sheets: RwSignal::new(Vec::new()),
            sheet: RwSignal::new(0),
            choices: RwSignal::new(None),
            foreseen: RwSignal::new(None),
            looked: RwSignal::new(0),
            busy: RwSignal::new(false),
            carrying: RwSignal::new(false),
            wrong: RwSignal::new(String::new()),
            written: RwSignal::new(None),
            reader: Reader::of_page(),
            number: StoredValue::new(0),
        }
    }

    /// Lets everything go that was read, here and at the desk. The page may be gone by then.
    pub fn drop_file(self) {
        self.begin();
        self.file.try_set(String::new());
        self.sheets.try_set(Vec::new());
        self.choices.try_set(None);
        self.foreseen.try_set(None);
        self.busy.try_set(false);
        self.wrong.try_set(String::new());
        self.reader.stop();
        device::spawn(async {
            let _ = use_desk().ask(Ask::Import(Import::Drop)).await;
        });
    }

    /// Reads a file that was chosen or dropped.
    pub fn read(self, file: web_sys::File) {
        let name = file.name();
        self.drop_file();
        self.written.set(None);
        self.busy.set(true);
        let number = self.begin();
        device::spawn(async move {
            let read = self.reader.read(&file, || self.is_awaited(number)).await;
            // Another file was chosen meanwhile, or none is wanted any more.
            let Some(read) = read.filter(|_| self.is_awaited(number)) else { return };
            let wrong = match read {
                Read::Sheets(sheets) => {
                    self.file.try_set(name);
                    self.sheets.try_set(sheets);
                    self.look_at(0);
                    return;
                }
                Read::Unread(why) => said::unread(why, &name),
                Read::NoReader(why) => Fault::Port(why).sentence(),
            };
            self.busy.try_set(false);
            self.wrong.try_set(wrong);
        });
    }

    /// Hands a sheet to the desk, and asks what its columns mean.
    pub fn look_at(self, sheet: usize) {
        let Some(whole) = self.sheets.with_untracked(|sheets| sheets.get(sheet).map(|sheet| sheet.whole.clone()))
        else {
            return;
        };
        self.sheet.set(sheet);
        self.busy.set(true);
        let number = self.begin();
        device::spawn(async move {
            let told = use_desk().ask(Ask::Import(Import::Bring(whole))).await;
            if !self.is_awaited(number) {
                return;
            }
            match told {
                Ok(Answer::Import(Told::Guessed(layout))) => {
                    let choices = Choices { layout, ..Choices::default() };
                    if self.choices.try_set(Some(choices)).is_none() {
                        self.foresee();
                    }
                }
                Ok(_) => {}
                Err(fault) => self.fails(&fault),
            }
        });
    }

    /// Changes how the sheet is taken, and looks again.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(|choices| choices.iter_mut().for_each(change_once(change)));
        self.foresee();
    }

    /// Asks what would be written.
    pub fn foresee(self) {
        let Some(choices) = self.choices.get_untracked() else { return };
        self.busy.set(true);
        let number = self.begin();
        device::spawn(async move {
            let told = use_desk().ask(Ask::Import(Import::Foresee(choices))).await;
            if !self.is_awaited(number) {
                return;
            }
            match told {
                Ok(Answer::Import(Told::Foreseen(foreseen))) => {
                    self.busy.set(false);
                    self.wrong.set(String::new());
                    self.foreseen.set(Some(*foreseen));
                    self.looked.update(|looked| *looked += 1);
                }
                Ok(_) => {}
                Err(fault) => self.fails(&fault),
            }
        });
    }

    /// Writes it.
    pub fn carry(self) {
        let file = self.file.get_untracked();
        self.carrying.set(true);
        device::spawn(async move {
            let told = use_desk().ask(Ask::Import(Import::Carry { file })).await;
            // The page may be gone, and another one be bringing in the next file.
            if self.carrying.try_set(false).is_some() {
                return;
            }
            match told {
                Ok(Answer::Import(Told::Import(import))) => {
                    self.drop_file();
                    self.written.try_set(Some(import));
                    ui::route::focus("#import-result");
                }
                Ok(_) => {}
                Err(fault) => self.fails(&fault),
            }
        });
    }

    /// The number of a new question; answers to those before it are not heard.
    fn begin(self) -> u32 {
        self.number
            .try_update_value(|number| {
                *number += 1;
                *number
            })
            .unwrap_or_default()
    }

    /// Whether this question is the last one, and the page still there.
    fn is_awaited(self, number: u32) -> bool {
        self.number.try_get_value() == Some(number)
    }

    fn fails(self, fault: &Fault) {
        self.busy.try_set(false);
        self.wrong.try_set(fault.sentence());
    }
}

/// A change for the one thing there is.
fn change_once<T>(change: impl FnOnce(&mut T)) -> impl FnMut(&mut T) {
    let mut change = Some(change);
    move |one| {
        if let Some(change) = change.take() {
            change(one);
        }
    }
}
