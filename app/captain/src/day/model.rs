//! What the day shows, before it is drawn: why each line is there, how it can end, and what the roles hold.

use crate::facts::n;
use crate::rounds;
use crate::screen::Screen;
use crate::words::*;
use domain::reminder::Ending;
use domain::{Day, HouseholdId, PersonId, ProgramId};
use ports::desk::day::{Birthday, Noticed, Today, Why};
use ports::desk::{Counts, Row};
use ui::{Tone, Word, fill, t, times};

/// One line of the day, by what it is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// A visit.
    Visit(HouseholdId),
    /// A reminder.
    Call(PersonId, ProgramId),
    /// A birthday.
    Birthday(PersonId),
}

/// Why a household is on the day, how pressing that is, and what to know beside it.
#[must_use]
pub fn why(why: Why) -> (String, Tone, Option<String>) {
    match why {
        Why::Promised(_, 0) => (t(RN_PROMISED).to_owned(), Tone::Amber, None),
        Why::Promised(_, late) => (n(RN_PROMISED_LATE, late), Tone::Persimmon, None),
        Why::Quiet(over, rhythm) => {
            (n(DW_QUIET, over + u32::from(rhythm)), Tone::Persimmon, Some(n(DW_RHYTHM, rhythm)))
        }
        Why::NotSeen(days, allowed) => (n(RN_NOT_SEEN, days), Tone::Amber, Some(n(DW_ALLOWED, allowed))),
        Why::NeverSeen => (t(DW_NEVER).to_owned(), Tone::Amber, None),
        Why::MovedOn => (t(DW_MOVED).to_owned(), Tone::Plain, Some(t(DW_MOVED_HINT).to_owned())),
    }
}

/// What was promised at the last knock.
#[must_use]
pub fn promised(why: Why, today: Day) -> Option<String> {
    match why {
        Why::Promised(next, _) => rounds::promise(next, today),
        _ => None,
    }
}

/// A birthday in words, and how pressing it is.
#[must_use]
pub fn birthday(one: &Birthday, today: Day) -> (String, Tone) {
    let age = one.turns.to_string();
    let when = times::date(today, one.on);
    let said = |word| fill(t(word), &[("when", &when), ("n", &age)]);
    match one.on.cmp(&today) {
        core::cmp::Ordering::Less => (said(DW_BIRTHDAY_MISSED), Tone::Amber),
        core::cmp::Ordering::Equal => (n(DW_BIRTHDAY, one.turns), Tone::Pine),
        core::cmp::Ordering::Greater => (said(DW_BIRTHDAY_AHEAD), Tone::Plain),
    }
}

/// How a reminder ended, on a day.
#[must_use]
pub fn reminded(day: Day, ending: Ending, today: Day) -> String {
    let word = match ending {
        Ending::Wanted => RM_WANTED,
        Ending::Told => RM_TOLD,
        Ending::NotReached => RM_NOT_REACHED,
        Ending::MovedOn => RM_MOVED,
        Ending::NotNeeded => RM_NOT_NEEDED,
        Ending::Sent => RM_SENT,
    };
    fill(t(word), &[("date", &times::date(today, day))])
}

/// The day in one line, beside what the lists of the page say.
#[must_use]
pub fn line(today: &Today) -> Vec<String> {
    let lacking = today.lacking.iter().map(|one| one.people).sum();
    let parts = [
        (today.visits.total, DL_VISITS),
        (today.calls.total, DL_CALLS),
        (today.birthdays_now, DL_BIRTHDAYS),
        (lacking, DL_LACKING),
    ];
    parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| n(word, count)).collect()
}

/// One thing a role holds, and where it is dealt with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// In words.
    pub words: String,
    /// Where.
    pub to: Screen,
    /// It wants something today.
    pub wants: bool,
}

/// A role, and what it holds today.
pub type Role = (Word, Vec<Duty>);

fn counted(count: u32, word: Word, to: Screen) -> Option<Duty> {
    (count > 0).then(|| Duty { words: n(word, count), to, wants: true })
}

fn plain(words: String, to: Screen) -> Duty {
    Duty { words, to, wants: false }
}

fn noticed(all: &[Noticed], word: Word) -> impl Iterator<Item = Duty> {
    all.iter().map(move |one| {
        let names = one.names.join("、");
        let words = fill(t(word), &[("who", if names.is_empty() { &one.plate } else { &names })]);
        Duty { words, to: Screen::Rounds(Some(one.household)), wants: true }
    })
}

fn requests(rows: &[Row]) -> impl Iterator<Item = Duty> {
    rows.iter().map(|row| Duty { words: row.title.clone(), to: Screen::Today(Some(row.id)), wants: true })
}

