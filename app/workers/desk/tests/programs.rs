//! Programs at a desk: written down and checked, who stands where and why, and a whole list brought through one
//! application and back.

use crate::common::people::{nobody, undo};
use crate::common::*;
use desk::Desk;
use domain::consent::How;
use domain::program::{EnrolStage, Paper, Papers, Version};
use domain::{Day, PersonId, ProgramId};
use engine::eligibility::check::Flaw;
use engine::eligibility::examples::Example;
use engine::eligibility::why::Seen;
use ports::desk::programs::{Answer as Told, Ask as Programs, At, Detail, Line, List, Step};
use ports::desk::*;
use std::rc::Rc;

fn told(desk: &Rc<Desk<Tab>>, programs: Programs) -> Told {
    match ask(desk, Ask::Programs(programs)) {
        Ok(Answer::Programs(told)) => told,
        other => panic!("{other:?}"),
    }
}

fn list(desk: &Rc<Desk<Tab>>) -> List {
    match told(desk, Programs::List) {
        Told::List(list) => list,
        other => panic!("{other:?}"),
    }
}

fn one(desk: &Rc<Desk<Tab>>, program: ProgramId) -> Detail {
    match told(desk, Programs::One(program)) {
        Told::One(detail) => *detail,
        other => panic!("{other:?}"),
    }
}

