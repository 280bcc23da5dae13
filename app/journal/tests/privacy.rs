//! What people may ask of the journal about themselves: to be forgotten, and to take back what they agreed to.

use crate::common::*;
use domain::consent::{Consent, How, Purpose};
use domain::task::TaskStage;
use domain::{Kind, TaskId};
use journal::acts::Offer;
use journal::facts::{Opening, Standing};
use journal::vocabulary::set;
use journal::{Event, Subject};

fn consent(given: bool, at_ms: u64) -> Consent {
    let (purpose, how, witness) = (Purpose::Particulars, How::Telephone, "许楠".into());
    Consent { purpose, round: 0, given, wording: 1, how, witness, at_ms }
}

/// Mr He with his lamp and his phone, and Lin who was asked about it.
fn asked() -> Desk {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        let offer = Offer { task: TaskId([8; 16]), request: LAMP, volunteer: LIN, offered_ms: NOW, until_ms: None };
        act.add_person(LIN, None, &he()).offer_task(&offer).know_sender(&phone(7), HE);
    });
    desk
}

#[test]
fn whoever_is_erased_leaves_how_much_was_asked_and_nothing_that_tells_who_it_was() {
    let mut desk = asked();
    desk.act(|act| {
        act.loosen(HE).erase(HE);
    });
    let ledger = desk.replica.ledger();
    let request = ledger.request(LAMP).expect("it was asked");
    assert_eq!((request.kind, request.place, request.home), (Kind::Repair, BUILDING, None));
    assert_eq!((ledger.name(&desk.keyring, HE), ledger.words(&desk.keyring, LAMP)), (None, None));
    assert_eq!(ledger.persons_of(journal::HouseholdId([5; 16])).count(), 0);
    for subject in [Subject::person(HE), Subject::request(LAMP)] {
        assert_eq!(ledger.phone(subject), None);
    }
    let sender = ledger.sender(&phone(7).sign).expect("a phone");
    assert_eq!((sender.standing, sender.person), (Standing::New, None));
    assert_eq!(ledger.tasks_of(LAMP)[0].stage, TaskStage::Offered);
    assert_eq!(ledger.requests_by(HE).count(), 1);
}

#[test]
fn nothing_written_about_somebody_erased_draws_a_key_for_them_again() {
    let mut desk = asked();
    desk.act(|act| {
        act.erase(HE);
    });
    drop(desk.keyring.take_fresh());
    let mut act = journal::Act::new(desk.replica.ledger(), &mut desk.keyring, &mut desk.draw);
    act.note(HE, Subject::request(LAMP), "他搬走了").rate(LAMP, 0, 5, "好").add_person(HE, None, &he());
    act.note_consent(HE, &consent(true, NOW)).keep_apart(HE, LIN).set_asker(LAMP, HE);
    assert_eq!(act.finish(), []);
    assert!(!desk.keyring.has(HE) && desk.keyring.take_fresh().is_empty());
}

#[test]
fn of_two_who_hear_different_things_at_the_same_time_the_withdrawal_is_believed() {
    let (mut desk, mut other) = (Desk::new(0), Desk::new(1));
    let first = desk.act(|act| {
        act.add_person(HE, None, &he()).note_consent(HE, &consent(true, 1));
    });
    other.take(&first);
    for (person, key) in desk.keyring.iter() {
        other.keyring.put(person, key.clone());
    }
    let say = |desk: &mut Desk, given, at_ms| -> Event {
        desk.act(|act| {
            act.note_consent(HE, &consent(given, at_ms));
        })
    };
    let (no, yes) = (say(&mut desk, false, 2), say(&mut other, true, 3));
    desk.take(&yes);
    other.take(&no);
    for desk in [&desk, &other] {
        assert!(desk.replica.ledger().withdrew(&desk.keyring, HE, Purpose::Particulars));
        assert_eq!(desk.replica.ledger().consents(&desk.keyring, HE).len(), 3, "all three words are kept");
    }
    let again = say(&mut other, true, 4);
    desk.take(&again);
    assert!(!desk.replica.ledger().withdrew(&desk.keyring, HE, Purpose::Particulars));
}

#[test]
fn who_looked_is_kept_with_the_device_and_goes_with_the_person() {
    let mut desk = asked();
    let opening = Opening { at_ms: NOW, times: 2, copied: false };
    desk.act(|act| {
        act.note_opening(HE, &opening);
    });
    let opened = desk.replica.ledger().openings(&desk.keyring, HE);
    assert_eq!((opened.len(), opened[0].opening, opened[0].stamp.author), (1, opening, secret(0).public()));
    desk.act(|act| {
        act.erase(HE);
    });
    let record = desk.replica.ledger().record(Subject::person(HE)).expect("counted");
    assert_eq!(record.items(set::OPENINGS).count(), 0);
}
