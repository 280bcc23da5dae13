//! Answers: from a question of the port to the engine's decision.

use engine::pair::{self, Weights};
use engine::{Policy, Scene, explain, plan, propose};
use ports::engine::{Answer, Ask, PackedScene};

/// Answers one question.
pub fn answer(ask: Ask) -> Answer {
    let policy = Policy::default();
    match ask {
        Ask::Helpers { scene, request, most } => {
            with(&scene, |scene| Answer::Helpers(propose(scene, &policy, request, most.into())))
        }
        Ask::Plan { scene } => with(&scene, |scene| Answer::Plan(plan(scene, &policy))),
        Ask::Explain { scene, request, volunteer } => {
            with(&scene, |scene| Answer::Explained(explain(scene, &policy, request, volunteer)))
        }
        Ask::Pairs { scene, leaver } => match (scene.unpack(), leaver) {
            (None, _) => Answer::Unreadable,
            (Some(scene), None) => Answer::Pairs(pair::propose(&scene, &Weights::default())),
            (Some(scene), Some(leaver)) => Answer::Pairs(pair::step_in(&scene, &Weights::default(), leaver)),
        },
    }
}

fn with(packed: &PackedScene, decide: impl FnOnce(&Scene) -> Answer) -> Answer {
    packed.unpack().map_or(Answer::Unreadable, |scene| decide(&scene))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{PersonId, RequestId};
    use engine::Plan;
    use engine::pair::{PairScene, Pairing};
    use ports::engine::PackedPairs;

    #[test]
    fn each_question_gets_its_answer_over_the_port() {
        let scene = || PackedScene::pack(&Scene::default());
        let pairs = || PackedPairs::pack(&PairScene::default());
        let none = || Answer::Pairs(Pairing { certified: true, ..Pairing::default() });
        let (request, volunteer) = (RequestId::default(), PersonId::default());
        for (ask, expected) in [
            (Ask::Helpers { scene: scene(), request, most: 5 }, Answer::Helpers(vec![])),
            (Ask::Plan { scene: scene() }, Answer::Plan(Plan { certified: true, ..Plan::default() })),
            (Ask::Explain { scene: scene(), request, volunteer }, Answer::Explained(None)),
            (Ask::Pairs { scene: pairs(), leaver: None }, none()),
            (Ask::Pairs { scene: pairs(), leaver: Some(volunteer) }, none()),
        ] {
            let ask = ports::decode(&ports::encode(&ask)).unwrap();
            let answered = answer(ask);
            assert_eq!(answered, expected);
            assert_eq!(ports::decode(&ports::encode(&answered)), Some(expected));
        }
    }

    #[test]
    fn a_scene_that_cannot_be_read_is_said_to_be_so() {
        let scene = ports::decode(&ports::encode(&vec![255u8; 9])).unwrap();
        assert_eq!(answer(Ask::Plan { scene }), Answer::Unreadable);
    }
}
