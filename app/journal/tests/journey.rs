//! A request on its way through the ledger, from the first word to the stars, as a captain would tell it.

use crate::common::*;
use domain::meal::{Meal, PriceClass};
use domain::request::{Channel, Stage};
use domain::task::TaskStage;
use domain::tongue::{Tongue, Tongues};
use domain::volunteer::{Reach, Skill, Skills, Volunteer};
use domain::{Day, Kind, Slots, TaskId};
use journal::acts::{Accepted, Offer, StationCard, Undo, batches};
use journal::facts::{DinerEntry, Standing};
use journal::{HouseholdId, Subject};
use trust::Digest;

const TASK: TaskId = TaskId([8; 16]);

fn offer() -> Offer {
    Offer { task: TASK, request: LAMP, volunteer: LIN, offered_ms: NOW + 5, until_ms: Some(NOW + 99) }
}

#[test]
fn a_request_stands_as_it_was_filed() {
    let desk = Desk::new(0).with_he_and_his_lamp();
    let ledger = desk.replica.ledger();
    let request = ledger.request(LAMP).unwrap();
    assert_eq!((request.kind, request.home, request.channel), (Kind::Repair, Some(HOME), Channel::Phone));
    assert_eq!((request.status.round, request.status.stage), (0, Stage::Received));
    assert_eq!(request.suits, Slots::day(1));
    assert_eq!(ledger.words(&desk.keyring, LAMP).as_deref(), Some("楼道的灯坏了，晚上看不见"));
    assert_eq!(ledger.promised_ms(LAMP), Some(NOW + 1000));
    assert_eq!(ledger.phone(Subject::request(LAMP)), Some(phone(7)));
    assert_eq!(ledger.requests_by(HE).count(), 1);
    assert_eq!(ledger.requests_about(BUILDING).count(), 1);
    assert_eq!(ledger.log_of(Subject::request(LAMP)), Some(BUILDING));
}

#[test]
fn he_is_found_where_he_lives() {
    let desk = Desk::new(0).with_he_and_his_lamp();
    let ledger = desk.replica.ledger();
    let household = ledger.household_at(BUILDING, HOME).unwrap();
    assert_eq!(ledger.persons_of(household.id).collect::<Vec<_>>(), [HE]);
    assert_eq!(ledger.lives_at(HE), Some((BUILDING, HOME)));
    assert_eq!(ledger.name(&desk.keyring, HE).as_deref(), Some("何建民"));
    assert_eq!(ledger.telephone(&desk.keyring, HE).as_deref(), Some("13800001234"));
    assert_eq!((ledger.born(&desk.keyring, HE), ledger.veteran(&desk.keyring, HE)), (Some(1949), false));
    assert_eq!(ledger.name(&journal::Keyring::default(), HE), None, "a device without the key reads nothing");
}

#[test]
fn lin_says_yes_on_the_telephone_and_repairs_it() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        let yes =
            Accepted { phone: None, name: "林晓".into(), telephone: "13900004321".into(), by: Channel::Telephone };
        act.offer_task(&offer()).accept_task(TASK, &yes).agree_task(TASK, "周二上午");
    });
    desk.act(|act| {
        act.done_task(TASK, "换了灯泡", Some(b"photo"), Channel::Telephone).done(LAMP, 0);
    });
    let ledger = desk.replica.ledger();
    let tasks = ledger.tasks_of(LAMP);
    assert_eq!((tasks.len(), tasks[0].stage, tasks[0].volunteer), (1, TaskStage::Done, LIN));
    assert_eq!(ledger.tasks_for(LIN).count(), 1);
    let more = ledger.task_more(&desk.keyring, TASK);
    assert_eq!((more.name.as_deref(), more.when.as_deref()), (Some("林晓"), Some("周二上午")));
    assert_eq!((more.word.as_deref(), more.photo.as_deref()), (Some("换了灯泡"), Some(&b"photo"[..])));
    assert_eq!(more.answered_by, Some(Channel::Telephone));
    let stages: Vec<_> = ledger.steps(Subject::task(TASK)).filter_map(|step| step.task_stage()).collect();
    assert_eq!(stages, [TaskStage::Offered, TaskStage::Accepted, TaskStage::Agreed, TaskStage::Done]);
}

