//! A phone over memory twins, and a station that answers it.

use core::pin::pin;
use core::task::{Context, Poll, Waker};
use courier::body::{
    Body, CallOffBody, CardBody, DetailsBody, HelperBody, OfferBody, ProgressBody, ReplyTo, RequestBody,
};
use courier::poster::Poster;
use courier::station::StationFile;
use courier::{code, slip};
use device::locks::MemoryLocks;
use device::post::{MemoryPost, Post};
use device::store::{MemoryStore, Store};
use device::{MemoryClock, MemoryEntropy};
use domain::request::Stage;
use domain::{Day, Home, Kind, PlaceId, Slots, TaskId};
use pocket::Pocket;
use pocket::disk::Disk;
use pocket::station::Judged;
use ports::pocket::{Ask, Filing, Person, Reply};
use trust::{BoxSecret, Digest, Draw, SealingSecret, SigningSecret, fingerprint};

/// The result of a future that never really waits, as those of the twins.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a twin waited"),
    }
}

/// 2026-11-22, nine in the morning in China.
pub const NINE: u64 = 1_795_309_200_000;

pub type PhoneOver<S> = Pocket<S, MemoryLocks, MemoryPost, MemoryClock, MemoryEntropy>;
pub type Phone = PhoneOver<MemoryStore>;

/// A phone's parts, kept when the page is closed.
#[derive(Clone)]
pub struct Device {
    pub store: MemoryStore,
    pub locks: MemoryLocks,
    pub post: MemoryPost,
    pub clock: MemoryClock,
    pub seed: u64,
}

impl Device {
    /// A new phone near this mailbox.
    pub fn near(post: &MemoryPost, seed: u64) -> Self {
        let (store, locks) = (MemoryStore::new(), MemoryLocks::default());
        Self { store, locks, post: post.clone(), clock: MemoryClock::at(NINE), seed }
    }

    /// Opens the page. What happened before is read from the store.
    pub fn open(&self) -> Phone {
        now(self.open_over(self.store.clone()))
    }

    /// Opens the page over this store.
    pub async fn open_over<S: Store>(&self, store: S) -> PhoneOver<S> {
        let disk = Disk::new(store, self.locks.clone(), "pocket");
        let parts = (disk, self.clock.clone(), MemoryEntropy::seeded(self.seed));
        let pocket = Pocket::open(parts, |_| (), || ()).await;
        pocket.set_post(Some(self.post.clone()));
        pocket
    }

    /// Opens the page by the station's poster.
    pub fn scans(&self, station: &Station) -> Phone {
        let pocket = self.open();
        now(pocket.take_poster(Judged::of(station.poster(), None))).unwrap();
        pocket
    }
}

/// A station with its keys.
pub struct Station {
    pub sign: SigningSecret,
    pub seal: SealingSecret,
    pub secret: BoxSecret,
    draw: Draw,
}

impl Station {
    pub fn new(seed: u8) -> Self {
        Self {
            sign: SigningSecret::from_seed([seed; 32]),
            seal: SealingSecret::from_seed([seed + 1; 32]),
            secret: BoxSecret([seed + 2; 32]),
            draw: Draw::from_seed([seed; 32]),
        }
    }

    pub fn poster(&self) -> Poster {
        Poster {
            place: PlaceId([1; 8]),
            inbox: self.seal.public(),
            root: fingerprint(&self.sign.public()),
            folder: Some(self.secret.id()),
            building: 9,
            telephone: "02988880000".into(),
            name: "青禾小区".into(),
            sample: false,
        }
    }

    /// What its own site says of it.
    pub fn file(&self) -> StationFile {
        let card =
            CardBody { name: "青禾小区".into(), telephone: "02988880000".into(), inbox: self.inbox(), at_ms: NINE };
        let card = slip::sign_open(&self.sign, &Body::Card(card)).unwrap();
        let root = self.sign.public().to_string();
        StationFile { root, card: code::write(&card).unwrap(), ..StationFile::default() }
    }

    /// Its poster, as its own site vouches for it.
    pub fn vouched(&self) -> Judged {
        Judged::of(self.poster(), Some(&self.file()))
    }

    pub fn inbox(&self) -> ReplyTo {
        ReplyTo { seal: self.seal.public(), folder: self.secret.id() }
    }

