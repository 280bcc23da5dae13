//! Photos: what a helper sent along with "done", sealed apart and lying in the station's own box.

use crate::host::Host;
use crate::office::Office;
use courier::attachment::Attachment;
use domain::TaskId;
use domain::consent::Purpose;

impl<H: Host> Office<H> {
    /// Where a task's photo is and what opens it; nothing where whoever lives there withdrew that photos are kept.
    #[must_use]
    pub fn photo_of(&self, task: TaskId) -> Option<Attachment> {
        let asker = self.ledger().request(self.ledger().task(task)?.request)?.person;
        if self.withdrew(asker, Purpose::Photo) {
            return None;
        }
        ports::decode(&self.ledger().task_more(&self.keyring, task).photo?)
    }
}
