//! Writing people down: new neighbours, what is known of them, and who helps as a volunteer.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::set_up::form::name;
use crate::undo::Back;
use domain::group::{Group, Groups};
use domain::text::telephone;
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;
use domain::{Born, Day, Home, Millis, PersonId, PlaceId, Slots};
use journal::acts::Particulars;
use journal::facts::Sorted;
use journal::{HouseholdId, Op, Subject, Undo};
use ports::desk::{Answer, Field, NOTE_MAX, PersonForm, Trouble, Wrong};

/// A form without mistakes.
struct Checked {
    particulars: Particulars,
    lives: Option<(PlaceId, Home)>,
    born: Option<Born>,
}

impl<H: Host> Office<H> {
    /// Writes somebody down, or changes what is known.
    ///
    /// # Errors
    /// `Wrong` with every field that is not right, `Unknown`, or the device's trouble.
    pub async fn save_person(&mut self, form: &PersonForm, now_ms: Millis) -> Result<Answer, Trouble> {
        if form.person.is_some_and(|person| self.ledger().person(person).is_none()) {
            return Err(Trouble::Unknown);
        }
        let mut checked = self.check_person(form, now_ms).map_err(Trouble::Wrong)?;
        let newcomer = crate::filing::Newcomer {
            name: checked.particulars.name.clone(),
            telephone: String::new(),
            lives: checked.lives,
        };
        let known = form.person.is_none().then(|| self.known(&newcomer)).flatten();
        let form = match known {
            Some(person) => self.what_is_missing(person, form, &mut checked),
            None => {
                self.leave_as_it_is(form, &mut checked);
                form.clone()
            }
        };
        let person = form.person.or(known).unwrap_or_else(|| PersonId(self.draw.array()));
        let ops = self.said_by(person, &form, &checked);
        let new_log = checked.lives.map_or_else(|| self.own_log(), |(building, _)| building);
        let log = self.ledger().log_of(Subject::person(person)).unwrap_or(new_log);
        let back = Back::Fields(log, Undo::of(self.ledger(), &ops));
        let mut change = Change::default();
        change.say(log, ops);
        match self.carry_out(now_ms, change, vec![back], None).await? {
            Answer::Saved(written) => {
                let already = known.is_some();
                Ok(Answer::Saved(ports::desk::Written { person: Some(person), already, ..written }))
            }
            other => Ok(other),
        }
    }

    fn said_by(&mut self, person: PersonId, form: &PersonForm, checked: &Checked) -> Vec<Op> {
        let standing = checked.lives.and_then(|(building, home)| self.ledger().household_at(building, home));
        let sorted = self.sorted(person, form);
        let helped = self.ledger().volunteer(person).is_some();
        let (spoke, rested) = (self.ledger().speaks(&self.keyring, person), self.ledger().rests(person));
        let noted = self.ledger().note_on(&self.keyring, person).unwrap_or_default();
        let ((), ops) = self.act(|act| {
            let household = standing.map(|household| household.id).or_else(|| {
                let (building, home) = checked.lives?;
                let id = HouseholdId(act.draw());
                act.add_household(id, building, home);
                Some(id)
            });
            act.add_person(person, household, &checked.particulars).note_groups(person, sorted);
            if checked.born.is_some() {
                act.note_born(person, checked.born);
            }
            if form.typed(|form| form.relation) && (form.person.is_some() || form.relation.is_some()) {
                act.note_relation(person, form.relation);
            }
            if let Some(household) = household.filter(|_| tells_of_home(form)) {
                act.note_difficulty(household, form.difficulty.trim());
            }
            if form.typed(|form| form.note.clone()) && form.note.trim() != noted {
                act.write_note(person, form.note.trim());
            }
            if form.typed(|form| form.speaks) && form.speaks != spoke {
                act.note_speaks(person, form.speaks);
            }
            if form.typed(|form| form.rests) && form.rests != rested {
                act.note_rests(person, form.rests);
            }
            match (form.helps, checked.lives) {
                _ if !form.typed(|form| form.helps) => {}
                (Some(helps), Some((place, home))) => {
                    let free = if helps.free.is_empty() { Slots::ALL } else { helps.free };
                    let (skills, reach, capacity) = (helps.skills, helps.reach, helps.capacity.max(1));
                    act.enlist_volunteer(&Volunteer { person, place, home, skills, free, reach, capacity });
                }
                _ if helped => {
                    act.stand_down(person);
                }
                _ => {}
            }
        });
        ops
    }

