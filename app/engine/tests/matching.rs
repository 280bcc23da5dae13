//! Finding helpers for one request and for all of them, told as captains meet it.

mod common;

use common::*;
use domain::request::Stage;
use domain::task::TaskStage;
use domain::time::Part;
use domain::tongue::{Tongue, Tongues};
use domain::volunteer::{Reach, Skill};
use domain::{Kind, PersonId, RequestId, Slots};
use engine::plan::{Explained, Left, Moved, Why};
use engine::reasons::{Against, Fit, Reason, View};
use engine::{Planner, Policy, Proposal, Scene, plan, propose};

fn explain(scene: &Scene, policy: &Policy, request: RequestId, volunteer: PersonId) -> Option<Explained> {
    Planner::new(scene, policy)?.explain(request, volunteer)
}

fn helpers(scene: &Scene, request: u16) -> Vec<Proposal> {
    propose(scene, &Policy::default(), request_id(request), 10)
}

fn reasons(view: &View) -> Vec<Reason> {
    view.reasons.iter().map(|note| note.reason).collect()
}

fn against(view: &View) -> Vec<Against> {
    view.against.iter().map(|note| note.against).collect()
}

fn who(proposals: &[Proposal]) -> Vec<(u16, Fit)> {
    let number = |proposal: &Proposal| u16::from_be_bytes([proposal.volunteer.0[0], proposal.volunteer.0[1]]);
    proposals.iter().map(|proposal| (number(proposal), proposal.view.fit)).collect()
}

#[test]
fn the_neighbour_who_can_repair_comes_first_and_the_captain_reads_why() {
    let scene = scene(
        vec![
            volunteer(1, 9, &[Skill::Repairs]),
            volunteer(2, 3, &[Skill::Repairs]),
            volunteer(3, 4, &[Skill::Repairs]),
            volunteer(4, 3, &[Skill::Talk]),
        ],
        vec![request(1, 3, Kind::Repair)],
        vec![task(50, 2, TaskStage::Agreed, 1)],
    );
    let found = helpers(&scene, 1);
    assert_eq!(who(&found), [(2, Fit::Fits), (3, Fit::Fits), (1, Fit::Fits), (4, Fit::NearMiss)]);
    let same_building = [
        Reason::SameBuilding,
        Reason::HasSkill(Skill::Repairs),
        Reason::FreeOn(0, Part::Morning),
        Reason::TasksThisWeek(1),
    ];
    assert_eq!(reasons(&found[0].view), same_building);
    assert!(reasons(&found[1].view).contains(&Reason::SameEstate));
    assert!(reasons(&found[1].view).contains(&Reason::WalkMetres(100)));
    assert!(reasons(&found[2].view).contains(&Reason::WalkMetres(600)));
    assert_eq!(against(&found[3].view), [Against::LacksSkill]);
}

#[test]
fn a_helper_comes_when_it_suits() {
    let mut volunteers = vec![volunteer(1, 3, &[Skill::Errands]), volunteer(2, 5, &[Skill::Errands])];
    volunteers[0].free = Slots::every(Part::Evening);
    let mut medicine = request(1, 3, Kind::Errand);
    medicine.suits = Slots::one(1, Part::Morning);
    let found = helpers(&scene(volunteers, vec![medicine], vec![]), 1);
    assert_eq!(who(&found), [(2, Fit::Fits), (1, Fit::NearMiss)]);
    assert!(reasons(&found[0].view).contains(&Reason::FreeOn(1, Part::Morning)));
    assert_eq!(against(&found[1].view), [Against::NotFreeThen]);
}

#[test]
fn of_two_who_fit_alike_the_one_who_is_free_sooner_comes() {
    let mut volunteers = vec![volunteer(1, 3, &[Skill::Talk]), volunteer(2, 3, &[Skill::Talk])];
    volunteers[0].free = Slots::one(6, Part::Evening);
    volunteers[1].free = Slots::one(1, Part::Morning);
    let found = helpers(&scene(volunteers, vec![request(1, 3, Kind::Company)], vec![]), 1);
    assert_eq!(who(&found), [(2, Fit::Fits), (1, Fit::Fits)]);
    let wait =
        |at: usize| found[at].view.reasons.iter().find(|note| matches!(note.reason, Reason::FreeOn(..))).unwrap().share;
    // Today is Monday: three parts until Tuesday morning, twenty until Sunday evening.
    assert_eq!((wait(0), wait(1)), (3 * Policy::default().later, 20 * Policy::default().later));
}

