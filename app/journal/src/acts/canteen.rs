//! Acts about the canteen: kiosks, rosters, meals.

use super::Act;
use crate::facts::{DinerEntry, Phone};
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set};
use domain::Day;
use domain::meal::{DinerRef, Meal};

impl Act<'_> {
    /// Enrols a kiosk.
    pub fn enrol_kiosk(&mut self, number: u32, name: &str, phone: &Phone) -> &mut Self {
        let subject = Subject::kiosk(number);
        self.set(subject, field::KIOSK_NAME, Value::Text(name.to_owned())).phone(subject, phone)
    }

    /// Notes which roster a kiosk was sent last.
    pub fn note_roster(&mut self, number: u32, version: u32) -> &mut Self {
        self.set(Subject::kiosk(number), field::KIOSK_ROSTER, Value::Int(version.into()))
    }

    /// A kiosk is no longer in use.
    pub fn retire_kiosk(&mut self, number: u32) -> &mut Self {
        self.set(Subject::kiosk(number), field::KIOSK_RETIRED, Value::Bool(true))
    }

    /// Puts a person on a kiosk's roster, or changes the price.
    pub fn enlist_diner(&mut self, kiosk: u32, diner: &DinerEntry) -> &mut Self {
        let subject = Subject::diner(kiosk, diner.reference);
        self.set(subject, field::DINER_KIOSK, Value::Id(Subject::kiosk(kiosk)))
            .set(subject, field::DINER_PERSON, Value::Id(Subject::person(diner.person)))
            .coded(subject, field::DINER_PRICE, &diner.price)
    }

    /// Takes somebody off a kiosk's roster.
    pub fn strike_diner(&mut self, kiosk: u32, reference: DinerRef) -> &mut Self {
        self.set(Subject::diner(kiosk, reference), field::DINER_GONE, Value::Bool(true))
    }

    /// Puts somebody back who was taken off it.
    pub fn unstrike_diner(&mut self, kiosk: u32, reference: DinerRef) -> &mut Self {
        self.set_or_clear(Subject::diner(kiosk, reference), field::DINER_GONE, None)
    }

    /// Records that a kiosk never used its numbers from `from` to before `before`.
    pub fn skip_meals(&mut self, kiosk: u32, from: u32, before: u32) -> &mut Self {
        let item = Value::Bytes(postcard::to_allocvec(&(from, before)).unwrap_or_default());
        let ledger = self.ledger;
        let there =
            ledger.record(Subject::kiosk(kiosk)).is_some_and(|record| record.adds(set::UNUSED, &item).is_some());
        if !there {
            self.add(Subject::kiosk(kiosk), set::UNUSED, item);
        }
        self
    }

    /// Records meals eaten at a kiosk, each on its own day; those already there say nothing.
    pub fn record_meals(&mut self, kiosk: u32, meals: &[Meal]) -> &mut Self {
        for meal in meals {
            let (day, ledger) = (Day::of(meal.at_ms), self.ledger);
            let subject = Subject::meals(kiosk, day);
            let item = Value::Bytes(postcard::to_allocvec(meal).unwrap_or_default());
            let there = ledger.record(subject).is_some_and(|record| record.adds(set::MEALS, &item).is_some());
            if !there {
                self.add(subject, set::MEALS, item);
            }
        }
        self
    }
}
