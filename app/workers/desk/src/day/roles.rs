//! The seven roles of a captain: data, information, publicity, service, mediation, supervision, safety.

use super::size;
use super::visits::Looked;
use crate::host::Host;
use crate::office::Office;
use domain::{Day, Kind, Millis};
use ports::desk::day::Roles;
use ports::desk::programs::At;

/// Most homes or requests a role names.
const NAMED: usize = 3;

impl<H: Host> Office<H> {
    /// What they hold beside what the day says already.
    pub(super) fn roles(&mut self, looked: &Looked, today: Day, now_ms: Millis) -> Roles {
        let programs = self.program_rows(now_ms);
        let all = |at: &[At]| programs.iter().flat_map(|row| at.iter().map(|at| row.stands.at(*at))).sum();
        let open: Vec<_> = self.still_open().collect();
        let of_kind = |kind: Kind| {
            let mut open: Vec<_> = open.iter().filter(|request| request.kind == kind).collect();
            open.sort_by_key(|request| (request.filed_ms, request.id));
            open.into_iter().take(NAMED).map(|request| self.row(request, now_ms)).collect()
        };
        let first = |noticed: &Vec<_>| noticed.iter().take(NAMED).cloned().collect();
        Roles {
            people: size(self.roll.here().count()),
            unborn: size(self.roll.here().filter(|entry| entry.born.is_none()).count()),
            unseen: looked.unseen,
            programs: size(programs.iter().filter(|row| row.version.is_open(today)).count()),
            owed: all(&[At::Owed, At::Lacks, At::Again]),
            open: size(open.len()),
            quarrels: first(&looked.quarrels),
            order: of_kind(Kind::Order),
            handed_in: all(&[At::HandedIn]),
            danger: of_kind(Kind::Danger),
            hazards: first(&looked.hazards),
        }
    }
}
