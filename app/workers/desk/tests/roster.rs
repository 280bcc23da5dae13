//! The roster at a desk: groups with who may see them, births to the day, homes, who comes and goes, and who was written
//! down twice.

use crate::common::joined::{building_3, send, two};
use crate::common::on_roll::*;
use crate::common::people::{filed, undo, written};
use crate::common::*;
use desk::Desk;
use domain::consent::{How, Purpose, standing};
use domain::gone::{Gone, Why};
use domain::group::{Group, Groups};
use domain::household::Relation;
use domain::program::{DateOf, Paper};
use domain::request::Stage;
use domain::tongue::{Tongue, Tongues};
use domain::{Day, PersonId};
use ports::desk::roster::{Answer as Roster, Ask as About, Care, Cell, Leaving, Part, Twins};
use ports::desk::*;
use std::rc::Rc;

fn found(desk: &Rc<Desk<Tab>>, text: &str, filter: PeopleFilter) -> Vec<String> {
    match ask(desk, Ask::People { text: text.into(), filter, from: 0, count: 100 }) {
        Ok(Answer::People(page)) => page.rows.into_iter().map(|row| row.name).collect(),
        other => panic!("people, not {other:?}"),
    }
}

fn groups(groups: &[Group]) -> Groups {
    Groups::of(groups)
}

fn grid(desk: &Rc<Desk<Tab>>) -> Vec<Cell> {
    match ask(desk, Ask::Roster(About::Grid(building_3(desk)))) {
        Ok(Answer::Roster(Roster::Grid(cells))) => cells,
        other => panic!("a grid, not {other:?}"),
    }
}

fn twins(desk: &Rc<Desk<Tab>>) -> Vec<Twins> {
    match ask(desk, Ask::Roster(About::Twins)) {
        Ok(Answer::Roster(Roster::Twins(twins))) => twins,
        other => panic!("twins, not {other:?}"),
    }
}

fn leaving(desk: &Rc<Desk<Tab>>, person: PersonId) -> Leaving {
    match ask(desk, Ask::Roster(About::Leaving(person))) {
        Ok(Answer::Roster(Roster::Leaving(leaving))) => *leaving,
        other => panic!("what ends, not {other:?}"),
    }
}

fn dead(person: PersonId) -> About {
    About::Leave { person, gone: Gone { why: Why::Died, day: Day::of(NOW) } }
}

#[test]
fn ages_are_counted_to_the_day_and_groups_follow_from_them_and_from_the_home() {
    // Sunday 2026-11-22.
    let desk = Browser::new().station();
    let he = save(&desk, at_home(&desk, "何建民", "501", "1946-11-22"));
    let row = detail(&desk, he).row;
    assert_eq!(
        (row.age, row.groups),
        (Some(80), groups(&[Group::Alone, Group::EmptyNest, Group::Over70, Group::Over80]))
    );
    let late = save(&desk, at_home(&desk, "余华", "502", "1946年11月23日"));
    assert_eq!(detail(&desk, late).row.age, Some(79), "tomorrow is the birthday");
    assert_eq!(detail(&desk, save(&desk, at_home(&desk, "方芳", "503", "1990"))).row.groups, Groups::default());
    assert_eq!(found(&desk, "", PeopleFilter::In(Group::Over80)), ["何建民"]);
    assert_eq!(found(&desk, "独居", PeopleFilter::All), ["何建民", "余华"]);
    assert_eq!(found(&desk, "alone 502", PeopleFilter::All), ["余华"]);
    // His granddaughter moves in: he is not alone any more, and what was on the list says so at once.
    save(&desk, PersonForm { relation: Some(Relation::Grandchild), ..at_home(&desk, "何小燕", "501", "2001-05-01") });
    assert_eq!(detail(&desk, he).row.groups, groups(&[Group::Over70, Group::Over80]));
    assert_eq!(found(&desk, "独居", PeopleFilter::All), ["余华"]);
    // The next day he is 80 as well.
    pass(&desk, domain::time::DAY_MS);
    assert_eq!(found(&desk, "", PeopleFilter::In(Group::Over80)), ["何建民", "余华"]);
}

