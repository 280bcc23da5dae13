//! Backups, and what the browser keeps.

use crate::desk::Desk;
use crate::host::Host;
use ports::desk::Reply;
use ports::desk::keep::Ask;

impl<H: Host> Desk<H> {
    /// Answers a question about it.
    pub(crate) async fn answer_keep(&self, ask: Ask) -> Reply {
        match ask {}
    }
}
