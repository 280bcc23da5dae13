//! A port: how a page and the worker behind it speak. Questions, answers and news are postcard bytes in transferred
//! buffers; each message is one byte of sort, four of number, and the rest.
//!
//! On the page:
//! ```ignore
//! let desk: Client<Ask, Answer, News> = Client::start("./desk_worker_loader.js");
//! desk.on_news(move |news| board.set(news));
//! match desk.ask(&Ask::Requests).await { Ok(answer) => …, Err(trouble) => … }
//! ```
//! In the worker's `main`:
//! ```ignore
//! device::port::serve(async |teller: Teller<News>| {
//!     let desk = Rc::new(Desk::open(teller).await);
//!     async move |ask: Ask| desk.answer(ask).await
//! });
//! ```

#[cfg(feature = "face")]
mod client;
#[cfg(feature = "worker")]
mod server;

#[cfg(feature = "face")]
pub use client::Client;
#[cfg(feature = "worker")]
pub use server::{Teller, serve};

use serde::{Serialize, de::DeserializeOwned};

/// Why a question got no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PortError {
    /// The worker's files did not arrive or do not run here. Trying again may help.
    #[error("the worker could not be loaded: {0}")]
    NotLoaded(String),
    /// The worker stopped in the middle of something; `restart` begins a fresh one.
    #[error("the worker broke: {0}")]
    Broken(String),
    /// Page and worker come from different releases; reloading the page helps.
    #[error("page and worker do not understand each other")]
    Mismatch,
}

/// What a message between page and worker is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    /// Worker → page: I am here.
    Hello = 0,
    /// Page → worker: a question, with its number.
    Ask = 1,
    /// Worker → page: the answer to that number.
    Answer = 2,
    /// Worker → page: something nobody asked for.
    News = 3,
    /// Worker → page: I have broken; the rest is UTF-8.
    Broken = 4,
    /// Worker → page: I could not read the question of that number.
    Unread = 5,
}

/// One message between page and worker.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Frame {
    sort: Sort,
    number: u32,
    bytes: Vec<u8>,
}

impl Frame {
    fn new(sort: Sort, number: u32, bytes: Vec<u8>) -> Self {
        Self { sort, number, bytes }
    }

    fn write(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(5 + self.bytes.len());
        out.push(self.sort as u8);
        out.extend(self.number.to_le_bytes());
        out.extend(&self.bytes);
        out
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<5>()?;
        let sort = [Sort::Hello, Sort::Ask, Sort::Answer, Sort::News, Sort::Broken, Sort::Unread]
            .into_iter()
            .find(|sort| *sort as u8 == head[0])?;
        Some(Self::new(sort, u32::from_le_bytes([head[1], head[2], head[3], head[4]]), rest.to_vec()))
    }
}

/// Bytes of a question, answer or news. What is made of plain enums and structs always has a byte form.
fn encode(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Reads what `encode` wrote; bytes left over mean that the other side is of another release.
fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PortError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(PortError::Mismatch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_read_as_it_was_written() {
        for sort in [Sort::Hello, Sort::Ask, Sort::Answer, Sort::News, Sort::Broken, Sort::Unread] {
            let frame = Frame::new(sort, 0x0102_0304, b"what it says".to_vec());
            assert_eq!(Frame::read(&frame.write()), Some(frame));
        }
        assert_eq!(Frame::read(&[1, 0, 0, 0]), None);
        assert_eq!(Frame::read(&[9, 0, 0, 0, 0]), None);
    }

    #[test]
    fn another_releases_bytes_are_a_mismatch() {
        assert_eq!(decode::<(u8, String)>(&encode(&(7u8, "x"))), Ok((7, "x".to_owned())));
        assert_eq!(decode::<u8>(&encode(&(7u8, "x"))), Err(PortError::Mismatch));
        assert_eq!(decode::<String>(&[200, 200]), Err(PortError::Mismatch));
    }
}
