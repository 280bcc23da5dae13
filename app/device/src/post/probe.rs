//! Trying a mailbox: does what a stranger's phone, the owner and a flooder would do, and says which of the mailbox's
//! rules its server does not keep. What it puts lies in one's own box and means nothing.

use courier::mailbox::{SLIP_BYTES_MAX, day_path, object_path};
use domain::{Day, Millis};
use trust::{BoxSecret, Digest};

/// One way in which a mailbox is not as it should be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Finding {
    /// No answer: no network, or nothing at that address.
    NoAnswer,
    /// There is an answer, and the browser keeps it from this page: the server does not allow other sites (CORS).
    OtherSites,
    /// There is no mailbox at this address (404).
    NoMailbox,
    /// The server takes nothing: PUT is not switched on there (405, 501).
    NoPut,
    /// The server may not write there, or lets nobody write (401, 403).
    MayNotWrite,
    /// The server's disk is full (507).
    Full,
    /// The server has trouble of its own when it writes (another 5xx): a full disk, or a folder it may not write.
    Broken(u16),
    /// It asks to wait: too many at once, or its limit is very low.
    Flood,
    /// It refuses a slip of the full size.
    TooSmall,
    /// It takes more than a slip may have.
    TooLarge,
    /// It lets what is there be written over.
    Overwrites,
    /// What was put cannot be fetched.
    NotFetched(u16),
    /// What comes back is not what was put.
    Altered,
    /// It does not list the box to its owner.
    NoList(u16),
    /// It lists, but not as JSON.
    ListForm,
    /// It lists the box to anybody.
    ListOpen,
    /// Its clock and this device's are so many seconds apart; the device's is ahead where it is positive.
    Clock(i64),
    /// An object store: the device's clock is too far off for it, and its own may not be read.
    ClockUnknown,
    /// An object store: there is no such bucket.
    NoBucket,
    /// An object store: it does not know the key's name.
    KeyUnknown,
    /// An object store: the key does not fit its name.
    KeyWrong,
    /// An object store: it is in another region.
    Region,
    /// An object store: strangers may not put, so no phone can.
    StrangersMayNotPut,
    /// An object store: strangers may write the lists that only the station should.
    StrangersWriteLists,
}

/// What a server answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The server's clock, where it may be read.
    pub date_ms: Option<Millis>,
    /// What it sent along.
    pub body: Vec<u8>,
}

/// The way to one server.
#[expect(async_fn_in_trait, reason = "one thread; nothing needs Send")]
pub trait Wire {
    /// Asks for one thing; `None` when there is no answer that may be read.
    async fn ask(&self, method: &str, path: &str, secret: Option<&BoxSecret>, body: Option<&[u8]>) -> Option<Reply>;

    /// Whether anything answers at all, even if it may not be read.
    async fn reaches(&self) -> bool;
}

/// Clocks that are further apart than this are worth mending, seconds.
const CLOCK_S: i64 = 300;

/// Tries a mailbox with its owner's secret. `noise` is as long as the longest slip and has never been put before.
/// Nothing found: it keeps every rule that can be seen from here.
pub async fn probe(wire: &impl Wire, own: &BoxSecret, noise: &[u8], now_ms: Millis) -> Vec<Finding> {
    let mut found = Vec::new();
    let day = Day::of(now_ms);
    let name = Digest::of(noise);
    let path = object_path(&own.id(), day, &name);
    let Some(put) = wire.ask("PUT", &path, None, Some(noise)).await else { return vec![unreadable(wire).await] };
    found.extend(put.date_ms.and_then(|date_ms| clock(date_ms, now_ms)));
    match refused(&put) {
        Some(why) => found.push(why),
        None => found.extend(written(wire, &path, noise).await),
    }
    found.extend(listed(wire, own, day).await);
    found.sort_unstable();
    found.dedup();
    found
}