#[test]
fn who_has_helped_before_is_asked_again_and_who_was_just_asked_may_rest() {
    let scene = scene(
        vec![volunteer(1, 3, &[Skill::Talk]), volunteer(2, 3, &[Skill::Talk]), volunteer(3, 3, &[Skill::Talk])],
        vec![request(1, 3, Kind::Company), {
            let mut before = request(2, 3, Kind::Company);
            before.person = request(1, 3, Kind::Company).person;
            before.status.stage = Stage::Closed;
            before
        }],
        vec![task(2, 2, TaskStage::Done, 30), task(60, 3, TaskStage::Off, 2)],
    );
    let found = helpers(&scene, 1);
    assert_eq!(who(&found), [(2, Fit::Fits), (1, Fit::Fits), (3, Fit::Fits)]);
    assert_eq!(reasons(&found[0].view)[1], Reason::HelpedBefore(1));
    assert_eq!(against(&found[2].view), [Against::AskedRecently(2)]);
}

#[test]
fn nobody_is_sent_where_she_may_not_go() {
    let mut volunteers: Vec<_> = (1..=6).map(|number| volunteer(number, 3, &[Skill::Talk])).collect();
    volunteers[0].person = request(1, 3, Kind::Company).person;
    volunteers[4].place = building(4);
    volunteers[4].reach = Reach::Building;
    let mut scene = scene(volunteers, vec![request(1, 3, Kind::Company)], vec![task(1, 3, TaskStage::Off, 1)]);
    scene.avoid = vec![(person(2), request(1, 3, Kind::Company).person)];
    scene.tasks.extend((70..73).map(|other| task(other, 4, TaskStage::Agreed, 0)));
    let found = helpers(&scene, 1);
    assert_eq!(who(&found), [(6, Fit::Fits), (5, Fit::NearMiss), (4, Fit::NearMiss)]);
    assert_eq!(against(&found[1].view), [Against::BeyondReach]);
    assert_eq!(against(&found[2].view), [Against::Busy { tasks: 3, capacity: 3 }]);
    let no = explain(&scene, &Policy::default(), request_id(1), person(3)).unwrap();
    assert_eq!((no.view.fit, against(&no.view), no.dearer_by), (Fit::No, vec![Against::AskedForThis], None));
}

#[test]
fn a_helper_is_understood_and_one_who_rests_is_left_in_peace() {
    let volunteers = (1..=4).map(|number| volunteer(number, 3, &[Skill::Talk])).collect();
    let mut scene = scene(volunteers, vec![request(1, 3, Kind::Company)], vec![]);
    let tongues = |tongues: &[Tongue]| Tongues::of(tongues);
    scene.resting = vec![person(4)];
    scene.speaks = vec![
        (request(1, 3, Kind::Company).person, tongues(&[Tongue::Hakka])),
        (person(1), tongues(&[Tongue::Mandarin])),
        (person(2), tongues(&[Tongue::Mandarin, Tongue::Hakka])),
    ];
    let found = helpers(&scene, 1);
    assert_eq!(who(&found), [(2, Fit::Fits), (3, Fit::Fits), (1, Fit::NearMiss)]);
    assert!(reasons(&found[0].view).contains(&Reason::Speaks(Tongue::Hakka)));
    assert_eq!(against(&found[2].view), [Against::OtherTongue]);
    let resting = explain(&scene, &Policy::default(), request_id(1), person(4)).unwrap();
    assert_eq!((resting.view.fit, against(&resting.view)), (Fit::No, vec![Against::Resting]));
}

#[test]
fn a_tongue_that_only_a_newer_version_knows_keeps_nobody_apart() {
    let mut scene = scene(vec![volunteer(1, 3, &[Skill::Talk])], vec![request(1, 3, Kind::Company)], vec![]);
    let newer = Tongues(1 << 8);
    scene.speaks = vec![(request(1, 3, Kind::Company).person, newer), (person(1), newer)];
    let plan = plan(&scene, &Policy::default());
    assert!(plan.left.is_empty() && plan.certified, "{:?}", plan.left);
}

