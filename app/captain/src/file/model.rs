//! What was typed, checked into what the desk files.

use crate::facts::suits;
use crate::faults::field_sentence;
use crate::words::*;
use domain::request::{Channel, WORDS_MAX};
use domain::{Kind, PersonId, PlaceId};
use ports::desk::{Field, FileForm, WhoAsks, Wrong};
use ui::{Trouble, t};

/// By which roads a captain hears of something, in the order of the choice.
pub const CHANNELS: [Channel; 4] = [Channel::Door, Channel::Telephone, Channel::Chat, Channel::Station];

/// The form as typed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Draft {
    /// Place in `CHANNELS`.
    pub channel: Option<usize>,
    /// Somebody of the roster.
    pub known: Option<PersonId>,
    /// Whether somebody new is written down instead.
    pub new: bool,
    /// Where somebody new lives.
    pub building: Option<PlaceId>,
    /// Somebody new's name.
    pub name: String,
    /// Their telephone.
    pub telephone: String,
    /// Their home.
    pub home: String,
    /// What they said.
    pub words: String,
    /// The kind, guessed or chosen.
    pub kind: Option<Kind>,
    /// Parts of the day, one bit each.
    pub parts: u32,
    /// Days of the week, one bit each.
    pub days: u32,
    /// How many helpers it needs, less one: place in the choice.
    pub helpers: Option<usize>,
}

/// The id of a field's element, and its label.
#[must_use]
pub fn place(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Name => ("name", t(F_NAME)),
        Field::Telephone => ("telephone", t(TELEPHONE)),
        Field::Home => ("home", t(F_HOME)),
        Field::Place => ("building", t(F_PLACE)),
        _ => ("words", t(FILE_WORDS)),
    }
}

/// What the desk found wrong, as the form shows it.
#[must_use]
pub fn troubles(wrong: &[(Field, Wrong)]) -> Vec<Trouble> {
    let trouble = |(field, wrong): &(Field, Wrong)| {
        let (id, label) = place(*field);
        Trouble::new(id, field_sentence(label, *wrong))
    };
    wrong.iter().map(trouble).collect()
}

/// Checks what can be checked here; homes and telephones are the desk's to judge.
///
/// # Errors
/// What is missing, in the order of the page.
pub fn check(draft: &Draft) -> Result<FileForm, Vec<Trouble>> {
    let mut wrong = Vec::new();
    let who = who(draft);
    if who.is_none() {
        let id = if draft.new { "building" } else { "who" };
        wrong.push(Trouble::new(id, field_sentence(t(FILE_WHO), Wrong::Empty)));
    }
    let words = draft.words.trim();
    if words.is_empty() {
        wrong.push(Trouble::new("words", field_sentence(t(FILE_WORDS), Wrong::Empty)));
    } else if words.encode_utf16().count() > WORDS_MAX {
        wrong.push(Trouble::new("words", field_sentence(t(FILE_WORDS), Wrong::TooLong(WORDS_MAX as u32))));
    }
    match who {
        Some(who) if wrong.is_empty() => Ok(FileForm {
            words: words.to_owned(),
            kind: draft.kind.unwrap_or(Kind::Other),
            channel: CHANNELS[draft.channel.unwrap_or(0).min(CHANNELS.len() - 1)],
            who,
            suits: suits::chosen(&suits::parts(draft.parts), &suits::days(draft.days)),
            helpers: u8::try_from(draft.helpers.unwrap_or(0) + 1).unwrap_or(1),
        }),
        _ => Err(wrong),
    }
}

fn who(draft: &Draft) -> Option<WhoAsks> {
    if !draft.new {
        return draft.known.map(WhoAsks::Known);
    }
    Some(WhoAsks::New {
        building: draft.building?,
        name: draft.name.trim().to_owned(),
        telephone: draft.telephone.trim().to_owned(),
        home: draft.home.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Slots;
    use domain::time::Part;

    fn said() -> Draft {
        Draft {
            channel: Some(1),
            known: Some(PersonId([1; 16])),
            words: " 我腿脚不便，想请人帮我去药店买降压药 ".into(),
            kind: Some(Kind::Errand),
            parts: 0b001,
            ..Draft::default()
        }
    }

    #[test]
    fn what_somebody_said_on_the_telephone_is_filed_for_them() {
        let form = check(&said()).expect("nothing is wrong with it");
        assert_eq!(form.channel, Channel::Telephone);
        assert_eq!(form.words, "我腿脚不便，想请人帮我去药店买降压药");
        assert_eq!(form.suits, Slots::every(Part::Morning));
        assert_eq!(form.helpers, 1, "unless more is said");
        let two = check(&Draft { helpers: Some(1), ..said() }).expect("nothing is wrong with it");
        assert_eq!(two.helpers, 2);
    }

    #[test]
    fn an_empty_form_names_both_things_it_needs() {
        let wrong = check(&Draft::default()).expect_err("nothing was typed");
        let fields: Vec<_> = wrong.iter().map(|trouble| trouble.field).collect();
        assert_eq!(fields, ["who", "words"]);
    }

    #[test]
    fn words_at_the_limit_pass_and_over_it_do_not() {
        let long = |length| Draft { words: "药".repeat(length), ..said() };
        assert!(check(&long(WORDS_MAX)).is_ok());
        assert_eq!(check(&long(WORDS_MAX + 1)).expect_err("too long")[0].field, "words");
    }

    #[test]
    fn somebody_new_needs_a_building() {
        let new = Draft { new: true, known: None, name: "何建民".into(), ..said() };
        assert_eq!(check(&new).expect_err("no building")[0].field, "building");
        let with = Draft { building: Some(PlaceId([3; 8])), ..new };
        assert!(matches!(check(&with), Ok(FileForm { who: WhoAsks::New { .. }, .. })));
    }
}
