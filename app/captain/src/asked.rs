//! An answer on its way to the screen: asked for, asked again when something changes, and drawn once it is there.
//!
//! Not Leptos' resources: each of those is a program of its own for every type it fetches, four kilobytes a question.

use crate::desk::use_desk;
use crate::facts::waiting;
use crate::faults::Fault;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use ports::desk::{Answer, Ask, Trouble};
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

/// An answer: nothing until the first is there. It changes only when a new answer says something else.
pub type Asked<T> = RwSignal<Option<Result<T, Fault>>>;

type Fetch = Pin<Box<dyn Future<Output = Box<dyn FnOnce()>>>>;

/// What the desk answers to a question, asked again whenever the desk changes or a signal `ask` reads does. The last
/// answer stays until the next is there.
pub fn asked<T: PartialEq + Send + Sync + 'static>(
    ask: impl Fn() -> Ask + 'static,
    pick: fn(Answer) -> Option<T>,
) -> Asked<T> {
    asked_again(None, ask, pick)
}

/// The same, of which the last answer is known already.
pub fn asked_again<T: PartialEq + Send + Sync + 'static>(
    known: Option<T>,
    ask: impl Fn() -> Ask + 'static,
    pick: fn(Answer) -> Option<T>,
) -> Asked<T> {
    let answer = RwSignal::new(known.map(Ok));
    ask_desk(Box::new(ask), Rc::new(move |reply| hear(answer, reply.and_then(|reply| pick(reply).ok_or(UNKNOWN)))));
    answer
}

/// Whatever `fetch` comes back with, fetched again whenever a signal it reads before it waits does.
pub fn fetched<T, F>(fetch: impl Fn() -> F + 'static) -> Asked<T>
where
    T: PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<T, Fault>> + 'static,
{
    let answer = RwSignal::new(None);
    follow(Box::new(move || {
        let coming = fetch();
        Box::pin(async move {
            let reply = coming.await;
            Box::new(move || hear(answer, reply)) as Box<dyn FnOnce()>
        })
    }));
    answer
}

/// Draws an answer once it is there; until then, that it is being fetched, or why it could not be.
pub fn shown<T: Clone + Send + Sync + 'static>(answer: Asked<T>, draw: impl Fn(T) -> AnyView + 'static) -> AnyView {
    ui::el::live(move || match answer.get() {
        None => waiting(None),
        Some(Err(fault)) => waiting(Some(&fault)),
        Some(Ok(answer)) => untrack(|| draw(answer)),
    })
}

const UNKNOWN: Fault = Fault::Desk(Trouble::Unknown);

/// What asked may be gone by now.
fn hear<T: PartialEq + Send + Sync + 'static>(answer: Asked<T>, reply: Result<T, Fault>) {
    let reply = Some(reply);
    if answer.try_with_untracked(|last| *last != reply) == Some(true) {
        answer.set(reply);
    }
}

type Hears = Rc<dyn Fn(Result<Answer, Fault>)>;

fn ask_desk(ask: Box<dyn Fn() -> Ask>, hears: Hears) {
    let desk = use_desk();
    follow(Box::new(move || {
        desk.changes.track();
        let (question, hears) = (ask(), hears.clone());
        Box::pin(async move {
            let reply = desk.ask(question).await;
            Box::new(move || hears(reply)) as Box<dyn FnOnce()>
        })
    }));
}

/// Begins a fetch now, and another whenever what it reads changes. An answer that was overtaken by a later one is
/// not heard.
fn follow(fetch: Box<dyn Fn() -> Fetch>) {
    let begun = Cell::new(0u32);
    let heard = Rc::new(Cell::new(0u32));
    let effect = RenderEffect::new(move |_| {
        let (number, heard, coming) = (begun.get() + 1, heard.clone(), fetch());
        begun.set(number);
        device::spawn(async move {
            let hear = coming.await;
            if heard.replace(heard.get().max(number)) < number {
                hear();
            }
        });
    });
    // Kept for as long as what asked is on the page.
    StoredValue::new_local(effect);
}
