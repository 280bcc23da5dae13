//! A copy of everything: what somebody is told about themselves, and nothing about others that they do not know.

use crate::common::people::filed;
use crate::common::*;
use crate::privacy::scene::*;
use domain::PersonId;
use ports::desk::copy::{Copy, Fact, Said, Topic};
use ports::desk::privacy::{Answer as Told, Ask as Privacy};
use ports::desk::*;

fn copy(scene: &Scene, person: PersonId) -> Copy {
    match told(&scene.desk, Privacy::Copy(person)) {
        Told::Copy(copy) => *copy,
        other => panic!("a copy, not {other:?}"),
    }
}

fn says(copy: &Copy, about: Topic, fact: Fact) -> Vec<String> {
    let parts = copy.parts.iter().filter(|part| part.about == about);
    let facts = parts.flat_map(|part| &part.facts).filter(|(of, _)| *of == fact);
    facts.map(|(_, said)| if let Said::Text(text) = said { text.clone() } else { format!("{said:?}") }).collect()
}

#[test]
fn everything_that_is_kept_about_somebody_is_in_their_copy() {
    let scene = Scene::lived();
    let his = copy(&scene, scene.he);
    assert_eq!((his.station.as_str(), his.captain.as_str()), ("青禾社区站", "许楠"));
    let person = |fact| says(&his, Topic::Person, fact).join("");
    assert_eq!([person(Fact::Name), person(Fact::Telephone)], ["何建民", "13800001234"]);
    assert_eq!(person(Fact::Home), "青禾小区 3-2-501");
    assert_eq!(says(&his, Topic::Request, Fact::Words), [WORDS, MORE]);
    assert_eq!(says(&his, Topic::Request, Fact::Helper), ["田秀英", "田秀英"], "he has met her");
    assert_eq!(says(&his, Topic::Request, Fact::Photo).len(), 1);
    assert_eq!(says(&his, Topic::Request, Fact::Word), ["药已送到他手里"]);
    assert_eq!(says(&his, Topic::Waiting, Fact::Words), ["还是灯的事"]);
    assert_eq!(says(&his, Topic::Consent, Fact::Purpose), ["Purpose(Matching)"]);
    assert!(!says(&his, Topic::Message, Fact::Says).is_empty());
    // Handing it out is a look, and stands in it.
    assert_eq!(says(&his, Topic::Looked, Fact::Copied), ["Yes(true)"]);
    assert_eq!(ask(&scene.desk, Ask::Privacy(Privacy::Copy(PersonId([9; 16])))), Err(Trouble::Unknown));
}

#[test]
fn a_helpers_copy_says_nothing_about_whom_they_helped() {
    let scene = Scene::lived();
    let third = filed(&scene.desk, scene.he, 1);
    let hers = copy(&scene, scene.tian);
    assert_eq!(says(&hers, Topic::Helped, Fact::Kind).len(), 2);
    let all = format!("{hers:?}");
    for his in ["何建民", "13800001234", WORDS, MORE, "501"] {
        assert!(!all.contains(his), "{his}");
    }
    assert!(all.contains("田秀英") && third != scene.requests[0]);
}
