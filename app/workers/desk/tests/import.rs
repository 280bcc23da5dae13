//! Bringing a roster in: what a dry run foresees is what is written; nothing is written twice; the whole of it can be taken
//! back, but for what people have changed.

use crate::common::on_roll::about;
use crate::common::people::{filed, nobody, written};
use crate::common::*;
use device::store::StoreError;
use domain::group::Group;
use domain::tongue::{Tongue, Tongues};
use ports::desk::import::{
    Answer as Told, Ask as Import, Choices, Foreseen, Import as Brought, Line, Problem, Shown, Stage, Topic, Unknown,
    Which,
};
use ports::desk::*;
use ports::sheets::Sheet;

const ROSTER: &str = "青禾小区居民花名册
|
序号|姓名|性别|出生日期|联系电话|小区|楼号|单元|室|与户主关系|人员类别|备注|家里的难处|会说什么话
1|何建民|男|1949-03-08|13800001234|青禾小区|3|2|501|户主|独居、退伍军人|膝盖不好|没有电梯|普通话、客家话
2|欧阳小美|女|1998-02-03|13900005678|青禾小区|3|2|502|户主|||孩子小
3|单于田|女|1970-05-06|12|青禾小区|3|2|502|配偶|||没有工作
4|田秀英|女|1950|13700001111|槐荫里|1|1|101|户主||
5||男|||青禾小区|3|2|601|||
6|万方|女||13600002222|青禾小区|40|1|101|户主||
7|卢一|男||||||||
8|何建民|男|||青禾小区|3|2|501|||低保";

fn sheet(text: &str) -> Sheet {
    let rows = text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect();
    Sheet { name: String::new(), first: 1, rows, left_out: 0 }
}

fn told(reply: Reply) -> Told {
    match reply {
        Ok(Answer::Import(told)) => told,
        other => panic!("about an import, not {other:?}"),
    }
}

type Captain = std::rc::Rc<desk::Desk<Tab>>;
fn import(desk: &Captain, asked: Import) -> Told {
    told(ask(desk, Ask::Import(asked)))
}

/// Brings a sheet, as guessed.
fn brought(desk: &Captain, text: &str, add_places: bool) -> (Choices, Foreseen) {
    let Told::Guessed(layout) = import(desk, Import::Bring(ports::encode(&sheet(text)))) else { panic!("guessed") };
    let choices = Choices { layout, estate: None, add_places };
    (choices.clone(), foreseen(desk, choices))
}

fn foreseen(desk: &Captain, choices: Choices) -> Foreseen {
    match import(desk, Import::Foresee(choices)) {
        Told::Foreseen(foreseen) => *foreseen,
        other => panic!("{other:?}"),
    }
}

fn carried(desk: &Captain) -> Brought {
    match import(desk, Import::Carry { file: "花名册.xlsx".into() }) {
        Told::Import(import) => import,
        other => panic!("{other:?}"),
    }
}

fn imports(desk: &Captain) -> Vec<Brought> {
    match import(desk, Import::Imports) {
        Told::Imports(imports) => imports,
        other => panic!("{other:?}"),
    }
}

