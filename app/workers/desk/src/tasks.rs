//! Tasks: asking volunteers, confirming who said yes, calling off.

use crate::host::Host;
use crate::letters::{Kept, To, Way};
use crate::office::{Change, Office};
use crate::progress::OFFER_MS;
use crate::undo::Back;
use courier::body::CallOffBody;
use courier::outbox::UNDO_MS;
use courier::{Body, Packed, slip};
use domain::request::Stage;
use domain::task::{Task, TaskStage};
use domain::{Millis, PersonId, RequestId, TaskId};
use journal::acts::Offer;
use journal::{Phone, Subject};
use ports::desk::{Answer, Says, Trouble};

/// An offer made now.
#[must_use]
pub fn new_offer(task: TaskId, request: RequestId, volunteer: PersonId, now_ms: Millis) -> Offer {
    Offer { task, request, volunteer, offered_ms: now_ms, until_ms: Some(now_ms.saturating_add(OFFER_MS)) }
}

/// The task of an offer that was just made.
fn task_of(offer: &Offer) -> Task {
    let Offer { task, request, volunteer, offered_ms, .. } = *offer;
    Task { id: task, request, volunteer, stage: TaskStage::Offered, offered_ms }
}

/// Whether a task still asks something of somebody.
#[must_use]
pub fn is_live(task: &Task) -> bool {
    matches!(task.stage, TaskStage::Offered | TaskStage::Accepted | TaskStage::Agreed)
}

impl<H: Host> Office<H> {
    /// Asks these people to help; who is already asked for the same request is not asked twice. The unanswered offers
    /// of those who are `moved` are taken back.
    ///
    /// # Errors
    /// `Unknown`, `NotNow` when a request is closed or one of those moved has said yes, `Apart`, or `Withdrawn`; with
    /// nothing written.
    pub async fn assign(
        &mut self,
        asks: &[(RequestId, PersonId)],
        moved: &[(RequestId, PersonId)],
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        let mut change = Change::default();
        let mut backs = self.take_back(moved, &mut change, now_ms)?;
        for (request, volunteer) in asks {
            let asked = self.ledger().request(*request).ok_or(Trouble::Unknown)?;
            if self.ledger().person(*volunteer).is_none() {
                return Err(Trouble::Unknown);
            }
            if asked.status.stage >= Stage::Closed || asked.person == *volunteer {
                return Err(Trouble::NotNow);
            }
            if self.is_apart(*volunteer, asked.person) {
                return Err(Trouble::Apart);
            }
            if self.may_not_ask(*volunteer, asked.person) {
                return Err(Trouble::Withdrawn);
            }
            let twice = |task: &Task| task.volunteer == *volunteer && is_live(task);
            if self.ledger().tasks_of(*request).iter().any(twice) {
                continue;
            }
            let task = TaskId(self.draw.array());
            let offer = new_offer(task, *request, *volunteer, now_ms);
            self.say_about(Subject::request(*request), &mut change, |act| {
                act.offer_task(&offer);
            });
            backs.push(Back::Off(task));
            self.write_offer(&task_of(&offer), &mut change, now_ms);
        }
        let request = asks.first().filter(|_| asks.len() == 1).map(|(request, _)| *request);
        self.carry_out(now_ms, change, backs, request).await
    }

    /// Takes back what these people have not answered. Whoever said no meanwhile is asked nothing any more.
    fn take_back(
        &mut self,
        moved: &[(RequestId, PersonId)],
        change: &mut Change,
        now_ms: Millis,
    ) -> Result<Vec<Back>, Trouble> {
        let mut backs = Vec::new();
        for (request, volunteer) in moved {
            let tasks = self.ledger().tasks_of(*request).into_iter();
            for task in tasks.filter(|task| task.volunteer == *volunteer && is_live(task)) {
                if task.stage != TaskStage::Offered {
                    return Err(Trouble::NotNow);
                }
                backs.extend(self.call_off(&task, change, now_ms, UNDO_MS));
            }
        }
        Ok(backs)
    }

    /// Asks a helper.
    pub fn write_offer(&mut self, task: &Task, change: &mut Change, now_ms: Millis) {
        let Some(request) = self.ledger().request(task.request) else { return };
        let Some(body) = self.offer(task, &request) else { return };
        let phone = self.ledger().phone(Subject::person(task.volunteer));
        let mut letter = self.letter(change, To::Helper(task.volunteer), Says::Offer, phone, now_ms);
        (letter.request, letter.task) = (Some(task.request), Some(task.id));
        letter.slip = slip::sign_open(&self.keys.sign, &Body::Offer(body)).unwrap_or_default();
        change.letters.push(letter);
    }

