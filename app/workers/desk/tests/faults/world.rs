//! The world around a desk: its browser, the phones that write to it, and what they have posted.

use crate::common::*;
use courier::body::Body;
use courier::{Poster, code};
use desk::Desk;
use device::post::Post;
use domain::task::TaskStage;
use domain::{Day, PersonId, PlaceId, RequestId, TaskId};
use futures::executor::block_on;
use ports::desk::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Phones that take part: two residents, two strangers, two helpers.
const PHONES: u8 = 6;

/// A browser with its desk, the phones around it, and what they have posted.
pub struct World {
    pub browser: Browser,
    pub desk: Rc<Desk<Tab>>,
    pub phones: Vec<Phone>,
    /// What was written once and is pasted or posted however often it is tried.
    pub messages: BTreeMap<&'static str, String>,
    /// Building 3 and its poster, as it hangs on the door since the set-up.
    pub door: Option<(PlaceId, Poster)>,
}

impl World {
    pub fn new() -> Self {
        let browser = Browser::new();
        let desk = browser.tab();
        Self { browser, desk, phones: (1..=PHONES).map(Phone::new).collect(), messages: BTreeMap::new(), door: None }
    }

    /// The device starts anew from what is on its disk.
    pub fn restart(&mut self) {
        self.browser.real = self.browser.real.copy();
        // The old one is dropped, and lets go of its lock, before the new one asks for it.
        self.desk = self.browser.tab();
        open(&self.desk, Mode::Real);
    }

    pub fn rows(&self, filter: RequestFilter) -> Vec<Row> {
        match ask(&self.desk, Ask::Requests { filter, from: 0, count: 100 }) {
            Ok(Answer::Requests(page)) => page.rows,
            other => panic!("rows, not {other:?}"),
        }
    }

    pub fn people(&self) -> Vec<PersonRow> {
        let ask_all = Ask::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 100 };
        match ask(&self.desk, ask_all) {
            Ok(Answer::People(page)) => page.rows,
            other => panic!("people, not {other:?}"),
        }
    }

    pub fn person(&self, name: &str) -> Option<PersonId> {
        self.people().into_iter().find(|row| row.name == name).map(|row| row.id)
    }

    pub fn somebody(&self, name: &str) -> PersonId {
        self.person(name).expect("was written down")
    }

    pub fn details(&self, name: &str) -> PersonDetail {
        match ask(&self.desk, Ask::Person(self.somebody(name))) {
            Ok(Answer::Person(detail)) => *detail,
            other => panic!("a person, not {other:?}"),
        }
    }

    pub fn all_rows(&self) -> Vec<Row> {
        [self.rows(RequestFilter::Open), self.rows(RequestFilter::Over)].concat()
    }

    pub fn row(&self, title: &str) -> Option<Row> {
        self.all_rows().into_iter().find(|row| row.title == title)
    }

    pub fn request(&self, title: &str) -> Detail {
        request(&self.desk, self.row(title).expect("was filed").id)
    }

    pub fn id(&self, title: &str) -> RequestId {
        self.request(title).row.id
    }

    pub fn task(&self, title: &str) -> (TaskId, TaskStage) {
        let detail = self.request(title);
        detail.tasks.last().map(|task| (task.id, task.stage)).expect("was asked")
    }

    pub fn household(&self) -> PairDetail {
        let Ok(Answer::Pairs(rows)) = ask(&self.desk, Ask::Pairs) else { panic!("pairs") };
        match ask(&self.desk, Ask::Pair(rows[0].household)) {
            Ok(Answer::Pair(detail)) => *detail,
            other => panic!("a pair, not {other:?}"),
        }
    }

    pub fn weighing(&self) -> Weighing {
        match ask(&self.desk, Ask::Weighing) {
            Ok(Answer::Weighing(weighing)) => *weighing,
            other => panic!("weights, not {other:?}"),
        }
    }

    /// When the inbox got its key.
    pub fn inbox_since_ms(&self) -> domain::Millis {
        match ask(&self.desk, Ask::Devices(devices::Ask::List)) {
            Ok(Answer::Devices(devices::Answer::Devices(told))) => told.inbox.expect("the voice").since_ms,
            other => panic!("devices, not {other:?}"),
        }
    }

    pub fn meals(&self) -> u32 {
        match ask(&self.desk, Ask::Kiosks) {
            Ok(Answer::Kiosks(kiosks)) => kiosks.iter().map(|kiosk| kiosk.meals).sum(),
            other => panic!("kiosks, not {other:?}"),
        }
    }

    pub fn place(&self) -> PlaceId {
        self.door.as_ref().expect("set up").0
    }

    pub fn poster(&self) -> &Poster {
        &self.door.as_ref().expect("set up").1
    }

    /// A message of a phone, written once.
    pub fn message(&mut self, key: &'static str, phone: usize, body: impl FnOnce(&Self) -> Body) -> String {
        if let Some(text) = self.messages.get(key) {
            return text.clone();
        }
        let (body, poster) = (body(self), self.poster().clone());
        let text = self.phones[phone].message(&poster, &body);
        self.messages.insert(key, text.clone());
        text
    }

    /// Puts it into the mailbox.
    pub fn post(&mut self, key: &'static str, phone: usize, body: impl FnOnce(&Self) -> Body) {
        let text = self.message(key, phone, body);
        let (bytes, folder) = (code::find(&text).expect("a code"), self.poster().folder.expect("a mailbox"));
        block_on(self.browser.post.put(&folder, Day::of(NOW), &bytes)).expect("posted");
    }

    pub fn ask(&self, question: Ask) -> Result<Answer, Trouble> {
        ask(&self.desk, question)
    }
}
