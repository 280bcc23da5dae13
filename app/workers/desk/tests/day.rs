//! The day at a desk: what is late, who is to be visited and why, who is greeted or reminded and how that ended, and what
//! the seven roles hold.

use crate::common::joined::building_3;
use crate::common::people::{filed, nobody, undo, written};
use crate::common::*;
use desk::Desk;
use domain::gone::{Gone, Why as GoneWhy};
use domain::knock::{Next, Outcome, Sign, Ticks};
use domain::pair::{Deeds, PairStage};
use domain::program::DateOf;
use domain::reminder::{About, Ending};
use domain::time::DAY_MS;
use domain::{Day, HouseholdId, Kind, PersonId, ProgramId};
use engine::eligibility::examples::Example;
use ports::desk::day::{Answer as Told, Ask as About_, Today, Visit, Why};
use ports::desk::knocks::{Ask as Knocks, KnockForm};
use ports::desk::programs::{Answer as Programs, Ask as AskPrograms, At};
use ports::desk::roster::Ask as Roster;
use ports::desk::*;
use std::rc::Rc;

fn day_of(desk: &Rc<Desk<Tab>>, most: u16) -> Today {
    match ask(desk, Ask::Day(About_::Now { most })) {
        Ok(Answer::Day(Told::Now(today))) => *today,
        other => panic!("the day, not {other:?}"),
    }
}

fn day(desk: &Rc<Desk<Tab>>) -> Today {
    day_of(desk, 100)
}

fn lives(desk: &Rc<Desk<Tab>>, name: &str, home: &str, born: &str) -> PersonId {
    let (building, born) = (building_3(desk), born.into());
    let form = PersonForm { building, home: home.into(), name: name.into(), born, ..nobody() };
    saved(ask(desk, Ask::SavePerson(form))).person.expect("the new one")
}

fn home(desk: &Rc<Desk<Tab>>, person: PersonId) -> HouseholdId {
    match ask(desk, Ask::Person(person)) {
        Ok(Answer::Person(detail)) => detail.household_id.expect("a home"),
        other => panic!("{other:?}"),
    }
}

fn knocked(desk: &Rc<Desk<Tab>>, person: PersonId, outcome: Outcome, next: Next) -> Written {
    noticed(desk, person, outcome, next, &[])
}

fn noticed(desk: &Rc<Desk<Tab>>, person: PersonId, outcome: Outcome, next: Next, signs: &[Sign]) -> Written {
    let bare = KnockForm::bare(home(desk, person), today(), outcome);
    let form = KnockForm { signs: Ticks::signs(signs), next, ..bare };
    saved(ask(desk, Ask::Knocks(Knocks::Knock(Box::new(form)))))
}

fn today() -> Day {
    Day::of(NOW)
}

fn whys(day: &Today) -> Vec<(&str, Why)> {
    let line = |visit: &'_ Visit| visit.why;
    day.visits.rows.iter().map(|visit| (visit.people[0].name.as_str(), line(visit))).collect()
}

fn ended(desk: &Rc<Desk<Tab>>, person: PersonId, about: About, ending: Ending, day: Day) -> Written {
    saved(ask(desk, Ask::Day(About_::End { person, about, ending, day })))
}

#[test]
fn a_desk_where_nothing_waits_says_so() {
    let desk = Browser::new().station();
    let quiet = day(&desk);
    assert!(quiet.is_quiet(), "{quiet:?}");
    assert_eq!((quiet.roles.people, quiet.roles.open), (0, 0));
}

#[test]
fn what_is_late_stands_before_what_is_due_later_today() {
    let desk = Browser::new().station();
    let he = written(&desk, "何建民", "501", false);
    let first = filed(&desk, he, 1);
    let now = day(&desk);
    let by = now.due.rows.first().map(|row| row.id);
    // Filed at nine in the morning: an answer to an errand is promised for the same day.
    assert_eq!((now.overdue.total, now.due.total, by), (0, 1, Some(first)));
    pass(&desk, 13 * domain::time::HOUR_MS);
    let second = filed(&desk, he, 1);
    let late = day(&desk);
    assert_eq!(late.overdue.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first]);
    assert!(late.due.rows.iter().all(|row| row.id == second));
    assert_eq!((late.roles.open, late.is_quiet()), (2, false));
}