#[test]
fn a_step_taken_back_leaves_the_task_where_it_was_and_it_can_go_on() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let yes = Accepted { phone: None, name: "林晓".into(), telephone: String::new(), by: Channel::Phone };
    let mut stages = Vec::new();
    let mut after = |desk: &Desk| {
        let ledger = desk.replica.ledger();
        let steps: Vec<_> = ledger.task_steps(TASK).iter().filter_map(|step| step.task_stage()).collect();
        assert_eq!(ledger.task(TASK).map(|task| task.stage), steps.last().copied());
        stages.push(steps.len());
    };
    desk.act(|act| {
        act.offer_task(&offer()).accept_task(TASK, &yes);
    });
    after(&desk);
    for _ in 0..2 {
        desk.act(|act| {
            act.agree_task(TASK, "");
        });
        after(&desk);
        desk.act(|act| {
            act.put_back_task(TASK, TaskStage::Accepted);
        });
        after(&desk);
    }
    desk.act(|act| {
        act.off_task(TASK);
    });
    after(&desk);
    desk.act(|act| {
        act.put_back_task(TASK, TaskStage::Accepted);
    });
    after(&desk);
    desk.act(|act| {
        act.agree_task(TASK, "").done_task(TASK, "换了灯泡", None, Channel::Phone);
    });
    after(&desk);
    assert_eq!(stages, [2, 3, 2, 3, 2, 3, 2, 4]);
}

#[test]
fn it_is_not_done_after_all_and_then_it_is() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        act.done(LAMP, 0);
    });
    desk.act(|act| {
        act.reopen(LAMP, 0, "还是不亮", Channel::Telephone);
    });
    let request = desk.replica.ledger().request(LAMP).unwrap();
    assert_eq!((request.status.round, request.status.stage), (1, Stage::Received));
    assert_eq!(desk.replica.ledger().notes(&desk.keyring, Subject::request(LAMP))[0].text, "还是不亮");
    desk.act(|act| {
        act.done(LAMP, 1).confirm(LAMP, 1, 5, "谢谢", Channel::Door);
    });
    let ledger = desk.replica.ledger();
    assert_eq!(ledger.request(LAMP).unwrap().status.stage, Stage::Closed);
    assert_eq!(ledger.answered_by(LAMP), Some(Channel::Door));
    let ratings = ledger.ratings(&desk.keyring, LAMP);
    assert_eq!((ratings[0].round, ratings[0].stars, ratings[0].word.as_str()), (1, 5, "谢谢"));
}

#[test]
fn a_late_done_of_the_round_before_changes_nothing() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        act.reopen(LAMP, 0, "", Channel::Phone).confirm(LAMP, 0, 0, "", Channel::Phone);
    });
    let status = desk.replica.ledger().request(LAMP).unwrap().status;
    assert_eq!((status.round, status.stage), (1, Stage::Received));
}

#[test]
fn a_wrong_kind_is_corrected_and_the_correction_undone() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let before = desk.replica.ledger().clone();
    let corrected = desk.act(|act| {
        act.set_kind(LAMP, Kind::Danger);
    });
    assert_eq!(desk.replica.ledger().request(LAMP).unwrap().kind, Kind::Danger);
    let undo = Undo::of(&before, &corrected.content().ops).ops(desk.replica.ledger());
    desk.write(undo);
    assert_eq!(desk.replica.ledger().request(LAMP).unwrap().kind, Kind::Repair);
}

