//! The way of the post, as the captain sees it: hurrying it, and trying whether the mailbox keeps its rules.

use crate::desk::{Desk, State};
use crate::host::Host;
use crate::road::insecure;
use device::post::Post;
use device::post::probe::{Finding as Found, NOISE_BYTES};
use ports::desk::road::{Answer, Ask, Finding};
use ports::desk::{Mode, Reply, Trouble};

impl<H: Host> Desk<H> {
    /// Answers a question about it. The network is waited for without the turn.
    pub(crate) async fn answer_mailbox(&self, ask: Ask) -> Reply {
        match ask {
            Ask::Return => {
                self.hurry().await;
                Ok(ports::desk::Answer::Done)
            }
            Ask::Try => self.try_mailbox().await,
        }
    }

    /// The next round, within a second, looks into the box and posts whatever waits.
    async fn hurry(&self) {
        let _turn = self.turn.take().await;
        self.looked_ms.set(0);
        if let State::Open(office) = &mut *self.state.borrow_mut() {
            office.outbox.hurry(self.now_ms());
        }
    }

    async fn try_mailbox(&self) -> Reply {
        let (post, own) = {
            let _turn = self.turn.take().await;
            let state = self.state.borrow();
            let State::Open(office) = &*state else { return Err(Trouble::NotOpen) };
            if !office.has_mailbox() {
                return tried(vec![Finding::NoneNamed]);
            }
            let named = office.ledger().station().map(|station| station.mailbox).unwrap_or_default();
            if office.mode == Mode::Real && insecure(&office.base_url, &named) {
                return tried(vec![Finding::Insecure]);
            }
            (office.post.clone(), office.keys.folder.clone())
        };
        let seed = self.host.chance().ok_or(Trouble::NoRandomness)?;
        let mut noise = Vec::new();
        let mut draw = trust::Draw::from_seed(seed);
        while noise.len() < NOISE_BYTES {
            noise.extend(draw.array::<32>());
        }
        tried(post.try_out(&own, &noise, self.now_ms()).await.into_iter().map(said).collect())
    }
}

fn tried(findings: Vec<Finding>) -> Reply {
    Ok(ports::desk::Answer::Road(Answer::Tried(findings)))
}

/// What was found, in the face's terms.
fn said(found: Found) -> Finding {
    match found {
        Found::NoAnswer => Finding::NoAnswer,
        Found::OtherSites => Finding::OtherSites,
        Found::NoMailbox => Finding::NoMailbox,
        Found::NoPut => Finding::NoPut,
        Found::MayNotWrite => Finding::MayNotWrite,
        Found::Full => Finding::Full,
        Found::Broken(status) => Finding::Broken(status),
        Found::Flood => Finding::Flood,
        Found::TooSmall => Finding::TooSmall,
        Found::TooLarge => Finding::TooLarge,
        Found::Overwrites => Finding::Overwrites,
        Found::NotFetched(status) => Finding::NotFetched(status),
        Found::Altered => Finding::Altered,
        Found::NoList(status) => Finding::NoList(status),
        Found::ListForm => Finding::ListForm,
        Found::ListOpen => Finding::ListOpen,
        Found::Clock(ahead_s) => Finding::Clock(ahead_s),
    }
}