/// What is wrong once something could be put.
async fn written(wire: &impl Wire, path: &str, noise: &[u8]) -> Vec<Finding> {
    let mut found = Vec::new();
    if wire.ask("PUT", path, None, Some(noise)).await.is_some_and(|again| is_good(&again)) {
        found.push(Finding::Overwrites);
    }
    match wire.ask("GET", path, None, None).await {
        None => found.push(unreadable(wire).await),
        Some(got) if !is_good(&got) => found.push(Finding::NotFetched(got.status)),
        Some(got) if got.body != noise => found.push(Finding::Altered),
        Some(_) => {}
    }
    let larger = [noise, &[0]].concat();
    let beside = match path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{}", Digest::of(&larger)),
        None => return found,
    };
    // Some servers hang up instead of answering; that is a refusal too.
    if wire.ask("PUT", &beside, None, Some(&larger)).await.is_some_and(|put| is_good(&put)) {
        found.push(Finding::TooLarge);
    }
    found
}

/// What is wrong with listing.
async fn listed(wire: &impl Wire, own: &BoxSecret, day: Day) -> Vec<Finding> {
    let path = day_path(&own.id(), day);
    let mut found = Vec::new();
    match wire.ask("GET", &path, Some(own), None).await {
        None => found.push(unreadable(wire).await),
        // Nothing could be put today, so there is nothing to list.
        Some(list) if list.status == 404 => {}
        Some(list) if !is_good(&list) => found.push(Finding::NoList(list.status)),
        Some(list) if !is_list(&list.body) => found.push(Finding::ListForm),
        Some(_) => {}
    }
    if wire.ask("GET", &path, None, None).await.is_some_and(|open| is_good(&open)) {
        found.push(Finding::ListOpen);
    }
    found
}

/// Why there was no answer that may be read.
async fn unreadable(wire: &impl Wire) -> Finding {
    if wire.reaches().await { Finding::OtherSites } else { Finding::NoAnswer }
}

pub(super) fn is_good(reply: &Reply) -> bool {
    (200..300).contains(&reply.status)
}

/// A JSON list, as nginx writes it.
fn is_list(body: &[u8]) -> bool {
    let text = body.trim_ascii();
    text.starts_with(b"[") && text.ends_with(b"]")
}

/// Why something new could not be put.
fn refused(put: &Reply) -> Option<Finding> {
    Some(match put.status {
        200..=299 => return None,
        405 | 501 => Finding::NoPut,
        404 | 410 => Finding::NoMailbox,
        413 => Finding::TooSmall,
        429 | 503 => Finding::Flood,
        507 => Finding::Full,
        500..=599 => Finding::Broken(put.status),
        _ => Finding::MayNotWrite,
    })
}

pub(super) fn clock(date_ms: Millis, now_ms: Millis) -> Option<Finding> {
    let ahead_s = (i64::try_from(now_ms).ok()? - i64::try_from(date_ms).ok()?) / 1_000;
    (ahead_s.abs() > CLOCK_S).then_some(Finding::Clock(ahead_s))
}

