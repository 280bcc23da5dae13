//! An empty stand-in for the crate of this name, which Leptos links for server functions. We have no server.
//!
//! The real one exports JavaScript classes, and what is exported can't be left out: 13 KB of wasm and 5 KB of
//! JavaScript in every face, never called. Only what `server_fn` names is here; streams are empty.

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream that is always empty.
pub struct ReadableStream;

impl ReadableStream {
    /// Takes a stream and forgets it.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self
    }

    /// Takes the browser's stream and forgets it.
    #[must_use]
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        Self
    }

    /// No stream for the browser.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        JsValue::NULL.unchecked_into()
    }

    /// A stream that ends at once.
    pub fn into_stream(self) -> futures_util::stream::Empty<Result<JsValue, JsValue>> {
        futures_util::stream::empty()
    }
}
