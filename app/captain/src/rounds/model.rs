//! What the pages about rounds show: the words for each reason, outcome, sign and next step.

use crate::facts::n;
use crate::words::*;
use domain::Day;
use domain::knock::{Brought, Next, Outcome, Sign};
use engine::round::Why;
use ui::{Tone, fill, t, times};

/// Why a door is on the round.
#[must_use]
pub fn badge(why: Why) -> String {
    match why {
        Why::Promised(0) => t(RN_PROMISED).to_owned(),
        Why::Promised(late) => n(RN_PROMISED_LATE, late),
        Why::NotSeen(days, _) => n(RN_NOT_SEEN, days),
        Why::NeverSeen => t(RN_NEVER).to_owned(),
        Why::OnTheWay => t(RN_ON_THE_WAY).to_owned(),
    }
}

/// How much that matters.
#[must_use]
pub fn tone(why: Why) -> Tone {
    match why {
        Why::Promised(_) => Tone::Persimmon,
        Why::NotSeen(..) | Why::NeverSeen => Tone::Amber,
        Why::OnTheWay => Tone::Plain,
    }
}

/// The word for an outcome.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    t([RN_MET, RN_NOT_HOME, RN_DECLINED, RN_MOVED, RN_CALLED][outcome as usize])
}

/// The word for a sign.
#[must_use]
pub fn sign(sign: Sign) -> &'static str {
    let words = [RN_UNWELL, RN_LOW, RN_MEDICINE, RN_COOK, RN_GAS, RN_COLD, RN_FALL, RN_QUARREL, RN_PEDLARS];
    t(words[sign as usize])
}

/// The word for something brought.
#[must_use]
pub fn brought(brought: Brought) -> &'static str {
    t([RN_CARD, RN_LEAFLET, RN_FOOD, RN_HEALTH, RN_HELP][brought as usize])
}

/// Days ahead that can be chosen.
pub const AHEAD: [u32; 6] = [0, 1, 2, 3, 7, 14];

/// A day so many days ahead.
#[must_use]
pub fn ahead(days: u32) -> String {
    match days {
        0 => t(RN_TODAY_STILL).to_owned(),
        1 => t(RN_TOMORROW).to_owned(),
        days => n(RN_DAYS_ON, days),
    }
}

/// The words for what comes next after an outcome. The first is nothing, or what happens where nothing is said.
#[must_use]
pub fn steps(came: Outcome) -> Vec<String> {
    let first = match came {
        Outcome::NotHome => RN_THEN_SOON,
        Outcome::Declined => RN_THEN_LATER,
        Outcome::Met | Outcome::MovedOn | Outcome::Called => RN_THEN_NOTHING,
    };
    [first, RN_THEN_AGAIN, RN_THEN_CALL, RN_THEN_NEIGHBOUR].map(|word| t(word).to_owned()).to_vec()
}

/// What was chosen, as it is written down.
#[must_use]
pub fn chosen(step: Option<usize>, days: Option<usize>, today: Day) -> Next {
    let days = days.and_then(|at| AHEAD.get(at)).copied().unwrap_or(1);
    let day = Day(today.0.saturating_add(days));
    match step {
        Some(1) => Next::Again(day),
        Some(2) => Next::Telephone(day),
        Some(3) => Next::AskNeighbour(day),
        _ => Next::Nothing,
    }
}

/// What was promised, and for when; nothing where nothing was.
#[must_use]
pub fn promise(next: Next, today: Day) -> Option<String> {
    let what = match next {
        Next::Nothing => return None,
        Next::Again(_) => RN_THEN_AGAIN,
        Next::Telephone(_) => RN_THEN_CALL,
        Next::AskNeighbour(_) => RN_THEN_NEIGHBOUR,
    };
    let when = times::date(today, next.day()?);
    Some(fill(t(RN_PROMISE), &[("what", t(what)), ("when", &when)]))
}

/// When somebody of a household was last seen.
#[must_use]
pub fn seen(seen: Option<Day>, today: Day) -> String {
    match seen.map(|seen| today.0.saturating_sub(seen.0)) {
        None => t(RN_NEVER).to_owned(),
        Some(0) => t(RN_SEEN_TODAY).to_owned(),
        Some(days) => n(RN_SEEN, days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_word_of_its_own() {
        assert_eq!(Outcome::ALL.map(outcome).into_iter().collect::<BTreeSet<_>>().len(), Outcome::ALL.len());
        assert_eq!(Sign::ALL.map(sign).into_iter().collect::<BTreeSet<_>>().len(), Sign::ALL.len());
        assert_eq!(Brought::ALL.map(brought).into_iter().collect::<BTreeSet<_>>().len(), Brought::ALL.len());
    }

    #[test]
    fn a_next_step_is_for_a_day() {
        let today = Day(20_000);
        assert_eq!(chosen(None, Some(3), today), Next::Nothing);
        assert_eq!(chosen(Some(1), Some(3), today), Next::Again(Day(20_003)));
        assert_eq!(chosen(Some(2), Some(0), today), Next::Telephone(today));
        assert_eq!(chosen(Some(3), None, today), Next::AskNeighbour(Day(20_001)));
        assert_eq!(promise(Next::Nothing, today), None);
        assert!(promise(Next::Again(today), today).is_some_and(|words| words.starts_with("再来敲")));
    }

    #[test]
    fn reasons_are_said_in_words() {
        let told = [Why::Promised(0), Why::Promised(2), Why::NotSeen(9, 7), Why::NeverSeen, Why::OnTheWay].map(badge);
        assert_eq!(told, ["说好今天来", "说好来，晚了 2 天", "9 天没见到", "还没有人记过", "顺路"]);
        assert_eq!(
            [None, Some(Day(5)), Some(Day(2))].map(|day| seen(day, Day(5))),
            ["还没有人记过", "今天见过", "3 天前见过"]
        );
    }
}
