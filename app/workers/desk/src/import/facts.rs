//! What a row adds to what is known of somebody: what changes, and nothing that would say less than before.

use domain::group::{Group, Groups, Sight};
use domain::household::Relation;
use domain::pair::Gender;
use domain::tongue::Tongues;
use domain::{Born, PersonId};
use journal::acts::Particulars;
use journal::facts::roster::Sorted;
use journal::{Act, HouseholdId, Keyring, Ledger};
use ports::desk::import::{Said, Shown, Topic};

/// What is known of somebody, as far as a roster could say it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    pub telephone: String,
    pub household: Option<HouseholdId>,
    pub born: Option<Born>,
    pub gender: Option<Gender>,
    pub relation: Option<Relation>,
    pub sorted: Sorted,
    pub note: String,
    /// What makes life difficult at home, as far as this device is told.
    pub difficulty: String,
    pub speaks: Tongues,
    /// Some groups are not told to this device.
    pub held_back: bool,
}

impl Known {
    /// What the ledger knows.
    pub fn of(ledger: &Ledger, keyring: &Keyring, person: PersonId) -> Self {
        let mut sorted = ledger.sorted(keyring, person);
        if ledger.veteran(keyring, person) {
            sorted.is = sorted.is.with(Group::Veteran);
        }
        let household = ledger.person(person).and_then(|person| person.household);
        let difficulty = household.and_then(|household| ledger.difficulty(keyring, household));
        Self {
            telephone: ledger.telephone(keyring, person).unwrap_or_default(),
            household,
            born: ledger.born_on(keyring, person),
            gender: ledger.gender(keyring, person),
            relation: ledger.relation(keyring, person),
            sorted,
            note: ledger.note_on(keyring, person).unwrap_or_default(),
            difficulty: difficulty.unwrap_or_default(),
            speaks: ledger.speaks(keyring, person),
            held_back: ledger.holds_back(keyring, person),
        }
    }
}

/// What is to be written of somebody: only what is not so already.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Delta {
    /// The name of somebody new.
    pub name: Option<String>,
    pub telephone: Option<String>,
    pub born: Option<Born>,
    pub gender: Option<Gender>,
    pub relation: Option<Relation>,
    pub sorted: Option<Sorted>,
    pub note: Option<String>,
    pub difficulty: Option<String>,
    pub speaks: Option<Tongues>,
}

impl Delta {
    /// What a row says beyond what is known.
    pub fn of(said: &Said, known: &Known) -> Self {
        let other = |said: &str, known: &str| (!said.is_empty() && said != known).then(|| said.to_owned());
        let born = said.born.filter(|born| known.born.is_none_or(|known| tells_more(*born, known)));
        let sorted = sorted(said, known, born.or(known.born));
        Self {
            name: None,
            telephone: other(&said.telephone, &known.telephone),
            born,
            gender: said.gender.filter(|gender| known.gender != Some(*gender)),
            relation: said.relation.filter(|relation| known.relation != Some(*relation)),
            sorted: (sorted != known.sorted).then_some(sorted),
            note: noted(&said.note, &known.note),
            difficulty: noted(&said.difficulty, &known.difficulty),
            speaks: (said.speaks != known.speaks).then_some(said.speaks).filter(|said| *said != Tongues::default()),
        }
    }

    /// What changes, before and after, but for the home.
    pub fn topics(&self, known: &Known) -> Vec<(Topic, Shown, Shown)> {
        let mut topics = Vec::new();
        let mut push = |topic, before, after: Option<Shown>| {
            if let Some(after) = after {
                topics.push((topic, before, after));
            }
        };
        let text = |text: &String| Shown::Text(text.clone());
        let date = |born: Born| Shown::Text(born.to_string());
        let groups = |sorted: Sorted| Shown::Groups(sorted.is);
        push(Topic::Telephone, text(&known.telephone), self.telephone.as_ref().map(text));
        push(Topic::Born, known.born.map_or(Shown::Text(String::new()), date), self.born.map(date));
        push(Topic::Gender, Shown::Gender(known.gender), self.gender.map(|gender| Shown::Gender(Some(gender))));
        let relation = self.relation.map(|relation| Shown::Relation(Some(relation)));
        push(Topic::Relation, Shown::Relation(known.relation), relation);
        push(Topic::Groups, groups(known.sorted), self.sorted.map(groups));
        push(Topic::Note, text(&known.note), self.note.as_ref().map(text));
        push(Topic::Difficulty, text(&known.difficulty), self.difficulty.as_ref().map(text));
        push(Topic::Speaks, Shown::Speaks(known.speaks), self.speaks.map(Shown::Speaks));
        topics
    }

    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Writes it down, but for what is said of the whole household.
    pub fn write(&self, act: &mut Act, person: PersonId, household: Option<HouseholdId>) {
        let veteran = self.sorted.filter(|sorted| sorted.is.has(Group::Veteran)).map(|_| true);
        act.add_person(
            person,
            household,
            &Particulars {
                name: self.name.clone().unwrap_or_default(),
                telephone: self.telephone.clone().unwrap_or_default(),
                note: self.note.clone().unwrap_or_default(),
                born: None,
                veteran,
            },
        );
        if self.born.is_some() {
            act.note_born(person, self.born);
        }
        if self.gender.is_some() {
            act.note_gender(person, self.gender);
        }
        if self.relation.is_some() {
            act.note_relation(person, self.relation);
        }
        if let Some(speaks) = self.speaks {
            act.note_speaks(person, speaks);
        }
        if let Some(sorted) = self.sorted {
            act.note_groups(person, sorted);
        }
    }
}

