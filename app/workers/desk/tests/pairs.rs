//! Pairs at a desk: proposed for every household in difficulty, agreed, visited, gone quiet, left and taken over.

use crate::common::*;
use desk::Desk;
use domain::pair::{Deed, Deeds, Gender, PairStage, Wishes};
use domain::time::DAY_MS;
use domain::tongue::{Tongue, Tongues};
use domain::{Day, PersonId};
use engine::pair::{How, Pairing, Reason, propose, step_in};
use ports::desk::*;
use std::rc::Rc;

/// The sample, whole.
fn sample(browser: &Browser) -> Rc<Desk<Tab>> {
    let desk = browser.tab();
    open(&desk, Mode::Sample);
    ask(&desk, Ask::StartSample { seed: 2026 }).expect("started");
    browser.run_background();
    desk
}

fn pairs(desk: &Rc<Desk<Tab>>) -> Vec<PairRow> {
    match ask(desk, Ask::Pairs) {
        Ok(Answer::Pairs(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

fn row(desk: &Rc<Desk<Tab>>, like: &PairRow) -> PairRow {
    pairs(desk).into_iter().find(|row| row.household == like.household).expect("still there")
}

fn in_full(desk: &Rc<Desk<Tab>>, row: &PairRow) -> PairDetail {
    match ask(desk, Ask::Pair(row.household)) {
        Ok(Answer::Pair(detail)) => *detail,
        other => panic!("{other:?}"),
    }
}

fn proposed(desk: &Rc<Desk<Tab>>, leaver: Option<PersonId>) -> Pairing {
    let Ok(Answer::PairScene(scene)) = ask(desk, Ask::PairScene) else { panic!("a scene") };
    let (scene, weights) = scene.unpack().expect("a scene");
    leaver.map_or_else(|| propose(&scene, &weights), |leaver| step_in(&scene, &weights, leaver))
}

fn forms(pairing: &Pairing, stage: PairStage) -> Vec<PairForm> {
    let form = |pair: &engine::pair::Paired| {
        let (own, backup) = (pair.own.as_ref().ok()?.volunteer, pair.backup.as_ref().ok().map(|seat| seat.volunteer));
        Some(PairForm { household: pair.household, own, backup, rhythm_days: None, stage })
    };
    pairing.pairs.iter().filter_map(form).collect()
}

fn person(desk: &Rc<Desk<Tab>>, id: PersonId) -> PersonDetail {
    match ask(desk, Ask::Person(id)) {
        Ok(Answer::Person(detail)) => *detail,
        other => panic!("{other:?}"),
    }
}

fn id(person: Option<&PersonRow>) -> Option<PersonId> {
    person.map(|person| person.id)
}

#[test]
fn the_27_households_are_paired_and_one_drops_out() {
    let browser = Browser::new();
    let desk = sample(&browser);
    let before = pairs(&desk);
    assert_eq!(before.len(), 27);
    let standing: Vec<&PairRow> = before.iter().filter(|row| row.own.is_some()).collect();
    assert_eq!(standing.len(), 3);
    assert!(before.iter().all(|row| !row.people.is_empty() && !row.plate.is_empty() && !row.estate.is_empty()));

    let pairing = proposed(&desk, None);
    assert!(pairing.certified && pairing.pairs.iter().all(|pair| pair.own.is_ok() && pair.backup.is_ok()));
    let given = |reason| {
        let owns = pairing.pairs.iter().filter_map(|pair| pair.own.as_ref().ok());
        owns.flat_map(|seat| &seat.view.reasons).any(|one| one.reason == reason)
    };
    assert!(given(Reason::SameLanguage) && given(Reason::AsWished), "some speak only their own, some wish for a woman");
    let written = saved(ask(&desk, Ask::PairUp(forms(&pairing, PairStage::Agreed))));
    let after = pairs(&desk);
    assert!(after.iter().all(|row| row.stage == Some(PairStage::Agreed) && row.own.is_some() && row.backup.is_some()));
    assert!(after.iter().all(|row| id(row.own.as_ref()) != id(row.backup.as_ref())));
    for row in standing {
        let now = after.iter().find(|other| other.household == row.household).expect("there");
        assert_eq!((&now.own, &now.backup, now.since), (&row.own, &row.backup, row.since), "who has agreed is kept");
    }
    saved(ask(&desk, Ask::Undo { token: written.undo.expect("can be taken back") }));
    assert_eq!(pairs(&desk), before, "all of it is one act");
    saved(ask(&desk, Ask::PairUp(forms(&pairing, PairStage::Agreed))));

    let one = after[0].clone();
    let (leaver, backup) = (id(one.own.as_ref()).unwrap(), id(one.backup.as_ref()).unwrap());
    let preview = proposed(&desk, Some(leaver));
    let written = saved(ask(&desk, Ask::DropOut { volunteer: leaver }));
    let changed: Vec<PairRow> = pairs(&desk).into_iter().filter(|row| !after.contains(row)).collect();
    assert_eq!(changed.len(), preview.pairs.len(), "only what was shown changes");
    let stepped = row(&desk, &one);
    assert_eq!((id(stepped.own.as_ref()), id(stepped.backup.as_ref())), (Some(backup), None));
    assert_eq!(stepped.stage, Some(PairStage::Proposed), "who steps in is asked");
    let next = proposed(&desk, None);
    let filled = next.pairs.iter().find(|pair| pair.household == one.household).expect("there");
    let shown = preview.pairs.iter().find(|pair| pair.household == one.household).expect("there");
    let seat = |pair: &engine::pair::Paired| pair.backup.as_ref().ok().map(|seat| seat.volunteer);
    assert_eq!(seat(filled), seat(shown), "the new backup is the one that was shown before");
    assert!(seat(filled).is_some_and(|new| new != leaver && new != backup));

    assert!(written.undo.is_some());
    let (gone, helps) = (person(&desk, leaver), person(&desk, backup));
    assert!(gone.no_pairs && gone.pairs.is_empty());
    assert!(!helps.no_pairs && helps.pairs.contains(&stepped), "whoever looks after whom is told of the person too");

    drop(desk);
    let again = browser.tab();
    open(&again, Mode::Sample);
    assert_eq!(row(&again, &one), stepped, "a reload changes nothing");
    saved(ask(&again, Ask::TakePairs { volunteer: leaver }));
    assert!(!person(&again, leaver).no_pairs);
    assert_eq!(row(&again, &one), stepped, "who comes back gets nothing back");
}

#[test]
fn without_a_backup_nobody_steps_in_until_the_captain_agrees_to_a_suggestion() {
    let browser = Browser::new();
    let desk = sample(&browser);
    let all = forms(&proposed(&desk, None), PairStage::Agreed);
    let lonely = PairForm { backup: None, rhythm_days: Some(3), ..all[0] };
    let others = all[1..].iter().filter(|form| form.own != lonely.own).copied();
    saved(ask(&desk, Ask::PairUp(others.chain([lonely]).collect())));
    let of = |pairing: &Pairing| pairing.pairs.iter().find(|pair| pair.household == lonely.household).cloned();

    let shown = of(&proposed(&desk, Some(lonely.own))).expect("shown");
    let suggested = shown.own.as_ref().expect("somebody fits");
    assert_eq!(suggested.how, How::Chosen, "nobody takes over by themselves");
    saved(ask(&desk, Ask::DropOut { volunteer: lonely.own }));
    let now = pairs(&desk).into_iter().find(|row| row.household == lonely.household).expect("still listed");
    assert_eq!((now.own, now.backup, now.stage, now.gone), (None, None, None, false), "nobody unasked is written");

    let next = proposed(&desk, None);
    let offered = of(&next).expect("offered");
    assert_eq!(offered.own.as_ref().map(|seat| seat.volunteer), Ok(suggested.volunteer), "who was suggested");
    let agreed = forms(&next, PairStage::Agreed).into_iter().find(|form| form.household == lonely.household);
    saved(ask(&desk, Ask::PairUp(agreed.into_iter().collect())));
    let then = pairs(&desk).into_iter().find(|row| row.household == lonely.household).expect("listed");
    assert_eq!((id(then.own.as_ref()), then.stage), (Some(suggested.volunteer), Some(PairStage::Agreed)));
    assert_eq!(then.rhythm_days, 3, "how often they are seen is theirs, whoever comes");
}

#[test]
fn a_drop_out_is_taken_back_as_one() {
    let browser = Browser::new();
    let desk = sample(&browser);
    saved(ask(&desk, Ask::PairUp(forms(&proposed(&desk, None), PairStage::Agreed))));
    let before = pairs(&desk);
    let leaver = id(before[3].own.as_ref()).unwrap();
    let written = saved(ask(&desk, Ask::DropOut { volunteer: leaver }));
    assert_ne!(pairs(&desk), before);
    saved(ask(&desk, Ask::Undo { token: written.undo.unwrap() }));
    assert_eq!(pairs(&desk), before);
}

#[test]
fn a_visit_is_noted_and_a_pair_that_goes_quiet_is_counted() {
    let browser = Browser::new();
    let desk = sample(&browser);
    let quiet: Vec<PairRow> = pairs(&desk).into_iter().filter(|row| row.quiet_days.is_some()).collect();
    assert_eq!(quiet.iter().map(|row| row.quiet_days).collect::<Vec<_>>(), [Some(9)]);
    let (one, by) = (&quiet[0], id(quiet[0].own.as_ref()).unwrap());
    let form = VisitForm {
        household: one.household,
        by,
        day: Day::of(NOW + 400 * DAY_MS),
        deeds: Deeds::of(&[Deed::Medicine]),
        words: "  送了药 ".into(),
    };
    let written = saved(ask(&desk, Ask::NoteVisit(form.clone())));
    let detail = in_full(&desk, one);
    assert_eq!((detail.row.quiet_days, detail.row.last_visit), (None, Some(Day::of(NOW))));
    assert_eq!((detail.visits[0].words.as_str(), detail.visits[0].day), ("送了药", Day::of(NOW)));
    assert_eq!(detail.visits[0].by, one.own.as_ref().unwrap().name);
    assert_eq!((detail.visits.len(), detail.difficulty.as_str()), (5, "独居,行动不便"));
    saved(ask(&desk, Ask::Undo { token: written.undo.unwrap() }));
    assert_eq!(row(&desk, one), *one);
    let long = VisitForm { words: "长".repeat(201), ..form };
    let refused = Err(Trouble::Wrong(vec![(Field::Words, Wrong::TooLong(200))]));
    assert_eq!(ask(&desk, Ask::NoteVisit(long)), refused);
    // A week on, the others are quiet too: the rail says so.
    browser.clock.pass(8 * DAY_MS);
    assert_eq!(counted(&browser, &desk), 3);
}

/// How many pairs the rail says want the captain.
fn counted(browser: &Browser, desk: &Rc<Desk<Tab>>) -> u32 {
    ask(desk, Ask::Status).expect("open");
    let told = browser.told.borrow();
    let counts = told.iter().rev().find_map(|news| match news {
        News::Changed { counts } => Some(*counts),
        _ => None,
    });
    counts.expect("told").quiet_pairs
}

#[test]
fn a_household_that_was_looked_after_goes_quiet_while_its_backup_is_asked() {
    let browser = Browser::new();
    let desk = sample(&browser);
    saved(ask(&desk, Ask::PairUp(forms(&proposed(&desk, None), PairStage::Agreed))));
    let one = pairs(&desk).into_iter().find(|row| row.last_visit.is_none()).expect("one never visited");
    browser.clock.pass(5 * DAY_MS);
    saved(ask(&desk, Ask::DropOut { volunteer: id(one.own.as_ref()).unwrap() }));
    let stepped = row(&desk, &one);
    assert_eq!((stepped.stage, stepped.quiet_days), (Some(PairStage::Proposed), None), "there is still time");
    assert_eq!(stepped.since, one.since, "but the household's days go on");
    browser.clock.pass(3 * DAY_MS);
    let all: Vec<PairRow> = pairs(&desk);
    assert_eq!(row(&desk, &one).quiet_days, Some(1), "nobody has said yes, and nobody was there");
    let quiet = all.iter().filter(|row| row.quiet_days.is_some()).count();
    assert_eq!(counted(&browser, &desk) as usize, quiet);
    let yes = PairForm {
        household: one.household,
        own: id(one.backup.as_ref()).unwrap(),
        backup: None,
        rhythm_days: None,
        stage: PairStage::Agreed,
    };
    let agreed = saved(ask(&desk, Ask::PairUp(vec![yes])));
    assert_eq!(row(&desk, &one).quiet_days, Some(1), "her yes is no visit");
    saved(ask(&desk, Ask::Undo { token: agreed.undo.unwrap() }));
    // Once that is over, another proposal waits for a yes like any.
    saved(ask(&desk, Ask::EndPair(one.household)));
    saved(ask(&desk, Ask::PairUp(vec![PairForm { stage: PairStage::Proposed, ..yes }])));
    browser.clock.pass(8 * DAY_MS);
    assert_eq!(row(&desk, &one).quiet_days, None);
}

#[test]
fn a_proposal_waits_for_a_yes_and_a_pair_can_end() {
    let browser = Browser::new();
    let desk = sample(&browser);
    let free = pairs(&desk).into_iter().find(|row| row.own.is_none()).expect("some have nobody");
    let pairing = proposed(&desk, None);
    let mut form =
        forms(&pairing, PairStage::Proposed).into_iter().find(|form| form.household == free.household).unwrap();
    saved(ask(&desk, Ask::PairUp(vec![form])));
    browser.clock.pass(30 * DAY_MS);
    let waiting = row(&desk, &free);
    assert_eq!(
        (waiting.stage, waiting.quiet_days),
        (Some(PairStage::Proposed), None),
        "only what is agreed goes quiet"
    );
    (form.stage, form.rhythm_days) = (PairStage::Agreed, Some(3));
    let written = saved(ask(&desk, Ask::PairUp(vec![form])));
    let agreed = row(&desk, &free);
    assert_eq!((agreed.stage, agreed.rhythm_days), (Some(PairStage::Agreed), 3));
    assert_eq!(agreed.since, Some(Day::of(NOW + 30 * DAY_MS)), "it begins when it is agreed");
    saved(ask(&desk, Ask::Undo { token: written.undo.unwrap() }));
    assert_eq!(row(&desk, &free), waiting);
    saved(ask(&desk, Ask::PairUp(vec![form])));
    let ended = saved(ask(&desk, Ask::EndPair(free.household)));
    assert_eq!((row(&desk, &free).stage, row(&desk, &free).own), (None, None));
    saved(ask(&desk, Ask::Undo { token: ended.undo.unwrap() }));
    assert_eq!(row(&desk, &free), agreed);
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let browser = Browser::new();
    let desk = sample(&browser);
    let before = pairs(&desk);
    let good = forms(&proposed(&desk, None), PairStage::Agreed)[0];
    let elder = before.iter().find(|row| row.household == good.household).unwrap().people[0].id;
    let nobody = domain::HouseholdId([9; 16]);
    for (form, trouble) in [
        (PairForm { household: nobody, ..good }, Trouble::Unknown),
        (PairForm { own: PersonId([9; 16]), ..good }, Trouble::Unknown),
        (PairForm { own: elder, ..good }, Trouble::NotNow),
        (PairForm { backup: Some(good.own), ..good }, Trouble::NotNow),
        (PairForm { stage: PairStage::Ended, ..good }, Trouble::NotNow),
    ] {
        assert_eq!(ask(&desk, Ask::PairUp(vec![good, form])), Err(trouble));
    }
    assert_eq!(ask(&desk, Ask::EndPair(nobody)), Err(Trouble::NotNow));
    assert_eq!(ask(&desk, Ask::Pair(nobody)), Err(Trouble::Unknown));
    assert_eq!(ask(&desk, Ask::DropOut { volunteer: PersonId([9; 16]) }), Err(Trouble::Unknown));
    assert_eq!(pairs(&desk), before);
}

#[test]
fn a_household_that_wishes_for_a_woman_gets_one() {
    let browser = Browser::new();
    let desk = sample(&browser);
    let free = pairs(&desk).into_iter().find(|row| row.own.is_none()).expect("some have nobody");
    let own = |desk: &Rc<Desk<Tab>>| {
        let pairing = proposed(desk, None);
        let pair = pairing.pairs.into_iter().find(|pair| pair.household == free.household).expect("there");
        pair.own.expect("somebody")
    };
    let wishes = Wishes { gender: Some(Gender::Woman), ..Wishes::default() };
    saved(ask(&desk, Ask::SetWishes { household: free.household, wishes }));
    assert_eq!(in_full(&desk, &free).wishes, wishes);
    let first = own(&desk);
    saved(ask(&desk, Ask::SetGender { person: first.volunteer, gender: Some(Gender::Man) }));
    assert_eq!(person(&desk, first.volunteer).gender, Some(Gender::Man));
    let second = own(&desk);
    assert_ne!(second.volunteer, first.volunteer);
    saved(ask(&desk, Ask::SetGender { person: second.volunteer, gender: Some(Gender::Woman) }));
    let third = own(&desk);
    assert_eq!(third.volunteer, second.volunteer);
    assert!(third.view.reasons.iter().any(|one| one.reason == Reason::AsWished));
}

#[test]
fn what_is_spoken_counts_and_who_rests_is_not_asked_anew() {
    let browser = Browser::new();
    let desk = sample(&browser);
    let first = proposed(&desk, None);
    let fresh = |pair: &&engine::pair::Paired| {
        !pairs(&desk).iter().any(|row| row.household == pair.household && row.own.is_some())
    };
    let pair = first.pairs.iter().find(fresh).expect("one without a volunteer yet");
    let chosen = pair.own.as_ref().expect("one is proposed").volunteer;
    let household = pairs(&desk).into_iter().find(|row| row.household == pair.household).expect("there");

    let change = |id: PersonId, speaks: Tongues, rests: bool| {
        let detail = person(&desk, id);
        let home = detail.home.map(|home| format!("{}单元{}", home.unit, home.room)).unwrap_or_default();
        saved(ask(
            &desk,
            Ask::SavePerson(PersonForm {
                person: Some(id),
                building: detail.place.expect("lives somewhere"),
                home,
                name: detail.row.name.clone(),
                telephone: String::new(),
                born: String::new(),
                veteran: false,
                difficulty: detail.difficulty.clone(),
                helps: detail.row.volunteer,
                speaks,
                rests,
                ..PersonForm::default()
            }),
        ));
    };
    let before = in_full(&desk, &household).difficulty;
    change(chosen, Tongues::default(), true);
    change(household.people[0].id, Tongues::of(&[Tongue::Wu]), false);
    let Ok(Answer::PairScene(scene)) = ask(&desk, Ask::PairScene) else { panic!("a scene") };
    let (scene, _) = scene.unpack().expect("a scene");
    assert!(scene.helpers.iter().all(|helper| helper.volunteer.person != chosen));
    let spoken = scene.households.iter().find(|one| one.id == pair.household).map(|one| one.speaks);
    assert_eq!(spoken, Some(Tongues::of(&[Tongue::Wu])));
    let kept = in_full(&desk, &household).difficulty;
    assert!(!kept.is_empty() && kept == before, "what makes life difficult is kept in the captain's words");
}