    /// Everything that lies in the inbox, opened.
    pub fn reads(&self, post: &MemoryPost) -> Vec<Body> {
        let days = now(post.days(&self.secret)).unwrap();
        let names = days.iter().flat_map(|day| {
            now(post.list(&self.secret, *day)).unwrap().into_iter().map(move |entry| (*day, entry.name))
        });
        let open = |(day, name): (Day, Digest)| {
            let bytes = now(post.get(&self.secret.id(), day, &name)).unwrap();
            slip::open(core::slice::from_ref(&self.seal), &bytes).unwrap().body
        };
        names.map(open).collect()
    }

    /// Every request in the inbox.
    pub fn requests(&self, post: &MemoryPost) -> Vec<RequestBody> {
        let request = |body| match body {
            Body::Request(request) => Some(request),
            _ => None,
        };
        self.reads(post).into_iter().filter_map(request).collect()
    }

    /// The one request in the inbox.
    pub fn request(&self, post: &MemoryPost) -> RequestBody {
        self.requests(post).remove(0)
    }

    /// A receipt as it would be sealed, and the digest the next one names.
    pub fn receipt(
        &mut self,
        request: &RequestBody,
        number: u32,
        before: Option<Digest>,
        stage: Stage,
    ) -> (Vec<u8>, Digest) {
        let helper = HelperBody { name: "田阿姨".into(), door_code: 47, when: "下午 3 点前".into() };
        let body = Body::Progress(ProgressBody {
            request: request.id,
            number,
            before,
            round: 0,
            stage,
            captain: "许宁".into(),
            telephone: "13800000000".into(),
            promised_ms: Some(NINE + 3_600_000),
            helper: (number > 0).then_some(helper),
            note: "".into(),
            at_ms: NINE + 60_000,
        });
        let to = request.reply.unwrap().seal;
        (slip::seal(&mut self.draw, &self.sign, &to, &body).unwrap(), slip::digest(&body))
    }

    /// Puts a slip into a phone's box.
    pub fn posts(&self, post: &MemoryPost, request: &RequestBody, bytes: &[u8]) {
        now(post.put(&request.reply.unwrap().folder, Day::of(NINE), bytes)).unwrap();
    }

    pub fn offer(&self, task: TaskId) -> Vec<u8> {
        let body = Body::Offer(OfferBody {
            task,
            kind: Kind::Errand,
            near: "青禾小区 9号楼".into(),
            suits: Slots::default(),
            captain: "许宁".into(),
            telephone: "13800000000".into(),
            station: self.inbox(),
            until_ms: NINE + 7_200_000,
        });
        slip::sign_open(&self.sign, &body).unwrap()
    }

    pub fn call_off(&self, task: TaskId) -> Vec<u8> {
        let body = CallOffBody { task, note: "不用去了，谢谢".into(), at_ms: NINE + 120_000 };
        slip::sign_open(&self.sign, &Body::CallOff(body)).unwrap()
    }

    pub fn details(&mut self, task: TaskId, to: &ReplyTo) -> Vec<u8> {
        let body = Body::Details(DetailsBody {
            task,
            name: "何建民".into(),
            telephone: "13800001234".into(),
            address: "青禾小区 3-2-501".into(),
            words: "买降压药".into(),
            door_code: 47,
            note: "".into(),
        });
        slip::seal(&mut self.draw, &self.sign, &to.seal, &body).unwrap()
    }
}

pub fn he() -> Person {
    Person { name: "何建民".into(), telephone: "13800001234".into(), home: Home::parse("3-2-501", None) }
}

pub fn filing(words: &str) -> Ask {
    Ask::File(Filing { kind: Kind::Errand, words: words.into(), suits: Slots::default(), who: he(), notice: 1 })
}

/// Files a request and goes to the mailbox.
pub fn files(phone: &Phone, words: &str) -> Result<domain::RequestId, ports::pocket::Trouble> {
    let Reply::Filed(filed) = now(phone.answer(filing(words))) else { panic!("not filed") };
    now(phone.look(true));
    filed
}

pub fn pasted(bytes: &[u8]) -> String {
    format!("王姐：你看看这个\n{} 👍", code::write(bytes).unwrap())
}
