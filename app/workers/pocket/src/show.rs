//! Showing: the state as the face sees it, without keys and sealed bytes.

use crate::state::{Help, Kept, Letter, State};
use courier::body::{FollowAct, HelperBody, ProgressBody};
use courier::packed::Packed;
use ports::pocket::{Details, Heard, Helper, Helping, Keeps, Mine, Pocket, Post, Say, Station, Way};
use trust::{Fingerprint, fingerprint};

/// What is shown beside the state: what is known only while the page lives.
pub struct Beside {
    /// The station shown: the one held, or a forged poster's.
    pub station: Option<Station>,
    /// A poster that waits for a choice.
    pub other: Option<Station>,
    /// Whether the disk takes what is written.
    pub keeps: Keeps,
    /// How the post stands.
    pub post: Post,
}

/// The whole pocket.
#[must_use]
pub fn pocket(state: &State, beside: Beside) -> Pocket {
    let Beside { station, other, keeps, post } = beside;
    // Whoever signs as the station held, or as the one whose site this is, needs no comparing.
    let roots = [state.station().map(|poster| poster.root), state.host];
    Pocket {
        station,
        me: state.me.clone(),
        notice: state.notice,
        requests: state.requests.iter().rev().map(mine).collect(),
        tasks: state.tasks.iter().rev().map(|help| helping(help, &roots)).collect(),
        keeps,
        damaged: state.damaged,
        other,
        post,
    }
}

fn mine(kept: &Kept) -> Mine {
    let courier::body::RequestBody { id, kind, suits, filed_ms, .. } = kept.body;
    let home = match kept.body.who {
        courier::body::Who::Named { home, .. } => home,
        _ => None,
    };
    Mine {
        id,
        kind,
        words: text(&kept.body.words),
        suits,
        home,
        filed_ms,
        way: way(&kept.letter),
        said: kept.said.as_ref().map(|(said, letter)| (say(&said.act), way(letter))),
        heard: kept.heard.iter().map(|(_, progress)| heard(progress)).collect(),
        gap: kept.gap(),
    }
}

fn say(act: &FollowAct) -> Say {
    match act {
        FollowAct::Withdraw => Say::Withdraw,
        FollowAct::Confirm { stars, word } => Say::Confirm { stars: *stars, word: text(word) },
        FollowAct::Reopen { word } => Say::Reopen { word: text(word) },
    }
}

fn heard(progress: &ProgressBody) -> Heard {
    let helper = |helper: &HelperBody| Helper {
        name: text(&helper.name),
        door_code: helper.door_code,
        when: text(&helper.when),
    };
    Heard {
        number: progress.number,
        round: progress.round,
        stage: progress.stage,
        captain: text(&progress.captain),
        telephone: text(&progress.telephone),
        promised_ms: progress.promised_ms,
        helper: progress.helper.as_ref().map(helper),
        note: text(&progress.note),
        at_ms: progress.at_ms,
    }
}

fn helping(help: &Help, roots: &[Option<Fingerprint>]) -> Helping {
    let offer = &help.offer;
    let signer = fingerprint(&help.signer);
    Helping {
        task: offer.task,
        kind: offer.kind,
        near: text(&offer.near),
        suits: offer.suits,
        captain: text(&offer.captain),
        telephone: text(&offer.telephone),
        until_ms: offer.until_ms,
        known: roots.contains(&Some(signer)),
        fingerprint: signer.to_string(),
        step: help.step,
        way: help.letter.as_ref().map(way).unwrap_or_default(),
        details: help.details.as_ref().map(|details| Details {
            name: text(&details.name),
            telephone: text(&details.telephone),
            address: text(&details.address),
            words: text(&details.words),
            door_code: details.door_code,
            note: text(&details.note),
        }),
        off: help.off.as_ref().map(|off| text(&off.note)).unwrap_or_default(),
    }
}

fn way(letter: &Letter) -> Way {
    match (letter.sent_ms, letter.copied_ms) {
        (Some(at), _) => Way::Sent(at),
        (None, Some(at)) => Way::Copied(at),
        (None, None) => Way::Waits,
    }
}

fn text(packed: &Packed) -> String {
    packed.to_string()
}
