//! Joining: what this page could not write down, put onto what another page has written meanwhile. Only after the disk
//! has refused; otherwise every change begins with what is on it.

use crate::state::{Help, Kept, Letter, State};
use std::collections::BTreeSet;

impl State {
    /// Puts this page's state onto what the disk holds. Nothing that either has is lost, but for a second seed: a phone
    /// has one, and that is the disk's.
    pub fn join(&mut self, disk: Self) {
        let ours = core::mem::replace(self, disk);
        if self.seed == [0; 32] {
            self.seed = ours.seed;
        }
        if ours.poster.is_some() {
            (self.poster, self.standing) = (ours.poster, ours.standing);
            (self.card, self.mailbox) = (ours.card, ours.mailbox);
        }
        self.host = ours.host.or(self.host);
        self.me = ours.me.or_else(|| self.me.take());
        self.notice = self.notice.max(ours.notice);
        self.damaged |= ours.damaged;
        let known: BTreeSet<Vec<u8>> = self.letters().map(|letter| letter.bytes.clone()).collect();
        for letter in ours.outbox.letters().filter(|letter| !known.contains(&letter.slip)) {
            let slip = letter.slip.clone();
            self.outbox.write(letter.to, letter.about, slip, letter.receipt, letter.written_ms, 0);
        }
        for kept in ours.requests {
            match self.request(kept.body.id) {
                None => self.requests.push(kept),
                Some(theirs) => theirs.join(kept),
            }
        }
        for help in ours.tasks {
            match self.task(help.offer.task) {
                None => self.tasks.push(help),
                Some(theirs) => theirs.join(help),
            }
        }
    }
}

impl Kept {
    fn join(&mut self, ours: Self) {
        self.letter.join(&ours.letter);
        for (digest, heard) in ours.heard {
            if let Err(at) = self.heard.binary_search_by_key(&heard.number, |(_, known)| known.number) {
                self.heard.insert(at, (digest, heard));
            }
        }
        self.said = self.said.take().or(ours.said);
        self.hear();
    }
}

impl Help {
    fn join(&mut self, ours: Self) {
        if ours.step > self.step {
            *self = ours;
        }
    }
}

impl Letter {
    fn join(&mut self, ours: &Self) {
        self.copied_ms = self.copied_ms.or(ours.copied_ms);
        self.sent_ms = self.sent_ms.or(ours.sent_ms);
    }
}
