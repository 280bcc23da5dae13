//! Sealing: a message only one device can open, from anyone. HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256
//! and ChaCha20-Poly1305; the sealed form is the sender's one-time public key (32 bytes), then the ciphertext and tag.

use crate::{CryptoRng, Error};
use core::fmt;
use hpke::{Deserializable, Kem as _, OpModeR, OpModeS, Serializable};

type Kem = hpke::kem::X25519HkdfSha256;
type Kdf = hpke::kdf::HkdfSha256;
type Aead = hpke::aead::ChaCha20Poly1305;

/// Bytes a sealed message is longer than what it says.
pub const OVERHEAD: usize = ENCAPPED + 16;
const ENCAPPED: usize = 32;

crate::public_bytes!(
    /// The public half of a device's sealing key: anyone who has it can send to that device.
    SealingPublic,
    32
);

/// The secret half of a device's sealing key.
#[derive(Clone)]
pub struct SealingSecret {
    seed: [u8; 32],
    key: <Kem as hpke::Kem>::PrivateKey,
    public: SealingPublic,
}

impl fmt::Debug for SealingSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealingSecret(of {})", self.public)
    }
}

impl SealingSecret {
    /// The key that grows from these 32 random bytes, which are all that needs keeping.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let (key, public) = Kem::derive_keypair(&seed);
        Self { seed, key, public: SealingPublic(public.to_bytes().into()) }
    }

    /// The bytes it grew from, to be kept under lock.
    #[must_use]
    pub fn seed(&self) -> [u8; 32] {
        self.seed
    }

    /// The half to show around.
    #[must_use]
    pub fn public(&self) -> SealingPublic {
        self.public
    }

    /// Opens what was sealed to this key for this purpose.
    ///
    /// # Errors
    /// `Error::Sealed` when it was altered, cut short, meant for another key or another purpose.
    pub fn open(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        self.open_raw(&info(context), &[], sealed)
    }

    fn open_raw(&self, info: &[u8], aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let (encapped, ciphertext) = sealed.split_at_checked(ENCAPPED).ok_or(Error::Sealed)?;
        let encapped = <Kem as hpke::Kem>::EncappedKey::from_bytes(encapped).map_err(|_| Error::Sealed)?;
        hpke::setup_receiver::<Aead, Kdf, Kem>(&OpModeR::Base, &self.key, &encapped, info)
            .and_then(|mut channel| channel.open(ciphertext, aad))
            .map_err(|_| Error::Sealed)
    }
}

/// Seals `bytes` so that only the owner of `to` can open them, for one purpose.
///
/// # Errors
/// `Error::Key` when `to` is no usable key.
pub fn seal(rng: &mut impl CryptoRng, to: &SealingPublic, context: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let to = <Kem as hpke::Kem>::PublicKey::from_bytes(&to.0).map_err(|_| Error::Key)?;
    let (encapped, mut channel) =
        hpke::setup_sender_with_rng::<Aead, Kdf, Kem>(&OpModeS::Base, &to, &info(context), rng)
            .map_err(|_| Error::Key)?;
    let ciphertext = channel.seal(bytes, &[]).map_err(|_| Error::Key)?;
    Ok([&encapped.to_bytes()[..], &ciphertext].concat())
}

fn info(context: &str) -> Vec<u8> {
    [b"LM1 sealed\0", context.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draw;
    use proptest::prelude::*;

    /// RFC 9180, appendix A.2.1, first message.
    #[test]
    fn the_message_in_the_standard_opens() {
        let ikm = crate::unhex("1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df").unwrap();
        let secret = SealingSecret::from_seed(ikm);
        let public = "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a";
        assert_eq!(secret.public().to_string(), public);
        let encapped = crate::unhex::<32>("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a").unwrap();
        let ciphertext = crate::unhex::<45>(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
        )
        .unwrap();
        let sealed = [&encapped[..], &ciphertext].concat();
        let opened = secret.open_raw(b"Ode on a Grecian Urn", b"Count-0", &sealed).unwrap();
        assert_eq!(opened, b"Beauty is truth, truth beauty");
    }

    fn sealed(words: &[u8]) -> (SealingSecret, Vec<u8>) {
        let secret = SealingSecret::from_seed([5; 32]);
        let sealed = seal(&mut Draw::from_seed([6; 32]), &secret.public(), "slip", words).unwrap();
        (secret, sealed)
    }

    #[test]
    fn only_the_right_key_and_purpose_open_it() {
        let (secret, sealed) = sealed("帮我修一下灯".as_bytes());
        assert_eq!(sealed.len(), 18 + OVERHEAD);
        assert_eq!(secret.open("slip", &sealed).unwrap(), "帮我修一下灯".as_bytes());
        assert_eq!(secret.open("card", &sealed), Err(Error::Sealed));
        assert_eq!(SealingSecret::from_seed([9; 32]).open("slip", &sealed), Err(Error::Sealed));
    }

    #[test]
    fn every_truncation_and_every_flipped_bit_is_noticed() {
        let (secret, sealed) = sealed(b"lamp");
        for length in 0..sealed.len() {
            assert_eq!(secret.open("slip", &sealed[..length]), Err(Error::Sealed), "{length}");
        }
        // The top bit of an X25519 key is ignored by the curve but not by HPKE, which hashes the key as sent.
        for bit in 0..sealed.len() * 8 {
            let mut altered = sealed.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(secret.open("slip", &altered), Err(Error::Sealed), "{bit}");
        }
    }

    #[test]
    fn a_key_that_shares_nothing_is_refused() {
        let mut rng = Draw::from_seed([6; 32]);
        assert_eq!(seal(&mut rng, &SealingPublic([0; 32]), "slip", b"x"), Err(Error::Key));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn whatever_is_sealed_opens_and_garbage_does_not(words in proptest::collection::vec(any::<u8>(), 0..3000)) {
            let (secret, sealed) = sealed(&words);
            prop_assert_eq!(secret.open("slip", &sealed).unwrap(), words.clone());
            prop_assert_eq!(secret.open("slip", &words), Err(Error::Sealed));
        }
    }
}
