//! The page's end of a port: starts the worker, matches answers to questions, and notices when the worker is gone.

use super::{Frame, PortError, Sort, decode, encode};
use crate::clock::Timer;
use crate::listening::Listening;
use core::future::poll_fn;
use core::marker::PhantomData;
use core::task::{Poll, Waker};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How long a worker may take to say hello. A late hello is still welcome.
const HELLO_MS_MAX: u32 = 20_000;

/// Where the numbers of questions begin on an adopted worker: answers to whoever had it before have lower ones.
const ADOPTED: u32 = 1 << 31;

/// Asks a worker. Clones share the worker; it ends with the page, or on `stop`.
pub struct Client<Ask, Answer, News> {
    line: Rc<Line>,
    speaks: PhantomData<fn(Ask) -> (Answer, News)>,
}

impl<Ask, Answer, News> Clone for Client<Ask, Answer, News> {
    fn clone(&self) -> Self {
        Self { line: self.line.clone(), speaks: PhantomData }
    }
}

impl<Ask: Serialize, Answer: DeserializeOwned, News: DeserializeOwned + 'static> Client<Ask, Answer, News> {
    /// Starts the worker whose loader lies at `script`, relative to the page. Returns at once; questions wait for the
    /// worker's hello.
    #[must_use]
    pub fn start(script: &str) -> Self {
        let line = Rc::new(Line::new(script));
        line.start();
        Self { line, speaks: PhantomData }
    }

    /// Goes on with a worker that another program of this page has let go. Its script is for a restart.
    #[must_use]
    pub fn adopt(script: &str, worker: web_sys::Worker) -> Self {
        let line = Rc::new(Line::new(script));
        *line.state.borrow_mut() = State { hello: true, last: ADOPTED, ..State::default() };
        line.listen(worker);
        Self { line, speaks: PhantomData }
    }

    /// Lets the worker go without ending it, for another program of this page to go on with. Nothing that is still
    /// open is answered here any more. `None` where no worker speaks: one that is still starting is ended.
    #[must_use]
    pub fn release(&self) -> Option<web_sys::Worker> {
        let speaks = matches!(*self.line.state.borrow(), State { hello: true, failed: None, .. });
        if !speaks {
            self.stop();
            return None;
        }
        let running = self.line.state.borrow_mut().worker.take();
        running.map(|running| running.worker)
    }

    /// Asks, and waits for the answer. Questions may overtake each other.
    pub async fn ask(&self, ask: &Ask) -> Result<Answer, PortError> {
        let number = self.line.ask(encode(ask))?;
        decode(&poll_fn(|context| self.line.poll(number, context.waker())).await?)
    }

    /// Calls back with whatever the worker tells unasked. A later listener takes the earlier one's place.
    pub fn on_news(&self, mut heard: impl FnMut(News) + 'static) {
        *self.line.news.borrow_mut() = Some(Box::new(move |bytes| {
            if let Ok(news) = decode(bytes) {
                heard(news);
            }
        }));
    }

    /// Calls back when the worker could not be loaded or broke, whether or not anyone was asking.
    pub fn on_trouble(&self, heard: impl FnMut(PortError) + 'static) {
        *self.line.trouble.borrow_mut() = Some(Box::new(heard));
    }

    /// Ends the worker and starts a fresh one. Questions still open are answered with `Broken`.
    pub fn restart(&self) {
        self.stop();
        self.line.start();
    }

    /// Ends the worker.
    pub fn stop(&self) {
        self.line.fail(PortError::Broken("stopped".into()), false);
        if let Some(worker) = self.line.state.borrow_mut().worker.take() {
            worker.worker.terminate();
        }
    }
}

type HearsNews = Box<dyn FnMut(&[u8])>;
type HearsTrouble = Box<dyn FnMut(PortError)>;

/// The part that does not know what is said, so that it is compiled once.
struct Line {
    script: String,
    state: RefCell<State>,
    news: RefCell<Option<HearsNews>>,
    trouble: RefCell<Option<HearsTrouble>>,
}

#[derive(Default)]
struct State {
    worker: Option<Running>,
    /// Which start this is: what an earlier worker still says is not heard.
    start: u32,
    hello: bool,
    failed: Option<PortError>,
    /// Questions that wait for the hello.
    unsent: Vec<Vec<u8>>,
    last: u32,
    open: BTreeMap<u32, Open>,
}

struct Running {
    worker: web_sys::Worker,
    _listening: [Listening; 2],
    _patience: Timer,
}

/// A question without its answer yet, or an answer not yet fetched.
#[derive(Default)]
struct Open {
    waker: Option<Waker>,
    answer: Option<Result<Vec<u8>, PortError>>,
}

impl Line {
    fn new(script: &str) -> Self {
        Self {
            script: script.to_owned(),
            state: RefCell::default(),
            news: RefCell::new(None),
            trouble: RefCell::new(None),
        }
    }

    fn start(self: &Rc<Self>) {
        {
            let mut state = self.state.borrow_mut();
            *state = State { start: state.start + 1, last: state.last, ..State::default() };
        }
        match web_sys::Worker::new(&self.script) {
            Ok(worker) => self.listen(worker),
            Err(why) => self.fail(PortError::NotLoaded(format!("{why:?}")), true),
        }
    }

