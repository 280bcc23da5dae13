//! A bundle: many events, with what is needed to read them, in one sealed file. A station's backup is one under a
//! passphrase; one device hands another a whole log in one sealed to its key. Version 1:
//!
//! ```text
//! "LMbundle"  1  lock  length  check  sealed content
//! lock = 0  salt  wrapped key              under a passphrase: the key is wrapped under the stretched passphrase
//!      | 1  first 4 bytes of the receiver's key  HPKE(key)                                          for a device
//! length = bytes of the sealed content, 8 bytes; check = first 8 bytes of the SHA-256 of everything before
//! ```
//!
//! The content is postcard, sealed in portions (`trust::long`) that are bound to everything before them. The length
//! tells a file that was cut off from one that was altered, and the check tells an altered file from a wrong passphrase.
//! A bundle says nothing about who sealed it: each event carries its author's signature.

use domain::{Millis, PersonId, PlaceId};
use serde::{Deserialize, Serialize};
use trust::{CryptoRng, Digest, Fingerprint, LongKey, PersonKey, Sealed, SealingPublic, SealingSecret, long, sealing};

const MAGIC: &[u8; 8] = b"LMbundle";
const VERSION: u8 = 1;
const PASSPHRASE: u8 = 0;
const DEVICE: u8 = 1;
const SALT: usize = 16;
const HINT: usize = 4;
const LENGTH: usize = 8;
const CHECK: usize = 8;
/// A wrapped key: nonce, key, tag.
const WRAPPED: usize = 24 + 32 + 16;

/// What the bundle's key is sealed for.
const CONTEXT: &str = "bundle 1 key";

/// Bytes of sealed content a bundle may have at most: what a browser's tab can hold several times over.
pub const BYTES_MAX: usize = 256 << 20;

/// What a bundle carries.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bundle {
    /// The root under which its events were written.
    pub station: Fingerprint,
    /// When it was made.
    pub made_ms: Millis,
    /// Events as bytes, by log, in the order of their intake.
    pub logs: Vec<(PlaceId, Vec<Vec<u8>>)>,
    /// The keys of the persons the events are about.
    pub keys: Vec<(PersonId, PersonKey)>,
    /// What else a device keeps. Empty in what one device hands another.
    pub rows: Vec<Row>,
}

/// One row of a device's storage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The table's name.
    pub table: String,
    /// The row's key.
    pub key: Vec<u8>,
    /// Its value.
    pub value: Vec<u8>,
}

/// How a bundle is locked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lock {
    /// Under a passphrase, stretched with this salt.
    Passphrase([u8; SALT]),
    /// For a device whose key begins so.
    Device([u8; HINT]),
}

