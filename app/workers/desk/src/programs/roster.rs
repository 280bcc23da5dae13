//! The roster as rules ask about it, and who stands where: laid out when first asked for, then kept up to date with what is
//! touched.

use crate::roll::Roll;
use domain::{Day, HouseholdId, PersonId, ProgramId};
use engine::eligibility::{Member, Program, Roster, owed};
use journal::vocabulary::{field, subject};
use journal::{Keyring, Ledger, Subject};
use ports::desk::programs::{At, Stands};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept between questions. Nothing until the first.
#[derive(Default)]
pub struct Kept {
    people: Option<People>,
    /// Whose way with a program a subject is: once it is taken back, the ledger does not tell any more.
    enrolments: BTreeMap<[u8; 16], PersonId>,
    laid: Option<Laid>,
}

/// Everybody who lives here, and with whom.
#[derive(Default)]
struct People {
    members: BTreeMap<PersonId, Member>,
    homes: BTreeMap<HouseholdId, BTreeSet<PersonId>>,
}

/// Where everybody stands with each program on one day.
pub struct Laid {
    today: Day,
    /// In order of id.
    pub programs: Vec<Program>,
    /// Who has anything to do with each of them.
    standing: BTreeMap<ProgramId, Standings>,
}

/// Who stands where with one program, and how many.
#[derive(Default)]
struct Standings {
    of: BTreeMap<PersonId, At>,
    stands: Stands,
}

impl People {
    fn of(members: BTreeMap<PersonId, Member>) -> Self {
        let mut homes: BTreeMap<HouseholdId, BTreeSet<PersonId>> = BTreeMap::new();
        for member in members.values() {
            if let Some(home) = member.household {
                homes.entry(home).or_default().insert(member.person);
            }
        }
        Self { members, homes }
    }

    /// Knows somebody as they are now. Whether that is anything new, and everybody whom a rule may see otherwise for it: a rule
    /// asks about a person's home at most.
    fn put(&mut self, person: PersonId, now: Option<Member>) -> Option<BTreeSet<PersonId>> {
        if self.members.get(&person) == now.as_ref() {
            return None;
        }
        let home = now.as_ref().and_then(|now| now.household);
        let was = match now {
            Some(now) => self.members.insert(person, now),
            None => self.members.remove(&person),
        };
        let left = was.and_then(|was| was.household);
        if let Some(left) = left.and_then(|left| self.homes.get_mut(&left)) {
            left.remove(&person);
        }
        if let Some(home) = home {
            self.homes.entry(home).or_default().insert(person);
        }
        let beside = [left, home].into_iter().flatten().filter_map(|home| self.homes.get(&home)).flatten().copied();
        Some(beside.chain([person]).collect())
    }

    /// These people as a roster of their own.
    fn some(&self, people: &BTreeSet<PersonId>) -> Roster {
        Roster::of(people.iter().filter_map(|person| self.members.get(person).cloned()).collect())
    }
}

impl Kept {
    /// Reads anew whoever was touched, and looks where they and those who live with them stand now.
    pub fn note(&mut self, ledger: &Ledger, keyring: &Keyring, roll: &Roll, touched: &[Subject]) {
        let Some(known) = &mut self.people else { return };
        let mut people = BTreeSet::new();
        for touched in touched {
            match touched.kind {
                subject::PERSON => {
                    people.insert(PersonId(touched.id));
                }
                subject::HOUSEHOLD => people.extend(ledger.persons_of(HouseholdId(touched.id))),
                subject::ENROLMENT => {
                    let now = ledger.record(*touched).and_then(|record| record.id(field::ENROLMENT_PERSON));
                    people.extend(self.enrolments.get(&touched.id));
                    if let Some(person) = now {
                        self.enrolments.insert(touched.id, PersonId(person.id));
                        people.insert(PersonId(person.id));
                    }
                }
                subject::PROGRAM => self.laid = None,
                _ => {}
            }
        }
        let mut seen_anew = BTreeSet::new();
        for person in people {
            seen_anew.extend(known.put(person, member(ledger, keyring, roll, person)).into_iter().flatten());
        }
        if let Some(laid) = self.laid.as_mut().filter(|_| !seen_anew.is_empty()) {
            laid.look_again(&known.some(&seen_anew), &seen_anew);
        }
    }

    /// Who stands where today.
    pub fn lay(&mut self, ledger: &Ledger, keyring: &Keyring, roll: &Roll, today: Day) -> &Laid {
        let known = self.people.get_or_insert_with(|| {
            let of = ledger.all(subject::ENROLMENT);
            let of = of.filter_map(|(subject, record)| Some((subject.id, record.id(field::ENROLMENT_PERSON)?)));
            self.enrolments = of.map(|(id, person)| (id, PersonId(person.id))).collect();
            People::of(everybody(ledger, keyring, roll))
        });
        if self.laid.as_ref().is_some_and(|laid| laid.today != today) {
            self.laid = None;
        }
        self.laid.get_or_insert_with(|| {
            let programs = ledger.programs().into_iter().map(|(id, versions)| Program { id, versions }).collect();
            let mut laid = Laid { today, programs, standing: BTreeMap::new() };
            laid.look(&Roster::of(known.members.values().cloned().collect()));
            laid
        })
    }

