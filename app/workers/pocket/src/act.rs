//! Acts: what the person who holds this phone can say, written down as slips that will be sent until they arrive.

use crate::state::{Help, Kept, Keys, Letter, State};
use crate::station::Target;
use courier::body::{AnswerBody, Attachment, Body, DoneBody, FollowAct, FollowBody, ReplyTo, RequestBody, Who};
use courier::outbox;
use courier::packed::Packed;
use courier::slip;
use domain::request::{Channel, Stage, WORDS_MAX};
use domain::{Millis, RequestId, TaskId};
use ports::pocket::{Filing, HelpStep, Person, Say, Trouble};
use trust::Draw;

/// Longest word about how it went, in UTF-16 units.
const WORD_MAX: usize = 500;

/// Writes a request down. From here on it stands, sent or not.
pub fn file(
    state: &mut State,
    draw: &mut Draw,
    now_ms: Millis,
    station: &Target,
    filing: Filing,
) -> Result<RequestId, Trouble> {
    let words = filing.words.trim();
    if words.is_empty() || words.encode_utf16().count() > WORDS_MAX {
        return Err(Trouble::Words);
    }
    let keys = state.keys_or_draw(draw);
    let body = RequestBody {
        id: RequestId(draw.array()),
        place: station.place,
        kind: filing.kind,
        words: Packed::from(words),
        suits: filing.suits,
        channel: Channel::Phone,
        filed_ms: now_ms,
        who: Who::Named {
            name: Packed::from(filing.who.name.as_str()),
            telephone: Packed::from(filing.who.telephone.as_str()),
            home: filing.who.home,
        },
        notice: filing.notice,
        reply: Some(keys.reply()),
    };
    let id = body.id;
    let letter = write(state, draw, &keys, &station.inbox, id.0, now_ms, &Body::Request(body.clone()))?;
    state.me = Some(filing.who);
    state.notice = state.notice.max(filing.notice);
    let (station, root) = (station.inbox, station.root);
    state.requests.push(Kept { body, station, root, letter, heard: Vec::new(), said: None });
    Ok(id)
}

/// Says something about a request of ours.
pub fn say(state: &mut State, draw: &mut Draw, now_ms: Millis, id: RequestId, say: Say) -> Result<(), Trouble> {
    let keys = state.keys_or_draw(draw);
    let kept = state.request(id).ok_or(Trouble::Unknown)?;
    let (round, stage) = kept.heard.last().map_or((0, None), |(_, last)| (last.round, Some(last.stage)));
    let fits = kept.said.is_none()
        && match say {
            Say::Withdraw => stage.is_none_or(|stage| stage == Stage::Received),
            Say::Confirm { .. } => stage == Some(Stage::Done),
            Say::Reopen { .. } => matches!(stage, Some(Stage::Done | Stage::Closed)),
        };
    if !fits {
        return Err(Trouble::TooLate);
    }
    let act = match say {
        Say::Withdraw => FollowAct::Withdraw,
        Say::Confirm { stars, word } => FollowAct::Confirm { stars: stars.min(5), word: short(&word) },
        Say::Reopen { word } => FollowAct::Reopen { word: short(&word) },
    };
    let station = kept.station;
    let body = FollowBody { request: id, round, act, at_ms: now_ms };
    let letter = write(state, draw, &keys, &station, id.0, now_ms, &Body::Follow(body.clone()))?;
    if let Some(kept) = state.request(id) {
        kept.said = Some((body, letter));
    }
    Ok(())
}

/// Says yes (with who we are) or no to an offer.
pub fn answer(
    state: &mut State,
    draw: &mut Draw,
    now_ms: Millis,
    id: TaskId,
    yes: Option<Person>,
) -> Result<(), Trouble> {
    let keys = state.keys_or_draw(draw);
    let help = state.task(id).ok_or(Trouble::Unknown)?;
    if help.step != HelpStep::Asked {
        return Err(Trouble::TooLate);
    }
    if help.offer.until_ms < now_ms {
        return Err(Trouble::Outdated);
    }
    let text = |of: fn(&Person) -> &str| Packed::from(yes.as_ref().map(of).unwrap_or_default());
    let body = AnswerBody {
        task: id,
        yes: yes.is_some(),
        name: text(|person| &person.name),
        telephone: text(|person| &person.telephone),
        reply: keys.reply(),
        at_ms: now_ms,
    };
    let step = if yes.is_some() { HelpStep::Accepted } else { HelpStep::Declined };
    post(state, draw, &keys, step, &Body::Answer(body))?;
    if let Some(person) = yes {
        let home = state.me.as_ref().and_then(|me| me.home);
        state.me = Some(Person { home: person.home.or(home), ..person });
    }
    Ok(())
}

/// Says that a task is done.
pub fn finish(
    state: &mut State,
    draw: &mut Draw,
    now_ms: Millis,
    id: TaskId,
    word: &str,
    photo: Option<Attachment>,
) -> Result<(), Trouble> {
    let keys = state.keys_or_draw(draw);
    let help = state.task(id).ok_or(Trouble::Unknown)?;
    if help.step != HelpStep::Agreed {
        return Err(Trouble::TooLate);
    }
    let body = DoneBody { task: id, word: short(word), photo, at_ms: now_ms };
    post(state, draw, &keys, HelpStep::Done, &Body::Done(body))
}

/// Writes an answer or a report, and notes how far the task has come.
fn post(state: &mut State, draw: &mut Draw, keys: &Keys, step: HelpStep, body: &Body) -> Result<(), Trouble> {
    let (id, at_ms) = match body {
        Body::Answer(answer) => (answer.task, answer.at_ms),
        Body::Done(done) => (done.task, done.at_ms),
        _ => return Err(Trouble::Unknown),
    };
    let station = state.task(id).ok_or(Trouble::Unknown)?.offer.station;
    let letter = write(state, draw, keys, &station, id.0, at_ms, body)?;
    if let Some(Help { step: now, letter: last, .. }) = state.task(id) {
        *now = step;
        *last = Some(letter);
    }
    Ok(())
}

/// Seals a body and puts it into the outbox. What the station answers is sent again until it has.
fn write(
    state: &mut State,
    draw: &mut Draw,
    keys: &Keys,
    to: &ReplyTo,
    about: outbox::About,
    now_ms: Millis,
    body: &Body,
) -> Result<Letter, Trouble> {
    let bytes = slip::seal(draw, &keys.sign, &to.seal, body).map_err(|_| Trouble::Words)?;
    let receipt = !matches!(body, Body::Done(_) | Body::Answer(AnswerBody { yes: false, .. }));
    state.outbox.write(to.folder, about, bytes.clone(), receipt, now_ms, 0);
    Ok(Letter { bytes, copied_ms: None, sent_ms: None })
}

/// At most `WORD_MAX` UTF-16 units of a word, without its outer blanks.
fn short(word: &str) -> Packed {
    let mut left = WORD_MAX;
    let kept: String = word
        .trim()
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    Packed::from(kept.as_str())
}
