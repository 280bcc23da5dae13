//! Pairs on the ledger: agreed, visited, left by one and taken over by another, on one device and on two.

use crate::common::*;
use domain::pair::{Deed, Deeds, Gender, Pair, PairStage, Visit, Wishes};
use domain::volunteer::{Reach, Skill, Skills, Volunteer};
use domain::{Day, HouseholdId, PersonId, Slots};
use journal::{Event, Keyring, Subject, Undo, Verdict};

const HOUSE: HouseholdId = HouseholdId([5; 16]);
const WANG: PersonId = PersonId([7; 16]);

fn pair() -> Pair {
    Pair {
        household: HOUSE,
        own: LIN,
        backup: Some(WANG),
        since: Day(20_000),
        rhythm_days: 7,
        stage: PairStage::Agreed,
    }
}

fn visit(day: u32, by: PersonId) -> Visit {
    Visit { day: Day(day), by, deeds: Deeds::of(&[Deed::Medicine, Deed::Songs]), words: "唱了两首老歌".into() }
}

/// A desk where Mr He's household has Lin, with Wang behind her.
fn paired() -> Desk {
    founded().0
}

/// The same, with the event that says all of it.
fn founded() -> (Desk, Event) {
    let mut desk = Desk::new(0);
    let event = desk.act(|act| {
        act.add_place(&building(), Some(9)).add_household(HOUSE, BUILDING, HOME).add_person(HE, Some(HOUSE), &he());
        for person in [LIN, WANG] {
            act.add_person(person, Some(HOUSE), &he());
            let (skills, free) = (Skills::of(&[Skill::Errands]), Slots::ALL);
            let (place, home, reach, capacity) = (BUILDING, HOME, Reach::Estate, 2);
            act.enlist_volunteer(&Volunteer { person, place, home, skills, free, reach, capacity });
        }
        act.pair(&pair());
    });
    (desk, event)
}

/// Somebody takes no pair any more, and leaves each of theirs.
fn drop_out(desk: &mut Desk, leaver: PersonId, day: u32) -> Event {
    let pairs = desk.replica.ledger().pairs_with(leaver);
    desk.act(|act| {
        act.take_pairs(leaver, false);
        pairs.iter().for_each(|pair| {
            act.step_in(pair, leaver, Day(day));
        });
    })
}

#[test]
fn a_pair_is_agreed_and_its_visits_are_noted() {
    let mut desk = paired();
    assert_eq!(desk.replica.ledger().pair(HOUSE), Some(pair()));
    desk.act(|act| {
        act.note_visit(HOUSE, &visit(20_003, LIN)).note_visit(HOUSE, &visit(20_005, WANG));
    });
    let ledger = desk.replica.ledger();
    let days: Vec<_> = ledger.visits(&desk.keyring, HOUSE).iter().map(|visit| (visit.day.0, visit.by)).collect();
    assert_eq!(days, [(20_005, WANG), (20_003, LIN)]);
    assert_eq!(ledger.visits(&desk.keyring, HOUSE)[0], visit(20_005, WANG));
    assert_eq!(ledger.visits(&Keyring::default(), HOUSE), [], "without the household's key nothing is told");
}

#[test]
fn who_drops_out_makes_room_for_the_backup_and_that_can_be_undone() {
    let mut desk = paired();
    let before = desk.replica.ledger().clone();
    let left = drop_out(&mut desk, LIN, 20_010);
    let ledger = desk.replica.ledger();
    let asked = Pair { own: WANG, backup: None, stage: PairStage::Proposed, ..pair() };
    assert_eq!(ledger.pair(HOUSE), Some(asked), "she is asked, and the household's days go on");
    assert!(ledger.takes_no_pairs(LIN) && ledger.pairs_with(LIN).is_empty());
    assert!(ledger.volunteer(LIN).is_some(), "she may still help otherwise");
    assert!(ledger.looked_after(&asked), "the household was");
    let undo = Undo::of(&before, &left.content().ops).ops(desk.replica.ledger());
    desk.write(undo);
    desk.act(|act| {
        act.pair_stage(HOUSE, PairStage::Agreed);
    });
    assert_eq!(desk.replica.ledger().pair(HOUSE), Some(pair()));
    assert!(!desk.replica.ledger().takes_no_pairs(LIN));
}

#[test]
fn a_backup_who_drops_out_leaves_the_own_volunteer_where_she_is() {
    let mut desk = paired();
    drop_out(&mut desk, WANG, 20_010);
    assert_eq!(desk.replica.ledger().pair(HOUSE), Some(Pair { backup: None, ..pair() }));
    drop_out(&mut desk, LIN, 20_011);
    assert_eq!(desk.replica.ledger().pair(HOUSE), None, "nobody is left");
    desk.act(|act| {
        act.pair(&pair());
    });
    assert_eq!(desk.replica.ledger().pair(HOUSE), Some(pair()));
    assert!(!desk.replica.ledger().takes_no_pairs(LIN), "whoever is named takes pairs again");
}

