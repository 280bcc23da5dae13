//! Text as people type it: full-width digits, stray spaces, telephones with dashes, names to be masked.

/// Turns full-width digits, letters and signs (`３－２`) into their ordinary forms, and the ideographic space into a space.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            _ => c,
        })
        .collect()
}

/// Splits one line such as `何建民 13800001234 3号楼2单元501` into name, telephone and the rest (the home).
///
/// The telephone is the first run of 7–13 digits (dashes and spaces inside allowed, `+86` dropped); the name is what
/// stands before the first digit. Parts that are missing come back empty.
#[must_use]
pub fn identity(line: &str) -> (String, String, String) {
    let line = half_width(line);
    let trim = |text: &str| text.trim_matches(|c: char| c.is_whitespace() || ",，、;；。:：".contains(c)).to_owned();
    let Some((start, end, telephone)) = telephone_in(&line) else {
        let split = line.find(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)).unwrap_or(line.len());
        // A name may itself hold a numeral; without any other sign the first blank is the better border.
        let split = line
            .trim_start()
            .find([' ', ',', '，'])
            .map_or(split, |blank| blank + (line.len() - line.trim_start().len()));
        return (trim(&line[..split]), String::new(), trim(&line[split..]));
    };
    let (before, after) = (trim(&line[..start]), trim(&line[end..]));
    match before.find(|c: char| c.is_ascii_digit()) {
        Some(home) => {
            let cut = before[..home].find([' ', ',', '，']).unwrap_or(home);
            let (name, home) = before.split_at(cut);
            (trim(name), telephone, trim(&format!("{home} {after}")))
        }
        None => match before.split_once([' ', ',', '，']) {
            Some((name, home)) => (trim(name), telephone, trim(&format!("{home} {after}"))),
            None => (before, telephone, after),
        },
    }
}

/// Byte range and digits of the first telephone number in `line` (already half-width).
fn telephone_in(line: &str) -> Option<(usize, usize, String)> {
    let mut rest = 0;
    while let Some(start) = line[rest..].find(|c: char| c.is_ascii_digit() || c == '+').map(|at| at + rest) {
        let tail = &line[start..];
        let end = start + tail.find(|c: char| !(c.is_ascii_digit() || "+- ".contains(c))).unwrap_or(tail.len());
        if let Some((length, digits)) = telephone_prefix(&line[start..end]) {
            return Some((start, start + length, digits));
        }
        rest = start + line[start..].find(|c: char| !(c.is_ascii_digit() || c == '+')).unwrap_or(line.len() - start);
    }
    None
}

/// Reads a telephone at the start of `run`: a group of digits, or groups joined by single dashes or blanks.
fn telephone_prefix(run: &str) -> Option<(usize, String)> {
    let mut best = None;
    let mut digits = String::new();
    for (at, c) in run.char_indices() {
        if c.is_ascii_digit() {
            digits.push(c);
        }
        let next_is_digit = run[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        if c.is_ascii_digit() && !next_is_digit {
            let plain = plain_telephone(run, &digits);
            if telephone(plain).is_some() {
                best = Some((at + 1, plain.to_owned()));
                if plain.len() == 11 {
                    break;
                }
            }
        }
    }
    best
}

fn plain_telephone<'a>(run: &str, digits: &'a str) -> &'a str {
    if run.starts_with("+86") || digits.len() == 13 { digits.strip_prefix("86").unwrap_or(digits) } else { digits }
}

/// Checks a telephone number: 7–12 digits once spaces and dashes are gone. Returns the digits alone.
#[must_use]
pub fn telephone(text: &str) -> Option<String> {
    let text = half_width(text);
    let text = text.trim();
    let text = text.strip_prefix("+86").unwrap_or(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let clean = text.chars().all(|c| c.is_ascii_digit() || " -()".contains(c));
    (clean && (7..=12).contains(&digits.len())).then_some(digits)
}

/// A name with its middle hidden, for shared screens: `何建民` → `何*民`, `余华` → `余*`, `欧阳建民` → `欧**民`.
#[must_use]
pub fn masked(name: &str) -> String {
    let characters: Vec<char> = name.trim().chars().collect();
    match characters.as_slice() {
        [] => String::new(),
        [only] => only.to_string(),
        [first, _] => format!("{first}*"),
        [first, middle @ .., last] => format!("{first}{}{last}", "*".repeat(middle.len().min(3))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_becomes_name_telephone_and_home() {
        for line in [
            "何建民 13800001234 3号楼2单元501",
            "何建民，138-0000-1234，3号楼2单元501",
            "何建民　１３８００００１２３４　３号楼２单元５０１",
            "何建民 3号楼2单元501 13800001234",
            "何建民 +86 138 0000 1234 3号楼2单元501",
        ] {
            let (name, telephone, home) = identity(line);
            assert_eq!(
                (name.as_str(), telephone.as_str(), home.as_str()),
                ("何建民", "13800001234", "3号楼2单元501"),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_missing_stays_empty() {
        assert_eq!(identity(""), (String::new(), String::new(), String::new()));
        assert_eq!(identity("何建民").0, "何建民");
        assert_eq!(identity("何建民 3-2-501"), ("何建民".into(), String::new(), "3-2-501".into()));
        assert_eq!(identity("13800001234").1, "13800001234");
    }

    #[test]
    fn telephones_are_checked() {
        assert_eq!(telephone("029-8888 0000").as_deref(), Some("02988880000"));
        for bad in ["", "123", "12345678901234", "138000x1234", "<i>13800001234"] {
            assert_eq!(telephone(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_masked_name_keeps_only_its_ends() {
        assert_eq!(masked("何建民"), "何*民");
        assert_eq!(masked("余华"), "余*");
        assert_eq!(masked("欧阳建民"), "欧**民");
        assert_eq!(masked(""), "");
    }
}
