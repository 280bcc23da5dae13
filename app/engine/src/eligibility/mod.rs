//! Eligibility: who is owed what, why, which paper is missing, who nearly is, and who has ceased to be.
//!
//! Every rule is tried on the whole roster at once (three-valued, so that what is not known makes nobody wait unseen), and
//! once more on a day to come, which is what tells who nearly is: somebody who will be owed it by then.

mod board;
pub mod check;
pub mod examples;
mod roster;
mod truth;
pub mod why;

pub use board::Board;
pub use roster::{Member, Roster};

use roster::index;
use truth::Truth;

use domain::program::{self, EnrolStage, Papers, Version};
use domain::{Day, ProgramId};
use serde::{Deserialize, Serialize};

/// So many days ahead somebody counts as nearly owed a program.
pub const AHEAD_DAYS: u32 = 90;

/// A program with all its versions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Program {
    /// Which.
    pub id: ProgramId,
    /// What it is, and was, and will be.
    pub versions: Vec<Version>,
}

/// Where somebody stands with a program. In the order in which a captain wants to see them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Standing {
    /// Has it, and does not meet the rule any more.
    Ceased,
    /// Had it, and has to apply again: the time it was granted for is over, or ends within [`AHEAD_DAYS`].
    Again,
    /// Is owed it, and every paper is there.
    Owed,
    /// Is owed it once these papers are there.
    Lacks(Papers),
    /// Would be owed it, or would not, if something were known that is not.
    Unknown,
    /// Will be owed it within [`AHEAD_DAYS`].
    Soon,
    /// Is applying: how far that has come.
    InHand(EnrolStage),
    /// Has it, and is owed it.
    Has,
}

/// Who stands where with one program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Owed {
    /// Which program.
    pub program: ProgramId,
    /// Where in the roster somebody stands, and where with the program; whoever has nothing to do with it is left out.
    /// In order of the roster.
    pub people: Vec<(u32, Standing)>,
}

/// Tries every program on everybody. A program that nothing can be applied for today is still held against those who
/// have it.
#[must_use]
pub fn owed(roster: &Roster, programs: &[Program], today: Day) -> Vec<Owed> {
    let ahead = Day(today.0.saturating_add(AHEAD_DAYS));
    let (mut now, mut then) = (Board::new(roster, today), Board::new(roster, ahead));
    let one = |program: &Program| Owed { program: program.id, people: standings(program, &mut now, &mut then) };
    programs.iter().map(one).collect()
}

fn standings(program: &Program, now: &mut Board, then: &mut Board) -> Vec<(u32, Standing)> {
    let today = now.today;
    let Some(version) = program::on(&program.versions, today) else { return vec![] };
    let met = now.rule(&version.rule);
    let people = now.roster.len();
    let open = version.is_open(today);
    let mut found: Vec<(u32, Standing)> = Vec::new();
    // What has ended may be owed anew; a rule that does not want that asks whether they had it.
    let enrolled = || now.roster.enrolled(program.id).filter(|(_, one)| one.stage != EnrolStage::Ended);
    for (at, one) in enrolled() {
        found.extend(of_enrolled(one, version, met.get(at), today).map(|standing| (index(at), standing)));
    }
    if open {
        let enrolled = Truth::only(people, enrolled().map(|(at, _)| at));
        let is_new = |at: usize| enrolled.get(at) == Some(false);
        for (at, so) in met.perhaps(people).filter(|(at, _)| is_new(*at)) {
            let lacks = now.lacks(at, version.papers);
            let standing = match so {
                false => Standing::Unknown,
                true if lacks == Papers::default() => Standing::Owed,
                true => Standing::Lacks(lacks),
            };
            found.push((index(at), standing));
        }
        if version.is_open(then.today) {
            let met_then = then.rule(&version.rule);
            let soon = met_then.perhaps(people).filter(|(at, so)| *so && met.get(*at) == Some(false) && is_new(*at));
            found.extend(soon.map(|(at, _)| (index(at), Standing::Soon)));
        }
    }
    found.sort_unstable();
    found
}

/// Where somebody stands who has a program or is applying; `None` for whoever does not want it or was refused.
fn of_enrolled(one: &program::Enrolled, version: &Version, met: Option<bool>, today: Day) -> Option<Standing> {
    match one.stage {
        stage if stage.is_in_hand() => Some(Standing::InHand(stage)),
        EnrolStage::Granted if met == Some(false) => Some(Standing::Ceased),
        EnrolStage::Granted => {
            let ends = version.again_days.map(|days| one.since.0.saturating_add(days.into()));
            let again = ends.is_some_and(|ends| ends <= today.0.saturating_add(AHEAD_DAYS));
            Some(if again { Standing::Again } else { Standing::Has })
        }
        _ => None,
    }
}
