//! What was photographed or signed at somebody's home.

use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::{Subject, Value};
use crate::vocabulary::set;
use domain::scan::Scan;

impl Ledger {
    /// The scans of a person or household that open and read, each with the item that says so; in the order of the items.
    pub fn scans(&self, keyring: &Keyring, subject: Subject) -> impl Iterator<Item = (&Value, Scan)> {
        let items = self.record(subject).into_iter().flat_map(move |record| record.items(set::SCANS));
        items.filter_map(move |(item, _)| {
            let bytes = keyring.open((subject, set::SCANS), item)?;
            Some((item, postcard::from_bytes(&bytes).ok()?))
        })
    }
}
