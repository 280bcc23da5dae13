//! A program 惠民项目: something people may be owed, the rule that says who, and how far somebody has come with it.
//!
//! A rule is a list of clauses that must all hold; a clause is a list of tests of which one is enough. So it can be written
//! in a form line by line, read out in words, and still says "a woman of 20 to 45, married these two years or expecting".

use crate::group::Group;
use crate::pair::Gender;
use crate::{Day, ProgramId};
use serde::{Deserialize, Serialize};

/// Most clauses of a rule.
pub const CLAUSES_MAX: usize = 12;
/// Most tests of a clause.
pub const TESTS_MAX: usize = 8;
/// Longest name of a program, in characters.
pub const NAME_MAX: usize = 40;
/// Longest text that says what one gets, in characters.
pub const BENEFIT_MAX: usize = 200;

/// Who is owed something: whoever meets every clause.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Rule {
    /// All of them must hold.
    pub all: Vec<Clause>,
}

/// One line of a rule.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Clause {
    /// One of them is enough.
    pub any: Vec<Test>,
}

/// One question about somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Test {
    /// About whom.
    pub of: Of,
    /// Whether it must not be so.
    pub not: bool,
    /// What is asked.
    pub what: What,
}

/// About whom a test asks: with several, one for whom it is so is enough. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Of {
    /// The person.
    Person,
    /// Whom they are married to, in the same home.
    Spouse,
    /// A child of theirs in the same home.
    Child,
    /// A parent of theirs in the same home.
    Parent,
    /// Anybody else in the same home.
    Other,
    /// Anybody in the home, the person too.
    Anybody,
}

impl Of {
    /// Everyone a test can ask about, in byte-form order.
    pub const ALL: [Self; 6] = [Self::Person, Self::Spouse, Self::Child, Self::Parent, Self::Other, Self::Anybody];
}

/// What a test asks. Ranges take in both ends. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum What {
    /// So many full years old.
    Age(u8, u8),
    /// A woman or a man.
    Gender(Gender),
    /// In a special group.
    Group(Group),
    /// So many people live in the home.
    People(u8, u8),
    /// The home is on one of these floors.
    Floor(u16, u16),
    /// The home is in the building of this number.
    Building(u16),
    /// That date was so many days ago.
    Ago(DateOf, u16, u16),
    /// That date is so many days ahead.
    Ahead(DateOf, u16, u16),
    /// Is given this program now.
    Has(ProgramId),
    /// Was given this program at any time, or still is.
    Had(ProgramId),
    /// Helps as a volunteer.
    Helps,
}

/// Of what a date is kept. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum DateOf {
    /// 结婚
    Wedding,
    /// 预产期
    Due,
    /// 上次接种加强针
    Booster,
    /// 退役
    Discharge,
    /// 入住
    MovedIn,
    /// 上次体检
    Checkup,
}

impl DateOf {
    /// Every date, in byte-form order.
    pub const ALL: [Self; 6] = [Self::Wedding, Self::Due, Self::Booster, Self::Discharge, Self::MovedIn, Self::Checkup];
}

/// A paper that is asked for. Only ever added to at the end, at most 32.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Paper {
    /// 身份证
    IdCard,
    /// 户口本
    HouseholdBook,
    /// 一寸照片
    Portrait,
    /// 退伍证
    VeteranPapers,
    /// 残疾证
    DisabilityCard,
    /// 结婚证
    MarriageCertificate,
    /// 孕检证明
    PregnancyRecord,
    /// 低保证
    LowIncomeCertificate,
    /// 银行卡
    BankCard,
    /// 医保卡
    MedicalCard,
    /// 诊断证明
    Diagnosis,
    /// 居住证
    ResidencePermit,
    /// 签了名的申请表
    SignedForm,
}