    /// Everybody as a roster.
    #[must_use]
    pub fn everybody(&self) -> Roster {
        Roster::of(self.people.iter().flat_map(|known| known.members.values().cloned()).collect())
    }

    /// Somebody's home as a roster, and where in it they stand; nothing for somebody who does not live here.
    #[must_use]
    pub fn home(&self, person: PersonId) -> Option<(Roster, usize)> {
        let known = self.people.as_ref()?;
        let home = known.members.get(&person)?.household;
        let mut people = home.and_then(|home| known.homes.get(&home)).cloned().unwrap_or_default();
        people.insert(person);
        let roster = known.some(&people);
        let at = roster.members().iter().position(|member| member.person == person)?;
        Some((roster, at))
    }
}

impl Laid {
    /// Puts down where everybody on a roster stands.
    fn look(&mut self, roster: &Roster) {
        let who = |at: usize| roster.member(at).map(|member| member.person);
        for owed in owed(roster, &self.programs, self.today) {
            let standing = self.standing.entry(owed.program).or_default();
            over(roster, owed.program).filter_map(who).for_each(|person| standing.put(person, At::Over));
            for (at, one) in owed.people {
                if let Some(person) = who(at as usize) {
                    standing.put(person, At::from(one));
                }
            }
        }
    }

    /// Forgets where these people stood, and puts down where those who are on the roster stand now: whole homes.
    fn look_again(&mut self, roster: &Roster, people: &BTreeSet<PersonId>) {
        for standing in self.standing.values_mut() {
            people.iter().for_each(|person| standing.take(*person));
        }
        self.look(roster);
    }

    /// Where everybody stands with a program who has anything to do with it.
    pub fn standing(&self, program: ProgramId) -> impl Iterator<Item = (PersonId, At)> {
        let all = self.standing.get(&program).into_iter().flat_map(|standing| &standing.of);
        all.map(|(person, at)| (*person, *at))
    }

    /// Where somebody stands with a program; nothing where they have nothing to do with it.
    #[must_use]
    pub fn at(&self, program: ProgramId, person: PersonId) -> Option<At> {
        self.standing.get(&program)?.of.get(&person).copied()
    }

    /// How many stand where.
    #[must_use]
    pub fn stands(&self, program: ProgramId) -> Stands {
        self.standing.get(&program).map(|standing| standing.stands).unwrap_or_default()
    }
}

impl Standings {
    fn put(&mut self, person: PersonId, at: At) {
        self.take(person);
        self.of.insert(person, at);
        self.stands.add(at);
    }

    fn take(&mut self, person: PersonId) {
        if let Some(was) = self.of.remove(&person) {
            self.stands.0[was as usize] -= 1;
        }
    }
}

/// For whom a program is over.
fn over(roster: &Roster, program: ProgramId) -> impl Iterator<Item = usize> {
    use domain::program::EnrolStage::{Declined, Ended, Refused};
    let enrolled = roster.enrolled(program);
    enrolled.filter(|(_, one)| matches!(one.stage, Refused | Declined | Ended)).map(|(at, _)| at)
}

/// How many would stand where with a version that is only being thought of.
pub fn foreseen(roster: &Roster, program: Program, today: Day) -> Stands {
    let mut stands = Stands::default();
    let owed = owed(roster, &[program], today);
    owed.iter().flat_map(|one| &one.people).for_each(|(_, standing)| stands.add(At::from(*standing)));
    stands
}

fn everybody(ledger: &Ledger, keyring: &Keyring, roll: &Roll) -> BTreeMap<PersonId, Member> {
    let people = roll.entries().map(|entry| entry.row.id);
    people.filter_map(|id| Some((id, member(ledger, keyring, roll, id)?))).collect()
}

/// What is known of somebody that a rule may ask; nothing of who has left, or goes on as somebody else.
fn member(ledger: &Ledger, keyring: &Keyring, roll: &Roll, id: PersonId) -> Option<Member> {
    let entry = roll.entry(id).filter(|entry| entry.is_here())?;
    Some(Member {
        person: id,
        household: entry.household,
        relation: entry.row.relation,
        born: entry.born,
        gender: ledger.gender(keyring, id),
        home: ledger.lives_at(id).map(|(_, home)| home),
        groups: entry.sorted.is,
        not_groups: entry.sorted.is_not,
        helps: entry.row.volunteer.is_some(),
        dates: ledger.dates(keyring, id).into_iter().collect(),
        papers: ledger.papers(keyring, id).into_iter().collect(),
        enrolled: ledger.enrolments(keyring, id),
    })
}
