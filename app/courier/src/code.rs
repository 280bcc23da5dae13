//! A code: a slip as text, to be pasted into any chat and found again in whatever the chat makes of it.
//!
//! `LM1`, four letters with the length and a check of the length, the bytes with four bytes of checksum in base64url,
//! and a full stop. So a code that was cut off, a code in which something was changed, and a text without a code are
//! told apart. The finder passes over line breaks, blanks and invisible characters, reads full-width letters and
//! percent-escapes, and does not mind what stands around the code.

use trust::{Digest, base64url};

/// What every code begins with; the digit is the version.
const MARK: &str = "LM";
const VERSION: char = '1';
/// Letters of the length and its check.
const HEAD: usize = 4;
/// Most bytes a code can hold: what three letters can count.
const BYTES_MAX: usize = (1 << 18) - 1;
const CHECKSUM: usize = 4;
/// Most letters of a code that chats carry in one message.
pub const PASTED_MAX: usize = 8_192;

/// Why no slip was found in a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, thiserror::Error)]
pub enum CodeError {
    /// There is no code in this text.
    #[error("there is no message in this text")]
    None,
    /// The code begins here, but its end is missing: copy the whole message.
    #[error("the message was cut off")]
    CutOff,
    /// The code is whole, but something in it was changed.
    #[error("the message was altered")]
    Altered,
    /// The code is of a version this program does not know: update.
    #[error("the message was made by a newer version")]
    MadeByNewerVersion,
}

/// Writes a slip as a code. `None` when it is too long for any code.
#[must_use]
pub fn write(slip: &[u8]) -> Option<String> {
    let length = u32::try_from(slip.len()).ok().filter(|_| slip.len() <= BYTES_MAX)?;
    let bytes = [slip, &checksum(slip)].concat();
    Some(format!("{MARK}{VERSION}{}{}.", head(length), base64url::encode(&bytes)))
}

/// Whether a slip's code is short enough for one chat message; longer ones go as a file.
#[must_use]
pub fn pastes(slip: &[u8]) -> bool {
    write(slip).is_some_and(|code| code.len() <= PASTED_MAX)
}

/// A message to paste: words for people, a link that opens the slip at a tap, and nothing after it.
#[must_use]
pub fn message(before: &str, link: &str, slip: &[u8]) -> Option<String> {
    let code = write(slip)?;
    Some(if link.is_empty() { format!("{before}\n{code}") } else { format!("{before}\n{link}#{code}") })
}

/// The first slip in a text; when there is none that is whole, what is wrong with the first code.
pub fn find(text: &str) -> Result<Vec<u8>, CodeError> {
    let found = find_all(text);
    let whole = found.iter().find_map(|code| code.as_ref().ok()).cloned();
    whole.ok_or_else(|| found.into_iter().find_map(Result::err).unwrap_or(CodeError::None))
}

/// Every code in a text, in order: its slip, or what is wrong with it.
#[must_use]
pub fn find_all(text: &str) -> Vec<Result<Vec<u8>, CodeError>> {
    let letters = plain(text);
    let (mut found, mut at, mut broken_until) = (Vec::new(), 0, 0);
    while let Some(start) = mark(&letters, at) {
        let (code, end) = read(&letters[start.after..]);
        match code {
            Ok(slip) => {
                found.push(Ok(slip));
                at = start.after + end;
            }
            Err(why) => {
                // What looks like a code inside a broken one counts only when it is whole.
                if start.after > broken_until {
                    found.push(Err(why));
                }
                broken_until = broken_until.max(start.after + end);
                at = start.after;
            }
        }
    }
    found
}

/// The length and its check as four letters: odd weights, so that no single changed letter goes unnoticed.
fn head(length: u32) -> String {
    let sixths = [length >> 12, length >> 6 & 63, length & 63];
    let check = (sixths[0] + 3 * sixths[1] + 5 * sixths[2] + 7) & 63;
    base64url::encode(&(length << 6 | check).to_be_bytes()[1..])
}

fn length(head: &str) -> Option<usize> {
    let [a, b, c] = base64url::decode_array::<3>(head)?;
    let length = u32::from_be_bytes([0, a, b, c]) >> 6;
    (self::head(length) == head).then_some(length as usize)
}