#[test]
fn what_a_form_says_of_groups_holds_against_what_is_worked_out_and_is_all_that_is_written() {
    let desk = Browser::new().station();
    let born = "1946";
    let he = save(&desk, PersonForm { groups: groups(&[Group::Disabled]), ..at_home(&desk, "何建民", "501", born) });
    let shown = detail(&desk, he).row.groups;
    assert_eq!(shown, groups(&[Group::Alone, Group::EmptyNest, Group::Over70, Group::Disabled]), "79 or 80");
    // A daughter nobody has written down lives there: he is not alone.
    let not = PersonForm {
        person: Some(he),
        groups: shown.without(groups(&[Group::Alone, Group::Disabled])).with(Group::Veteran),
        shown,
        ..at_home(&desk, "何建民", "501", "")
    };
    let written = saved(ask(&desk, Ask::SavePerson(not)));
    let row = detail(&desk, he).row;
    assert_eq!(row.groups, groups(&[Group::EmptyNest, Group::Over70, Group::Veteran]));
    assert!(row.veteran && !row.alone);
    undo(&desk, &written);
    assert_eq!(detail(&desk, he).row.groups, shown);
}

#[test]
fn what_only_the_station_is_told_does_not_reach_the_captain_of_the_building() {
    let (station, captain, he) = two(building_3);
    let told = groups(&[Group::Veteran, Group::LowIncome, Group::ChronicIllness]);
    save(&station, PersonForm { person: Some(he), groups: told, ..at_home(&station, "何建民", "501", "1946") });
    send(&station, &captain);
    let seen = detail(&captain, he);
    assert_eq!(seen.row.name, "何建民");
    assert!(seen.row.groups.has(Group::Veteran) && seen.holds_back);
    assert!(!seen.row.groups.has(Group::LowIncome) && !seen.row.groups.has(Group::ChronicIllness));
    assert!(found(&captain, "低保", PeopleFilter::All).is_empty());
    // What she notes leaves it where it is.
    let shown = seen.row.groups;
    let noted = PersonForm {
        person: Some(he),
        groups: shown.with(Group::Disabled),
        shown,
        ..at_home(&captain, "何建民", "501", "")
    };
    save(&captain, noted);
    send(&captain, &station);
    let row = detail(&station, he).row;
    assert!([Group::Disabled, Group::LowIncome, Group::ChronicIllness].iter().all(|group| row.groups.has(*group)));
    send(&station, &captain);
    assert!(!detail(&captain, he).row.groups.has(Group::LowIncome));
}

#[test]
fn what_a_captain_notes_for_the_station_alone_reaches_it_and_she_can_go_on_reading_it() {
    let (station, captain, he) = two(building_3);
    send(&station, &captain);
    let told = groups(&[Group::LowIncome]);
    save(&captain, PersonForm { person: Some(he), groups: told, ..at_home(&captain, "何建民", "501", "") });
    send(&captain, &station);
    assert!(detail(&station, he).row.groups.has(Group::LowIncome));
    assert!(detail(&captain, he).row.groups.has(Group::LowIncome) && !detail(&captain, he).holds_back);
}

#[test]
fn dates_and_papers_are_noted_and_taken_away_one_by_one() {
    let desk = Browser::new().station();
    let he = written(&desk, "何建民", "501", false);
    tell(&desk, About::Date { person: he, of: DateOf::Booster, day: Some(Day(20_000)) });
    let second = tell(&desk, About::Date { person: he, of: DateOf::Checkup, day: Some(Day(20_100)) });
    tell(&desk, About::Paper { person: he, paper: Paper::IdCard, held: Some(Some(Day(21_000))) });
    let known = detail(&desk, he);
    assert_eq!(known.dates, [(DateOf::Booster, Day(20_000)), (DateOf::Checkup, Day(20_100))]);
    assert_eq!(known.papers, [(Paper::IdCard, Some(Day(21_000)))]);
    undo(&desk, &second);
    tell(&desk, About::Paper { person: he, paper: Paper::IdCard, held: None });
    let known = detail(&desk, he);
    assert_eq!((known.dates.len(), known.papers.len()), (1, 0));
    let nobody = About::Date { person: PersonId([7; 16]), of: DateOf::Booster, day: None };
    assert_eq!(ask(&desk, Ask::Roster(nobody)), Err(Trouble::Unknown));
}

