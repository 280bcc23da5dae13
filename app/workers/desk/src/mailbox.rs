//! The way of the post.

use crate::desk::Desk;
use crate::host::Host;
use ports::desk::Reply;
use ports::desk::road::Ask;

impl<H: Host> Desk<H> {
    /// Answers a question about it.
    pub(crate) async fn answer_mailbox(&self, ask: Ask) -> Reply {
        match ask {}
    }
}
