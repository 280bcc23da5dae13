//! Passcode and lock.

use crate::desk::Desk;
use crate::host::Host;
use ports::desk::Reply;
use ports::desk::lock::Ask;

impl<H: Host> Desk<H> {
    /// Answers a question about it.
    pub(crate) async fn answer_lock(&self, ask: Ask) -> Reply {
        match ask {}
    }
}
