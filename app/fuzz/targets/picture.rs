//! A picture before the camera.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ports::scanner::{Ask, Picture};
use scanner::Scanner;

fuzz_target!(|bytes: &[u8]| {
    let Some((width, luma)) = bytes.split_first_chunk::<2>() else { return };
    let picture = Picture { width: u32::from(u16::from_be_bytes(*width)), luma: luma.to_vec() };
    let _ = Scanner::default().answer(Ask::Look(picture));
});
