//! Acts: what writes something down at the desk, each of them once, with the way to take it back.

use super::Desk;
use crate::faults::Fault;
use crate::words::{NOTED, UNDONE};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Written};
use ui::page::clock;
use ui::{Ui, t};

impl Desk {
    /// Does an act: says that it is written, with ten seconds to take it back where that is possible, or what went
    /// wrong; then hands on what was written. The same act does nothing while it is on its way.
    pub fn act(self, ui: Ui, ask: Ask, said: String, then: impl FnOnce(Written) + 'static) {
        device::spawn(async move {
            match self.ask_once(ask).await {
                Some(Ok(Answer::Saved(written))) => {
                    self.announce(ui, said, written.undo);
                    then(written);
                }
                Some(Ok(_)) => self.announce(ui, said, None),
                Some(Err(fault)) => ui.toast(fault.sentence()),
                None => {}
            }
        });
    }

    /// Asks the desk to write something; `None` where that very thing is being written already.
    pub async fn ask_once(self, ask: Ask) -> Option<Result<Answer, Fault>> {
        let ask = self.once.try_update_value(|once| once.begin(ask, clock()))??;
        let answer = self.put(&ask).await;
        self.once.update_value(|once| once.end(&ask, answer.is_ok(), clock()));
        Some(answer)
    }

    /// Says that something is written, with "undo" where that is possible.
    pub fn announce(self, ui: Ui, said: String, undo: Option<u64>) {
        self.acts.update(|acts| *acts += 1);
        let said = if said.is_empty() { t(NOTED).to_owned() } else { said };
        match undo {
            Some(token) => ui.toast_undo(said, move || self.undo(ui, token)),
            None => ui.toast(said),
        }
    }

    fn undo(self, ui: Ui, token: u64) {
        self.once.update_value(super::once::Once::forget);
        device::spawn(async move {
            match self.ask(Ask::Undo { token }).await {
                Ok(_) => ui.toast(t(UNDONE)),
                Err(fault) => ui.toast(fault.sentence()),
            }
        });
    }
}
