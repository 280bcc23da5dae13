//! Spelling: how a Chinese name is typed in Latin letters, so that a search finds 单雨 by `shanyu`, `sy` or `shan y`.
//!
//! Each character has the syllables it may be read as. A typed word fits a name when it can be cut into whole syllables,
//! their beginnings (at the end of the word) and initials, one a character, in order, from any character on. Surnames that
//! are read otherwise than the same character elsewhere are known; the other reading is found too.

mod surnames;

/// Characters of names, from here on.
const FIRST: u32 = 0x4e00;
/// For each character, two bytes: which set of syllables it has.
static OF_CHAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/of_char.bin"));
/// The sets, a line each: syllables with blanks between, the usual one first.
static SETS: &str = include_str!(concat!(env!("OUT_DIR"), "/sets.txt"));

/// Knows how characters are read. Made once; a few thousand short lists.
pub struct Speller {
    sets: Vec<Vec<&'static str>>,
}

impl Default for Speller {
    fn default() -> Self {
        Self { sets: SETS.split('\n').map(|set| set.split_whitespace().collect()).collect() }
    }
}

/// A name, ready to be searched by its spelling.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spelled {
    /// Syllables of each character, the usual one first; a Latin letter or digit is a syllable of itself.
    characters: Vec<Vec<&'static str>>,
}

impl Speller {
    /// What a name is spelled like. Signs and blanks are left out.
    #[must_use]
    pub fn spell(&self, name: &str) -> Spelled {
        let characters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
        let surname = surnames::of(&characters);
        let mut spelled: Vec<Vec<&'static str>> = surname.iter().map(|syllable| vec![*syllable]).collect();
        for (at, c) in characters.iter().enumerate() {
            let usual = self.readings(*c);
            match spelled.get_mut(at) {
                Some(known) => known.extend(usual.iter().filter(|one| **one != surname[at])),
                None => spelled.push(usual.to_vec()),
            }
        }
        Spelled { characters: spelled }
    }

    fn readings(&self, c: char) -> &[&'static str] {
        if c.is_ascii_alphanumeric() {
            return LETTERS
                .get(usize::from(c.to_ascii_lowercase() as u8).wrapping_sub(usize::from(b'0')))
                .map_or(&[], core::slice::from_ref);
        }
        let at =
            u32::from(c).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok()).and_then(|at| at.checked_mul(2));
        let set = at.and_then(|at| Some(u16::from_le_bytes([*OF_CHAR.get(at)?, *OF_CHAR.get(at + 1)?])));
        set.and_then(|set| self.sets.get(usize::from(set))).map_or(&[], Vec::as_slice)
    }
}

/// `0` to `z`, each a syllable of itself.
const LETTERS: [&str; 75] = letters();

const fn letters() -> [&'static str; 75] {
    const ALL: &str = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz";
    let mut letters = [""; 75];
    let mut at = 0;
    while at < letters.len() {
        letters[at] = ALL.split_at(at).1.split_at(1).0;
        at += 1;
    }
    letters
}

impl Spelled {
    /// Whether somebody who types this means the name. `typed` is one word; anything in it but letters and digits
    /// (`ou'yang`, `xi-an`) is passed over, and an empty one means nobody.
    #[must_use]
    pub fn fits(&self, typed: &Typed) -> bool {
        (0..self.characters.len()).any(|from| typed.fits(0, &self.characters[from..]))
    }

    /// The usual spelling, for putting names in order: `ou yang xiao mei`.
    #[must_use]
    pub fn usual(&self) -> String {
        let usual: Vec<&str> = self.characters.iter().filter_map(|readings| readings.first().copied()).collect();
        usual.join(" ")
    }
}

/// A word as somebody types it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed(Vec<u8>);

