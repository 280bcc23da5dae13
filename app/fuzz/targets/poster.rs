//! A poster's link or code.
#![no_main]

use courier::Poster;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(poster) = Poster::parse(text) else { return };
    let code = poster.code().expect("a poster that was read can be written");
    assert!(Poster::parse(&code).is_ok_and(|again| again == poster), "it is read as it was");
});
