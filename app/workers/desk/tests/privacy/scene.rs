//! Old Mr He, who has asked for help and was helped, and Tian, who came.

use crate::common::backups;
pub use crate::common::backups::back_up as backup;
use crate::common::people::written;
use crate::common::*;
use courier::body::{Body, DoneBody, ProgressBody};
use courier::{Packed, attachment, code, slip};
use desk::Desk;
use device::post::Post;
use device::store::MemoryStore;
use domain::{PersonId, RequestId, TaskId};
use futures::executor::block_on;
use ports::desk::privacy::{Answer as Told, Ask as Privacy};
use ports::desk::*;
use std::rc::Rc;

/// What he asked for first, and what is still open.
pub const WORDS: &str = "我行动不便,想请人帮我买药";
pub const MORE: &str = "灯坏了,晚上看不见";

pub struct Scene {
    pub browser: Browser,
    pub desk: Rc<Desk<Tab>>,
    pub he: PersonId,
    pub tian: PersonId,
    /// The one that was done, with a photo; the one that is open, to which she is going.
    pub requests: [RequestId; 2],
    pub task: TaskId,
    pub resident: Phone,
    pub helper: Phone,
    pub poster: courier::Poster,
}

impl Scene {
    /// Two requests of his by phone: one done with a photo, one for which she has agreed; and a message from another phone
    /// of his that nobody has let in.
    pub fn lived() -> Self {
        let browser = Browser::new();
        let desk = browser.station();
        let tian = written(&desk, "田秀英", "301", true);
        let (place, poster) = building(&desk, "青禾小区", "3");
        let (mut resident, helper, mut another) = (Phone::new(1), Phone::new(2), Phone::new(3));
        for (id, words) in [(7, WORDS), (8, MORE)] {
            let text = resident.message(&poster, &Body::Request(resident.request(id, place, words)));
            taken(ask(&desk, Ask::TakeIn { text }));
        }
        let requests = [RequestId([7; 16]), RequestId([8; 16])];
        let he = request(&desk, requests[0]).person.expect("he").id;
        let mut scene = Self { browser, desk, he, tian, requests, task: TaskId([0; 16]), resident, helper, poster };
        scene.task = scene.agreed(requests[0]);
        scene.helper_done(scene.task);
        scene.agreed(requests[1]);
        another.post(&scene.browser.post, &scene.poster, &Body::Request(another.request(9, place, "还是灯的事")));
        pass(&scene.desk, 5_000);
        scene
    }

    /// She is asked, says yes by phone, and is told the particulars.
    pub fn agreed(&mut self, request: RequestId) -> TaskId {
        let asked = saved(ask(&self.desk, Ask::Assign(vec![(request, self.tian)])));
        let offer = letter(&self.desk, asked.letters[0].id);
        let offered = match code::find(&offer.text) {
            Ok(code) => match slip::open_open(&code).expect("an offer").body {
                Body::Offer(offered) => offered.task,
                other => panic!("an offer, not {other:?}"),
            },
            Err(_) => offer.task.expect("the offer's"),
        };
        let _ = ask(&self.desk, Ask::MarkCopied(offer.id));
        self.helper.post(&self.browser.post, &self.poster, &self.helper.answer(offered, true));
        pass(&self.desk, 5_000);
        saved(ask(&self.desk, Ask::ConfirmHelper { task: offered, when: "下午".into() }));
        pass(&self.desk, 11_000);
        offered
    }

    fn helper_done(&mut self, task: TaskId) {
        let (photo, sealed) = attachment::seal(&mut self.helper.rng, b"a photo of his kitchen").expect("small");
        block_on(self.browser.post.attach(&self.poster.folder.expect("a mailbox"), &sealed)).expect("posted");
        let done = DoneBody { task, word: Packed::from("药已送到他手里"), photo: Some(photo), at_ms: NOW };
        self.helper.post(&self.browser.post, &self.poster, &Body::Done(done));
        pass(&self.desk, 5_000);
        pass(&self.desk, 1_000);
    }

    /// What he was told last about a request.
    pub fn progress(&self, request: RequestId) -> ProgressBody {
        let told = self.resident.inbox(&self.browser.post).into_iter().filter_map(|opened| match opened.body {
            Body::Progress(progress) => Some(progress),
            _ => None,
        });
        told.filter(|progress| progress.request == request).max_by_key(|progress| progress.number).expect("progress")
    }

    /// The same disk in another browser, with a desk just opened.
    pub fn copied(&self) -> (Browser, Rc<Desk<Tab>>) {
        let mut browser = Browser::started_after(60);
        browser.real = self.browser.real.copy();
        browser.post = self.browser.post.clone();
        browser.clock.set(device::Clock::now_ms(&self.browser.clock));
        let desk = browser.tab();
        open(&desk, Mode::Real);
        (browser, desk)
    }
}

pub fn erase(desk: &Rc<Desk<Tab>>, person: PersonId) -> Reply {
    ask(desk, Ask::Privacy(Privacy::Erase(person)))
}

pub fn told(desk: &Rc<Desk<Tab>>, question: Privacy) -> Told {
    match ask(desk, Ask::Privacy(question)) {
        Ok(Answer::Privacy(told)) => told,
        other => panic!("told, not {other:?}"),
    }
}

/// Everything on the disk, one after another.
fn disk(store: &MemoryStore) -> Vec<u8> {
    store.rows().into_values().flatten().flat_map(|(key, value)| [key, value].concat()).collect()
}

/// Which of these words a copied disk shows.
pub fn shown<'a>(store: &MemoryStore, words: &[&'a str]) -> Vec<&'a str> {
    let disk = disk(store);
    let shows = |words: &&&str| disk.windows(words.len()).any(|part| part == words.as_bytes());
    words.iter().filter(shows).copied().collect()
}

pub fn names(desk: &Rc<Desk<Tab>>) -> Vec<String> {
    match ask(desk, Ask::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 100 }) {
        Ok(Answer::People(page)) => page.rows.into_iter().map(|row| row.name).collect(),
        other => panic!("people, not {other:?}"),
    }
}

pub fn restore(desk: &Rc<Desk<Tab>>, file: Vec<u8>) {
    backups::restore(desk, file).expect("restored");
}
