//! Examples: rules of programs there really are, as the articles tell of them, for a street office to begin with. Their
//! names, and what one gets, are words, and so are said elsewhere.

use domain::group::Group;
use domain::pair::Gender;
use domain::program::{Clause, DateOf, Of, Paper, Papers, Rule, Test, Version, What};
use domain::{Day, born::AGE_MAX};

/// One example.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Example {
    /// Free folic acid: women who married within two years or expect a child.
    FolicAcid,
    /// The veterans' card.
    VeteransCard,
    /// The booster: from 60 on, half a year after the last.
    Booster,
    /// A bracelet that calls for help: over 70 and living alone.
    Bracelet,
    /// A subsidy for meals, from 70 to 79.
    Meals70,
    /// A larger one, from 80 on.
    Meals80,
}

impl Example {
    /// Every example, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Bracelet, Self::FolicAcid, Self::VeteransCard, Self::Booster, Self::Meals70, Self::Meals80];

    /// As a version that counts from a day on.
    #[must_use]
    pub fn version(self, from: Day, name: &str, benefit: &str) -> Version {
        let (rule, papers, again_days) = self.terms();
        let papers = Papers::of(papers);
        Version { from, until: None, name: name.to_owned(), benefit: benefit.to_owned(), rule, papers, again_days }
    }

    fn terms(self) -> (Rule, &'static [Paper], Option<u16>) {
        match self {
            Self::FolicAcid => (
                rule(&[
                    &[is(What::Gender(Gender::Woman))],
                    &[is(What::Age(20, 49))],
                    &[
                        is(What::Ago(DateOf::Wedding, 0, 730)),
                        is(What::Ahead(DateOf::Due, 0, 280)),
                        is(What::Group(Group::Expecting)),
                    ],
                ]),
                &[Paper::IdCard, Paper::MarriageCertificate],
                None,
            ),
            Self::VeteransCard => (
                rule(&[&[is(What::Group(Group::Veteran))]]),
                &[Paper::IdCard, Paper::Portrait, Paper::VeteranPapers, Paper::HouseholdBook],
                None,
            ),
            Self::Booster => (
                rule(&[&[is(What::Age(60, AGE_MAX))], &[Test { not: true, ..is(What::Ago(DateOf::Booster, 0, 179)) }]]),
                &[],
                Some(180),
            ),
            Self::Bracelet => (
                rule(&[&[is(What::Age(70, AGE_MAX))], &[is(What::Group(Group::Alone))]]),
                &[Paper::IdCard, Paper::SignedForm],
                None,
            ),
            Self::Meals70 => (rule(&[&[is(What::Age(70, 79))]]), &[Paper::IdCard, Paper::Portrait], Some(365)),
            Self::Meals80 => (rule(&[&[is(What::Age(80, AGE_MAX))]]), &[Paper::IdCard, Paper::Portrait], Some(365)),
        }
    }
}

fn is(what: What) -> Test {
    Test { of: Of::Person, not: false, what }
}

fn rule(all: &[&[Test]]) -> Rule {
    Rule { all: all.iter().map(|any| Clause { any: any.to_vec() }).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eligibility::check::check;

    #[test]
    fn every_example_can_be_used_as_it_is() {
        for example in Example::ALL {
            assert_eq!(check(&example.version(Day(20_000), "样例", "一份")), [], "{example:?}");
        }
    }
}
