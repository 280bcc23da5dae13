//! A timeline: how far one request has come, step by step, like a parcel on its way. Built from what this phone has
//! sent and from the station's receipts, and from nothing else.

use domain::request::Stage;
use domain::time::{DAY_MS, Millis};
use ports::pocket::{Heard, Helper, Mine, Say, Way};

/// Without any receipt, the phone itself says "no answer" after this long.
pub const PATIENCE_MS: Millis = DAY_MS;

/// What a step is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// It left this phone.
    Sent,
    /// A captain has it.
    Received,
    /// Somebody will help.
    Found,
    /// That somebody is on the way or at work.
    Coming,
    /// It is done.
    Done,
    /// The resident agrees.
    Closed,
    /// The resident took it back.
    Withdrawn,
}

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Behind us.
    Past,
    /// What is happening.
    Now,
    /// Still to come.
    Ahead,
}

/// One step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// What it is about.
    pub topic: Topic,
    /// Where it stands.
    pub state: State,
    /// When it happened.
    pub at_ms: Option<Millis>,
}

/// What is the matter, when something is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Worry {
    /// It has not left this phone.
    NotSent,
    /// Sent or copied then, and nobody has answered by now.
    NoAnswer(Millis),
    /// The promised time is over and nobody has been found.
    Late(Millis),
    /// A receipt between two is missing.
    Gap,
}

/// Everything a timeline page shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timeline {
    /// The steps, first to last.
    pub steps: Vec<Step>,
    /// Who will come, in this round.
    pub helper: Option<Helper>,
    /// The newest receipt.
    pub last: Option<Heard>,
    /// What is the matter.
    pub worry: Option<Worry>,
    /// Which round this is; 0 at first.
    pub round: u32,
    /// Something was said that the station has not answered yet.
    pub unanswered: Option<(Say, Way)>,
}

impl Timeline {
    /// The step that is happening, or the last one.
    #[must_use]
    pub fn now(&self) -> Topic {
        let happening = self.steps.iter().find(|step| step.state == State::Now);
        happening.or(self.steps.last()).map_or(Topic::Sent, |step| step.topic)
    }

    /// Whether the request is still moving.
    #[must_use]
    pub fn open(&self) -> bool {
        !self.over()
    }

    fn over(&self) -> bool {
        self.last.as_ref().is_some_and(|heard| matches!(heard.stage, Stage::Closed | Stage::Withdrawn))
    }

    /// Whether it can still be taken back.
    #[must_use]
    pub fn can_withdraw(&self) -> bool {
        self.unanswered.is_none() && self.last.as_ref().is_none_or(|heard| heard.stage == Stage::Received)
    }

    /// Whether the resident is asked: is it done, and how was it?
    #[must_use]
    pub fn can_confirm(&self) -> bool {
        self.unanswered.is_none() && self.last.as_ref().is_some_and(|heard| heard.stage == Stage::Done)
    }

    /// Whether the resident can say that it is not done after all.
    #[must_use]
    pub fn can_reopen(&self) -> bool {
        self.unanswered.is_none()
            && self.last.as_ref().is_some_and(|heard| matches!(heard.stage, Stage::Done | Stage::Closed))
    }
}

