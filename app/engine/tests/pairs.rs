//! Pairs: the right neighbour for years, a backup beside, and nobody moved who need not be.

mod common;

use common::{Draw, building, person, places, volunteer};
use domain::pair::{Gender, usual_needs};
use domain::time::Part;
use domain::tongue::{Tongue, Tongues};
use domain::volunteer::{Reach, Skill};
use domain::{Home, HouseholdId, PersonId, Slots};
use engine::pair::{
    Against, Helper, Household, How, PairScene, Paired, Pairing, Reason, Seat, Standing, Weights, propose, step_in,
};
use engine::plan::Why;
use engine::reasons::Fit;

fn home(number: u16) -> HouseholdId {
    HouseholdId(person(number).0)
}

/// A household on the fourth floor of a building, staircase 2.
fn household(number: u16, at: u8) -> Household {
    Household {
        id: home(number),
        place: building(at),
        home: Home { building: at.into(), unit: 2, room: 401 },
        needs: usual_needs(),
        suits: Slots::default(),
        speaks: Tongues::default(),
        wish: None,
    }
}

/// Somebody on the first floor of staircase 1.
fn helper(number: u16, at: u8, skills: &[Skill]) -> Helper {
    Helper { volunteer: volunteer(number, at, skills), gender: None, speaks: Tongues::default() }
}

fn scene(households: Vec<Household>, helpers: Vec<Helper>) -> PairScene {
    PairScene { places: places(), households, helpers, ..PairScene::default() }
}

fn firm(household: u16, own: u16, backup: u16) -> Standing {
    Standing { household: home(household), own: person(own), backup: Some(person(backup)), firm: true }
}

fn pairs(scene: &PairScene) -> Pairing {
    let pairing = propose(scene, &Weights::default());
    assert!(pairing.certified);
    pairing
}

type Who = Option<(PersonId, How)>;

fn who(seat: &Result<Seat, Why>) -> Who {
    seat.as_ref().ok().map(|seat| (seat.volunteer, seat.how))
}

fn both(paired: &Paired) -> (Who, Who) {
    (who(&paired.own), who(&paired.backup))
}

fn chosen(number: u16) -> Who {
    Some((person(number), How::Chosen))
}

fn kept(number: u16) -> Who {
    Some((person(number), How::Kept))
}

fn reasons(seat: &Seat) -> Vec<Reason> {
    seat.view.reasons.iter().map(|one| one.reason).collect()
}

fn against(seat: &Seat) -> Vec<Against> {
    seat.view.against.iter().map(|one| one.against).collect()
}

#[test]
fn the_neighbour_on_the_staircase_is_theirs_and_the_next_one_steps_in() {
    let mut near = helper(1, 3, &[Skill::Errands, Skill::Talk]);
    near.volunteer.home = Home { building: 3, unit: 2, room: 202 };
    let helpers = vec![helper(3, 9, &[Skill::Errands]), near, helper(2, 3, &[Skill::Talk])];
    let pairing = pairs(&scene(vec![household(1, 3)], helpers));
    assert_eq!(both(&pairing.pairs[0]), (chosen(1), chosen(2)));
    assert_eq!(pairing.spread, [1]);
    let own = pairing.pairs[0].own.as_ref().unwrap();
    let expected = [
        Reason::SameStaircase,
        Reason::SharedTimes(21),
        Reason::HasSkill(Skill::Errands),
        Reason::HasSkill(Skill::Talk),
    ];
    let mut said = reasons(own);
    said.sort_unstable();
    let mut wanted = expected;
    wanted.sort_unstable();
    assert_eq!(said, wanted);
    assert_eq!(against(own), [Against::Floors(2)]);
}

#[test]
fn shares_add_up_to_the_cost() {
    let pairing = pairs(&drawn(11, 60, 20));
    let seats = pairing.pairs.iter().flat_map(|pair| [&pair.own, &pair.backup]).filter_map(|seat| seat.as_ref().ok());
    let mut sum = 0;
    for seat in seats {
        let view = &seat.view;
        let speaks: i32 = view.reasons.iter().map(|one| one.share).sum();
        let stands: i32 = view.against.iter().map(|one| one.share).sum();
        assert_eq!(view.cost, Weights::default().base + speaks + stands);
        assert!(view.cost >= 0 && view.fit == Fit::Fits);
        sum += i64::from(view.cost);
    }
    let open = |seat: &Result<Seat, Why>| i64::from(seat.is_err());
    let lacks: i64 =
        pairing.pairs.iter().map(|pair| open(&pair.own) + open(&pair.backup) * i64::from(pair.own.is_ok())).sum();
    assert_eq!(pairing.own_cost + pairing.backup_cost, sum + lacks * i64::from(Weights::default().leave_open));
}

