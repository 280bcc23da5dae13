//! Paperwork at home: what a program asks of somebody who cannot come, checked, photographed and signed in one visit; and what
//! was photographed at a door.

use super::PersonRow;
use domain::program::{EnrolStage, Paper, Papers};
use domain::scan::Of;
use domain::signature::Signature;
use domain::{Day, HouseholdId, PersonId, ProgramId};
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What a program asks of somebody, and what is there. Answered with [`Answer::Form`].
    Form(ProgramId, PersonId),
    /// Write down what was done at their home. One act, one undo. Answered with [`super::Answer::Saved`], or
    /// [`super::Trouble::Wrong`].
    Save(Box<Filled>),
    /// A photo. Answered with [`super::Answer::Photo`], or [`super::Trouble::Unknown`] where it lies on another device.
    Photo(Whose, ScanId),
    /// A photo or signature is not wanted. Answered with [`super::Answer::Saved`].
    Drop(Whose, ScanId),
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Ask::Form`].
    Form(Box<Form>),
}

/// Whose a scan is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Whose {
    /// A person's: a paper, a signature.
    Person(PersonId),
    /// A household's: what was seen on a visit.
    Household(HouseholdId),
}

/// Which of somebody's scans.
pub type ScanId = [u8; 16];

/// One thing that was photographed or signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Scanned {
    /// Which.
    pub id: ScanId,
    /// What it shows.
    pub of: Of,
    /// On which day.
    pub day: Day,
    /// The strokes of a signature.
    pub signature: Option<Signature>,
}

/// What a program asks of somebody, and what is there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form {
    /// Who.
    pub person: PersonRow,
    /// Year or day of birth, as it is typed; may be empty.
    pub born: String,
    /// What the program is called.
    pub program: String,
    /// What one gets.
    pub benefit: String,
    /// The papers it asks for.
    pub papers: Papers,
    /// Those of them that are not there.
    pub lacks: Papers,
    /// What was photographed and signed for it.
    pub scans: Vec<Scanned>,
    /// Whether they agreed that what is known of them is handed in.
    pub agrees: Option<bool>,
    /// How far their application has come.
    pub stage: Option<EnrolStage>,
}

/// How somebody signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Signed {
    /// With a finger.
    Finger(Signature),
    /// On paper.
    Paper,
    /// Not this time.
    Not,
}

/// What a form showed of somebody before anybody typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Known {
    /// Name.
    pub name: String,
    /// Telephone.
    pub telephone: String,
    /// Year or day of birth.
    pub born: String,
}

/// What was done at somebody's home, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Filled {
    /// For which program.
    pub program: ProgramId,
    /// Who.
    pub person: PersonId,
    /// What the form showed: what still reads so was not typed by anybody, and leaves what is known by now as it is.
    pub was: Known,
    /// Name.
    pub name: String,
    /// Telephone; empty leaves it as it is.
    pub telephone: String,
    /// Year or day of birth; empty leaves it as it is.
    pub born: String,
    /// Papers that were photographed: JPEG, at most [`domain::scan::PHOTOS_MAX`] of [`domain::scan::PHOTO_BYTES_MAX`] bytes.
    pub photos: Vec<(Paper, Vec<u8>)>,
    /// Papers that are there without a photo.
    pub seen: Papers,
    /// How they signed.
    pub signed: Signed,
    /// Whether they agreed that this is handed in. Nothing of theirs is kept here without.
    pub agrees: bool,
    /// Who was there and heard it.
    pub witness: String,
    /// When; a day to come is today.
    pub day: Day,
}
