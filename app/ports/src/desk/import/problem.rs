//! What can be wrong with a row of a roster, and whether it is left out for it.

use serde::{Deserialize, Serialize};

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
    /// No tongue is known by this. It is left out.
    NotTongue(u32),
    /// Several telephones stand in it. The first is taken, and the others are not.
    MoreTelephones(u32),
    /// The same person stands in this row already (numbered like the rows of the file). The later row adds to it.
    Again(u32),
    /// There is neither a home nor a telephone: nobody could find them again by name alone. The row is left out.
    NotFindable,
    /// No such estate or building is known, and none is to be added. The row is left out.
    NotPlace,
    /// It does not say in which of several estates. The row is left out.
    WhichEstate,
    /// Somebody else looks after that building: this device may not write there. The row is left out.
    NotYours,
    /// Several people of this name are known there. The row is left out.
    Several,
    /// They have left: moved out, died, or live in care. The row is left out.
    Gone,
}

impl Problem {
    /// Whether the row is left out for it.
    #[must_use]
    pub fn leaves_out(self) -> bool {
        match self {
            Self::NoName | Self::NotName(_) | Self::NotFindable | Self::NotPlace | Self::WhichEstate => true,
            Self::NotYours | Self::Several | Self::Gone => true,
            Self::NotTelephone(_) | Self::NotHome(_) | Self::NotBorn(_) | Self::NotCitizenNumber(_) => false,
            Self::BornDiffers(_) | Self::NotGender(_) | Self::NotRelation(_) | Self::NotGroup(_) => false,
            Self::NotTongue(_) | Self::MoreTelephones(_) | Self::Again(_) => false,
        }
    }

    /// The column it is about, counted from 0.
    #[must_use]
    pub fn column(self) -> Option<u32> {
        match self {
            Self::NotName(at) | Self::NotTelephone(at) | Self::NotHome(at) | Self::NotBorn(at) => Some(at),
            Self::NotCitizenNumber(at) | Self::BornDiffers(at) | Self::NotGender(at) => Some(at),
            Self::NotRelation(at) | Self::NotGroup(at) | Self::NotTongue(at) | Self::MoreTelephones(at) => Some(at),
            _ => None,
        }
    }

    /// The sort of problem: the same whatever the column and the other row.
    #[must_use]
    pub fn sort(self) -> Self {
        match self {
            Self::NotName(_) => Self::NotName(0),
            Self::NotTelephone(_) => Self::NotTelephone(0),
            Self::NotHome(_) => Self::NotHome(0),
            Self::NotBorn(_) => Self::NotBorn(0),
            Self::NotCitizenNumber(_) => Self::NotCitizenNumber(0),
            Self::BornDiffers(_) => Self::BornDiffers(0),
            Self::NotGender(_) => Self::NotGender(0),
            Self::NotRelation(_) => Self::NotRelation(0),
            Self::NotGroup(_) => Self::NotGroup(0),
            Self::NotTongue(_) => Self::NotTongue(0),
            Self::MoreTelephones(_) => Self::MoreTelephones(0),
            Self::Again(_) => Self::Again(0),
            other => other,
        }
    }
}
