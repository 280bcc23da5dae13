//! The canteen 助餐点: kiosks, who is on their rosters, and the meals eaten there.

use super::{Phone, person_id};
use crate::ledger::Ledger;
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set, subject};
use domain::meal::{DinerRef, Meal, PriceClass};
use domain::{Day, Millis, PersonId};
use std::collections::BTreeMap;

/// A kiosk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kiosk {
    /// Its running number at the station.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Its keys.
    pub phone: Option<Phone>,
    /// Version of the roster last sent to it.
    pub roster: u32,
    /// No longer in use.
    pub retired: bool,
}

/// Someone on a kiosk's roster.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DinerEntry {
    /// The kiosk's opaque reference.
    pub reference: DinerRef,
    /// Who that is.
    pub person: PersonId,
    /// At which price.
    pub price: PriceClass,
}

impl Ledger {
    /// Every kiosk, by number.
    pub fn kiosks(&self) -> impl Iterator<Item = Kiosk> {
        self.all(subject::KIOSK).filter_map(|(subject, _)| self.kiosk(subject.as_pair().0))
    }

    /// One kiosk.
    #[must_use]
    pub fn kiosk(&self, number: u32) -> Option<Kiosk> {
        let subject = Subject::kiosk(number);
        let record = self.record(subject)?;
        Some(Kiosk {
            number,
            name: record.text(field::KIOSK_NAME)?.to_owned(),
            phone: self.phone(subject),
            roster: record.number(field::KIOSK_ROSTER).unwrap_or(0),
            retired: record.yes(field::KIOSK_RETIRED),
        })
    }

    /// Since when a kiosk is no longer in use, by the clock of whoever said so.
    #[must_use]
    pub fn retired_ms(&self, kiosk: u32) -> Option<Millis> {
        let record = self.record(Subject::kiosk(kiosk)).filter(|record| record.yes(field::KIOSK_RETIRED))?;
        let write = record.register(field::KIOSK_RETIRED)?.writes().last()?;
        self.stamp(&write.id.event).map(|stamp| stamp.wall_ms)
    }

    /// Who may eat at a kiosk, by reference.
    pub fn diners(&self, kiosk: u32) -> impl Iterator<Item = DinerEntry> {
        self.linked(Subject::kiosk(kiosk), field::DINER_KIOSK)
            .filter_map(move |diner| self.diner(kiosk, diner.as_pair().1))
    }

    /// Who a reference on a kiosk's roster is; `None` when unknown, taken off, or erased.
    #[must_use]
    pub fn diner(&self, kiosk: u32, reference: DinerRef) -> Option<DinerEntry> {
        let record = self.record(Subject::diner(kiosk, reference))?;
        let person = person_id(record.id(field::DINER_PERSON)?);
        let gone = record.yes(field::DINER_GONE) || self.is_erased(person);
        let price = record.coded(field::DINER_PRICE).unwrap_or(PriceClass::Ordinary);
        (!gone).then_some(DinerEntry { reference, person, price })
    }

    /// The meals of one day at one kiosk, by their number there; one taken in twice counts once.
    #[must_use]
    pub fn meals(&self, kiosk: u32, day: Day) -> BTreeMap<u32, Meal> {
        let items = self.record(Subject::meals(kiosk, day)).into_iter().flat_map(|record| record.items(set::MEALS));
        let meal = |item: &Value| match item {
            Value::Bytes(bytes) => postcard::from_bytes::<Meal>(bytes).ok(),
            _ => None,
        };
        items.filter_map(|(item, _)| meal(item)).map(|meal| (meal.number, meal)).collect()
    }

    /// How many meals were eaten on a day, at all kiosks together.
    #[must_use]
    pub fn meals_on(&self, day: Day) -> usize {
        self.kiosks().map(|kiosk| self.meals(kiosk.number, day).len()).sum()
    }

    /// The first number at a kiosk that is still to come: every one below was taken in, or was never used.
    #[must_use]
    pub fn meals_below(&self, kiosk: u32) -> u32 {
        let days =
            self.all(subject::MEALS).map(|(subject, _)| subject.as_pair()).filter(|(number, _)| *number == kiosk);
        let numbers = days.flat_map(|(_, day)| self.meals(kiosk, Day(day)).into_keys());
        let taken = numbers.map(|number| (number, number.saturating_add(1)));
        let mut known: Vec<(u32, u32)> = taken.chain(self.unused_meals(kiosk)).collect();
        known.sort_unstable();
        known.into_iter().fold(0, |below, (from, before)| if from <= below { below.max(before) } else { below })
    }

    /// Ranges of numbers that a kiosk says it never used.
    fn unused_meals(&self, kiosk: u32) -> impl Iterator<Item = (u32, u32)> {
        let items = self.record(Subject::kiosk(kiosk)).into_iter().flat_map(|record| record.items(set::UNUSED));
        items.filter_map(|(item, _)| match item {
            Value::Bytes(bytes) => postcard::from_bytes(bytes).ok(),
            _ => None,
        })
    }
}
