//! Signing: an Ed25519 signature over a context and bytes, checked strictly (no small-order keys, one encoding each).

use crate::Error;
use core::fmt;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

crate::public_bytes!(
    /// The public half of a device's signing key.
    SigningPublic,
    32
);

/// A signature: 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "([u8; 32], [u8; 32])", into = "([u8; 32], [u8; 32])")]
pub struct Signature(pub [u8; 64]);

impl From<([u8; 32], [u8; 32])> for Signature {
    fn from((r, s): ([u8; 32], [u8; 32])) -> Self {
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(&r);
        bytes[32..].copy_from_slice(&s);
        Self(bytes)
    }
}

impl From<Signature> for ([u8; 32], [u8; 32]) {
    fn from(signature: Signature) -> Self {
        let (mut r, mut s) = ([0; 32], [0; 32]);
        r.copy_from_slice(&signature.0[..32]);
        s.copy_from_slice(&signature.0[32..]);
        (r, s)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::hex(&self.0, f)
    }
}

/// The secret half of a device's signing key.
#[derive(Clone)]
pub struct SigningSecret(SigningKey);

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningSecret(of {})", self.public())
    }
}

impl SigningSecret {
    /// The key that grows from these 32 random bytes, which are all that needs keeping.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The bytes it grew from, to be kept under lock.
    #[must_use]
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The half to show around.
    #[must_use]
    pub fn public(&self) -> SigningPublic {
        SigningPublic(self.0.verifying_key().to_bytes())
    }

    /// Signs `bytes` for one purpose.
    #[must_use]
    pub fn sign(&self, context: &str, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(&in_context(context, bytes)).to_bytes())
    }
}

/// Checks that `public`'s owner signed exactly these bytes for this purpose.
///
/// # Errors
/// `Error::Key` when the key is none, `Error::Signature` in every other case.
pub fn verify(public: &SigningPublic, context: &str, bytes: &[u8], signature: &Signature) -> Result<(), Error> {
    let key = VerifyingKey::from_bytes(&public.0).map_err(|_| Error::Key)?;
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    key.verify_strict(&in_context(context, bytes), &signature).map_err(|_| Error::Signature)
}

/// What is really signed: a mark of ours, the context with its length before it, then the bytes.
fn in_context(context: &str, bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(context.len()).unwrap_or(u32::MAX);
    [b"LM1 signed\0", &length.to_be_bytes()[..], context.as_bytes(), bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// RFC 8032, section 7.1, test 2: the seed and public key; our context rules out its signature.
    #[test]
    fn a_key_grows_from_its_seed_as_in_the_standard() {
        let seed = crate::unhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").unwrap();
        let secret = SigningSecret::from_seed(seed);
        let public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        assert_eq!(secret.public().to_string(), public);
        let signature = crate::unhex::<64>(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        );
        assert_eq!(Some(secret.0.sign(&[0x72]).to_bytes()), signature);
    }

    #[test]
    fn a_signature_for_one_purpose_is_none_for_another() {
        let secret = SigningSecret::from_seed([1; 32]);
        let signature = secret.sign("event", b"bytes");
        assert_eq!(verify(&secret.public(), "event", b"bytes", &signature), Ok(()));
        assert_eq!(verify(&secret.public(), "slip", b"bytes", &signature), Err(Error::Signature));
        assert_eq!(verify(&secret.public(), "eventb", b"ytes", &signature), Err(Error::Signature));
    }

    #[test]
    fn a_key_that_fits_everything_is_refused() {
        // The neutral point: with a lax check, one signature would pass for any bytes.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut signature = [0; 64];
        signature[0] = 1;
        assert!(verify(&SigningPublic(neutral), "event", b"any", &Signature(signature)).is_err());
    }

    #[test]
    fn a_secret_never_prints_itself() {
        let secret = SigningSecret::from_seed([0xab; 32]);
        assert!(!format!("{secret:?}").contains("abababab"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn one_changed_bit_is_noticed(mut bytes in proptest::collection::vec(any::<u8>(), 1..200), at: usize, bit in 0..8) {
            let secret = SigningSecret::from_seed([3; 32]);
            let mut signature = secret.sign("event", &bytes);
            let at = at % (bytes.len() + 64);
            match at.checked_sub(bytes.len()) {
                None => bytes[at] ^= 1u8 << bit,
                Some(at) => signature.0[at] ^= 1u8 << bit,
            }
            prop_assert!(verify(&secret.public(), "event", &bytes, &signature).is_err());
        }
    }
}
