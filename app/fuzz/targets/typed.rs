//! What people type: homes, days, cards, passcodes, recovery codes, links' parts.
#![no_main]

use domain::{Home, meal};
use libfuzzer_sys::fuzz_target;
use trust::{BoxId, Digest, Fingerprint, Recovery, SigningPublic, base64url, passcode};

fuzz_target!(|text: &str| {
    for building in [None, Some(3)] {
        let _ = Home::parse(text, building);
    }
    let _ = (meal::read_card(text), courier::mailbox::parse_day(text), BoxId::parse(text));
    let _ = (SigningPublic::parse(text), Fingerprint::parse(text), passcode::check(text), Recovery::parse(text));
    let _ = Digest::parse(text);
    if let Some(bytes) = base64url::decode(text) {
        assert_eq!(base64url::encode(&bytes), text, "one form for the same bytes");
    }
});
