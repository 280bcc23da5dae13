//! Codes before the camera while a film is watched, a line each; and any file as a film.
#![no_main]

use courier::film::{Seen, Watching, frames};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut watching = Watching::default();
    for line in String::from_utf8_lossy(bytes).lines() {
        let _ = watching.see(line);
    }
    let Some(frames) = frames(bytes) else { return };
    let mut watching = Watching::default();
    let whole = frames.iter().find_map(|frame| match watching.see(frame) {
        Seen::Whole(file) => Some(file),
        _ => None,
    });
    assert_eq!(whole.as_deref(), Some(bytes), "whoever sees every frame has the file");
});
