//! What a pasted code was, as a sentence, and whether it can be taken in.

use crate::facts::n;
use crate::words::*;
use ports::desk::{Hint, Taken};
use ui::{fill, t};

/// What one code in a pasted text is, ready to be shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    /// The sentence.
    pub words: String,
    /// Whether taking it in changes anything.
    pub good: bool,
    /// The request it is about.
    pub hint: Option<Hint>,
}

/// Says what a code is.
#[must_use]
pub fn verdict(taken: &Taken) -> Verdict {
    let (word, good, hint) = match taken {
        Taken::Request(hint) => (TK_REQUEST, true, Some(hint)),
        Taken::Waits(hint) => (TK_WAITS, true, Some(hint)),
        Taken::Follow(hint) => (TK_FOLLOW, true, Some(hint)),
        Taken::Answer { hint, yes: true, .. } => (TK_ANSWER_YES, true, Some(hint)),
        Taken::Answer { hint, .. } => (TK_ANSWER_NO, true, Some(hint)),
        Taken::Done(hint) => (TK_DONE, true, Some(hint)),
        Taken::Meals { new, .. } => return Verdict { words: n(TK_MEALS, new), good: true, hint: None },
        Taken::Events { new, .. } => return Verdict { words: n(TK_EVENTS, new), good: true, hint: None },
        Taken::Joins => (TK_JOINS, true, None),
        Taken::Levels => (TK_LEVELS, true, None),
        Taken::Figures { name } => {
            return Verdict { words: fill(t(TK_FIGURES), &[("name", name)]), good: true, hint: None };
        }
        Taken::Already(hint) => (TK_ALREADY, false, hint.as_ref()),
        Taken::Nothing => (BAD_NOTHING, false, None),
        Taken::CutOff => (BAD_CUT_OFF, false, None),
        Taken::Altered => (BAD_ALTERED, false, None),
        Taken::Foreign => (BAD_FOREIGN, false, None),
        Taken::OldKey => (BAD_OLD_KEY, false, None),
        Taken::Newer => (BAD_NEWER, false, None),
        Taken::NotTheirs => (BAD_NOT_THEIRS, false, None),
        Taken::Unknown => (BAD_UNKNOWN, false, None),
        Taken::OwnMessage => (BAD_OWN, false, None),
        Taken::NotForDesk => (BAD_NOT_FOR_DESK, false, None),
    };
    Verdict { words: t(word).to_owned(), good, hint: hint.cloned() }
}

/// What became of a code, as a sentence.
#[must_use]
pub fn said(taken: &Taken) -> String {
    let Verdict { words, good, .. } = verdict(taken);
    if good { format!("{} · {words}", t(TAKEN_IN)) } else { words }
}

/// What was shared, as one text: programs put the same words into one part, another or several. `None`: nothing.
#[must_use]
pub fn shared_text(parts: &[String]) -> Option<String> {
    let mut said: Vec<&str> = Vec::new();
    for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        if !said.iter().any(|known| known.contains(part)) {
            said.push(part);
        }
    }
    (!said.is_empty()).then(|| said.join("\n"))
}

/// Whether a file is a picture, by what the system says it is.
#[must_use]
pub fn is_picture(sort: &str) -> bool {
    sort.starts_with("image/")
}

/// Whether a file is a bundle: a backup, or what one device hands another.
#[must_use]
pub fn is_bundle(file: &[u8]) -> bool {
    file.starts_with(b"LMbundle")
}

/// Whether a file is a bundle that is sealed to one device; any other is a backup, under a passphrase. That stands in
/// its tenth byte (`courier::bundle`).
#[must_use]
pub fn is_for_device(file: &[u8]) -> bool {
    is_bundle(file) && file.get(9) == Some(&1)
}

/// What a file is that came in, whichever way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Brought {
    /// A backup.
    Backup(Vec<u8>),
    /// What one device hands another.
    FromDevice(Vec<u8>),
    /// A message as text.
    Message(String),
    /// None of these.
    Nothing,
}

/// Says what a file is.
#[must_use]
pub fn brought(file: Vec<u8>) -> Brought {
    match text_of(&file) {
        _ if is_for_device(&file) => Brought::FromDevice(file),
        _ if is_bundle(&file) => Brought::Backup(file),
        Some(text) if file.len() <= TEXT_BYTES_MAX => Brought::Message(text),
        _ => Brought::Nothing,
    }
}

