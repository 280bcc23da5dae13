//! Base 45 (RFC 9285): bytes in the letters that a QR code packs closest, two bytes in three of them.

const LETTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Writes bytes as text.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(2) * 3);
    for pair in bytes.chunks(2) {
        let mut rest = pair.iter().fold(0, |value, byte| value * 256 + usize::from(*byte));
        for _ in 0..=pair.len() {
            text.push(char::from(LETTERS[rest % 45]));
            rest /= 45;
        }
    }
    text
}

/// Reads text. `None` for a strange letter, an impossible length, or a value that no bytes have.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len().div_ceil(3) * 2);
    for group in text.as_bytes().chunks(3) {
        let mut value = 0;
        for letter in group.iter().rev() {
            value = value * 45 + LETTERS.iter().position(|known| known == letter)?;
        }
        match group.len() {
            3 => bytes.extend(u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_examples_come_out_as_printed() {
        for (bytes, text) in
            [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0"), ("", "")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn every_pair_of_bytes_comes_back() {
        for value in 0..=u16::MAX {
            assert_eq!(decode(&encode(&value.to_be_bytes())), Some(value.to_be_bytes().to_vec()));
        }
    }

    #[test]
    fn what_no_bytes_are_written_as_is_refused() {
        for text in ["A", "ABCD", "GGW", ":::", "::", "ab8", "青禾号"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