#[test]
fn who_was_asked_and_has_not_answered_is_moved_only_when_she_must_be() {
    let mut volunteers = vec![volunteer(1, 9, &[Skill::Repairs, Skill::Talk]), volunteer(2, 3, &[Skill::Talk])];
    volunteers[0].capacity = 1;
    let told = task(1, 1, TaskStage::Offered, 1);
    let company = request(1, 3, Kind::Company);
    let calm = plan(&scene(volunteers.clone(), vec![company.clone()], vec![told.clone()]), &Policy::default());
    assert_eq!(calm.chosen.iter().map(|one| (one.volunteer, one.kept)).collect::<Vec<_>>(), [(person(1), true)]);
    assert_eq!(calm.moved, []);
    let dark = vec![company, request(2, 8, Kind::Repair)];
    let urgent = plan(&scene(volunteers.clone(), dark.clone(), vec![told]), &Policy::default());
    let chosen: Vec<_> = urgent.chosen.iter().map(|one| (one.request, one.volunteer, one.kept)).collect();
    assert_eq!(chosen, [(request_id(2), person(1), false), (request_id(1), person(2), false)]);
    assert_eq!(urgent.moved, [Moved { request: request_id(1), volunteer: person(1) }]);
    // Once she has agreed, nothing moves her.
    let agreed = plan(&scene(volunteers, dark, vec![task(1, 1, TaskStage::Agreed, 1)]), &Policy::default());
    assert_eq!((agreed.moved.len(), agreed.left.len()), (0, 1));
}

#[test]
fn the_plan_gives_the_only_electrician_to_whom_nobody_else_can_help() {
    let mut volunteers = vec![volunteer(1, 3, &[Skill::Repairs, Skill::Talk]), volunteer(2, 9, &[Skill::Talk])];
    volunteers[0].capacity = 1;
    let scene = scene(volunteers, vec![request(1, 3, Kind::Company), request(2, 8, Kind::Repair)], vec![]);
    let plan = plan(&scene, &Policy::default());
    let chosen: Vec<_> = plan.chosen.iter().map(|one| (one.request, one.volunteer)).collect();
    assert_eq!(chosen, [(request_id(2), person(1)), (request_id(1), person(2))]);
    assert!(plan.certified && plan.left.is_empty());
    assert_eq!(plan.scarce[0].volunteer, person(1));
    // Sending her to her own neighbour instead would leave the lamp dark.
    let instead = explain(&scene, &Policy::default(), request_id(1), person(1)).unwrap();
    assert!(!instead.chosen && instead.dearer_by.unwrap() > 10_000, "{instead:?}");
    let as_planned = explain(&scene, &Policy::default(), request_id(2), person(1)).unwrap();
    assert_eq!((as_planned.chosen, as_planned.dearer_by), (true, Some(0)));
}

#[test]
fn who_has_agreed_is_kept_and_who_is_missing_is_found() {
    let mut scene = scene(
        vec![volunteer(1, 9, &[Skill::Lifting, Skill::Errands]), volunteer(2, 3, &[Skill::Errands])],
        vec![request(1, 3, Kind::Errand)],
        vec![task(1, 1, TaskStage::Agreed, 1)],
    );
    let alone = plan(&scene, &Policy::default());
    assert_eq!(alone.chosen.iter().map(|one| (one.volunteer, one.kept)).collect::<Vec<_>>(), [(person(1), true)]);
    assert_eq!((alone.objective, alone.chosen[0].view.fit), (0, Fit::Fits));
    scene.helpers = vec![(request_id(1), 3)];
    let three = plan(&scene, &Policy::default());
    let chosen: Vec<_> = three.chosen.iter().map(|one| (one.volunteer, one.kept)).collect();
    assert_eq!(chosen, [(person(1), true), (person(2), false)]);
    assert_eq!(three.left, [Left { request: request_id(1), missing: 1, why: Why::NobodyFits { near_misses: 0 } }]);
}

#[test]
fn what_is_left_open_says_why() {
    let mut volunteers = vec![volunteer(1, 3, &[Skill::Repairs]), volunteer(2, 3, &[Skill::Talk])];
    volunteers[0].capacity = 1;
    let mut old = request(2, 3, Kind::Repair);
    old.filed_ms -= 20 * 3_600_000;
    let scene = scene(volunteers, vec![request(1, 3, Kind::Repair), old, request(3, 3, Kind::Meal)], vec![]);
    let plan = plan(&scene, &Policy::default());
    assert_eq!(plan.chosen[0].request, request_id(2), "the one that has waited longest is served");
    let left = |request, why| Left { request: request_id(request), missing: 1, why };
    let expected = [left(1, Why::NeededElsewhere { fit: 1 }), left(3, Why::NobodyFits { near_misses: 2 })];
    assert_eq!(plan.left, expected);
}

