//! The first screen: what stood on it when the desk was last at rest, kept so that the next opening shows it at once,
//! before the journal is read. A copy and nothing more: it is sealed with all other rows, thrown away where it does not fit
//! this desk or this program, and wiped in the same transaction as whatever makes somebody be forgotten.

use crate::desk::{Desk, State};
use crate::host::{FIRST, Host, META};
use crate::keys::Keys;
use crate::lock::record::Record;
use crate::office::Office;
use crate::trouble::of_store;
use device::record;
use device::store::{Store, Write};
use domain::Millis;
use ports::desk::{Answer, First, Mode, News, RequestFilter, Trouble};
use serde::{Deserialize, Serialize};

/// Goes up whenever the form of [`First`] changes; `its_form_is_that_of_its_version` says when.
const VERSION: u8 = 6;
const SCREEN: &[u8] = b"screen";
/// Rows kept: what the tallest screen shows.
const ROWS_MAX: u32 = 40;
/// How long a desk must have been left alone before its first screen is written.
const REST_MS: Millis = 2_000;

/// What is stored.
#[derive(Serialize, Deserialize)]
struct Kept {
    first: First,
    /// How many events there were: how far reading has to go.
    events: u64,
}

/// How an office and what is kept of its first screen stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rest {
    /// The office's version when it was last looked at, and since when it is that.
    since: Option<(u64, Millis)>,
    /// The version that was written.
    kept: Option<u64>,
}

/// Wipes the first screen.
#[must_use]
pub fn wiped() -> Write {
    Write::Clear(FIRST)
}

/// The first screen of this very desk, under this very lock, and how many events follow it; nothing where there is none.
async fn stored(store: &impl Store, mode: Mode) -> Option<Kept> {
    let kept: Kept = record::read(VERSION, &store.read(FIRST, SCREEN).await.ok()??).ok()?;
    let keys = Keys::read(&store.read(META, Keys::row()).await.ok()??)?;
    let locked = Record::stored(store).await.ok()?.is_some();
    let summary = &kept.first.summary;
    let fits = summary.mode == mode
        && summary.fingerprint == keys.fingerprint().to_string()
        && summary.place == keys.place
        && summary.status.safe.passcode == locked;
    fits.then_some(kept)
}

impl<H: Host> Desk<H> {
    /// Tells the face what it showed last, and returns how many events there were then.
    pub(crate) async fn show_first(&self, store: &impl Store, mode: Mode) -> u64 {
        let Some(Kept { first, events }) = stored(store, mode).await else { return 0 };
        self.host.tell(&News::First(Box::new(first)));
        events
    }

    /// Keeps the first screen of a desk that has been left alone for a moment since it last changed.
    pub(crate) async fn keep_first(&self) {
        let now_ms = self.now_ms();
        let due = match &mut *self.state.borrow_mut() {
            State::Open(office) => {
                office.rest.note(office.version, now_ms);
                office.rest.kept != Some(office.version) && office.rest.is_at(office.version, now_ms, REST_MS)
            }
            _ => false,
        };
        if !due {
            return;
        }
        let _turn = self.turn.take().await;
        let Some(mut office) = self.opened_office() else { return };
        let kept = office.keep_first(now_ms).await;
        self.put_back(office, kept.as_ref().err());
    }
}

impl Rest {
    /// Looks at an office now and then.
    fn note(&mut self, version: u64, now_ms: Millis) {
        if self.since.is_none_or(|(seen, _)| seen != version) {
            self.since = Some((version, now_ms));
        }
    }

    /// Whether an office has been this version for so long.
    #[must_use]
    pub fn is_at(&self, version: u64, now_ms: Millis, for_ms: Millis) -> bool {
        self.since.is_some_and(|(seen, since_ms)| seen == version && now_ms >= since_ms.saturating_add(for_ms))
    }

    /// What was kept is gone.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

impl<H: Host> Office<H> {
    /// Keeps what the first screen shows now. What cannot be written is not tried again before something changes.
    async fn keep_first(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        if self.gathered.is_some() {
            return Ok(());
        }
        self.rest.kept = Some(self.version);
        let Some(mut summary) = self.summary(now_ms) else { return Ok(()) };
        let Answer::Requests(page) = self.requests_page(&RequestFilter::ToDo, 0, ROWS_MAX, now_ms) else {
            return Ok(());
        };
        // Nobody knows yet how these will be then.
        (summary.status.mailbox, summary.status.storage) = Default::default();
        let kept = Kept { first: First { summary, rows: page.rows }, events: self.next_event };
        let row = Write::put(FIRST, SCREEN, record::write(VERSION, &kept));
        self.store.commit(vec![row]).await.map_err(of_store)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::request::Channel;
    use domain::{Kind, PlaceId, RequestId};
    use ports::desk::{Counts, Row, Status, Step, Summary};
    use trust::Digest;

    #[test]
    fn its_form_is_that_of_its_version() {
        let row = Row {
            id: RequestId([1; 16]),
            title: "楼道的灯坏了".into(),
            kind: Kind::Repair,
            plate: "3-2-501".into(),
            estate: "青禾小区".into(),
            who: "何建民".into(),
            age: Some(80),
            alone: true,
            channel: Channel::Phone,
            filed_ms: 2,
            due_ms: Some(3),
            also: 4,
            step: Step::Agreed,
            helpers: 5,
            needs: 6,
            done: 7,
        };
        let summary = Summary {
            mode: Mode::Real,
            name: "青禾社区".into(),
            place: PlaceId([8; 8]),
            captain: "许楠".into(),
            telephone: "02988880000".into(),
            fingerprint: "ab12-cd34-ef56-7890".into(),
            counts: Counts { open: 9, ..Counts::default() },
            status: Status { last_saved_ms: Some(10), ..Status::default() },
            guest: false,
        };
        let bytes = record::write(VERSION, &Kept { first: First { summary, rows: vec![row] }, events: 11 });
        // Another form? Then raise `VERSION`, and put its digest here.
        assert_eq!(
            (VERSION, Digest::of(&bytes).to_string().as_str()),
            (6, "57045d27a8bfdb360b63c8f2e7b6574d265b72063279d0ea2f66e2ae9536dd6e")
        );
    }
}
