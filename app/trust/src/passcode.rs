//! A passcode: what a captain remembers, made into a key that is slow to guess.
//!
//! Argon2id (RFC 9106, version 0x13) with 19 MiB, two passes and one lane, as OWASP's Password Storage Cheat Sheet
//! has it for devices with little memory. The passcode is first brought to one form, so that a Chinese keyboard's wide
//! letters, a capital at the beginning of a sentence and a second blank do not lock anybody out.

use crate::Hasher;
use crate::rest::RestKey;
use argon2::{Algorithm, Argon2, Params, Version};

/// Memory, in KiB.
const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;
/// Fewest characters of a passcode, blanks not counted.
pub const CHARACTERS_MIN: usize = 10;
/// Or so many words; one Chinese character is a word of its own where it stands alone.
pub const WORDS_MIN: usize = 4;
/// Fewest different characters.
const DIFFERENT_MIN: usize = 4;

/// Why a passcode would be guessed too soon.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Weak {
    /// Fewer than ten characters, and fewer than four words.
    #[error("shorter than ten characters and four words")]
    Short,
    /// Digits only: a telephone number, a birthday.
    #[error("only digits")]
    Digits,
    /// The same few characters over and over.
    #[error("too few different characters")]
    Plain,
}

/// Whether a passcode may be chosen.
///
/// # Errors
/// Why not.
pub fn check(passcode: &str) -> Result<(), Weak> {
    let passcode = normal(passcode);
    let mut characters: Vec<char> = passcode.chars().filter(|c| *c != ' ').collect();
    // A word is three letters, or one character of a script that takes three bytes for each.
    let words = passcode.split(' ').filter(|word| word.len() >= 3).count();
    if characters.len() < CHARACTERS_MIN && words < WORDS_MIN {
        return Err(Weak::Short);
    }
    if characters.iter().all(|c| c.is_ascii_digit() || "+-/.".contains(*c)) {
        return Err(Weak::Digits);
    }
    characters.sort_unstable();
    characters.dedup();
    if characters.len() < DIFFERENT_MIN { Err(Weak::Plain) } else { Ok(()) }
}

/// The key that grows from a passcode. `salt` is drawn anew each time one is chosen; `device` is what this browser adds
/// that no copy of the rows alone has, where it keeps such a thing.
#[must_use]
pub fn key(passcode: &str, salt: &[u8; 16], device: Option<&[u8; 32]>) -> RestKey {
    let mut hasher = Hasher::default();
    hasher.add(b"last-metre passcode 1").add(&stretch(passcode, salt));
    if let Some(device) = device {
        hasher.add(device);
    }
    RestKey(hasher.digest().0)
}

/// Stretches a passcode: takes about as long as a blink, and as much memory for whoever guesses.
#[must_use]
pub fn stretch(passcode: &str, salt: &[u8; 16]) -> [u8; 32] {
    let mut stretched = [0; 32];
    // These parameters and lengths are within what the algorithm takes, whatever the passcode.
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(stretched.len())).unwrap_or_default();
    let hashing = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let _ = hashing.hash_password_into(normal(passcode).as_bytes(), salt, &mut stretched);
    stretched
}

/// One form for what is the same to whoever types it: wide letters as narrow ones, small letters, single blanks.
fn normal(passcode: &str) -> String {
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let text: String = passcode.chars().map(narrow).flat_map(char::to_lowercase).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{AssociatedData, ParamsBuilder};

    /// RFC 9106, section 5.3.
    #[test]
    fn the_example_of_the_standard() {
        let mut params = ParamsBuilder::new();
        params.m_cost(32).t_cost(3).p_cost(4).output_len(32).data(AssociatedData::new(&[4; 12]).unwrap());
        let params = params.build().unwrap();
        let hashing = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut tag = [0; 32];
        hashing.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
        let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
        assert_eq!(Some(tag), crate::unhex(expected));
    }

    /// Worked out with the reference implementation (argon2-cffi): whoever set a passcode once must always get in.
    #[test]
    fn the_same_passcode_opens_for_ever() {
        let wide = stretch("三号楼 的 灯 不亮了 ABC", &core::array::from_fn(|at| at as u8));
        let expected = "7b1bfd9f9d1380fd336e78e69095231c2d8b4c933f82b97a479f0a4d606ea228";
        assert_eq!(Some(wide), crate::unhex(expected));
        let expected = "799f12b9e17710824482d829835acb69f5a9355bf774c4f07342823b11b90928";
        assert_eq!(Some(stretch("correct horse battery staple", &[7; 16])), crate::unhex(expected));
    }

    #[test]
    fn a_wide_keyboard_a_capital_and_a_second_blank_lock_nobody_out() {
        let key = |passcode| key(passcode, &[1; 16], None);
        assert_eq!(key("Red lamp, third floor"), key(" ｒｅｄ　lamp,  THIRD floor "));
        assert_ne!(key("Red lamp, third floor"), key("Red lamp third floor"));
    }

    #[test]
    fn salt_and_device_make_another_key() {
        let passcode = "red lamp, third floor";
        let keys =
            [key(passcode, &[1; 16], None), key(passcode, &[2; 16], None), key(passcode, &[1; 16], Some(&[0; 32]))];
        assert!(keys[0] != keys[1] && keys[0] != keys[2] && keys[1] != keys[2]);
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        for good in ["third floor lamp", "灯 猫 河 山", "三号楼的灯昨天又不亮", "red cup hat sky", "sunflower9!"]
        {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        let short = ["", "  ", "lamp", "三号楼的灯", "a b c d", "lamplight", "l a m p l i g h"];
        let plain = ["aaaaaaaaaaaa", "ababababab", "灯 灯 灯 灯"];
        for (bad, why) in
            [(&short[..], Weak::Short), (&["13800001234", "1949-10-01-00"], Weak::Digits), (&plain, Weak::Plain)]
        {
            bad.iter().for_each(|bad| assert_eq!(check(bad), Err(why), "{bad}"));
        }
    }
}
