//! What a key means wherever one is on the page: as plain facts, so that it can be tried without a browser.

/// A key that was pressed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pressed {
    /// What it writes, or what it is called.
    pub key: String,
    /// Control, or the Mac's command key.
    pub command: bool,
    /// Alt or shift.
    pub other: bool,
    /// An input method is at work on it.
    pub composing: bool,
    /// Something is being written where it was pressed.
    pub writing: bool,
    /// A dialog asks something.
    pub asked: bool,
}

/// What it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meant {
    /// Open the palette, or close it.
    Palette,
    /// Look for somebody.
    People,
}

/// What a key means on any page; `None` where it is not for us. `open` is whether the palette is there.
#[must_use]
pub fn meant(pressed: &Pressed, open: bool) -> Option<Meant> {
    if pressed.composing {
        return None;
    }
    match (pressed.key.as_str(), pressed.command, pressed.other) {
        ("k" | "K", true, false) => (open || !pressed.asked).then_some(Meant::Palette),
        ("/", false, false) => (!pressed.writing && !pressed.asked && !open).then_some(Meant::People),
        _ => None,
    }
}

/// The line that is chosen after an arrow key; from the last on to the first, and back.
#[must_use]
pub fn step(now: usize, lines: usize, down: bool) -> usize {
    match (lines, down) {
        (0, _) => 0,
        (lines, true) => (now + 1) % lines,
        (lines, false) => now.min(lines).checked_sub(1).unwrap_or(lines - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), ..Pressed::default() }
    }

    #[test]
    fn the_palette_opens_over_a_field_but_not_over_a_question() {
        let palette = Pressed { command: true, writing: true, ..key("k") };
        assert_eq!(meant(&palette, false), Some(Meant::Palette));
        let asked = Pressed { asked: true, ..palette.clone() };
        assert_eq!(meant(&asked, false), None);
        assert_eq!(meant(&asked, true), Some(Meant::Palette), "the same keys close it");
        assert_eq!(meant(&Pressed { other: true, ..palette.clone() }, false), None);
        assert_eq!(meant(&Pressed { composing: true, ..palette }, false), None);
        assert_eq!(meant(&key("k"), false), None);
    }

    #[test]
    fn a_slash_looks_for_people_but_is_a_slash_in_a_field() {
        assert_eq!(meant(&key("/"), false), Some(Meant::People));
        for not in [
            Pressed { writing: true, ..key("/") },
            Pressed { composing: true, ..key("/") },
            Pressed { asked: true, ..key("/") },
            Pressed { command: true, ..key("/") },
        ] {
            assert_eq!(meant(&not, false), None, "{not:?}");
        }
        assert_eq!(meant(&key("/"), true), None);
    }

    #[test]
    fn the_arrows_go_round() {
        assert_eq!([step(0, 3, true), step(2, 3, true), step(0, 3, false), step(2, 3, false)], [1, 0, 2, 1]);
        assert_eq!([step(0, 0, true), step(4, 0, false), step(9, 3, false)], [0, 0, 2]);
    }
}