#[test]
fn the_grid_shows_each_home_with_who_lives_there_and_what_it_wants() {
    let desk = Browser::new().station();
    let he = save(&desk, at_home(&desk, "何建民", "501", "1946-01-01"));
    save(&desk, PersonForm { relation: Some(Relation::Child), ..at_home(&desk, "方小平", "1-102", "1980") });
    let fang = save(&desk, PersonForm { relation: Some(Relation::Head), ..at_home(&desk, "方芳", "1-102", "1990") });
    save(&desk, PersonForm { groups: groups(&[Group::Expecting]), ..at_home(&desk, "余华", "2-101", "1995") });
    filed(&desk, he, 1);
    let cells = grid(&desk);
    let line = |cell: &Cell| (cell.home.unit, cell.home.room, cell.people, cell.care, cell.open, cell.name.clone());
    let lines: Vec<_> = cells.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            (1, 102, 2, Care::None, 0, "方芳".to_owned()),
            (1, 501, 1, Care::Much, 1, "何建民".to_owned()),
            (2, 101, 1, Care::Some, 0, "余华".to_owned()),
        ]
    );
    assert_eq!((cells[0].opens, cells[1].opens), (Some(fang), Some(he)));
    assert!(cells.iter().all(|cell| cell.seen.is_none()));
    // He leaves: the home stays on the grid, with nobody in it.
    tell(&desk, dead(he));
    let empty = &grid(&desk)[1];
    assert_eq!((empty.people, empty.opens, empty.care, empty.open), (0, None, Care::None, 0));
}

#[test]
fn whoever_has_died_is_on_no_list_gets_no_word_and_those_they_lived_with_stay() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut phone = Phone::new(1);
    let body = courier::Body::Request(phone.request(9, place, "灯坏了"));
    phone.post(&browser.post, &poster, &body);
    pass(&desk, 60_000);
    let slip = tray(&desk)[0].id;
    saved(ask(&desk, Ask::TrayDo { ids: vec![slip], act: TrayAct::Accept }));
    let request_id = open_requests(&desk)[0].id;
    let he = request(&desk, request_id).person.expect("he").id;
    let home = PersonForm { relation: Some(Relation::Spouse), ..at_home(&desk, "余秀英", "2-501", "1950") };
    let yu = save(&desk, home);
    let tian = written(&desk, "田桂英", "301", true);
    saved(ask(&desk, Ask::Assign(vec![(request_id, tian)])));
    let going = leaving(&desk, he);
    assert_eq!((going.requests, going.stay.len(), going.looked_after), (1, 1, false));
    let letters = |desk: &Rc<Desk<Tab>>| match ask(desk, Ask::Letters { from: 0, count: 99 }) {
        Ok(Answer::Letters(page)) => page.rows,
        other => panic!("letters, not {other:?}"),
    };
    let written = tell(&desk, dead(he));
    assert!(open_requests(&desk).is_empty());
    let ended = request(&desk, request_id);
    assert_eq!((ended.status.stage, ended.row.step), (Stage::Withdrawn, Step::Lapsed));
    let last = ended.history.iter().map(|moment| moment.what).rfind(|what| *what != What::HelperOff);
    assert_eq!(last, Some(What::AskerDied), "nobody took it back");
    assert_eq!(found(&desk, "", PeopleFilter::All), ["田桂英", "余秀英"]);
    assert_eq!(found(&desk, "何", PeopleFilter::Left), ["何建民"]);
    assert_eq!(detail(&desk, he).row.gone.map(|gone| gone.why), Some(Why::Died));
    assert!(detail(&desk, yu).household.is_empty() && detail(&desk, yu).row.alone, "she lives alone now");
    let told = phone.inbox(&browser.post).len();
    let waiting = letters(&desk)
        .into_iter()
        .filter(|l| l.says == Says::Progress && matches!(l.state, LetterState::Waiting { .. }));
    assert_eq!(waiting.count(), 0);
    // Undone at once, everything is as it was.
    undo(&desk, &written);
    assert_eq!(open_requests(&desk).len(), 1);
    // What somebody takes back later was taken back, whatever ended it before.
    let taken = saved(ask(&desk, Ask::Note(Spoken::Withdrawn { request: request_id })));
    assert_eq!(request(&desk, request_id).row.step, Step::Withdrawn);
    undo(&desk, &taken);
    assert_eq!(found(&desk, "", PeopleFilter::All).len(), 3);
    // And for good: days later nothing has come to his phone.
    tell(&desk, dead(he));
    (0..9).for_each(|_| pass(&desk, domain::time::DAY_MS));
    assert_eq!(phone.inbox(&browser.post).len(), told);
    assert_eq!(ask(&desk, Ask::Roster(dead(he))), Err(Trouble::NotNow));
    tell(&desk, About::Return(he));
    assert_eq!(found(&desk, "", PeopleFilter::All).len(), 3);
}

