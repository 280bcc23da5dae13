//! The engine under measurement: takes one instance in, then solves it as often as it is told to; or plans a made-up
//! community.
//!
//! `cargo xtask bench engine` builds it twice: as a program, and as wasm for a worker of its own, with the flags of the
//! engine's worker. So nothing that only measures is in what people download.

#[cfg(target_arch = "wasm32")]
mod browser;
mod changes;
mod community;
mod intake;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod planning;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::main();
}
