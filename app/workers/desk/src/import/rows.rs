//! Reading the rows of a roster: what each says of one person, and what is wrong with it.

use super::words;
use domain::group::Groups;
use domain::pair::Gender;
use domain::text::{half_width, telephone};
use domain::tongue::Tongues;
use domain::{Born, Day, Home};
use ports::desk::import::{Column, Layout, Problem, Said};
use std::collections::BTreeMap;

/// Longest name, in characters.
const NAME_MAX: usize = 40;

/// One row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number in the file, from 1.
    pub number: u32,
    /// What it says; `None` for a row that is left out.
    pub said: Option<Said>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Reads every row below the headings. `first` is the number of the first row in the file; empty rows are passed over.
#[must_use]
pub fn read(rows: &[Vec<String>], first: u32, layout: &Layout, today: Day) -> Vec<Row> {
    let mut seen: BTreeMap<(String, String), u32> = BTreeMap::new();
    let number = |at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    let numbered = rows.iter().enumerate().map(|(at, row)| (number(at), row)).skip(layout.above as usize);
    let filled = numbered.filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
    let mut read = Vec::new();
    for (number, cells) in filled {
        let (said, mut problems) = one(cells, layout, today);
        let left_out = problems.iter().any(|problem| problem.leaves_out());
        if !left_out {
            let earlier = marks(&said).find_map(|mark| seen.get(&mark).copied());
            marks(&said).for_each(|mark| {
                seen.entry(mark).or_insert(earlier.unwrap_or(number));
            });
            problems.extend(earlier.map(Problem::Again));
        }
        read.push(Row { number, said: (!left_out).then_some(said), problems });
    }
    read
}

/// By what somebody is known again: name and home, or name and telephone. Never the name alone.
fn marks(said: &Said) -> impl Iterator<Item = (String, String)> {
    let home = said.home.map(|home| format!("{} {home}", said.estate));
    let telephone = Some(said.telephone.clone()).filter(|digits| !digits.is_empty());
    home.into_iter().chain(telephone).map(|mark| (said.name.clone(), mark))
}

fn one(cells: &[String], layout: &Layout, today: Day) -> (Said, Vec<Problem>) {
    let mut reading = Reading { today, said: Said::default(), problems: vec![], door: Door::default(), number: None };
    let columns = (0u32..).zip(&layout.columns).zip(cells).map(|((at, column), cell)| (at, *column, cell.trim()));
    columns.filter(|(.., cell)| !cell.is_empty()).for_each(|(at, column, cell)| {
        if let Some(problem) = reading.cell(at, column, cell) {
            reading.problems.push(problem(at));
        }
    });
    reading.finish()
}

/// A row that is being read.
struct Reading<'a> {
    today: Day,
    said: Said,
    problems: Vec<Problem>,
    door: Door<'a>,
    /// The column of the citizen's number, and what it tells.
    number: Option<(u32, Born, Option<Gender>)>,
}

