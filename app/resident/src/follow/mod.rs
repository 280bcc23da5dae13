//! Following: my requests, each like a parcel on its way, and what can still be said about one.

mod again;
mod copying;
mod list;
mod rate;
mod request;
mod saying;
mod sent;
mod steps;
mod timeline;
mod withdraw;

pub use again::again_page;
pub use copying::{Letter, copying, gone};
pub use list::list_page;
pub use rate::rate_page;
pub use request::request_page;
pub use sent::sent_page;
pub use steps::{short, summary};
pub use timeline::{State, Step, Timeline, Topic, Worry, timeline};
pub use withdraw::withdraw_page;
