//! What may stand in a path: the base, a box, a day, the SHA-256 of an object.

use crate::Outcome;

/// Longest body of a slip.
pub const SLIP_BYTES_MAX: usize = 64 * 1024;
/// Longest body of an attachment.
pub const ATTACHMENT_BYTES_MAX: usize = 1024 * 1024;

/// A place in the mailbox, below `mailbox/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Spot {
    /// A box: its days.
    Box(String),
    /// A folder in a box: a day or the attachments.
    Folder(String, String),
    /// One object: box, folder, SHA-256.
    Object(String, String, String),
}

impl Spot {
    /// Reads a path; nothing but these three shapes is ever looked for on disk.
    pub fn read(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let whole = match parts.as_slice() {
            [owner, ""] => Self::Box((*owner).into()),
            [owner, folder, ""] if is_folder(folder) => Self::Folder((*owner).into(), (*folder).into()),
            [owner, folder, object] if is_folder(folder) && is_sha256(object) => {
                Self::Object((*owner).into(), (*folder).into(), (*object).into())
            }
            _ => return None,
        };
        is_box(parts[0]).then_some(whole)
    }

    /// Whose box it is.
    pub fn owner(&self) -> &str {
        let (Self::Box(owner) | Self::Folder(owner, _) | Self::Object(owner, _, _)) = self;
        owner
    }

    /// Where it stands below the mailbox's folder.
    pub fn path(&self) -> String {
        match self {
            Self::Box(owner) => owner.clone(),
            Self::Folder(owner, folder) => format!("{owner}/{folder}"),
            Self::Object(owner, folder, object) => format!("{owner}/{folder}/{object}"),
        }
    }

    /// The most bytes an object here may have.
    pub fn bytes_max(&self) -> usize {
        match self {
            Self::Object(_, folder, _) if folder == "a" => ATTACHMENT_BYTES_MAX,
            _ => SLIP_BYTES_MAX,
        }
    }
}

/// A box's name: 16 bytes in base64url without padding.
fn is_box(text: &str) -> bool {
    text.len() == 22 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A day as `2026-11-22`, or `a` for attachments.
fn is_folder(text: &str) -> bool {
    let day = |(at, b): (usize, u8)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    text == "a" || text.len() == 10 && text.bytes().enumerate().all(day)
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The base path: `/` or `/sub/`, however it was typed.
pub fn base(typed: &str) -> Outcome<String> {
    let bare = typed.trim_matches('/');
    if bare.is_empty() {
        return Ok("/".into());
    }
    let plain = bare.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~/".contains(&b)) && !bare.contains("..");
    if plain { Ok(format!("/{bare}/")) } else { Err(format!("--base wants a plain path, not `{typed}`")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: &str = "AAAAAAAAAAAAAAAAAAAA-_";

    #[test]
    fn the_three_shapes_are_read() {
        let sha = "a".repeat(64);
        assert_eq!(Spot::read(&format!("{BOX}/")), Some(Spot::Box(BOX.into())));
        assert_eq!(Spot::read(&format!("{BOX}/2026-11-22/")), Some(Spot::Folder(BOX.into(), "2026-11-22".into())));
        assert_eq!(Spot::read(&format!("{BOX}/a/{sha}")).unwrap().bytes_max(), ATTACHMENT_BYTES_MAX);
        assert_eq!(Spot::read(&format!("{BOX}/2026-11-22/{sha}")).unwrap().bytes_max(), SLIP_BYTES_MAX);
    }

    #[test]
    fn nothing_else_is() {
        let sha = "a".repeat(64);
        for path in [
            String::new(),
            "../".into(),
            BOX.into(),
            format!("{BOX}/.."),
            format!("{BOX}/../"),
            format!("{BOX}/2026-1-22/"),
            format!("{BOX}/2026-11-22/{}", sha.to_uppercase()),
            format!("{BOX}/2026-11-22/{sha}/"),
            format!("{BOX}/2026-11-22/x/{sha}"),
            format!("short/2026-11-22/{sha}"),
        ] {
            assert_eq!(Spot::read(&path), None, "{path}");
        }
    }

    #[test]
    fn a_base_is_tidied() {
        assert_eq!(base("").unwrap(), "/");
        assert_eq!(base("lm").unwrap(), "/lm/");
        assert_eq!(base("/a/b/").unwrap(), "/a/b/");
        assert!(base("/a b/").is_err());
        assert!(base("/../").is_err());
    }
}
