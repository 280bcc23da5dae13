//! Above: the word of a root that another root stands above it. That one has certified it, and whoever signs this has
//! compared its fingerprint: nobody comes to stand above anybody without being agreed to.
//!
//! A root that agrees gives nothing up: it goes on as before, and may say at any time that it has left.

use crate::{Certificate, Digest, Error, Role, Signature, SigningPublic, SigningSecret, verify};
use domain::Millis;
use domain::place::Level;
use serde::{Deserialize, Serialize};

const CONTEXT: &str = "above";
const LEAVE_CONTEXT: &str = "leave";
/// Most characters of what one that stands above is called.
pub const NAME_MAX: usize = 60;

/// What a root agrees to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// Whose word this is: the root below.
    pub below: SigningPublic,
    /// The certificate of the root above for itself.
    pub above: Certificate,
    /// What the one above has certified for the one below: nobody it lets in may do more.
    pub given: Certificate,
    /// How high it stands.
    pub level: Level,
    /// What it calls itself, at most [`NAME_MAX`] characters.
    pub name: String,
    /// Since when.
    pub since_ms: Millis,
}

/// A standing and the signature of the root below.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Above {
    /// What it says.
    pub standing: Standing,
    /// The signature.
    pub signature: Signature,
}

impl Above {
    /// Signs a standing. Who stands below in it becomes the signing key's owner.
    #[must_use]
    pub fn issue(below: &SigningSecret, standing: Standing) -> Self {
        let standing = Standing { below: below.public(), ..standing };
        Self { signature: below.sign(CONTEXT, &bytes(&standing)), standing }
    }

    /// Checks that the signatures fit, and that what is said makes sense: an office's root has certified this
    /// one, for no more than its own role and time.
    ///
    /// # Errors
    /// `Error::Signature` or `Error::Key` for a bad signature, `Error::Wider` for what does not make sense.
    pub fn verify(&self) -> Result<(), Error> {
        let Standing { below, above, given, name, .. } = &self.standing;
        verify(below, CONTEXT, &bytes(&self.standing), &self.signature)?;
        above.verify()?;
        // Where the place below lies, the one above knows, and says by certifying it.
        given.narrows(above, |_, _| true)?;
        let office = above.is_root() && above.terms.role == Role::Office;
        let sound = office && given.terms.subject == *below && !given.is_root();
        if sound && name.chars().count() <= NAME_MAX { Ok(()) } else { Err(Error::Wider) }
    }

    /// The root above.
    #[must_use]
    pub fn key(&self) -> SigningPublic {
        self.standing.above.terms.subject
    }

    /// Names this word.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&bytes(self))
    }
}

/// What a root says when it leaves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leaving {
    /// Whose word this is.
    pub below: SigningPublic,
    /// Which [`Above`] is over.
    pub above: Digest,
    /// Of what those above have said (certificates, revocations), this goes on counting, and nothing else; ascending.
    pub keeps: Vec<Digest>,
}

/// A leaving and the signature of the root below.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leave {
    /// What it says.
    pub leaving: Leaving,
    /// The signature.
    pub signature: Signature,
}

impl Leave {
    /// Signs a leaving; what goes on counting is put in order.
    #[must_use]
    pub fn issue(below: &SigningSecret, above: Digest, mut keeps: Vec<Digest>) -> Self {
        keeps.sort_unstable();
        keeps.dedup();
        let leaving = Leaving { below: below.public(), above, keeps };
        Self { signature: below.sign(LEAVE_CONTEXT, &bytes(&leaving)), leaving }
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// `Error::Signature` or `Error::Key`.
    pub fn verify(&self) -> Result<(), Error> {
        verify(&self.leaving.below, LEAVE_CONTEXT, &bytes(&self.leaving), &self.signature)
    }
}

fn bytes(words: &impl Serialize) -> Vec<u8> {
    // Postcard refuses only types without a fixed shape; these all have one.
    postcard::to_allocvec(words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SealingPublic, Terms};
    use domain::PlaceId;

    fn secret(seed: u8) -> SigningSecret {
        SigningSecret::from_seed([seed; 32])
    }

    fn certificate(issuer: u8, subject: u8, role: Role, until: Millis) -> Certificate {
        let (subject, seal, place) = (secret(subject).public(), SealingPublic([9; 32]), PlaceId([subject; 8]));
        let terms = Terms { issuer: subject, subject, seal, place, role, not_before_ms: 10, not_after_ms: until };
        Certificate::issue(&secret(issuer), terms)
    }

    fn standing(above: Certificate, given: Certificate) -> Standing {
        let (level, name) = (Level::Street, "长宁街道办事处".to_owned());
        Standing { below: secret(2).public(), above, given, level, name, since_ms: 20 }
    }

    fn office() -> Certificate {
        certificate(1, 1, Role::Office, 100)
    }

    #[test]
    fn a_root_agrees_to_whoever_has_certified_it() {
        let above = Above::issue(&secret(2), standing(office(), certificate(1, 2, Role::Station, 90)));
        assert_eq!((above.verify(), above.key()), (Ok(()), secret(1).public()));
        let other = Above::issue(&secret(3), above.standing.clone());
        assert_eq!(other.verify(), Err(Error::Wider), "it was certified for somebody else");
        let renamed = Above { standing: Standing { name: "别人".into(), ..above.standing.clone() }, ..above };
        assert_eq!(renamed.verify(), Err(Error::Signature));
    }

    #[test]
    fn what_makes_no_sense_is_turned_down() {
        let given = certificate(1, 2, Role::Station, 90);
        let wider = [
            standing(certificate(9, 1, Role::Office, 100), given),
            standing(office(), certificate(3, 2, Role::Station, 90)),
            standing(office(), certificate(1, 2, Role::Station, 101)),
            standing(office(), certificate(1, 4, Role::Station, 90)),
            standing(certificate(1, 1, Role::Captain, 100), given),
            standing(certificate(1, 1, Role::Station, 100), given),
            standing(certificate(1, 1, Role::Station, 100), certificate(1, 2, Role::Office, 90)),
            Standing { name: "长".repeat(NAME_MAX + 1), ..standing(office(), given) },
        ];
        for standing in wider {
            assert_eq!(Above::issue(&secret(2), standing.clone()).verify(), Err(Error::Wider), "{standing:?}");
        }
    }

    #[test]
    fn leaving_is_the_word_of_whoever_stood_below() {
        let keeps = vec![Digest([7; 32]), Digest([3; 32]), Digest([7; 32])];
        let mut leave = Leave::issue(&secret(2), Digest([1; 32]), keeps);
        assert_eq!((leave.verify(), leave.leaving.keeps.as_slice()), (Ok(()), &[Digest([3; 32]), Digest([7; 32])][..]));
        leave.leaving.keeps.push(Digest([9; 32]));
        assert_eq!(leave.verify(), Err(Error::Signature));
    }
}
