//! A channel: short messages between the tabs and workers of one origin. Where browsers lack it (Safari before 15.4)
//! a channel is silent, and whoever uses one asks again now and then.

use crate::Listening;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Sends to everyone else who opened a channel of the same name.
pub trait Channel {
    /// Sends to all others, not to oneself.
    fn tell(&self, bytes: &[u8]);

    /// Whose calls come when someone else tells something. One listener: a later one takes the earlier one's place.
    fn listen(&self, heard: impl FnMut(Vec<u8>) + 'static);
}

/// The browser's `BroadcastChannel`.
pub struct BrowserChannel {
    channel: Option<web_sys::BroadcastChannel>,
    listening: RefCell<Option<Listening>>,
}

impl BrowserChannel {
    /// Opens the channel; silent where there is none.
    #[must_use]
    pub fn open(name: &str) -> Self {
        let there = js_sys::Reflect::has(&js_sys::global(), &"BroadcastChannel".into()).unwrap_or(false);
        let channel = there.then(|| web_sys::BroadcastChannel::new(name).ok()).flatten();
        Self { channel, listening: RefCell::new(None) }
    }

    /// Whether anything can be heard here.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.channel.is_some()
    }
}

impl Channel for BrowserChannel {
    fn tell(&self, bytes: &[u8]) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&js_sys::Uint8Array::from(bytes));
        }
    }

    fn listen(&self, mut heard: impl FnMut(Vec<u8>) + 'static) {
        let listening = self.channel.as_ref().map(|channel| {
            Listening::to(channel, "message", move |event| {
                let data = event.unchecked_into::<web_sys::MessageEvent>().data();
                if let Ok(bytes) = data.dyn_into::<js_sys::Uint8Array>() {
                    heard(bytes.to_vec());
                }
            })
        });
        *self.listening.borrow_mut() = listening;
    }
}

impl Drop for BrowserChannel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

type Heard = Box<dyn FnMut(Vec<u8>)>;
/// A channel's name and its listener.
type Ear = (String, Option<Heard>);

/// Where in-memory channels meet; clones are the same place.
#[derive(Clone, Default)]
pub struct MemoryAir(Rc<RefCell<BTreeMap<u32, Ear>>>);

/// The in-memory twin: delivered at once, in the order of opening. A listener must not tell on its own channel.
pub struct MemoryChannel {
    air: MemoryAir,
    number: u32,
    name: String,
}

impl MemoryAir {
    /// Opens a channel in this air.
    #[must_use]
    pub fn open(&self, name: &str) -> MemoryChannel {
        let mut air = self.0.borrow_mut();
        let number = air.last_key_value().map_or(0, |(number, _)| number + 1);
        air.insert(number, (name.to_owned(), None));
        MemoryChannel { air: self.clone(), number, name: name.to_owned() }
    }
}

impl Channel for MemoryChannel {
    fn tell(&self, bytes: &[u8]) {
        let others: Vec<u32> = self
            .air
            .0
            .borrow()
            .iter()
            .filter(|(n, (name, _))| **n != self.number && *name == self.name)
            .map(|(n, _)| *n)
            .collect();
        for other in others {
            // Taken out while it runs, so that it may open and tell channels itself.
            let heard = self.air.0.borrow_mut().get_mut(&other).and_then(|(_, heard)| heard.take());
            let Some(mut heard) = heard else { continue };
            heard(bytes.to_vec());
            if let Some((_, place)) = self.air.0.borrow_mut().get_mut(&other) {
                place.get_or_insert(heard);
            }
        }
    }

    fn listen(&self, heard: impl FnMut(Vec<u8>) + 'static) {
        if let Some((_, place)) = self.air.0.borrow_mut().get_mut(&self.number) {
            *place = Some(Box::new(heard));
        }
    }
}

impl Drop for MemoryChannel {
    fn drop(&mut self) {
        self.air.0.borrow_mut().remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_hear_what_one_tells_and_oneself_does_not() {
        let air = MemoryAir::default();
        let heard = Rc::new(RefCell::new(Vec::new()));
        let listen = |channel: &MemoryChannel, who: &'static str| {
            let heard = heard.clone();
            channel.listen(move |bytes| heard.borrow_mut().push((who, bytes)));
        };
        let (a, b, other) = (air.open("x"), air.open("x"), air.open("y"));
        listen(&a, "a");
        listen(&b, "b");
        listen(&other, "other");
        a.tell(b"ping");
        assert_eq!(*heard.borrow(), [("b", b"ping".to_vec())]);
        drop(b);
        a.tell(b"ping");
        assert_eq!(heard.borrow().len(), 1);
    }
}
