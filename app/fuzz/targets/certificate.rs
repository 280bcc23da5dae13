//! Certificates, revocations, and words about roots above, as they stand in events and messages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trust::{Above, Certificate, Leave, Revocation};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(certificate) = postcard::from_bytes::<Certificate>(bytes) {
        let _ = (certificate.verify(), certificate.valid_at(0), certificate.narrows(&certificate, |_, _| true));
    }
    if let Some(revocation) = Revocation::read(bytes) {
        assert_eq!(Revocation::read(&revocation.bytes()).as_ref(), Some(&revocation));
        let log = revocation.limits.last.first().map_or(domain::PlaceId([0; 8]), |(log, _)| *log);
        let _ = (revocation.verify(), revocation.counted(log), revocation.end(log), revocation.digest());
    }
    if let Ok(above) = postcard::from_bytes::<Above>(bytes) {
        let _ = (above.verify(), above.digest());
    }
    if let Ok(leave) = postcard::from_bytes::<Leave>(bytes) {
        let _ = leave.verify();
    }
});
