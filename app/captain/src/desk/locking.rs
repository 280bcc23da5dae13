//! Locking and unlocking, as the page does it.

use super::{Desk, Standing};
use crate::faults::Fault;
use crate::handed::List;
use leptos::prelude::*;
use ports::desk::lock::{self, Locked, Safe, Secret};
use ports::desk::{Answer, Ask};

/// A recovery code to be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The code.
    pub code: Secret,
    /// There was one before, which opens nothing any more.
    pub renews: bool,
}

impl Desk {
    /// How what is kept here is locked.
    #[must_use]
    pub fn safe(self) -> Safe {
        self.status.with(|status| status.safe)
    }

    /// Locks, and forgets what was on the screen.
    pub fn lock_now(self) {
        device::spawn(async move {
            let answer = self.ask(Ask::Lock(lock::Ask::Now)).await;
            self.opened(answer);
        });
    }

    /// A locked desk takes the page's place.
    pub fn is_locked(self, locked: Locked) {
        self.locked.set(locked);
        self.counts.set(Default::default());
        self.status.set(Default::default());
        self.by_hand.set(Default::default());
        self.sheet.set(None);
        crate::drafts::wipe();
        self.once.update_value(super::once::Once::forget);
        self.know(None::<List>);
        self.standing.set(Standing::Locked);
    }

    /// Unlocks.
    ///
    /// # Errors
    /// Why not; the desk is locked as before.
    pub async fn unlock(self, ask: lock::Ask) -> Result<(), Fault> {
        match self.ask(Ask::Lock(ask)).await {
            // The first screen may be shown already: then the page has nothing to say it in.
            Err(fault) if self.standing.with_untracked(|standing| matches!(standing, Standing::Ready(_))) => {
                self.standing.set(Standing::Broken(fault));
                Ok(())
            }
            answer => {
                self.opened(Ok(answer?));
                Ok(())
            }
        }
    }

    /// Makes a recovery sheet, to be shown on its page. What went wrong, if anything.
    pub async fn make_sheet(self, passcode: Secret) -> Option<Fault> {
        let renews = self.status.with_untracked(|status| status.safe.sheet);
        match self.ask(Ask::Lock(lock::Ask::Sheet(passcode))).await {
            Ok(Answer::Lock(lock::Answer::Sheet(code))) => {
                self.sheet.set(Some(Sheet { code, renews }));
                None
            }
            Ok(_) => None,
            Err(fault) => Some(fault),
        }
    }
}
