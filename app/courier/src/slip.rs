//! A slip: one message, signed by its sender and, where the receiver's key is known, sealed so that only the receiver
//! can read it. Version 1 of the envelope:
//!
//! ```text
//! 1  0  first 4 bytes of the receiver's key  HPKE(signed)      sealed
//! 1  1  signed                                                 open
//! signed = postcard(signer, signature, body bytes)
//! ```
//!
//! The signature of a sealed slip covers the receiver's key too: nobody can open a slip and seal it anew to another
//! as if the sender had meant it for them.

use crate::body::Body;
use crate::mailbox::SLIP_BYTES_MAX;
use serde::{Deserialize, Serialize};
use trust::{CryptoRng, Digest, SealingPublic, SealingSecret, Signature, SigningPublic, SigningSecret, sealing};

const VERSION: u8 = 1;
const SEALED: u8 = 0;
const OPEN: u8 = 1;
const HINT: usize = 4;

/// What a sealed slip is sealed for.
const SEAL_CONTEXT: &str = "slip 1";
/// What a sealed slip's signature is for; the receiver's key stands before the body.
const SIGN_SEALED: &str = "slip 1 sealed";
/// What an open slip's signature is for.
const SIGN_OPEN: &str = "slip 1 open";

/// A slip that was opened and whose signature fits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// Whose signature it carries. Whether that key may say such a thing is the reader's to judge.
    pub signer: SigningPublic,
    /// What it says.
    pub body: Body,
    /// Digest of the body's bytes as signed: what a later slip names as the one before.
    pub digest: Digest,
    /// Which of the device's keys it was sealed to; `None` for an open slip.
    pub sealed_to: Option<SealingPublic>,
}

/// Why a slip could not be read or made. Each asks for another sentence on the screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, thiserror::Error)]
pub enum SlipError {
    /// These bytes are something else.
    #[error("this is not a slip")]
    NotASlip,
    /// The end is missing.
    #[error("the slip was cut off")]
    CutOff,
    /// Something in it was changed after it was signed.
    #[error("the slip was altered on the way")]
    Altered,
    /// Sealed to a key this device does not have.
    #[error("the slip is sealed for another device")]
    NotForThisDevice,
    /// A newer version of the program made it; keep the bytes and update.
    #[error("the slip was made by a newer version")]
    MadeByNewerVersion,
    /// More than a mailbox takes.
    #[error("the slip is too long")]
    TooLong,
    /// The receiver's key is none.
    #[error("the receiver's key is not usable")]
    BadKey,
}

#[derive(Serialize, Deserialize)]
struct Signed {
    signer: SigningPublic,
    signature: Signature,
    body: Vec<u8>,
}

/// Signs a body and seals it to one receiver.
pub fn seal(
    rng: &mut impl CryptoRng,
    signer: &SigningSecret,
    to: &SealingPublic,
    body: &Body,
) -> Result<Vec<u8>, SlipError> {
    let body = body_bytes(body);
    let signature = signer.sign(SIGN_SEALED, &addressed(to, &body));
    let signed = signed(signer, signature, body);
    let sealed = sealing::seal(rng, to, SEAL_CONTEXT, &signed).map_err(|_| SlipError::BadKey)?;
    limited([&[VERSION, SEALED][..], &to.0[..HINT], &sealed].concat())
}

/// Signs a body for anyone to read.
pub fn sign_open(signer: &SigningSecret, body: &Body) -> Result<Vec<u8>, SlipError> {
    let body = body_bytes(body);
    let signature = signer.sign(SIGN_OPEN, &body);
    limited([&[VERSION, OPEN][..], &signed(signer, signature, body)].concat())
}

/// Opens a slip of either sort with the device's keys, the newest first, and checks its signature.
pub fn open(secrets: &[SealingSecret], slip: &[u8]) -> Result<Opened, SlipError> {
    if slip.len() > SLIP_BYTES_MAX {
        return Err(SlipError::TooLong);
    }
    match slip {
        [] => Err(SlipError::NotASlip),
        [VERSION, SEALED, rest @ ..] => open_sealed(secrets, rest),
        [VERSION, OPEN, rest @ ..] => believe(rest, None),
        [VERSION] => Err(SlipError::CutOff),
        [0, ..] => Err(SlipError::NotASlip),
        _ => Err(SlipError::MadeByNewerVersion),
    }
}

