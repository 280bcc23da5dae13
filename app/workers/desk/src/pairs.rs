//! Pairs: households that need a volunteer of their own, who that is, when they were last there, and what is written
//! about it.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::undo::Back;
use domain::pair::{Pair, PairStage, RHYTHM_MAX, Visit, WORDS_MAX};
use domain::{Day, HouseholdId, Millis, PersonId};
use journal::Subject;
use journal::facts::Household;
use ports::desk::{Answer, Field, PairDetail, PairForm, PairRow, PersonRow, Trouble, VisitForm, VisitRow, Wrong};
use std::cmp::Reverse;

impl<H: Host> Office<H> {
    /// Every household that needs a volunteer of its own, in order of home.
    #[must_use]
    pub fn pairs(&self, now_ms: Millis) -> Answer {
        let mut rows: Vec<(PairRow, Household)> =
            self.needy().into_iter().map(|household| (self.pair_row(&household, now_ms), household)).collect();
        rows.sort_by(|(one, at), (other, there)| {
            (&one.estate, at.home, at.id).cmp(&(&other.estate, there.home, there.id))
        });
        Answer::Pairs(rows.into_iter().map(|(row, _)| row).collect())
    }

    /// Households in difficulty, and those that have a pair all the same; without those that withdrew that they are visited.
    #[must_use]
    pub fn needy(&self) -> Vec<Household> {
        let ledger = self.ledger();
        let households = ledger.households();
        households
            .filter(|household| ledger.in_difficulty(household.id) || self.live_pair(household.id).is_some())
            .filter(|household| !self.wants_no_visits(household.id))
            .collect()
    }

    /// A household's pair, unless it has ended.
    #[must_use]
    pub fn live_pair(&self, household: HouseholdId) -> Option<Pair> {
        self.ledger().pair(household).filter(|pair| pair.stage != PairStage::Ended)
    }

