//! A roster: everybody of whom something is known, household by household, laid out in columns for the day it is asked
//! about.

use super::board::any;
use domain::born::AGE_MAX;
use domain::group::{Group, Groups};
use domain::household::{Kin, Relation, kin};
use domain::pair::Gender;
use domain::program::{DateOf, Enrolled, Paper, Papers};
use domain::{Born, Day, Home, HouseholdId, PersonId, ProgramId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// At this age somebody counts as an elder.
const ELDER: u8 = 60;

/// One person, and what is known of them that a rule may ask.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// With whom they live; `None` where it is not known.
    pub household: Option<HouseholdId>,
    /// What they are to its head, where that was written down.
    pub relation: Option<Relation>,
    /// When they were born.
    pub born: Option<Born>,
    /// A woman or a man.
    pub gender: Option<Gender>,
    /// Where they live.
    pub home: Option<Home>,
    /// Groups somebody wrote down.
    pub groups: Groups,
    /// Groups of which somebody wrote down that they are not in them, whatever is worked out.
    pub not_groups: Groups,
    /// Helps as a volunteer.
    pub helps: bool,
    /// Dates, at most one of each.
    pub dates: Vec<(DateOf, Day)>,
    /// Papers that are there, with the last day they are good for.
    pub papers: Vec<(Paper, Option<Day>)>,
    /// What they have, and what they are applying for, at most one of each program.
    pub enrolled: Vec<Enrolled>,
}

impl Member {
    /// Somebody of whom nothing is known.
    #[must_use]
    pub fn unknown(person: PersonId) -> Self {
        Self {
            person,
            household: None,
            relation: None,
            born: None,
            gender: None,
            home: None,
            groups: Groups::default(),
            not_groups: Groups::default(),
            helps: false,
            dates: vec![],
            papers: vec![],
            enrolled: vec![],
        }
    }

    /// A date, where it was written down.
    #[must_use]
    pub fn date(&self, of: DateOf) -> Option<Day> {
        self.dates.iter().find(|(date, _)| *date == of).map(|(_, day)| *day)
    }

    /// Whether they belong to the family: who rents a room or is paid to care does not.
    fn is_family(&self) -> bool {
        !matches!(self.relation, Some(Relation::Lodger | Relation::Carer))
    }
}

/// Everybody, in order of household and person.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    members: Vec<Member>,
    /// For each member, where their household begins and ends; only themselves where none is known.
    homes: Vec<(u32, u32)>,
    /// For each member, where `kin` begins to say what those of their home are to them.
    kin_from: Vec<u32>,
    kin: Vec<IsKin>,
    /// Who has anything to do with a program, in order.
    enrolled: BTreeMap<ProgramId, Vec<u32>>,
}

/// What one of the same home is to somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum IsKin {
    Is(Kin),
    Nothing,
    Unknown,
}

/// In a home of more people nobody says who is married to whom: it is a home for the aged, or a mistake.
const FAMILY_MAX: usize = 32;

impl Roster {
    /// Puts people in order. Of somebody who is named twice the first counts.
    #[must_use]
    pub fn of(mut members: Vec<Member>) -> Self {
        members.sort_by_key(|member| (member.household, member.person));
        let mut seen = BTreeSet::new();
        members.retain(|member| seen.insert(member.person));
        let mut homes = Vec::with_capacity(members.len());
        let (mut kin_from, mut kin) = (Vec::with_capacity(members.len()), Vec::new());
        for home in members.chunk_by(|one, two| one.household.is_some() && one.household == two.household) {
            let from = homes.len();
            let bounds = (index(from), index(from + home.len()));
            homes.resize(from + home.len(), bounds);
            for one in home {
                kin_from.push(index(kin.len()));
                kin.extend(kin_in(home, one));
            }
        }
        let mut enrolled: BTreeMap<ProgramId, Vec<u32>> = BTreeMap::new();
        for (at, member) in members.iter().enumerate() {
            for one in &member.enrolled {
                enrolled.entry(one.program).or_default().push(index(at));
            }
        }
        Self { members, homes, kin_from, kin, enrolled }
    }

    /// How many people.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether nobody is on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// One person.
    #[must_use]
    pub fn member(&self, at: usize) -> Option<&Member> {
        self.members.get(at)
    }

    /// Everybody, in order.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Who has anything to do with a program, in order, and how far they have come with it.
    pub fn enrolled(&self, program: ProgramId) -> impl Iterator<Item = (usize, &Enrolled)> {
        let people = self.enrolled.get(&program).into_iter().flatten();
        people.filter_map(move |at| {
            let member = self.members.get(*at as usize)?;
            Some((*at as usize, member.enrolled.iter().find(|one| one.program == program)?))
        })
    }

