//! A slip from the mailbox or from a code; and any body, signed and sealed as a slip should be.
#![no_main]

use courier::{Body, slip};
use libfuzzer_sys::fuzz_target;
use trust::{Draw, SealingSecret, SigningSecret};

fuzz_target!(|bytes: &[u8]| {
    let (inbox, signer) = (SealingSecret::from_seed([9; 32]), SigningSecret::from_seed([8; 32]));
    let _ = (slip::is_slip(bytes), slip::open_open(bytes), slip::is_sealed_to(&[], bytes));
    let _ = slip::open(std::slice::from_ref(&inbox), bytes);
    let Ok(body) = postcard::from_bytes::<Body>(bytes) else { return };
    if let Ok(open) = slip::sign_open(&signer, &body) {
        assert!(slip::open_open(&open).is_ok_and(|opened| opened.body == body), "it opens as it was");
    }
    let Ok(sealed) = slip::seal(&mut Draw::from_seed([1; 32]), &signer, &inbox.public(), &body) else { return };
    assert!(slip::open(&[inbox], &sealed).is_ok_and(|opened| opened.body == body), "it opens as it was");
});
