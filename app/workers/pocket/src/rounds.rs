//! Rounds: going to the mailbox, to bring what waits and to fetch what has come. Often right after something was said,
//! ever more rarely while nothing happens.

use crate::intake;
use crate::pocket::Pocket;
use core::cell::Cell;
use device::Clock;
use device::delivery::{look, post_letter};
use device::post::Post;
use device::store::Store;
use domain::{Day, Millis};
use ports::pocket::Post as PostState;
use trust::CryptoRng;

/// Pause between rounds right after something was said.
const SOON_MS: Millis = 4_000;
/// Longest pause.
const LATE_MS: Millis = 60_000;
/// So long after something was said it goes on soon.
const EAGER_MS: Millis = 60_000;

/// When to go next.
#[derive(Default)]
pub struct Pace {
    walking: Cell<bool>,
    next_ms: Cell<Millis>,
    eager_until_ms: Cell<Millis>,
    pause_ms: Cell<Millis>,
}

impl Pace {
    fn hurry(&self, now_ms: Millis) {
        self.next_ms.set(now_ms);
        self.eager_until_ms.set(now_ms.saturating_add(EAGER_MS));
    }

    fn due(&self, now_ms: Millis) -> bool {
        !self.walking.get() && now_ms >= self.next_ms.get()
    }

    fn walked(&self, now_ms: Millis) {
        let eager = now_ms < self.eager_until_ms.get();
        let pause = if eager { SOON_MS } else { (self.pause_ms.get() * 3 / 2).clamp(SOON_MS, LATE_MS) };
        self.pause_ms.set(pause);
        self.next_ms.set(now_ms.saturating_add(pause));
    }
}

impl<S: Store, P: Post, C: Clock, R: CryptoRng> Pocket<S, P, C, R> {
    /// Goes to the mailbox when it is time to; at once when `eager`: someone came back to the page, or just said
    /// something.
    pub async fn look(&self, eager: bool) {
        let now_ms = self.clock.now_ms();
        if eager {
            self.pace.hurry(now_ms);
            self.state.borrow_mut().outbox.hurry(now_ms);
        }
        let Some(post) = self.post().filter(|_| self.pace.due(now_ms)) else { return };
        self.pace.walking.set(true);
        let brought = self.bring(&post).await;
        let fetched = self.fetch(&post).await;
        self.pace.walking.set(false);
        self.pace.walked(self.clock.now_ms());
        let line = match (brought, fetched) {
            (None, None) => return,
            (Some(false), _) | (None, Some(false)) => PostState::Silent,
            _ => PostState::Works,
        };
        if self.line.replace(line) != line {
            self.change(|_, _, _| ()).await;
        }
    }

    /// Brings every letter that is due. Whether the mailbox took them; `None` when there were none.
    async fn bring(&self, post: &P) -> Option<bool> {
        let due = self.state.borrow().outbox.due(self.clock.now_ms());
        let mut took = None;
        for letter in due {
            let posted = post_letter(post, &letter, self.clock.now_ms()).await;
            took = Some(took.unwrap_or(true) && posted.is_ok());
            self.change(|state, _, now| match posted {
                Ok(()) => state.posted(letter.number, &letter.slip, now),
                Err(why) => {
                    state.outbox.failed(letter.number, why, now);
                }
            })
            .await;
        }
        took
    }

    /// Fetches what is new in our own box. Whether the mailbox answered; `None` when nobody could have written to us.
    async fn fetch(&self, post: &P) -> Option<bool> {
        let secret = self.state.borrow().keys()?.secret;
        let today = Day::of(self.clock.now_ms());
        let seen = self.state.borrow().seen.clone();
        let found = look(post, &secret, &seen, today).await;
        let mut after = seen.clone();
        found.slips.iter().for_each(|slip| after.mark(slip.day, slip.name));
        if found.is_whole() {
            after.round(&found.listed, today);
        }
        if after != seen {
            self.change(|state, _, now| {
                // A slip nobody can read is nobody's loss: the station sends again what matters, and can be called.
                for slip in &found.slips {
                    let _ = intake::take(state, now, &slip.bytes);
                }
                state.seen = after;
            })
            .await;
        }
        Some(found.trouble.is_none())
    }
}
