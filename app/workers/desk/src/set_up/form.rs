//! The set-up form: what was typed, checked field by field.

use domain::text::{half_width, telephone};
use ports::desk::{Field, Founds, SetUpForm, Wrong};
use std::collections::BTreeSet;

/// Most characters of a name.
const NAME_MAX: usize = 40;
/// Most estates of one station.
const ESTATES_MAX: usize = 20;
/// Most buildings of one estate.
const BUILDINGS_MAX: u32 = 200;

/// A form without mistakes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Founded {
    /// What it is.
    pub founds: Founds,
    /// District, street, community; as far down as what is founded stands for.
    pub above: Vec<String>,
    /// Estates with their buildings' numbers, ascending.
    pub estates: Vec<(String, Vec<u16>)>,
    /// The captain's name.
    pub captain: String,
    /// Digits.
    pub telephone: String,
}

/// Checks the whole form; every mistake is listed.
///
/// # Errors
/// The fields that are not right, in the order of the form.
pub fn check(form: &SetUpForm) -> Result<Founded, Vec<(Field, Wrong)>> {
    let mut wrong = Vec::new();
    let mut note = |field, checked: Result<String, Wrong>| {
        checked.unwrap_or_else(|why| {
            wrong.push((field, why));
            String::new()
        })
    };
    let named = [(Field::District, &form.district), (Field::Street, &form.street), (Field::Community, &form.community)];
    let above = named[..levels(form.founds)].iter().map(|(field, typed)| note(*field, name(typed))).collect();
    let captain = note(Field::Captain, name(&form.captain));
    let telephone = note(Field::Telephone, digits(&form.telephone));
    let estates = if form.founds == Founds::Station { estates(form, &mut wrong) } else { Vec::new() };
    wrong.sort_by_key(|(field, _)| *field);
    if wrong.is_empty() { Ok(Founded { founds: form.founds, above, estates, captain, telephone }) } else { Err(wrong) }
}

/// How many names it takes from the district down to what is founded.
fn levels(founds: Founds) -> usize {
    match founds {
        Founds::District => 1,
        Founds::Street => 2,
        Founds::Station => 3,
    }
}

/// A name: not empty, not too long.
///
/// # Errors
/// `Empty` or `TooLong`.
pub fn name(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Wrong::Empty),
        1..=NAME_MAX => Ok(text.to_owned()),
        _ => Err(Wrong::TooLong(NAME_MAX as u32)),
    }
}

/// A telephone that has to be there.
///
/// # Errors
/// `Empty` or `NotTelephone`.
pub fn digits(text: &str) -> Result<String, Wrong> {
    if text.trim().is_empty() { Err(Wrong::Empty) } else { telephone(text).ok_or(Wrong::NotTelephone) }
}

fn estates(form: &SetUpForm, wrong: &mut Vec<(Field, Wrong)>) -> Vec<(String, Vec<u16>)> {
    let mut seen = BTreeSet::new();
    let mut estates = Vec::new();
    if form.estates.is_empty() {
        wrong.push((Field::Estate(0), Wrong::Empty));
    }
    for (at, (estate, list)) in (0u8..).zip(form.estates.iter().take(ESTATES_MAX)) {
        let fresh = name(estate).and_then(|name| if seen.insert(name.clone()) { Ok(name) } else { Err(Wrong::Twice) });
        match (fresh, buildings(list)) {
            (Ok(name), Ok(numbers)) => estates.push((name, numbers)),
            (name, numbers) => {
                wrong.extend(name.err().map(|why| (Field::Estate(at), why)));
                wrong.extend(numbers.err().map(|why| (Field::Buildings(at), why)));
            }
        }
    }
    estates
}

