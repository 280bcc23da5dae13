//! The way of the post, as the captain sees it: hurrying it, and trying whether the mailbox keeps its rules.

use crate::desk::{Desk, State};
use crate::host::Host;
use crate::road::insecure;
use courier::mailbox::LISTED;
use device::post::Post;
use device::post::probe::{Finding as Found, NOISE_BYTES};
use ports::desk::road::{Answer, Ask, Finding};
use ports::desk::{Mode, Reply, Trouble};
use std::rc::Rc;

impl<H: Host> Desk<H> {
    /// Answers a question about it. The network is waited for without the turn.
    pub(crate) async fn answer_mailbox(&self, ask: Ask) -> Reply {
        match ask {
            Ask::Return => {
                self.hurry().await;
                Ok(ports::desk::Answer::Done)
            }
            Ask::Try => self.try_mailbox().await,
            Ask::Bucket | Ask::SetBucket(_) | Ask::DropBucket => self.answer_bucket(ask).await,
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
        // Whoever tries may have changed the host's file just now: it is read again within a second.
        self.asked_host_ms.set(0);
        let mut findings = Vec::new();
        let (post, own) = 'which: {
            let _turn = self.turn.take().await;
            let state = self.state.borrow();
            let State::Open(office) = &*state else { return Err(Trouble::NotOpen) };
            if let Some(bucket) = office.bucket.clone().filter(|_| !office.uses_bucket()) {
                // Before anybody uses it.
                findings.push(Finding::NotNamed);
                break 'which (Rc::new(self.host.bucket(bucket)), office.keys.folder.clone());
            }
            let named = office.named_mailbox();
            if !office.has_mailbox() {
                let keyless = named.ends_with(LISTED);
                return tried(vec![if keyless { Finding::NoKey } else { Finding::NoneNamed }]);
            }
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
        findings.extend(post.try_out(&own, &noise, self.now_ms()).await.into_iter().map(said));
        tried(findings)
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
        Found::ClockUnknown => Finding::ClockUnknown,
        Found::NoBucket => Finding::NoBucket,
        Found::KeyUnknown => Finding::KeyUnknown,
        Found::KeyWrong => Finding::KeyWrong,
        Found::Region => Finding::Region,
        Found::StrangersMayNotPut => Finding::StrangersMayNotPut,
        Found::StrangersWriteLists => Finding::StrangersWriteLists,
    }
}
