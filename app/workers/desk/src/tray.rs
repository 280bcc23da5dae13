//! The tray: requests of phones nobody knows yet. A captain lets each in, throws it away, or blocks the phone.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::short::title;
use crate::undo::Back;
use courier::body::{RequestBody, Who};
use domain::Millis;
use domain::PlaceId;
use journal::Undo;
use ports::desk::{Answer, Hint, Page, SlipId, TrayAct, TrayRow, Trouble};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use trust::{Digest, SigningPublic};

/// Most new senders' requests that wait for one building.
pub const PER_PLACE_MAX: usize = 50;
/// Most that wait altogether.
pub const WAITING_MAX: usize = 500;

/// One request that waits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// Digest of the slip.
    pub id: SlipId,
    /// The phone's key.
    pub signer: SigningPublic,
    /// What it asks.
    pub body: RequestBody,
    /// It came under a key of before.
    pub old_key: bool,
    /// When it came.
    pub came_ms: Millis,
}

impl<H: Host> Office<H> {
    /// Whether one more may wait for this place.
    #[must_use]
    pub fn tray_has_room(&self, place: PlaceId) -> bool {
        let here = self.tray.values().filter(|waiting| waiting.body.place == place).count();
        here < PER_PLACE_MAX && self.tray.len() < WAITING_MAX
    }

    /// New senders, oldest first.
    #[must_use]
    pub fn tray_page(&self, from: u32, count: u32) -> Answer {
        let mut waiting: Vec<&Waiting> = self.tray.values().collect();
        waiting.sort_by_key(|waiting| (waiting.came_ms, waiting.id));
        let rows =
            waiting.iter().skip(from as usize).take(count as usize).map(|waiting| self.tray_row(waiting)).collect();
        Answer::Tray(Page { rows, from, total: u32::try_from(waiting.len()).unwrap_or(u32::MAX) })
    }

    fn tray_row(&self, waiting: &Waiting) -> TrayRow {
        let body = &waiting.body;
        let telephone = match &body.who {
            Who::Named { telephone, .. } => telephone.to_string(),
            Who::Diner(_) | Who::Guest => String::new(),
        };
        TrayRow {
            id: waiting.id,
            hint: self.hint_of(body),
            words: body.words.to_string(),
            kind: body.kind,
            telephone,
            known: self.find_person(body, &waiting.signer).is_some(),
            old_key: waiting.old_key,
            filed_ms: body.filed_ms,
        }
    }

    /// Enough of a request that is not on the ledger to recognise it.
    #[must_use]
    pub fn hint_of(&self, body: &RequestBody) -> Hint {
        let (who, home) = match &body.who {
            Who::Named { name, home, .. } => (name.to_string(), *home),
            Who::Diner(_) | Who::Guest => (String::new(), None),
        };
        Hint { request: body.id, title: title(&body.words.to_string()), plate: self.atlas.plate(body.place, home), who }
    }

    /// Decides about new senders.
    ///
    /// # Errors
    /// Nothing was decided.
    pub async fn tray_do(&mut self, ids: &[SlipId], act: TrayAct, now_ms: Millis) -> Result<Answer, Trouble> {
        let mut waiting: Vec<Waiting> = ids.iter().filter_map(|id| self.tray.get(id)).cloned().collect();
        if act == TrayAct::Accept {
            // Who is let in is known from now on: whatever else they have sent comes in with it, in their order.
            let senders: BTreeSet<SigningPublic> = waiting.iter().map(|waiting| waiting.signer).collect();
            waiting = self.tray.values().filter(|waiting| senders.contains(&waiting.signer)).cloned().collect();
            waiting.sort_by_key(|waiting| (waiting.came_ms, waiting.body.filed_ms, waiting.id));
        }
        if waiting.is_empty() {
            return Err(Trouble::Unknown);
        }
        if act == TrayAct::Accept {
            let backs = self.accept(waiting, now_ms).await?;
            return self.carry_out(now_ms, Change::default(), backs, None).await;
        }
        let (mut change, mut backs) = (Change::default(), Vec::new());
        for waiting in waiting {
            if act == TrayAct::Block {
                self.block(&waiting, &mut change, &mut backs);
            }
            change.tray_out.push(waiting.id);
            backs.push(Back::Tray(Box::new(waiting)));
        }
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Lets them in, all or none. Each is an event of its own, so that two requests of one new person find the same
    /// person. Comes back with how to put everything back as it was: the phone a stranger, its slips in the tray.
    async fn accept(&mut self, waiting: Vec<Waiting>, now_ms: Millis) -> Result<Vec<Back>, Trouble> {
        let (mut backs, mut seen) = (Vec::new(), BTreeSet::new());
        self.gather();
        for waiting in waiting {
            let mut change = Change { tray_out: vec![waiting.id], ..Change::default() };
            self.file_body(&waiting.body, waiting.signer, &Digest(waiting.id), &mut change, now_ms, true);
            let mut back = |(log, ops): (&PlaceId, &Vec<journal::Op>)| {
                Back::Fields(*log, Undo::of(self.ledger(), ops).beside(&mut seen))
            };
            backs.extend(change.entries.iter().map(&mut back));
            backs.extend(change.letters.iter().map(|letter| Back::Letter(letter.id)));
            backs.push(Back::Tray(Box::new(waiting)));
            self.commit(now_ms, change).await?;
        }
        self.store_gathered().await?;
        Ok(backs)
    }

    fn block(&mut self, waiting: &Waiting, change: &mut Change, backs: &mut Vec<Back>) {
        let place = self.keys.place;
        let ((), ops) = self.act(|act| {
            act.block_sender(&waiting.signer);
        });
        backs.push(Back::Fields(place, Undo::of(self.ledger(), &ops)));
        change.say(place, ops);
        // Everything this phone has waiting goes.
        let others = self.tray.values().filter(|other| other.signer == waiting.signer && other.id != waiting.id);
        for other in others.cloned() {
            change.tray_out.push(other.id);
            backs.push(Back::Tray(Box::new(other)));
        }
    }
}
