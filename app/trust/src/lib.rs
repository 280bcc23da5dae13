//! Keys, signatures, sealing and certificates: why one device believes another, and why nobody else can read along.
//!
//! Nothing here draws randomness or reads a clock: both are arguments, so every result can be repeated in a test.
//! Every signature and every sealed message names its context, so bytes made for one purpose never pass for another.

pub mod above;
pub mod base64url;
pub mod certificate;
pub mod draw;
pub mod hash;
pub mod long;
pub mod mailbox;
pub mod passcode;
pub mod person;
pub mod recovery;
pub mod rest;
pub mod revocation;
pub mod sealing;
pub mod signing;

pub use above::{Above, Leave, Leaving, Standing};
pub use certificate::{Certificate, Role, Terms};
pub use draw::Draw;
pub use hash::{Digest, Fingerprint, Hasher, derive, fingerprint, hmac};
pub use long::LongKey;
pub use mailbox::{BoxId, BoxSecret};
pub use person::{OnceKey, PersonKey, Sealed};
pub use rand_core::CryptoRng;
pub use recovery::Recovery;
pub use rest::RestKey;
pub use revocation::{Limits, Revocation};
pub use sealing::{SealingPublic, SealingSecret, seal};
pub use signing::{Signature, SigningPublic, SigningSecret, verify};

use core::fmt;

/// Why something was not believed or could not be opened. Deliberately coarse: the reason is for a person, and says
/// nothing an attacker could learn from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, thiserror::Error)]
pub enum Error {
    /// A signature does not belong to these bytes, this key and this context.
    #[error("the signature does not fit")]
    Signature,
    /// A sealed message was altered, cut short, or meant for somebody else.
    #[error("this was sealed for somebody else, or altered on the way")]
    Sealed,
    /// Bytes that are no key at all.
    #[error("this is not a key")]
    Key,
    /// A certificate is not one its issuer was entitled to give.
    #[error("the certificate goes beyond what its issuer may give")]
    Wider,
    /// A certificate is not valid at this time.
    #[error("the certificate is not valid at this time")]
    Time,
}

/// Writes bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads lower- or upper-case hexadecimal of exactly `N` bytes.
pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let text = text.as_bytes();
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        *byte = u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// A public 32-byte value: `Display` and `parse` in hexadecimal.
macro_rules! public_bytes {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub [u8; $length]);

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                $crate::hex(&self.0, f)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl $name {
            /// Reads what `Display` writes: hexadecimal of exactly the right length.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                $crate::unhex(text).map(Self)
            }
        }
    };
}
pub(crate) use public_bytes;