fn checksum(slip: &[u8]) -> [u8; CHECKSUM] {
    let Digest([a, b, c, d, ..]) = Digest::of(slip);
    [a, b, c, d]
}

struct Start {
    after: usize,
}

/// Finds the next mark at or behind `from`: not in the middle of a word.
fn mark(letters: &[char], from: usize) -> Option<Start> {
    (from..letters.len()).find_map(|at| {
        let inside = at > 0 && letters[at - 1].is_ascii_alphanumeric();
        let mut solid = (at..letters.len()).filter(|at| letters[*at] != GAP);
        let first = solid.next()?;
        let after =
            MARK.chars().skip(1).try_fold(first, |_, letter| solid.next().filter(|at| letters[*at] == letter))?;
        (!inside && letters[first] == 'L' && first == at).then_some(())?;
        let version = solid.next().filter(|at| letters[*at].is_ascii_digit() && *at > after)?;
        known_or_long(&letters[version..]).then_some(Start { after: version })
    })
}

/// `LM1` is always taken for a code; another digit only when much follows that looks like one.
fn known_or_long(letters: &[char]) -> bool {
    letters[0] == VERSION || letters[1..].iter().filter(|c| **c != GAP).take_while(|c| is_letter(**c)).count() >= 40
}

/// Reads one code from its version digit on; comes back with where it ends.
fn read(letters: &[char]) -> (Result<Vec<u8>, CodeError>, usize) {
    if letters[0] != VERSION {
        return (Err(CodeError::MadeByNewerVersion), 1);
    }
    let (head, after_head) = take(&letters[1..], HEAD);
    if head.len() < HEAD {
        return (Err(broken(&letters[1 + after_head..])), 1 + after_head);
    }
    let Some(length) = length(&head) else { return (Err(CodeError::Altered), 1 + after_head) };
    let wanted = ((length + CHECKSUM) * 8).div_ceil(6);
    let (body, end) = take(&letters[1 + after_head..], wanted);
    let end = 1 + after_head + end;
    if body.len() < wanted {
        return (Err(broken(&letters[end..])), end);
    }
    let slip = base64url::decode(&body).and_then(|bytes| {
        let (slip, check) = bytes.split_last_chunk::<CHECKSUM>()?;
        (*check == checksum(slip)).then(|| slip.to_vec())
    });
    (slip.ok_or(CodeError::Altered), end)
}

/// A code ended too early: at a strange sign with more of it behind, something was changed; otherwise it was cut off.
fn broken(rest: &[char]) -> CodeError {
    let mut rest = rest.iter().filter(|c| **c != GAP);
    let strange = rest.next().is_some_and(|c| c.is_ascii_graphic() && *c != '.');
    let more = rest.take_while(|c| is_letter(**c)).count() >= HEAD;
    if strange && more { CodeError::Altered } else { CodeError::CutOff }
}

/// Takes so many letters, passing over gaps; stops at anything else. Comes back with them and where it stopped.
fn take(letters: &[char], count: usize) -> (String, usize) {
    let mut taken = String::with_capacity(count);
    for (at, letter) in letters.iter().enumerate() {
        if taken.len() == count {
            return (taken, at);
        }
        match letter {
            &GAP => {}
            letter if is_letter(*letter) => taken.push(*letter),
            _ => return (taken, at),
        }
    }
    (taken, letters.len())
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// What a chat program may have put inside a code.
const GAP: char = ' ';

/// The text with escapes read, full-width letters made plain, and everything invisible made a gap.
fn plain(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    for c in domain::text::half_width(&unescaped(&unescaped(text))).chars() {
        match c {
            // Smart punctuation makes one dash of two hyphens.
            '—' => letters.extend(['-', '-']),
            '–' | '‐' | '‑' | '−' => letters.push('-'),
            '。' => letters.push('.'),
            // Quoting in mail puts this before each line.
            '>' => letters.push(GAP),
            c if c.is_whitespace() || c.is_control() || is_invisible(c) => letters.push(GAP),
            c => letters.push(c),
        }
    }
    letters
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Reads percent-escapes of plain characters; others stay as they are.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii);
        match byte {
            Some(byte) => {
                out.push(char::from(byte));
                out.push_str(&part[2..]);
            }
            None => {
                out.push('%');
                out.push_str(part);
            }
        }
    }
    out
}
