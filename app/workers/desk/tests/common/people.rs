//! Neighbours of building 3, written down at a desk: who helps, and who asks.

use super::*;
use domain::PersonId;
use domain::volunteer::{Reach, Skill, Skills};
use engine::{Policy, Scene};

/// Takes an act back.
pub fn undo(desk: &Rc<Desk<Tab>>, written: &Written) {
    saved(ask(desk, Ask::Undo { token: written.undo.expect("can be undone") }));
}

/// What the engine is given.
pub fn scene(desk: &Rc<Desk<Tab>>) -> (Scene, Policy) {
    match ask(desk, Ask::Scene) {
        Ok(Answer::Scene(packed)) => packed.unpack().expect("a scene"),
        other => panic!("{other:?}"),
    }
}

/// A form with nothing written in it.
pub fn nobody() -> PersonForm {
    PersonForm::default()
}

/// Somebody of building 3, ready to help where `helps`.
pub fn written(desk: &Rc<Desk<Tab>>, name: &str, home: &str, helps: bool) -> PersonId {
    let (place, _) = building(desk, "青禾小区", "3");
    let facts = VolunteerFacts {
        skills: Skills::of(&[Skill::Errands]),
        free: Slots::ALL,
        reach: Reach::Community,
        capacity: 5,
        this_week: 0,
    };
    let helps = helps.then_some(facts);
    let form = PersonForm { building: place, home: home.into(), name: name.into(), helps, ..nobody() };
    saved(ask(desk, Ask::SavePerson(form))).person.expect("the new one")
}

/// What this person asks for: so many helpers.
pub fn filed(desk: &Rc<Desk<Tab>>, person: PersonId, helpers: u8) -> RequestId {
    let (channel, who) = (domain::request::Channel::Door, WhoAsks::Known(person));
    let form =
        FileForm { words: "冰箱要搬下楼".into(), kind: Kind::Errand, channel, who, suits: Slots(0), helpers };
    saved(ask(desk, Ask::File(form))).request.expect("the new one")
}
