//! The road: where the station's mailbox is. Beside the program, unless the host's `station.json` names another or none;
//! what it says is written down, so that the desk knows it without a network too. A mailbox in a bucket is used by whoever
//! has the key to it.

use crate::host::Host;
use crate::lobby::Card;
use crate::office::{Change, Office};
use crate::trouble::of_store;
use courier::mailbox::LISTED;
use courier::s3::Bucket;
use courier::station::StationFile;
use device::store::Store;
use domain::Millis;
use journal::vocabulary::field;
use journal::{Subject, Value};
use ports::desk::{Mailbox, Mode, Trouble};
use std::rc::Rc;
use trust::SigningPublic;

/// The post to a station's mailbox, and what is known of it before it was asked.
///
/// # Errors
/// The device's trouble.
pub async fn open<H: Host>(
    host: &H,
    mode: Mode,
    base_url: &str,
    mailbox: &str,
    bucket: Option<&Bucket>,
) -> Result<(Rc<H::Post>, Mailbox), Trouble> {
    if let Some(bucket) = bucket.filter(|bucket| mode == Mode::Real && bucket.mailbox() == mailbox.trim()) {
        return Ok((Rc::new(host.bucket(bucket.clone())), Mailbox::Unknown));
    }
    let own = format!("{base_url}mailbox/");
    let url = StationFile { mailbox: mailbox.to_owned(), ..StationFile::default() }.mailbox_url(&own);
    let post = host.post(mode, url.as_ref().unwrap_or(&own)).await.map_err(of_store)?;
    Ok((Rc::new(post), if url.is_some() { Mailbox::Unknown } else { Mailbox::None }))
}

/// Whether a mailbox is named by `http:` at another host than the site's: no browser asks there.
#[must_use]
pub fn insecure(base_url: &str, mailbox: &str) -> bool {
    let host = |url: &str| url.split('/').take(3).collect::<Vec<_>>().join("/").to_lowercase();
    let named = host(mailbox.trim());
    named.starts_with("http://") && named != host(base_url)
}

impl<H: Host> Office<H> {
    /// Whether the station's settings name a mailbox at all, and one that this device can use. To a bucket the station needs
    /// the key; a device that was let in goes there as phones do, because the station writes down what lies in its box.
    #[must_use]
    pub fn has_mailbox(&self) -> bool {
        let named = self.named_mailbox();
        named != "none" && (!named.ends_with(LISTED) || self.uses_bucket() || !self.keys.speaks())
    }

    /// Where the station's settings say that the mailbox is, or the host, where this device cannot write that down.
    #[must_use]
    pub fn named_mailbox(&self) -> String {
        let written = || self.ledger().station().map(|station| station.mailbox.trim().to_owned());
        self.moved_to.clone().or_else(written).unwrap_or_default()
    }

    /// Whether the mailbox is the bucket that this device has the key to.
    #[must_use]
    pub fn uses_bucket(&self) -> bool {
        self.bucket.as_ref().is_some_and(|bucket| bucket.mailbox() == self.named_mailbox())
    }

    /// The host says where the mailbox is. Only the station's own file is listened to. The station writes it down; a device
    /// that was let in goes there all the same, or the two would wait for each other at different places.
    ///
    /// # Errors
    /// The device's trouble; the mailbox stays where it was.
    pub async fn heard_from_host(&mut self, host: &H, file: &StationFile, now_ms: Millis) -> Result<(), Trouble> {
        let Some(station) = self.ledger().station() else { return Ok(()) };
        let (ours, said) = (Some(self.keys.root()), file.mailbox.trim().to_owned());
        if SigningPublic::parse(file.root.trim()) != ours || said == self.named_mailbox() {
            return Ok(());
        }
        let (post, mailbox) = open(host, self.mode, &self.base_url, &said, self.bucket.as_ref()).await?;
        if !self.keys.speaks() {
            (self.post, self.mailbox, self.moved_to) = (post, mailbox, Some(said));
            return Ok(());
        }
        let mut change = Change::default();
        self.say_about(Subject::station(station.place), &mut change, |act| {
            act.set(Subject::station(station.place), field::STATION_MAILBOX, Value::Text(said));
        });
        self.commit(now_ms, change).await?;
        (self.post, self.mailbox) = (post, mailbox);
        if self.store.is_sealed() {
            let rows = self.card().iter().map(Card::write).collect();
            self.store.commit(rows).await.map_err(of_store)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::insecure;

    #[test]
    fn only_plain_http_elsewhere_cannot_be_asked() {
        for (mailbox, bad) in [
            ("", false),
            ("none", false),
            ("https://post.example/box/", false),
            ("http://post.example/box/", true),
            ("HTTP://post.example/box/", true),
            ("http://a.example/other/", false),
            ("http://a.example:8080/other/", true),
        ] {
            assert_eq!(insecure("http://a.example/qinghe/", mailbox), bad, "{mailbox}");
        }
        assert!(insecure("https://a.example/qinghe/", "http://a.example/mailbox/"));
    }
}
