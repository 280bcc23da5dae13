//! Sets.

use crate::op::Field;

/// Request, task, person. Sealed text: a captain's note.
pub const NOTES: Field = Field(10_001);
/// Household. Sealed bytes (household's key): one `domain::knock::Knock`, packed.
pub const KNOCKS: Field = Field(10_301);
/// Person. Sealed bytes (the person's key): id of somebody whom they should not meet.
pub const AVOIDS: Field = Field(10_401);
/// Person. Sealed bytes (the person's key): one `domain::consent::Consent`, packed.
pub const CONSENTS: Field = Field(10_402);
/// Person. Sealed bytes (the person's key): one `facts::Opening`, packed: their particulars were looked at.
pub const OPENINGS: Field = Field(10_403);
/// Person, household. Sealed bytes (their own key): one `facts::Held`, packed: a device shows that it holds that key.
pub const HOLDERS: Field = Field(10_404);
/// Person. Sealed bytes (the person's key): (`domain::program::Paper`, last day it is good for), packed: a paper is there.
pub const PAPERS: Field = Field(10_405);
/// Person. Sealed bytes (the person's key): one `domain::reminder::Reminder`, packed.
pub const REMINDERS: Field = Field(10_406);
/// Person, household. Sealed bytes (their own key): one `domain::scan::Scan`, packed.
pub const SCANS: Field = Field(10_407);
/// Person. Sealed bytes (the person's key): id of somebody who is not them, though much is the same.
pub const DISTINCT: Field = Field(10_408);
/// Request. Sealed bytes: (round, stars, word), packed.
pub const RATINGS: Field = Field(10_501);
/// Meals. Bytes: one `domain::meal::Meal`, packed.
pub const MEALS: Field = Field(11_001);
/// Kiosk. Bytes: (from, before), packed: meal numbers that were never used.
pub const UNUSED: Field = Field(11_002);
/// Pair. Sealed bytes (household's key): one `domain::pair::Visit`, packed.
pub const VISITS: Field = Field(11_201);
/// Device. Bytes: one `trust::Certificate`, packed. Nothing is ever taken out.
pub const CERTIFICATES: Field = Field(11_401);
/// Device. Bytes: one `trust::Revocation`, packed. Nothing is ever taken out.
pub const REVOCATIONS: Field = Field(11_402);
/// Device: a root above. Bytes: one `trust::Above`, packed. Nothing is ever taken out.
pub const ABOVE: Field = Field(11_403);
/// Device: a root that stood above. Bytes: one `trust::Leave`, packed. Nothing is ever taken out.
pub const LEFT: Field = Field(11_404);
/// Device: a root below. Bytes: one `facts::below::Certified`, packed. Nothing is ever taken out.
pub const BELOW: Field = Field(11_405);
/// Device. Int: when whoever has it handed over what it writes for, ms. Its own last word in the log it is said in; said again,
/// the newest counts.
pub const HANDED_OVER: Field = Field(11_406);
/// Wish. Bool: a device that does not look after the whole station wants them forgotten. Written by `Op::Erase`.
pub const FORGETS: Field = Field(11_501);
/// Program. Bytes: one `domain::program::Version`, packed.
pub const VERSIONS: Field = Field(11_601);