#[test]
fn a_visit_says_why_and_the_most_pressing_stands_first() {
    let desk = Browser::new().station();
    // Old and alone, never seen; the young one is nobody's worry.
    let he = lives(&desk, "何建民", "501", "1946");
    lives(&desk, "方芳", "102", "1990");
    assert_eq!(whys(&day(&desk)), [("何建民", Why::NeverSeen)]);
    assert_eq!(day(&desk).roles.unseen, 2);
    // Promised for the day after tomorrow: left alone until then, and first of all when that day has passed.
    let yu = lives(&desk, "余秀英", "202", "1944");
    knocked(&desk, yu, Outcome::Met, Next::Telephone(Day(today().0 + 2)));
    assert_eq!(whys(&day(&desk)), [("何建民", Why::NeverSeen)]);
    pass(&desk, 3 * DAY_MS);
    let promised = Next::Telephone(Day(today().0 + 2));
    assert_eq!(whys(&day(&desk)), [("余秀英", Why::Promised(promised, 1)), ("何建民", Why::NeverSeen)]);
    // Nobody at home: somebody comes again, and nobody is sent there before.
    let form = |outcome| KnockForm::bare(home(&desk, yu), Day(today().0 + 3), outcome);
    let tried = saved(ask(&desk, Ask::Knocks(Knocks::Knock(Box::new(form(Outcome::NotHome))))));
    assert_eq!(whys(&day(&desk)), [("何建民", Why::NeverSeen)]);
    undo(&desk, &tried);
    assert_eq!(day(&desk).visits.total, 2);
    // Moved on: not knocked for, and not forgotten before somebody settles it.
    saved(ask(&desk, Ask::Knocks(Knocks::Knock(Box::new(form(Outcome::MovedOn))))));
    assert_eq!(whys(&day(&desk)), [("何建民", Why::NeverSeen), ("余秀英", Why::MovedOn)]);
    // Seen late: the visit of yesterday counts from yesterday.
    pass(&desk, DAY_MS);
    let late = KnockForm { household: home(&desk, he), day: Day(today().0 + 3), ..form(Outcome::Met) };
    saved(ask(&desk, Ask::Knocks(Knocks::Knock(Box::new(late)))));
    assert_eq!(whys(&day(&desk)), [("余秀英", Why::MovedOn)]);
    pass(&desk, 6 * DAY_MS);
    assert_eq!(whys(&day(&desk))[0], ("何建民", Why::NotSeen(7, 7)));
}

#[test]
fn a_pair_that_has_gone_quiet_is_on_the_day_with_its_own_volunteer() {
    let desk = Browser::new().station();
    let he = lives(&desk, "何建民", "501", "1946");
    let tian = written(&desk, "田桂英", "301", true);
    let household = home(&desk, he);
    let form = PairForm { household, own: tian, backup: None, rhythm_days: Some(7), stage: PairStage::Agreed };
    saved(ask(&desk, Ask::PairUp(vec![form])));
    knocked(&desk, he, Outcome::Met, Next::Nothing);
    pass(&desk, 9 * DAY_MS);
    let now = day(&desk);
    assert_eq!(whys(&now), [("何建民", Why::Quiet(2, 7))]);
    assert_eq!(now.visits.rows[0].own.as_ref().map(|own| own.name.as_str()), Some("田桂英"));
    // They were there yesterday, and say so today.
    let (deeds, words, yesterday) = (Deeds(0), String::new(), Day(today().0 + 8));
    let visit = VisitForm { household, by: tian, day: yesterday, deeds, words };
    let noted = saved(ask(&desk, Ask::NoteVisit(visit)));
    assert!(day(&desk).visits.rows.is_empty());
    undo(&desk, &noted);
    assert_eq!(day(&desk).visits.total, 1);
}

