//! What an object store says: a page of a listing, the reason of an error, in XML; and the list that is written for phones.

use super::FOLDER;
use crate::mailbox::Found;

/// One answer to a listing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// What lies there.
    pub found: Vec<Found>,
    /// How to ask for what follows, when more does.
    pub next: Option<String>,
}

/// Reads a `ListBucketResult` about this folder; `None` when it is not one.
#[must_use]
pub fn page(xml: &str, folder: &str) -> Option<Page> {
    let folder = format!("{FOLDER}{folder}");
    let whole = between(xml, "ListBucketResult").next()?;
    let name = |key: &str| Some(text(key).strip_prefix(&folder)?.to_owned()).filter(|name| !name.is_empty());
    let files = between(whole, "Contents").filter_map(|object| {
        let size = between(object, "Size").next().and_then(|size| size.trim().parse().ok()).unwrap_or(u32::MAX);
        Some(Found { name: name(between(object, "Key").next()?)?, folder: false, size })
    });
    let folders = between(whole, "CommonPrefixes").filter_map(|prefix| {
        let name = name(between(prefix, "Prefix").next()?)?.trim_end_matches('/').to_owned();
        Some(Found { name, folder: true, size: 0 })
    });
    let more = between(whole, "IsTruncated").next().is_some_and(|more| more.trim() == "true");
    let next = between(whole, "NextContinuationToken").next().filter(|_| more).map(text);
    Some(Page { found: files.chain(folders).collect(), next })
}

/// The reason in an error's document: `AccessDenied`.
#[must_use]
pub fn reason(xml: &str) -> Option<String> {
    between(between(xml, "Error").next()?, "Code").next().map(text)
}

/// What stands between the tags of this name, one after another. None of the elements read here holds one of its kind.
fn between<'a>(xml: &'a str, tag: &str) -> impl Iterator<Item = &'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let mut rest = xml;
    core::iter::from_fn(move || {
        loop {
            let start = rest.find(&open)? + open.len();
            rest = &rest[start..];
            // `<Key>` or `<Key attribute="">`, and not `<Keys>`.
            if rest.starts_with(['>', ' ']) {
                break;
            }
        }
        let inner = &rest[rest.find('>')? + 1..];
        let end = inner.find(&close)?;
        rest = &inner[end..];
        Some(&inner[..end])
    })
}

fn text(xml: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(xml.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// A folder's list as phones read it: what nginx would have said.
#[must_use]
pub fn list(found: &[Found]) -> String {
    let row = |found: &Found| {
        let sort = if found.folder { "directory" } else { "file" };
        format!("{{\"name\":\"{}\",\"type\":\"{sort}\",\"size\":{}}}", found.name, found.size)
    };
    format!("[{}]\n", found.iter().map(row).collect::<Vec<_>>().join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_is_read_page_by_page() {
        let xml = "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
            <Name>b</Name><Prefix>mailbox/A/</Prefix><KeyCount>3</KeyCount><IsTruncated>true</IsTruncated>\
            <NextContinuationToken>a&amp;b/=</NextContinuationToken>\
            <Contents><Key>mailbox/A/list.json</Key><Size>12</Size></Contents>\
            <Contents><Key>elsewhere/x</Key><Size>1</Size></Contents>\
            <CommonPrefixes><Prefix>mailbox/A/2026-11-22/</Prefix></CommonPrefixes></ListBucketResult>";
        let file = Found { name: "list.json".into(), folder: false, size: 12 };
        let folder = Found { name: "2026-11-22".into(), folder: true, size: 0 };
        let read = page(xml, "A/").expect("a listing");
        assert_eq!(read, Page { found: vec![file.clone(), folder.clone()], next: Some("a&b/=".into()) });
        assert_eq!(page(&xml.replace(">true<", ">false<"), "A/").expect("a listing").next, None);
        assert_eq!(
            list(&[file, folder]),
            "[{\"name\":\"list.json\",\"type\":\"file\",\"size\":12},\n\
             {\"name\":\"2026-11-22\",\"type\":\"directory\",\"size\":0}]\n"
        );
        for not in ["", "<html>", "[]", "<ListBucketResult>", "<Error><Code>AccessDenied</Code></Error>"] {
            assert_eq!(page(not, "A/"), None, "{not}");
        }
    }

    #[test]
    fn an_errors_reason_is_found() {
        let xml = "<?xml version=\"1.0\"?>\n<Error><Code>RequestTimeTooSkewed</Code><Message>x</Message></Error>";
        assert_eq!(reason(xml).as_deref(), Some("RequestTimeTooSkewed"));
        assert_eq!(reason("<html><h1>502</h1></html>"), None);
    }
}
