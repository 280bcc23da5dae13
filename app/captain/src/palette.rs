//! The command palette: every page, what can be done there, and everybody on the roster, found by typing.

mod keys;
mod model;
mod results;
mod view;

pub use view::{button, finder};
