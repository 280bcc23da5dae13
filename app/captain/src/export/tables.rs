//! What each table has in it: its headings, and its rows a portion at a time, as the desk tells them.

use crate::called::group_word;
use crate::desk::use_desk;
use crate::facts::step_word;
use crate::faults::Fault;
use crate::import::tongues_words;
use crate::pairs::{deed, gender_word};
use crate::people::called::relation_word;
use crate::words::*;
use domain::group::Group;
use domain::{Day, PersonId, RequestId};
use ports::desk::import::{Answer as Told, Ask as Import, Said};
use ports::desk::{
    Answer, Ask, MealCount, Page, PairRow, PeopleFilter, PersonRow, PlaceRow, RequestFilter, Row, Trouble,
};
use ui::{Word, common, t, times};

/// Rows asked for at once: so many are worked into text without the page standing still.
const PORTION: u32 = 400;
/// Days of meals.
const MEALS_DAYS: u32 = 31;

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// People, as searched.
    People(String, PeopleFilter),
    /// Those who help.
    Volunteers,
    /// Requests.
    Requests(RequestFilter),
    /// Households and their own volunteers.
    Pairs,
    /// Visits to them.
    Visits,
    /// Meals of the last days.
    Meals,
    /// Estates and buildings.
    Buildings,
}

impl What {
    /// Every table there is.
    #[must_use]
    pub fn all() -> Vec<(Word, Self)> {
        vec![
            (EX_PEOPLE, Self::People(String::new(), PeopleFilter::All)),
            (EX_VOLUNTEERS, Self::Volunteers),
            (EX_REQUESTS, Self::Requests(RequestFilter::Open)),
            (EX_OVER, Self::Requests(RequestFilter::Over)),
            (EX_PAIRS, Self::Pairs),
            (EX_VISITS, Self::Visits),
            (EX_MEALS, Self::Meals),
            (EX_BUILDINGS, Self::Buildings),
        ]
    }

    /// Which people a table of people can be of, the first of them everybody.
    #[must_use]
    pub fn choices() -> Vec<(&'static str, PeopleFilter)> {
        let first = [(t(PEOPLE_ALL), PeopleFilter::All), (t(PEOPLE_DIFFICULTY), PeopleFilter::InDifficulty)];
        let groups = Group::ALL.into_iter().map(|group| (group_word(group), PeopleFilter::In(group)));
        first.into_iter().chain(groups).chain([(t(R_LEFT), PeopleFilter::Left)]).collect()
    }

    /// Its headings.
    #[must_use]
    pub fn head(&self) -> Vec<String> {
        let words: &[Word] = match self {
            Self::People(..) => &[
                CL_NAME,
                CL_TELEPHONE,
                CL_ESTATE,
                LN_HOME,
                CL_BORN,
                CL_GENDER,
                CL_RELATION,
                CL_GROUPS,
                CL_NOTE,
                F_DIFFICULTY,
                F_SPEAKS,
            ],
            Self::Volunteers => &[CL_NAME, CL_TELEPHONE, CL_ESTATE, LN_HOME, COL_SKILLS, COL_FREE, CO_WEEKLY],
            Self::Requests(_) => &[CO_NUMBER, CO_KIND, CO_WORDS, CO_WHO, CL_ESTATE, LN_HOME, CO_FILED, CO_DUE, CO_STEP],
            Self::Pairs => &[CL_ESTATE, LN_HOME, CO_WHO, CO_OWN, CO_BACKUP, CO_SINCE, CO_RHYTHM, CO_LAST],
            Self::Visits => &[CL_ESTATE, LN_HOME, CO_DAY, CO_WHO, LN_WHAT, CL_NOTE],
            Self::Meals => &[CO_DAY, CO_KIOSK, CO_ORDINARY, CO_ELDER, CO_FREE, CO_YUAN],
            Self::Buildings => &[CL_ESTATE, CL_BUILDING, CO_HOUSEHOLDS, CO_PEOPLE, EX_VOLUNTEERS, CO_OPEN],
        };
        words.iter().map(|word| t(*word).to_owned()).collect()
    }

    /// How many rows it has; nobody is noted for being counted.
    ///
    /// # Errors
    /// Why the desk does not tell.
    pub async fn total(&self) -> Result<u32, Fault> {
        Ok(self.fetched(0, 0).await?.total)
    }

