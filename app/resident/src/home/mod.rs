//! Home: three things to do and a telephone; or, without a poster, how to begin.

mod page;
mod privacy;

pub use page::{page, place, porch_page, unverified};
pub use privacy::privacy_page;