    /// Everybody of one person's home, themselves too: where they stand.
    pub(crate) fn home(&self, at: usize) -> core::ops::Range<usize> {
        self.homes.get(at).map_or(0..0, |(from, before)| *from as usize..*before as usize)
    }

    /// The groups each is in on a day, as written down or worked out, in order. What cannot be told is not there.
    #[must_use]
    pub fn groups(&self, today: Day) -> Vec<Groups> {
        let ages: Vec<(u8, u8)> = self.members.iter().map(|member| ages(member, today)).collect();
        (0..self.len()).map(|at| groups(self, &ages, at).0).collect()
    }

    /// The people of one home as a roster of its own.
    #[must_use]
    pub fn home_of(&self, at: usize) -> Self {
        Self::of(self.members.get(self.home(at)).unwrap_or_default().to_vec())
    }

    /// Whether each of somebody's home, in order, is the kin asked for; `None` where it cannot be told.
    pub(crate) fn kin(&self, at: usize, wanted: Kin) -> impl Iterator<Item = (usize, Option<bool>)> {
        let home = self.home(at);
        let from = self.kin_from.get(at).map_or(0, |from| *from as usize);
        let codes = self.kin.get(from..).unwrap_or_default().iter();
        // A home too large for its kinships has none stored.
        let known = home.len() <= FAMILY_MAX;
        let codes = codes.copied().take(if known { home.len() } else { 0 }).chain(core::iter::repeat(IsKin::Unknown));
        home.zip(codes).map(move |(other, code)| match code {
            IsKin::Is(kin) => (other, Some(kin == wanted)),
            IsKin::Nothing => (other, Some(false)),
            IsKin::Unknown => (other, (other == at).then_some(false)),
        })
    }
}

/// What everybody of a home is to one of them; nothing for a home too large.
fn kin_in(home: &[Member], one: &Member) -> Vec<IsKin> {
    if home.len() > FAMILY_MAX {
        return vec![];
    }
    let everyone: Vec<Relation> = home.iter().filter_map(|member| member.relation).collect();
    let code = |other: &Member| match (one.relation, other.relation) {
        _ if one.person == other.person => IsKin::Nothing,
        (Some(mine), Some(theirs)) => kin(mine, theirs, &everyone).map_or(IsKin::Nothing, IsKin::Is),
        _ => IsKin::Unknown,
    };
    home.iter().map(code).collect()
}

pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What follows from a roster on one day: a column for each question rules ask most.
pub(crate) struct Columns {
    /// Least age; 0 where it is not known.
    pub youngest: Vec<u8>,
    /// Most age; `AGE_MAX` where it is not known.
    pub oldest: Vec<u8>,
    /// Groups they are in.
    pub groups: Vec<Groups>,
    /// Groups they are not in. In neither: it cannot be told.
    pub not_groups: Vec<Groups>,
    /// Papers that are there and good.
    pub papers: Vec<Papers>,
}

impl Columns {
    pub fn on(roster: &Roster, today: Day) -> Self {
        let ages: Vec<(u8, u8)> = roster.members.iter().map(|member| ages(member, today)).collect();
        let (groups, not_groups) = (0..roster.len()).map(|at| groups(roster, &ages, at)).unzip();
        let papers = roster.members.iter().map(|member| {
            let good = member.papers.iter().filter(|(_, until)| until.is_none_or(|until| today <= until));
            Papers(good.fold(0, |bits, (paper, _)| bits | 1 << *paper as u32))
        });
        let papers = papers.collect();
        let (youngest, oldest) = ages.into_iter().unzip();
        Self { youngest, oldest, groups, not_groups, papers }
    }
}

/// Least and most age; of a group that follows from age that much is known too.
fn ages(member: &Member, today: Day) -> (u8, u8) {
    let known = member.born.map(|born| born.ages(today).unwrap_or((0, 0)));
    let (mut youngest, oldest) = known.unwrap_or((0, AGE_MAX));
    if known.is_none() {
        let least = [(Group::Over70, 70), (Group::Over80, 80)];
        let said = least.into_iter().filter(|(group, _)| member.groups.has(*group)).map(|(_, age)| age);
        youngest = said.max().unwrap_or(0);
    }
    (youngest, oldest)
}

