//! Two pages of one phone: each writes, neither loses what the other wrote.

use crate::support::{Device, PhoneOver, Station, files, filing, now, pasted};
use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use device::locks::MemoryLocks;
use device::post::MemoryPost;
use device::store::{MemoryStore, Row, Span, Store, StoreError, Table, Write};
use domain::request::Stage;
use ports::pocket::{Ask, Keeps, Reply, Say};

/// A store that takes its time, so that another page gets between.
#[derive(Clone)]
struct Slow(MemoryStore);

/// Comes back when it is asked a second time.
async fn a_moment() {
    let mut asked = false;
    poll_fn(|_| if core::mem::replace(&mut asked, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

impl Store for Slow {
    async fn read(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let row = self.0.read(table, key).await;
        a_moment().await;
        row
    }

    async fn scan(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Row>, StoreError> {
        self.0.scan(table, span, limit).await
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        a_moment().await;
        self.0.commit(writes).await
    }
}

/// Runs all of these, each a step at a time, as the pages of one browser run.
fn at_once<'a, T: 'a>(futures: impl IntoIterator<Item = impl Future<Output = T> + 'a>) -> Vec<T> {
    let mut running: Vec<Pin<Box<dyn Future<Output = T> + 'a>>> =
        futures.into_iter().map(|future| Box::pin(future) as Pin<Box<dyn Future<Output = T> + 'a>>).collect();
    let mut done = Vec::new();
    for _ in 0..1_000 {
        running.retain_mut(|future| match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => {
                done.push(value);
                false
            }
            Poll::Pending => true,
        });
    }
    assert!(running.is_empty(), "it never ends");
    done
}

fn open_slow(device: &Device) -> PhoneOver<Slow> {
    at_once([device.open_over(Slow(device.store.clone()))]).remove(0)
}

/// The words of every request on the disk, in the order of the alphabet.
fn on_disk(device: &Device) -> Vec<String> {
    let mut words: Vec<String> = device.open().shown().requests.into_iter().map(|mine| mine.words).collect();
    words.sort();
    words
}

#[test]
fn two_pages_that_write_at_once_lose_nothing() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    device.scans(&station);
    let (first, second) = (open_slow(&device), open_slow(&Device { seed: 8, ..device.clone() }));
    let filed = at_once([first.answer(filing("a")), second.answer(filing("b")), first.answer(filing("c"))]);
    assert!(filed.iter().all(|reply| matches!(reply, Reply::Filed(Ok(_)))));
    assert_eq!(on_disk(&device), ["a", "b", "c"]);
}

#[test]
fn where_the_browser_has_no_locks_one_page_still_takes_turns_with_itself() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device { locks: MemoryLocks::missing(), ..Device::near(&post, 7) };
    device.scans(&station);
    let page = open_slow(&device);
    at_once([page.answer(filing("a")), page.answer(filing("b"))]);
    assert_eq!(on_disk(&device), ["a", "b"]);
}

#[test]
fn what_one_page_wrote_shows_on_the_other_and_has_one_key() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let (first, second) = (device.scans(&station), Device { seed: 8, ..device.clone() }.open());
    files(&first, "a").unwrap();
    now(second.others_wrote());
    assert_eq!(second.shown().requests, first.shown().requests);
    files(&second, "b").unwrap();
    let replies: Vec<_> = station.requests(&post).into_iter().map(|request| request.reply).collect();
    assert_eq!((replies.len(), replies[0]), (2, replies[1]));
}

#[test]
fn a_page_sends_what_another_page_wrote_once() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let (first, second) = (device.scans(&station), device.open());
    now(first.answer(filing("a")));
    now(second.look(true));
    now(first.look(true));
    assert_eq!(station.requests(&post).len(), 1);
    assert!(matches!(first.shown().requests[0].way, ports::pocket::Way::Sent(_)));
}

#[test]
fn what_a_full_disk_refused_joins_what_the_other_page_wrote_meanwhile() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let (first, second) = (device.scans(&station), Device { seed: 8, ..device.clone() }.open());
    let id = files(&first, "a").unwrap();
    let request = station.request(&post);
    let (received, digest) = station.receipt(&request, 0, None, Stage::Received);
    let (done, _) = station.receipt(&request, 1, Some(digest), Stage::Done);
    now(second.take_in(&pasted(&received))).unwrap();
    device.store.wedge(Some(StoreError::Full));
    now(first.take_in(&pasted(&done))).unwrap();
    let confirm = Say::Confirm { stars: 5, word: String::new() };
    assert_eq!(now(first.answer(Ask::Say { request: id, say: confirm.clone() })), Reply::Said(Ok(())));
    now(first.answer(filing("c")));
    assert_eq!(first.shown().keeps, Keeps::Not);
    device.store.wedge(None);
    now(second.answer(filing("b")));
    now(first.look(true));
    assert_eq!(on_disk(&device), ["a", "b", "c"]);
    let mine = device.open().shown().requests.into_iter().find(|mine| mine.id == id).unwrap();
    assert_eq!(mine.heard.iter().map(|heard| heard.number).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(mine.said.map(|(said, _)| said), Some(confirm));
    assert_eq!(station.requests(&post).len(), 3, "all three were sent");
}