#[test]
fn a_note_is_taken_back() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let before = desk.replica.ledger().clone();
    let noted = desk.act(|act| {
        act.note(HE, Subject::person(HE), "耳背，要大声");
    });
    assert_eq!(desk.replica.ledger().notes(&desk.keyring, Subject::person(HE)).len(), 1);
    let undo = Undo::of(&before, &noted.content().ops).ops(desk.replica.ledger());
    desk.write(undo);
    assert_eq!(desk.replica.ledger().notes(&desk.keyring, Subject::person(HE)), []);
}

#[test]
fn saying_the_same_again_writes_nothing() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let again = desk.act(|act| {
        act.add_place(&building(), Some(9)).add_person(HE, None, &he()).set_kind(LAMP, Kind::Repair);
    });
    assert_eq!(again.content().ops, []);
}

#[test]
fn he_is_erased_and_stays_erased() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let backup = desk.keyring.clone();
    desk.act(|act| {
        act.erase(HE);
    });
    let ledger = desk.replica.ledger();
    assert!(!desk.keyring.has(HE));
    assert_eq!((ledger.person(HE), ledger.persons().count()), (None, 0));
    assert_eq!((ledger.name(&backup, HE), ledger.words(&backup, LAMP)), (None, None), "a backup's key opens nothing");
    assert!(ledger.request(LAMP).is_some(), "that somebody asked for a lamp remains");
    let mut restored = backup;
    assert_eq!(restored.destroy_erased(ledger).iter().map(|(person, _)| *person).collect::<Vec<_>>(), [HE]);
    assert!(!restored.has(HE));
}

#[test]
fn a_request_filed_for_the_wrong_person_is_set_right() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    desk.act(|act| {
        act.set_asker(LAMP, LIN);
    });
    desk.act(|act| {
        act.erase(HE);
    });
    let ledger = desk.replica.ledger();
    assert_eq!(ledger.request(LAMP).unwrap().person, LIN);
    assert_eq!(ledger.words(&desk.keyring, LAMP).as_deref(), Some("楼道的灯坏了，晚上看不见"));
}

#[test]
fn a_volunteer_offers_and_stands_down() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let (skills, free) = (Skills::of(&[Skill::Repairs]), Slots::day(5));
    let he = Volunteer { person: HE, place: BUILDING, home: HOME, skills, free, reach: Reach::Estate, capacity: 2 };
    desk.act(|act| {
        act.enlist_volunteer(&he);
    });
    assert_eq!(desk.replica.ledger().volunteers().collect::<Vec<_>>(), [he]);
    desk.act(|act| {
        act.note_rests(HE, true).note_speaks(HE, Tongues::of(&[Tongue::Hakka]));
    });
    assert!(desk.replica.ledger().rests(HE) && desk.replica.ledger().resting().eq([HE]));
    let ledger = desk.replica.ledger();
    assert_eq!(ledger.speaks(&desk.keyring, HE), Tongues::of(&[Tongue::Hakka]));
    assert_eq!(ledger.speaks(&journal::Keyring::default(), HE), Tongues::default(), "sealed");
    desk.act(|act| {
        act.note_rests(HE, false);
    });
    assert_eq!(desk.replica.ledger().resting().count(), 0);
    desk.act(|act| {
        act.stand_down(HE);
    });
    assert_eq!(desk.replica.ledger().volunteers().count(), 0);
}

#[test]
fn a_station_has_a_card() {
    let mut desk = Desk::new(0);
    let card = StationCard {
        place: BUILDING,
        name: "青禾小区工作站".into(),
        telephone: "02988880000".into(),
        captain: "徐丽".into(),
        root: desk.secret.public(),
        inbox: phone(4),
        mailbox: String::new(),
        sample: false,
        prices: (1500, 800),
    };
    desk.act(|act| {
        act.set_up_station(&card);
    });
    let station = desk.replica.ledger().station().unwrap();
    assert_eq!((station.name, station.captain, station.prices), (card.name, card.captain, (1500, 800)));
    assert_eq!((station.inbox, station.root), (Some(phone(4)), Some(desk.secret.public())));
}

