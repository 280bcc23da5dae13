//! A captain's day: what is late, who is to be visited and why, who is to be told something, what waits, and what each of
//! the seven roles of a captain holds.

use super::{Page, PersonRow, Row, Written};
use domain::knock::Next;
use domain::reminder::{About, Ending};
use domain::{Day, HouseholdId, PersonId, ProgramId};
use serde::{Deserialize, Serialize};

/// Birthdays are shown from so many days before they come.
pub const AHEAD_DAYS: u32 = 6;
/// And until so many days after, while nobody has said that they were greeted.
pub const MISSED_DAYS: u32 = 3;
/// Most people reminded in one act.
pub const REMIND_MAX: usize = 2_000;

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// The day as it stands now, at most so many rows of each part. Answered with [`Answer::Now`].
    Now {
        /// Most rows of a part.
        most: u16,
    },
    /// These people are to be told of a program: each comes onto the day's list, unless they are on it, or were told lately.
    /// One act, one undo. Answered with [`Answer::Reminded`].
    Remind(ProgramId, Vec<PersonId>),
    /// How telling somebody something ended, on a day that may have been. Answered with [`super::Answer::Saved`].
    End {
        /// Who.
        person: PersonId,
        /// What.
        about: About,
        /// How.
        ending: Ending,
        /// When; a day to come is today.
        day: Day,
    },
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The day.
    Now(Box<Today>),
    /// So many people came onto the list, and so many were on it or were told lately.
    Reminded {
        /// New on the list.
        added: u32,
        /// Left as they were.
        before: u32,
        /// What was written.
        written: Written,
    },
}

/// The day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Today {
    /// Requests whose promise has passed, the one promised earliest first.
    pub overdue: Page<Row>,
    /// Requests promised for later today.
    pub due: Page<Row>,
    /// Households to be visited, the most pressing first.
    pub visits: Page<Visit>,
    /// People to be told of a program, in order of home.
    pub calls: Page<Call>,
    /// Birthdays, missed and today's first, then by day; on one day the eldest first.
    pub birthdays: Page<Birthday>,
    /// How many of these are today's or were missed.
    pub birthdays_now: u32,
    /// Programs of which people are owed something and lack papers, by name.
    pub lacking: Vec<Lacking>,
    /// New senders in the tray.
    pub tray: u32,
    /// Messages that wait for the network.
    pub to_send: u32,
    /// Messages that must be copied by hand.
    pub to_copy: u32,
    /// What the roles hold beside that.
    pub roles: Roles,
}

impl Today {
    /// Whether nothing at all waits. A birthday to come is no work yet.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        let lots = [self.overdue.total, self.due.total, self.visits.total, self.calls.total, self.birthdays.total];
        lots.into_iter().all(|total| total == 0)
            && self.lacking.is_empty()
            && (self.tray, self.to_send, self.to_copy) == (0, 0, 0)
    }
}

/// Why a household is to be visited; the most pressing first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Why {
    /// This was promised for so many days ago.
    Promised(Next, u16),
    /// Their own volunteer has not been there for so many days more than agreed; that was every so many days.
    Quiet(u32, u16),
    /// Nobody has seen them for so many days, where so many are allowed.
    NotSeen(u16, u16),
    /// Somebody at risk, whom nobody ever wrote down having seen.
    NeverSeen,
    /// Somebody said that they live elsewhere, and nobody has settled it.
    MovedOn,
}

/// A household to be visited.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// Whose.
    pub household: HouseholdId,
    /// Who lives there, the eldest first.
    pub people: Vec<PersonRow>,
    /// For the plate.
    pub plate: String,
    /// The estate's name.
    pub estate: String,
    /// Why.
    pub why: Why,
    /// Their own volunteer.
    pub own: Option<PersonRow>,
    /// When anybody of them was last seen or heard.
    pub seen: Option<Day>,
}

/// Somebody to be told of a program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Call {
    /// Who.
    pub person: PersonRow,
    /// Which program.
    pub program: ProgramId,
    /// What it is called.
    pub name: String,
    /// What one gets.
    pub benefit: String,
    /// Since when they are on the list, or the day on which nobody could be reached.
    pub since: Day,
    /// Somebody has tried already.
    pub tried: bool,
}

/// A birthday.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Birthday {
    /// Whose.
    pub person: PersonRow,
    /// When.
    pub on: Day,
    /// In which year: what an ending names.
    pub year: u16,
    /// How old that makes them.
    pub turns: u8,
    /// Somebody has tried already.
    pub tried: bool,
}

/// A program of which people lack papers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lacking {
    /// Which.
    pub program: ProgramId,
    /// What it is called.
    pub name: String,
    /// How many.
    pub people: u32,
}

/// A home where something was noticed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Noticed {
    /// Whose.
    pub household: HouseholdId,
    /// Their names, the eldest first.
    pub names: Vec<String>,
    /// For the plate.
    pub plate: String,
    /// When.
    pub on: Day,
}

/// What a captain's roles hold beside what the day says already.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Roles {
    /// Data: people on the roster.
    pub people: u32,
    /// Data: of them, those whose day of birth nobody has written down.
    pub unborn: u32,
    /// Data: homes in which nobody ever wrote down having seen anybody.
    pub unseen: u32,
    /// Publicity: programs that can be told of.
    pub programs: u32,
    /// Publicity: people who are owed one and have not applied.
    pub owed: u32,
    /// Service: open requests.
    pub open: u32,
    /// Mediation: homes where a quarrel was noticed in the last thirty days, the newest first.
    pub quarrels: Vec<Noticed>,
    /// Mediation: open requests about order in shared space.
    pub order: Vec<Row>,
    /// Supervision: people whose application was handed in and who have heard nothing.
    pub handed_in: u32,
    /// Safety: open requests about danger.
    pub danger: Vec<Row>,
    /// Safety: homes where gas, wires or something to stumble over was noticed in the last thirty days.
    pub hazards: Vec<Noticed>,
}
