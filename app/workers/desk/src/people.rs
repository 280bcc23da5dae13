//! People as a captain looks them up, and in the sample, acting as one of them.

use crate::host::Host;
use crate::office::Office;
use crate::roll::Entry;
use crate::short::picture;
use domain::group::Group;
use domain::meal::card;
use domain::text::masked;
use domain::{Day, Home, Millis, PersonId, RequestId};
use journal::Subject;
use ports::desk::{Answer, DinerCard, Mode, Page, PeopleFilter, PersonDetail, PersonRow, Trouble};

impl<H: Host> Office<H> {
    /// One person on a list, with what depends on today.
    #[must_use]
    pub fn person_row(&self, entry: &Entry, now_ms: Millis) -> PersonRow {
        let today = Day::of(now_ms);
        let mut row = entry.row.clone();
        row.age = entry.age(today);
        row.groups = self.roll.groups(entry, today);
        row.alone = self.lives_alone(entry, today);
        if let Some(facts) = &mut row.volunteer {
            facts.this_week = self.this_week(row.id, now_ms);
        }
        row
    }

    /// Whether this is an elder who lives alone.
    #[must_use]
    pub fn lives_alone(&self, entry: &Entry, today: Day) -> bool {
        entry.is_elder(today) && self.roll.groups(entry, today).has(Group::Alone)
    }

    /// A person by id; nothing but the id when unknown or erased.
    #[must_use]
    pub fn person_named(&self, id: PersonId, now_ms: Millis) -> PersonRow {
        self.roll.entry(id).map_or_else(|| PersonRow::nobody(id), |entry| self.person_row(entry, now_ms))
    }

    /// Some people.
    pub fn people_page(&mut self, text: &str, filter: PeopleFilter, from: u32, count: u32, now_ms: Millis) -> Answer {
        self.roll.settle(Day::of(now_ms));
        let mut found = match filter {
            PeopleFilter::At(place) => {
                let all = self.roll.search(text, PeopleFilter::All, Day::of(now_ms));
                all.into_iter().filter(|e| e.place.is_some_and(|at| self.atlas.is_in(at, place))).collect()
            }
            filter => self.roll.search(text, filter, Day::of(now_ms)),
        };
        if filter == PeopleFilter::Volunteers && text.trim().is_empty() {
            // Those with something to do this week first; the sort is stable, so the rest stays in order of home.
            found.sort_by_cached_key(|entry| core::cmp::Reverse(self.this_week(entry.row.id, now_ms)));
        }
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let shown = found.into_iter().skip(from as usize).take(count as usize);
        let rows = shown.map(|entry| self.person_row(entry, now_ms)).collect();
        Answer::People(Page { rows, from, total })
    }

    /// Names and rows for ids; unknown ones are left out.
    #[must_use]
    pub fn names(&self, people: &[PersonId], requests: &[RequestId], now_ms: Millis) -> Answer {
        let people = people.iter().filter_map(|id| self.roll.entry(*id)).map(|entry| self.person_row(entry, now_ms));
        let requests = requests.iter().filter_map(|id| self.ledger().request(*id)).map(|r| self.row(&r, now_ms));
        Answer::Names { people: people.collect(), requests: requests.collect() }
    }

