//! The contact card for a door: its link leads to the station as the building's poster does, and says who to tell first. That
//! is signed, so that nobody can put another number into a link that people trust.

use crate::host::Host;
use crate::office::Office;
use crate::set_up::form::{digits, name};
use courier::body::{Body, ContactBody};
use courier::{code, slip};
use domain::Millis;
use ports::desk::contact::{Form, HOURS_MAX, Link};
use ports::desk::{Answer, Field, Reply, Trouble, Wrong};

impl<H: Host> Office<H> {
    /// The link of a contact card.
    ///
    /// # Errors
    /// `Wrong` with every field that is not right, `Unknown` for a place nobody wrote down, or that the site's address is too
    /// long for a poster.
    pub fn contact(&self, form: &Form, now_ms: Millis) -> Reply {
        let (called, telephone, hours) = (name(&form.name), digits(&form.telephone), form.hours.trim());
        let long = (hours.chars().count() > HOURS_MAX).then_some(Wrong::TooLong(HOURS_MAX as u32));
        let (called, telephone) = match (called, telephone, long) {
            (Ok(called), Ok(telephone), None) => (called, telephone),
            (called, telephone, long) => {
                let wrong = [(Field::Captain, called.err()), (Field::Telephone, telephone.err()), (Field::Words, long)];
                let wrong = wrong.into_iter().filter_map(|(field, why)| Some((field, why?)));
                return Err(Trouble::Wrong(wrong.collect()));
            }
        };
        let link = self.poster(form.place)?.map_err(Trouble::AddressTooLong)?.link;
        if !self.keys.speaks() {
            return Ok(Answer::Contact(Link { link, names: false }));
        }
        let (name, telephone) = (called.as_str().into(), telephone.as_str().into());
        let body = ContactBody { place: form.place, name, telephone, hours: hours.into(), at_ms: now_ms };
        let said = slip::sign_open(&self.keys.sign, &Body::Contact(body)).ok().and_then(|slip| code::write(&slip));
        let said = said.ok_or_else(|| Trouble::Broken("a contact card of no length".to_owned()))?;
        // The poster's code comes last: a chat that drops the full stop at the end of a link finds none there.
        Ok(Answer::Contact(Link { link: link.replacen("?p=", &format!("?s={said}&p="), 1), names: true }))
    }
}
