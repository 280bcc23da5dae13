//! Rounds: going to the mailbox, to bring what waits and to fetch what has come. Often right after something was said,
//! ever more rarely while nothing happens.

use crate::intake;
use crate::pocket::Pocket;
use crate::state::State;
use core::cell::Cell;
use device::Clock;
use device::delivery::{Arrived, look, post_letter};
use device::locks::Locks;
use device::post::Post;
use device::store::Store;
use domain::{Day, Millis};
use ports::pocket::{Post as PostState, Trouble};
use trust::{CryptoRng, Draw};

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
    /// The next round tries at once what failed before.
    hurried: Cell<bool>,
    eager_until_ms: Cell<Millis>,
    pause_ms: Cell<Millis>,
}

impl Pace {
    fn hurry(&self, now_ms: Millis) {
        self.next_ms.set(now_ms);
        self.hurried.set(true);
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

impl<S: Store, L: Locks, P: Post, C: Clock, R: CryptoRng> Pocket<S, L, P, C, R> {
    /// Goes to the mailbox when it is time to; at once when `eager`: someone came back to the page, or just said
    /// something.
    pub async fn look(&self, eager: bool) {
        let now_ms = self.clock.now_ms();
        if eager {
            self.pace.hurry(now_ms);
            // Not every browser can tell its pages that another has written.
            self.others_wrote().await;
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
            self.show();
        }
    }

    /// Brings every letter that is due. Whether the mailbox took them; `None` when there were none.
    async fn bring(&self, post: &P) -> Option<bool> {
        let now_ms = self.clock.now_ms();
        let mut outbox = self.state.borrow().outbox.clone();
        if self.pace.hurried.take() {
            outbox.hurry(now_ms);
        }
        let due = outbox.due(now_ms);
        let mut took = None;
        for letter in due {
            let posted = post_letter(post, &letter, self.clock.now_ms()).await;
            took = Some(took.unwrap_or(true) && posted.is_ok());
            let noted = self.change(|state, _, now| match posted {
                Ok(()) => state.posted(&letter.slip, now),
                Err(why) => state.failed(&letter.slip, why, now),
            });
            if noted.await.is_err() {
                break;
            }
        }
        took
    }

    /// Fetches what is new in our own box. Whether the mailbox answered; `None` when nobody could have written to us.
    async fn fetch(&self, post: &P) -> Option<bool> {
        let secret = self.state.borrow().keys()?.secret;
        let today = Day::of(self.clock.now_ms());
        let seen = self.state.borrow().seen.clone();
        let found = look(post, &secret, &seen, today).await;
        let take = |state: &mut State, _: &mut Draw, now| {
            // A slip nobody can read is nobody's loss: the station sends again what matters, and can be called. One
            // about a task that is not known may lie before the offer.
            let unknown = |slip: &&Arrived| intake::take(state, now, &slip.bytes) == Err(Trouble::Unknown);
            let early: Vec<&Arrived> = found.slips.iter().filter(unknown).collect();
            for slip in early {
                let _ = intake::take(state, now, &slip.bytes);
            }
            found.slips.iter().for_each(|slip| state.seen.mark(slip.day, slip.name));
            if found.is_whole() {
                state.seen.round(&found.listed, today);
            }
        };
        if !found.slips.is_empty() || found.is_whole() {
            let _ = self.change(take).await;
        }
        Some(found.trouble.is_none())
    }
}
