//! A picture before the camera.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ports::scanner::Ask;

fuzz_target!(|bytes: &[u8]| {
    let Some((width, luma)) = bytes.split_first_chunk::<2>() else { return };
    let _ = scanner::read(Ask { width: u32::from(u16::from_be_bytes(*width)), luma: luma.to_vec() });
});
