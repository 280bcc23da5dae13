//! Acts about what was photographed or signed at somebody's home.

use super::Act;
use crate::op::{Subject, Value};
use crate::vocabulary::set;
use domain::PersonId;
use domain::scan::Scan;

impl Act<'_> {
    /// Notes a scan of a person or household, under the key of `whose`.
    pub fn note_scan(&mut self, whose: PersonId, subject: Subject, scan: &Scan) -> &mut Self {
        let packed = postcard::to_allocvec(scan).unwrap_or_default();
        self.add_sealed(whose, subject, set::SCANS, &packed)
    }

    /// A scan is not kept any longer.
    pub fn drop_scan(&mut self, subject: Subject, scan: &Scan) -> &mut Self {
        let ledger = self.ledger;
        let items = ledger.scans(self.keyring, subject).filter(|(_, other)| other == scan);
        let items: Vec<Value> = items.map(|(item, _)| item.clone()).collect();
        items.into_iter().fold(self, |act, item| act.remove(subject, set::SCANS, item))
    }
}