impl<'a> Reading<'a> {
    /// Takes one filled cell in; what is wrong with it.
    fn cell(&mut self, at: u32, column: Column, cell: &'a str) -> Option<fn(u32) -> Problem> {
        let said = &mut self.said;
        match column {
            Column::Ignored => {}
            Column::Estate => said.estate = cell.to_owned(),
            Column::Note => said.note = cell.to_owned(),
            Column::Difficulty if words::is_nothing(cell) => {}
            Column::Difficulty => said.difficulty = cell.to_owned(),
            Column::Speaks => {
                said.speaks = words::tongues(cell);
                return (said.speaks == Tongues::default() && !words::is_nothing(cell)).then_some(Problem::NotTongue);
            }
            Column::Home => self.door.whole = Some((at, cell)),
            Column::Building => self.door.building = Some((at, cell)),
            Column::Unit => self.door.unit = Some(cell),
            Column::Room => self.door.room = Some((at, cell)),
            Column::Name => match name(cell) {
                Some(name) => said.name = name,
                None => return Some(Problem::NotName),
            },
            Column::Telephone => match telephones(cell) {
                Some((digits, others)) => {
                    said.telephone = digits;
                    return others.then_some(Problem::MoreTelephones);
                }
                None if words::is_nothing(cell) => {}
                None => return Some(Problem::NotTelephone),
            },
            Column::Born => match Born::parse(cell).filter(|born| born.ages(self.today).is_some()) {
                Some(born) => said.born = Some(born),
                None => return Some(Problem::NotBorn),
            },
            Column::Age => match age(cell, self.today) {
                Some(born) => said.born = said.born.or(Some(born)),
                None => return Some(Problem::NotBorn),
            },
            Column::Gender => match words::gender(cell) {
                Some(gender) => said.gender = Some(gender),
                None => return Some(Problem::NotGender),
            },
            Column::CitizenNumber => match Born::of_citizen_number(cell) {
                Some(born) => self.number = Some((at, born, gender_of(cell))),
                None => return Some(Problem::NotCitizenNumber),
            },
            Column::Relation => match words::relation(cell) {
                Some(relation) => said.relation = Some(relation),
                None => return Some(Problem::NotRelation),
            },
            Column::Groups | Column::Group(_) => return self.groups(column, cell),
        }
        None
    }

    fn groups(&mut self, column: Column, cell: &str) -> Option<fn(u32) -> Problem> {
        let said = &mut self.said;
        match (column, words::yes(cell)) {
            (Column::Group(group), Some(true)) => said.groups = said.groups.with(group),
            (Column::Group(group), Some(false)) => said.not_groups = said.not_groups.with(group),
            _ => {
                let found = words::groups(cell).fold(Groups::default(), Groups::with);
                said.groups = said.groups.or(found);
                return (found.is_empty() && !words::is_nothing(cell)).then_some(Problem::NotGroup);
            }
        }
        None
    }

    /// What only the whole row tells.
    fn finish(mut self) -> (Said, Vec<Problem>) {
        if let Some((at, born, gender)) = self.number {
            if self.said.born.is_some_and(|written| written != born && written.month != 0) {
                self.problems.push(Problem::BornDiffers(at));
            }
            (self.said.born, self.said.gender) = (Some(born), gender.or(self.said.gender));
        }
        match self.door.home() {
            Ok(home) => self.said.home = home,
            Err(at) => self.problems.push(Problem::NotHome(at)),
        }
        if self.said.name.is_empty() && !self.problems.iter().any(|problem| problem.leaves_out()) {
            self.problems.push(Problem::NoName);
        }
        (self.said, self.problems)
    }
}