    /// The captain knows who said yes: the details go out, and whoever asked is told who comes, and `when`.
    ///
    /// # Errors
    /// `Unknown`, or `NotNow` when nobody has said yes.
    pub async fn confirm_helper(&mut self, task: TaskId, when: &str, now_ms: Millis) -> Result<Answer, Trouble> {
        let task = self.ledger().task(task).ok_or(Trouble::Unknown)?;
        if task.stage != TaskStage::Accepted {
            return Err(Trouble::NotNow);
        }
        let mut change = Change::default();
        let phone = self.ledger().phone(Subject::task(task.id));
        self.agree(&task, when, phone, &mut change, now_ms);
        let mut backs = self.fields_of(&change);
        backs.push(Back::Stage(task.id, task.stage));
        self.carry_out(now_ms, change, backs, Some(task.request)).await
    }

    /// Records that a helper is coming, writes the details, and tells whoever asked.
    pub fn agree(&mut self, task: &Task, when: &str, phone: Option<Phone>, change: &mut Change, now_ms: Millis) {
        self.say_about(Subject::task(task.id), change, |act| {
            act.agree_task(task.id, when);
            if let Some(phone) = &phone {
                act.phone(Subject::person(task.volunteer), phone);
            }
        });
        self.write_details(task, phone, change, now_ms);
        self.tell_asker(change, task.request, now_ms, true);
    }

    /// Tells a helper whose phone is known where to go.
    pub fn write_details(&mut self, task: &Task, phone: Option<Phone>, change: &mut Change, now_ms: Millis) {
        // Whoever withdrew that is brought the helper by the captain.
        let details = self.details(task).filter(|_| !self.withholds(task.request));
        if let (Some(phone), Some(details)) = (phone, details) {
            let mut letter = self.letter(change, To::Helper(task.volunteer), Says::Details, Some(phone), now_ms);
            letter.request = Some(task.request);
            letter.task = Some(task.id);
            let sealed = slip::seal(&mut self.draw, &self.keys.sign, &phone.seal, &Body::Details(details));
            letter.slip = sealed.unwrap_or_default();
            change.letters.push(letter);
        }
    }

    /// This helper is not coming.
    ///
    /// # Errors
    /// `Unknown`, or `NotNow` when the task is over.
    pub async fn task_off(&mut self, task: TaskId, now_ms: Millis) -> Result<Answer, Trouble> {
        let task = self.ledger().task(task).ok_or(Trouble::Unknown)?;
        if !is_live(&task) {
            return Err(Trouble::NotNow);
        }
        let mut change = Change::default();
        let mut backs = self.call_off(&task, &mut change, now_ms, UNDO_MS);
        backs.extend(self.finish_with(&Task { stage: TaskStage::Off, ..task.clone() }, &mut change, now_ms, UNDO_MS));
        if task.stage == TaskStage::Agreed {
            self.tell_asker(&mut change, task.request, now_ms, true);
        }
        self.carry_out(now_ms, change, backs, Some(task.request)).await
    }

    /// Calls off whoever is still asked or going, and tells them after so long. Comes back with how to undo it.
    pub fn call_all_off(
        &mut self,
        request: RequestId,
        change: &mut Change,
        now_ms: Millis,
        wait_ms: Millis,
    ) -> Vec<Back> {
        let live: Vec<Task> = self.ledger().tasks_of(request).into_iter().filter(is_live).collect();
        live.iter().flat_map(|task| self.call_off(task, change, now_ms, wait_ms)).collect()
    }

    /// Calls one helper off, and says so unless the offer has not left. Whoever cannot have seen it has not been asked.
    pub fn call_off(&mut self, task: &Task, change: &mut Change, now_ms: Millis, wait_ms: Millis) -> Vec<Back> {
        let unheard = self.is_held(task);
        let backs = if self.has_heard(task) { self.let_off(task, change) } else { self.ask_never(task, change) };
        if !unheard {
            let answered = self.ledger().phone(Subject::task(task.id));
            self.write_call_off(task, answered, change, now_ms, wait_ms);
        }
        backs
    }

    /// Whether the offer is still held here, so that nobody needs a word. What lies ready to be copied may have been shown
    /// on the screen.
    pub fn is_held(&self, task: &Task) -> bool {
        self.unsent_to(task).any(|letter| letter.says == Says::Offer && matches!(letter.way, Way::Held { .. }))
    }

