//! Programs: what people may be owed, who stands where with each, and how a whole list of them is brought through one
//! application.

use super::paperwork::Scanned;
use super::{Page, PersonRow};
use domain::consent::How;
use domain::program::{EnrolStage, Papers, Version};
use domain::reminder::Ending;
use domain::{Day, PersonId, ProgramId};
use engine::eligibility::Standing;
use engine::eligibility::check::Flaw;
use engine::eligibility::why::Why;
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Every program. Answered with [`Answer::List`].
    List,
    /// One of them. Answered with [`Answer::One`].
    One(ProgramId),
    /// Who stands somewhere with a program, in order of home. Answered with [`Answer::People`].
    People {
        /// Which program.
        program: ProgramId,
        /// Where they stand.
        at: At,
        /// A name, a home, the end of a telephone number; everybody when empty.
        text: String,
        /// First row wanted.
        from: u32,
        /// Most rows wanted.
        count: u32,
    },
    /// The same people, all of them, by id: for doing something with a whole list. Answered with [`Answer::Ids`].
    Ids(ProgramId, At),
    /// Where one person stands with every program they have anything to do with. Answered with [`Answer::Theirs`].
    Theirs(PersonId),
    /// What a version would do if it counted today. Answered with [`Answer::Foreseen`]; nothing is written.
    Foresee(Option<ProgramId>, Version),
    /// Write a version of a program, or a new program. Answered with [`Answer::Written`], or [`Answer::Flawed`].
    Save(Option<ProgramId>, Version),
    /// Take the version back that begins on a day. Answered with [`super::Answer::Saved`].
    Drop(ProgramId, Day),
    /// These people have come so far with a program. One act, one undo. Answered with [`super::Answer::Saved`], or
    /// [`super::Trouble::NotNow`] when one is to be handed in who has not agreed to it.
    Step(Step),
    /// These papers of these people are there, or are not. Answered with [`super::Answer::Saved`].
    Papers {
        /// Whose.
        people: Vec<PersonId>,
        /// Which.
        papers: Papers,
        /// Whether they are there now.
        there: bool,
    },
    /// These people agree that what is known of them is handed to whoever grants programs. Answered with
    /// [`super::Answer::Saved`], or [`super::Trouble::Wrong`] without a witness.
    Agree {
        /// Who.
        people: Vec<PersonId>,
        /// How it was said.
        how: How,
        /// Who heard it.
        witness: String,
    },
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Every program, by name.
    List(List),
    /// One of them.
    One(Box<Detail>),
    /// People.
    People(Page<Line>),
    /// People by id, in order of home.
    Ids(Vec<PersonId>),
    /// What one person is owed, has, and is applying for; by the program's name.
    Theirs(Vec<(Row, Line)>),
    /// What a version would do.
    Foreseen(Foreseen),
    /// Everything that is wrong with a version; nothing was written.
    Flawed(Vec<Flaw>),
    /// A version was written, and how to take it back.
    Written(ProgramId, super::Written),
}

/// Where somebody stands with a program: [`Standing`] without what else is known, and those for whom it is over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum At {
    /// Has it, and does not meet the rule any more.
    Ceased,
    /// Has to apply again.
    Again,
    /// Is owed it, and every paper is there.
    Owed,
    /// Is owed it once some papers are there.
    Lacks,
    /// Too little is known to tell.
    Unknown,
    /// Will be owed it soon.
    Soon,
    /// Papers are being gathered.
    Gathering,
    /// Handed in, not decided.
    HandedIn,
    /// Has it.
    Has,
    /// Was refused, does not want it, or has it no longer.
    Over,
}

impl At {
    /// Every one, in byte-form order.
    pub const ALL: [Self; 10] = [
        Self::Ceased,
        Self::Again,
        Self::Owed,
        Self::Lacks,
        Self::Unknown,
        Self::Soon,
        Self::Gathering,
        Self::HandedIn,
        Self::Has,
        Self::Over,
    ];
}

impl From<Standing> for At {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Ceased => Self::Ceased,
            Standing::Again => Self::Again,
            Standing::Owed => Self::Owed,
            Standing::Lacks(_) => Self::Lacks,
            Standing::Unknown => Self::Unknown,
            Standing::Soon => Self::Soon,
            Standing::InHand(EnrolStage::HandedIn) => Self::HandedIn,
            Standing::InHand(_) => Self::Gathering,
            Standing::Has => Self::Has,
        }
    }
}

/// How many stand where.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Stands(pub [u32; 10]);

impl Stands {
    /// How many stand there.
    #[must_use]
    pub fn at(&self, at: At) -> u32 {
        self.0[at as usize]
    }

    /// One more stands there.
    pub fn add(&mut self, at: At) {
        self.0[at as usize] += 1;
    }
}

/// Every program, and who may write them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct List {
    /// By name.
    pub rows: Vec<Row>,
    /// Whether this device may write programs down.
    pub decides: bool,
}

/// One program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Which.
    pub id: ProgramId,
    /// The version that counts today; before the first has begun, that one.
    pub version: Version,
    /// Who stands where.
    pub stands: Stands,
}

/// One program in full.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Detail {
    /// As on the list.
    pub row: Row,
    /// Every version, those that begin earliest first.
    pub versions: Vec<Version>,
    /// What the programs are called, this one and all others: for rules that ask whether somebody has one.
    pub names: Vec<(ProgramId, String)>,
    /// Whether this device may write programs down.
    pub decides: bool,
}

/// One person, and where they stand with a program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Who.
    pub person: PersonRow,
    /// Where they stand.
    pub at: At,
    /// How far their application has come, where there is one, and since when.
    pub stage: Option<(EnrolStage, Day)>,
    /// Papers the program asks for that are not there.
    pub lacks: Papers,
    /// Whether they agreed that what is known of them is handed in; `None` when nobody has asked them.
    pub agrees: Option<bool>,
    /// When they were last to be told of it, and how that ended.
    pub reminded: Option<(Day, Ending)>,
    /// Why they stand there: the rule's lines with what each found.
    pub why: Option<Why>,
    /// Whoever `why` names.
    pub names: Vec<(PersonId, String)>,
    /// What was photographed and signed for it at their home.
    pub scans: Vec<Scanned>,
}

/// So far have these people come with a program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Which program.
    pub program: ProgramId,
    /// Who.
    pub people: Vec<PersonId>,
    /// How far.
    pub stage: EnrolStage,
    /// Since when.
    pub day: Day,
}

/// What a version would do if it counted today.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Foreseen {
    /// Everything that is wrong with it.
    pub flaws: Vec<Flaw>,
    /// Who would stand where.
    pub stands: Stands,
    /// How many people are on the roster.
    pub people: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_people_stand_is_counted_in_byte_form_order() {
        let mut stands = Stands::default();
        for (number, at) in At::ALL.into_iter().enumerate() {
            assert_eq!(at as usize, number);
            (0..=number).for_each(|_| stands.add(at));
        }
        assert_eq!(stands.at(At::Ceased), 1);
        assert_eq!(stands.at(At::Over), 10);
    }
}
