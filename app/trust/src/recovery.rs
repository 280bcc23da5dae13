//! A recovery code: a key on paper, for whoever has forgotten the passcode.
//!
//! 128 random bits in Crockford's base 32 (digits and letters without I, L, O and U), then two letters that tell a
//! mistyped code from a wrong one, in seven groups of four.

use crate::rest::RestKey;
use crate::{CryptoRng, Hasher, derive};
use core::fmt;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of the code itself; 130 bits, of which the last two are zero.
const CODE: usize = 26;
/// With the two that check it.
const WRITTEN: usize = CODE + 2;
const GROUP: usize = 4;

/// A key on paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Recovery([u8; 16]);

impl fmt::Debug for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recovery(…)")
    }
}

impl fmt::Display for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = u128::from_be_bytes(self.0);
        let code = (0..CODE).map(|at| if at + 1 == CODE { bits << 2 } else { bits >> (123 - 5 * at) });
        for (at, five) in code.chain(self.check()).enumerate() {
            if at > 0 && at % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(LETTERS[(five & 31) as usize]))?;
        }
        Ok(())
    }
}

/// Why no code could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Mistyped {
    /// It has another number of letters than a code.
    #[error("not as long as a code")]
    Length,
    /// One letter at least is not what is on the paper.
    #[error("mistyped")]
    Letter,
}

impl Recovery {
    /// A new one.
    pub fn drawn(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Reads a code as somebody types it: any case, with or without dashes and blanks, wide letters, `O` for `0`, `I` and
    /// `L` for `1`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Mistyped> {
        let letters: Vec<char> = text.chars().filter_map(letter).collect();
        if letters.len() != WRITTEN {
            return Err(Mistyped::Length);
        }
        let five = |c: &char| LETTERS.iter().position(|known| char::from(*known) == *c).map(|at| at as u128);
        let fives: Vec<u128> = letters.iter().filter_map(five).collect();
        let (Some(code), Some(check)) = (fives.get(..CODE), fives.get(CODE..WRITTEN)) else {
            return Err(Mistyped::Letter);
        };
        let whole = code[..CODE - 1].iter().fold(0, |bits, five| bits << 5 | five);
        let read = Self((whole << 3 | code[CODE - 1] >> 2).to_be_bytes());
        let fits = code[CODE - 1] & 3 == 0 && read.check().into_iter().eq(check.iter().copied());
        if fits { Ok(read) } else { Err(Mistyped::Letter) }
    }

    /// The key that grows from it. It needs no stretching: nobody guesses 128 bits.
    #[must_use]
    pub fn key(&self) -> RestKey {
        let mut seed = [0; 32];
        seed[..16].copy_from_slice(&self.0);
        RestKey(derive(&seed, "recovery"))
    }

    fn check(&self) -> [u128; 2] {
        let digest = Hasher::default().add(b"LM1 recovery\0").add(&self.0).digest().0;
        [u128::from(digest[0]) & 31, u128::from(digest[1]) & 31]
    }
}

/// A letter of a code as it stands in the alphabet; `None` for what only separates.
fn letter(c: char) -> Option<char> {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    match narrow.to_ascii_uppercase() {
        ' ' | '-' | '\u{3000}' | '\n' | '\t' | '\r' | '—' | '–' => None,
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draw;

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        for seed in 0..50 {
            let code = Recovery::drawn(&mut Draw::from_seed([seed; 32]));
            let text = code.to_string();
            assert_eq!((text.len(), text.matches('-').count()), (34, 6), "{text}");
            let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            for typed in [text.clone(), text.replace('-', ""), sloppy, format!("  {text}\n")] {
                assert_eq!(Recovery::parse(&typed), Ok(code.clone()), "{typed}");
            }
        }
    }

    #[test]
    fn one_wrong_letter_is_nearly_always_noticed_and_a_missing_one_always() {
        let text = Recovery::drawn(&mut Draw::from_seed([1; 32])).to_string();
        let (mut tried, mut unnoticed) = (0, 0);
        for at in (0..text.len()).filter(|at| text.as_bytes()[*at] != b'-') {
            let mut short = text.clone();
            short.remove(at);
            assert_eq!(Recovery::parse(&short), Err(Mistyped::Length));
            for letter in LETTERS.iter().map(|letter| char::from(*letter)).filter(|c| !text[at..].starts_with(*c)) {
                let mut wrong = text.clone();
                wrong.replace_range(at..=at, &letter.to_string());
                tried += 1;
                unnoticed += usize::from(Recovery::parse(&wrong).is_ok());
            }
        }
        assert!(unnoticed * 200 < tried, "{unnoticed} of {tried}");
        assert_eq!(Recovery::parse("口令"), Err(Mistyped::Length));
        assert_eq!(Recovery::parse(&"U".repeat(WRITTEN)), Err(Mistyped::Letter));
    }

    /// Whoever printed a sheet once must always get in with it.
    #[test]
    fn a_printed_code_opens_for_ever() {
        let code = Recovery(core::array::from_fn(|at| at as u8 * 17));
        assert_eq!(code.to_string(), "008J-4CT4-ANK7-F24S-NAXW-SQFE-ZWSX");
        assert_eq!(
            crate::Digest(code.key().0).to_string(),
            "ce8b61cdb19cadc44a71b8bc38508e53e18f5e6a6f46efe82c219b74201b3f36"
        );
    }
}