/// Whether a date says more than the one that is known. An age gives a year that may be one off, and is worth less than a
/// year which was written.
fn tells_more(said: Born, known: Born) -> bool {
    if said.month == 0 {
        return said.year.abs_diff(known.year) > 1;
    }
    let coarser = said.day == 0 && (said.year, said.month) == (known.year, known.month);
    said != known && !coarser
}

/// The groups once a row has been heard. What follows from ages is worked out, not written, where the age is known; "no"
/// is kept only of what would be worked out, or was written.
fn sorted(said: &Said, known: &Known, born: Option<Born>) -> Sorted {
    let by_age = Groups::of(&[Group::Over70, Group::Over80]);
    let worked_out = Groups::of(&[Group::Alone, Group::EmptyNest]);
    let told = |groups: Groups| if known.held_back { groups.seen_by(Sight::Captains) } else { groups };
    let is = told(if born.is_some() { said.groups.without(by_age) } else { said.groups });
    let is_not = told(said.not_groups).without(is);
    let both = Groups(is_not.0 & known.sorted.is.or(worked_out).0);
    Sorted { is: known.sorted.is.without(is_not).or(is), is_not: known.sorted.is_not.without(is).or(both) }
}

/// A note beside the one that stands; nothing that is there already.
pub fn noted(said: &str, known: &str) -> Option<String> {
    match (said.is_empty() || known.contains(said), known.is_empty()) {
        (true, _) => None,
        (false, true) => Some(said.to_owned()),
        (false, false) => Some(format!("{known}；{said}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_known_less_well_than_before() {
        let born = |text: &str| Born::parse(text);
        let known = |text: &str| Known { born: born(text), ..Known::default() };
        let delta =
            |said: &str, knew: &str| Delta::of(&Said { born: born(said), ..Said::default() }, &known(knew)).born;
        assert_eq!(delta("1949", "1949-03-08"), None);
        assert_eq!(delta("1950", "1949-03-08"), None, "an age is one off for most of the year");
        assert_eq!(delta("1949-03", "1949-03-08"), None);
        assert_eq!(delta("1949-03-08", "1949"), born("1949-03-08"));
        assert_eq!(delta("1949-03-09", "1949-03-08"), born("1949-03-09"));
        assert_eq!(delta("1939", "1949-03-08"), born("1939"));
        assert_eq!(noted("膝盖不好", ""), Some("膝盖不好".into()));
        assert_eq!(noted("膝盖不好", "有电梯；膝盖不好"), None);
        assert_eq!(noted("膝盖不好", "有电梯"), Some("有电梯；膝盖不好".into()));
    }

    #[test]
    fn groups_are_added_to_and_a_no_takes_away_what_was_written() {
        let groups = Groups::of;
        let said =
            |is: &[Group], not: &[Group]| Said { groups: groups(is), not_groups: groups(not), ..Said::default() };
        let known = |is: &[Group]| Known { sorted: Sorted { is: groups(is), ..Sorted::default() }, ..Known::default() };
        let after = |said: &Said, known: &Known| Delta::of(said, known).sorted;
        use Group::*;
        let both = Sorted { is: groups(&[Alone, Disabled]), ..Sorted::default() };
        assert_eq!(after(&said(&[Disabled], &[]), &known(&[Alone])), Some(both));
        assert_eq!(after(&said(&[Alone], &[]), &known(&[Alone])), None);
        let gone = Sorted { is_not: groups(&[Disabled]), ..Sorted::default() };
        assert_eq!(after(&said(&[], &[Disabled]), &known(&[Disabled])), Some(gone));
        assert_eq!(after(&said(&[], &[Disabled]), &known(&[])), None, "that somebody is not disabled is no news");
        assert_eq!(after(&said(&[], &[Alone]), &known(&[])).map(|sorted| sorted.is_not), Some(groups(&[Alone])));
        let aged = Said { born: Born::parse("1940-01-01"), ..said(&[Over80], &[]) };
        assert_eq!(after(&aged, &known(&[])), None, "the age tells it");
    }
}
