//! Progress: how a request stands, as the station tells whoever asked. Each message names the one before.

use crate::host::Host;
use crate::office::Office;
use courier::Packed;
use courier::body::{DetailsBody, HelperBody, OfferBody, ProgressBody};
use domain::request::Request;
use domain::task::{Task, TaskStage};
use domain::time::DAY_MS;
use domain::{Millis, RequestId};

/// An offer lapses after so long.
pub const OFFER_MS: Millis = 3 * DAY_MS;

impl<H: Host> Office<H> {
    /// How a request stands now, and the message's number.
    #[must_use]
    pub fn progress(&self, request: RequestId, now_ms: Millis) -> Option<(ProgressBody, u32)> {
        let ledger = self.ledger();
        let station = ledger.station()?;
        let asked = ledger.request(request)?;
        let before = ledger.progress_sent(request);
        let number = before.map_or(0, |(number, _)| number.saturating_add(1));
        let body = ProgressBody {
            request,
            number,
            before: before.map(|(_, digest)| digest),
            round: asked.status.round,
            stage: asked.status.stage,
            captain: Packed::from(station.captain),
            telephone: Packed::from(station.telephone),
            promised_ms: ledger.promised_ms(request),
            helper: self.helper(request),
            note: Packed::from(""),
            at_ms: now_ms,
        };
        Some((body, number))
    }

    /// Who will come: the newest task that is agreed or done.
    fn helper(&self, request: RequestId) -> Option<HelperBody> {
        let tasks = self.ledger().tasks_of(request);
        let task = tasks.iter().rev().find(|task| matches!(task.stage, TaskStage::Agreed | TaskStage::Done))?;
        let when = self.ledger().task_more(&self.keyring, task.id).when.unwrap_or_default();
        let name = Packed::from(self.roll.name(task.volunteer));
        Some(HelperBody { name, door_code: self.keys.door_code(task.id), when: Packed::from(when) })
    }

    /// An offer without particulars.
    #[must_use]
    pub fn offer(&self, task: &Task, request: &Request) -> Option<OfferBody> {
        let station = self.ledger().station()?;
        Some(OfferBody {
            task: task.id,
            kind: request.kind,
            near: Packed::from(self.atlas.spoken(request.place)),
            suits: request.suits,
            captain: Packed::from(station.captain),
            telephone: Packed::from(station.telephone),
            station: self.keys.reply_to(),
            until_ms: task.offered_ms.saturating_add(OFFER_MS),
        })
    }

    /// The particulars for a confirmed helper.
    #[must_use]
    pub fn details(&self, task: &Task) -> Option<DetailsBody> {
        let request = self.ledger().request(task.request)?;
        let entry = self.roll.entry(request.person);
        let text = |text: Option<&String>| Packed::from(text.map_or("", String::as_str));
        let home = request.home.map(|home| home.to_string());
        let estate = self.atlas.estate(request.place);
        let address = home.map_or_else(|| self.atlas.spoken(request.place), |home| format!("{estate} {home}"));
        Some(DetailsBody {
            task: task.id,
            name: text(entry.map(|entry| &entry.row.name)),
            telephone: text(entry.map(|entry| &entry.row.telephone)),
            address: Packed::from(address),
            words: Packed::from(self.ledger().words(&self.keyring, request.id).unwrap_or_default()),
            door_code: self.keys.door_code(task.id),
            note: Packed::from(""),
        })
    }
}
