//! Take in a message: paste it, open it as a file or a picture, scan it, or have another program share it; see what it
//! is, take it in.

mod model;
mod page;
pub mod scan;
mod shared;

pub use page::page;
pub use shared::open as open_shared;
