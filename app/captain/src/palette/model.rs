//! What can be found besides people, and how well it fits what is typed: plain facts.

use crate::app::Entry;
use crate::screen::Screen;
use crate::words::*;
use domain::PlaceId;
use domain::place::Level;
use domain::text::half_width;
use ports::desk::PlaceRow;
use ui::{Icon, Word, t};

/// What a line does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Does {
    /// Opens a page.
    Opens(Screen),
    /// Locks the desk.
    Locks,
}

/// A line that can be found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What it says.
    pub label: String,
    /// What else finds it: the other languages' words.
    also: String,
    /// How it is typed in Latin letters, a syllable a word.
    latin: &'static str,
    /// Its drawing.
    pub mark: Icon,
    /// What it does.
    pub does: Does,
}

/// How pages that stand on the rail are typed.
const RAIL: [(Screen, &str); 12] = [
    (Screen::Today(None), "jin tian"),
    (Screen::Plan, "yi qi pai"),
    (Screen::File(None), "ji yi jian"),
    (Screen::TakeIn, "shou xiao xi"),
    (Screen::People(None), "zhu hu"),
    (Screen::Rounds(None), "qiao men"),
    (Screen::Pairs(None), "jie dui"),
    (Screen::Programs(None), "hui min xiang mu"),
    (Screen::Places, "lou dong"),
    (Screen::Acting(None), "ban zuo"),
    (Screen::Kiosks, "zhu can dian"),
    (Screen::Settings, "she zhi"),
];

/// What has no entry on the rail.
const FURTHER: [(Screen, Word, &str, Icon); 13] = [
    (Screen::Write(None), PAL_ADD, "jia yi wei zhu hu", Icon::Plus),
    (Screen::Import, IMPORT, "dao ru ming ce", Icon::Inward),
    (Screen::Export, EXPORT, "dao chu he da yin", Icon::Outward),
    (Screen::Twins, PAL_TWINS, "cha chong ke neng shi tong yi ge ren", Icon::People),
    (Screen::Tray, PAL_TRAY, "xin lai de ren", Icon::Person),
    (Screen::Outbox(None), PAL_OUTBOX, "dai fa de xiao xi", Icon::Send),
    (Screen::PairUp, PAIR_UP_TITLE, "gei kun nan jia ting zhao ren", Icon::Pair),
    (Screen::ProgramNew, PF_NEW, "xie yi ge xiang mu", Icon::Star),
    (Screen::Places, PAL_POSTER, "da yin hai bao xuan yi dong lou", Icon::Print),
    (Screen::Policy, POLICY, "xuan ren de ban fa", Icon::Tune),
    (Screen::Clashes, CLASHES, "liang chu xie de bu yi yang", Icon::Warning),
    (Screen::Levels, LEVELS, "shang ji yu xia ji", Icon::Home),
    (Screen::Settings, PAL_BACKUP, "bei fen", Icon::Device),
];

/// Every page and everything that can be done, in the order they are shown while nothing is typed.
#[must_use]
pub fn commands(entries: Vec<Entry>, locks: bool) -> Vec<Line> {
    let page = |entry: Entry| {
        let latin = RAIL.iter().find(|(screen, _)| *screen == entry.to).map_or("", |(_, latin)| latin);
        line(entry.word, latin, entry.mark, Does::Opens(entry.to))
    };
    let further =
        |(screen, word, latin, mark): (Screen, Word, &'static str, Icon)| line(word, latin, mark, Does::Opens(screen));
    let lock = match locks {
        true => line(LOCK_NOW, "suo shang", Icon::Locked, Does::Locks),
        false => line(PASSCODE_SET, "she yi ge kou ling", Icon::Locked, Does::Opens(Screen::Passcode)),
    };
    entries.into_iter().map(page).chain(FURTHER.map(further)).chain([lock]).collect()
}

fn line(word: Word, latin: &'static str, mark: Icon, does: Does) -> Line {
    Line { label: t(word).to_owned(), also: word.0.join(" "), latin, mark, does }
}

/// Every building, and its poster.
#[must_use]
pub fn buildings(places: &[PlaceRow]) -> Vec<Line> {
    let name = |id: Option<PlaceId>| places.iter().find(|place| Some(place.id) == id).map_or("", |place| &place.name);
    let lines = |place: &PlaceRow| {
        let called = format!("{} {}", name(place.above), place.name).trim().to_owned();
        let poster = Line {
            label: format!("{called} {}", t(POSTER)),
            ..line(POSTER, "hai bao", Icon::Print, Does::Opens(Screen::Poster(place.id)))
        };
        let building = Line {
            label: called,
            also: String::new(),
            latin: "",
            mark: Icon::Home,
            does: Does::Opens(Screen::Building(place.id)),
        };
        [building, poster]
    };
    places.iter().filter(|place| place.level == Level::Building).flat_map(lines).collect()
}

/// The lines that fit what is typed, the best first, at most so many. Everything fits nothing.
#[must_use]
pub fn fitting<'a>(lines: &'a [Line], typed: &str, most: usize) -> Vec<&'a Line> {
    let typed = half_width(typed).to_lowercase();
    let tokens: Vec<&str> = typed.split_whitespace().collect();
    let ranked = lines
        .iter()
        .filter_map(|line| Some((tokens.iter().map(|token| fits(line, token)).sum::<Option<u32>>()?, line)));
    let mut ranked: Vec<(u32, &Line)> = ranked.collect();
    // The sort is stable: what fits as well stays in its order.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, line)| line).take(most).collect()
}