    /// One of them with its visits.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn pair_in_full(&self, household: HouseholdId, now_ms: Millis) -> Result<Answer, Trouble> {
        let found = self.ledger().household(household).ok_or(Trouble::Unknown)?;
        let visits = self.ledger().visits(&self.keyring, household).into_iter();
        let row = |visit: Visit| VisitRow {
            day: visit.day,
            by: self.roll.name(visit.by),
            deeds: visit.deeds,
            words: visit.words,
        };
        Ok(Answer::Pair(Box::new(PairDetail {
            row: self.pair_row(&found, now_ms),
            difficulty: self.ledger().difficulty(&self.keyring, household).unwrap_or_default(),
            wishes: self.ledger().wishes(&self.keyring, household),
            visits: visits.map(row).collect(),
        })))
    }

    /// The households somebody is the own volunteer or the backup of.
    #[must_use]
    pub fn pairs_of(&self, person: PersonId, now_ms: Millis) -> Vec<PairRow> {
        let pairs = self.ledger().pairs_with(person).into_iter();
        let households = pairs.filter_map(|pair| self.ledger().household(pair.household));
        households.map(|household| self.pair_row(&household, now_ms)).collect()
    }

    /// A household on the list.
    pub(crate) fn pair_row(&self, household: &Household, now_ms: Millis) -> PairRow {
        let (ledger, today) = (self.ledger(), Day::of(now_ms));
        let pair = self.live_pair(household.id);
        let mut people: Vec<PersonRow> =
            self.roll.living_in(household.id).map(|entry| self.person_row(entry, now_ms)).collect();
        people.sort_by_key(|person| (Reverse(person.age), person.id));
        let last_visit = self.last_pair_visit(household.id);
        let backup = pair.and_then(|pair| pair.backup).filter(|backup| ledger.takes_pairs(*backup));
        PairRow {
            household: household.id,
            people,
            plate: self.atlas.plate(household.place, Some(household.home)),
            estate: self.atlas.estate(household.place),
            stage: pair.map(|pair| pair.stage),
            own: pair.map(|pair| self.person_named(pair.own, now_ms)),
            gone: pair.is_some_and(|pair| !ledger.takes_pairs(pair.own)),
            backup: backup.map(|backup| self.person_named(backup, now_ms)),
            since: pair.map(|pair| pair.since),
            rhythm_days: ledger.pair_rhythm(household.id),
            last_visit,
            quiet_days: pair.and_then(|pair| self.quiet_days(&pair, last_visit, today)),
            conflict: ledger.pair_conflict(household.id),
        }
    }

    /// By how many days a household is quieter than its rhythm allows. Where a backup is being asked to step in it has
    /// been looked after, and is to be seen all the same.
    fn quiet_days(&self, pair: &Pair, last: Option<Day>, today: Day) -> Option<u32> {
        let looked_after = self.ledger().looked_after(pair);
        Pair { stage: if looked_after { PairStage::Agreed } else { pair.stage }, ..*pair }.quiet_days(last, today)
    }

    fn last_pair_visit(&self, household: HouseholdId) -> Option<Day> {
        self.ledger().visits(&self.keyring, household).first().map(|visit| visit.day)
    }

    /// How many pairs want the captain: quiet, or left by their own volunteer.
    #[must_use]
    pub fn quiet_pairs(&self, now_ms: Millis) -> usize {
        let ledger = self.ledger();
        let wants = |pair: &Pair| {
            let quiet = || self.quiet_days(pair, self.last_pair_visit(pair.household), Day::of(now_ms));
            pair.stage != PairStage::Ended && (!ledger.takes_pairs(pair.own) || quiet().is_some())
        };
        ledger.pairs().filter(wants).count()
    }

    /// Writes pairs down.
    ///
    /// # Errors
    /// `Unknown`, `Apart`, or `NotNow` where somebody would be their own volunteer or backup, or no longer helps; nothing
    /// is written then.
    pub async fn pair_up(&mut self, forms: &[PairForm], now_ms: Millis) -> Result<Answer, Trouble> {
        let (mut change, mut backs) = (Change::default(), Vec::new());
        for form in forms {
            self.ledger().household(form.household).ok_or(Trouble::Unknown)?;
            for person in [Some(form.own), form.backup].into_iter().flatten() {
                let known = self.ledger().person(person).ok_or(Trouble::Unknown)?;
                if self.ledger().volunteer(person).is_none() || known.household == Some(form.household) {
                    return Err(Trouble::NotNow);
                }
                if self.is_apart_from(person, self.ledger().persons_of(form.household)) {
                    return Err(Trouble::Apart);
                }
            }
            if form.backup == Some(form.own) || form.stage == PairStage::Ended {
                return Err(Trouble::NotNow);
            }
            backs.extend(self.stage_back(form.household));
            let pair = self.pair_of_form(form, now_ms);
            self.say_about(Subject::household(form.household), &mut change, |act| {
                act.pair(&pair);
            });
        }
        backs.extend(self.fields_of(&change));
        self.carry_out(now_ms, change, backs, None).await
    }

    /// A form as a pair: what it leaves open stays as it is. With another own volunteer, or once agreed, it begins today;
    /// for whoever stepped in it goes on.
    fn pair_of_form(&self, form: &PairForm, now_ms: Millis) -> Pair {
        let PairForm { household, own, backup, stage, .. } = *form;
        let standing = self.live_pair(household);
        let goes_on = |standing: &Pair| standing.stage == stage || self.ledger().looked_after(standing);
        let same = standing.filter(|standing| standing.own == own && goes_on(standing));
        let rhythm = form.rhythm_days.unwrap_or_else(|| self.ledger().pair_rhythm(household));
        let since = same.map_or(Day::of(now_ms), |same| same.since);
        Pair { household, own, backup, since, rhythm_days: rhythm.clamp(1, RHYTHM_MAX), stage }
    }

    /// How to put a pair's stage back, where there was one.
    pub(crate) fn stage_back(&self, household: HouseholdId) -> Option<Back> {
        self.ledger().pair(household).map(|pair| Back::Pair(household, pair.stage))
    }

    /// A pair is over.
    ///
    /// # Errors
    /// `NotNow` without one.
    pub async fn end_pair(&mut self, household: HouseholdId, now_ms: Millis) -> Result<Answer, Trouble> {
        self.live_pair(household).ok_or(Trouble::NotNow)?;
        let back = self.stage_back(household);
        let mut change = Change::default();
        self.say_about(Subject::household(household), &mut change, |act| {
            act.end_pair(household);
        });
        self.carry_out(now_ms, change, back.into_iter().collect(), None).await
    }

    /// Somebody takes no pair any more, and leaves each of theirs. A backup who steps in is asked first.
    ///
    /// # Errors
    /// `Unknown`.
    pub async fn drop_out(&mut self, volunteer: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        self.ledger().person(volunteer).ok_or(Trouble::Unknown)?;
        let (mut change, mut backs, today) = (Change::default(), Vec::new(), Day::of(now_ms));
        self.say_about(Subject::person(volunteer), &mut change, |act| {
            act.take_pairs(volunteer, false);
        });
        for pair in self.ledger().pairs_with(volunteer) {
            backs.extend(self.stage_back(pair.household));
            self.say_about(Subject::household(pair.household), &mut change, |act| {
                act.step_in(&pair, volunteer, today);
            });
        }
        backs.extend(self.fields_of(&change));
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Somebody who dropped out takes pairs again. They are given none back: the next proposal may name them.
    ///
    /// # Errors
    /// `Unknown`.
    pub async fn take_pairs(&mut self, volunteer: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        self.ledger().person(volunteer).ok_or(Trouble::Unknown)?;
        let mut change = Change::default();
        self.say_about(Subject::person(volunteer), &mut change, |act| {
            act.take_pairs(volunteer, true);
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Notes a visit.
    ///
    /// # Errors
    /// `Wrong` when it says too much, `Unknown`.
    pub async fn note_visit(&mut self, form: &VisitForm, now_ms: Millis) -> Result<Answer, Trouble> {
        let words = form.words.trim();
        if words.chars().count() > WORDS_MAX {
            let most = u32::try_from(WORDS_MAX).unwrap_or(u32::MAX);
            return Err(Trouble::Wrong(vec![(Field::Words, Wrong::TooLong(most))]));
        }
        self.ledger().household(form.household).ok_or(Trouble::Unknown)?;
        self.ledger().person(form.by).ok_or(Trouble::Unknown)?;
        let day = form.day.min(Day::of(now_ms));
        let visit = Visit { day, by: form.by, deeds: form.deeds, words: words.to_owned() };
        let mut change = Change::default();
        self.say_about(Subject::household(form.household), &mut change, |act| {
            act.note_visit(form.household, &visit);
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }
}