/// Opens a slip that anyone may read.
pub fn open_open(slip: &[u8]) -> Result<Opened, SlipError> {
    open(&[], slip)
}

/// Whether a slip opens with one of these keys, whatever it says and whoever signed it.
#[must_use]
pub fn is_sealed_to(secrets: &[SealingSecret], slip: &[u8]) -> bool {
    let [VERSION, SEALED, rest @ ..] = slip else { return false };
    let sealed = rest.get(HINT..).unwrap_or_default();
    slip.len() <= SLIP_BYTES_MAX && secrets.iter().any(|secret| secret.open(SEAL_CONTEXT, sealed).is_ok())
}

/// Whether these bytes could be posted: sealed, or signed for anyone. What lies outside is not looked at.
#[must_use]
pub fn is_slip(bytes: &[u8]) -> bool {
    matches!(bytes, [VERSION, SEALED | OPEN, ..]) && bytes.len() <= SLIP_BYTES_MAX
}

/// Digest of a body's bytes, as `Opened::digest` will be at the other end.
#[must_use]
pub fn digest(body: &Body) -> Digest {
    Digest::of(&body_bytes(body))
}

fn open_sealed(secrets: &[SealingSecret], rest: &[u8]) -> Result<Opened, SlipError> {
    let (hint, sealed) = rest.split_at_checked(HINT).ok_or(SlipError::CutOff)?;
    let mut mine = secrets.iter().filter(|secret| secret.public().0[..HINT] == *hint).peekable();
    if mine.peek().is_none() {
        return Err(SlipError::NotForThisDevice);
    }
    if sealed.len() < sealing::OVERHEAD {
        return Err(SlipError::CutOff);
    }
    let (to, signed) = mine
        .find_map(|secret| Some((secret.public(), secret.open(SEAL_CONTEXT, sealed).ok()?)))
        .ok_or(SlipError::Altered)?;
    believe(&signed, Some(to))
}

/// Checks the signature before anything of the body is read.
fn believe(signed: &[u8], to: Option<SealingPublic>) -> Result<Opened, SlipError> {
    let signed: Signed = match postcard::take_from_bytes(signed) {
        Ok((signed, [])) => signed,
        Err(postcard::Error::DeserializeUnexpectedEnd) => return Err(SlipError::CutOff),
        _ => return Err(SlipError::Altered),
    };
    let fits = match &to {
        Some(to) => trust::verify(&signed.signer, SIGN_SEALED, &addressed(to, &signed.body), &signed.signature),
        None => trust::verify(&signed.signer, SIGN_OPEN, &signed.body, &signed.signature),
    };
    fits.map_err(|_| SlipError::Altered)?;
    // It is as its sender wrote it; if it does not read, the sender knows more than we do.
    let Ok((body, [])) = postcard::take_from_bytes(&signed.body) else { return Err(SlipError::MadeByNewerVersion) };
    Ok(Opened { signer: signed.signer, body, digest: Digest::of(&signed.body), sealed_to: to })
}

fn body_bytes(body: &Body) -> Vec<u8> {
    // Plain enums and structs always have a byte form.
    postcard::to_allocvec(body).unwrap_or_default()
}

fn addressed(to: &SealingPublic, body: &[u8]) -> Vec<u8> {
    [&to.0[..], body].concat()
}

fn signed(signer: &SigningSecret, signature: Signature, body: Vec<u8>) -> Vec<u8> {
    postcard::to_allocvec(&Signed { signer: signer.public(), signature, body }).unwrap_or_default()
}

fn limited(slip: Vec<u8>) -> Result<Vec<u8>, SlipError> {
    if slip.len() > SLIP_BYTES_MAX { Err(SlipError::TooLong) } else { Ok(slip) }
}