/// All seven, in the article's order. Each leads somewhere even where nothing waits.
#[must_use]
pub fn roles(today: &Today, counts: &Counts) -> [Role; 7] {
    let held = &today.roles;
    let some = |duties: Vec<Option<Duty>>, otherwise: Duty| {
        let duties: Vec<Duty> = duties.into_iter().flatten().collect();
        if duties.is_empty() { vec![otherwise] } else { duties }
    };
    let people = Screen::People(None);
    let mut data = vec![plain(n(RO_PEOPLE, held.people), people)];
    data.extend(counted(held.unborn, RO_UNBORN, people));
    data.extend(counted(held.unseen, RO_UNSEEN, Screen::Rounds(None)));
    let information = vec![
        counted(today.tray, DW_TRAY, Screen::Tray),
        counted(today.to_send, DW_TO_SEND, Screen::Outbox(None)),
        counted(today.to_copy, DW_TO_COPY, Screen::Outbox(None)),
    ];
    let mut publicity = vec![plain(t(RO_POSTERS).to_owned(), Screen::Places)];
    publicity.push(plain(n(RO_PROGRAMS, held.programs), Screen::Programs(None)));
    publicity.extend(counted(held.owed, RO_OWED, Screen::Programs(None)));
    let mut service = vec![plain(n(RO_OPEN, held.open), Screen::Plan)];
    service.extend(counted(today.visits.total, DL_VISITS, Screen::Rounds(None)));
    let mediation = noticed(&held.quarrels, RO_QUARREL).chain(requests(&held.order)).map(Some).collect();
    let late = today.overdue.rows.first().map_or(Screen::Today(None), |row| Screen::Today(Some(row.id)));
    let supervision = vec![
        counted(today.overdue.total, RO_LATE, late),
        counted(held.handed_in, RO_HANDED_IN, Screen::Programs(None)),
        counted(counts.quiet_pairs, RO_QUIET, Screen::Pairs(None)),
    ];
    let safety = requests(&held.danger).chain(noticed(&held.hazards, RO_HAZARD)).map(Some);
    let safety = safety.chain([counted(today.visits.total, RO_NOT_SEEN, Screen::Rounds(None))]).collect();
    [
        (RO_DATA, data),
        (RO_INFORMATION, some(information, plain(t(RO_POST).to_owned(), Screen::Outbox(None)))),
        (RO_PUBLICITY, publicity),
        (RO_SERVICE, service),
        (RO_MEDIATION, some(mediation, plain(t(RO_NO_QUARREL).to_owned(), Screen::Rounds(None)))),
        (RO_SUPERVISION, some(supervision, plain(t(RO_ON_TIME).to_owned(), Screen::Plan))),
        (RO_SAFETY, some(safety, plain(t(RO_SAFE).to_owned(), Screen::Rounds(None)))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use ports::desk::Page;
    use ports::desk::day::{Lacking, Roles};
    use std::collections::BTreeSet;

    fn none<T>() -> Page<T> {
        Page { rows: vec![], from: 0, total: 0 }
    }

    fn quiet() -> Today {
        Today {
            overdue: none(),
            due: none(),
            visits: none(),
            calls: none(),
            birthdays: none(),
            birthdays_now: 0,
            lacking: vec![],
            tray: 0,
            to_send: 0,
            to_copy: 0,
            roles: Roles::default(),
        }
    }

    #[test]
    fn each_of_the_seven_roles_leads_somewhere_even_on_a_quiet_day() {
        let roles = roles(&quiet(), &Counts::default());
        assert_eq!(roles.iter().map(|(name, _)| t(*name)).collect::<BTreeSet<_>>().len(), 7);
        assert!(roles.iter().all(|(_, duties)| !duties.is_empty()));
        assert!(roles.iter().flat_map(|(_, duties)| duties).all(|duty| !duty.wants));
        assert!(line(&quiet()).is_empty() && quiet().is_quiet());
    }

    #[test]
    fn what_a_role_holds_leads_to_where_it_is_dealt_with() {
        let at = |id| Noticed { household: HouseholdId([id; 16]), names: vec![], plate: "3-1-501".into(), on: Day(1) };
        let held = Roles { quarrels: vec![at(1)], danger: vec![testing::row(2)], ..Roles::default() };
        let today = Today {
            overdue: Page { rows: vec![testing::row(7)], from: 0, total: 3 },
            lacking: vec![Lacking { program: ProgramId([1; 16]), name: String::new(), people: 2 }],
            roles: held,
            ..quiet()
        };
        let roles = roles(&today, &Counts::default());
        let to = |at: usize| roles[at].1[0].to;
        assert_eq!(to(4), Screen::Rounds(Some(HouseholdId([1; 16]))));
        assert_eq!(roles[4].1[0].words, "3-1-501 家里有矛盾");
        assert_eq!(to(5), Screen::Today(Some(testing::row(7).id)));
        assert_eq!(to(6), Screen::Today(Some(testing::row(2).id)));
        assert_eq!(line(&today), ["2 位缺材料"]);
    }

    #[test]
    fn a_birthday_says_when_it_is_and_how_old_that_makes_them() {
        let on = |day| Birthday { person: testing::person(1), on: Day(day), year: 2026, turns: 80, tried: false };
        let today = Day(20_000);
        assert_eq!(birthday(&on(20_000), today).0, "今天 80 岁");
        assert!(birthday(&on(19_999), today).0.ends_with("还没问候"));
        assert_eq!(birthday(&on(20_003), today).1, Tone::Plain);
    }

    #[test]
    fn every_ending_has_a_word_of_its_own() {
        let words: BTreeSet<String> = Ending::ALL.into_iter().map(|one| reminded(Day(5), one, Day(9))).collect();
        assert_eq!(words.len(), Ending::ALL.len());
    }

    #[test]
    fn a_quiet_pair_says_how_long_nobody_has_been_there_and_what_was_agreed() {
        let (said, _, beside) = why(Why::Quiet(2, 7));
        assert_eq!((said.as_str(), beside.as_deref()), ("志愿者 9 天没去了", Some("说好每 7 天去一次")));
    }
}