#[test]
fn a_household_that_moves_stays_one_and_whoever_moves_alone_begins_another() {
    let desk = Browser::new().station();
    let he = save(&desk, PersonForm { difficulty: "没电梯".into(), ..at_home(&desk, "何建民", "501", "1946") });
    let yu = save(&desk, PersonForm { difficulty: "没电梯".into(), ..at_home(&desk, "余秀英", "501", "1950") });
    let fang = save(&desk, at_home(&desk, "方芳", "102", "1990"));
    let (building, was) = (building_3(&desk), detail(&desk, he).household_id);
    let moved = tell(&desk, About::Move { people: vec![he, yu], building, home: "1-201".into() });
    let now = detail(&desk, he);
    assert_eq!((now.row.plate.as_str(), now.household_id, now.difficulty.as_str()), ("3-1-201", was, "没电梯"));
    undo(&desk, &moved);
    assert_eq!(detail(&desk, yu).row.plate, "3-1-501");
    tell(&desk, About::Move { people: vec![yu], building, home: "102".into() });
    let now = detail(&desk, yu);
    assert_eq!((now.row.plate.as_str(), now.household.len()), ("3-1-102", 1));
    assert_eq!(detail(&desk, fang).household[0].id, yu);
    assert!(detail(&desk, he).row.alone);
    let again = About::Move { people: vec![yu], building, home: "102".into() };
    assert_eq!(ask(&desk, Ask::Roster(again)), Err(Trouble::NotNow));
    let nowhere = About::Move { people: vec![yu], building, home: "顶楼".into() };
    assert_eq!(ask(&desk, Ask::Roster(nowhere)), Err(Trouble::Wrong(vec![(Field::Home, Wrong::NotHome)])));
}

