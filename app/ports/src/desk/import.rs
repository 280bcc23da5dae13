//! Bringing a community's own roster in: what each column of a spreadsheet means, what each row says, and what is wrong
//! with it.

mod problem;

use super::{Page, PeopleFilter};
use domain::group::{Group, Groups};
use domain::household::Relation;
use domain::pair::Gender;
use domain::tongue::Tongues;
use domain::{Born, Home, Millis, PersonId, PlaceId, RequestId};
use serde::{Deserialize, Serialize};

pub use problem::Problem;

/// What a column means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Column {
    /// Nothing that is kept.
    #[default]
    Ignored,
    /// 姓名
    Name,
    /// 电话
    Telephone,
    /// 住址, the whole of it: `3号楼2单元501`.
    Home,
    /// 小区
    Estate,
    /// 楼号
    Building,
    /// 单元
    Unit,
    /// 室
    Room,
    /// 出生日期, or a year.
    Born,
    /// 年龄: worth less than a date, but better than nothing.
    Age,
    /// 性别
    Gender,
    /// 身份证号: only the date of birth and the gender in it are kept, never the number.
    CitizenNumber,
    /// 与户主关系
    Relation,
    /// 人员类别: names of groups, any number in one cell.
    Groups,
    /// Yes or no about one group.
    Group(Group),
    /// 备注
    Note,
    /// 家里的难处, in words: of the whole household.
    Difficulty,
    /// 会说什么话: names of tongues, any number in one cell.
    Speaks,
}

/// How a sheet is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Layout {
    /// How many rows stand above the first person: a title, the columns' names.
    pub above: u32,
    /// What each column means.
    pub columns: Vec<Column>,
}

/// What one row says of one person. What is missing is `None` or empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Said {
    /// Name.
    pub name: String,
    /// Digits.
    pub telephone: String,
    /// The estate's name, as written.
    pub estate: String,
    /// Where they live.
    pub home: Option<Home>,
    /// When they were born.
    pub born: Option<Born>,
    /// A woman or a man.
    pub gender: Option<Gender>,
    /// What they are to the head of the household.
    pub relation: Option<Relation>,
    /// Groups they are in.
    pub groups: Groups,
    /// Groups they are not in.
    pub not_groups: Groups,
    /// What is noted about them.
    pub note: String,
    /// What makes life difficult at home.
    pub difficulty: String,
    /// What they speak.
    pub speaks: Tongues,
}

/// What a face asks about bringing a roster in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// A sheet as the sheets worker packed it; the desk has it until another comes or it closes. [`Answer::Guessed`].
    Bring(Vec<u8>),
    /// What would be written of it. Nothing is. [`Answer::Foreseen`].
    Foresee(Choices),
    /// Some of its rows, as foreseen last. [`Answer::Lines`].
    Lines {
        /// Which.
        which: Which,
        /// First line wanted.
        from: u32,
        /// Most lines wanted.
        count: u32,
    },
    /// Write down what was foreseen last. How far it has come is told as news. [`Answer::Import`] at the end, or once
    /// somebody has stopped it.
    Carry {
        /// What the file is called, for the list of imports.
        file: String,
    },
    /// Stop writing, or taking back, after the portion that is being written. [`super::Answer::Done`].
    Stop,
    /// What was brought in on this device, newest first. [`Answer::Imports`].
    Imports,
    /// Take a whole import back, but for what people have changed since. [`Answer::Import`].
    TakeBack(u64),
    /// The sheet is not wanted any more. [`super::Answer::Done`].
    Drop,
    /// People for a table of one's own, in the order of their homes: noted as a copy of each one's particulars.
    /// [`Answer::People`].
    People {
        /// Which, as on the page of people.
        text: String,
        /// Likewise.
        filter: PeopleFilter,
        /// First wanted.
        from: u32,
        /// Most wanted.
        count: u32,
    },
    /// What a table says of these people, and of whoever made these requests, leaves this device: noted as a copy of
    /// each one's particulars. [`super::Answer::Done`].
    Copied {
        /// People.
        people: Vec<PersonId>,
        /// Requests.
        requests: Vec<RequestId>,
    },
}

