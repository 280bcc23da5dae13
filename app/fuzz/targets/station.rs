//! `station.json` of a host.
#![no_main]

use courier::Poster;
use courier::station::{StationFile, judge, verify_card};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // The browser reads the JSON; a line is a field.
    let mut lines = text.lines().map(str::to_owned);
    let mut line = || lines.next().unwrap_or_default();
    let file = StationFile { root: line(), card: line(), mailbox: line(), telephone: line(), name: line() };
    let _ = (verify_card(&file), file.mailbox_url("/mailbox/"));
    let json = file.json();
    assert_eq!(json.lines().count(), 7, "whatever stands in it, each field keeps its line");
    if let Ok(poster) = Poster::parse(&line()) {
        let _ = judge(&poster, Some(&file));
    }
});
