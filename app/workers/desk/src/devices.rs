//! The devices of this station.

use crate::desk::Desk;
use crate::host::Host;
use ports::desk::Reply;
use ports::desk::devices::Ask;

impl<H: Host> Desk<H> {
    /// Answers a question about it.
    pub(crate) async fn answer_devices(&self, ask: Ask) -> Reply {
        match ask {}
    }
}
