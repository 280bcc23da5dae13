//! Steps in words: what stands beside each mark of a timeline, and in one line for the whole.

use super::timeline::{State, Step, Timeline, Topic, Worry};
use crate::words as w;
use domain::Millis;
use ports::pocket::{Mine, Say, Way};
use ui::{Word, fill, t, times};

/// Longest title made from someone's words, in characters.
const TITLE_MAX: usize = 16;

/// The first few characters of someone's words, as a title.
#[must_use]
pub fn short(words: &str) -> String {
    let sentence = words.trim().split(['\n', '。', '！', '？', '!', '?']).find(|part| !part.trim().is_empty());
    let sentence = sentence.unwrap_or_default().trim();
    let title: String = sentence.chars().take(TITLE_MAX).collect();
    if sentence.chars().count() > TITLE_MAX { format!("{title}…") } else { title }
}

/// How it stands, in one line.
#[must_use]
pub fn summary(timeline: &Timeline) -> String {
    if let Some((say, way)) = &timeline.unanswered {
        return said(say, *way);
    }
    let now = timeline.steps.iter().find(|step| step.state == State::Now).or(timeline.steps.last());
    now.map(|step| t(title(step, timeline)).to_owned()).unwrap_or_default()
}

/// What a step is called.
#[must_use]
pub fn title(step: &Step, timeline: &Timeline) -> Word {
    let past = step.state == State::Past;
    match step.topic {
        Topic::Sent if past => w::STEP_SENT,
        Topic::Sent => w::STEP_SENDING,
        Topic::Received if past => w::STEP_RECEIVED,
        Topic::Received => w::STEP_RECEIVING,
        Topic::Found if past => w::STEP_FOUND,
        Topic::Found if step.state == State::Now => w::STEP_FINDING,
        Topic::Found => w::STEP_FINDING_AHEAD,
        Topic::Coming => w::STEP_COMING,
        Topic::Done if past => w::STEP_DONE,
        Topic::Done => w::STEP_DONE_AHEAD,
        Topic::Closed if past && timeline.last.is_some() => w::STEP_CLOSED_DONE,
        Topic::Closed => w::STEP_CLOSED,
        Topic::Withdrawn => w::STEP_WITHDRAWN,
    }
}

/// The smaller line below a step's title.
#[must_use]
pub fn line(step: &Step, timeline: &Timeline, mine: &Mine, now_ms: Millis) -> String {
    let at = step.at_ms.map(|at| times::near(now_ms, at)).unwrap_or_default();
    let first = mine.heard.first();
    match (step.topic, step.state) {
        (Topic::Sent, State::Past) if matches!(mine.way, Way::Copied(_)) => format!("{at} {}", t(w::STEP_COPIED)),
        (Topic::Received, State::Past) => {
            let name = first.map(|heard| fill(t(w::CAPTAIN), &[("name", &heard.captain)])).unwrap_or_default();
            format!("{at} {}", fill(t(w::RECEIVED_BY), &[("name", &name)]))
        }
        (Topic::Found, State::Now) => promised(timeline, now_ms),
        (Topic::Coming, State::Now) => timeline.helper.as_ref().map(|helper| helper.when.clone()).unwrap_or_default(),
        (Topic::Closed, State::Now | State::Ahead) => t(w::STEP_CLOSED_LINE).to_owned(),
        _ => at,
    }
}

fn promised(timeline: &Timeline, now_ms: Millis) -> String {
    let due = timeline.last.as_ref().and_then(|heard| heard.promised_ms).filter(|due| *due >= now_ms);
    due.map(|due| fill(t(w::PROMISED), &[("when", &times::near(now_ms, due))])).unwrap_or_default()
}

/// What is the matter, in a sentence.
#[must_use]
pub fn worry(worry: Worry, now_ms: Millis) -> String {
    let by = |word, at| fill(t(word), &[("when", &times::near(now_ms, at))]);
    match worry {
        Worry::NotSent => t(w::WORRY_NOT_SENT).to_owned(),
        Worry::NoAnswer(at) => by(w::WORRY_NO_ANSWER, at),
        Worry::Late(at) => by(w::WORRY_LATE, at),
        Worry::Gap => t(w::WORRY_GAP).to_owned(),
    }
}

/// What we said and nobody has answered, in a sentence.
#[must_use]
pub fn said(say: &Say, way: Way) -> String {
    let what = match say {
        Say::Withdraw => w::SAID_WITHDRAW,
        Say::Confirm { .. } => w::SAID_CONFIRM,
        Say::Reopen { .. } => w::SAID_REOPEN,
    };
    let how = if way == Way::Waits { w::SAID_WAITS } else { w::SAID_SENT };
    format!("{} · {}", t(what), t(how))
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_title_is_the_first_sentence_and_never_long() {
        assert_eq!(short("我腿脚不便，想请人买药。明天最好"), "我腿脚不便，想请人买药");
        assert_eq!(short(" \n 楼道灯不亮\n两处"), "楼道灯不亮");
        assert_eq!(short(&"灯".repeat(40)), format!("{}…", "灯".repeat(16)));
        assert_eq!(short(""), "");
    }
}
