//! Photos: what a helper sent along with "done", sealed apart and lying in the station's own box.

use crate::host::Host;
use crate::office::Office;
use courier::attachment::Attachment;
use domain::TaskId;

impl<H: Host> Office<H> {
    /// Where a task's photo is and what opens it.
    #[must_use]
    pub fn photo_of(&self, task: TaskId) -> Option<Attachment> {
        ports::decode(&self.ledger().task_more(&self.keyring, task).photo?)
    }
}
