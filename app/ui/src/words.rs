//! Words: everything a screen says, in three languages side by side, so that none can be forgotten.

use crate::Lang;

/// One thing a screen says: 简体, 繁體, English. One pointer wide, so that saying it costs little code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word(pub &'static [&'static str; 3]);

/// Declares words. Each becomes a constant; `ALL` lists them for the tests. Once per module.
///
/// ```
/// ui::words! {
///     HELLO: "您好" | "您好" | "Hello";
///     WAITING: "{n} 件在等" | "{n} 件在等" | "{n} waiting";
/// }
/// assert_eq!(ui::fill(ui::t(WAITING), &[("n", "3")]), "3 件在等");
/// ```
#[macro_export]
macro_rules! words {
    ($($key:ident: $hans:literal | $hant:literal | $en:literal;)*) => {
        $(
            #[doc = $en]
            pub const $key: $crate::Word = $crate::Word(&[$hans, $hant, $en]);
        )*

        /// Every word of this file, by name.
        #[cfg(test)]
        pub const ALL: &[(&str, $crate::Word)] = &[$((stringify!($key), $key)),*];
    };
}

/// The word in the reader's language.
#[must_use]
pub fn t(word: Word) -> &'static str {
    word.0[Lang::now() as usize]
}

/// Puts values where `{name}` stands. A value is never read again for further names; an unknown name stays as it is.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(close) = rest.find('}') else { break };
        let name = &rest[1..close];
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(&rest[..=close]),
        }
        rest = &rest[close + 1..];
    }
    filled.push_str(rest);
    filled
}

/// `fill` for the commonest case: one number at `{n}`.
#[must_use]
pub fn count(word: Word, n: usize) -> String {
    fill(t(word), &[("n", &n.to_string())])
}

/// What is wrong with a file of words: empty ones, names that differ between languages, Chinese left in English.
/// For a test in each face: `assert_eq!(ui::words::faults(words::ALL), [""; 0])`.
#[must_use]
pub fn faults(words: &[(&str, Word)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, Word(texts)) in words {
        if texts.iter().any(|text| text.trim().is_empty()) {
            faults.push(format!("{key}: empty"));
        }
        if texts.iter().any(|text| names(text) != names(texts[0])) {
            faults.push(format!("{key}: names in braces differ"));
        }
        if texts[2].chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            faults.push(format!("{key}: Chinese in the English text"));
        }
    }
    faults
}

/// The names in braces, sorted.
fn names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_braces_is_filled_in() {
        assert_eq!(fill("{who} 下午来", &[("who", "田阿姨")]), "田阿姨 下午来");
        assert_eq!(fill("{a}{b}{a}", &[("a", "1"), ("b", "2")]), "121");
    }

    #[test]
    fn a_value_with_braces_stays_as_typed() {
        assert_eq!(fill("{words}", &[("words", "{who}"), ("who", "x")]), "{who}");
        assert_eq!(fill("灯{坏了", &[("who", "x")]), "灯{坏了");
        assert_eq!(fill("{other}!", &[("who", "x")]), "{other}!");
    }

    #[test]
    fn faults_in_a_word_file_are_found() {
        let bad =
            [("A", Word(&["{n} 件", "件", "{n}"])), ("B", Word(&["好", "好", "好"])), ("C", Word(&["", "x", "x"]))];
        assert_eq!(faults(&bad).len(), 3);
    }

    #[test]
    fn the_shared_words_are_whole() {
        assert_eq!(faults(crate::common::ALL), [""; 0]);
    }
}
