//! Programs: what people may be owed, laid out from the ledger, asked about, and written down.

mod acts;
mod lists;
mod roster;

pub use roster::Kept;
