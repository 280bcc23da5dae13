//! Writing people down: new neighbours, what is known of them, and who helps as a volunteer.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::set_up::form::name;
use crate::undo::Back;
use domain::text::{half_width, telephone};
use domain::volunteer::Volunteer;
use domain::{Day, Home, Millis, PersonId, PlaceId, Slots};
use journal::acts::Particulars;
use journal::{HouseholdId, Subject, Undo};
use ports::desk::{Answer, Field, PersonForm, Trouble, Wrong};

/// A form without mistakes.
struct Checked {
    particulars: Particulars,
    lives: Option<(PlaceId, Home)>,
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
        let checked = self.check_person(form, now_ms).map_err(Trouble::Wrong)?;
        let newcomer = crate::filing::Newcomer {
            name: checked.particulars.name.clone(),
            telephone: String::new(),
            lives: checked.lives,
        };
        let person = form.person.or_else(|| self.known(&newcomer));
        let person = person.unwrap_or_else(|| PersonId(self.draw.array()));
        let standing = checked.lives.and_then(|(building, home)| self.ledger().household_at(building, home));
        let helped = self.ledger().volunteer(person).is_some();
        let (spoke, rested) = (self.ledger().speaks(&self.keyring, person), self.ledger().rests(person));
        let ((), ops) = self.act(|act| {
            let household = standing.map(|household| household.id).or_else(|| {
                let (building, home) = checked.lives?;
                let id = HouseholdId(act.draw());
                act.add_household(id, building, home);
                Some(id)
            });
            act.add_person(person, household, &checked.particulars);
            if let Some(household) = household {
                act.note_difficulty(household, form.difficulty.trim());
            }
            if form.speaks != spoke {
                act.note_speaks(person, form.speaks);
            }
            if form.rests != rested {
                act.note_rests(person, form.rests);
            }
            match (form.helps, checked.lives) {
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
        let new_log = checked.lives.map_or_else(|| self.own_log(), |(building, _)| building);
        let log = self.ledger().log_of(Subject::person(person)).unwrap_or(new_log);
        let back = Back::Fields(log, Undo::of(self.ledger(), &ops));
        let mut change = Change::default();
        change.say(log, ops);
        match self.carry_out(now_ms, change, vec![back], None).await? {
            Answer::Saved(written) => Ok(Answer::Saved(ports::desk::Written { person: Some(person), ..written })),
            other => Ok(other),
        }
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
        let born = year(&form.born, now_ms).map_err(|why| wrong.push((Field::Born, why))).unwrap_or_default();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let lives = home.map(|home| (self.building_of(form.building, home).unwrap_or(form.building), home));
        let veteran = Some(form.veteran);
        Ok(Checked { particulars: Particulars { name, telephone: digits, note: String::new(), born, veteran }, lives })
    }
}

/// Reads a year of birth: `1949`, `１９４９年`; nothing typed says nothing.
fn year(text: &str, now_ms: Millis) -> Result<Option<u16>, Wrong> {
    let text = half_width(text);
    let text = text.trim().trim_end_matches('年').trim();
    if text.is_empty() {
        return Ok(None);
    }
    let this_year = Day::of(now_ms).date().0;
    let year = text.parse::<u16>().ok().filter(|year| *year >= 1900 && u32::from(*year) <= this_year);
    year.map(Some).ok_or(Wrong::TooLong(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_birth_is_read_as_people_write_it() {
        let now = 1_795_309_200_000;
        assert_eq!(year("1949", now), Ok(Some(1949)));
        assert_eq!(year(" １９４９年 ", now), Ok(Some(1949)));
        assert_eq!(year("", now), Ok(None));
        for text in ["49", "2049", "19491", "x"] {
            assert_eq!(year(text, now), Err(Wrong::TooLong(4)), "{text}");
        }
    }
}
