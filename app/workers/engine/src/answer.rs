//! Answers: from a question of the port to the engine's decision.

use core::cell::RefCell;
use engine::pair::{self, Weights};
use engine::preview::preview;
use engine::{ByHand, Plan, Planner, Policy, Scene, explain, propose};
use ports::engine::{About, Answer, Ask, PackedScene};

/// Where the plan that was asked for last lies ready.
#[derive(Default)]
pub struct Bench {
    last: RefCell<Option<(Scene, Planner)>>,
}

impl Bench {
    /// Answers one question.
    pub fn answer(&self, ask: Ask) -> Answer {
        let policy = Policy::default();
        match ask {
            Ask::Helpers { scene, request, most } => {
                with(&scene, |scene| Answer::Helpers(propose(scene, &policy, request, most.into())))
            }
            Ask::Plan { scene } => self.plan(&scene, &policy),
            Ask::Explain { scene, request, volunteer } => {
                with(&scene, |scene| Answer::Explained(explain(scene, &policy, request, volunteer)))
            }
            Ask::Pairs { scene, leaver } => match (scene.unpack(), leaver) {
                (None, _) => Answer::Unreadable,
                (Some(scene), None) => Answer::Pairs(pair::propose(&scene, &Weights::default())),
                (Some(scene), Some(leaver)) => Answer::Pairs(pair::step_in(&scene, &Weights::default(), leaver)),
            },
            Ask::Planned { by_hand, about } => match &mut *self.last.borrow_mut() {
                Some((scene, planner)) => planned(scene, planner, &by_hand, about),
                None => Answer::NoPlan,
            },
        }
    }

    fn plan(&self, packed: &PackedScene, policy: &Policy) -> Answer {
        let Some(scene) = packed.unpack() else { return Answer::Unreadable };
        let Some(planner) = Planner::new(&scene, policy) else { return Answer::Plan(Plan::default()) };
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
        About::Preview(policy) => Answer::Preview(preview(scene, by_hand, &Policy::default(), &policy)),
    }
}

fn with(packed: &PackedScene, decide: impl FnOnce(&Scene) -> Answer) -> Answer {
    packed.unpack().map_or(Answer::Unreadable, |scene| decide(&scene))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{PersonId, RequestId};
    use engine::pair::{PairScene, Pairing};
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
        assert_eq!(bench.answer(Ask::Plan { scene: PackedScene::pack(&Scene::default()) }), Answer::Plan(empty()));
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
    fn each_question_gets_its_answer_over_the_port() {
        let scene = || PackedScene::pack(&Scene::default());
        let pairs = || PackedPairs::pack(&PairScene::default());
        let none = || Answer::Pairs(Pairing { certified: true, ..Pairing::default() });
        let (request, volunteer) = (RequestId::default(), PersonId::default());
        for (ask, expected) in [
            (Ask::Helpers { scene: scene(), request, most: 5 }, Answer::Helpers(vec![])),
            (Ask::Plan { scene: scene() }, Answer::Plan(empty())),
            (Ask::Explain { scene: scene(), request, volunteer }, Answer::Explained(None)),
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
        assert_eq!(Bench::default().answer(Ask::Plan { scene }), Answer::Unreadable);
    }
}
