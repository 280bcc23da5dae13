//! What the three faces share: words in three languages, the look, a tiny router, forms, and the parts of a page.
//!
//! A face calls [`start`] with a function that draws it. Everything a part needs to know about the page as a whole
//! is in one context, [`Ui`], got with [`use_ui`]. Nothing in here knows a face's features.

pub mod common;
pub mod el;
pub mod form;
pub mod lang;
pub mod look;
pub mod page;
pub mod parts;
pub mod porch;
pub mod route;
pub mod stored;
pub mod times;
pub mod words;

pub use form::{Form, Trouble, Troubles};
pub use lang::{Lang, LangSwitch};
pub use look::{LargeType, Theme, ThemeSwitch};
pub use page::{Ui, start, use_ui};
pub use parts::*;
pub use route::{Here, Page, Route, back, go, pages, replace};
pub use times::When;
pub use ui_macros::view;
pub use words::{Word, fill, t};

// `view!` says `::ui::el`, in here too.
extern crate self as ui;

use leptos::prelude::{TextProp, UnsyncCallback};

/// What a press does. Any `Fn()` turns into one.
pub type Press = UnsyncCallback<()>;

/// Words that may change while they stand, as a view.
pub fn live(text: TextProp) -> el::Child {
    el::IntoChild::into_child(text)
}
