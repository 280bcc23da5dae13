//! Find helpers: proposals for one request, best first, with reasons; or somebody picked by hand.

mod fit;
mod pick;
mod section;

pub use section::{ask_button, proposal_tags, section, swap_words};