/// How well a line fits one typed word: less is better; `None` when it does not.
fn fits(line: &Line, token: &str) -> Option<u32> {
    let label = line.label.to_lowercase();
    if label.starts_with(token) {
        return Some(0);
    }
    // `3` finds 3号楼, and not 13号楼 before it.
    if label.split_whitespace().any(|word| word.starts_with(token)) {
        return Some(1);
    }
    if label.contains(token) {
        return Some(2);
    }
    spelled(line.latin, token).or_else(|| line.also.to_lowercase().contains(token).then_some(5))
}

/// Whether a word is the initials of syllables that follow each other, or their beginning.
fn spelled(latin: &str, token: &str) -> Option<u32> {
    if latin.is_empty() || !token.bytes().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let syllables: Vec<&str> = latin.split(' ').collect();
    let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
    let from = |at: usize| syllables[at..].concat().starts_with(token);
    match initials.find(token) {
        Some(0) => Some(2),
        _ if from(0) => Some(2),
        Some(_) => Some(3),
        None => (1..syllables.len()).any(from).then_some(3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::entries;
    use std::collections::BTreeSet;

    fn found(typed: &str) -> Vec<String> {
        fitting(&commands(entries(false), true), typed, 5).into_iter().map(|line| line.label.clone()).collect()
    }

    #[test]
    fn a_page_is_found_by_its_words_in_any_language_its_spelling_and_its_initials() {
        for typed in ["导入", "导入名册", "dr", "drmc", "daoru", "daorum", "mingce", "Bring", "ＤＲ", " dr "] {
            assert_eq!(found(typed).first().map(String::as_str), Some("导入名册"), "{typed}");
        }
        assert_eq!(found("锁")[0], t(LOCK_NOW));
        assert_eq!(found("zhuhu")[0], "住户");
        assert_eq!(found("zzz"), Vec::<String>::new());
        assert!(found("").len() == 5, "while nothing is typed, everything is there");
    }

    #[test]
    fn every_command_is_there_once_and_every_page_of_the_rail_can_be_typed() {
        let all = commands(entries(true), false);
        assert_eq!(all.iter().map(|line| line.label.as_str()).collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|line| !line.latin.is_empty()), "{all:?}");
        assert!(all.iter().any(|line| line.does == Does::Opens(Screen::Passcode)), "nothing to lock yet");
    }

    #[test]
    fn a_building_is_found_by_its_number_and_so_is_its_poster() {
        let place = |id: u8, level, name: &str, above| {
            let (id, name, plate) = (PlaceId([id; 8]), name.into(), String::new());
            PlaceRow { id, level, above, name, plate, households: 0, people: 0, volunteers: 0, open: 0 }
        };
        let estate = Some(PlaceId([1; 8]));
        let places = [
            place(1, Level::Estate, "青禾小区", None),
            place(2, Level::Building, "13号楼", estate),
            place(3, Level::Building, "3号楼", estate),
        ];
        let lines = buildings(&places);
        let found =
            |typed: &str| fitting(&lines, typed, 9).into_iter().map(|line| line.label.clone()).collect::<Vec<_>>();
        assert_eq!(found("3")[0], "青禾小区 3号楼");
        assert_eq!(found("hb 3")[0], "青禾小区 3号楼 海报");
        assert_eq!(found("青禾 13"), ["青禾小区 13号楼", "青禾小区 13号楼 海报"]);
        assert!(found("33").is_empty());
    }
}
