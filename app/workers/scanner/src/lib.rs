//! The scanner: reads the QR code in one picture from a camera, puts the codes of a film together, and draws a film.
//!
//! A worker of its own because the reader weighs 300 KB and few pages ever need it. rxing's port of the C++ reader
//! copes with tilt, glare and low light far better than the lighter readers.

use core::cell::RefCell;
use courier::film::{Seen, Watching, frames};
use ports::desk::Matrix;
use ports::scanner::{Answer, Ask, Picture};
use qrcodegen::{QrCode, QrCodeEcc};
use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader};

/// Longest side of a picture worth looking at, pixels; a larger one is refused rather than let the tab run dry.
const SIDE_MAX: usize = 4_096;

/// A scanner, and what it has seen of the films before it.
#[derive(Default)]
pub struct Scanner {
    watching: RefCell<Watching>,
}

impl Scanner {
    /// Answers one question.
    #[must_use]
    pub fn answer(&self, ask: Ask) -> Answer {
        match ask {
            Ask::Look(picture) => read(picture).map_or(Answer::Nothing, |text| self.see(text)),
            Ask::Film(file) => Answer::Film(film(&file)),
        }
    }

    fn see(&self, text: String) -> Answer {
        let count = |count| u32::try_from(count).unwrap_or(u32::MAX);
        match self.watching.borrow_mut().see(&text) {
            Seen::Other => Answer::Text(text),
            Seen::Part { have, of } => Answer::Part { have: count(have), of: count(of) },
            Seen::Whole(file) => Answer::Whole(file),
        }
    }
}

/// The codes of a film, in the order in which they are shown.
fn film(file: &[u8]) -> Vec<Matrix> {
    let codes = frames(file).unwrap_or_default();
    codes.iter().filter_map(|text| Some(matrix(&QrCode::encode_text(text, QrCodeEcc::Low).ok()?))).collect()
}

fn matrix(code: &QrCode) -> Matrix {
    let side = code.size();
    let mut bits = vec![0; (side * side).unsigned_abs().div_ceil(8) as usize];
    for at in (0..side * side).filter(|at| code.get_module(at % side, at / side)) {
        bits[(at / 8).unsigned_abs() as usize] |= 0x80 >> (at % 8);
    }
    Matrix { size: u8::try_from(side).unwrap_or(u8::MAX), bits }
}

/// The text of the QR code in `picture`, or `None`.
fn read(picture: Picture) -> Option<String> {
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

    /// A picture of a code, `scale` pixels a module, with a border and a grey cast.
    fn picture(text: &str, scale: i32) -> Picture {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("a short text fits");
        shown(&matrix(&code), scale)
    }

    fn shown(code: &Matrix, scale: i32) -> Picture {
        let side = (i32::from(code.size) + 8) * scale;
        let dark = |at: i32| u8::try_from(at / scale - 4).is_ok_and(|at| at < code.size);
        let module = |x: i32, y: i32| code.dark((x / scale - 4) as u8, (y / scale - 4) as u8);
        let luma = (0..side * side)
            .map(|at| (at % side, at / side))
            .map(|(x, y)| if dark(x) && dark(y) && module(x, y) { 40 } else { 190 })
            .collect();
        Picture { width: side.unsigned_abs(), luma }
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
        assert_eq!(read(Picture { width: 64, luma: vec![128; 64 * 64] }), None);
        for (width, length) in [(0, 0), (0, 10), (64, 100), (1, 1), (9_999, 9_999)] {
            assert_eq!(read(Picture { width, luma: vec![0; length] }), None, "{width} {length}");
        }
    }

    #[test]
    fn a_film_is_read_frame_by_frame_as_the_camera_of_a_telephone_sees_it() {
        let file: Vec<u8> = (0..4_000u32).map(|at| (at * at % 251) as u8).collect();
        let Answer::Film(codes) = Scanner::default().answer(Ask::Film(file.clone())) else { panic!("a film") };
        assert_eq!((codes.len(), codes[0].size), (41, 77));
        let scanner = Scanner::default();
        // Every third is missed, and nothing stands between two of them now and then.
        let seen: Vec<Answer> = (0..60)
            .filter(|at| at % 3 != 1)
            .map(|at| scanner.answer(Ask::Look(shown(&codes[(at + 7) % 41], 3))))
            .collect();
        assert_eq!(seen[0], Answer::Part { have: 1, of: 9 });
        assert!(seen.contains(&Answer::Whole(file)));
        assert_eq!(scanner.answer(Ask::Look(picture("LMD4711-55", 6))), Answer::Text("LMD4711-55".to_owned()));
    }

    #[test]
    fn nothing_and_too_much_have_no_film() {
        assert_eq!(ports::scanner::FILM_BYTES_MAX, courier::film::FILE_BYTES_MAX);
        for length in [0, ports::scanner::FILM_BYTES_MAX + 1] {
            assert_eq!(Scanner::default().answer(Ask::Film(vec![0; length])), Answer::Film(Vec::new()));
        }
    }
}
