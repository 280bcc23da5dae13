//! Kinds of subjects.

/// A place; id = place id, padded.
pub const PLACE: u8 = 1;
/// A station; id = id of the place it serves, padded.
pub const STATION: u8 = 2;
/// A household.
pub const HOUSEHOLD: u8 = 3;
/// A person, volunteer or not.
pub const PERSON: u8 = 4;
/// A request.
pub const REQUEST: u8 = 5;
/// A task.
pub const TASK: u8 = 6;
/// A phone that sends slips; id = first half of the digest of its signing key.
pub const SENDER: u8 = 7;
/// A kiosk; id = its number.
pub const KIOSK: u8 = 8;
/// Someone on a kiosk's roster; id = kiosk's number, reference.
pub const DINER: u8 = 9;
/// One day's meals at one kiosk; id = kiosk's number, day.
pub const MEALS: u8 = 10;
/// A slip that has been taken in; id = first half of its digest.
pub const SLIP: u8 = 11;
/// A household's pair; id = the household's, so that two captains who pair it write about one thing.
pub const PAIR: u8 = 12;
/// How a station chooses helpers; id = id of the place it serves, padded.
pub const POLICY: u8 = 13;
/// A device that writes; id = first half of the digest of its signing key.
pub const DEVICE: u8 = 14;
/// A wish that somebody be forgotten; id = the person's.
pub const WISH: u8 = 15;
/// A program people may be owed something by; id = the program's.
pub const PROGRAM: u8 = 16;
/// Somebody's way with one program; id = a digest of their key and the program, so that two captains who apply for the
/// same write about one thing, and nobody else can tell which.
pub const ENROLMENT: u8 = 17;
