//! Estates and buildings that are added after the station was set up, because one was built, or forgotten.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::places::meant;
use crate::set_up::form::{buildings, name};
use domain::place::{Level, Metres, Place};
use domain::text::half_width;
use domain::{Millis, PlaceId};
use ports::desk::added::Form;
use ports::desk::{Field, Reply, Trouble, Wrong};

impl<H: Host> Office<H> {
    /// Adds the buildings that are not there yet, and their estate where it is new: a name that says the same as the only
    /// one it could mean is that one. Of two estates of one name, which two devices may have made apart, both are looked
    /// through. One act, one undo.
    ///
    /// # Errors
    /// `Wrong` with every field that is not right, or where all of them are there; `NotYours` where this device looks after
    /// some buildings only; `NotNow` at an office, which has no estates.
    pub async fn add_places(&mut self, form: &Form, now_ms: Millis) -> Reply {
        let (estate, numbers) = match (name(&form.estate), buildings(&form.buildings)) {
            (Ok(estate), Ok(numbers)) => (estate, numbers),
            (estate, numbers) => {
                let wrong = [(Field::Estate(0), estate.err()), (Field::Buildings(0), numbers.err())];
                return Err(Trouble::Wrong(wrong.into_iter().filter_map(|(field, why)| Some((field, why?))).collect()));
            }
        };
        if !self.replica.writers().may_write(&self.keys.device.public(), self.keys.place) {
            return Err(Trouble::NotYours);
        }
        if self.ledger().place(self.keys.place).is_none_or(|own| own.level != Level::Community) {
            return Err(Trouble::NotNow);
        }
        let same = self.estates_called(&estate);
        let known = same.first().copied();
        let there = |number: &u16| same.iter().any(|estate| self.ledger().building(*estate, *number).is_some());
        let missing: Vec<u16> = numbers.into_iter().filter(|number| !there(number)).collect();
        if missing.is_empty() {
            return Err(Trouble::Wrong(vec![(Field::Buildings(0), Wrong::There)]));
        }
        let mut place =
            |level, above, name| Place { id: PlaceId(self.draw.array()), level, above, name, at: Metres::default() };
        let new = known.is_none().then(|| place(Level::Estate, Some(self.keys.place), estate));
        let above = known.or(new.as_ref().map(|estate| estate.id));
        let fresh =
            missing.iter().map(|number| (place(Level::Building, above, format!("{number}号楼")), Some(*number)));
        let fresh: Vec<_> = new.into_iter().map(|estate| (estate, None)).chain(fresh.collect::<Vec<_>>()).collect();
        let mut change = Change::default();
        let ((), ops) = self.act(|act| {
            fresh.iter().for_each(|(place, number)| {
                act.add_place(place, *number);
            });
        });
        change.say(self.keys.place, ops);
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// The estates that a name means, whatever its width and blanks.
    fn estates_called(&self, name: &str) -> Vec<PlaceId> {
        let plain = |name: &str| half_width(name).split_whitespace().collect::<String>();
        let estates = self.ledger().places().filter(|place| place.level == Level::Estate);
        let all: Vec<(String, PlaceId)> = estates.map(|estate| (plain(&estate.name), estate.id)).collect();
        meant(&plain(name), &all)
    }
}
