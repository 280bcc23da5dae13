//! Bringing a community's own roster in: what each column of a spreadsheet means, what each row says, and what is wrong
//! with it.

use domain::group::{Group, Groups};
use domain::household::Relation;
use domain::pair::Gender;
use domain::{Born, Home};
use serde::{Deserialize, Serialize};

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
}

/// What is wrong with a row, and in which column (counted from 0) where it is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Problem {
    /// Nobody's name stands in it. The row is left out.
    NoName,
    /// The name is no name: too long, or made of digits. The row is left out.
    NotName(u32),
    /// This is no telephone. It is left out, the rest is taken.
    NotTelephone(u32),
    /// No home can be read from this. It is left out.
    NotHome(u32),
    /// This is no date of birth. It is left out.
    NotBorn(u32),
    /// This is no citizen's number: a digit is wrong, or the spreadsheet has lost the last ones. It is left out.
    NotCitizenNumber(u32),
    /// The citizen's number says another day of birth than the column for it. The number is believed.
    BornDiffers(u32),
    /// This is neither a woman nor a man. It is left out.
    NotGender(u32),
    /// This relation is not known. It is left out.
    NotRelation(u32),
    /// No group is known by this. It is left out.
    NotGroup(u32),
    /// The same person stands in this row already (numbered like the rows of the file). The later row adds to it.
    Again(u32),
}

impl Problem {
    /// Whether the row is left out for it.
    #[must_use]
    pub fn leaves_out(self) -> bool {
        matches!(self, Self::NoName | Self::NotName(_))
    }
}