/// How a sheet is to be taken.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Choices {
    /// What its columns mean.
    pub layout: Layout,
    /// The estate of rows that name none; not needed where there is one only.
    pub estate: Option<PlaceId>,
    /// Whether estates and buildings that are not known are added; their rows are left out otherwise.
    pub add_places: bool,
}

/// Which rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Which {
    /// Those with something wrong: of one sort (see [`Problem::sort`]), or any.
    Problems(Option<Problem>),
    /// Those that are left out.
    LeftOut,
    /// People who are new.
    New,
    /// People who are there already and change.
    Changed,
}

/// What a face is told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// What the columns seem to mean.
    Guessed(Layout),
    /// What would be written.
    Foreseen(Box<Foreseen>),
    /// Some rows.
    Lines(Page<Line>),
    /// An import as it stands now.
    Import(Import),
    /// Imports.
    Imports(Vec<Import>),
    /// What a table says of people: the same that a roster says, so that it can be brought in elsewhere.
    People(Page<Said>),
}

/// What would be written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Foreseen {
    /// Rows below the headings that hold anything.
    pub rows: u32,
    /// People who are new.
    pub people: u32,
    /// Homes where nobody lived so far.
    pub homes: u32,
    /// People who are there already and change.
    pub changed: u32,
    /// People who are there already, just so.
    pub same: u32,
    /// Rows about somebody in an earlier row.
    pub again: u32,
    /// Rows that are left out.
    pub left_out: u32,
    /// What changes, of how many people.
    pub topics: Vec<(Topic, u32)>,
    /// What is wrong, by sort, in how many rows.
    pub problems: Vec<(Problem, u32)>,
    /// Estates and buildings nobody knows.
    pub unknown: Vec<Unknown>,
    /// Whether this device may add places.
    pub may_add: bool,
}

/// A building nobody knows.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Unknown {
    /// Its estate.
    pub estate: String,
    /// Whether the estate is known.
    pub known: bool,
    /// Its number.
    pub building: u16,
    /// How many rows live there.
    pub rows: u32,
}

/// What is known of somebody and may change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Topic {
    /// Telephone.
    Telephone,
    /// Home.
    Home,
    /// Day of birth.
    Born,
    /// A woman or a man.
    Gender,
    /// What they are to the head of the household.
    Relation,
    /// Groups.
    Groups,
    /// What is noted.
    Note,
    /// What makes life difficult at home.
    Difficulty,
    /// What they speak.
    Speaks,
}

/// What stood or will stand there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Shown {
    /// Words or digits; empty for nothing.
    Text(String),
    /// A woman or a man.
    Gender(Option<Gender>),
    /// A relation.
    Relation(Option<Relation>),
    /// Groups.
    Groups(Groups),
    /// Tongues.
    Speaks(Tongues),
}

/// One row, and what becomes of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Its number in the file.
    pub row: u32,
    /// The name in it, as far as there is one.
    pub name: String,
    /// Where they live: `青禾小区 3-2-501`.
    pub home: String,
    /// What is wrong, each with the cell it is about. A cell with a citizen's number is not told.
    pub problems: Vec<(Problem, String)>,
    /// What changes: before and after.
    pub changes: Vec<(Topic, Shown, Shown)>,
}

/// How far an import has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stage {
    /// It is being written, or was when the program ended.
    Going,
    /// All of it is written.
    Done,
    /// Somebody stopped it.
    Stopped,
    /// It is being taken back, or was when the program ended.
    GoingBack,
    /// It was taken back, but for what people had changed since.
    TakenBack,
}

/// An import on this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Import {
    /// Which.
    pub id: u64,
    /// When it began.
    pub at_ms: Millis,
    /// The file's name.
    pub file: String,
    /// How far it has come.
    pub stage: Stage,
    /// Whether that is being worked on now.
    pub running: bool,
    /// People it wrote or changed.
    pub done: u32,
    /// Of so many.
    pub total: u32,
    /// New people.
    pub people: u32,
    /// New homes.
    pub homes: u32,
    /// New estates and buildings.
    pub places: u32,
    /// People it changed.
    pub changed: u32,
    /// Once it was taken back: people who stay as they are, because somebody has changed them or noted something since.
    pub kept_people: u32,
    /// Likewise homes.
    pub kept_homes: u32,
    /// Likewise estates and buildings.
    pub kept_places: u32,
}