/// How `mine` stands at `now_ms`.
#[must_use]
pub fn timeline(mine: &Mine, now_ms: Millis) -> Timeline {
    let last = mine.heard.last().cloned();
    let round = last.as_ref().map_or(0, |heard| heard.round);
    let heard: Vec<&Heard> = mine.heard.iter().filter(|heard| heard.round == round).collect();
    let at = |wanted: &dyn Fn(&Heard) -> bool| heard.iter().find(|heard| wanted(heard)).map(|heard| heard.at_ms);
    let stage = last.as_ref().map(|heard| heard.stage);
    let reached = [
        (Topic::Sent, sent_at(mine)),
        (Topic::Received, mine.heard.first().map(|heard| heard.at_ms)),
        (Topic::Found, at(&|heard| heard.helper.is_some())),
        (Topic::Coming, at(&|heard| heard.helper.is_some())),
        (Topic::Done, at(&|heard| matches!(heard.stage, Stage::Done | Stage::Closed))),
        (Topic::Closed, at(&|heard| heard.stage == Stage::Closed)),
    ];
    let steps = match stage {
        Some(Stage::Withdrawn) => withdrawn(&reached, last.as_ref().map(|heard| heard.at_ms)),
        _ => steps(&reached, stage),
    };
    let helper = heard.iter().rev().find_map(|heard| heard.helper.clone());
    let worry = worry(mine, last.as_ref(), helper.is_some(), now_ms);
    Timeline { steps, helper, last, worry, round, unanswered: mine.said.clone() }
}

fn sent_at(mine: &Mine) -> Option<Millis> {
    match mine.way {
        Way::Sent(at) | Way::Copied(at) => Some(at),
        // A receipt proves the sending, even where the phone lost track of it.
        Way::Waits => (!mine.heard.is_empty()).then_some(mine.filed_ms),
    }
}

/// Everything reached is past, except that "coming" is happening until it is done; the first step ahead comes alive.
fn steps(reached: &[(Topic, Option<Millis>)], stage: Option<Stage>) -> Vec<Step> {
    let done = matches!(stage, Some(Stage::Done | Stage::Closed));
    let past = |topic: Topic, at: Option<Millis>| {
        stage == Some(Stage::Closed) || (at.is_some() && topic != Topic::Coming) || (done && topic < Topic::Done)
    };
    let mut steps = Vec::new();
    let mut happening = false;
    for &(topic, at_ms) in reached {
        let state = match past(topic, at_ms) {
            true => State::Past,
            false if happening => State::Ahead,
            false => {
                happening = true;
                State::Now
            }
        };
        steps.push(Step { topic, state, at_ms: at_ms.filter(|_| topic != Topic::Coming) });
    }
    steps
}

fn withdrawn(reached: &[(Topic, Option<Millis>)], at_ms: Option<Millis>) -> Vec<Step> {
    let kept = reached.iter().take(2).filter(|(_, at)| at.is_some());
    let mut steps: Vec<Step> = kept.map(|&(topic, at_ms)| Step { topic, state: State::Past, at_ms }).collect();
    steps.push(Step { topic: Topic::Withdrawn, state: State::Past, at_ms });
    steps
}

fn worry(mine: &Mine, last: Option<&Heard>, helped: bool, now_ms: Millis) -> Option<Worry> {
    let Some(last) = last else {
        return match mine.way {
            Way::Waits => Some(Worry::NotSent),
            Way::Copied(at) | Way::Sent(at) => {
                let due = at.saturating_add(PATIENCE_MS);
                (now_ms > due).then_some(Worry::NoAnswer(due))
            }
        };
    };
    let late = last.promised_ms.filter(|due| now_ms > *due && last.stage == Stage::Received && !helped);
    late.map(Worry::Late).or(mine.gap.then_some(Worry::Gap))
}