#[test]
fn two_who_are_one_are_found_and_made_one_with_what_each_knew() {
    let desk = Browser::new().station();
    let far = building(&desk, "青禾小区", "4").0;
    let he =
        save(&desk, PersonForm { telephone: "13800001234".into(), ..at_home(&desk, "何建民", "501", "1946-03-08") });
    let again =
        PersonForm { building: far, groups: groups(&[Group::Veteran]), ..at_home(&desk, "何建民", "101", "") };
    let twice = save(&desk, again);
    assert!(twins(&desk).is_empty(), "a name alone is no sign");
    let telephone = PersonForm {
        person: Some(twice),
        building: far,
        telephone: "13800001234".into(),
        groups: groups(&[Group::Veteran]),
        shown: groups(&[Group::Veteran]),
        ..at_home(&desk, "何建民", "101", "")
    };
    save(&desk, telephone);
    let request = filed(&desk, twice, 1);
    let proposed = twins(&desk);
    assert_eq!(proposed.len(), 1);
    assert_eq!((proposed[0].one.id, proposed[0].other.id), (he, twice), "more is known of him");
    assert!(proposed[0].same_telephone && !proposed[0].same_home);
    let merged = tell(&desk, About::Merge { twice, person: he, take: vec![Part::Home] });
    let one = detail(&desk, he);
    assert_eq!((one.row.plate.as_str(), one.row.age), ("4-1-101", Some(80)));
    assert!(one.row.groups.has(Group::Veteran));
    assert_eq!(one.requests.iter().map(|row| row.id).collect::<Vec<_>>(), [request]);
    assert_eq!(detail(&desk, twice).row.id, he, "the old page leads to the one they are");
    assert_eq!(found(&desk, "何建民", PeopleFilter::All).len(), 1);
    assert!(twins(&desk).is_empty() && found(&desk, "", PeopleFilter::Left).is_empty());
    undo(&desk, &merged);
    assert_eq!((found(&desk, "何建民", PeopleFilter::All).len(), detail(&desk, he).requests.len()), (2, 0));
    // Forgotten, they are forgotten as both.
    tell(&desk, About::Merge { twice, person: he, take: vec![] });
    saved(ask(&desk, Ask::Privacy(privacy::Ask::Erase(he))));
    assert_eq!(found(&desk, "何建民", PeopleFilter::All).len(), 0);
    assert_eq!(ask(&desk, Ask::Person(twice)), Err(Trouble::Unknown));
}

#[test]
fn what_was_agreed_to_and_spoken_goes_along_and_a_later_no_is_not_lost() {
    let desk = Browser::new().station();
    let far = building(&desk, "青禾小区", "4").0;
    let sign = Tongues::of(&[Tongue::Sign]);
    let he =
        save(&desk, PersonForm { telephone: "13800001234".into(), ..at_home(&desk, "何建民", "501", "1946-03-08") });
    let again = PersonForm { building: far, telephone: "13800001234".into(), ..at_home(&desk, "何建民", "101", "") };
    let twice = save(&desk, PersonForm { speaks: sign, ..again });
    let said = |person, purpose, given| {
        let heard = privacy::ConsentForm { person, purpose, given, how: How::Door, witness: "许楠".into() };
        saved(ask(&desk, Ask::Privacy(privacy::Ask::Consent(heard))));
    };
    said(he, Purpose::Photo, true);
    for (purpose, given) in [(Purpose::Photo, false), (Purpose::Programs, true)] {
        said(twice, purpose, given);
    }
    tell(&desk, About::Merge { twice, person: he, take: vec![] });
    assert_eq!(detail(&desk, he).speaks, sign);
    let Ok(Answer::Privacy(privacy::Answer::About(about))) = ask(&desk, Ask::Privacy(privacy::Ask::About(he))) else {
        panic!("what was agreed to")
    };
    let holds = |purpose| standing(&about.consents, purpose).map(|word| word.given);
    assert_eq!((holds(Purpose::Photo), holds(Purpose::Programs)), (Some(false), Some(true)));
}

#[test]
fn two_people_of_one_name_are_told_apart_once_and_not_proposed_again() {
    let desk = Browser::new().station();
    let of = |home, born| PersonForm { telephone: "13800001234".into(), ..at_home(&desk, "何建民", home, born) };
    let one = save(&desk, of("501", "1946-03-08"));
    let other = save(&desk, of("502", "1986-03-08"));
    assert_eq!(twins(&desk).len(), 1, "father and son of one name, with one telephone");
    let told = tell(&desk, About::Distinct(other, one));
    assert!(twins(&desk).is_empty());
    undo(&desk, &told);
    assert_eq!(twins(&desk).len(), 1);
    let nobody = ask(&desk, Ask::Roster(About::Distinct(one, PersonId([9; 16]))));
    assert_eq!(nobody, Err(Trouble::Unknown));
}
