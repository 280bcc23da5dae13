//! A draft: a request while it is being written. Raw text as typed, and what is still wrong with it.

use domain::request::WORDS_MAX;
use domain::time::Part;
use domain::{Day, Home, Kind, Slots, text};
use ports::pocket::{Filing, Person};

/// Version of the privacy notice this program shows.
pub const NOTICE: u16 = 1;
/// Longest name taken, in characters.
pub const NAME_MAX: usize = 40;

/// What has been typed and chosen so far.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The words, as typed.
    pub words: String,
    /// The kind the person chose; until then it is guessed from the words.
    pub chosen: Option<Kind>,
    /// Days that suit, one bit each in the order of `Days::ALL`.
    pub days: u32,
    /// Parts of the day that suit, one bit each in the order of `Part::ALL`.
    pub parts: u32,
}

/// Days that suit, in the order in which they are offered; bit `n` of the draft's days is day `n` of these.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Days {
    /// The day it is written on.
    Today,
    /// The day after.
    Tomorrow,
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekend,
}

/// Name, telephone and home as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Telephone.
    pub telephone: String,
    /// Home.
    pub home: String,
}

/// A field that an error can point at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The words.
    Words,
    /// Name.
    Name,
    /// Telephone.
    Telephone,
    /// Home.
    Home,
}

impl Field {
    /// The id of the field's element in the page.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Name => "name",
            Self::Telephone => "telephone",
            Self::Home => "home",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mistake {
    /// Nothing is there.
    Empty(Field),
    /// So many characters too many.
    Long(Field, usize),
    /// It cannot be read as what it should be.
    Unclear(Field),
}

impl Mistake {
    /// The field it is about.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::Empty(field) | Self::Long(field, _) | Self::Unclear(field) => field,
        }
    }
}

/// Length as a browser counts it.
#[must_use]
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What is wrong with the words.
#[must_use]
pub fn words_mistake(words: &str) -> Option<Mistake> {
    let long = length(words.trim()).saturating_sub(WORDS_MAX);
    if words.trim().is_empty() {
        Some(Mistake::Empty(Field::Words))
    } else {
        (long > 0).then_some(Mistake::Long(Field::Words, long))
    }
}

impl Days {
    /// Every choice, in the order shown.
    pub const ALL: [Self; 4] = [Self::Today, Self::Tomorrow, Self::Weekdays, Self::Weekend];

    fn slots(self, today: Day) -> Slots {
        let weekdays = match self {
            Self::Today => today.weekday()..today.weekday() + 1,
            Self::Tomorrow => today.weekday() + 1..today.weekday() + 2,
            Self::Weekdays => 0..5,
            Self::Weekend => 5..7,
        };
        weekdays.fold(Slots::default(), |slots, weekday| slots.or(Slots::day(weekday)))
    }
}

impl Typed {
    /// Takes one line apart, tolerant of full-width digits and any order.
    #[must_use]
    pub fn from_line(line: &str) -> Self {
        let (name, telephone, home) = text::identity(line);
        Self { name, telephone, home }
    }

    /// What is known about a person, as fields.
    #[must_use]
    pub fn from_person(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            telephone: person.telephone.clone(),
            home: person.home.map(|home| home.to_string()).unwrap_or_default(),
        }
    }

    /// The person these fields describe, or what is wrong with them. `building` fills in a home's missing building.
    pub fn person(&self, building: Option<u16>) -> Result<Person, Vec<Mistake>> {
        let mut mistakes = name_mistake(&self.name).into_iter().collect::<Vec<_>>();
        let telephone = text::telephone(&self.telephone);
        mistakes.extend(telephone.is_none().then(|| absent(&self.telephone, Field::Telephone)));
        let home = Home::parse(&self.home, building);
        mistakes.extend(home.is_none().then(|| absent(&self.home, Field::Home)));
        match (telephone, mistakes.is_empty()) {
            (Some(telephone), true) => Ok(Person { name: self.name.trim().into(), telephone, home }),
            _ => Err(mistakes),
        }
    }

    /// The same for somebody who helps: the home does not matter.
    pub fn helper(&self) -> Result<Person, Vec<Mistake>> {
        let mut mistakes = name_mistake(&self.name).into_iter().collect::<Vec<_>>();
        let telephone = text::telephone(&self.telephone);
        mistakes.extend(telephone.is_none().then(|| absent(&self.telephone, Field::Telephone)));
        match (telephone, mistakes.is_empty()) {
            (Some(telephone), true) => {
                Ok(Person { name: self.name.trim().into(), telephone, home: Home::parse(&self.home, None) })
            }
            _ => Err(mistakes),
        }
    }
}

