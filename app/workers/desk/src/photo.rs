//! Photos: what a helper sent along with "done", sealed apart and lying in the station's own box.

use crate::desk::{Desk, State};
use crate::host::Host;
use crate::office::Office;
use courier::attachment::Attachment;
use device::post::Post;
use domain::TaskId;
use domain::consent::Purpose;
use ports::desk::{Answer, Reply, Trouble};

impl<H: Host> Desk<H> {
    /// Fetches a task's photo, and opens it.
    ///
    /// # Errors
    /// `Unknown` where there is none, or the mailbox does not have it.
    pub(crate) async fn photo(&self, task: TaskId) -> Reply {
        let wanted = {
            let _turn = self.turn.take().await;
            match &*self.state.borrow() {
                State::Open(office) => {
                    office.photo_of(task).map(|photo| (office.post.clone(), office.keys.reply_to().folder, photo))
                }
                State::Locked(_) => return Err(Trouble::Locked),
                _ => return Err(Trouble::NotOpen),
            }
        };
        let (post, folder, photo) = wanted.ok_or(Trouble::Unknown)?;
        let sealed = post.attachment(&folder, &photo.name).await.map_err(|_| Trouble::Unknown)?;
        courier::attachment::open(&photo, &sealed).map(Answer::Photo).map_err(|_| Trouble::Unknown)
    }
}

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