/// The least that own volunteers can cost, by trying everything.
fn least(scene: &PairScene, weights: &Weights) -> i64 {
    let alone = |household: &Household, helper: &Helper| {
        let only = PairScene { households: vec![household.clone()], helpers: vec![helper.clone()], ..scene.clone() };
        let pairing = propose(&only, weights);
        pairing.pairs[0].own.as_ref().ok().map(|seat| i64::from(seat.view.cost))
    };
    let costs: Vec<Vec<Option<i64>>> =
        scene.households.iter().map(|one| scene.helpers.iter().map(|helper| alone(one, helper)).collect()).collect();
    fn go(costs: &[Vec<Option<i64>>], load: &mut [i64], weights: &Weights) -> i64 {
        let Some((first, rest)) = costs.split_first() else { return 0 };
        let mut best = i64::from(weights.leave_open) + go(rest, load, weights);
        for (at, cost) in first.iter().enumerate() {
            if let Some(cost) = cost.filter(|_| load[at] < i64::from(weights.own_most)) {
                let again = load[at] * i64::from(weights.own_again);
                load[at] += 1;
                best = best.min(cost + again + go(rest, load, weights));
                load[at] -= 1;
            }
        }
        best
    }
    go(&costs, &mut vec![0; scene.helpers.len()], weights)
}

#[test]
fn nothing_is_cheaper_than_what_is_proposed() {
    for seed in 0..60 {
        let scene = drawn(seed, 5, 4);
        let (own_most, own_again) = (1 + (seed % 3) as i32, [0, 300, 1_500][(seed / 3 % 3) as usize]);
        let weights = Weights { own_most, own_again, ..Weights::default() };
        let pairing = propose(&scene, &weights);
        assert!(pairing.certified);
        assert_eq!(pairing.own_cost, least(&scene, &weights), "{seed}");
    }
}

#[test]
fn a_second_household_is_given_only_where_nobody_else_is_near() {
    let three = || vec![household(1, 3), household(2, 3), household(3, 3)];
    let helpers =
        vec![helper(1, 3, &[Skill::Errands]), helper(2, 4, &[Skill::Errands]), helper(3, 5, &[Skill::Errands])];
    assert_eq!(pairs(&scene(three(), helpers)).spread, [3]);
    let alone = scene(three(), vec![helper(1, 3, &[Skill::Errands])]);
    let pairing = pairs(&alone);
    assert_eq!(pairing.spread, [0, 1], "two are given to one, never three");
    let left = pairing.pairs.iter().find_map(|pair| pair.own.as_ref().err());
    assert_eq!(left, Some(&Why::NeededElsewhere { fit: 1 }));
}

#[test]
fn a_backup_is_somebody_who_is_nobodys_own_where_that_can_be() {
    let two = vec![household(1, 3), household(2, 5)];
    let near = [helper(1, 3, &[Skill::Errands]), helper(2, 5, &[Skill::Errands])];
    let free = helper(3, 1, &[Skill::Errands]);
    let pairing = pairs(&scene(two.clone(), [near.to_vec(), vec![free]].concat()));
    assert_eq!(both(&pairing.pairs[0]), (chosen(1), chosen(3)));
    assert_eq!(both(&pairing.pairs[1]), (chosen(2), chosen(3)));
    let without = pairs(&scene(two, near.to_vec()));
    assert_eq!(both(&without.pairs[0]), (chosen(1), chosen(2)), "where there is nobody else, each is the other's");
    assert_eq!(against(without.pairs[0].backup.as_ref().unwrap()).last(), Some(&Against::Floors(3)));
    assert!(against(without.pairs[0].backup.as_ref().unwrap()).contains(&Against::OwnElsewhere(1)));
}

#[test]
fn who_has_agreed_is_kept_and_who_was_only_proposed_is_kept_unless_much_is_gained() {
    let mut far = scene(vec![household(1, 1)], vec![helper(1, 10, &[Skill::Errands]), helper(2, 1, &[Skill::Errands])]);
    far.standing = vec![Standing { backup: None, ..firm(1, 1, 0) }];
    assert_eq!(both(&pairs(&far).pairs[0]), (kept(1), chosen(2)));
    far.standing[0].firm = false;
    assert_eq!(both(&pairs(&far).pairs[0]), (chosen(1), chosen(2)), "a change must gain more");
    let easy = Weights { change: 100, ..Weights::default() };
    assert_eq!(both(&propose(&far, &easy).pairs[0]), (chosen(2), chosen(1)));
}