#[test]
fn birthdays_come_with_the_age_and_the_eldest_first_and_a_missed_one_is_not_forgotten() {
    // Sunday 2026-11-22.
    let desk = Browser::new().station();
    let hundred = lives(&desk, "何建民", "501", "1926-11-22");
    let seventy = lives(&desk, "余秀英", "502", "1956-11-22");
    let missed = lives(&desk, "李淑芬", "503", "1950-11-20");
    lives(&desk, "方芳", "102", "1990-11-24");
    lives(&desk, "周家宝", "103", "1996-11-20");
    lives(&desk, "王桂兰", "104", "1950-11-29");
    lives(&desk, "田桂英", "105", "1950");
    let line = |day: &Today| -> Vec<(String, i64, u8)> {
        let at = |on: Day| i64::from(on.0) - i64::from(today().0);
        day.birthdays.rows.iter().map(|one| (one.person.name.clone(), at(one.on), one.turns)).collect()
    };
    let named = |name: &str, on, turns| (name.to_owned(), on, turns);
    let now = day(&desk);
    assert_eq!(
        line(&now),
        [named("何建民", 0, 100), named("李淑芬", -2, 76), named("余秀英", 0, 70), named("方芳", 2, 36)],
        "a young one who was missed is not run after, one in a week is not due, a year is no birthday"
    );
    let about = About::Birthday(2026);
    let greeted = ended(&desk, hundred, about, Ending::Told, today());
    ended(&desk, missed, about, Ending::NotNeeded, Day(today().0 - 2));
    ended(&desk, seventy, about, Ending::NotReached, today());
    assert_eq!(line(&day(&desk)), [named("方芳", 2, 36)]);
    undo(&desk, &greeted);
    assert_eq!(line(&day(&desk))[0], named("何建民", 0, 100));
    // Tomorrow whoever was not reached is tried again.
    pass(&desk, DAY_MS);
    let next = day(&desk);
    assert_eq!(line(&next)[1], named("余秀英", 0, 70));
    assert!(next.birthdays.rows[1].tried);
    // Whoever has died has no birthday any more.
    let gone = Gone { why: GoneWhy::Died, day: today() };
    saved(ask(&desk, Ask::Roster(Roster::Leave { person: seventy, gone })));
    assert!(!line(&day(&desk)).iter().any(|(name, ..)| name == "余秀英"));
    // A thousand rows are counted, and as many shown as were asked for.
    assert_eq!((day_of(&desk, 1).birthdays.rows.len(), day_of(&desk, 1).birthdays.total), (1, 3));
}

fn booster(desk: &Rc<Desk<Tab>>) -> ProgramId {
    let version = Example::Booster.version(today(), "加强针", "免费接种");
    match ask(desk, Ask::Programs(AskPrograms::Save(None, version))) {
        Ok(Answer::Programs(Programs::Written(program, _))) => program,
        other => panic!("{other:?}"),
    }
}

fn remind(desk: &Rc<Desk<Tab>>, program: ProgramId, people: &[PersonId]) -> (u32, u32, Written) {
    match ask(desk, Ask::Day(About_::Remind(program, people.to_vec()))) {
        Ok(Answer::Day(Told::Reminded { added, before, written })) => (added, before, written),
        other => panic!("{other:?}"),
    }
}

fn calls(desk: &Rc<Desk<Tab>>) -> Vec<(String, bool)> {
    day(desk).calls.rows.into_iter().map(|call| (call.person.name, call.tried)).collect()
}

#[test]
fn whoever_is_owed_a_program_is_reminded_once_and_how_that_ended_is_noted() {
    let desk = Browser::new().station();
    let he = lives(&desk, "何建民", "501", "1946-01-01");
    let yu = lives(&desk, "余秀英", "302", "1950-01-01");
    let fang = lives(&desk, "方芳", "102", "1990-01-01");
    let program = booster(&desk);
    let (added, before, written) = remind(&desk, program, &[he, yu, he]);
    assert_eq!((added, before), (2, 0));
    assert_eq!(calls(&desk), [("余秀英".to_owned(), false), ("何建民".to_owned(), false)], "in order of home");
    assert_eq!(day(&desk).calls.rows[0].name, "加强针");
    undo(&desk, &written);
    assert!(calls(&desk).is_empty());
    remind(&desk, program, &[he, yu]);
    assert_eq!(remind(&desk, program, &[he, yu]).0, 0, "they are on the list");
    // She has nothing to do with it: on the list by mistake, she is not called.
    remind(&desk, program, &[fang]);
    assert_eq!(calls(&desk).len(), 2);
    // Told yesterday, noted today; not reached, tried again tomorrow.
    let about = About::Program(program);
    ended(&desk, he, about, Ending::Told, Day(today().0 - 1));
    ended(&desk, yu, about, Ending::NotReached, today());
    assert!(calls(&desk).is_empty());
    let line = match ask(&desk, Ask::Programs(AskPrograms::Theirs(he))) {
        Ok(Answer::Programs(Programs::Theirs(all))) => all.into_iter().next().expect("the booster").1,
        other => panic!("{other:?}"),
    };
    assert_eq!(line.reminded, Some((Day(today().0 - 1), Ending::Told)));
    pass(&desk, DAY_MS);
    assert_eq!(calls(&desk), [("余秀英".to_owned(), true)]);
    // Nobody twice, until a month has gone by.
    assert_eq!(remind(&desk, program, &[he, yu]).1, 2);
    // She has been there meanwhile: nobody calls.
    let day_of_it = Some(Day(today().0 + 1));
    saved(ask(&desk, Ask::Roster(Roster::Date { person: yu, of: DateOf::Booster, day: day_of_it })));
    assert!(calls(&desk).is_empty());
    pass(&desk, 30 * DAY_MS);
    assert_eq!(remind(&desk, program, &[he]).0, 1);
    let nothing = Ask::Day(About_::Remind(ProgramId([9; 16]), vec![he]));
    assert_eq!(ask(&desk, nothing), Err(Trouble::Unknown));
}

