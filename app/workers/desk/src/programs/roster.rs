//! The roster as rules ask about it, and who stands where: laid out when first asked for, then kept up to date with what is
//! touched.

use crate::roll::Roll;
use domain::{Day, HouseholdId, PersonId, ProgramId};
use engine::eligibility::{Member, Owed, Program, Roster, Standing, owed};
use journal::vocabulary::{field, subject};
use journal::{Keyring, Ledger, Subject};
use ports::desk::programs::{At, Stands};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept between questions. Nothing until the first.
#[derive(Default)]
pub struct Kept {
    members: Option<BTreeMap<PersonId, Member>>,
    /// Whose way with a program a subject is: once it is taken back, the ledger does not tell any more.
    enrolments: BTreeMap<[u8; 16], PersonId>,
    laid: Option<Laid>,
}

/// Everybody on one day, and where they stand with each program.
pub struct Laid {
    today: Day,
    /// Everybody who lives here.
    pub roster: Roster,
    places: BTreeMap<PersonId, usize>,
    /// In order of id.
    pub programs: Vec<Program>,
    /// In the same order.
    pub owed: Vec<Owed>,
}

impl Kept {
    /// Reads anew whoever was touched.
    pub fn note(&mut self, ledger: &Ledger, keyring: &Keyring, roll: &Roll, touched: &[Subject]) {
        let Some(members) = &mut self.members else { return };
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
        for person in people {
            let now = member(ledger, keyring, roll, person);
            if members.get(&person) == now.as_ref() {
                continue;
            }
            self.laid = None;
            match now {
                Some(now) => members.insert(person, now),
                None => members.remove(&person),
            };
        }
    }

    /// Who stands where today.
    pub fn lay(&mut self, ledger: &Ledger, keyring: &Keyring, roll: &Roll, today: Day) -> &Laid {
        let members = self.members.get_or_insert_with(|| {
            let of = ledger.all(subject::ENROLMENT);
            let of = of.filter_map(|(subject, record)| Some((subject.id, record.id(field::ENROLMENT_PERSON)?)));
            self.enrolments = of.map(|(id, person)| (id, PersonId(person.id))).collect();
            everybody(ledger, keyring, roll)
        });
        if self.laid.as_ref().is_some_and(|laid| laid.today != today) {
            self.laid = None;
        }
        self.laid.get_or_insert_with(|| {
            let roster = Roster::of(members.values().cloned().collect());
            let programs: Vec<Program> =
                ledger.programs().into_iter().map(|(id, versions)| Program { id, versions }).collect();
            let owed = owed(&roster, &programs, today);
            let places = roster.members().iter().enumerate().map(|(at, member)| (member.person, at)).collect();
            Laid { today, roster, places, programs, owed }
        })
    }
}

impl Laid {
    /// Where somebody stands on the roster.
    #[must_use]
    pub fn place(&self, person: PersonId) -> Option<usize> {
        self.places.get(&person).copied()
    }

    /// Where everybody stands with a program who has anything to do with it, in order of the roster.
    #[must_use]
    pub fn standing(&self, program: ProgramId) -> Vec<(usize, At)> {
        let owed = self.owed.iter().find(|owed| owed.program == program);
        let people = owed.map_or(&[][..], |owed| &owed.people);
        let mut all: BTreeMap<usize, At> = self.over(program).map(|at| (at, At::Over)).collect();
        all.extend(people.iter().map(|(at, standing)| (*at as usize, At::from(*standing))));
        all.into_iter().collect()
    }

    /// How many stand where.
    #[must_use]
    pub fn stands(&self, program: ProgramId) -> Stands {
        stands(self.standing(program).into_iter().map(|(_, at)| at))
    }

    /// For whom it is over.
    fn over(&self, program: ProgramId) -> impl Iterator<Item = usize> {
        use domain::program::EnrolStage::{Declined, Ended, Refused};
        let enrolled = self.roster.enrolled(program);
        enrolled.filter(|(_, one)| matches!(one.stage, Refused | Declined | Ended)).map(|(at, _)| at)
    }
}

/// How many stand where.
pub fn stands(all: impl Iterator<Item = At>) -> Stands {
    all.fold(Stands::default(), |mut stands, at| {
        stands.add(at);
        stands
    })
}

/// Where somebody stands with a version that is only being thought of.
pub fn foreseen(laid: &Laid, program: Program) -> Stands {
    let owed = owed(&laid.roster, &[program], laid.today);
    stands(owed.iter().flat_map(|one| &one.people).map(|(_, standing): &(u32, Standing)| At::from(*standing)))
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
