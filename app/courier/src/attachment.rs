//! An attachment: a photo or a long text, sealed apart from its slip under a key of its own and named by the digest of
//! its ciphertext. It goes by mailbox or file; a pasted message says that it did not travel.

pub use crate::body::Attachment;
use crate::mailbox::ATTACHMENT_BYTES_MAX;
use trust::{CryptoRng, Digest, OnceKey};

const CONTEXT: &str = "attachment 1";

/// Why an attachment could not be made or opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AttachmentError {
    /// More than a mailbox takes.
    #[error("the attachment is too large")]
    TooLarge,
    /// These are not the bytes the slip speaks of.
    #[error("the attachment was altered")]
    Altered,
}

/// Seals bytes; comes back with what the slip says of them, and the ciphertext to put into the mailbox.
pub fn seal(rng: &mut impl CryptoRng, bytes: &[u8]) -> Result<(Attachment, Vec<u8>), AttachmentError> {
    let (OnceKey(key), sealed) = OnceKey::seal(rng, CONTEXT, bytes);
    let length = u32::try_from(sealed.len()).ok().filter(|_| sealed.len() <= ATTACHMENT_BYTES_MAX);
    let length = length.ok_or(AttachmentError::TooLarge)?;
    Ok((Attachment { name: Digest::of(&sealed), key, length }, sealed))
}

/// Opens what was fetched under an attachment's name.
pub fn open(attachment: &Attachment, sealed: &[u8]) -> Result<Vec<u8>, AttachmentError> {
    if Digest::of(sealed) != attachment.name {
        return Err(AttachmentError::Altered);
    }
    OnceKey(attachment.key).open(CONTEXT, sealed).map_err(|_| AttachmentError::Altered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use trust::Draw;

    #[test]
    fn a_photo_opens_with_its_slip_and_not_when_altered() {
        let (attachment, mut sealed) = seal(&mut Draw::from_seed([1; 32]), b"a photo of a lamp").unwrap();
        assert_eq!(open(&attachment, &sealed).as_deref(), Ok(&b"a photo of a lamp"[..]));
        sealed[20] ^= 1;
        assert_eq!(open(&attachment, &sealed), Err(AttachmentError::Altered));
        assert_eq!(open(&attachment, &[]), Err(AttachmentError::Altered));
    }

    #[test]
    fn a_photo_larger_than_the_mailbox_takes_is_refused_before_it_is_sent() {
        let bytes = vec![0; ATTACHMENT_BYTES_MAX];
        assert_eq!(seal(&mut Draw::from_seed([1; 32]), &bytes), Err(AttachmentError::TooLarge));
    }
}