#[test]
fn a_reopened_request_needs_a_helper_again() {
    let mut reopened = request(1, 3, Kind::Repair);
    reopened.status.round = 1;
    let scene = scene(vec![volunteer(1, 3, &[Skill::Repairs])], vec![reopened], vec![task(1, 1, TaskStage::Done, 2)]);
    assert_eq!(plan(&scene, &Policy::default()).chosen.len(), 1);
}

#[test]
fn shares_add_up_to_the_cost() {
    for seed in 0..20 {
        let scene = drawn(seed, 60, 40);
        for request in 0..40 {
            for Proposal { view, .. } in propose(&scene, &Policy::default(), request_id(request), 60) {
                let shares =
                    view.reasons.iter().map(|note| note.share).chain(view.against.iter().map(|note| note.share));
                assert_eq!(view.cost, Policy::default().base + shares.sum::<i32>());
                assert!(view.cost >= 0);
            }
        }
    }
}

#[test]
fn looking_at_few_candidates_first_never_makes_a_plan_dearer() {
    for seed in 0..30 {
        let scene = drawn(seed, 80, 60);
        let all = plan(&scene, &Policy { candidates_first: 1_000, ..Policy::default() });
        let few = plan(&scene, &Policy { candidates_first: 1, ..Policy::default() });
        assert!(all.certified && few.certified);
        assert_eq!(all.objective, few.objective, "seed {seed}");
    }
}

#[test]
fn a_plan_keeps_every_condition() {
    for seed in 0..30 {
        let scene = drawn(seed, 80, 60);
        let plan = plan(&scene, &Policy::default());
        for one in plan.chosen.iter().filter(|one| !one.kept) {
            assert_eq!(one.view.fit, Fit::Fits, "seed {seed}: {one:?}");
            let why = explain(&scene, &Policy::default(), one.request, one.volunteer).unwrap();
            assert_eq!((why.chosen, why.dearer_by), (true, Some(0)));
        }
        for volunteer in &scene.volunteers {
            let new = plan.chosen.iter().filter(|one| !one.kept && one.volunteer == volunteer.person).count();
            assert!(new <= volunteer.capacity.into());
        }
    }
}

#[test]
fn what_another_choice_costs_is_never_less_than_nothing() {
    let scene = drawn(3, 40, 30);
    for request in 0..30 {
        for number in 0..40 {
            let why = explain(&scene, &Policy::default(), request_id(request), person(number));
            let near_miss = why.as_ref().is_some_and(|why| why.view.fit != Fit::Fits);
            assert!(near_miss || why.and_then(|why| why.dearer_by).is_none_or(|dearer| dearer >= 0));
        }
    }
}

#[test]
fn the_order_in_which_people_are_listed_changes_nothing() {
    for seed in 0..10 {
        let scene = drawn(seed, 60, 40);
        let mut turned = scene.clone();
        turned.volunteers.reverse();
        turned.requests.reverse();
        turned.tasks.reverse();
        turned.places.reverse();
        turned.avoid.reverse();
        assert_eq!(plan(&scene, &Policy::default()), plan(&turned, &Policy::default()));
        assert_eq!(helpers(&scene, 5), helpers(&turned, 5));
    }
}

#[test]
fn an_empty_or_strange_scene_is_answered() {
    let policy = Policy::default();
    assert!(plan(&Scene::default(), &policy).certified);
    assert_eq!(helpers(&Scene::default(), 1), []);
    let mut strange = drawn(1, 20, 20);
    strange.now_ms = u64::MAX;
    strange.places.clear();
    strange.requests.extend(strange.requests.clone());
    strange.volunteers.extend(strange.volunteers.clone());
    strange.helpers.push((request_id(2), u8::MAX));
    assert!(plan(&strange, &policy).certified);
    strange.now_ms = 0;
    assert!(plan(&strange, &policy).certified);
    assert_eq!(explain(&strange, &policy, request_id(999), person(1)), None);
}

#[test]
fn the_same_scene_gives_the_same_bytes_on_every_machine() {
    let scene = drawn(42, 120, 90);
    let bytes = postcard::to_allocvec(&(plan(&scene, &Policy::default()), helpers(&scene, 5))).unwrap();
    let sum =
        bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    assert_eq!((bytes.len(), sum), (4_766, 2_290_495_249_476_687_329));
}