    /// Whether a helper has answered, or may have seen an offer: they have not where it lies here and nothing has left. One
    /// of which nothing is kept here left long ago, or from another device.
    fn has_heard(&self, task: &Task) -> bool {
        let here = |letter: &Kept| matches!(letter.way, Way::Held { .. } | Way::Hand | Way::Undone);
        let letters: Vec<&Kept> = self.letters.values().filter(|letter| letter.task == Some(task.id)).collect();
        let offer_is_here = letters.iter().any(|letter| letter.says == Says::Offer);
        task.stage != TaskStage::Offered || !offer_is_here || letters.iter().any(|letter| !here(letter))
    }

    /// One helper is not coming. Whatever was written to them and has not left stays here; nothing new is written.
    pub fn let_off(&mut self, task: &Task, change: &mut Change) -> Vec<Back> {
        self.say_about(Subject::task(task.id), change, |act| {
            act.off_task(task.id);
        });
        self.kept_back(task, change)
    }

    /// One helper has not been asked after all.
    fn ask_never(&mut self, task: &Task, change: &mut Change) -> Vec<Back> {
        self.say_about(Subject::task(task.id), change, |act| {
            act.never_asked(task.id);
        });
        self.kept_back(task, change)
    }

    /// Keeps back what was written to a helper and has not left. Comes back with how they are asked again.
    fn kept_back(&self, task: &Task, change: &mut Change) -> Vec<Back> {
        let mut backs = vec![Back::Stage(task.id, task.stage)];
        for letter in self.unsent_to(task) {
            change.letters.push(Kept { way: Way::Undone, ..letter.clone() });
            backs.push(Back::Kept(Box::new(letter.clone())));
        }
        backs
    }

    /// Keeps back what was written to a helper and has not left.
    pub fn let_rest(&self, task: &Task, change: &mut Change) {
        change.letters.extend(self.unsent_to(task).map(|letter| Kept { way: Way::Undone, ..letter.clone() }));
    }

    /// What was written to a helper and has not left.
    fn unsent_to(&self, task: &Task) -> impl Iterator<Item = &Kept> {
        let id = Some(task.id);
        self.letters
            .values()
            .filter(move |letter| letter.task == id && matches!(letter.way, Way::Held { .. } | Way::Hand))
    }

    /// Whether a phone that said yes too late has been told so: the only call-off of a task without a phone that is
    /// sealed to one.
    #[must_use]
    pub fn told_too_late(&self, task: TaskId) -> bool {
        let told = |letter: &Kept| letter.task == Some(task) && letter.says == Says::CallOff;
        self.letters.values().filter(|letter| told(letter)).any(|letter| slip::open_open(&letter.slip).is_err())
    }

    /// Tells a helper: sealed to the phone that answered, else as open as the offer was.
    pub fn write_call_off(
        &mut self,
        task: &Task,
        answered: Option<Phone>,
        change: &mut Change,
        now_ms: Millis,
        wait_ms: Millis,
    ) {
        let body = Body::CallOff(CallOffBody { task: task.id, note: Packed::from(""), at_ms: now_ms });
        let phone = answered.or_else(|| self.ledger().phone(Subject::person(task.volunteer)));
        let mut letter = self.letter(change, To::Helper(task.volunteer), Says::CallOff, phone, now_ms);
        if let Way::Held { to, .. } = letter.way {
            letter.way = Way::Held { to, until_ms: now_ms + wait_ms };
        }
        (letter.request, letter.task) = (Some(task.request), Some(task.id));
        let slip = match answered {
            Some(phone) => slip::seal(&mut self.draw, &self.keys.sign, &phone.seal, &body),
            None => slip::sign_open(&self.keys.sign, &body),
        };
        letter.slip = slip.unwrap_or_default();
        change.letters.push(letter);
    }

    /// Takes an offer back that was just made. Whoever has seen it, or said yes already, is told; nobody else has been
    /// asked.
    pub fn take_offer_back(&mut self, id: TaskId, change: &mut Change, now_ms: Millis) {
        let Some(task) = self.ledger().task(id).filter(is_live) else { return };
        let heard = self.has_heard(&task);
        self.say_about(Subject::task(id), change, |act| {
            if heard {
                act.off_task(id)
            } else {
                act.never_asked(id)
            };
        });
        self.let_rest(&task, change);
        if heard {
            self.write_call_off(&task, self.ledger().phone(Subject::task(id)), change, now_ms, 0);
        }
    }
}