/// How many bytes of noise [`probe`] wants.
pub const NOISE_BYTES: usize = SLIP_BYTES_MAX;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::now;
    use core::cell::RefCell;
    use std::collections::BTreeMap;

    const OWN: BoxSecret = BoxSecret([7; 32]);
    const NOW: Millis = 1_795_309_200_000;

    /// A server that keeps every rule, until it is told otherwise.
    struct Server {
        objects: RefCell<BTreeMap<String, Vec<u8>>>,
        put: Option<u16>,
        get: Option<u16>,
        list: Option<u16>,
        list_body: &'static [u8],
        open: bool,
        overwrites: bool,
        bytes_max: usize,
        alters: bool,
        readable: bool,
        up: bool,
        date_ms: Millis,
    }

    fn good() -> Server {
        Server {
            objects: RefCell::default(),
            put: None,
            get: None,
            list: None,
            list_body: b"[]\n",
            open: false,
            overwrites: false,
            bytes_max: SLIP_BYTES_MAX,
            alters: false,
            readable: true,
            up: true,
            date_ms: NOW,
        }
    }

    impl Server {
        fn serve(&self, method: &str, path: &str, secret: bool, body: Option<&[u8]>) -> (u16, Vec<u8>) {
            let mut objects = self.objects.borrow_mut();
            let known = objects.get(path).cloned();
            match (method, body) {
                ("PUT", Some(body)) if self.put.is_none() => {
                    if body.len() > self.bytes_max {
                        return (413, Vec::new());
                    }
                    if known.is_some() && !self.overwrites {
                        return (409, Vec::new());
                    }
                    let mut kept = body.to_vec();
                    kept[0] ^= u8::from(self.alters);
                    objects.insert(path.to_owned(), kept);
                    (201, Vec::new())
                }
                ("PUT", _) => (self.put.unwrap_or(400), Vec::new()),
                _ if path.ends_with('/') => match (secret || self.open, self.list) {
                    (true, None) => (200, self.list_body.to_vec()),
                    (true, Some(status)) => (status, Vec::new()),
                    (false, _) => (403, Vec::new()),
                },
                _ => match (self.get, known) {
                    (Some(status), _) => (status, Vec::new()),
                    (None, Some(bytes)) => (200, bytes),
                    (None, None) => (404, Vec::new()),
                },
            }
        }
    }

    impl Wire for Server {
        async fn ask(&self, method: &str, path: &str, own: Option<&BoxSecret>, body: Option<&[u8]>) -> Option<Reply> {
            let (status, body) = self.serve(method, path, own.is_some(), body);
            (self.up && self.readable).then_some(Reply { status, body, date_ms: Some(self.date_ms) })
        }

        async fn reaches(&self) -> bool {
            self.up
        }
    }

    fn found(server: &Server) -> Vec<Finding> {
        now(probe(server, &OWN, &[9; NOISE_BYTES], NOW))
    }

    #[test]
    fn a_mailbox_that_keeps_the_rules_is_in_order() {
        assert_eq!(found(&good()), []);
        assert_eq!(found(&Server { date_ms: NOW - 299_000, ..good() }), []);
    }

    #[test]
    fn each_broken_rule_is_told_from_every_other() {
        let cases = [
            (Server { up: false, ..good() }, Finding::NoAnswer),
            (Server { readable: false, ..good() }, Finding::OtherSites),
            (Server { put: Some(404), ..good() }, Finding::NoMailbox),
            (Server { put: Some(405), ..good() }, Finding::NoPut),
            (Server { put: Some(501), ..good() }, Finding::NoPut),
            (Server { put: Some(403), ..good() }, Finding::MayNotWrite),
            (Server { put: Some(507), ..good() }, Finding::Full),
            (Server { put: Some(500), ..good() }, Finding::Broken(500)),
            (Server { put: Some(429), ..good() }, Finding::Flood),
            (Server { bytes_max: 1_000, ..good() }, Finding::TooSmall),
            (Server { bytes_max: usize::MAX, ..good() }, Finding::TooLarge),
            (Server { overwrites: true, ..good() }, Finding::Overwrites),
            (Server { get: Some(403), ..good() }, Finding::NotFetched(403)),
            (Server { alters: true, ..good() }, Finding::Altered),
            (Server { list: Some(403), ..good() }, Finding::NoList(403)),
            (Server { list_body: b"<html>", ..good() }, Finding::ListForm),
            (Server { open: true, ..good() }, Finding::ListOpen),
            (Server { date_ms: NOW - 3_600_000, ..good() }, Finding::Clock(3_600)),
            (Server { date_ms: NOW + 3_600_000, ..good() }, Finding::Clock(-3_600)),
        ];
        for (server, finding) in cases {
            assert_eq!(found(&server), [finding]);
        }
    }

    #[test]
    fn several_broken_rules_are_all_said() {
        let server = Server { overwrites: true, open: true, date_ms: 0, ..good() };
        assert_eq!(found(&server), [Finding::Overwrites, Finding::ListOpen, Finding::Clock(NOW as i64 / 1_000)]);
    }
}
