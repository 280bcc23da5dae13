//! Take in a message: paste it, open it as a file or a picture, scan it, or have another program share it; see what it
//! is, take it in.

mod by_camera;
mod model;
mod page;
pub mod scan;
mod shared;

pub use by_camera::ByCamera;
pub use model::{is_for_device, said};
pub use page::{bring, page};
pub use scan::Found;
pub use shared::open as open_shared;
