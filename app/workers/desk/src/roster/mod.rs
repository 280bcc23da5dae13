//! The roster: what is noted of somebody beside their form, the homes of a building, who comes and goes, and who was
//! written down twice.

mod grid;
mod leave;
mod removal;
mod twins;

use crate::host::Host;
use crate::office::{Change, Office};
use domain::program::{DateOf, Paper};
use domain::{Day, Millis, PersonId};
use journal::Subject;
use ports::desk::roster::{Answer as Roster, Ask};
use ports::desk::{Answer, Trouble};

impl<H: Host> Office<H> {
    /// Answers a question about them.
    ///
    /// # Errors
    /// Why it cannot be answered.
    pub async fn answer_roster(&mut self, ask: Ask, now_ms: Millis) -> Result<Answer, Trouble> {
        match ask {
            Ask::Date { person, of, day } => self.note_date(person, of, day, now_ms).await,
            Ask::Paper { person, paper, held } => self.note_paper(person, paper, held, now_ms).await,
            Ask::Grid(place) => self.grid(place, now_ms).map(|cells| Answer::Roster(Roster::Grid(cells))),
            Ask::Leaving(person) => {
                self.leaving(person, now_ms).map(|leaving| Answer::Roster(Roster::Leaving(Box::new(leaving))))
            }
            Ask::Leave { person, gone } => self.note_gone(person, gone, now_ms).await,
            Ask::Return(person) => self.come_back(person, now_ms).await,
            Ask::Move { people, building, home } => self.remove_to(&people, building, &home, now_ms).await,
            Ask::Twins => Ok(Answer::Roster(Roster::Twins(self.twins(now_ms)))),
            Ask::Merge { twice, person, take } => self.merge_persons(twice, person, &take, now_ms).await,
            Ask::Distinct(one, other) => self.tell_apart(one, other, now_ms).await,
        }
    }

    async fn note_date(
        &mut self,
        person: PersonId,
        of: DateOf,
        day: Option<Day>,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        self.roll.entry(person).ok_or(Trouble::Unknown)?;
        self.note_about(person, now_ms, |act| {
            act.note_date(person, of, day);
        })
        .await
    }

    async fn note_paper(
        &mut self,
        person: PersonId,
        paper: Paper,
        held: Option<Option<Day>>,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        self.roll.entry(person).ok_or(Trouble::Unknown)?;
        self.note_about(person, now_ms, |act| {
            match held {
                Some(until) => act.note_paper(person, paper, until),
                None => act.drop_paper(person, paper),
            };
        })
        .await
    }

    /// One act about somebody, with its undo.
    async fn note_about(
        &mut self,
        person: PersonId,
        now_ms: Millis,
        write: impl FnOnce(&mut journal::Act),
    ) -> Result<Answer, Trouble> {
        let mut change = Change::default();
        self.say_about(Subject::person(person), &mut change, write);
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }
}
