//! What people may ask about themselves: to be forgotten, what they agreed to, and a copy of everything.

use domain::consent::{Consent, How, Purpose};
use domain::{Millis, PersonId};
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What goes and what stays when somebody is erased. Answered with [`Answer::Foreseen`]; nothing is written.
    Foresee(PersonId),
    /// Forget somebody for good. Answered with [`super::Answer::Saved`], which cannot be taken back. A device that does not look
    /// after the whole station asks the station to: see [`Foreseen::asks`].
    Erase(PersonId),
    /// What somebody agreed to, and who has looked at what is known of them. Answered with [`Answer::About`].
    About(PersonId),
    /// Everything that is kept about somebody. Answered with [`Answer::Copy`].
    Copy(PersonId),
    /// Somebody gives or withdraws a consent. Answered with [`super::Answer::Saved`], or [`super::Trouble::Wrong`].
    Consent(ConsentForm),
    /// Somebody is not forgotten after all, though another device wants it. Answered with [`super::Answer::Saved`].
    KeepAfterAll(PersonId),
}

/// What somebody said about one purpose.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConsentForm {
    /// Who.
    pub person: PersonId,
    /// What for.
    pub purpose: Purpose,
    /// Given, or withdrawn.
    pub given: bool,
    /// How it was said.
    pub how: How,
    /// Who heard it.
    pub witness: String,
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// What goes and what stays.
    Foreseen(Foreseen),
    /// What somebody agreed to, and who has looked.
    About(Box<About>),
    /// Everything that is kept about somebody.
    Copy(Box<super::copy::Copy>),
}

/// What somebody agreed to, and who has looked at what is known of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct About {
    /// Every word about consent, by purpose and round.
    pub consents: Vec<Consent>,
    /// Who has looked, newest first.
    pub looked: Vec<Looked>,
    /// Devices that do not look after the whole station and want them forgotten, earliest first.
    pub asked: Vec<Wants>,
    /// Whether it is for the device that is asked to decide.
    pub decides: bool,
}

/// A device wants somebody forgotten.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wants {
    /// When.
    pub at_ms: Millis,
    /// It is the device that is asked.
    pub this: bool,
    /// What people call it, or the check code of its key.
    pub device: String,
}

/// Somebody's particulars were looked at on one device within one hour.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Looked {
    /// The first time.
    pub at_ms: Millis,
    /// How often.
    pub times: u32,
    /// Whether a copy of everything was handed out.
    pub copied: bool,
    /// On the device that is asked.
    pub this: bool,
    /// What people call the device; may be empty.
    pub name: String,
    /// The check code of its key.
    pub check: String,
}

/// What erasing somebody takes away, in numbers, and what stays without their name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Foreseen {
    /// Requests that lose words, home and name, and are still counted.
    pub requests: u32,
    /// Those of them that are open, and are taken back.
    pub open: u32,
    /// Times they helped, which are still counted.
    pub helped: u32,
    /// Tasks they were asked for or are going to, which somebody else has to do.
    pub going: u32,
    /// Pairs they look after, which lose them.
    pub pairs: u32,
    /// Photos that nobody can open any more.
    pub photos: u32,
    /// Messages kept here that go.
    pub letters: u32,
    /// Their messages among the new senders' that go.
    pub waiting: u32,
    /// Canteen rosters they are taken off.
    pub rosters: u32,
    /// Nobody else lives there: what was noted about the home and its visits goes too.
    pub last_of_home: bool,
    /// It is the station that decides: nothing goes before it has.
    pub asks: bool,
}
