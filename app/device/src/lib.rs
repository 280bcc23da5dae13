//! What a device offers: storage, post, clock, chance, locks, clipboard, camera. Each thing that can fail is a trait
//! with a real side in the browser and an in-memory twin that can be told to fail.
//!
//! Two features choose a side: `face` for the page (tiny; nothing of storage or trust), `worker` for what stands behind
//! it. Clock, entropy, channels, names and the frames of a port belong to both. Nothing here decides anything.

pub mod channel;
pub mod clock;
pub mod entropy;
pub mod listening;
pub mod port;
pub mod site;
pub mod trouble;

#[cfg(feature = "worker")]
pub mod delivery;
#[cfg(feature = "worker")]
pub mod device_key;
#[cfg(feature = "worker")]
pub mod locks;
#[cfg(feature = "worker")]
pub mod post;
#[cfg(feature = "worker")]
pub mod record;
#[cfg(feature = "worker")]
pub mod station;
#[cfg(feature = "worker")]
pub mod store;

#[cfg(test)]
mod testing;

#[cfg(feature = "face")]
pub mod page;

pub use clock::{BrowserClock, Clock, MemoryClock};
pub use entropy::{BrowserEntropy, MemoryEntropy};
pub use listening::Listening;
pub use site::Site;

/// Runs a future in the background, on this thread.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
