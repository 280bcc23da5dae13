//! The parts of a page, one a file. Each draws plain elements with classes from
//! `style/primitives.css`, or `style/desk.css` where only a captain needs it.

mod avatar;
mod banner;
mod button;
mod card;
mod choice;
mod dialog;
mod empty;
mod field;
pub(crate) mod hidden;
mod icon;
mod meter;
mod phone;
mod plate;
mod progress;
mod qr;
mod read_aloud;
mod table;
mod tabs;
mod tag;
mod timeline;
pub(crate) mod toast;
mod update;
mod window;

pub use avatar::*;
pub use banner::*;
pub use button::*;
pub use card::*;
pub use choice::*;
pub use dialog::*;
pub use empty::*;
pub use field::*;
pub use hidden::VisuallyHidden;
pub use icon::{Icon, icon};
pub use meter::*;
pub use phone::*;
pub use plate::*;
pub use progress::*;
pub use qr::{QrPicture, qr_path};
pub use read_aloud::*;
pub use table::*;
pub use tabs::*;
pub use tag::*;
pub use timeline::*;
pub use update::*;
