//! The post over an object store, against one in memory that checks every signature and keeps a policy like the
//! documented one.
#![cfg(feature = "worker")]

use core::cell::{Cell, RefCell};
use courier::mailbox::{LIST_FILE, LISTED, day_path, days_path, object_path};
use courier::s3::{Bucket, Request};
use device::post::probe::{Finding, Reply};
use device::post::{BucketPost, Caller, Post, PostError};
use domain::{Day, Millis};
use std::collections::BTreeMap;
use std::rc::Rc;
use trust::{BoxSecret, Digest};

const NOW: Millis = 1_795_309_200_000;
const OWN: BoxSecret = BoxSecret([7; 32]);
const PHONE: BoxSecret = BoxSecret([8; 32]);
const PAGE: usize = 3;

fn bucket() -> Bucket {
    Bucket::typed("https://s3.example.org/qinghe", "cn-1", "AKSTATION", "secret").expect("a bucket")
}

/// What may be broken about it.
#[derive(Clone, Default)]
struct Broken {
    no_bucket: bool,
    open_list: bool,
    open_puts: bool,
    no_anonymous_put: bool,
    no_anonymous_get: bool,
    no_station_put: bool,
    no_station_list: bool,
    region: bool,
    unreadable: bool,
    away: bool,
    no_condition: bool,
    ahead_ms: i64,
}

/// A store, and the line to it that hangs up before an answer when told to.
#[derive(Clone, Default)]
struct Store {
    objects: Rc<RefCell<BTreeMap<String, Vec<u8>>>>,
    broken: Rc<RefCell<Broken>>,
    /// Requests until the line is cut, and how many then get no answer.
    cut: Rc<Cell<(u32, u32)>>,
    calls: Rc<Cell<u32>>,
    /// What somebody else puts right after the next list was written.
    racer: Rc<RefCell<Option<String>>>,
}