#[test]
fn a_new_phone_waits_and_is_then_known() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    assert_eq!(desk.replica.ledger().sender(&phone(7).sign), None);
    desk.act(|act| {
        act.meet_sender(&phone(7));
    });
    assert_eq!(desk.replica.ledger().sender(&phone(7).sign).unwrap().standing, Standing::New);
    desk.act(|act| {
        act.know_sender(&phone(7), HE).take_slip(&Digest([6; 32]));
    });
    let ledger = desk.replica.ledger();
    let sender = ledger.sender(&phone(7).sign).unwrap();
    assert_eq!((sender.standing, sender.person), (Standing::Known, Some(HE)));
    assert_eq!(ledger.phone(Subject::person(HE)), Some(phone(7)));
    assert!(ledger.slip_taken(&Digest([6; 32])) && !ledger.slip_taken(&Digest([7; 32])));
    desk.act(|act| {
        act.block_sender(&phone(7).sign);
    });
    assert_eq!(desk.replica.ledger().sender(&phone(7).sign).unwrap().standing, Standing::Blocked);
}

#[test]
fn a_meal_taken_in_twice_counts_once() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let meal = |number| Meal { number, diner: Some(4711), at_ms: NOW, price: PriceClass::Elder };
    let he = DinerEntry { reference: 4711, person: HE, price: PriceClass::Elder };
    desk.act(|act| {
        act.enrol_kiosk(1, "青禾食堂", &phone(3)).enlist_diner(1, &he).note_roster(1, 2);
    });
    desk.act(|act| {
        act.record_meals(1, &[meal(0), meal(1), meal(3)]);
    });
    desk.act(|act| {
        act.record_meals(1, &[meal(1), meal(3)]);
    });
    let ledger = desk.replica.ledger();
    assert_eq!((ledger.meals_on(Day::of(NOW)), ledger.meals_below(1)), (3, 2));
    desk.act(|act| {
        act.skip_meals(1, 2, 3);
    });
    let ledger = desk.replica.ledger();
    assert_eq!((ledger.meals_on(Day::of(NOW)), ledger.meals_below(1)), (3, 4));
    assert_eq!(ledger.diners(1).collect::<Vec<_>>(), [he]);
    assert_eq!(ledger.kiosk(1).unwrap().roster, 2);
    desk.act(|act| {
        act.strike_diner(1, 4711);
    });
    assert_eq!(desk.replica.ledger().diner(1, 4711), None);
}

#[test]
fn a_household_in_difficulty_shows_without_saying_why() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let household = HouseholdId([5; 16]);
    desk.act(|act| {
        act.note_difficulty(household, "独居，低保");
    });
    let ledger = desk.replica.ledger();
    assert!(ledger.in_difficulty(household));
    assert_eq!(ledger.difficulty(&desk.keyring, household).as_deref(), Some("独居，低保"));
    assert_eq!(ledger.difficulty(&journal::Keyring::default(), household), None);
    desk.act(|act| {
        act.note_difficulty(household, "");
    });
    assert!(!desk.replica.ledger().in_difficulty(household));
}

#[test]
fn a_large_import_is_a_few_events() {
    let mut desk = Desk::new(0);
    let mut act = journal::Act::new(desk.replica.ledger(), &mut desk.keyring, &mut desk.draw);
    for number in 0..1000u32 {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        act.add_person(domain::PersonId(id), None, &he());
    }
    let ops = act.finish();
    let portions = batches(ops.clone());
    assert_eq!(portions.concat(), ops);
    for portion in portions {
        assert!(portion.len() <= 256);
        desk.write(portion);
    }
    assert_eq!(desk.replica.ledger().persons().count(), 1000);
    assert_eq!(desk.keyring.take_fresh().len(), 1000);
}
