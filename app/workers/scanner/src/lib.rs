//! The scanner: reads the QR code in one picture from a camera.
//!
//! A worker of its own because the reader weighs 300 KB and few pages ever need it. rxing's port of the C++ reader
//! copes with tilt, glare and low light far better than the lighter readers.

use ports::scanner::{Answer, Ask};
use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader};

/// Longest side of a picture worth looking at, pixels; a larger one is refused rather than let the tab run dry.
const SIDE_MAX: usize = 4_096;

/// The text of the QR code in `picture`, or `None`.
#[must_use]
pub fn read(picture: Ask) -> Answer {
    let width = usize::try_from(picture.width).ok().filter(|width| (1..=SIDE_MAX).contains(width))?;
    let height = picture.luma.len() / width;
    if height == 0 || height > SIDE_MAX || height * width != picture.luma.len() {
        return None;
    }
    let source = Luma8LuminanceSource::new(picture.luma, picture.width, u32::try_from(height).ok()?).ok()?;
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let hints = DecodeHints { TryHarder: Some(true), ..DecodeHints::default() };
    QrReader.decode_with_hints(&mut bitmap, &hints).ok().map(|result| result.getText().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcodegen::{QrCode, QrCodeEcc};

    /// A picture of a code, `scale` pixels a module, with a border and a grey cast.
    fn picture(text: &str, scale: i32) -> Ask {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("a short text fits");
        let side = (code.size() + 8) * scale;
        let luma = (0..side * side)
            .map(|at| if code.get_module(at % side / scale - 4, at / side / scale - 4) { 40 } else { 190 })
            .collect();
        Ask { width: side.unsigned_abs(), luma }
    }

    #[test]
    fn a_card_held_to_the_camera_is_read() {
        assert_eq!(read(picture("LMD4711-55", 6)).as_deref(), Some("LMD4711-55"));
    }

    #[test]
    fn a_posters_long_link_is_read() {
        let link = format!("https://example.org/lm/?p={}", "A".repeat(130));
        assert_eq!(read(picture(&link, 4)).as_deref(), Some(link.as_str()));
    }

    #[test]
    fn a_picture_without_a_code_or_without_sense_is_nothing() {
        assert_eq!(read(Ask { width: 64, luma: vec![128; 64 * 64] }), None);
        for (width, length) in [(0, 0), (0, 10), (64, 100), (1, 1), (9_999, 9_999)] {
            assert_eq!(read(Ask { width, luma: vec![0; length] }), None, "{width} {length}");
        }
    }
}