/// What a row says of where somebody lives: in one cell, or in several.
#[derive(Default)]
struct Door<'a> {
    whole: Option<(u32, &'a str)>,
    building: Option<(u32, &'a str)>,
    unit: Option<&'a str>,
    room: Option<(u32, &'a str)>,
}

impl Door<'_> {
    /// The home; where there is none, the column that should have told.
    fn home(&self) -> Result<Option<Home>, u32> {
        let number =
            self.building.and_then(|(_, text)| Home::parse(&format!("{text}-1-101"), None)).map(|home| home.building);
        if let Some((at, text)) = self.whole {
            return Home::parse(text, number).map(Some).ok_or(at);
        }
        match (self.building, self.room) {
            (None, None) => Ok(None),
            (_, Some((at, room))) => {
                let unit = self.unit.unwrap_or("1");
                let home = Home::parse(&format!("{unit}-{room}"), number).or_else(|| Home::parse(room, number));
                let exact = number.and_then(|number| Home::parse(&format!("{number}-{unit}-{room}"), None));
                exact.or(home).map(Some).ok_or(at)
            }
            // A building alone tells nobody's door, unless the whole of it stands there: `3-1-301`, as the program itself
            // writes it.
            (Some((at, text)), None) => Home::parse(text, None).map(Some).ok_or(at),
        }
    }
}

/// A name without blanks within Chinese; `None` for what is none.
fn name(cell: &str) -> Option<String> {
    let cell = half_width(cell);
    let chinese = cell.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    let name: String = if chinese { cell.split_whitespace().collect() } else { cell.trim().to_owned() };
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    (letters > digits && name.chars().count() <= NAME_MAX).then_some(name)
}

/// The first telephone in a cell, and whether there are others: `13800001234、029-88880000` has two.
fn telephones(cell: &str) -> Option<(String, bool)> {
    let cell = half_width(cell);
    let mut several = cell.split(['、', ',', ';', '/', ' ', '\n', '；', '，']).filter_map(telephone);
    match several.next() {
        Some(first) => Some((first.clone(), several.any(|other| other != first))),
        None => telephone(&cell).map(|only| (only, false)),
    }
}

/// An age in years as a year of birth, which may be one too late.
fn age(cell: &str, today: Day) -> Option<Born> {
    let years: u32 = half_width(cell).trim().trim_end_matches(['岁', '歲']).trim().parse().ok()?;
    let year = today.date().0.checked_sub(years).filter(|_| years <= u32::from(domain::born::AGE_MAX))?;
    u16::try_from(year).ok().map(Born::in_year)
}

/// The last digit but one of a citizen's number: odd for a man (GB 11643).
fn gender_of(number: &str) -> Option<Gender> {
    let digit = half_width(number).trim().chars().nth(16)?.to_digit(10)?;
    Some(if digit % 2 == 1 { Gender::Man } else { Gender::Woman })
}

#[cfg(test)]
mod tests {
    use super::super::columns::guess;
    use super::*;
    use domain::group::Group;
    use domain::household::Relation;
    use proptest::prelude::*;

    const TODAY: Day = Day(20_780);

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    }

    fn all(text: &str) -> Vec<Row> {
        let rows = rows(text);
        read(&rows, 1, &guess(&rows), TODAY)
    }

    #[test]
    fn a_row_says_what_is_known_of_somebody() {
        let read = all("姓名|性别|出生日期|身份证号|电话|楼号|单元|室|与户主关系|人员类别|备注
             何 建民|男||11010519491231002X|138-0000-1234|3号楼|2|501|户主|独居、退伍军人|膝盖不好");
        let said = read[0].said.clone().expect("somebody");
        assert_eq!((said.name.as_str(), said.telephone.as_str()), ("何建民", "13800001234"));
        assert_eq!(said.home, Some(Home { building: 3, unit: 2, room: 501 }));
        assert_eq!((said.born, said.gender), (Born::parse("1949-12-31"), Some(Gender::Woman)), "as the number says");
        assert_eq!(said.relation, Some(Relation::Head));
        assert_eq!(said.groups, Groups::of(&[Group::Alone, Group::Veteran]));
        assert_eq!((said.note.as_str(), read[0].number), ("膝盖不好", 2));
        assert_eq!(read[0].problems, []);
    }

    #[test]
    fn what_is_wrong_is_told_by_row_and_column_and_the_rest_is_taken() {
        let read = all("姓名|性别|出生日期|身份证号|电话|住址|与户主关系|独居
             何建民|男子汉|1949-02-30|110105194912310021|12345|五楼|邻居|也许
             |女||||3-2-501||
             12345|女||||3-2-501||

             欧阳小美|女|1998-02-03||无|3-2-502|妻子|是
             欧阳小美|||||3-2-502||");
        use Problem::*;
        assert_eq!(
            read[0].problems,
            [NotGender(1), NotBorn(2), NotCitizenNumber(3), NotTelephone(4), NotRelation(6), NotGroup(7), NotHome(5)]
        );
        assert_eq!(read[0].said.as_ref().map(|said| said.name.as_str()), Some("何建民"));
        assert_eq!((&read[1].said, read[1].problems.as_slice()), (&None, &[NoName][..]));
        assert_eq!((&read[2].said, read[2].problems.as_slice()), (&None, &[NotName(0)][..]));
        assert_eq!((read[3].number, read[3].problems.as_slice()), (6, &[][..]), "an empty row keeps its number");
        assert_eq!(read[4].problems, [Again(6)]);
    }

    #[test]
    fn nobody_is_known_again_by_name_alone() {
        let read = all("姓名|电话|小区|住址
             何建民|13800001234|甲|3-2-501
             何建民|13900005678|乙|3-2-501
             何建民|||
             何建民|||
             何建民|13900005678|丙|9-9-909");
        let problems: Vec<_> = read.iter().map(|row| row.problems.clone()).collect();
        assert_eq!(problems, [vec![], vec![], vec![], vec![], vec![Problem::Again(3)]]);
    }

    #[test]
    fn a_number_that_says_another_birthday_is_believed_and_told() {
        let read = all("姓名|出生日期|身份证号|年龄\n何建民|1950-01-01|11010519491231002X|76");
        assert_eq!(read[0].problems, [Problem::BornDiffers(2)]);
        assert_eq!(read[0].said.as_ref().and_then(|said| said.born), Born::parse("1949-12-31"));
        let by_age = all("姓名|年龄\n何建民|76岁\n单于田|很大");
        assert_eq!(by_age[0].said.as_ref().and_then(|said| said.born), Some(Born::in_year(1950)));
        assert_eq!(by_age[1].problems, [Problem::NotBorn(1)]);
    }

    #[test]
    fn of_several_telephones_the_first_is_taken_and_the_others_are_told() {
        let read = all(
            "姓名|电话\n何建民|13900009992/13900009993\n卢一|029-88880000\n单于田|138 0000 1234\n万方|13900009992、无",
        );
        let told =
            |at: usize| (read[at].said.as_ref().map(|said| said.telephone.as_str()), read[at].problems.as_slice());
        assert_eq!(told(0), (Some("13900009992"), &[Problem::MoreTelephones(1)][..]));
        assert_eq!(told(1), (Some("02988880000"), &[][..]));
        assert_eq!(told(2), (Some("13800001234"), &[][..]));
        assert_eq!(told(3), (Some("13900009992"), &[][..]));
    }

    #[test]
    fn a_home_is_put_together_from_its_columns() {
        let home = |text: &str| all(text)[0].said.clone().and_then(|said| said.home).map(|home| home.to_string());
        assert_eq!(home("姓名|楼号|室\n何建民|12号楼|1203").as_deref(), Some("12-1-1203"));
        assert_eq!(home("姓名|楼号|单元|室\n何建民|3|2单元|501室").as_deref(), Some("3-2-501"));
        assert_eq!(home("姓名|楼号|住址\n何建民|3|2单元501").as_deref(), Some("3-2-501"));
        assert_eq!(home("姓名|楼号|室\n何建民|3|3-2-501").as_deref(), Some("3-2-501"));
        // As the program itself writes a door, among buildings that are numbers.
        let mixed = "姓名|楼栋|单元|室\n何建民|3-1-301||\n卢一|4|1|101\n单于田|5|1|101";
        assert_eq!(home(mixed).as_deref(), Some("3-1-301"));
        assert_eq!(home("姓名|楼栋|住址\n何建民|3-1-301|\n卢一|4|1-101\n单于田|5|1-101").as_deref(), Some("3-1-301"));
        assert_eq!(home("姓名|楼栋|单元\n何建民|3|1\n卢一|4|1"), None, "a building and a unit are nobody's door");
    }

    proptest! {
        #[test]
        fn no_rows_make_it_panic(
            rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}", 0..8), 0..5),
            head in proptest::sample::select(vec!["姓名", "电话", "住址", "楼号", "室", "出生", "年龄", "身份证", "关系", "类别"]),
        ) {
            let mut rows = rows;
            rows.insert(0, vec![head.to_owned(), "姓名".into(), "性别".into()]);
            let layout = guess(&rows);
            for row in read(&rows, u32::MAX - 1, &layout, TODAY) {
                prop_assert!(row.said.is_some() != row.problems.iter().any(|problem| problem.leaves_out()));
            }
        }
    }
}