#[test]
fn somebody_written_down_twice_is_not_called_again_for_what_they_were_told() {
    let desk = Browser::new().station();
    let he = lives(&desk, "何建民", "501", "1946-01-01");
    let again = lives(&desk, "何健民", "502", "1946-01-01");
    let program = booster(&desk);
    remind(&desk, program, &[he, again]);
    assert_eq!(calls(&desk).len(), 2);
    ended(&desk, again, About::Program(program), Ending::Told, Day(today().0 - 1));
    saved(ask(&desk, Ask::Roster(Roster::Merge { twice: again, person: he, take: vec![] })));
    assert!(calls(&desk).is_empty(), "told yesterday, under the other name");
}

#[test]
fn each_role_holds_what_is_its_own() {
    let desk = Browser::new().station();
    let he = lives(&desk, "何建民", "501", "1946-01-01");
    let yu = lives(&desk, "余秀英", "302", "");
    noticed(&desk, he, Outcome::Met, Next::Nothing, &[Sign::Quarrel, Sign::GasOrWires]);
    let program = booster(&desk);
    let form = |kind, words: &str| FileForm {
        words: words.into(),
        kind,
        channel: domain::request::Channel::Chat,
        who: WhoAsks::Known(yu),
        suits: domain::Slots(0),
        helpers: 1,
    };
    saved(ask(&desk, Ask::File(form(Kind::Danger, "外墙要掉了"))));
    saved(ask(&desk, Ask::File(form(Kind::Order, "楼道堵住了"))));
    let roles = day(&desk).roles;
    assert_eq!((roles.people, roles.unborn, roles.unseen), (2, 1, 1));
    assert_eq!((roles.programs, roles.owed, roles.open), (1, 1, 2));
    assert_eq!((roles.danger.len(), roles.order.len()), (1, 1));
    assert_eq!(roles.quarrels.iter().map(|one| one.names[0].as_str()).collect::<Vec<_>>(), ["何建民"]);
    assert_eq!(roles.hazards.len(), 1);
    // All is well again at the next knock, and a month is long.
    knocked(&desk, he, Outcome::Met, Next::Nothing);
    let after = day(&desk).roles;
    assert!(after.quarrels.is_empty() && after.hazards.is_empty());
    let stands = match ask(&desk, Ask::Programs(AskPrograms::One(program))) {
        Ok(Answer::Programs(Programs::One(detail))) => detail.row.stands,
        other => panic!("{other:?}"),
    };
    assert_eq!(stands.at(At::Owed), 1);
}

#[test]
fn the_samples_day_names_the_quiet_pair_first_and_fits_a_page() {
    let browser = Browser::new();
    let desk = browser.tab();
    open(&desk, Mode::Sample);
    ask(&desk, Ask::StartSample { seed: 2026 }).expect("started");
    browser.run_background();
    let began = std::time::Instant::now();
    let now = day_of(&desk, 6);
    println!("{} visits of {} people's, {:?}", now.visits.total, now.roles.people, began.elapsed());
    assert!(matches!(now.visits.rows[0].why, Why::Quiet(..)), "{:?}", now.visits.rows[0].why);
    assert_eq!(now.visits.rows.len(), 6);
    assert!(now.birthdays.total > 0 && !now.lacking.is_empty());
    assert_eq!(day_of(&desk, 6), now, "the same again");
}