    /// Of a form for somebody new who is on the roster already: what is not known of them yet. Nothing that is known goes.
    fn what_is_missing(&self, person: PersonId, form: &PersonForm, checked: &mut Checked) -> PersonForm {
        let mut form = form.clone();
        let (ledger, keyring) = (self.ledger(), &self.keyring);
        if ledger.telephone(keyring, person).is_some() {
            checked.particulars.telephone.clear();
        }
        checked.born =
            checked.born.filter(|born| ledger.born_on(keyring, person).is_none_or(|known| born.refines(known)));
        checked.lives = ledger.lives_at(person).or(checked.lives);
        form.relation = ledger.relation(keyring, person).or(form.relation);
        form.speaks = Tongues(ledger.speaks(keyring, person).0 | form.speaks.0);
        form.note = ledger.note_on(keyring, person).unwrap_or(form.note);
        let household = ledger.person(person).and_then(|person| person.household);
        if household.is_some_and(|household| ledger.difficulty(keyring, household).is_some()) {
            form.difficulty.clear();
        }
        if ledger.volunteer(person).is_some() {
            (form.rests, form.helps) = (ledger.rests(person), None);
            // What they offer is as it was.
            form.was = Some(Box::default());
        }
        form
    }

    fn check_person(&self, form: &PersonForm, now_ms: Millis) -> Result<Checked, Vec<(Field, Wrong)>> {
        let mut wrong = Vec::new();
        let spot = self.atlas.spot(form.building);
        if spot.is_none() {
            wrong.push((Field::Place, Wrong::NotOurs));
        }
        let name = name(&form.name).map_err(|why| wrong.push((Field::Name, why))).unwrap_or_default();
        let digits = telephone(&form.telephone).unwrap_or_default();
        if digits.is_empty() && !form.telephone.trim().is_empty() {
            wrong.push((Field::Telephone, Wrong::NotTelephone));
        }
        let home = Home::parse(&form.home, spot.and_then(|spot| spot.number));
        match (home, form.home.trim().is_empty()) {
            (None, false) => wrong.push((Field::Home, Wrong::NotHome)),
            (None, true) if form.helps.is_some() => wrong.push((Field::Home, Wrong::Empty)),
            _ => {}
        }
        let born = born(&form.born, now_ms).map_err(|why| wrong.push((Field::Born, why))).unwrap_or_default();
        if form.note.trim().chars().count() > NOTE_MAX && form.typed(|form| form.note.clone()) {
            wrong.push((Field::Words, Wrong::TooLong(NOTE_MAX as u32)));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let lives = home.map(|home| (self.building_of(form.building, home).unwrap_or(form.building), home));
        let veteran = Some(form.veteran || form.groups.has(Group::Veteran));
        let particulars = Particulars { name, telephone: digits, note: String::new(), born: None, veteran };
        Ok(Checked { particulars, lives, born })
    }

    /// What nobody typed over is left as it stands by now, which may be another than the form shows.
    fn leave_as_it_is(&self, form: &PersonForm, checked: &mut Checked) {
        let particulars = &mut checked.particulars;
        if !form.typed(|form| form.name.clone()) {
            particulars.name.clear();
        }
        if !form.typed(|form| form.telephone.clone()) {
            particulars.telephone.clear();
        }
        if !form.typed(|form| form.veteran || form.groups.has(Group::Veteran)) {
            particulars.veteran = None;
        }
        if !form.typed(|form| form.born.clone()) {
            checked.born = None;
        }
        if !form.typed(|form| (form.building, form.home.clone())) {
            checked.lives = form.person.and_then(|person| self.ledger().lives_at(person));
        }
    }

    /// The groups to be written down of somebody: as they were, but for what the form says otherwise. What is worked out and
    /// left as it was is written nowhere, so that it goes on following from ages and homes.
    fn sorted(&self, person: PersonId, form: &PersonForm) -> Sorted {
        let was = self.ledger().sorted(&self.keyring, person);
        let (now, gone) = (form.groups.without(form.shown), form.shown.without(form.groups));
        let worked_out = Groups::of(&gone.iter().filter(|group| group.is_worked_out()).collect::<Vec<_>>());
        Sorted { is: was.is.or(now).without(gone), is_not: was.is_not.or(worked_out).without(now) }
    }
}

/// Reads a year or day of birth: `1949`, `１９４９年`, `1949-3-8`; nothing typed says nothing.
///
/// # Errors
/// `TooLong(4)` for what is no birth of somebody who lives.
pub fn born(text: &str, now_ms: Millis) -> Result<Option<Born>, Wrong> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let lives = |born: &Born| born.year >= 1900 && born.ages(Day::of(now_ms)).is_some();
    Born::parse(text).filter(lives).map(Some).ok_or(Wrong::TooLong(4))
}

/// Whether a form says what makes life difficult at home: of somebody new an empty line says nothing.
fn tells_of_home(form: &PersonForm) -> bool {
    form.typed(|form| form.difficulty.clone()) && (form.person.is_some() || !form.difficulty.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_is_read_as_people_write_it() {
        let now = 1_795_309_200_000;
        assert_eq!(born("1949", now), Ok(Some(Born::in_year(1949))));
        assert_eq!(born(" １９４９年 ", now), Ok(Some(Born::in_year(1949))));
        assert_eq!(born("1949年3月8日", now), Ok(Some(Born { year: 1949, month: 3, day: 8 })));
        assert_eq!(born(" ", now), Ok(None));
        for text in ["49", "2049", "2026-12-31", "1949-13-1", "x"] {
            assert_eq!(born(text, now), Err(Wrong::TooLong(4)), "{text}");
        }
    }
}