    /// A portion of its rows, and where the next begins. Whoever stands in it is noted as copied before it is told.
    ///
    /// # Errors
    /// Why the desk does not tell.
    pub async fn portion(&self, from: u32) -> Result<Portion, Fault> {
        let fetched = self.fetched(from, PORTION).await?;
        copied(fetched.people, fetched.requests).await?;
        let told = from.saturating_add(count_of(&fetched.rows));
        let next = Some(told).filter(|next| *next < fetched.total && *next > from);
        Ok(Portion { rows: fetched.rows, next })
    }

    async fn fetched(&self, from: u32, count: u32) -> Result<Fetched, Fault> {
        let desk = use_desk();
        match self {
            // The desk itself notes these.
            Self::People(text, filter) => {
                let ask = Import::People { text: text.clone(), filter: *filter, from, count };
                match desk.ask(Ask::Import(ask)).await? {
                    Answer::Import(Told::People(page)) => Ok(Fetched::of(&page, said)),
                    _ => Err(UNKNOWN),
                }
            }
            Self::Volunteers => {
                let ask = Ask::People { text: String::new(), filter: PeopleFilter::Volunteers, from, count };
                match desk.ask(ask).await? {
                    Answer::People(page) => {
                        let people = page.rows.iter().map(|row| row.id).collect();
                        Ok(Fetched { people, ..Fetched::of(&page, volunteer) })
                    }
                    _ => Err(UNKNOWN),
                }
            }
            Self::Requests(filter) => match desk.ask(Ask::Requests { filter: filter.clone(), from, count }).await? {
                Answer::Requests(page) => {
                    let requests = page.rows.iter().map(|row| row.id).collect();
                    Ok(Fetched { requests, ..Fetched::of(&page, request) })
                }
                _ => Err(UNKNOWN),
            },
            Self::Pairs => {
                let pairs = all_pairs().await?;
                let people = pairs.iter().flat_map(in_pair).collect();
                Ok(Fetched { people, ..Fetched::whole(pairs.iter().map(pair).collect()) })
            }
            Self::Visits => visits().await,
            Self::Meals => Ok(Fetched::whole(meals().await?)),
            Self::Buildings => match desk.ask(Ask::Places).await? {
                Answer::Places(places) => Ok(Fetched::whole(buildings(&places))),
                _ => Err(UNKNOWN),
            },
        }
    }
}

/// Rows of a table.
pub struct Portion {
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// Where the next portion begins; `None` at the end.
    pub next: Option<u32>,
}

/// Rows as the desk tells them, and whom they are about.
struct Fetched {
    rows: Vec<Vec<String>>,
    total: u32,
    people: Vec<PersonId>,
    requests: Vec<RequestId>,
}

impl Fetched {
    fn of<T>(page: &Page<T>, row: impl Fn(&T) -> Vec<String>) -> Self {
        Self { total: page.total, ..Self::whole(page.rows.iter().map(row).collect()) }
    }

    /// A table that is told at once.
    fn whole(rows: Vec<Vec<String>>) -> Self {
        Self { total: count_of(&rows), rows, people: Vec::new(), requests: Vec::new() }
    }
}