#[test]
fn a_backup_who_no_longer_helps_does_not_step_in() {
    let mut desk = paired();
    desk.act(|act| {
        act.stand_down(WANG);
    });
    drop_out(&mut desk, LIN, 20_010);
    assert_eq!(desk.replica.ledger().pair(HOUSE), None);
}

#[test]
fn stages_go_forward_or_begin_anew() {
    let mut desk = paired();
    let mut stages = Vec::new();
    for stage in [PairStage::Ended, PairStage::Proposed, PairStage::Proposed, PairStage::Agreed, PairStage::Ended] {
        let event = desk.act(|act| {
            act.pair(&Pair { stage, ..pair() });
        });
        let ledger = desk.replica.ledger();
        assert_eq!(ledger.pair(HOUSE).unwrap().stage, stage);
        let round = ledger.steps(Subject::pair_of(HOUSE)).map(|step| step.round).max();
        stages.push((round, event.content().ops.len()));
    }
    assert_eq!(stages, [(Some(0), 1), (Some(1), 1), (Some(1), 0), (Some(1), 1), (Some(1), 1)]);
    assert_eq!(desk.replica.ledger().pairs_with(LIN), [], "what has ended is nobody's");
}

#[test]
fn two_captains_who_pair_a_household_at_once_see_the_same_and_are_asked() {
    let ((mut one, first), mut other) = (founded(), Desk::new(1));
    assert_eq!(other.take(&first).verdict, Verdict::Applied);
    let mine = one.act(|act| {
        act.pair(&Pair { own: WANG, backup: None, ..pair() }).note_visit(HOUSE, &visit(20_003, LIN));
    });
    let theirs = other.act(|act| {
        act.take_pairs(LIN, false).pair(&Pair { own: HE, ..pair() });
    });
    one.take(&theirs);
    other.take(&mine);
    let (ours, others) = (one.replica.ledger(), other.replica.ledger());
    assert_eq!(ours.digest(), others.digest());
    assert!(ours.pair_conflict(HOUSE) && ours.pair(HOUSE) == others.pair(HOUSE));
    assert_eq!(ours.visits(&one.keyring, HOUSE), [visit(20_003, LIN)]);
    let settled = one.act(|act| {
        act.pair(&pair());
    });
    other.take(&settled);
    assert!(!other.replica.ledger().pair_conflict(HOUSE));
    assert_eq!(other.replica.ledger().pair(HOUSE), Some(pair()));
}

#[test]
fn wishes_and_gender_are_noted_under_their_own_keys() {
    let mut desk = paired();
    let ledger = desk.replica.ledger();
    assert_eq!(ledger.wishes(&desk.keyring, HOUSE), Wishes::default());
    assert_eq!(ledger.gender(&desk.keyring, LIN), None);
    let wishes = Wishes { suits: Slots::day(2), gender: Some(Gender::Woman), ..Wishes::default() };
    desk.act(|act| {
        act.note_wishes(HOUSE, &wishes).note_gender(LIN, Some(Gender::Woman)).note_gender(WANG, Some(Gender::Man));
    });
    let ledger = desk.replica.ledger();
    assert_eq!(ledger.wishes(&desk.keyring, HOUSE), wishes);
    assert_eq!(ledger.gender(&desk.keyring, LIN), Some(Gender::Woman));
    assert_eq!(ledger.wishes(&Keyring::default(), HOUSE), Wishes::default(), "without the key nothing is told");
    desk.act(|act| {
        act.note_gender(WANG, None);
    });
    assert_eq!(desk.replica.ledger().gender(&desk.keyring, WANG), None);
}

#[test]
fn who_is_only_proposed_looks_after_nobody_nor_does_the_backup_who_steps_in_then() {
    let mut desk = paired();
    desk.act(|act| {
        act.end_pair(HOUSE);
    });
    let proposed = Pair { stage: PairStage::Proposed, ..pair() };
    desk.act(|act| {
        act.pair(&proposed);
    });
    assert!(!desk.replica.ledger().looked_after(&proposed));
    drop_out(&mut desk, LIN, 20_010);
    let stepped = desk.replica.ledger().pair(HOUSE).expect("Wang");
    assert_eq!((stepped.own, stepped.stage), (WANG, PairStage::Proposed));
    assert!(!desk.replica.ledger().looked_after(&stepped));
}
