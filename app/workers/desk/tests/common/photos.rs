//! Photos taken at people's homes.

use super::*;
use device::Clock;
use domain::consent::{How, Purpose};
use domain::knock::Outcome;
use domain::program::{Paper, Papers};
use domain::{HouseholdId, PersonId, ProgramId};
use engine::eligibility::examples::Example;
use ports::desk::knocks::{Ask as Knocks, KnockForm};
use ports::desk::paperwork::{Answer as Told, Ask as About, Filled, Known, Scanned, Signed, Whose};

/// A picture of no dots, with the place it was taken at, as a camera writes it.
pub fn photo(of: &str) -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        [&[0xff, marker][..], &u16::try_from(body.len() + 2).expect("short").to_be_bytes(), body].concat()
    };
    let parts = [segment(0xe1, b"Exif GPS 34.26N"), segment(0xc0, of.as_bytes()), segment(0xda, b"scan")];
    [&[0xff, 0xd8][..], &parts.concat(), &[1, 2, 3, 0xff, 0xd9]].concat()
}

/// The card that veterans are owed.
pub fn card(desk: &Rc<Desk<Tab>>) -> ProgramId {
    let version = Example::VeteransCard.version(Day::of(NOW), "优待证", "优待证一张");
    match ask(desk, Ask::Programs(programs::Ask::Save(None, version))) {
        Ok(Answer::Programs(programs::Answer::Written(card, _))) => card,
        other => panic!("{other:?}"),
    }
}

/// Somebody's papers are photographed for a program.
pub fn photographed(desk: &Rc<Desk<Tab>>, program: ProgramId, (person, name): (PersonId, &str), of: &[&str]) {
    let filled = Filled {
        program,
        person,
        name: name.into(),
        telephone: String::new(),
        born: String::new(),
        was: Known { name: name.into(), ..Known::default() },
        photos: of.iter().map(|of| (Paper::IdCard, photo(of))).collect(),
        seen: Papers::default(),
        signed: Signed::Paper,
        agrees: true,
        witness: "赵敏".into(),
        day: Day::of(desk.host.browser.clock.now_ms()),
    };
    saved(ask(desk, Ask::Paperwork(About::Save(Box::new(filled)))));
}

/// What was seen at somebody's home is photographed.
pub fn seen_at(desk: &Rc<Desk<Tab>>, household: HouseholdId, of: &str) {
    let day = Day::of(desk.host.browser.clock.now_ms());
    let form = KnockForm { photos: vec![photo(of)], ..KnockForm::bare(household, day, Outcome::Met) };
    saved(ask(desk, Ask::Knocks(Knocks::Knock(Box::new(form)))));
}

/// Where somebody lives.
pub fn household(desk: &Rc<Desk<Tab>>, person: PersonId) -> HouseholdId {
    match ask(desk, Ask::Person(person)) {
        Ok(Answer::Person(detail)) => detail.household_id.expect("a home"),
        other => panic!("{other:?}"),
    }
}

/// What was photographed for a program, as a desk knows it.
pub fn scans(desk: &Rc<Desk<Tab>>, program: ProgramId, person: PersonId) -> Vec<Scanned> {
    match ask(desk, Ask::Paperwork(About::Form(program, person))) {
        Ok(Answer::Paperwork(Told::Form(form))) => form.scans,
        other => panic!("{other:?}"),
    }
}

/// Whether a desk can show it.
pub fn shows(desk: &Rc<Desk<Tab>>, person: PersonId, scan: &Scanned) -> bool {
    matches!(ask(desk, Ask::Paperwork(About::Photo(Whose::Person(person), scan.id))), Ok(Answer::Photo(_)))
}

/// Somebody withdraws that photos of theirs are kept.
pub fn withdraws(desk: &Rc<Desk<Tab>>, person: PersonId) {
    let (purpose, given, how, witness) = (Purpose::Photo, false, How::Door, "许楠".to_owned());
    let form = privacy::ConsentForm { person, purpose, given, how, witness };
    ask(desk, Ask::Privacy(privacy::Ask::Consent(form))).expect("noted");
}

/// How many photos lie in this browser.
pub fn lying(browser: &Browser) -> usize {
    rows(browser, "scans")
}