fn count_of(rows: &[Vec<String>]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

/// Notes that what a table says of these leaves the device.
///
/// # Errors
/// Why the desk cannot note it: nothing leaves then.
pub async fn copied(people: Vec<PersonId>, requests: Vec<RequestId>) -> Result<(), Fault> {
    if !people.is_empty() || !requests.is_empty() {
        use_desk().ask(Ask::Import(Import::Copied { people, requests })).await?;
    }
    Ok(())
}

const UNKNOWN: Fault = Fault::Desk(Trouble::Unknown);

fn said(said: &Said) -> Vec<String> {
    let groups: Vec<&str> = said.groups.iter().map(group_word).collect();
    vec![
        said.name.clone(),
        said.telephone.clone(),
        said.estate.clone(),
        said.home.map(|home| home.to_string()).unwrap_or_default(),
        said.born.map(|born| born.to_string()).unwrap_or_default(),
        said.gender.map(|gender| gender_word(Some(gender)).to_owned()).unwrap_or_default(),
        said.relation.map(|relation| relation_word(relation).to_owned()).unwrap_or_default(),
        groups.join("、"),
        said.note.clone(),
        said.difficulty.clone(),
        tongues_words(said.speaks),
    ]
}

fn volunteer(row: &PersonRow) -> Vec<String> {
    let facts = row.volunteer.as_ref();
    let skills = facts.map(|facts| facts.skills.iter().map(|skill| t(common::skill(skill))).collect::<Vec<_>>());
    vec![
        row.name.clone(),
        row.telephone.clone(),
        row.estate.clone(),
        row.plate.clone(),
        skills.unwrap_or_default().join("、"),
        facts.map(|facts| crate::facts::suits::describe(facts.free)).unwrap_or_default(),
        facts.map(|facts| facts.capacity.to_string()).unwrap_or_default(),
    ]
}

fn request(row: &Row) -> Vec<String> {
    vec![
        format!("{:04}", row.id.short()),
        t(common::kind(row.kind)).to_owned(),
        row.title.clone(),
        row.who.clone(),
        row.estate.clone(),
        row.plate.clone(),
        times::exact(row.filed_ms),
        row.due_ms.map(times::exact).unwrap_or_default(),
        step_word(row.step).to_owned(),
    ]
}

async fn all_pairs() -> Result<Vec<PairRow>, Fault> {
    match use_desk().ask(Ask::Pairs).await? {
        Answer::Pairs(pairs) => Ok(pairs),
        _ => Err(UNKNOWN),
    }
}

fn pair(row: &PairRow) -> Vec<String> {
    let name = |person: &Option<PersonRow>| person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    vec![
        row.estate.clone(),
        row.plate.clone(),
        row.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join("、"),
        name(&row.own),
        name(&row.backup),
        day(row.since),
        if row.own.is_some() { row.rhythm_days.to_string() } else { String::new() },
        day(row.last_visit),
    ]
}

/// Everybody whom the row of a pair names.
fn in_pair(row: &PairRow) -> impl Iterator<Item = PersonId> {
    row.people.iter().chain(&row.own).chain(&row.backup).map(|person| person.id)
}

async fn visits() -> Result<Fetched, Fault> {
    let (mut rows, mut people) = (Vec::new(), Vec::new());
    for pair in all_pairs().await? {
        let Answer::Pair(detail) = use_desk().ask(Ask::Pair(pair.household)).await? else { return Err(UNKNOWN) };
        people.extend(in_pair(&pair).filter(|_| !detail.visits.is_empty()));
        for visit in &detail.visits {
            let deeds = visit.deeds.iter().map(deed).collect::<Vec<_>>().join("、");
            let words = visit.words.clone();
            rows.push(vec![pair.estate.clone(), pair.plate.clone(), visit.day.iso(), visit.by.clone(), deeds, words]);
        }
    }
    Ok(Fetched { people, ..Fetched::whole(rows) })
}

async fn meals() -> Result<Vec<Vec<String>>, Fault> {
    let today = Day::of(ui::page::clock());
    let mut rows = Vec::new();
    for ago in (0..MEALS_DAYS).rev() {
        let day = Day(today.0.saturating_sub(ago));
        let Answer::Meals(counts) = use_desk().ask(Ask::Meals { day }).await? else { return Err(UNKNOWN) };
        rows.extend(counts.iter().map(|count| meal(day, count)));
    }
    Ok(rows)
}

fn meal(day: Day, count: &MealCount) -> Vec<String> {
    let yuan = format!("{}.{:02}", count.fen / 100, count.fen % 100);
    let [ordinary, elder, free] = [count.ordinary, count.elder, count.free].map(|n| n.to_string());
    vec![day.iso(), count.name.clone(), ordinary, elder, free, yuan]
}

fn buildings(places: &[PlaceRow]) -> Vec<Vec<String>> {
    let name =
        |id| places.iter().find(|place| Some(place.id) == id).map(|place| place.name.clone()).unwrap_or_default();
    let below = places.iter().filter(|place| place.level == domain::place::Level::Building);
    let row = |place: &PlaceRow| {
        let counts = [place.households, place.people, place.volunteers, place.open].map(|n| n.to_string());
        [vec![name(place.above), place.name.clone()], counts.to_vec()].concat()
    };
    below.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_wide_as_its_headings() {
        let head = |what: &What| what.head().len();
        let person = crate::testing::person(7);
        assert_eq!(said(&Said::default()).len(), head(&What::People(String::new(), PeopleFilter::All)));
        assert_eq!(volunteer(&person).len(), head(&What::Volunteers));
        let count = MealCount { kiosk: 1, name: "一".into(), ordinary: 1, elder: 2, free: 3, fen: 4_005 };
        let row = meal(Day(20_780), &count);
        assert_eq!((row.len(), row[5].as_str()), (head(&What::Meals), "40.05"));
    }
}
