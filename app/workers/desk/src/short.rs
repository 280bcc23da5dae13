//! Short forms: the first sentence of someone's words, the text on a plate, a QR picture.

use domain::Home;
use ports::desk::Matrix;
use qrcodegen::{QrCode, QrCodeEcc};

/// Most characters of a title.
const TITLE_MAX: usize = 24;

/// The first sentence of the words, cut at 24 characters.
#[must_use]
pub fn title(words: &str) -> String {
    let words = words.trim();
    let end = words.find(['。', '!', '?', '!', '?', ';', '\n']).unwrap_or(words.len());
    let mut title: String = words[..end].trim().chars().take(TITLE_MAX).collect();
    if words[..end].trim().chars().count() > TITLE_MAX {
        title.push('…');
    }
    title
}

/// What stands on the plate: the home where one is known, else the building's number, else the place's name.
#[must_use]
pub fn plate(home: Option<Home>, building: Option<u16>, name: &str) -> String {
    match (home, building) {
        (Some(home), _) => home.to_string(),
        (None, Some(number)) => number.to_string(),
        (None, None) => name.to_owned(),
    }
}

/// A QR picture of a text; `None` when it does not fit version 20, which phones no longer read from a screen.
#[must_use]
pub fn picture(text: &str) -> Option<Matrix> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = u8::try_from(code.size()).ok().filter(|size| *size <= 97)?;
    let mut bits = vec![0u8; (usize::from(size) * usize::from(size)).div_ceil(8)];
    for at in 0..usize::from(size) * usize::from(size) {
        let (x, y) = (at % usize::from(size), at / usize::from(size));
        if code.get_module(i32::try_from(x).unwrap_or(0), i32::try_from(y).unwrap_or(0)) {
            bits[at / 8] |= 0x80 >> (at % 8);
        }
    }
    Some(Matrix { size, bits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_sentence() {
        assert_eq!(title("楼道灯不亮了。晚上看不清路。"), "楼道灯不亮了");
        assert_eq!(title("退役军人优待证怎么办?能上门办吗?"), "退役军人优待证怎么办");
        assert_eq!(title(""), "");
        assert_eq!(title(&"很".repeat(30)), format!("{}…", "很".repeat(24)));
    }

    #[test]
    fn a_plate_says_as_much_as_is_known() {
        let home = Home { building: 3, unit: 2, room: 501 };
        assert_eq!(plate(Some(home), Some(3), "3号楼"), "3-2-501");
        assert_eq!(plate(None, Some(9), "9号楼"), "9");
        assert_eq!(plate(None, None, "青禾小区"), "青禾小区");
    }

    #[test]
    fn a_picture_has_its_finder_in_the_corner() {
        let picture = picture("https://a.example/?p=abc").expect("short");
        assert!(picture.dark(0, 0) && picture.dark(6, 6) && !picture.dark(7, 7) && !picture.dark(1, 1));
        assert!(!picture.dark(picture.size, 0));
        assert_eq!(super::picture(&"x".repeat(4_000)), None);
    }
}
