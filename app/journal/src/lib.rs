//! What happened: logs of signed events, and the ledger folded from them.
//!
//! Merging is set union. The ledger is the same for every order in which events arrive; this crate knows nothing of
//! networks, storage or clocks. `Act` turns what a person does into operations, `writer` signs them as an event,
//! `Replica` takes events in, and `Ledger` answers questions about where things stand.

pub mod above;
pub mod acts;
mod branches;
pub mod event;
pub mod facts;
pub mod keyring;
pub mod ledger;
pub mod log;
pub mod op;
mod packed;
pub mod quarantine;
pub mod record;
pub mod replica;
mod reserved;
pub mod snapshot;
pub mod vocabulary;
mod word;
mod worked_out;
pub mod writer;
pub mod writers;

pub use acts::{Act, Undo, batches};
pub use event::{Content, Event, EventError};
pub use facts::Phone;
pub use keyring::Keyring;
pub use ledger::{Ledger, Stamp};
pub use op::{Atom, Field, Op, Subject, Value, WriteId};
pub use quarantine::{Quarantine, Taken};
pub use replica::{Intake, Keep, Reason, Replica, Verdict};
pub use reserved::{is_reserved, reserved};
pub use vocabulary::HouseholdId;
pub use writers::Writers;
