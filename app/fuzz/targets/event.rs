//! Bytes that claim to be an event.
#![no_main]

use journal::{Event, Replica, Writers};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(event) = Event::verify(bytes) {
        assert_eq!(event.bytes(), bytes, "an event is kept exactly as it came");
    }
    if let Ok(event) = Event::trusted(bytes.to_vec()) {
        assert_eq!(event.bytes(), bytes);
    }
    let mut replica = Replica::new(Writers::default());
    let _ = replica.intake(bytes, 0);
    let _ = Replica::load(Writers::default(), [bytes.to_vec()]);
});
