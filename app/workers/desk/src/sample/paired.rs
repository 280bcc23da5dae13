//! The sample's pairs: of the 27 households in difficulty a few have had a volunteer of their own for months, and one of
//! those has gone quiet. The others are for the captain to pair.

use super::community::Community;
use super::story::helper_for;
use crate::host::Host;
use crate::office::{Change, Office};
use crate::sample::filling::household_of;
use domain::pair::{Deed, Deeds, Pair, PairStage, RHYTHM_DAYS, Visit};
use domain::{Day, Kind, Millis};
use ports::desk::Trouble;

/// Since so many days.
const SINCE_DAYS: u32 = 120;

/// (which of the households in difficulty, days since each visit, newest first)
const PAIRED: [(usize, &[u32]); 3] = [(2, &[2, 5, 9, 12, 17]), (11, &[4, 8, 15, 19]), (20, &[16, 22, 26, 31])];

/// What was done and how it was, in turn.
const DONE: [(&[Deed], &str); 4] = [
    (&[Deed::Medicine, Deed::Talk], "送了降压药，聊了半个钟头"),
    (&[Deed::Groceries], "买了菜和鸡蛋"),
    (&[Deed::Songs, Deed::Talk], "一起唱了《茉莉花》，精神很好"),
    (&[Deed::Meal, Deed::Call], ""),
];

/// One pair of the sample: indexes of people.
struct Paired {
    elder: usize,
    own: usize,
    backup: Option<usize>,
    visits: &'static [u32],
}

fn paired(community: &Community) -> Vec<Paired> {
    let difficult: Vec<usize> = (0..community.people.len()).filter(|at| community.people[*at].in_difficulty).collect();
    let pair = |(turn, visits): (usize, &'static [u32])| {
        let elder = *difficult.get(turn)?;
        let own = helper_for(community, elder, Kind::Errand, 1)?;
        let backup = helper_for(community, elder, Kind::Errand, 2);
        Some(Paired { elder, own, backup, visits })
    };
    PAIRED.into_iter().filter_map(pair).collect()
}

/// Everybody these pairs name, by index.
pub fn people(community: &Community) -> impl Iterator<Item = usize> {
    paired(community).into_iter().flat_map(|pair| [Some(pair.elder), Some(pair.own), pair.backup].into_iter().flatten())
}

/// Writes the pairs and their visits down.
///
/// # Errors
/// The device's trouble.
pub async fn tell<H: Host>(office: &mut Office<H>, community: &Community, now_ms: Millis) -> Result<(), Trouble> {
    let (today, person) = (Day::of(now_ms), |at: usize| community.people[at].id);
    for one in paired(community) {
        let elder = &community.people[one.elder];
        let pair = Pair {
            household: household_of(elder),
            own: person(one.own),
            backup: one.backup.map(person),
            since: Day(today.0.saturating_sub(SINCE_DAYS)),
            rhythm_days: RHYTHM_DAYS,
            stage: PairStage::Agreed,
        };
        let ((), ops) = office.act(|act| {
            act.pair(&pair);
            for (days_ago, (deeds, words)) in one.visits.iter().zip(DONE.into_iter().cycle()) {
                let day = Day(today.0.saturating_sub(*days_ago));
                let visit = Visit { day, by: pair.own, deeds: Deeds::of(deeds), words: words.to_owned() };
                act.note_visit(pair.household, &visit);
            }
        });
        let mut change = Change::default();
        change.say(elder.place, ops);
        office.commit(now_ms, change).await?;
    }
    Ok(())
}
