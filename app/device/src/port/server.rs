//! The worker's end of a port: says hello, answers questions, tells news, and reports a panic before it stops.

use super::{Frame, Sort, decode, encode};
use crate::listening::Listening;
use core::marker::PhantomData;
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Tells the page what it did not ask for.
pub struct Teller<News>(PhantomData<fn(News)>);

impl<News> Clone for Teller<News> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<News> Copy for Teller<News> {}

impl<News: Serialize> Teller<News> {
    /// Tells the page.
    pub fn tell(&self, news: &News) {
        send(&Frame::new(Sort::News, 0, encode(news)));
    }
}

/// Answers the page's questions for as long as the worker lives; call it once, from `main`.
///
/// `start` makes the answering function and may await, opening a store for instance; questions that come meanwhile
/// wait. Afterwards each question runs on its own: one that awaits does not hold up the next, so what must not be
/// interleaved needs its own lock.
pub fn serve<Ask, Answer, News, Answers>(start: impl AsyncFnOnce(Teller<News>) -> Answers + 'static)
where
    Ask: DeserializeOwned + 'static,
    Answer: Serialize + 'static,
    News: 'static,
    Answers: AsyncFn(Ask) -> Answer + 'static,
{
    std::panic::set_hook(Box::new(|info| {
        crate::trouble::log(&info.to_string());
        send(&Frame::new(Sort::Broken, 0, info.to_string().into_bytes()));
    }));
    let desk = Rc::new(RefCell::new(Desk { answers: None, waiting: Vec::new() }));
    let heard = desk.clone();
    Listening::to(&scope(), "message", move |event| {
        let data = event.unchecked_into::<web_sys::MessageEvent>().data();
        if let Some(frame) = Frame::read(&js_sys::Uint8Array::new(&data).to_vec()) {
            take(&heard, frame);
        }
    })
    .for_ever();
    send(&Frame::new(Sort::Hello, 0, Vec::new()));
    crate::spawn(async move {
        let answers = Rc::new(start(Teller(PhantomData)).await);
        desk.borrow_mut().answers = Some(answers);
        let waiting = core::mem::take(&mut desk.borrow_mut().waiting);
        waiting.into_iter().for_each(|frame| take(&desk, frame));
    });
}

/// Questions that came before the answering function was ready, and the function.
struct Desk<Answers> {
    answers: Option<Rc<Answers>>,
    waiting: Vec<Frame>,
}

fn take<Ask, Answer, Answers>(desk: &Rc<RefCell<Desk<Answers>>>, frame: Frame)
where
    Ask: DeserializeOwned + 'static,
    Answer: Serialize + 'static,
    Answers: AsyncFn(Ask) -> Answer + 'static,
{
    let Some(answers) = desk.borrow().answers.clone() else {
        desk.borrow_mut().waiting.push(frame);
        return;
    };
    crate::spawn(async move {
        match decode(&frame.bytes) {
            Ok(ask) => send(&Frame::new(Sort::Answer, frame.number, encode(&answers(ask).await))),
            Err(_) => send(&Frame::new(Sort::Unread, frame.number, Vec::new())),
        }
    });
}

fn scope() -> web_sys::DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn send(frame: &Frame) {
    let buffer = js_sys::Uint8Array::from(frame.write().as_slice()).buffer();
    let _ = scope().post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer));
}