    /// Hears what a worker says from now on.
    fn listen(self: &Rc<Self>, worker: web_sys::Worker) {
        let start = self.state.borrow().start;
        let heard = self.at(start, |line, event| line.heard(&event));
        let broke = self.at(start, |line, event| line.broke(&event));
        let late = self.at(start, |line, _| {
            if !line.state.borrow().hello {
                line.fail(PortError::NotLoaded("it did not answer".into()), true);
            }
        });
        let listening = [Listening::to(&worker, "message", heard), Listening::to(&worker, "error", broke)];
        let patience = Timer::after(HELLO_MS_MAX, move || late(JsValue::NULL));
        self.state.borrow_mut().worker = Some(Running { worker, _listening: listening, _patience: patience });
    }

    /// A callback that does nothing once the line is gone or has been restarted.
    fn at(self: &Rc<Self>, start: u32, act: impl Fn(&Self, JsValue) + 'static) -> impl Fn(JsValue) + 'static {
        let line = Rc::downgrade(self);
        move |event| {
            if let Some(line) = line.upgrade().filter(|line| line.state.borrow().start == start) {
                act(&line, event);
            }
        }
    }

    fn ask(&self, bytes: Vec<u8>) -> Result<u32, PortError> {
        let mut state = self.state.borrow_mut();
        if let Some(failed) = &state.failed {
            return Err(failed.clone());
        }
        state.last += 1;
        let number = state.last;
        let frame = Frame::new(Sort::Ask, number, bytes).write();
        state.open.insert(number, Open::default());
        match &state.worker {
            Some(running) if state.hello => send(&running.worker, &frame),
            _ => state.unsent.push(frame),
        }
        Ok(number)
    }

    fn poll(&self, number: u32, waker: &Waker) -> Poll<Result<Vec<u8>, PortError>> {
        let mut state = self.state.borrow_mut();
        let Some(open) = state.open.get_mut(&number) else {
            return Poll::Ready(Err(PortError::Broken("restarted".into())));
        };
        match open.answer.take() {
            Some(answer) => {
                state.open.remove(&number);
                Poll::Ready(answer)
            }
            None => {
                open.waker = Some(waker.clone());
                Poll::Pending
            }
        }
    }

    fn heard(&self, event: &JsValue) {
        let data = event.unchecked_ref::<web_sys::MessageEvent>().data();
        let Some(frame) = Frame::read(&js_sys::Uint8Array::new(&data).to_vec()) else { return };
        match frame.sort {
            Sort::Hello => self.hello(),
            Sort::Answer => self.answer(frame.number, Ok(frame.bytes)),
            Sort::Unread => self.answer(frame.number, Err(PortError::Mismatch)),
            Sort::Broken => self.fail(PortError::Broken(String::from_utf8_lossy(&frame.bytes).into_owned()), true),
            Sort::News => {
                // Taken out while it runs, so that it may set another listener.
                let heard = self.news.borrow_mut().take();
                if let Some(mut heard) = heard {
                    heard(&frame.bytes);
                    self.news.borrow_mut().get_or_insert(heard);
                }
            }
            Sort::Ask => {}
        }
    }

    fn hello(&self) {
        let mut state = self.state.borrow_mut();
        state.hello = true;
        state.failed = None;
        let unsent = core::mem::take(&mut state.unsent);
        if let Some(running) = &state.worker {
            unsent.iter().for_each(|frame| send(&running.worker, frame));
        }
    }

    fn answer(&self, number: u32, answer: Result<Vec<u8>, PortError>) {
        let waker = self.state.borrow_mut().open.get_mut(&number).and_then(|open| {
            open.answer = Some(answer);
            open.waker.take()
        });
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn broke(&self, event: &JsValue) {
        let why = event.dyn_ref::<web_sys::ErrorEvent>().map(web_sys::ErrorEvent::message).unwrap_or_default();
        let hello = self.state.borrow().hello;
        let failed = self.state.borrow().failed.is_some();
        if !failed {
            self.fail(if hello { PortError::Broken(why) } else { PortError::NotLoaded(why) }, true);
        }
    }

    fn fail(&self, why: PortError, tell: bool) {
        let numbers: Vec<u32> = {
            let mut state = self.state.borrow_mut();
            state.failed = Some(why.clone());
            state.unsent.clear();
            state.open.iter().filter(|(_, open)| open.answer.is_none()).map(|(number, _)| *number).collect()
        };
        numbers.into_iter().for_each(|number| self.answer(number, Err(why.clone())));
        let trouble = self.trouble.borrow_mut().take();
        if let Some(mut trouble) = trouble {
            if tell {
                trouble(why);
            }
            self.trouble.borrow_mut().get_or_insert(trouble);
        }
    }
}

fn send(worker: &web_sys::Worker, frame: &[u8]) {
    let buffer = js_sys::Uint8Array::from(frame).buffer();
    let _ = worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer));
}
