//! A whole chat message, pasted.
#![no_main]

use courier::code;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = code::find_all(text);
    assert!(found.len() <= text.len(), "no more codes than characters");
    let _ = code::find(text);
    if let Some(written) = code::write(text.as_bytes()) {
        assert!(code::find(&written).is_ok_and(|bytes| bytes == text.as_bytes()), "what was written is found");
    }
});