#[test]
fn when_somebody_leaves_the_backup_steps_in_and_nobody_else_is_moved() {
    let mut here = drawn(5, 80, 12);
    let first = pairs(&here);
    here.standing = first
        .pairs
        .iter()
        .filter_map(|pair| {
            let (own, backup) =
                (pair.own.as_ref().ok()?.volunteer, pair.backup.as_ref().ok().map(|seat| seat.volunteer));
            Some(Standing { household: pair.household, own, backup, firm: false })
        })
        .collect();
    let leaver = here.standing.iter().find(|pair| pair.backup.is_some()).unwrap();
    let (gone, touched, steps_in) = (leaver.own, leaver.household, leaver.backup.unwrap());
    let after = step_in(&here, &Weights::default(), gone);
    assert!(after.certified);
    let involved = |pair: &&Standing| pair.own == gone || pair.backup == Some(gone);
    let expected: Vec<_> = here.standing.iter().filter(involved).map(|pair| pair.household).collect();
    assert_eq!(after.pairs.iter().map(|pair| pair.household).collect::<Vec<_>>(), expected);
    let pair = after.pairs.iter().find(|pair| pair.household == touched).unwrap();
    assert_eq!(who(&pair.own), Some((steps_in, How::SteppedIn)));
    let (backup, how) = who(&pair.backup).unwrap();
    assert!(how == How::Chosen && backup != gone && backup != steps_in);
    // The same is what the next proposal starts from, once it is written down.
    here.left = vec![gone];
    let later = pairs(&here);
    assert_eq!(who(&later.pairs.iter().find(|pair| pair.household == touched).unwrap().own).unwrap().0, steps_in);
}

#[test]
fn without_a_backup_somebody_new_is_found_for_that_household_alone() {
    let two = vec![household(1, 3), household(2, 3)];
    let helpers = (1..=4).map(|number| helper(number, 3, &[Skill::Errands])).collect();
    let mut here = scene(two, helpers);
    here.standing = vec![Standing { backup: None, ..firm(1, 1, 0) }];
    let after = step_in(&here, &Weights::default(), person(1));
    assert_eq!(after.pairs.len(), 1);
    assert_eq!(both(&after.pairs[0]), (chosen(2), chosen(3)));
    assert_eq!(step_in(&here, &Weights::default(), person(4)).pairs, [], "somebody who has no pair changes nothing");
}

#[test]
fn a_wish_a_language_a_time_and_a_reach_are_kept() {
    let mut asks = household(1, 3);
    asks.wish = Some(Gender::Woman);
    asks.speaks = Tongues::of(&[Tongue::Local]);
    asks.suits = Slots::every(Part::Morning);
    let try_with = |change: fn(&mut Helper)| {
        let mut one = helper(1, 3, &[Skill::Errands]);
        (one.gender, one.speaks) = (Some(Gender::Woman), Tongues::of(&[Tongue::Local, Tongue::Mandarin]));
        change(&mut one);
        pairs(&scene(vec![asks.clone()], vec![one])).pairs.remove(0).own
    };
    let fits = try_with(|_| {}).unwrap();
    for reason in [Reason::AsWished, Reason::SameLanguage, Reason::SharedTimes(7)] {
        assert!(reasons(&fits).contains(&reason), "{reason:?}");
    }
    let near_miss = Why::NobodyFits { near_misses: 1 };
    assert_eq!(try_with(|one| one.gender = Some(Gender::Man)), Err(near_miss));
    assert_eq!(try_with(|one| one.speaks = Tongues::of(&[Tongue::Cantonese])), Err(near_miss));
    assert_eq!(try_with(|one| one.volunteer.free = Slots::every(Part::Evening)), Err(near_miss));
    assert_eq!(try_with(|one| one.volunteer.skills = domain::volunteer::Skills::of(&[Skill::Patrol])), Err(near_miss));
    let elsewhere = |one: &mut Helper| (one.volunteer.place, one.volunteer.reach) = (building(4), Reach::Building);
    assert_eq!(try_with(elsewhere), Err(near_miss));
    assert_eq!(against(&try_with(|one| one.gender = None).unwrap())[0], Against::WishUnknown);
    assert!(try_with(|one| one.speaks = Tongues::default()).is_ok(), "what nobody has said stands against nobody");
    let at_home = |one: &mut Helper| one.volunteer.home = Home { building: 3, unit: 2, room: 401 };
    assert_eq!(try_with(at_home), Err(Why::NobodyFits { near_misses: 0 }), "nobody is their own volunteer");
}

