//! Answers: from a question of the port to the engine's decision.

use core::cell::RefCell;
use engine::pair;
use engine::preview::preview;
use engine::{ByHand, Plan, Planner, Policy, Scene, propose};
use ports::engine::{About, Answer, Ask, PackedScene};

/// Where the plan that was asked for last lies ready.
#[derive(Default)]
pub struct Bench {
    last: RefCell<Option<(Scene, Planner)>>,
}

impl Bench {
    /// Answers one question.
    pub fn answer(&self, ask: Ask) -> Answer {
        match ask {
            Ask::Helpers { scene, request, most } => {
                with(&scene, |scene, policy| Answer::Helpers(propose(scene, policy, request, most.into())))
            }
            Ask::Plan { scene, by_hand } => self.plan(&scene, &by_hand),
            Ask::Pairs { scene, leaver } => match (scene.unpack(), leaver) {
                (None, _) => Answer::Unreadable,
                (Some((scene, weights)), None) => Answer::Pairs(pair::propose(&scene, &weights)),
                (Some((scene, weights)), Some(leaver)) => Answer::Pairs(pair::step_in(&scene, &weights, leaver)),
            },
            Ask::Planned { by_hand, about } => match &mut *self.last.borrow_mut() {
                Some((scene, planner)) => planned(scene, planner, &by_hand, about),
                None => Answer::NoPlan,
            },
        }
    }

    fn plan(&self, packed: &PackedScene, by_hand: &ByHand) -> Answer {
        let Some((scene, policy)) = packed.unpack() else { return Answer::Unreadable };
        let Some(mut planner) = Planner::new(&scene, &policy) else { return Answer::Plan(Plan::default()) };
        planner.decide(by_hand);
        let plan = planner.plan();
        *self.last.borrow_mut() = Some((scene, planner));
        Answer::Plan(plan)
    }
}

/// Answers a question about a plan.
fn planned(scene: &Scene, planner: &mut Planner, by_hand: &ByHand, about: About) -> Answer {
    planner.decide(by_hand);
    match about {
        About::Plan => Answer::Plan(planner.plan()),
        About::Explain(request, volunteer) => Answer::Explained(planner.explain(request, volunteer)),
        About::Backups(request, most) => Answer::Backups(planner.backups(request, most.into())),
        About::BestFor(volunteer, most) => Answer::Openings(planner.best_for(volunteer, most.into())),
        About::Preview(policy) => Answer::Preview(preview(scene, planner, by_hand, &policy)),
    }
}

fn with(packed: &PackedScene, decide: impl FnOnce(&Scene, &Policy) -> Answer) -> Answer {
    packed.unpack().map_or(Answer::Unreadable, |(scene, policy)| decide(&scene, &policy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::request::{Channel, Request, Stage, Status};
    use domain::{Kind, PersonId, PlaceId, RequestId, Slots};
    use engine::pair::{PairScene, Pairing, Weights};
    use engine::plan::Why;
    use ports::engine::PackedPairs;

    /// The plan where nobody needs anything.
    fn empty() -> Plan {
        Plan { certified: true, load: engine::Load { people: vec![0], mean_x100: 0 }, ..Plan::default() }
    }

    #[test]
    fn a_plan_is_kept_until_the_next_and_no_longer_than_the_worker() {
        let bench = Bench::default();
        let about = |about| Ask::Planned { by_hand: ByHand::default(), about };
        assert_eq!(bench.answer(about(About::Plan)), Answer::NoPlan);
        let scene = PackedScene::pack(&Scene::default(), &Policy::default());
        assert_eq!(bench.answer(Ask::Plan { scene, by_hand: ByHand::default() }), Answer::Plan(empty()));
        let (request, volunteer) = (RequestId::default(), PersonId::default());
        for (asked, expected) in [
            (About::Plan, Answer::Plan(empty())),
            (About::Explain(request, volunteer), Answer::Explained(None)),
            (About::Backups(request, 3), Answer::Backups(vec![])),
            (About::BestFor(volunteer, 3), Answer::Openings(vec![])),
        ] {
            let ask = ports::decode(&ports::encode(&about(asked))).unwrap();
            let answered = bench.answer(ask);
            assert_eq!(answered, expected);
            assert_eq!(ports::decode(&ports::encode(&answered)), Some(expected));
        }
        let Answer::Preview(preview) = bench.answer(about(About::Preview(Policy::default()))) else {
            panic!("no preview")
        };
        assert_eq!(preview.before, preview.after);
    }

    #[test]
    fn a_plan_is_made_as_decided_by_hand_and_under_the_policy_in_force() {
        let request = Request {
            id: RequestId([1; 16]),
            person: PersonId([2; 16]),
            kind: Kind::Repair,
            place: PlaceId([3; 8]),
            home: None,
            suits: Slots::default(),
            channel: Channel::Phone,
            filed_ms: 0,
            status: Status { round: 0, stage: Stage::Received },
        };
        let left = ByHand { left: vec![request.id], ..ByHand::default() };
        let policy = Policy { leave_open: 30_000, leave_open_overdue: 0, ..Policy::default() };
        let scene = Scene { requests: vec![request], ..Scene::default() };
        let bench = Bench::default();
        let plan_under = |policy, by_hand| {
            let scene = PackedScene::pack(&scene, &policy);
            match bench.answer(Ask::Plan { scene, by_hand }) {
                Answer::Plan(plan) => plan,
                other => panic!("{other:?}"),
            }
        };
        let plan = |by_hand| plan_under(policy, by_hand);
        // What is written down and makes no sense stops no plan: the engine goes by its own weights.
        let off = plan_under(Policy { base: -1, ..policy }, ByHand::default());
        assert_eq!(off, plan_under(Policy::default(), ByHand::default()));
        let free = plan(ByHand::default());
        assert_ne!(off.objective, free.objective);
        assert_eq!((free.objective, free.left[0].why), (30_000, Why::NobodyFits { near_misses: 0 }));
        let decided = plan(left.clone());
        assert_eq!(decided.left[0].why, Why::ByHand);
        assert_eq!(bench.answer(Ask::Planned { by_hand: left, about: About::Plan }), Answer::Plan(decided));
    }

    #[test]
    fn each_question_gets_its_answer_over_the_port() {
        let scene = || PackedScene::pack(&Scene::default(), &Policy::default());
        let pairs = || PackedPairs::pack(&PairScene::default(), &Weights::default());
        let none = || Answer::Pairs(Pairing { certified: true, ..Pairing::default() });
        let (request, volunteer) = (RequestId::default(), PersonId::default());
        for (ask, expected) in [
            (Ask::Helpers { scene: scene(), request, most: 5 }, Answer::Helpers(vec![])),
            (Ask::Plan { scene: scene(), by_hand: ByHand::default() }, Answer::Plan(empty())),
            (Ask::Pairs { scene: pairs(), leaver: None }, none()),
            (Ask::Pairs { scene: pairs(), leaver: Some(volunteer) }, none()),
        ] {
            let ask = ports::decode(&ports::encode(&ask)).unwrap();
            let answered = Bench::default().answer(ask);
            assert_eq!(answered, expected);
            assert_eq!(ports::decode(&ports::encode(&answered)), Some(expected));
        }
    }

    #[test]
    fn a_scene_that_cannot_be_read_is_said_to_be_so() {
        let scene = ports::decode(&ports::encode(&vec![255u8; 9])).unwrap();
        let by_hand = ByHand::default();
        assert_eq!(Bench::default().answer(Ask::Plan { scene, by_hand }), Answer::Unreadable);
    }
}
