//! The copy as JSON: facts under their own names, the same in every language.

use ports::desk::copy::{Copy, Said};
use std::fmt::Write;

/// The whole file.
#[must_use]
pub fn json(copy: &Copy) -> String {
    let mut text = String::from("{\n");
    let _ = write!(text, "  \"made_ms\": {},\n  \"station\": {},\n", copy.made_ms, quoted(&copy.station));
    let _ = write!(text, "  \"captain\": {},\n  \"telephone\": {},\n", quoted(&copy.captain), quoted(&copy.telephone));
    text.push_str("  \"parts\": [");
    for (at, part) in copy.parts.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ =
            write!(text, "{comma}\n    {{ \"about\": {}, \"facts\": [", quoted(&lower(&format!("{:?}", part.about))));
        for (at, (fact, said)) in part.facts.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            let _ = write!(text, "{comma}{{ {}: {} }}", quoted(&lower(&format!("{fact:?}"))), value(said));
        }
        text.push_str("] }");
    }
    text.push_str("\n  ]\n}\n");
    text
}

fn value(said: &Said) -> String {
    let list =
        |names: Vec<String>| format!("[{}]", names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", "));
    let word = |name: String| quoted(&lower(&name));
    match said {
        Said::Text(text) => quoted(text),
        Said::At(ms) => ms.to_string(),
        Said::On(day) => quoted(&day.iso()),
        Said::Number(n) => n.to_string(),
        Said::Yes(yes) => yes.to_string(),
        Said::Slots(slots) => slots.0.to_string(),
        Said::Skills(skills) => list(skills.iter().map(|skill| lower(&format!("{skill:?}"))).collect()),
        Said::Tongues(tongues) => list(tongues.iter().map(|tongue| lower(&format!("{tongue:?}"))).collect()),
        Said::Outcome(outcome) => lower(&format!("{outcome:?}")),
        Said::Signs(signs) => list(signs.as_signs().map(|sign| lower(&format!("{sign:?}"))).collect()),
        Said::Brought(things) => list(things.as_brought().map(|thing| lower(&format!("{thing:?}"))).collect()),
        Said::Deeds(deeds) => list(deeds.iter().map(|deed| lower(&format!("{deed:?}"))).collect()),
        Said::Kind(kind) => word(format!("{kind:?}")),
        Said::Channel(channel) => word(format!("{channel:?}")),
        Said::Step(step) => word(format!("{step:?}")),
        Said::Stage(stage) => word(format!("{stage:?}")),
        Said::Reach(reach) => word(format!("{reach:?}")),
        Said::Gender(gender) => word(format!("{gender:?}")),
        Said::Price(price) => word(format!("{price:?}")),
        Said::Says(says) => word(format!("{says:?}")),
        Said::Purpose(purpose) => word(format!("{purpose:?}")),
        Said::Groups(groups) => list(groups.iter().map(|group| lower(&format!("{group:?}"))).collect()),
        Said::Relation(relation) => word(format!("{relation:?}")),
        Said::Dated(of, day) => list(vec![lower(&format!("{of:?}")), day.iso()]),
        Said::Paper(paper, until) => {
            list(core::iter::once(lower(&format!("{paper:?}"))).chain(until.map(|day| day.iso())).collect())
        }
        Said::Reminded(one) => list(vec![one.day.iso(), lower(&format!("{:?}", one.ending))]),
        Said::Gone(gone) => list(vec![lower(&format!("{:?}", gone.why)), gone.day.iso()]),
        Said::How(how) => word(format!("{how:?}")),
    }
}

/// `OwnPhone` as `own_phone`.
fn lower(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::desk::copy::{Fact, Part, Topic};

    #[test]
    fn what_people_write_cannot_break_out_of_the_file() {
        let words = "他说\"好\"\n\\u{0}<script>\u{1}";
        assert_eq!(quoted(words), "\"他说\\\"好\\\"\\u000a\\\\u{0}<script>\\u0001\"");
    }

    #[test]
    fn facts_stand_under_their_own_names() {
        let facts = vec![
            (Fact::Name, Said::Text("何建民".into())),
            (Fact::How, Said::How(domain::consent::How::OwnPhone)),
            (Fact::Given, Said::Yes(false)),
        ];
        let parts = vec![Part { about: Topic::Person, facts }];
        let copy =
            Copy { made_ms: 7, station: "青禾".into(), captain: "许楠".into(), telephone: "1".into(), parts };
        let text = json(&copy);
        assert!(
            text.contains("{ \"about\": \"person\", \"facts\": [{ \"name\": \"何建民\" }, { \"how\": \"own_phone\" }")
        );
        assert!(text.starts_with("{\n  \"made_ms\": 7,") && text.ends_with("]\n}\n"));
    }
}
