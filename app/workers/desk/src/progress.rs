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
        let helpers = self.helpers(request);
        let body = ProgressBody {
            request,
            number,
            before: before.map(|(_, digest)| digest),
            round: asked.status.round,
            stage: asked.status.stage,
            captain: Packed::from(station.captain),
            telephone: Packed::from(station.telephone),
            promised_ms: ledger.promised_ms(request),
            helper: helpers.first().map(|task| self.helper(task)),
            note: Packed::from(self.besides(helpers.get(1..).unwrap_or_default())),
            at_ms: now_ms,
        };
        Some((body, number))
    }

    /// Who will come, and who comes with them: the tasks that are agreed, newest first; where none is, the newest done.
    fn helpers(&self, request: RequestId) -> Vec<Task> {
        let tasks = self.ledger().tasks_of(request);
        let at = |stage: TaskStage| tasks.iter().rev().filter(move |task| task.stage == stage).cloned();
        let agreed: Vec<Task> = at(TaskStage::Agreed).collect();
        if agreed.is_empty() { at(TaskStage::Done).take(1).collect() } else { agreed }
    }

    fn helper(&self, task: &Task) -> HelperBody {
        let when = self.ledger().task_more(&self.keyring, task.id).when.unwrap_or_default();
        let name = Packed::from(self.roll.name(task.volunteer));
        HelperBody { name, door_code: self.keys.door_code(task.id), when: Packed::from(when) }
    }

    /// The helpers beyond the first: a progress message has room for one, and whoever else comes with a number of her own
    /// must be no stranger at the door. Names and numbers alone, because the resident may read another language.
    fn besides(&self, others: &[Task]) -> String {
        let line = |task: &Task| {
            let HelperBody { name, door_code, when } = self.helper(task);
            let when = if when.is_empty() { String::new() } else { format!(" · {when}") };
            format!("＋ {name} · {door_code}{when}")
        };
        others.iter().map(line).collect::<Vec<_>>().join(" ")
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
