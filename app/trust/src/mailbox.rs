//! A box: one recipient's folder in a mailbox. Everyone may know its name; only who knows its secret may list it.
//!
//! The name is the MD5 of the secret's text because that is what a stock nginx can check by itself (`secure_link`).
//! The secret is 256 random bits, so all that is asked of MD5 is that nobody can run it backwards.

use crate::base64url;
use core::fmt;
use md5::{Digest as _, Md5};
use serde::{Deserialize, Serialize};

/// The name of a box: 22 letters of base64url in an address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct BoxId(pub [u8; 16]);

impl fmt::Display for BoxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64url::encode(&self.0))
    }
}

impl fmt::Debug for BoxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BoxId({self})")
    }
}

impl BoxId {
    /// Reads what `Display` writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        base64url::decode_array(text).map(Self)
    }
}

/// What its owner shows to list a box: 32 random bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoxSecret(pub [u8; 32]);

impl fmt::Debug for BoxSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BoxSecret(of {})", self.id())
    }
}

impl BoxSecret {
    /// The text that goes into the `X-Box-Secret` header: 43 letters.
    #[must_use]
    pub fn text(&self) -> String {
        base64url::encode(&self.0)
    }

    /// The name of the box it opens.
    #[must_use]
    pub fn id(&self) -> BoxId {
        BoxId(Md5::digest(self.text()).into())
    }

    /// Whether the `X-Box-Secret` header's text lists box `id`: what the server asks. Any text may come in.
    #[must_use]
    pub fn opens(text: &str, id: BoxId) -> bool {
        <[u8; 16]>::from(Md5::digest(text)) == id.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_named_as_nginx_computes_it() {
        // printf %s AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | openssl md5 -binary | base64 | tr +/ -_ | tr -d =
        let secret = BoxSecret([0; 32]);
        assert_eq!(secret.text(), "A".repeat(43));
        assert_eq!(secret.id().to_string(), NAME);
        assert_eq!(BoxId::parse(NAME), Some(secret.id()));
    }

    const NAME: &str = "NOOIm8SpW5qlp2K4E5oaFw";

    #[test]
    fn only_the_secret_lists_the_box() {
        let id = BoxSecret([1; 32]).id();
        assert!(BoxSecret::opens(&BoxSecret([1; 32]).text(), id));
        assert!(!BoxSecret::opens(&BoxSecret([2; 32]).text(), id));
        assert!(!BoxSecret::opens("", id));
        assert_eq!(BoxId::parse("too short"), None);
    }
}
