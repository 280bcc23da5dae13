//! The post's in-memory twin. It can be told to fail, to lose what it takes, and to alter what it gives.

use super::{Entry, Post, PostError};
use courier::mailbox::{ATTACHMENT_BYTES_MAX, SLIP_BYTES_MAX};
use domain::Day;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use trust::{BoxId, BoxSecret, Digest};

/// One mailbox; clones share it, as devices share a server.
#[derive(Clone, Default, Debug)]
pub struct MemoryPost(Rc<RefCell<Memory>>);

#[derive(Default, Debug)]
struct Memory {
    objects: BTreeMap<(BoxId, Day, Digest), Vec<u8>>,
    attachments: BTreeMap<(BoxId, Digest), Vec<u8>>,
    fault: Option<PostError>,
    loses_answers: bool,
    puts: u32,
}

impl MemoryPost {
    /// An empty mailbox.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes everything fail from now on, or nothing again.
    pub fn fail(&self, why: Option<PostError>) {
        self.0.borrow_mut().fault = why;
    }

    /// From now on what is put arrives, but the sender is told `Offline`; or as usual again.
    pub fn lose_answers(&self, lose: bool) {
        self.0.borrow_mut().loses_answers = lose;
    }

    /// Flips a bit in everything that lies here.
    pub fn alter_all(&self) {
        let mut memory = self.0.borrow_mut();
        let Memory { objects, attachments, .. } = &mut *memory;
        objects
            .values_mut()
            .chain(attachments.values_mut())
            .filter_map(|bytes| bytes.last_mut())
            .for_each(|last| *last ^= 1);
    }

    /// Throws away what was put before `day`, as a server's expiry does.
    pub fn expire_before(&self, day: Day) {
        self.0.borrow_mut().objects.retain(|(_, put, _), _| *put >= day);
    }

    /// How many puts have come, the refused and repeated ones too.
    #[must_use]
    pub fn puts(&self) -> u32 {
        self.0.borrow().puts
    }

    /// Everything that lies here, by box, day and name.
    #[must_use]
    pub fn objects(&self) -> Vec<(BoxId, Day, Vec<u8>)> {
        self.0.borrow().objects.iter().map(|((to, day, _), bytes)| (*to, *day, bytes.clone())).collect()
    }

    fn working(&self) -> Result<(), PostError> {
        self.0.borrow().fault.clone().map_or(Ok(()), Err)
    }
}

impl Post for MemoryPost {
    async fn put(&self, to: &BoxId, day: Day, bytes: &[u8]) -> Result<Digest, PostError> {
        self.0.borrow_mut().puts += 1;
        self.working()?;
        if bytes.len() > SLIP_BYTES_MAX {
            return Err(PostError::TooLarge);
        }
        let name = Digest::of(bytes);
        let mut memory = self.0.borrow_mut();
        memory.objects.entry((*to, day, name)).or_insert_with(|| bytes.to_vec());
        if memory.loses_answers { Err(PostError::Offline) } else { Ok(name) }
    }

    async fn days(&self, own: &BoxSecret) -> Result<Vec<Day>, PostError> {
        self.working()?;
        let id = own.id();
        let mut days: Vec<Day> =
            self.0.borrow().objects.keys().filter(|(to, ..)| *to == id).map(|(_, day, _)| *day).collect();
        days.dedup();
        Ok(days)
    }

    async fn list(&self, own: &BoxSecret, day: Day) -> Result<Vec<Entry>, PostError> {
        self.working()?;
        let id = own.id();
        let memory = self.0.borrow();
        let here = memory.objects.iter().filter(|((to, put, _), _)| *to == id && *put == day);
        Ok(here.map(|((.., name), bytes)| Entry { name: *name, bytes: bytes.len() as u32 }).collect())
    }

    async fn get(&self, from: &BoxId, day: Day, name: &Digest) -> Result<Vec<u8>, PostError> {
        self.working()?;
        genuine(self.0.borrow().objects.get(&(*from, day, *name)), name)
    }

    async fn attach(&self, to: &BoxId, sealed: &[u8]) -> Result<Digest, PostError> {
        self.working()?;
        if sealed.len() > ATTACHMENT_BYTES_MAX {
            return Err(PostError::TooLarge);
        }
        let name = Digest::of(sealed);
        self.0.borrow_mut().attachments.insert((*to, name), sealed.to_vec());
        Ok(name)
    }

    async fn attachment(&self, from: &BoxId, name: &Digest) -> Result<Vec<u8>, PostError> {
        self.working()?;
        genuine(self.0.borrow().attachments.get(&(*from, *name)), name)
    }
}

/// What lies there, if it is what its name says.
fn genuine(bytes: Option<&Vec<u8>>, name: &Digest) -> Result<Vec<u8>, PostError> {
    let bytes = bytes.ok_or(PostError::NotThere)?;
    if Digest::of(bytes) == *name { Ok(bytes.clone()) } else { Err(PostError::Altered) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::now;

    const SECRET: BoxSecret = BoxSecret([7; 32]);

    #[test]
    fn only_the_owner_sees_what_lies_there_and_putting_twice_is_once() {
        let post = MemoryPost::new();
        let name = now(post.put(&SECRET.id(), Day(3), b"slip")).unwrap();
        assert_eq!(now(post.put(&SECRET.id(), Day(3), b"slip")), Ok(name));
        assert_eq!(now(post.days(&SECRET)), Ok(vec![Day(3)]));
        assert_eq!(now(post.list(&SECRET, Day(3))), Ok(vec![Entry { name, bytes: 4 }]));
        assert_eq!(now(post.days(&BoxSecret([8; 32]))), Ok(vec![]));
        assert_eq!(now(post.get(&SECRET.id(), Day(3), &name)), Ok(b"slip".to_vec()));
    }

    #[test]
    fn a_photo_lies_apart_from_the_slips() {
        let post = MemoryPost::new();
        let name = now(post.attach(&SECRET.id(), &[7; 100_000])).unwrap();
        assert_eq!(now(post.attachment(&SECRET.id(), &name)), Ok(vec![7; 100_000]));
        assert_eq!(now(post.days(&SECRET)), Ok(vec![]));
        assert_eq!(now(post.put(&SECRET.id(), Day(3), &[7; 100_000])), Err(PostError::TooLarge));
        assert_eq!(now(post.attach(&SECRET.id(), &vec![7; 2_000_000])), Err(PostError::TooLarge));
        post.alter_all();
        assert_eq!(now(post.attachment(&SECRET.id(), &name)), Err(PostError::Altered));
    }

    #[test]
    fn it_fails_as_told() {
        let post = MemoryPost::new();
        post.lose_answers(true);
        assert_eq!(now(post.put(&SECRET.id(), Day(3), b"slip")), Err(PostError::Offline));
        assert_eq!(post.objects().len(), 1);
        post.alter_all();
        assert_eq!(now(post.get(&SECRET.id(), Day(3), &Digest::of(b"slip"))), Err(PostError::Altered));
        post.expire_before(Day(4));
        assert_eq!(now(post.get(&SECRET.id(), Day(3), &Digest::of(b"slip"))), Err(PostError::NotThere));
        post.fail(Some(PostError::Flood { retry_after_s: 30 }));
        assert_eq!(now(post.days(&SECRET)), Err(PostError::Flood { retry_after_s: 30 }));
    }
}