/// Groups somebody is in, and is not in: what was written down holds, the rest is worked out where it can be.
fn groups(roster: &Roster, ages: &[(u8, u8)], at: usize) -> (Groups, Groups) {
    let Some(member) = roster.members.get(at) else { return Default::default() };
    let said = member.groups.without(member.not_groups);
    let mut groups = said;
    let mut not = Groups::of(&Group::ALL).without(said);
    let mut worked_out = |group: Group, so: Option<bool>| {
        if said.has(group) || member.not_groups.has(group) {
            return;
        }
        match so {
            Some(true) => groups = groups.with(group),
            Some(false) => return,
            None => {}
        }
        not = not.without(Groups::of(&[group]));
    };
    let at_least = |who: usize, age: u8| match ages.get(who) {
        Some((youngest, _)) if *youngest >= age => Some(true),
        Some((_, oldest)) if *oldest < age => Some(false),
        _ => None,
    };
    worked_out(Group::Over70, at_least(at, 70));
    worked_out(Group::Over80, at_least(at, 80));
    let lives = member.household.is_some();
    worked_out(Group::Alone, lives.then(|| roster.home(at).len() == 1));
    let family = roster.home(at).filter(|who| roster.members.get(*who).is_some_and(Member::is_family) || *who == at);
    let younger = any(family.map(|who| at_least(who, ELDER).map(|elder| !elder)));
    let elders = younger.map(|younger| !younger);
    worked_out(Group::EmptyNest, if lives || elders == Some(false) { elders } else { None });
    (groups, not)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_000);

    fn born(year: u16) -> Option<Born> {
        Some(Born::in_year(year))
    }

    fn member(id: u8, home: u8, year: u16) -> Member {
        Member {
            household: (home > 0).then_some(HouseholdId([home; 16])),
            born: born(year),
            ..Member::unknown(PersonId([id; 16]))
        }
    }

    fn said(members: Vec<Member>, group: Group) -> Vec<Option<bool>> {
        let roster = Roster::of(members);
        let columns = Columns::on(&roster, TODAY);
        let of = |at: usize| match (columns.groups[at].has(group), columns.not_groups[at].has(group)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        };
        (0..roster.len()).map(of).collect()
    }

    #[test]
    fn who_lives_alone_follows_from_the_home() {
        let people = vec![member(1, 1, 1940), member(2, 2, 1940), member(3, 2, 1980), member(4, 0, 1940)];
        assert_eq!(said(people, Group::Alone), [None, Some(true), Some(false), Some(false)], "no home comes first");
    }

    #[test]
    fn what_was_written_down_holds_against_what_is_worked_out() {
        let not_alone = Member { not_groups: Groups::of(&[Group::Alone]), ..member(1, 1, 1940) };
        let alone = Member { groups: Groups::of(&[Group::Alone]), ..member(2, 2, 1940) };
        assert_eq!(
            said(vec![not_alone, alone, member(3, 2, 1960)], Group::Alone),
            [Some(false), Some(true), Some(false)]
        );
    }

    #[test]
    fn a_nest_is_empty_when_nobody_young_is_left_but_a_carer() {
        let carer = Member { relation: Some(Relation::Carer), ..member(3, 1, 1985) };
        let nest = vec![member(1, 1, 1940), member(2, 1, 1942), carer.clone()];
        assert_eq!(said(nest.clone(), Group::EmptyNest), [Some(true), Some(true), Some(false)]);
        let child = Member { relation: Some(Relation::Child), ..carer };
        assert_eq!(said([&nest[..2], &[child]].concat(), Group::EmptyNest)[..2], [Some(false); 2]);
        let unknown = Member { born: None, ..member(3, 1, 0) };
        assert_eq!(said([&nest[..2], &[unknown]].concat(), Group::EmptyNest)[..2], [None, None]);
    }

    #[test]
    fn an_age_that_is_not_known_leaves_its_groups_open() {
        // TODAY is 2024-10-04: born in 1954 is 69 or 70.
        let people = vec![member(1, 1, 1953), member(2, 2, 1954), member(3, 3, 1955)];
        assert_eq!(said(people, Group::Over70), [Some(true), None, Some(false)]);
        let unknown = Member { born: None, groups: Groups::of(&[Group::Over80]), ..member(1, 1, 0) };
        assert_eq!(said(vec![unknown], Group::Over70), [Some(true)], "whoever is over 80 is over 70");
    }

    #[test]
    fn a_group_nobody_wrote_down_is_not_guessed() {
        assert_eq!(said(vec![member(1, 1, 1940)], Group::Disabled), [Some(false)]);
    }

    #[test]
    fn nobody_is_counted_twice() {
        let roster = Roster::of(vec![member(1, 2, 1940), member(1, 1, 1950), member(2, 2, 1960)]);
        assert_eq!(roster.len(), 2);
        assert_eq!(roster.member(0).and_then(|member| member.born), born(1950));
        assert_eq!((roster.home(0), roster.home(1), roster.home(2)), (0..1, 1..2, 0..0));
    }
}