fn people(desk: &Rc<Desk<Tab>>, program: ProgramId, at: At, text: &str) -> Vec<Line> {
    match told(desk, Programs::People { program, at, text: text.into(), from: 0, count: 100 }) {
        Told::People(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

fn names(desk: &Rc<Desk<Tab>>, program: ProgramId, at: At) -> Vec<String> {
    people(desk, program, at, "").into_iter().map(|line| line.person.name).collect()
}

fn lives(desk: &Rc<Desk<Tab>>, name: &str, home: &str, born: &str) -> PersonId {
    let (place, _) = building(desk, "青禾小区", "3");
    let form = PersonForm { building: place, home: home.into(), name: name.into(), born: born.into(), ..nobody() };
    saved(ask(desk, Ask::SavePerson(form))).person.expect("the new one")
}

fn today() -> Day {
    Day::of(NOW)
}

fn bracelet() -> Version {
    Example::Bracelet.version(today(), "智能手环", "智能手环一只")
}

fn write(desk: &Rc<Desk<Tab>>, version: Version) -> (ProgramId, Written) {
    match told(desk, Programs::Save(None, version)) {
        Told::Written(program, written) => (program, written),
        other => panic!("{other:?}"),
    }
}

fn step(desk: &Rc<Desk<Tab>>, program: ProgramId, people: &[PersonId], stage: EnrolStage) -> Reply {
    ask(desk, Ask::Programs(Programs::Step(Step { program, people: people.to_vec(), stage, day: today() })))
}

fn papers(desk: &Rc<Desk<Tab>>, people: &[PersonId], papers: &[Paper], there: bool) -> Written {
    let papers = Papers::of(papers);
    saved(ask(desk, Ask::Programs(Programs::Papers { people: people.to_vec(), papers, there })))
}

fn agree(desk: &Rc<Desk<Tab>>, people: &[PersonId], witness: &str) -> Reply {
    ask(desk, Ask::Programs(Programs::Agree { people: people.to_vec(), how: How::Door, witness: witness.into() }))
}

#[test]
fn who_is_owed_what_follows_the_facts_and_says_why() {
    let browser = Browser::new();
    let desk = browser.station();
    let li = lives(&desk, "李淑芬", "1单元101", "1950");
    lives(&desk, "王桂兰", "1单元102", "1960");
    lives(&desk, "周玉珍", "1单元103", "1956");
    let (program, _) = write(&desk, bracelet());
    assert!(list(&desk).decides);
    assert_eq!(names(&desk, program, At::Lacks), ["李淑芬"]);
    assert_eq!(names(&desk, program, At::Unknown), ["周玉珍"], "born in 1956: 69 or 70");
    let line = &people(&desk, program, At::Lacks, "李")[0];
    assert_eq!((line.person.id, line.lacks, line.agrees), (li, Papers::of(&[Paper::IdCard, Paper::SignedForm]), None));
    let why = line.why.as_ref().expect("a reason");
    assert_eq!(why.clauses[0].tests[0].seen, Seen::Age(75, 76));
    assert!(people(&desk, program, At::Lacks, "王").is_empty());
    // One paper, then the other.
    let first = papers(&desk, &[li], &[Paper::IdCard], true);
    papers(&desk, &[li], &[Paper::SignedForm], true);
    assert_eq!(names(&desk, program, At::Owed), ["李淑芬"]);
    undo(&desk, &first);
    assert_eq!(people(&desk, program, At::Lacks, "")[0].lacks, Papers::of(&[Paper::IdCard]));
    // Somebody moves in: she lives alone no more.
    lives(&desk, "李小明", "1单元101", "2010");
    assert_eq!(one(&desk, program).row.stands.at(At::Lacks), 0);
    let Told::Theirs(theirs) = told(&desk, Programs::Theirs(li)) else { panic!("a list") };
    assert!(theirs.is_empty());
}

#[test]
fn a_version_is_checked_foreseen_written_taken_back_and_only_the_station_writes_it() {
    let browser = Browser::new();
    let desk = browser.station();
    lives(&desk, "李淑芬", "1单元101", "1950");
    let flawed = Version { name: " ".into(), rule: Default::default(), ..bracelet() };
    let flaws = vec![Flaw::NoName, Flaw::NoClause];
    assert_eq!(told(&desk, Programs::Save(None, flawed.clone())), Told::Flawed(flaws.clone()));
    let Told::Foreseen(foreseen) = told(&desk, Programs::Foresee(None, flawed)) else { panic!("foreseen") };
    assert_eq!((foreseen.flaws, foreseen.people), (flaws, 1));
    let Told::Foreseen(foreseen) = told(&desk, Programs::Foresee(None, bracelet())) else { panic!("foreseen") };
    assert_eq!((foreseen.flaws, foreseen.stands.at(At::Lacks)), (vec![], 1));
    assert!(list(&desk).rows.is_empty(), "nothing was written");

    let (program, first) = write(&desk, bracelet());
    let later = Version { from: Day(today().0 + 30), name: "智能手环（二期）".into(), ..bracelet() };
    assert!(
        matches!(told(&desk, Programs::Save(Some(program), later.clone())), Told::Written(same, _) if same == program)
    );
    let detail = one(&desk, program);
    assert_eq!((detail.row.version.name.as_str(), detail.versions.len()), ("智能手环", 2));
    let dropped = saved(ask(&desk, Ask::Programs(Programs::Drop(program, later.from))));
    assert_eq!(one(&desk, program).versions.len(), 1);
    undo(&desk, &dropped);
    assert_eq!(one(&desk, program).versions.len(), 2);
    saved(ask(&desk, Ask::Programs(Programs::Drop(program, later.from))));
    undo(&desk, &first);
    assert!(list(&desk).rows.is_empty());
}

#[test]
fn forty_people_go_through_one_application_and_back() {
    let browser = Browser::new();
    let desk = browser.station();
    let room = |at: u16| format!("{}单元{}{:02}", 1 + at / 20, 1 + at % 20 / 4, 1 + at % 4);
    let all: Vec<PersonId> = (0..40).map(|at| lives(&desk, &format!("老{at:02}"), &room(at), "1945")).collect();
    let (program, _) = write(&desk, bracelet());
    let stands = |at| one(&desk, program).row.stands.at(at);
    assert_eq!(stands(At::Lacks), 40);
    let Told::Ids(ids) = told(&desk, Programs::Ids(program, At::Lacks)) else { panic!("ids") };
    assert_eq!(ids.len(), 40);
    let listed = saved(step(&desk, program, &ids, EnrolStage::Gathering));
    assert_eq!(stands(At::Gathering), 40);
    undo(&desk, &listed);
    assert_eq!((stands(At::Gathering), stands(At::Lacks)), (0, 40));
    saved(step(&desk, program, &ids, EnrolStage::Gathering));
    assert_eq!(stands(At::Gathering), 40, "what was taken back can be done again");

    assert_eq!(step(&desk, program, &all[..39], EnrolStage::HandedIn), Err(Trouble::NotNow), "nobody was asked");
    assert_eq!(agree(&desk, &all[..39], " "), Err(Trouble::Wrong(vec![(Field::Witness, Wrong::Empty)])));
    saved(agree(&desk, &all[..39], "许楠"));
    assert_eq!(people(&desk, program, At::Gathering, "").iter().filter(|line| line.agrees == Some(true)).count(), 39);
    papers(&desk, &all[..39], &[Paper::IdCard, Paper::SignedForm], true);
    let handed = saved(step(&desk, program, &all[..39], EnrolStage::HandedIn));
    assert_eq!((stands(At::HandedIn), stands(At::Gathering)), (39, 1));
    undo(&desk, &handed);
    assert_eq!((stands(At::HandedIn), stands(At::Gathering)), (0, 40));
    saved(step(&desk, program, &all[..39], EnrolStage::HandedIn));
    saved(step(&desk, program, &all[..38], EnrolStage::Granted));
    let refused = saved(step(&desk, program, &all[38..39], EnrolStage::Refused));
    assert_eq!((stands(At::Has), stands(At::Over), stands(At::HandedIn)), (38, 1, 0));
    undo(&desk, &refused);
    assert_eq!((stands(At::HandedIn), stands(At::Over)), (1, 0));
    saved(step(&desk, program, &all[38..39], EnrolStage::Refused));

    // Whoever does not want it any more is not handed in.
    saved(agree(&desk, &all[39..], "许楠"));
    let form = ports::desk::privacy::ConsentForm {
        person: all[39],
        purpose: domain::consent::Purpose::Programs,
        given: false,
        how: How::Door,
        witness: "许楠".into(),
    };
    saved(ask(&desk, Ask::Privacy(ports::desk::privacy::Ask::Consent(form))));
    assert_eq!((stands(At::Gathering), stands(At::Over)), (0, 2));

    // Another tab opens the same desk: it has all of it.
    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    let stands = one(&desk, program).row.stands;
    assert_eq!((stands.at(At::Has), stands.at(At::Over)), (38, 2));
    let has = people(&desk, program, At::Has, "老03");
    assert_eq!(has[0].stage, Some((EnrolStage::Granted, today())));
}

#[test]
fn the_sample_has_the_programs_of_the_articles_and_elders_on_their_way() {
    let browser = Browser::new();
    let desk = browser.tab();
    open(&desk, Mode::Sample);
    assert!(ask(&desk, Ask::StartSample { seed: 2026 }).is_ok());
    browser.run_background();
    let list = list(&desk);
    assert_eq!(list.rows.len(), Example::ALL.len());
    let stands = |example| {
        let id = desk::sample::owed::program(example);
        list.rows.iter().find(|row| row.id == id).expect("the program").stands
    };
    let bracelet = stands(Example::Bracelet);
    assert_eq!([At::Has, At::HandedIn, At::Gathering].map(|at| bracelet.at(at)), [4, 2, 3]);
    assert!(bracelet.at(At::Lacks) > 40, "as many as the article's at least: {bracelet:?}");
    assert!(stands(Example::VeteransCard).at(At::Lacks) > 0);
    assert!(stands(Example::Booster).at(At::Owed) > 0);
    assert!(stands(Example::FolicAcid).at(At::Lacks) > 0, "young couples who never claimed it");
}

/// Who stands where with every program, and how many.
fn standings(desk: &Rc<Desk<Tab>>) -> Vec<(String, At, Vec<PersonId>)> {
    let mut all = Vec::new();
    for row in list(desk).rows {
        for at in At::ALL {
            let Told::Ids(people) = told(desk, Programs::Ids(row.id, at)) else { panic!("ids") };
            assert_eq!(row.stands.at(at) as usize, people.len(), "{at:?} of {}", row.version.name);
            all.push((row.version.name.clone(), at, people));
        }
    }
    all
}

#[test]
fn what_an_act_changes_is_what_laying_everything_out_anew_would_find() {
    let browser = Browser::new();
    let mut desk = browser.station();
    let li = lives(&desk, "李淑芬", "1单元101", "1950");
    let wang = lives(&desk, "王桂兰", "1单元102", "1941");
    for example in Example::ALL {
        write(&desk, example.version(today(), &format!("{example:?}"), "一份"));
    }
    let program = list(&desk).rows.iter().find(|row| row.version.name == "Bracelet").expect("the bracelet").id;
    let (place, _) = building(&desk, "青禾小区", "3");
    let moves = |desk: &Rc<Desk<Tab>>, home: &str| {
        let form =
            PersonForm {
                building: place, home: home.into(), name: "王桂兰".into(), born: "1941".into(), ..nobody()
            };
        saved(ask(desk, Ask::SavePerson(PersonForm { person: Some(wang), ..form })))
    };
    type Does<'a> = &'a dyn Fn(&Rc<Desk<Tab>>);
    let acts: [Does; 8] = [
        &|desk| _ = lives(desk, "李小明", "1单元101", "2010"),
        &|desk| drop(papers(desk, &[li, wang], &[Paper::IdCard, Paper::SignedForm], true)),
        // She joins their home, goes back, and that is undone.
        &|desk| drop(moves(desk, "1单元101")),
        &|desk| undo(desk, &moves(desk, "1单元103")),
        &|desk| drop(moves(desk, "1单元104")),
        &|desk| drop(saved(step(desk, program, &[wang], EnrolStage::Gathering))),
        &|desk| undo(desk, &saved(step(desk, program, &[wang], EnrolStage::Declined))),
        &|desk| undo(desk, &papers(desk, &[wang], &[Paper::IdCard], false)),
    ];
    let mut seen = std::collections::BTreeSet::new();
    for (number, act) in acts.into_iter().enumerate() {
        standings(&desk);
        act(&desk);
        let followed = standings(&desk);
        drop(core::mem::replace(&mut desk, browser.tab()));
        assert!(matches!(open(&desk, Mode::Real), Opened::Ready(_)));
        assert_eq!(followed, standings(&desk), "after act {number}");
        seen.insert(followed);
    }
    assert!(seen.len() >= 4, "the acts do change who stands where: {}", seen.len());
}
