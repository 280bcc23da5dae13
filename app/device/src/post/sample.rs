//! The sample community's post: a store that all faces of this site open, and a channel on which a put is announced.
//! Nothing leaves the browser.

use super::{Entry, Post, PostError};
use crate::channel::Channel;
use crate::store::{Span, Store, StoreError, Table, Write};
use courier::mailbox::{ATTACHMENT_BYTES_MAX, SLIP_BYTES_MAX};
use domain::Day;
use trust::{BoxId, BoxSecret, Digest};

/// Slips, by box, day and name.
const OBJECTS: Table = "objects";
/// Attachments, by box and name.
const ATTACHMENTS: Table = "attachments";
/// As whom a page of the sample acts: written by the desk, read by the pocket.
pub const ACTS_AS: Table = "as";

/// What the sample's mailbox store must be opened with.
pub const SAMPLE_TABLES: &[Table] = &[OBJECTS, ACTS_AS, ATTACHMENTS];

/// A mailbox in a store; keys are box, day and name.
#[derive(Clone)]
pub struct SamplePost<S, C> {
    store: S,
    channel: C,
}

impl<S: Store, C: Channel> SamplePost<S, C> {
    /// A mailbox over this store (opened with `SAMPLE_TABLES`) that announces on this channel.
    pub fn over(store: S, channel: C) -> Self {
        Self { store, channel }
    }

    /// Calls back when another tab has put something into this box.
    pub fn on_arrival(&self, own: BoxId, mut arrived: impl FnMut() + 'static) {
        self.channel.listen(move |bytes| {
            if bytes == own.0 {
                arrived();
            }
        });
    }

    async fn names(&self, prefix: &[u8]) -> Result<Vec<(Day, Entry)>, PostError> {
        let rows = self.store.scan(OBJECTS, &Span::prefix(prefix), usize::MAX).await.map_err(troubled)?;
        Ok(rows.iter().filter_map(|(key, bytes)| entry(key, bytes.len())).collect())
    }
}

fn key(to: &BoxId, day: Day, name: &Digest) -> Vec<u8> {
    [&to.0[..], &day.0.to_be_bytes(), &name.0].concat()
}

fn entry(key: &[u8], length: usize) -> Option<(Day, Entry)> {
    let (day, name) = key.get(16..)?.split_first_chunk::<4>()?;
    let entry = Entry { name: Digest(name.try_into().ok()?), bytes: u32::try_from(length).ok()? };
    Some((Day(u32::from_be_bytes(*day)), entry))
}

fn troubled(why: StoreError) -> PostError {
    match why {
        StoreError::Full => PostError::Full,
        why => PostError::Refused(why.to_string()),
    }
}

impl<S: Store, C: Channel> Post for SamplePost<S, C> {
    async fn put(&self, to: &BoxId, day: Day, bytes: &[u8]) -> Result<Digest, PostError> {
        if bytes.len() > SLIP_BYTES_MAX {
            return Err(PostError::TooLarge);
        }
        let name = Digest::of(bytes);
        self.store.commit(vec![Write::put(OBJECTS, key(to, day, &name), bytes)]).await.map_err(troubled)?;
        self.channel.tell(&to.0);
        Ok(name)
    }

    async fn days(&self, own: &BoxSecret) -> Result<Vec<Day>, PostError> {
        let mut days: Vec<Day> = self.names(&own.id().0).await?.into_iter().map(|(day, _)| day).collect();
        days.dedup();
        Ok(days)
    }

    async fn list(&self, own: &BoxSecret, day: Day) -> Result<Vec<Entry>, PostError> {
        let entries = self.names(&[&own.id().0[..], &day.0.to_be_bytes()].concat()).await?;
        Ok(entries.into_iter().map(|(_, entry)| entry).collect())
    }

    async fn get(&self, from: &BoxId, day: Day, name: &Digest) -> Result<Vec<u8>, PostError> {
        self.store.read(OBJECTS, &key(from, day, name)).await.map_err(troubled)?.ok_or(PostError::NotThere)
    }

    async fn attach(&self, to: &BoxId, sealed: &[u8]) -> Result<Digest, PostError> {
        if sealed.len() > ATTACHMENT_BYTES_MAX {
            return Err(PostError::TooLarge);
        }
        let name = Digest::of(sealed);
        let key = [&to.0[..], &name.0].concat();
        self.store.commit(vec![Write::put(ATTACHMENTS, key, sealed)]).await.map_err(troubled)?;
        Ok(name)
    }

    async fn attachment(&self, from: &BoxId, name: &Digest) -> Result<Vec<u8>, PostError> {
        let key = [&from.0[..], &name.0].concat();
        self.store.read(ATTACHMENTS, &key).await.map_err(troubled)?.ok_or(PostError::NotThere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::MemoryAir;
    use crate::store::{Fault, MemoryStore};
    use crate::testing::now;
    use std::cell::Cell;
    use std::rc::Rc;

    #[test]
    fn a_slip_put_in_one_tab_arrives_in_another() {
        let (store, air) = (MemoryStore::new(), MemoryAir::default());
        let resident = SamplePost::over(store.clone(), air.open("mailbox"));
        let captain = SamplePost::over(store.clone(), air.open("mailbox"));
        let secret = BoxSecret([7; 32]);
        let arrivals = Rc::new(Cell::new(0));
        let count = arrivals.clone();
        captain.on_arrival(secret.id(), move || count.set(count.get() + 1));
        let name = now(resident.put(&secret.id(), Day(20_000), b"slip")).unwrap();
        now(resident.put(&BoxSecret([8; 32]).id(), Day(20_000), b"other")).unwrap();
        assert_eq!(arrivals.get(), 1);
        assert_eq!(now(captain.days(&secret)), Ok(vec![Day(20_000)]));
        assert_eq!(now(captain.list(&secret, Day(20_000))), Ok(vec![Entry { name, bytes: 4 }]));
        assert_eq!(now(captain.list(&secret, Day(20_001))), Ok(vec![]));
        assert_eq!(now(captain.get(&secret.id(), Day(20_000), &name)), Ok(b"slip".to_vec()));
        let photo = now(resident.attach(&secret.id(), b"photo")).unwrap();
        assert_eq!(now(captain.attachment(&secret.id(), &photo)), Ok(b"photo".to_vec()));
    }

    #[test]
    fn a_full_browser_is_a_full_mailbox() {
        let store = MemoryStore::new();
        store.fail_next(Fault::Before(StoreError::Full));
        let post = SamplePost::over(store, MemoryAir::default().open("mailbox"));
        assert_eq!(now(post.put(&BoxId([1; 16]), Day(1), b"slip")), Err(PostError::Full));
    }
}
