//! Consents: what people let the station do with what it knows of them, and what follows when they withdraw it.

use crate::host::Host;
use crate::letters::{Kept, Way};
use crate::office::{Change, Office};
use crate::tasks::is_live;
use domain::consent::{Consent, How, Purpose, WITNESS_MAX, WORDING, standing};
use domain::task::{Task, TaskStage};
use domain::{HouseholdId, Millis, PersonId};
use journal::{Act, Subject};
use ports::desk::privacy::ConsentForm;
use ports::desk::{Answer, Field, Says, Trouble, Wrong};

impl<H: Host> Office<H> {
    /// Whether somebody has withdrawn a consent, and not given it again.
    #[must_use]
    pub fn withdrew(&self, person: PersonId, purpose: Purpose) -> bool {
        self.ledger().withdrew(&self.keyring, person, purpose)
    }

    /// Notes what somebody said, and does what follows from a withdrawal.
    ///
    /// # Errors
    /// `Unknown`, or `Wrong` without a witness.
    pub async fn note_consent(&mut self, form: &ConsentForm, now_ms: Millis) -> Result<Answer, Trouble> {
        let ConsentForm { person, purpose, given, how, witness } = form;
        self.ledger().person(*person).ok_or(Trouble::Unknown)?;
        let witness = witness.trim().to_owned();
        match witness.chars().count() {
            0 => return Err(Trouble::Wrong(vec![(Field::Witness, Wrong::Empty)])),
            1..=WITNESS_MAX => {}
            _ => return Err(Trouble::Wrong(vec![(Field::Witness, Wrong::TooLong(WITNESS_MAX as u32))])),
        }
        let mut change = Change::default();
        let said =
            Consent { purpose: *purpose, round: 0, given: *given, wording: WORDING, how: *how, witness, at_ms: now_ms };
        self.say_about(Subject::person(*person), &mut change, |act| {
            act.note_consent(*person, &said);
        });
        // What was called off or taken away does not come back with ten seconds' "undo": they may say yes again.
        let backs = if *given { self.fields_of(&change) } else { Vec::new() };
        if !given {
            self.follows(*person, *purpose, &mut change, now_ms);
        }
        self.carry_out(now_ms, change, backs, None).await
    }

    /// What follows at once; what is asked later looks the consent up.
    fn follows(&mut self, person: PersonId, purpose: Purpose, change: &mut Change, now_ms: Millis) {
        match purpose {
            Purpose::Particulars => self.keep_particulars_back(person, change),
            Purpose::Photo => self.drop_photos(person, change),
            Purpose::Meals => drop(self.strike_off(person, change, now_ms)),
            Purpose::Visits => self.end_visits(person, change),
            Purpose::Programs => self.end_gathering(person, change, now_ms),
            // Whoever has said yes keeps their word, or is called off by hand.
            Purpose::Helping => {
                let offered = self.ledger().tasks_for(person).filter(|task| task.stage == TaskStage::Offered);
                self.call_these_off(offered.collect(), change, now_ms);
            }
            Purpose::Matching => {
                let requests: Vec<_> = self.ledger().requests_by(person).collect();
                let tasks = requests.iter().flat_map(|request| self.ledger().tasks_of(request.id));
                self.call_these_off(tasks.filter(|task| task.stage == TaskStage::Offered).collect(), change, now_ms);
            }
        }
    }

    fn call_these_off(&mut self, tasks: Vec<Task>, change: &mut Change, now_ms: Millis) {
        for task in tasks {
            self.call_off(&task, change, now_ms, 0);
        }
    }

    /// Particulars that lie here for somebody who helps do not leave, and none that left is sent again.
    fn keep_particulars_back(&self, person: PersonId, change: &mut Change) {
        let theirs = |letter: &&Kept| {
            let request = letter.request.and_then(|id| self.ledger().request(id));
            letter.says == Says::Details && request.is_some_and(|request| request.person == person)
        };
        for letter in self.letters.values().filter(theirs) {
            let way = match letter.way {
                Way::Held { .. } | Way::Hand | Way::Posting(_) => Way::Undone,
                Way::Unanswered { at_ms, .. } => Way::Sent(at_ms),
                _ => continue,
            };
            change.posting_out.extend(letter.number_in_post());
            change.letters.push(Kept { way, ..letter.clone() });
        }
    }

    fn drop_photos(&mut self, person: PersonId, change: &mut Change) {
        self.drop_scans_of(person, change);
        let requests: Vec<_> = self.ledger().requests_by(person).collect();
        let tasks: Vec<Task> = requests.iter().flat_map(|request| self.ledger().tasks_of(request.id)).collect();
        for task in tasks {
            self.say_about(Subject::task(task.id), change, |act| {
                act.drop_photo(task.id);
            });
        }
    }

    fn end_visits(&mut self, person: PersonId, change: &mut Change) {
        let household = self.ledger().person(person).and_then(|person| person.household);
        if let Some(household) = household.filter(|household| self.live_pair(*household).is_some()) {
            self.say_about(Subject::household(household), change, |act| {
                act.end_pair(household);
            });
        }
    }

    /// Whether somebody of a home does not want to be visited.
    #[must_use]
    pub fn wants_no_visits(&self, household: HouseholdId) -> bool {
        self.ledger().persons_of(household).any(|person| self.withdrew(person, Purpose::Visits))
    }

    /// Whether a helper is told nothing about who asked, because they withdrew that, or because nobody who may say so has
    /// said that they asked at all.
    #[must_use]
    pub fn withholds(&self, request: domain::RequestId) -> bool {
        let asked = self.ledger().request(request);
        asked.is_some_and(|asked| self.withdrew(asked.person, Purpose::Particulars) || !self.is_vouched(request))
    }

    /// Whether an offer would go against what one of the two has said.
    #[must_use]
    pub fn may_not_ask(&self, volunteer: PersonId, asker: PersonId) -> bool {
        self.withdrew(volunteer, Purpose::Helping) || self.withdrew(asker, Purpose::Matching)
    }

    /// Whether somebody who withdrew that helpers are told about them has one coming who has not been told.
    #[must_use]
    pub fn is_to_be_taken_there(&self, request: domain::RequestId) -> bool {
        self.withholds(request) && self.ledger().tasks_of(request).iter().any(is_live)
    }
}

/// Whoever sends a request by their own phone has agreed to the notice it showed: the first word about it. A withdrawal
/// stands until they take it back themselves.
pub fn by_own_phone(act: &mut Act, known: &[Consent], person: PersonId, notice: u16, at_ms: Millis) {
    if notice > 0 && standing(known, Purpose::Matching).is_none() {
        let (purpose, how, witness) = (Purpose::Matching, How::OwnPhone, String::new());
        act.note_consent(person, &Consent { purpose, round: 0, given: true, wording: notice, how, witness, at_ms });
    }
}