    /// One person in full.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn person_in_full(&self, id: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        // Whoever was written down twice is found under the one they go on as.
        let id = self.ledger().same_as(id);
        let entry = self.roll.entry(id).ok_or(Trouble::Unknown)?;
        let home = self.ledger().lives_at(id).map(|(_, home)| home);
        let mut requests: Vec<_> = self.ledger().requests_by(id).collect();
        requests.sort_by_key(|request| core::cmp::Reverse(request.filed_ms));
        let mut tasks: Vec<_> = self.ledger().tasks_for(id).collect();
        tasks.sort_by_key(|task| core::cmp::Reverse(task.offered_ms));
        let helped = tasks.iter().filter_map(|task| self.ledger().request(task.request));
        let difficulty = entry.household.and_then(|household| self.ledger().difficulty(&self.keyring, household));
        Ok(Answer::Person(Box::new(PersonDetail {
            row: self.person_row(entry, now_ms),
            place: entry.place,
            home,
            household_id: entry.household,
            household: self.living_with(entry, now_ms),
            requests: requests.iter().map(|request| self.row(request, now_ms)).collect(),
            helped: helped.map(|request| self.row(&request, now_ms)).collect(),
            last_visit_ms: self.last_visit(id, None),
            speaks: self.ledger().speaks(&self.keyring, id),
            rests: self.ledger().rests(id),
            cards: self.cards(entry),
            pairs: self.pairs_of(id, now_ms),
            no_pairs: self.ledger().takes_no_pairs(id),
            apart: self.apart_from(id, now_ms),
            meet_for: self.still_meets(id).iter().map(|request| self.row(request, now_ms)).collect(),
            meet_in: self.still_paired(id, now_ms),
            gender: self.ledger().gender(&self.keyring, id),
            difficulty: difficulty.unwrap_or_default(),
            note: self.ledger().note_on(&self.keyring, id).unwrap_or_default(),
            born: entry.born,
            dates: self.ledger().dates(&self.keyring, id).into_iter().collect(),
            papers: self.ledger().papers(&self.keyring, id).into_iter().collect(),
            holds_back: self.ledger().holds_back(&self.keyring, id),
        })))
    }

    /// The others who live in somebody's home: its head first, then as they are related, the oldest first.
    fn living_with(&self, entry: &Entry, now_ms: Millis) -> Vec<PersonRow> {
        let home = entry.household.into_iter().flat_map(|household| self.roll.living_in(household));
        let mut others: Vec<&Entry> = home.filter(|other| other.row.id != entry.row.id).collect();
        let unknown = |missing: bool| u8::from(missing);
        others.sort_by_key(|other| {
            let (relation, born) = (other.row.relation, other.born);
            (unknown(relation.is_none()), relation, unknown(born.is_none()), born, other.row.id)
        });
        others.into_iter().map(|other| self.person_row(other, now_ms)).collect()
    }

    /// The canteen cards of a person.
    fn cards(&self, entry: &Entry) -> Vec<DinerCard> {
        let subject = Subject::person(entry.row.id);
        let diners = self.ledger().linked(subject, journal::vocabulary::field::DINER_PERSON);
        let card_of = |subject: Subject| {
            let (kiosk, reference) = subject.as_pair();
            let diner = self.ledger().diner(kiosk, reference)?;
            let kiosk = self.ledger().kiosk(kiosk).filter(|kiosk| !kiosk.retired)?;
            let text = card(diner.reference);
            let masked = masked(&entry.row.name);
            let picture = picture(&text).unwrap_or_default();
            Some(DinerCard { kiosk: kiosk.name, plate: entry.row.plate.clone(), masked, text, picture })
        };
        diners.filter_map(card_of).collect()
    }

    /// In the sample: the link that opens the resident's face as this person.
    ///
    /// # Errors
    /// `SampleOnly`, `Unknown`.
    pub async fn act_as(&self, host: &H, person: PersonId) -> Result<Answer, Trouble> {
        if self.mode != Mode::Sample {
            return Err(Trouble::SampleOnly);
        }
        self.lend(host, person).await?;
        let link = self.act_as_link(person).ok_or(Trouble::Unknown)?;
        Ok(Answer::ActAs { link })
    }

    /// Writes down, for the resident's face, who this is.
    ///
    /// # Errors
    /// `Unknown`, or the store's trouble.
    pub async fn lend(&self, host: &H, person: PersonId) -> Result<(), Trouble> {
        let entry = self.roll.entry(person).ok_or(Trouble::Unknown)?;
        let home: Option<Home> = self.ledger().lives_at(person).map(|(_, home)| home);
        let record = ports::encode(&(&entry.row.name, &entry.row.telephone, home));
        host.lend_identity(&person.to_string(), record).await.map_err(crate::trouble::of_store)
    }

    /// The link alone.
    #[must_use]
    pub fn act_as_link(&self, person: PersonId) -> Option<String> {
        let place = self.roll.entry(person)?.place.unwrap_or(self.keys.place);
        let code = self.poster_code(place)?;
        Some(format!("{}?p={code}&as={person}", self.base_url))
    }
}