/// Whom a bundle is for.
pub enum To<'a> {
    /// Whoever knows the passphrase: the salt it was stretched with, and what came out.
    Passphrase([u8; SALT], &'a [u8; 32]),
    /// One device.
    Device(&'a SealingPublic),
}

/// What opens a bundle.
pub enum With<'a> {
    /// A passphrase, stretched with the salt that [`lock`] names.
    Passphrase(&'a [u8; 32]),
    /// The device's own keys.
    Device(&'a [SealingSecret]),
}

/// Why a bundle could not be read or made. Each asks for another sentence on the screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, thiserror::Error)]
pub enum BundleError {
    /// These bytes are something else.
    #[error("this is not a bundle")]
    NotABundle,
    /// The end is missing: it was not copied or downloaded to the end.
    #[error("the bundle was cut off")]
    CutOff,
    /// Something in it was changed after it was made.
    #[error("the bundle was altered")]
    Altered,
    /// It is whole, and this passphrase does not open it.
    #[error("the passphrase does not open this bundle")]
    WrongPassphrase,
    /// It is sealed to a key this device does not have.
    #[error("the bundle is sealed for another device")]
    NotForThisDevice,
    /// A newer version of the program made it.
    #[error("the bundle was made by a newer version")]
    Newer,
    /// More than [`BYTES_MAX`].
    #[error("the bundle is too large")]
    TooLarge,
    /// The receiver's key is none.
    #[error("the receiver's key is not usable")]
    BadKey,
}

/// Makes a bundle.
pub fn seal(rng: &mut impl CryptoRng, to: &To<'_>, bundle: &Bundle) -> Result<Vec<u8>, BundleError> {
    // Plain structs always have a byte form.
    let content = postcard::to_allocvec(bundle).unwrap_or_default();
    let length = long::sealed_len(content.len());
    if length > BYTES_MAX {
        return Err(BundleError::TooLarge);
    }
    let key = LongKey::drawn(rng);
    let mut head = [&MAGIC[..], &[VERSION]].concat();
    match to {
        To::Passphrase(salt, stretched) => {
            let Sealed { nonce, bytes } = PersonKey(**stretched).seal(rng, CONTEXT.as_bytes(), &key.0);
            head.extend([&[PASSPHRASE][..], salt, &nonce, &bytes].concat());
        }
        To::Device(public) => {
            let wrapped = sealing::seal(rng, public, CONTEXT, &key.0).map_err(|_| BundleError::BadKey)?;
            head.extend([&[DEVICE][..], &public.0[..HINT], &wrapped].concat());
        }
    }
    head.extend((length as u64).to_be_bytes());
    let check = check(&head);
    let sealed = key.seal(&head, &content);
    head.reserve_exact(CHECK + sealed.len());
    head.extend(check);
    head.extend(sealed);
    Ok(head)
}

/// How a bundle is locked: what to ask for before it can be opened. Reads the beginning and the length; what is cut off
/// or altered at its beginning is noticed here, before anybody types a passphrase.
pub fn lock(bundle: &[u8]) -> Result<Lock, BundleError> {
    head(bundle).map(|head| head.lock)
}

/// Opens a bundle.
pub fn open(with: &With<'_>, bundle: &[u8]) -> Result<Bundle, BundleError> {
    let head = head(bundle)?;
    let key = match (with, head.lock) {
        (With::Passphrase(stretched), Lock::Passphrase(_)) => unwrap(stretched, head.wrapped)?,
        (With::Device(secrets), Lock::Device(hint)) => {
            let mut mine = secrets.iter().filter(|secret| secret.public().0[..HINT] == hint);
            mine.find_map(|secret| secret.open(CONTEXT, head.wrapped).ok()).ok_or(BundleError::NotForThisDevice)?
        }
        (With::Device(_), Lock::Passphrase(_)) => return Err(BundleError::WrongPassphrase),
        (With::Passphrase(_), Lock::Device(_)) => return Err(BundleError::NotForThisDevice),
    };
    let key = LongKey(key.try_into().map_err(|_| BundleError::Altered)?);
    let content = key.open(head.bound, head.sealed).map_err(|_| BundleError::Altered)?;
    // It is as it was made; if it does not read, whoever made it knows more than we do.
    match postcard::take_from_bytes(&content) {
        Ok((bundle, [])) => Ok(bundle),
        _ => Err(BundleError::Newer),
    }
}

fn unwrap(stretched: &[u8; 32], wrapped: &[u8]) -> Result<Vec<u8>, BundleError> {
    let (nonce, bytes) = wrapped.split_first_chunk().ok_or(BundleError::Altered)?;
    let sealed = Sealed { nonce: *nonce, bytes: bytes.to_vec() };
    PersonKey(*stretched).open(CONTEXT.as_bytes(), &sealed).map_err(|_| BundleError::WrongPassphrase)
}

/// The beginning of a bundle, read and checked.
struct Head<'a> {
    lock: Lock,
    wrapped: &'a [u8],
    /// Everything the content is bound to.
    bound: &'a [u8],
    sealed: &'a [u8],
}

fn head(bundle: &[u8]) -> Result<Head<'_>, BundleError> {
    let rest = match bundle.strip_prefix(MAGIC) {
        Some(rest) => rest,
        None if !bundle.is_empty() && MAGIC.starts_with(bundle) => return Err(BundleError::CutOff),
        None => return Err(BundleError::NotABundle),
    };
    let (opening, wrapped) = match rest {
        [VERSION, PASSPHRASE, ..] => (SALT, WRAPPED),
        [VERSION, DEVICE, ..] => (HINT, 32 + sealing::OVERHEAD),
        [] | [VERSION] => return Err(BundleError::CutOff),
        _ => return Err(BundleError::Newer),
    };
    let (opening, rest) = rest[2..].split_at_checked(opening).ok_or(BundleError::CutOff)?;
    let (wrapped, rest) = rest.split_at_checked(wrapped).ok_or(BundleError::CutOff)?;
    let (length, rest) = rest.split_first_chunk::<LENGTH>().ok_or(BundleError::CutOff)?;
    let (checked, sealed) = rest.split_first_chunk::<CHECK>().ok_or(BundleError::CutOff)?;
    let bound = &bundle[..bundle.len() - rest.len()];
    if *checked != check(bound) {
        return Err(BundleError::Altered);
    }
    let lock = match opening.try_into() {
        Ok(salt) => Lock::Passphrase(salt),
        Err(_) => Lock::Device(opening.try_into().map_err(|_| BundleError::Altered)?),
    };
    match (sealed.len() as u64).cmp(&u64::from_be_bytes(*length)) {
        _ if u64::from_be_bytes(*length) > BYTES_MAX as u64 => Err(BundleError::TooLarge),
        core::cmp::Ordering::Less => Err(BundleError::CutOff),
        core::cmp::Ordering::Greater => Err(BundleError::Altered),
        core::cmp::Ordering::Equal => Ok(Head { lock, wrapped, bound, sealed }),
    }
}

fn check(head: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    check.copy_from_slice(&Digest::of(head).0[..CHECK]);
    check
}