/// Reads a list of buildings: `1-12`, `1,2,5`, `1-3、8号楼`, `1~4 6`.
///
/// # Errors
/// `Empty`, `NotBuildings`, `TooManyBuildings`, or `Twice`.
pub fn buildings(text: &str) -> Result<Vec<u16>, Wrong> {
    let text = half_width(text)
        .replace(['~', '—', '–', '至', '到', '－'], "-")
        .replace("号楼", " ")
        .replace(['号', '栋', '幢', '#'], " ");
    let text = text.replace(" -", "-").replace("- ", "-");
    let mut numbers = Vec::new();
    for part in text.split([',', '、', ' ', ';', '。']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |digits: &str| digits.parse::<u32>().ok().filter(|number| *number > 0);
        let (first, last) = number(first).zip(number(last)).ok_or(Wrong::NotBuildings)?;
        if first <= last && last - first >= BUILDINGS_MAX {
            return Err(Wrong::TooManyBuildings(BUILDINGS_MAX));
        }
        let known = |number: u32| u16::try_from(number).ok().filter(|number| *number <= 999);
        let (first, last) =
            known(first).zip(known(last)).filter(|(first, last)| first <= last).ok_or(Wrong::NotBuildings)?;
        numbers.extend(first..=last);
    }
    let unique: BTreeSet<u16> = numbers.iter().copied().collect();
    match numbers.len() {
        0 => Err(Wrong::Empty),
        count if count != unique.len() => Err(Wrong::Twice),
        count if count > BUILDINGS_MAX as usize => Err(Wrong::TooManyBuildings(BUILDINGS_MAX)),
        _ => Ok(unique.into_iter().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> SetUpForm {
        SetUpForm {
            district: "安平区".into(),
            street: "长宁街道".into(),
            community: "青禾社区".into(),
            estates: vec![("青禾小区".into(), "1-3、8".into())],
            captain: "许楠".into(),
            telephone: "029-8888 0000".into(),
            passcode: None,
            founds: Founds::Station,
        }
    }

    #[test]
    fn buildings_are_read_however_they_are_listed() {
        for text in ["1-3,5", "1－3、5", "1~3 5", "1,2,3,5", "1号楼 2号楼 3号楼 5号楼", "1号楼-3号楼、5号楼", "5,1到3"]
        {
            assert_eq!(buildings(text), Ok(vec![1, 2, 3, 5]), "{text}");
        }
        for (text, why) in [
            ("", Wrong::Empty),
            ("x", Wrong::NotBuildings),
            ("3-1", Wrong::NotBuildings),
            ("0", Wrong::NotBuildings),
            ("1-3-5", Wrong::NotBuildings),
            ("1-60000", Wrong::TooManyBuildings(200)),
            ("1-99999", Wrong::TooManyBuildings(200)),
            ("1-150,200-350", Wrong::TooManyBuildings(200)),
            ("998-1001", Wrong::NotBuildings),
            ("4294967296", Wrong::NotBuildings),
            ("1-3,2", Wrong::Twice),
            ("<b>1</b>", Wrong::NotBuildings),
        ] {
            assert_eq!(buildings(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_good_form_founds_a_station() {
        let founded = check(&form()).expect("a good form");
        assert_eq!(founded.estates, [("青禾小区".to_owned(), vec![1, 2, 3, 8])]);
        assert_eq!(founded.telephone, "02988880000");
    }

    #[test]
    fn every_mistake_is_named_at_its_field() {
        let empty = SetUpForm { estates: vec![(String::new(), String::new())], ..SetUpForm::default() };
        let fields: Vec<Field> =
            check(&empty).expect_err("nothing in it").into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            [
                Field::District,
                Field::Street,
                Field::Community,
                Field::Estate(0),
                Field::Buildings(0),
                Field::Captain,
                Field::Telephone
            ]
        );
        let office = SetUpForm { district: "安平区".into(), founds: Founds::Street, ..SetUpForm::default() };
        let fields: Vec<Field> = check(&office).expect_err("no street").into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [Field::Street, Field::Captain, Field::Telephone], "an office has no estates");
        let twice = SetUpForm { estates: vec![("甲".into(), "1".into()), ("甲".into(), "2".into())], ..form() };
        assert_eq!(check(&twice), Err(vec![(Field::Estate(1), Wrong::Twice)]));
        let none = SetUpForm { estates: Vec::new(), ..form() };
        assert_eq!(check(&none), Err(vec![(Field::Estate(0), Wrong::Empty)]));
        let long = SetUpForm { captain: "很".repeat(41), telephone: "12".into(), ..form() };
        assert_eq!(
            check(&long),
            Err(vec![(Field::Captain, Wrong::TooLong(40)), (Field::Telephone, Wrong::NotTelephone)])
        );
    }
}