/// Most bytes of a file that is read as a message: fifty of the longest, with room for a chat around them.
const TEXT_BYTES_MAX: usize = 2 << 20;
/// Larger than any file a desk takes in.
pub const FILE_BYTES_MAX: u64 = 300 << 20;

/// A file's bytes as text, if it is one.
#[must_use]
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let text = str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    (!text.trim().is_empty() && !text.contains('\0')).then(|| text.to_owned())
}

/// Whether anything in a pasted text can be taken in. Letting a device in is more than that.
#[must_use]
pub fn any_good(all: &[Taken]) -> bool {
    all.iter().any(|taken| ![Taken::Joins, Taken::Levels].contains(taken) && verdict(taken).good)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{RequestId, TaskId};
    use std::collections::BTreeSet;

    fn hint() -> Hint {
        Hint { request: RequestId([1; 16]), title: "买药".into(), plate: "3-2-501".into(), who: "何建民".into() }
    }

    #[test]
    fn every_bad_message_has_a_sentence_of_its_own() {
        let bad = [
            Taken::Nothing,
            Taken::CutOff,
            Taken::Altered,
            Taken::Foreign,
            Taken::OldKey,
            Taken::Newer,
            Taken::NotTheirs,
            Taken::Unknown,
            Taken::OwnMessage,
            Taken::NotForDesk,
            Taken::Already(None),
        ];
        let sentences: BTreeSet<_> = bad.iter().map(|taken| verdict(taken).words).collect();
        assert_eq!(sentences.len(), bad.len());
        assert!(!any_good(&bad));
    }

    #[test]
    fn what_was_shared_is_read_once_wherever_it_stands() {
        let parts = |title: &str, text: &str, url: &str| [title.to_owned(), text.to_owned(), url.to_owned()];
        assert_eq!(shared_text(&parts("", " LM1abc ", "")).as_deref(), Some("LM1abc"));
        assert_eq!(
            shared_text(&parts("", "看 https://a.example/#LM1abc", "https://a.example/#LM1abc")).as_deref(),
            Some("看 https://a.example/#LM1abc")
        );
        assert_eq!(
            shared_text(&parts("诉求", "", "https://a.example/#LM1abc")).as_deref(),
            Some("诉求\nhttps://a.example/#LM1abc")
        );
        assert_eq!(shared_text(&parts("", " ", "")), None);
    }

    #[test]
    fn only_a_text_is_read_as_a_message() {
        assert_eq!(text_of("\u{feff}您好 LM1abc".as_bytes()).as_deref(), Some("您好 LM1abc"));
        for not in [&b""[..], b" \n", &[0xff, 0xfe, 0x41], b"PK\x03\x04\0\0"] {
            assert_eq!(text_of(not), None);
        }
        assert_eq!(brought(vec![b'A'; TEXT_BYTES_MAX + 1]), Brought::Nothing);
        assert!(is_picture("image/png") && !is_picture("text/plain") && !is_picture(""));
    }

    #[test]
    fn what_a_device_hands_over_is_told_from_a_backup() {
        let (handed, backup) = (b"LMbundle\x01\x01..".to_vec(), b"LMbundle\x01\x00..".to_vec());
        assert_eq!(brought(handed.clone()), Brought::FromDevice(handed));
        assert_eq!(brought(backup.clone()), Brought::Backup(backup));
        assert_eq!(brought(b"LMbundle".to_vec()), Brought::Backup(b"LMbundle".to_vec()), "cut off: the form says so");
        assert_eq!(brought(b"LM1abc".to_vec()), Brought::Message("LM1abc".to_owned()));
        assert_eq!(brought(vec![0xff]), Brought::Nothing);
    }

    #[test]
    fn a_yes_is_told_from_a_no() {
        let answer = |yes| Taken::Answer { hint: hint(), task: TaskId([2; 16]), yes };
        assert_eq!(verdict(&answer(true)).words, "志愿者答应了");
        assert_eq!(verdict(&answer(false)).words, "志愿者说去不了");
    }

    #[test]
    fn one_good_code_among_bad_ones_is_enough() {
        assert!(any_good(&[Taken::CutOff, Taken::Request(hint())]));
        for other in [Taken::Joins, Taken::Levels] {
            assert!(!any_good(core::slice::from_ref(&other)) && verdict(&other).good, "it is another question");
        }
        assert_eq!(said(&Taken::Figures { name: "青禾站".into() }), "已收下 · 青禾站报来的数字");
    }
}