impl Paper {
    /// Every paper, in byte-form order.
    pub const ALL: [Self; 13] = [
        Self::IdCard,
        Self::HouseholdBook,
        Self::Portrait,
        Self::VeteranPapers,
        Self::DisabilityCard,
        Self::MarriageCertificate,
        Self::PregnancyRecord,
        Self::LowIncomeCertificate,
        Self::BankCard,
        Self::MedicalCard,
        Self::Diagnosis,
        Self::ResidencePermit,
        Self::SignedForm,
    ];
}

/// A set of papers, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Papers(pub u32);

impl Papers {
    /// A set of these papers.
    #[must_use]
    pub fn of(papers: &[Paper]) -> Self {
        Self(papers.iter().fold(0, |bits, paper| bits | 1 << *paper as u32))
    }

    /// Those of this set that are not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The papers, in byte-form order.
    pub fn iter(self) -> impl Iterator<Item = Paper> {
        Paper::ALL.into_iter().filter(move |paper| self.0 & (1 << *paper as u32) != 0)
    }
}

/// What a program is from a day on. A new version never changes what was decided by an older one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Version {
    /// It counts from this day on, until a later version does.
    pub from: Day,
    /// The last day on which anything can be applied for; `None` for no end.
    pub until: Option<Day>,
    /// What people call it.
    pub name: String,
    /// What one gets, in the street office's words.
    pub benefit: String,
    /// Who is owed it.
    pub rule: Rule,
    /// What has to be handed in.
    pub papers: Papers,
    /// So many days after it was granted it has to be applied for again; `None` where once is for good.
    pub again_days: Option<u16>,
}

impl Version {
    /// Whether anything can be applied for on that day under this version.
    #[must_use]
    pub fn is_open(&self, today: Day) -> bool {
        self.from <= today && self.until.is_none_or(|until| today <= until)
    }
}

/// The version that counts on a day: of those that have begun, the one that began last.
#[must_use]
pub fn on(versions: &[Version], today: Day) -> Option<&Version> {
    versions.iter().filter(|version| version.from <= today).max_by_key(|version| version.from)
}

/// How far somebody has come with a program. With a round it is a status that only grows; a new application is a new
/// round. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum EnrolStage {
    /// 正在备材料: they want it, papers are being gathered.
    Gathering,
    /// 已递交
    HandedIn,
    /// 已办成
    Granted,
    /// 未通过
    Refused,
    /// 本人不要
    Declined,
    /// 已停发
    Ended,
}

impl EnrolStage {
    /// Every stage, in byte-form order.
    pub const ALL: [Self; 6] =
        [Self::Gathering, Self::HandedIn, Self::Granted, Self::Refused, Self::Declined, Self::Ended];

    /// Whether somebody still has to do something.
    #[must_use]
    pub fn is_in_hand(self) -> bool {
        matches!(self, Self::Gathering | Self::HandedIn)
    }
}

/// What somebody has, or is applying for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Enrolled {
    /// Which program.
    pub program: ProgramId,
    /// How far it has come.
    pub stage: EnrolStage,
    /// Since which day.
    pub since: Day,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_that_began_last_counts() {
        let version = |from: u32, until: Option<u32>| Version {
            from: Day(from),
            until: until.map(Day),
            name: String::new(),
            benefit: String::new(),
            rule: Rule::default(),
            papers: Papers::default(),
            again_days: None,
        };
        let versions = [version(20, None), version(10, Some(30)), version(40, Some(50))];
        let from = |day| on(&versions, Day(day)).map(|version| version.from.0);
        assert_eq!((from(9), from(10), from(20), from(45)), (None, Some(10), Some(20), Some(40)));
        assert!(versions[2].is_open(Day(50)) && !versions[2].is_open(Day(51)) && !versions[2].is_open(Day(39)));
    }

    #[test]
    fn papers_are_a_set_of_bits_in_byte_form_order() {
        for (at, paper) in Paper::ALL.into_iter().enumerate() {
            assert_eq!(paper as usize, at);
            assert_eq!(Papers::of(&[paper]).iter().collect::<Vec<_>>(), [paper]);
        }
        assert!(Papers(1 << 31).iter().next().is_none(), "a newer paper is passed over");
    }
}
