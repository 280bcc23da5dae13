//! What a desk knows, as text without ids and times: two desks that read the same are in the same place.

use crate::common::*;
use crate::faults::world::World;
use courier::body::Body;
use domain::{Day, RequestId};
use ports::desk::clashes::{Ask as Clashes, Of};
use ports::desk::*;
use std::fmt::Write as _;

/// Everything a captain could see, and what each phone was told, a line each, sorted.
pub fn view(world: &World) -> Vec<String> {
    let mut lines = known(world);
    lines.extend(told(world));
    lines.push(format!("inbox turned: {}", world.inbox_since_ms() > NOW));
    lines.sort();
    lines
}

/// Everything a captain could see, sorted.
pub fn known(world: &World) -> Vec<String> {
    let mut lines = requests(world);
    lines.extend(people(world));
    let waiting = tray(&world.desk).into_iter();
    lines.extend(waiting.map(|row| format!("tray: {} {} {}", row.words, row.telephone, row.known)));
    lines.extend(letters(world));
    lines.extend(kiosks(world));
    lines.extend(pairs(world));
    lines.push(weights(world));
    let Ok(Answer::Status(status)) = ask(&world.desk, Ask::Status) else { panic!("a status") };
    lines.push(format!("aside: {} unread, full: {}", status.set_aside, status.aside_full));
    lines.sort();
    lines
}

fn requests(world: &World) -> Vec<String> {
    [RequestFilter::Open, RequestFilter::Over]
        .into_iter()
        .flat_map(|filter| world.rows(filter))
        .map(|row| {
            let detail = request(&world.desk, row.id);
            let mut tasks: Vec<String> = detail
                .tasks
                .iter()
                .map(|task| format!("{} {:?} {:?} {}", task.volunteer.name, task.stage, task.answered_as, task.word))
                .collect();
            tasks.sort();
            let mut history: Vec<String> =
                detail.history.iter().map(|one| format!("{:?}/{}/{:?}", one.what, one.word, one.told)).collect();
            history.sort();
            format!(
                "request: {} {:?} {} {} {:?} {}/{}/{} | {:?} {} | {tasks:?} | {history:?} | {:?} {}",
                row.title,
                row.kind,
                row.plate,
                row.who,
                row.step,
                row.helpers,
                row.needs,
                row.done,
                detail.status,
                detail.words,
                detail.ratings,
                clashes(world, row.id),
            )
        })
        .collect()
}

/// Whether a person has to say which of two writes about it holds.
fn clashes(world: &World, id: RequestId) -> bool {
    let Ok(Answer::Clashes(clashes)) = ask(&world.desk, Ask::Clashes(Clashes::List)) else { panic!("clashes") };
    clashes.iter().any(|clash| clash.page == Of::Request(id))
}

fn people(world: &World) -> Vec<String> {
    world
        .people()
        .into_iter()
        .map(|row| {
            let Ok(Answer::Person(detail)) = ask(&world.desk, Ask::Person(row.id)) else { panic!("a person") };
            let mut apart: Vec<&str> = detail.apart.iter().map(|other| other.name.as_str()).collect();
            apart.sort_unstable();
            format!(
                "person: {} {} {} {:?} {} | {} {:?} {:?} {} {} {} {apart:?}",
                row.name,
                row.plate,
                row.telephone,
                row.volunteer,
                row.in_difficulty,
                detail.difficulty,
                detail.gender,
                detail.speaks,
                detail.rests,
                detail.no_pairs,
                detail.helped.len(),
            )
        })
        .collect()
}

fn letters(world: &World) -> Vec<String> {
    let Ok(Answer::Letters(page)) = ask(&world.desk, Ask::Letters { from: 0, count: 1_000 }) else { panic!("letters") };
    let state = |letter: &Letter| match letter.state {
        LetterState::Waiting { .. } => "waiting",
        LetterState::ToCopy => "to copy",
        LetterState::Sending { .. } => "sending",
        LetterState::Sent { .. } => "sent",
        LetterState::Received { .. } => "received",
        LetterState::Copied { .. } => "copied",
        LetterState::Undone => "undone",
    };
    page.rows
        .iter()
        .map(|letter| format!("letter: {} {:?} {:?} {}", letter.to, letter.says, letter.road, state(letter)))
        .collect()
}

fn kiosks(world: &World) -> Vec<String> {
    let Ok(Answer::Kiosks(kiosks)) = ask(&world.desk, Ask::Kiosks) else { panic!("kiosks") };
    let Ok(Answer::Meals(meals)) = ask(&world.desk, Ask::Meals { day: Day::of(NOW) }) else { panic!("meals") };
    let kiosks = kiosks.iter().map(|kiosk| format!("kiosk: {} {} {}", kiosk.name, kiosk.diners, kiosk.meals));
    // A kiosk that was enrolled twice, because its first message was lost, has another number.
    let eaten = meals.iter().filter(|meal| meal.fen > 0);
    kiosks
        .chain(eaten.map(|meal| format!("meals: {} {}/{}/{}", meal.name, meal.ordinary, meal.elder, meal.free)))
        .collect()
}

fn pairs(world: &World) -> Vec<String> {
    let Ok(Answer::Pairs(rows)) = ask(&world.desk, Ask::Pairs) else { panic!("pairs") };
    rows.iter()
        .map(|row| {
            let Ok(Answer::Pair(detail)) = ask(&world.desk, Ask::Pair(row.household)) else { panic!("a pair") };
            let name = |person: &Option<PersonRow>| person.as_ref().map_or(String::new(), |person| person.name.clone());
            let mut line = format!(
                "pair: {} {:?} {}/{} gone: {} every {} | {:?} {} |",
                row.plate,
                row.stage,
                name(&row.own),
                name(&row.backup),
                row.gone,
                row.rhythm_days,
                detail.wishes,
                detail.difficulty
            );
            detail.visits.iter().for_each(|visit| {
                let _ = write!(line, " {} {:?} {}", visit.by, visit.deeds, visit.words);
            });
            line
        })
        .collect()
}

fn weights(world: &World) -> String {
    let Ok(Answer::Weighing(weighing)) = ask(&world.desk, Ask::Weighing) else { panic!("weights") };
    let changed: Vec<u16> = weighing.changed.iter().map(|one| one.number).collect();
    format!("weights: {:?} {:?} {changed:?}", weighing.errands, weighing.pairs)
}

/// What lies in each phone's box. A slip posted twice under one name is one.
fn told(world: &World) -> Vec<String> {
    world
        .phones
        .iter()
        .enumerate()
        .flat_map(|(at, phone)| {
            phone.inbox(&world.browser.post).into_iter().map(move |opened| match opened.body {
                Body::Progress(told) => {
                    let helper = told.helper.as_ref().map(|helper| helper.name.to_string());
                    format!("told {at}: progress {} {:?} {helper:?}", told.number, told.stage)
                }
                Body::Details(details) => format!("told {at}: details {} {}", details.name, details.address),
                Body::CallOff(_) => format!("told {at}: called off"),
                Body::Offer(_) => format!("told {at}: offer"),
                Body::Card(_) => format!("told {at}: the station's card"),
                other => panic!("nobody expects {other:?}"),
            })
        })
        .collect()
}
