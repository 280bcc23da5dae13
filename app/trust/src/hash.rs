//! A digest: the SHA-256 of some bytes, which names them for good. And the fingerprint people compare by eye.

use crate::SigningPublic;
use core::fmt;
use sha2::{Digest as _, Sha256};

crate::public_bytes!(
    /// SHA-256 of some bytes.
    Digest,
    32
);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

/// A digest taken piece by piece. Pieces are not told apart: whoever needs borders writes lengths.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds a piece.
    pub fn add(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update(bytes);
        self
    }

    /// The digest of all pieces so far.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest(self.0.clone().finalize().into())
    }
}

/// HMAC-SHA256 (RFC 2104), as others' protocols want it; what is ours binds its contexts by [`derive`].
#[must_use]
pub fn hmac(key: &[u8], message: &[u8]) -> Digest {
    const BLOCK: usize = 64;
    let mut block = [0; BLOCK];
    let short = if key.len() > BLOCK { &Digest::of(key).0[..] } else { key };
    block[..short.len()].copy_from_slice(short);
    let inner = Hasher::default().add(&block.map(|byte| byte ^ 0x36)).add(message).digest();
    Hasher::default().add(&block.map(|byte| byte ^ 0x5c)).add(&inner.0).digest()
}

/// What stands on a poster so that a root key can be compared by eye: `ab12-cd34-ef56-7890`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Fingerprint(pub [u8; 8]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, pair) in self.0.chunks_exact(2).enumerate() {
            if at > 0 {
                f.write_str("-")?;
            }
            crate::hex(pair, f)?;
        }
        Ok(())
    }
}

impl Fingerprint {
    /// Reads what `Display` writes, with or without dashes and blanks.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !"- ".contains(*c)).collect();
        crate::unhex(&digits).map(Self)
    }
}

/// The fingerprint of a root key.
#[must_use]
pub fn fingerprint(root: &SigningPublic) -> Fingerprint {
    let digest = Hasher::default().add(b"LM1 fingerprint\0").add(&root.0).digest();
    let mut first = [0; 8];
    first.copy_from_slice(&digest.0[..8]);
    Fingerprint(first)
}

/// A seed of its own for one purpose, grown from a seed that serves several: SHA-256 of a fixed prefix, the length of
/// the label, the label and the seed. Nothing about `seed` or other labels can be learnt from it.
#[must_use]
pub fn derive(seed: &[u8; 32], label: &str) -> [u8; 32] {
    let length = (label.len() as u64).to_be_bytes();
    let mut hasher = Hasher::default();
    hasher.add(b"last-metre derive 1").add(&length).add(label.as_bytes()).add(seed);
    hasher.digest().0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test cases 1, 2, 4 and 6 of RFC 4231.
    #[test]
    fn hmac_comes_out_as_the_standard_prints_it() {
        let counted: Vec<u8> = (1..=25).collect();
        let larger = b"Test Using Larger Than Block-Size Key - Hash Key First";
        let cases: [(&[u8], &[u8], &str); 4] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (&counted, &[0xcd; 50], "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
            (&[0xaa; 131], larger, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        ];
        for (key, message, mac) in cases {
            assert_eq!(hmac(key, message).to_string(), mac);
        }
    }

    #[test]
    fn a_digest_is_sha_256() {
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), abc);
        assert_eq!(Digest::parse(abc), Some(Digest::of(b"abc")));
        assert_eq!(Hasher::default().add(b"a").add(b"bc").digest(), Digest::of(b"abc"));
    }

    #[test]
    fn every_label_and_seed_has_a_seed_of_its_own() {
        let seeds = [derive(&[7; 32], "a"), derive(&[7; 32], "b"), derive(&[8; 32], "a"), [7; 32]];
        let distinct: std::collections::BTreeSet<_> = seeds.iter().collect();
        assert_eq!(distinct.len(), seeds.len());
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for text in ["", "ba78", "+a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "诉求"] {
            assert_eq!(Digest::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_fingerprint_is_four_groups_of_four() {
        let print = fingerprint(&SigningPublic([7; 32]));
        let text = print.to_string();
        assert_eq!((text.len(), text.matches('-').count()), (19, 3));
        assert_eq!(Fingerprint::parse(&text), Some(print));
        assert_eq!(Fingerprint::parse(&text.to_uppercase().replace('-', " ")), Some(print));
        assert_ne!(print, fingerprint(&SigningPublic([8; 32])));
    }
}
