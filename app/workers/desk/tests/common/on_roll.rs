//! What the tests of a roster say and ask.

use super::joined::building_3;
use super::people::nobody;
use super::*;
use desk::Desk;
use domain::PersonId;
use ports::desk::roster::Ask as About;

/// Everything known of somebody.
pub fn detail(desk: &Rc<Desk<Tab>>, id: PersonId) -> PersonDetail {
    match ask(desk, Ask::Person(id)) {
        Ok(Answer::Person(detail)) => *detail,
        other => panic!("a person, not {other:?}"),
    }
}

/// A form for somebody of building 3.
pub fn at_home(desk: &Rc<Desk<Tab>>, name: &str, home: &str, born: &str) -> PersonForm {
    let building = building_3(desk);
    PersonForm { building, name: name.into(), home: home.into(), born: born.into(), ..nobody() }
}

/// Writes somebody down.
pub fn save(desk: &Rc<Desk<Tab>>, form: PersonForm) -> PersonId {
    saved(ask(desk, Ask::SavePerson(form))).person.expect("somebody")
}

/// Says something about somebody.
pub fn tell(desk: &Rc<Desk<Tab>>, about: About) -> Written {
    saved(ask(desk, Ask::Roster(about)))
}

/// What somebody agreed to, and who has looked at what is known of them.
pub fn about(desk: &Rc<Desk<Tab>>, person: PersonId) -> Box<privacy::About> {
    match ask(desk, Ask::Privacy(privacy::Ask::About(person))) {
        Ok(Answer::Privacy(privacy::Answer::About(about))) => about,
        other => panic!("{other:?}"),
    }
}