fn error(status: u16, code: &str) -> (u16, Vec<u8>) {
    (status, format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code></Error>").into_bytes())
}

/// `????????????????????????/????-??-??/` and 64 letters: what the policy lets anybody put.
fn is_object(path: &str) -> bool {
    let parts: Vec<usize> = path.split('/').map(str::len).collect();
    matches!(parts[..], [22, 10, 64] | [22, 1, 64])
}

impl Store {
    fn signed(
        &self,
        method: &str,
        address: &str,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Result<bool, (u16, Vec<u8>)> {
        let of = |wanted: &str| headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
        let Some(said) = of("authorization") else { return Ok(false) };
        let now = NOW.saturating_add_signed(self.broken.borrow().ahead_ms);
        let (url, query) = address.split_once('?').unwrap_or((address, ""));
        let decoded = |text: &str| text.replace("%2F", "/").replace("%3D", "=");
        let query = query.split('&').filter(|pair| !pair.is_empty()).filter_map(|pair| pair.split_once('='));
        let request = Request {
            method,
            url: url.to_owned(),
            query: query.map(|(name, value)| (name.to_owned(), decoded(value))).collect(),
            headers: headers.iter().filter(|(name, _)| name == "if-none-match").cloned().collect(),
            body,
        };
        // The same second, within a quarter of an hour of the server's, gives the same signature.
        let right = (0..=900).flat_map(|s| [now + s * 1_000, now.saturating_sub(s * 1_000)]).any(|at| {
            bucket().sign(&request, at).iter().any(|(name, value)| name == "authorization" && *value == said)
        });
        match (right, said.contains("AKSTATION")) {
            _ if self.broken.borrow().region => Err(error(400, "AuthorizationHeaderMalformed")),
            (_, false) => Err(error(403, "InvalidAccessKeyId")),
            (true, _) => Ok(true),
            (false, _) if self.broken.borrow().ahead_ms != 0 => Err(error(403, "RequestTimeTooSkewed")),
            (false, _) => Err(error(403, "SignatureDoesNotMatch")),
        }
    }

    fn serve(&self, method: &str, address: &str, headers: &[(String, String)], body: Option<&[u8]>) -> (u16, Vec<u8>) {
        let station = match self.signed(method, address, headers, body.unwrap_or_default()) {
            Ok(station) => station,
            Err(refused) => return refused,
        };
        let broken = self.broken.borrow().clone();
        let rest = address.strip_prefix("https://s3.example.org/qinghe/").expect("its own bucket");
        if broken.no_bucket {
            return error(404, "NoSuchBucket");
        }
        let Some(path) = rest.strip_prefix("mailbox/") else {
            let allowed = if station { !broken.no_station_list } else { broken.open_list };
            return if allowed { (200, self.list(rest)) } else { error(403, "AccessDenied") };
        };
        let mut objects = self.objects.borrow_mut();
        match (method, body) {
            ("PUT", Some(body)) => {
                let allowed = match station {
                    true => !broken.no_station_put,
                    false => (is_object(path) && !broken.no_anonymous_put) || broken.open_puts,
                };
                let once = headers.iter().any(|(name, value)| name == "if-none-match" && value == "*");
                match (allowed, once, objects.contains_key(path)) {
                    (false, ..) => error(403, "AccessDenied"),
                    (_, true, _) if broken.no_condition => error(501, "NotImplemented"),
                    (_, true, true) => error(412, "PreconditionFailed"),
                    _ => {
                        objects.insert(path.to_owned(), body.to_vec());
                        if path.ends_with(LIST_FILE)
                            && let Some(racer) = self.racer.borrow_mut().take()
                        {
                            objects.insert(racer, vec![1]);
                        }
                        (200, Vec::new())
                    }
                }
            }
            _ if !station && broken.no_anonymous_get => error(403, "AccessDenied"),
            _ => match objects.get(path) {
                Some(bytes) => (200, bytes.clone()),
                None if station => error(404, "NoSuchKey"),
                None => error(403, "AccessDenied"),
            },
        }
    }

    fn list(&self, rest: &str) -> Vec<u8> {
        let query = rest.strip_prefix('?').expect("a query").replace("%2F", "/").replace("%3D", "=");
        let of = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let prefix = of("prefix").expect("a prefix").strip_prefix("mailbox/").expect("the mailbox's");
        let from: usize = of("continuation-token").map_or(0, |token| token.trim_end_matches('=').parse().unwrap());
        let objects = self.objects.borrow();
        let mut rows: Vec<String> = Vec::new();
        for (key, bytes) in objects.range(prefix.to_owned()..).take_while(|(key, _)| key.starts_with(prefix)) {
            let row = match key[prefix.len()..].split_once('/') {
                Some((folder, _)) => {
                    format!("<CommonPrefixes><Prefix>mailbox/{prefix}{folder}/</Prefix></CommonPrefixes>")
                }
                None => format!("<Contents><Key>mailbox/{key}</Key><Size>{}</Size></Contents>", bytes.len()),
            };
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
        let more = rows.len() > from + PAGE;
        let page: String = rows.iter().skip(from).take(PAGE).cloned().collect();
        let next = if more {
            format!("<NextContinuationToken>{}=</NextContinuationToken>", from + PAGE)
        } else {
            String::new()
        };
        format!("<ListBucketResult><IsTruncated>{more}</IsTruncated>{next}{page}</ListBucketResult>").into_bytes()
    }
}

impl Caller for Store {
    async fn call(
        &self,
        method: &str,
        address: &str,
        headers: &[(String, String)],
        body: Option<&[u8]>,
    ) -> Option<Reply> {
        self.calls.set(self.calls.get() + 1);
        let (status, body) = self.serve(method, address, headers, body);
        let broken = self.broken.borrow().clone();
        let (until, lost) = self.cut.get();
        match (until, lost) {
            (0, 1..) => {
                self.cut.set((0, lost - 1));
                return None;
            }
            (1.., _) => self.cut.set((until - 1, lost)),
            _ => {}
        }
        let date_ms = Some(NOW.saturating_add_signed(broken.ahead_ms));
        (!broken.unreadable && !broken.away).then_some(Reply { status, date_ms, body })
    }

    async fn reaches(&self, _address: &str) -> bool {
        !self.broken.borrow().away
    }

    fn now_ms(&self) -> Millis {
        NOW
    }
}

fn now<T>(future: impl Future<Output = T>) -> T {
    let mut context = core::task::Context::from_waker(core::task::Waker::noop());
    match core::pin::pin!(future).poll(&mut context) {
        core::task::Poll::Ready(done) => done,
        core::task::Poll::Pending => panic!("nothing here waits"),
    }
}

fn over(store: &Store) -> BucketPost<Store> {
    BucketPost::over(store.clone(), bucket())
}

fn text(store: &Store, path: &str) -> String {
    String::from_utf8(store.objects.borrow()[path].clone()).expect("text")
}

#[test]
fn what_a_phone_puts_without_a_key_the_station_finds_and_answers_where_the_phone_can_read_it() {
    let (store, day) = (Store::default(), Day(20_779));
    let phone = |path: &str, body: &[u8]| {
        let address = format!("https://s3.example.org/qinghe/mailbox/{path}");
        now(store.call("PUT", &address, &[("if-none-match".into(), "*".into())], Some(body))).expect("an answer").status
    };
    let slips: Vec<Vec<u8>> = (0..8u8).map(|at| vec![at; 40]).collect();
    for slip in &slips {
        assert_eq!(phone(&object_path(&OWN.id(), day, &Digest::of(slip)), slip), 200);
        assert_eq!(phone(&object_path(&OWN.id(), day, &Digest::of(slip)), slip), 412);
    }
    // More than fit one page, found page by page.
    let post = over(&store);
    assert_eq!(now(post.days(&OWN)), Ok(vec![day]));
    let listed = now(post.list(&OWN, day)).expect("a list");
    let mut names: Vec<Digest> = slips.iter().map(|slip| Digest::of(slip)).collect();
    names.sort_unstable();
    assert_eq!(listed.iter().map(|entry| entry.name).collect::<Vec<_>>(), names);
    assert_eq!(now(post.get(&OWN.id(), day, &names[0])).map(|bytes| Digest::of(&bytes)), Ok(names[0]));
    // The answer, and the lists beside it.
    let name = now(post.put(&PHONE.id(), day, b"answer")).expect("put");
    assert_eq!(now(post.put(&PHONE.id(), day, b"answer")), Ok(name));
    assert!(text(&store, &format!("{}{LIST_FILE}", day_path(&PHONE.id(), day))).contains(&name.to_string()));
    let days = text(&store, &format!("{}{LIST_FILE}", days_path(&PHONE.id())));
    assert_eq!(days, "[{\"name\":\"2026-11-22\",\"type\":\"directory\",\"size\":0}]\n");
    assert!(bucket().mailbox().ends_with(LISTED));
}

#[test]
fn of_two_who_write_at_once_the_list_names_both() {
    let (store, day) = (Store::default(), Day(20_779));
    let other = Digest::of(b"of the other device");
    *store.racer.borrow_mut() = Some(object_path(&PHONE.id(), day, &other));
    let name = now(over(&store).put(&PHONE.id(), day, b"answer")).expect("put");
    let list = text(&store, &format!("{}{LIST_FILE}", day_path(&PHONE.id(), day)));
    assert!(list.contains(&name.to_string()) && list.contains(&other.to_string()));
}

#[test]
fn a_listing_that_breaks_off_goes_on_where_it_was() {
    let (store, day) = (Store::default(), Day(20_779));
    for at in 0..10u8 {
        store.objects.borrow_mut().insert(object_path(&OWN.id(), day, &Digest::of(&[at])), vec![at]);
    }
    let post = over(&store);
    store.cut.set((2, 1));
    assert_eq!(now(post.list(&OWN, day)), Err(PostError::Offline));
    store.calls.set(0);
    assert_eq!(now(post.list(&OWN, day)).map(|list| list.len()), Ok(10));
    assert_eq!(store.calls.get(), 2, "the third page again, and the fourth");
    assert_eq!(now(post.list(&OWN, day)).map(|list| list.len()), Ok(10));
}

#[test]
fn a_line_that_is_cut_anywhere_loses_nothing_and_doubles_nothing() {
    let day = Day(20_779);
    for cut in 0..8 {
        let store = Store::default();
        let post = over(&store);
        store.cut.set((cut, 1));
        let first = now(post.put(&PHONE.id(), day, b"answer"));
        assert_eq!(first.clone().err(), (cut < 7).then_some(PostError::Offline), "{cut}");
        store.cut.set((0, 0));
        assert_eq!(now(post.put(&PHONE.id(), day, b"answer")), Ok(Digest::of(b"answer")));
        let objects = store.objects.borrow();
        assert_eq!(objects.keys().filter(|path| is_object(path)).count(), 1);
        assert_eq!(objects.keys().filter(|path| path.ends_with(LIST_FILE)).count(), 2);
    }
}

#[test]
fn a_clock_that_is_wrong_is_made_up_for_and_a_store_without_conditions_is_used_all_the_same() {
    for broken in
        [Broken { ahead_ms: 7_200_000, ..Broken::default() }, Broken { no_condition: true, ..Broken::default() }]
    {
        let store = Store::default();
        *store.broken.borrow_mut() = broken;
        assert!(now(over(&store).put(&PHONE.id(), Day(20_779), b"answer")).is_ok());
    }
}

fn found(broken: Broken, key: Bucket) -> Vec<Finding> {
    let store = Store::default();
    *store.broken.borrow_mut() = broken;
    now(BucketPost::over(store, key).try_out(&OWN, &[9; 64], NOW))
}

#[test]
fn each_way_to_set_a_bucket_up_wrongly_is_told_from_every_other() {
    assert_eq!(found(Broken::default(), bucket()), []);
    let with = |change: fn(&mut Broken)| {
        let mut broken = Broken::default();
        change(&mut broken);
        found(broken, bucket())
    };
    assert_eq!(with(|broken| broken.away = true), [Finding::NoAnswer]);
    assert_eq!(with(|broken| broken.unreadable = true), [Finding::OtherSites]);
    assert_eq!(with(|broken| broken.no_bucket = true), [Finding::NoBucket]);
    assert_eq!(with(|broken| broken.region = true), [Finding::Region]);
    assert_eq!(with(|broken| broken.no_station_list = true), [Finding::NoList(403)]);
    assert_eq!(with(|broken| broken.no_station_put = true), [Finding::MayNotWrite]);
    assert_eq!(with(|broken| broken.no_anonymous_put = true), [Finding::StrangersMayNotPut]);
    assert_eq!(with(|broken| broken.no_anonymous_get = true), [Finding::NotFetched(403)]);
    assert_eq!(with(|broken| broken.open_puts = true), [Finding::StrangersWriteLists]);
    assert_eq!(with(|broken| broken.open_list = true), [Finding::ListOpen]);
    assert_eq!(with(|broken| broken.ahead_ms = -7_200_000), [Finding::Clock(7_200)]);
    assert_eq!(found(Broken::default(), Bucket { key_id: "AKNOBODY".into(), ..bucket() }), [Finding::KeyUnknown]);
    assert_eq!(found(Broken::default(), Bucket { secret: "other".into(), ..bucket() }), [Finding::KeyWrong]);
}