fn name_mistake(name: &str) -> Option<Mistake> {
    let long = name.trim().chars().count().saturating_sub(NAME_MAX);
    if name.trim().is_empty() {
        Some(Mistake::Empty(Field::Name))
    } else {
        (long > 0).then_some(Mistake::Long(Field::Name, long))
    }
}

fn absent(text: &str, field: Field) -> Mistake {
    if text.trim().is_empty() { Mistake::Empty(field) } else { Mistake::Unclear(field) }
}

impl Draft {
    /// When it suits; empty is any time. A part without a day means every day; a day without a part, all of it.
    #[must_use]
    pub fn suits(&self, today: Day) -> Slots {
        let days = chosen(&Days::ALL, self.days).fold(Slots::default(), |slots, day| slots.or(day.slots(today)));
        let parts = chosen(&Part::ALL, self.parts).fold(Slots::default(), |slots, part| slots.or(Slots::every(part)));
        match (days.is_empty(), parts.is_empty()) {
            (true, _) => parts,
            (false, true) => days,
            (false, false) => days.and(parts),
        }
    }

    /// The kind: the chosen one, or what the words sound like.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.chosen.unwrap_or_else(|| engine::sort::guess(&self.words).best)
    }

    /// The request, ready to be sent.
    #[must_use]
    pub fn filing(&self, who: Person, today: Day) -> Filing {
        let (kind, suits) = (self.kind(), self.suits(today));
        Filing { kind, words: self.words.trim().to_owned(), suits, who, notice: NOTICE }
    }
}

/// The options whose bit is set.
fn chosen<T: Copy>(options: &[T], bits: u32) -> impl Iterator<Item = T> {
    options.iter().enumerate().filter(move |(at, _)| bits & (1 << at) != 0).map(|(_, option)| *option)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Typed {
        Typed::from_line(line)
    }

    #[test]
    fn one_line_says_who_asks_however_it_is_typed() {
        let expected =
            Person { name: "何建民".into(), telephone: "13800001234".into(), home: Home::parse("3-2-501", None) };
        for line in ["何建民 13800001234 3号楼2单元501", "何建民　１３８００００１２３４　３号楼２单元５０１室"]
        {
            assert_eq!(typed(line).person(Some(9)), Ok(expected.clone()), "{line}");
        }
    }

    #[test]
    fn the_posters_building_completes_a_bare_room() {
        let person = typed("何建民 13800001234 501").person(Some(9));
        assert_eq!(person.map(|person| person.home), Ok(Home::parse("9-1-501", None)));
    }

    #[test]
    fn only_what_is_missing_is_asked_for_again() {
        assert_eq!(typed("何建民 3-2-501").person(None), Err(vec![Mistake::Empty(Field::Telephone)]));
        assert_eq!(
            typed("何建民 13800001234 门口").person(None),
            Err(vec![Mistake::Unclear(Field::Home)]),
            "a home that cannot be read is named as such"
        );
        assert_eq!(typed("").person(None).map_err(|mistakes| mistakes.len()), Err(3));
    }

    #[test]
    fn two_thousand_characters_fit_and_one_more_does_not() {
        assert_eq!(words_mistake(&"灯".repeat(WORDS_MAX)), None);
        assert_eq!(words_mistake(&"灯".repeat(WORDS_MAX + 1)), Some(Mistake::Long(Field::Words, 1)));
        assert_eq!(words_mistake(" \n "), Some(Mistake::Empty(Field::Words)));
    }

    #[test]
    fn markup_in_a_name_is_only_a_name() {
        let typed = Typed { name: "<img src=x>".into(), telephone: "02988880000".into(), home: "3-2-501".into() };
        assert_eq!(typed.person(None).map(|person| person.name), Ok("<img src=x>".into()));
    }

    #[test]
    fn when_it_suits_is_days_and_parts_together() {
        let sunday = Day::of(1_795_291_200_000);
        let mut draft = Draft::default();
        assert!(draft.suits(sunday).is_empty(), "nothing chosen is any time");
        draft.parts = 0b001;
        assert_eq!(draft.suits(sunday), Slots::every(Part::Morning));
        draft.days = 0b10;
        assert_eq!(draft.suits(sunday), Slots::one(0, Part::Morning), "tomorrow after a Sunday is Monday");
    }
}
