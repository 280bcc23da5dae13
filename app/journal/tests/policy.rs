//! What a captain settles about choosing helpers: weights, who should not meet, how many a request needs; on one device
//! and on two.

use crate::common::*;
use domain::PersonId;
use journal::{Act, Ledger, Subject, Undo, Verdict};

const WANG: PersonId = PersonId([7; 16]);

fn weights(ledger: &Ledger) -> Vec<(u16, Option<i32>)> {
    ledger.weights(BUILDING).iter().map(|written| (written.number, written.value)).collect()
}

#[test]
fn a_weight_is_set_put_back_and_says_who_and_when() {
    let mut desk = Desk::new(0);
    assert_eq!(weights(desk.replica.ledger()), []);
    desk.act(|act| {
        act.set_weight(BUILDING, 16, Some(500)).set_weight(BUILDING, 1, Some(-7));
    });
    let written = desk.replica.ledger().weights(BUILDING);
    assert_eq!(weights(desk.replica.ledger()), [(1, Some(-7)), (16, Some(500))]);
    assert_eq!((written[0].stamp.author, written[0].stamp.wall_ms), (secret(0).public(), NOW));
    desk.act(|act| {
        act.set_weight(BUILDING, 16, None);
    });
    assert_eq!(weights(desk.replica.ledger()), [(1, Some(-7)), (16, None)]);
    // What says nothing new is no operation.
    let mut act = Act::new(desk.replica.ledger(), &mut desk.keyring, &mut desk.draw);
    act.set_weight(BUILDING, 1, Some(-7)).set_weight(BUILDING, 3, None);
    act.set_weight(BUILDING, 0, Some(1)).set_weight(BUILDING, 100, Some(1)).set_helpers(LAMP, 1);
    assert!(act.is_empty());
}

#[test]
fn two_who_change_different_weights_both_count_and_of_one_the_same_is_shown_everywhere() {
    let (mut one, mut other) = (Desk::new(0), Desk::new(1));
    let first = one.act(|act| {
        act.set_weight(BUILDING, 2, Some(90)).set_weight(BUILDING, 16, Some(100));
    });
    let second = other.act(|act| {
        act.set_weight(BUILDING, 7, Some(0)).set_weight(BUILDING, 16, Some(200));
    });
    assert_eq!((one.take(&second).verdict, other.take(&first).verdict), (Verdict::Applied, Verdict::Applied));
    let shown = weights(one.replica.ledger());
    assert_eq!(shown, weights(other.replica.ledger()));
    assert_eq!((shown[0], shown[1]), ((2, Some(90)), (7, Some(0))));
    let conflicts: Vec<bool> = one.replica.ledger().weights(BUILDING).iter().map(|one| one.conflict).collect();
    assert_eq!(conflicts, [false, false, true]);
    // Whoever sets it next, even to what is shown, has seen both.
    one.act(|act| {
        act.set_weight(BUILDING, 16, shown[2].1);
    });
    assert!(one.replica.ledger().weights(BUILDING).iter().all(|written| !written.conflict));
}

#[test]
fn two_are_kept_apart_whichever_said_so_and_nobody_without_the_key_can_read_it() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        act.add_person(LIN, None, &he()).add_person(WANG, None, &he());
    });
    let event = desk.act(|act| {
        act.keep_apart(HE, LIN).keep_apart(WANG, HE);
    });
    let bytes = event.bytes();
    assert!(!bytes.windows(16).any(|part| part == LIN.0), "whom is sealed");
    let ledger = desk.replica.ledger();
    assert_eq!(ledger.avoids(&desk.keyring), [(HE, LIN), (WANG, HE)]);
    assert!(ledger.keeps_apart(&desk.keyring, LIN, HE) && ledger.keeps_apart(&desk.keyring, HE, WANG));
    assert!(!ledger.keeps_apart(&desk.keyring, LIN, WANG));
    // Said again by the other: nothing new.
    let mut act = Act::new(desk.replica.ledger(), &mut desk.keyring, &mut desk.draw);
    act.keep_apart(LIN, HE);
    assert!(act.is_empty());
    // Who has not said so has nothing to take back; whoever has lets them meet again, and that is taken back.
    let mut act = Act::new(desk.replica.ledger(), &mut desk.keyring, &mut desk.draw);
    act.let_meet(LIN, HE);
    assert!(act.is_empty());
    let mut act = Act::new(desk.replica.ledger(), &mut desk.keyring, &mut desk.draw);
    act.let_meet(HE, LIN);
    let ops = act.finish();
    let undo = Undo::of(desk.replica.ledger(), &ops);
    desk.write(ops);
    assert_eq!(desk.replica.ledger().avoids(&desk.keyring), [(WANG, HE)]);
    let ops = undo.ops(desk.replica.ledger());
    desk.write(ops);
    assert_eq!(desk.replica.ledger().avoids(&desk.keyring), [(HE, LIN), (WANG, HE)]);
    // Forgetting somebody forgets what they said.
    desk.act(|act| {
        act.erase(HE);
    });
    assert_eq!(desk.replica.ledger().avoids(&desk.keyring), [(WANG, HE)]);
}

#[test]
fn a_request_needs_one_helper_unless_somebody_says_more() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    assert_eq!(desk.replica.ledger().helpers(LAMP), 1);
    for (said, needs) in [(2, 2), (255, domain::request::HELPERS_MAX), (1, 1)] {
        desk.act(|act| {
            act.set_helpers(LAMP, said);
        });
        assert_eq!(desk.replica.ledger().helpers(LAMP), needs);
    }
    assert!(desk.replica.ledger().record(Subject::request(LAMP)).is_some());
}