fn lines(desk: &Captain, which: Which) -> Vec<Line> {
    match import(desk, Import::Lines { which, from: 0, count: 1_000 }) {
        Told::Lines(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

fn people(desk: &Captain, text: &str) -> Vec<PersonRow> {
    let all = Ask::People { text: text.into(), filter: PeopleFilter::All, from: 0, count: 20_000 };
    match ask(desk, all) {
        Ok(Answer::People(page)) => page.rows,
        other => panic!("{other:?}"),
    }
}

fn names(desk: &Captain) -> Vec<(String, String)> {
    people(desk, "").into_iter().map(|row| (row.name, row.plate)).collect()
}

fn taken_back(desk: &Captain, id: u64) -> Brought {
    match import(desk, Import::TakeBack(id)) {
        Told::Import(import) => import,
        other => panic!("{other:?}"),
    }
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// So many made-up people, four to a home, in building 3 and those that follow.
fn many(people: usize) -> String {
    let head = "姓名|电话|小区|楼号|单元|室";
    let row = |at: usize| {
        let (door, building) = (at / 4, 1 + at / 4 / 150);
        let room = 100 * (1 + door % 150 / 10) + 1 + door % 10;
        let name: String = format!("{at}").bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect();
        format!("居民{name}|13{:09}|青禾小区|{building}|1|{room}", at)
    };
    std::iter::once(head.to_owned()).chain((0..people).map(row)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_dry_run_foresees_what_is_then_written_and_the_same_file_adds_nothing() {
    let browser = Browser::new();
    let desk = browser.station();
    let commits = browser.real.commits();
    let (_, dry) = brought(&desk, ROSTER, false);
    assert_eq!((dry.rows, dry.people, dry.homes, dry.changed, dry.same, dry.again), (8, 4, 3, 0, 0, 1));
    assert_eq!(dry.left_out, 3);
    let unknown = Unknown { estate: "青禾小区".into(), known: true, building: 40, rows: 1 };
    assert_eq!((dry.unknown, dry.may_add), (vec![unknown], true));
    use Problem::*;
    let problems = [(NoName, 1), (NotTelephone(0), 1), (Again(0), 1), (NotFindable, 1), (NotPlace, 1)];
    assert_eq!(dry.problems, problems);
    let wrong = lines(&desk, Which::Problems(Some(NotTelephone(0))));
    assert_eq!((wrong[0].row, wrong[0].name.as_str()), (6, "单于田"));
    assert_eq!(wrong[0].problems, [(NotTelephone(4), "12".into())]);
    assert_eq!(lines(&desk, Which::LeftOut).iter().map(|line| line.row).collect::<Vec<_>>(), [8, 9, 10]);
    assert_eq!(browser.real.commits(), commits, "a dry run writes nothing");

    let import = carried(&desk);
    assert_eq!((import.stage, import.people, import.homes, import.changed), (Stage::Done, 4, 3, 0));
    let names = names(&desk);
    let name = |name: &str, plate: &str| (name.to_owned(), plate.to_owned());
    for known in
        [name("何建民", "3-2-501"), name("欧阳小美", "3-2-502"), name("单于田", "3-2-502"), name("田秀英", "1-1-101")]
    {
        assert!(names.contains(&known), "{known:?} of {names:?}");
    }
    assert!(people(&desk, "何建民")[0].veteran);
    assert!(
        browser.told.borrow().iter().any(|news| matches!(news, News::Progress(far) if far.doing == Doing::BringingIn))
    );

    let events = rows(&browser, "events");
    let (_, dry) = brought(&desk, ROSTER, false);
    assert_eq!((dry.people, dry.homes, dry.changed, dry.same), (0, 0, 0, 4));
    assert_eq!(carried(&desk).done, 0);
    assert_eq!(rows(&browser, "events"), events, "nothing is written twice");
}

#[test]
fn somebody_who_is_there_is_found_by_home_or_telephone_and_what_changes_is_shown() {
    let desk = Browser::new().station();
    written(&desk, "何建民", "2-501", false);
    let (place, _) = building(&desk, "青禾小区", "9");
    let moved = PersonForm {
        building: place,
        home: "1-301".into(),
        name: "欧阳小美".into(),
        telephone: "13900005678".into(),
        ..nobody()
    };
    saved(ask(&desk, Ask::SavePerson(moved)));
    let elsewhere = PersonForm { building: place, home: "1-302".into(), name: "单于田".into(), ..nobody() };
    saved(ask(&desk, Ask::SavePerson(elsewhere)));
    let (_, dry) = brought(&desk, ROSTER, false);
    assert_eq!((dry.people, dry.changed, dry.same), (2, 2, 0), "单于田 of another home is somebody else");
    let changes = lines(&desk, Which::Changed);
    assert_eq!(changes.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), ["何建民", "欧阳小美"]);
    let topics = |line: &Line| line.changes.iter().map(|(topic, ..)| *topic).collect::<Vec<_>>();
    use Topic::*;
    assert_eq!(topics(&changes[0]), [Telephone, Born, Gender, Relation, Groups, Note, Difficulty, Speaks]);
    let text = |text: &str| Shown::Text(text.into());
    assert_eq!(changes[1].changes[0], (Home, text("青禾小区 9-1-301"), text("青禾小区 3-2-502")));
    let groups = domain::group::Groups::of(&[Group::Alone, Group::Veteran]);
    assert_eq!(changes[0].changes[4], (Topic::Groups, Shown::Groups(Default::default()), Shown::Groups(groups)));
    carried(&desk);
    assert_eq!(people(&desk, "欧阳小美").iter().map(|row| row.plate.as_str()).collect::<Vec<_>>(), ["3-2-502"]);
    assert_eq!(people(&desk, "单于田").len(), 2);
    let detail = |name: &str| match ask(&desk, Ask::Person(people(&desk, name)[0].id)) {
        Ok(Answer::Person(detail)) => *detail,
        other => panic!("{other:?}"),
    };
    let he = detail("何建民");
    assert_eq!((he.note.as_str(), he.difficulty.as_str()), ("膝盖不好；低保", "没有电梯"));
    assert_eq!(he.speaks, Tongues::of(&[Tongue::Mandarin, Tongue::Hakka]));
    assert_eq!(detail("欧阳小美").difficulty, "孩子小；没有工作", "of one home, whoever tells of it");
}

#[test]
fn what_is_hard_at_home_stays_with_whoever_has_no_home_yet() {
    let desk = Browser::new().station();
    let text = "姓名|电话|家里的难处\n万方|13600002222|没有电梯";
    let (_, dry) = brought(&desk, text, false);
    assert_eq!((dry.people, dry.left_out), (1, 0));
    carried(&desk);
    let Ok(Answer::Person(detail)) = ask(&desk, Ask::Person(people(&desk, "万方")[0].id)) else { panic!("somebody") };
    assert_eq!((detail.note.as_str(), detail.difficulty.as_str()), ("没有电梯", ""));
    let (_, dry) = brought(&desk, text, false);
    assert_eq!((dry.changed, dry.same), (0, 1), "nor is it written twice");
}

#[test]
fn places_that_are_not_known_are_added_when_somebody_says_so() {
    let desk = Browser::new().station();
    let text = "姓名|电话|小区|楼号|室\n万方|13600002222|新苑|7|101\n卢一|13600003333|青禾小区|40|101";
    let (choices, dry) = brought(&desk, text, false);
    assert_eq!((dry.people, dry.left_out, dry.unknown.len()), (0, 2, 2));
    let dry = foreseen(&desk, Choices { add_places: true, ..choices });
    assert_eq!((dry.people, dry.homes, dry.left_out), (2, 2, 0));
    let import = carried(&desk);
    assert_eq!((import.people, import.places), (2, 3), "an estate and two buildings");
    let _ = building(&desk, "新苑", "7");
    assert_eq!(people(&desk, "万方")[0].estate, "新苑");
    let back = taken_back(&desk, import.id);
    assert_eq!((back.stage, back.kept_places), (Stage::TakenBack, 0));
    let Ok(Answer::Places(places)) = ask(&desk, Ask::Places) else { panic!("places") };
    assert!(places.iter().all(|place| place.name != "新苑" && place.plate != "40"), "{places:?}");
}

#[test]
fn a_row_that_does_not_say_which_estate_is_left_out_until_somebody_does() {
    let desk = Browser::new().station();
    let (choices, dry) = brought(&desk, "姓名|电话|楼号|室\n万方|13600002222|2|101", false);
    assert_eq!((dry.left_out, dry.problems), (1, vec![(Problem::WhichEstate, 1)]));
    let Ok(Answer::Places(places)) = ask(&desk, Ask::Places) else { panic!("places") };
    let estate = places.iter().find(|place| place.name == "槐荫里").map(|place| place.id);
    let dry = foreseen(&desk, Choices { estate, ..choices });
    assert_eq!((dry.people, dry.left_out), (1, 0));
    carried(&desk);
    assert_eq!(people(&desk, "万方")[0].estate, "槐荫里");
}

#[test]
fn a_whole_import_is_taken_back_long_after_but_for_what_people_have_changed() {
    let browser = Browser::new();
    let desk = browser.station();
    let before = written(&desk, "何建民", "2-501", false);
    brought(&desk, ROSTER, false);
    let import = carried(&desk);
    pass(&desk, 3 * 24 * 60 * 60 * 1_000);
    let asked = people(&desk, "欧阳小美")[0].id;
    filed(&desk, asked, 1);
    let back = taken_back(&desk, import.id);
    assert_eq!((back.kept_people, back.kept_homes, back.kept_places), (1, 1, 0), "whoever asked stays, and her home");
    let name = |name: &str, plate: &str| (name.to_owned(), plate.to_owned());
    assert_eq!(names(&desk), [name("何建民", "3-2-501"), name("欧阳小美", "3-2-502")]);
    let Ok(Answer::Person(detail)) = ask(&desk, Ask::Person(before)) else { panic!("somebody") };
    assert_eq!((detail.row.telephone.as_str(), detail.row.veteran, detail.gender), ("", false, None), "as it was");
    assert_eq!((detail.note.as_str(), detail.difficulty.as_str(), detail.speaks), ("", "", Tongues::default()));
    assert_eq!(imports(&desk)[0].stage, Stage::TakenBack);
    assert_eq!(ask(&desk, Ask::Import(Import::TakeBack(import.id))), Err(Trouble::NotNow), "once");

    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    assert_eq!(imports(&desk)[0].stage, Stage::TakenBack, "and it is remembered");
    let (_, dry) = brought(&desk, ROSTER, false);
    assert_eq!((dry.people, dry.same, dry.changed), (2, 1, 1), "it can be brought in again");
}

#[test]
fn what_ends_in_the_middle_leaves_it_right_and_is_gone_on_with() {
    let browser = Browser::new();
    let desk = browser.station();
    let text = many(400);
    brought(&desk, &text, false);
    browser.real.fail_at(browser.real.commits() + 2, device::store::Fault::Before(StoreError::Full));
    assert_eq!(ask(&desk, Ask::Import(Import::Carry { file: "a.csv".into() })), Err(Trouble::Full));
    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    let broken = imports(&desk)[0].clone();
    assert_eq!((broken.stage, broken.running, broken.done), (Stage::Going, false, 240));
    assert_eq!(people(&desk, "").len(), 240);
    let (_, dry) = brought(&desk, &text, false);
    assert_eq!((dry.people, dry.same), (160, 240));
    carried(&desk);
    assert_eq!(people(&desk, "").len(), 400);
    taken_back(&desk, broken.id);
    assert_eq!(people(&desk, "").len(), 160, "each is taken back by itself");
}

#[test]
fn it_is_stopped_half_way_and_says_what_was_written() {
    use futures::FutureExt;
    let browser = Browser::new();
    let desk = browser.station();
    brought(&desk, &many(500), false);
    let other = desk.clone();
    let stop = move |news: &News| {
        if matches!(news, News::Progress(far) if far.doing == Doing::BringingIn && far.done >= 240) {
            let _ = other.answer(Ask::Import(Import::Stop)).now_or_never();
        }
    };
    *browser.hears.borrow_mut() = Some(Box::new(stop));
    let import = carried(&desk);
    *browser.hears.borrow_mut() = None;
    assert_eq!((import.stage, import.done, import.total), (Stage::Stopped, 240, 500));
    assert_eq!(people(&desk, "").len(), 240);
    taken_back(&desk, import.id);
    assert_eq!(people(&desk, "").len(), 0);
}

#[test]
fn a_citizens_number_is_read_and_kept_nowhere() {
    let browser = Browser::new();
    let desk = browser.station();
    let number = "11010519491231002X";
    let text = format!(
        "姓名|身份证号|电话|小区|楼号|室\n何建民|{number}|13800001234|青禾小区|3|501\n卢一|{number}1|1|青禾小区|3|502\n\
         卢二||{number}|青禾小区|3|503"
    );
    brought(&desk, &text, false);
    let wrong = lines(&desk, Which::Problems(Some(Problem::NotCitizenNumber(0))));
    assert_eq!(wrong[0].problems[0], (Problem::NotCitizenNumber(1), String::new()), "nor shown");
    let elsewhere = lines(&desk, Which::Problems(Some(Problem::NotTelephone(0))));
    let quoted = elsewhere.iter().flat_map(|line| &line.problems).any(|(_, cell)| cell.contains("1949"));
    assert!(elsewhere.len() == 2 && !quoted, "nor from another column: {elsewhere:?}");
    carried(&desk);
    assert_eq!(people(&desk, "何建民")[0].age, Some(76));
    let kept = browser.real.rows().into_values().flatten();
    assert!(!kept.into_iter().any(|(_, value)| value.windows(18).any(|part| part == number.as_bytes())));
}

#[test]
fn a_sheet_that_was_not_brought_and_bytes_that_are_none_are_refused() {
    let desk = Browser::new().station();
    let unknown = Err(Trouble::Unknown);
    assert_eq!(ask(&desk, Ask::Import(Import::Bring(vec![7, 7, 7]))), unknown);
    assert_eq!(ask(&desk, Ask::Import(Import::Foresee(Choices::default()))), unknown);
    assert_eq!(ask(&desk, Ask::Import(Import::Carry { file: String::new() })), unknown);
    assert_eq!(ask(&desk, Ask::Import(Import::TakeBack(7))), unknown);
    brought(&desk, ROSTER, false);
    assert_eq!(ask(&desk, Ask::Import(Import::Drop)), Ok(Answer::Done));
    assert_eq!(ask(&desk, Ask::Import(Import::Foresee(Choices::default()))), unknown);
}

#[test]
fn what_is_let_out_and_brought_in_elsewhere_is_the_same_people() {
    let out = |desk: &Captain| {
        let all = Import::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 100 };
        match import(desk, all) {
            Told::People(page) => page.rows,
            other => panic!("{other:?}"),
        }
    };
    let one = Browser::new().station();
    brought(&one, ROSTER, false);
    carried(&one);
    let told = out(&one);
    assert_eq!(told.len(), 4);
    let groups = |said: &ports::desk::import::Said| {
        let words = ["独居", "空巢", "70 岁以上", "80 岁以上", "残疾", "退役军人", "低收入"];
        said.groups.iter().map(|group| words[group as usize]).collect::<Vec<_>>().join("、")
    };
    let row = |said: &ports::desk::import::Said| {
        let gender = said.gender.map_or("", |gender| if gender == domain::pair::Gender::Woman { "女" } else { "男" });
        let relation = said.relation.map_or("", |relation| if relation as usize == 0 { "户主" } else { "配偶" });
        let home = said.home.map(|home| home.to_string()).unwrap_or_default();
        let born = said.born.map(|born| born.to_string()).unwrap_or_default();
        let speaks = if said.speaks == Tongues::default() { "" } else { "客家话、普通话" };
        let told = [&said.name, &said.telephone, &said.estate, &home, &born, gender, relation, &groups(said)];
        [&told[..], &[&said.note, &said.difficulty, speaks]].concat().join("|")
    };
    let head = "姓名|电话|小区|住址|出生日期|性别|与户主关系|人员类别|备注|家里的难处|会说什么话".to_owned();
    let table = std::iter::once(head).chain(told.iter().map(row)).collect::<Vec<_>>().join("\n");
    let other = Browser::stranger();
    let (_, dry) = brought(&other, &table, false);
    assert_eq!((dry.people, dry.left_out, dry.problems), (4, 0, vec![]));
    carried(&other);
    assert_eq!(out(&other), told);
    // Each was looked at, and their particulars were copied.
    let person = people(&one, "何建民")[0].id;
    let about = about(&one, person);
    assert!(about.looked.iter().any(|looked| looked.copied), "{about:?}");
}

#[test]
fn every_table_with_names_in_it_is_noted_as_a_copy_of_whoever_stands_there() {
    let desk = Browser::new().station();
    let [helper, asks, other] = [("田秀英", "101"), ("何建民", "102"), ("卢一", "103")]
        .map(|(name, home)| written(&desk, name, home, name == "田秀英"));
    let request = filed(&desk, asks, 1);
    let copied = |person| {
        let about = about(&desk, person);
        about.looked.iter().filter(|looked| looked.copied).map(|looked| looked.times).sum::<u32>()
    };
    let before = [helper, asks, other].map(copied);
    // Whoever stands in a table twice was copied once; nobody is noted whom nobody knows.
    let nobody = domain::PersonId([9; 16]);
    let told =
        Import::Copied { people: vec![helper, helper, nobody], requests: vec![request, domain::RequestId([9; 16])] };
    assert_eq!(ask(&desk, Ask::Import(told)), Ok(Answer::Done));
    assert_eq!([helper, asks, other].map(copied), [before[0] + 1, before[1] + 1, before[2]]);
}