impl Typed {
    /// A word's letters and digits; `None` when it has none, or characters that are no Latin spelling.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let latin = word.chars().all(|c| c.is_ascii() || c == 'ü' || c == 'Ü' || c == '’');
        let letters = word.chars().map(|c| if matches!(c, 'ü' | 'Ü') { 'v' } else { c });
        let letters: Vec<u8> =
            letters.filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase() as u8).collect();
        (latin && !letters.is_empty()).then_some(Self(letters))
    }

    /// Whether what is left from `at` on can be cut along these characters.
    fn fits(&self, at: usize, characters: &[Vec<&'static str>]) -> bool {
        let Some(left) = self.0.get(at..).filter(|left| !left.is_empty()) else { return true };
        let Some((first, rest)) = characters.split_first() else { return false };
        first.iter().any(|syllable| {
            let syllable = syllable.as_bytes();
            let same = syllable.iter().zip(left).take_while(|(one, two)| one == two).count();
            let initial = if syllable.get(1) == Some(&b'h') && "zcs".contains(char::from(syllable[0])) { 2 } else { 1 };
            // Typed to its end within this syllable; or on after the whole of it, or after its initial.
            same == left.len()
                || same == syllable.len() && self.fits(at + same, rest)
                || same >= 1 && self.fits(at + 1, rest)
                || initial == 2 && same >= 2 && self.fits(at + 2, rest)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(typed: &str, name: &str) -> bool {
        Speller::default().spell(name).fits(&Typed::of(typed).expect("a word"))
    }

    #[test]
    fn a_name_is_found_by_syllables_initials_and_their_beginnings() {
        for typed in
            ["hejianmin", "he", "hj", "hjm", "hejm", "hejianm", "heji", "jianmin", "jm", "HeJianMin", "he'jian'min"]
        {
            assert!(finds(typed, "何建民"), "{typed}");
        }
        for typed in ["hejianming", "hm", "ejian", "hejimin", "nim", "x"] {
            assert!(!finds(typed, "何建民"), "{typed}");
        }
        assert!(finds("zhs", "张叔") && finds("zs", "张叔") && finds("zhangsh", "张叔"));
        assert!(finds("lvbu", "吕布") && finds("lübu", "吕布") && !finds("lubu", "吕布"));
        assert!(finds("lily", "Lily王") && finds("lilywang", "Lily王") && finds("l2", "李2"));
    }

    #[test]
    fn surnames_are_read_as_surnames() {
        for (name, usual) in [
            ("单雨", "shan yu"),
            ("解放", "xie fang"),
            ("曾好", "zeng hao"),
            ("仇一", "qiu yi"),
            ("查明", "zha ming"),
            ("区小", "ou xiao"),
            ("尉迟恭", "yu chi gong"),
            ("万俟一", "mo qi yi"),
            ("单于田", "chan yu tian"),
            ("长孙好", "zhang sun hao"),
            ("欧阳小美", "ou yang xiao mei"),
            ("朴英", "piao ying"),
            ("盖明", "ge ming"),
        ] {
            assert_eq!(Speller::default().spell(name).usual(), usual, "{name}");
        }
        assert!(finds("danyu", "单雨"), "whoever reads it the usual way finds it too");
        assert!(finds("xiaodan", "小单"), "elsewhere a character is read as ever");
    }

    #[test]
    fn what_is_no_spelling_finds_nobody() {
        for word in ["", " ", "何", "he何", "'-"] {
            assert_eq!(Typed::of(word), None, "{word}");
        }
        assert!(!finds("a", "") && !finds("a", "？！"));
    }

    #[test]
    fn a_long_word_along_a_long_name_ends() {
        let name = "石".repeat(60);
        assert!(!finds(&("s".repeat(59) + "x"), &name));
        assert!(!finds(&("shi".repeat(40) + "x"), &name));
    }

    proptest! {
        #[test]
        fn every_cut_of_a_names_own_spelling_finds_it(name in "[\u{4e00}-\u{9fa5}]{1,4}", cut in 1usize..30) {
            let spelled = Speller::default().spell(&name);
            let whole = spelled.usual().replace(' ', "");
            prop_assume!(!whole.is_empty() && spelled.characters.iter().all(|readings| !readings.is_empty()));
            prop_assert!(spelled.fits(&Typed::of(&whole[..cut.min(whole.len())]).expect("letters")));
            let initials: String = spelled.characters.iter().map(|readings| &readings[0][..1]).collect();
            prop_assert!(spelled.fits(&Typed::of(&initials).expect("letters")));
        }

        #[test]
        fn nothing_makes_it_panic(name: String, typed: String) {
            if let Some(typed) = Typed::of(&typed) {
                let _ = Speller::default().spell(&name).fits(&typed);
            }
        }
    }
}
