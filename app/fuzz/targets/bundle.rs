//! A backup or a bundle from a file: as it came, and with anything in it that a person could have locked up.
#![no_main]

use courier::bundle::{self, Bundle, To, With};
use libfuzzer_sys::fuzz_target;
use trust::{Draw, SealingSecret};

fuzz_target!(|bytes: &[u8]| {
    let key = [SealingSecret::from_seed([9; 32])];
    let _ = bundle::lock(bytes);
    let _ = bundle::open(&With::Device(&key), bytes);
    let Ok(inside) = postcard::from_bytes::<Bundle>(bytes) else { return };
    let public = key[0].public();
    let Ok(sealed) = bundle::seal(&mut Draw::from_seed([1; 32]), &To::Device(&public), &inside) else { return };
    assert!(bundle::open(&With::Device(&key), &sealed).is_ok_and(|opened| opened == inside), "it opens as it was");
});
