//! Certificates and revocations, as they stand in events and messages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trust::{Certificate, Revocation};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(certificate) = postcard::from_bytes::<Certificate>(bytes) {
        let _ = (certificate.verify(), certificate.valid_at(0), certificate.narrows(&certificate, |_, _| true));
    }
    if let Ok(revocation) = postcard::from_bytes::<Revocation>(bytes) {
        let _ = (revocation.verify(), revocation.counted(domain::PlaceId([0; 8])));
    }
});