#[test]
fn whoever_has_been_there_comes_first_and_whoever_must_not_go_never() {
    let mut here = scene(vec![household(1, 3)], vec![helper(1, 3, &[Skill::Errands]), helper(2, 3, &[Skill::Errands])]);
    here.known = vec![(person(2), home(1), 3)];
    let first = pairs(&here);
    assert_eq!(both(&first.pairs[0]), (chosen(2), chosen(1)));
    assert!(reasons(first.pairs[0].own.as_ref().unwrap()).contains(&Reason::BeenThere(3)));
    here.avoid = vec![(person(2), home(1))];
    assert_eq!(both(&pairs(&here).pairs[0]), (chosen(1), None));
    here.left = vec![person(1)];
    assert_eq!(both(&pairs(&here).pairs[0]), (None, None));
}

#[test]
fn the_order_in_which_people_are_listed_changes_nothing() {
    let here = drawn(3, 70, 15);
    let mut other = here.clone();
    other.households.reverse();
    other.helpers.reverse();
    other.places.reverse();
    assert_eq!(pairs(&here), pairs(&other));
}

#[test]
fn an_empty_or_strange_scene_is_answered() {
    assert_eq!(pairs(&PairScene::default()).pairs, []);
    let nobody = pairs(&scene(vec![household(1, 3), household(1, 3)], vec![]));
    assert_eq!(nobody.pairs.len(), 1);
    assert_eq!(nobody.pairs[0].own, Err(Why::NobodyFits { near_misses: 0 }));
    let mut strange = scene(vec![household(1, 77)], vec![helper(1, 88, &[Skill::Errands])]);
    strange.standing = vec![firm(1, 1, 1), firm(1, 9, 9), firm(5, 1, 1)];
    strange.known = vec![(person(9), home(9), u16::MAX), (person(1), home(1), u16::MAX), (person(1), home(1), 7)];
    assert_eq!(both(&pairs(&strange).pairs[0]), (kept(1), None), "nobody is their own backup");
    let wild = Weights { base: i32::MIN, ..Weights::default() };
    assert_eq!(propose(&strange, &wild), pairs(&strange), "weights out of bounds are not used");
    assert_eq!(step_in(&strange, &Weights::default(), person(1)).pairs[0].own, Err(Why::NobodyFits { near_misses: 0 }));
}

#[test]
fn twenty_seven_households_among_three_thousand_each_get_two() {
    let pairing = pairs(&drawn(2026, 3_000, 27));
    assert_eq!(pairing.pairs.len(), 27);
    assert!(pairing.pairs.iter().all(|pair| pair.own.is_ok() && pair.backup.is_ok()));
    assert_eq!(pairing.spread, [27]);
    let own: Vec<_> = pairing.pairs.iter().filter_map(|pair| who(&pair.own)).collect();
    assert!(pairing.pairs.iter().all(|pair| own.iter().all(|one| Some(one.0) != who(&pair.backup).map(|two| two.0))));
}

/// A community drawn from a seed, with people who know each other and people who must not meet.
fn drawn(seed: u64, helpers: u16, households: u16) -> PairScene {
    let mut draw = Draw(seed);
    let mut below = |end: u64| draw.below(end);
    let somewhere = |below: &mut dyn FnMut(u64) -> u64| {
        let at = 1 + below(10) as u8;
        (at, Home { building: at.into(), unit: 1 + below(3) as u8, room: (100 * (1 + below(7)) + below(4)) as u16 })
    };
    let helpers = (0..helpers).map(|number| {
        let (at, home) = somewhere(&mut below);
        let mut one = helper(number, at, &[Skill::ALL[below(16) as usize], Skill::ALL[below(6) as usize]]);
        one.volunteer.home = home;
        one.volunteer.reach = [Reach::Building, Reach::Estate, Reach::Community][below(3) as usize];
        one.volunteer.free = Slots(below(1 << 21) as u32);
        one.gender = [None, Some(Gender::Woman), Some(Gender::Man)][below(3) as usize];
        one
    });
    let helpers: Vec<Helper> = helpers.collect();
    let asks = (0..households).map(|number| {
        let (at, home) = somewhere(&mut below);
        let wish = [None, None, None, Some(Gender::Woman)][below(4) as usize];
        Household { home, wish, suits: Slots((below(1 << 21) & below(1 << 21)) as u32), ..household(number, at) }
    });
    let asks: Vec<Household> = asks.collect();
    let mut here = scene(asks, helpers);
    let mut some = || (person(below(here.helpers.len() as u64) as u16), home(below(households.into()) as u16));
    here.known = (0..households).map(|_| some()).map(|(who, home)| (who, home, 2)).collect();
    here.avoid = (0..households).map(|_| some()).collect();
    here
}