impl PartialOrd for Topic {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        (*self as u8).partial_cmp(&(*other as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Kind, RequestId, Slots};

    const NINE: Millis = 1_795_309_200_000;

    fn mine(way: Way, heard: Vec<Heard>) -> Mine {
        Mine {
            id: RequestId([1; 16]),
            kind: Kind::Errand,
            words: "买降压药".into(),
            suits: Slots::default(),
            home: None,
            filed_ms: NINE,
            way,
            said: None,
            heard,
            gap: false,
        }
    }

    fn heard(number: u32, round: u32, stage: Stage, helper: bool) -> Heard {
        Heard {
            number,
            round,
            stage,
            captain: "许宁".into(),
            telephone: "02988880000".into(),
            promised_ms: Some(NINE + 3_600_000),
            helper: helper.then(|| Helper { name: "田阿姨".into(), door_code: 47, when: "下午 3 点前".into() }),
            note: String::new(),
            at_ms: NINE + 60_000 * u64::from(number + 1),
        }
    }

    fn shown(mine: &Mine) -> Vec<(Topic, State)> {
        timeline(mine, NINE + 120_000).steps.iter().map(|step| (step.topic, step.state)).collect()
    }

    #[test]
    fn sent_is_not_received() {
        use State::{Ahead, Now, Past};
        let steps = shown(&mine(Way::Sent(NINE), vec![]));
        assert_eq!(steps[..3], [(Topic::Sent, Past), (Topic::Received, Now), (Topic::Found, Ahead)]);
        assert_eq!(shown(&mine(Way::Waits, vec![]))[0], (Topic::Sent, Now));
    }

    #[test]
    fn a_helper_found_is_a_helper_coming() {
        let mine = mine(Way::Sent(NINE), vec![heard(0, 0, Stage::Received, false), heard(1, 0, Stage::Received, true)]);
        let timeline = timeline(&mine, NINE);
        assert_eq!(timeline.now(), Topic::Coming);
        assert_eq!(timeline.helper.map(|helper| helper.door_code), Some(47));
        assert_eq!(timeline.worry, None);
    }

    #[test]
    fn done_asks_for_a_word_and_closed_asks_nothing() {
        let mut all = vec![heard(0, 0, Stage::Received, true), heard(1, 0, Stage::Done, true)];
        let done = timeline(&mine(Way::Sent(NINE), all.clone()), NINE);
        assert!(done.can_confirm() && done.can_reopen() && !done.can_withdraw());
        assert_eq!(done.now(), Topic::Closed);
        all.push(heard(2, 0, Stage::Closed, true));
        let closed = timeline(&mine(Way::Sent(NINE), all), NINE);
        assert!(!closed.open() && closed.can_reopen() && !closed.can_confirm());
        assert!(closed.steps.iter().all(|step| step.state == State::Past));
    }

    #[test]
    fn a_new_round_starts_the_search_anew() {
        let heard = vec![heard(0, 0, Stage::Done, true), heard(1, 1, Stage::Received, false)];
        let again = timeline(&mine(Way::Sent(NINE), heard), NINE);
        assert_eq!((again.round, again.now(), again.helper), (1, Topic::Found, None));
    }

    #[test]
    fn the_phone_itself_says_that_nobody_answered() {
        let sent = mine(Way::Sent(NINE), vec![]);
        assert_eq!(timeline(&sent, NINE + PATIENCE_MS).worry, None);
        assert_eq!(timeline(&sent, NINE + PATIENCE_MS + 1).worry, Some(Worry::NoAnswer(NINE + PATIENCE_MS)));
        let received = mine(Way::Sent(NINE), vec![heard(0, 0, Stage::Received, false)]);
        assert_eq!(timeline(&received, NINE + 3_600_001).worry, Some(Worry::Late(NINE + 3_600_000)));
        assert_eq!(timeline(&mine(Way::Waits, vec![]), NINE).worry, Some(Worry::NotSent));
    }

    #[test]
    fn a_withdrawn_request_stops_there() {
        let heard = vec![heard(0, 0, Stage::Received, false), heard(1, 0, Stage::Withdrawn, false)];
        let steps = shown(&mine(Way::Sent(NINE), heard));
        assert_eq!(steps.last(), Some(&(Topic::Withdrawn, State::Past)));
        assert_eq!(steps.len(), 3);
    }

    #[test]
    fn what_was_said_and_not_yet_answered_cannot_be_said_twice() {
        let mut mine = mine(Way::Sent(NINE), vec![heard(0, 0, Stage::Done, true)]);
        mine.said = Some((Say::Confirm { stars: 5, word: String::new() }, Way::Waits));
        let timeline = timeline(&mine, NINE);
        assert!(!timeline.can_confirm() && !timeline.can_reopen() && !timeline.can_withdraw());
    }
}
