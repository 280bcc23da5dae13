//! A snapshot from a damaged disk: parts, each after two bytes of its length. Their digests are mended, so that what
//! stands behind them is reached.
#![no_main]

use journal::{Writers, snapshot};
use libfuzzer_sys::fuzz_target;
use trust::Digest;

fuzz_target!(|bytes: &[u8]| {
    let _ = snapshot::read(Writers::default(), &[bytes]);
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while let Some((length, after)) = rest.split_first_chunk::<2>() {
        let (body, after) = after.split_at(usize::from(u16::from_be_bytes(*length)).min(after.len()));
        parts.push([&snapshot::SCHEMA.to_be_bytes()[..], &Digest::of(body).0, body].concat());
        rest = after;
    }
    if let Some(replica) = snapshot::read(Writers::default(), &parts) {
        let _ = (replica.ledger().digest(), replica.ledger().persons().count(), replica.waiting().count());
    }
});
