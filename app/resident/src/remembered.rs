//! What the porch may show before anyone has been asked: the plate and the telephone of the poster opened last. Nothing
//! about a person.

use leptos::prelude::window;
use ports::pocket::{Pocket, Standing};
use ui::{route, stored};

/// The draft's name in the tab's own storage, which ends with the tab.
const DRAFT: &str = "lm:draft";

/// Keeps what the porch will show next time.
pub fn keep(pocket: &Pocket) {
    let Some(station) = pocket.station.as_ref().filter(|station| station.standing != Standing::Forged) else { return };
    let (who, number) = crate::frame::captain(pocket).unwrap_or_default();
    let poster = route::param("p").or_else(|| stored::get("poster")).unwrap_or_default();
    for (name, value) in
        [("place", &crate::home::place(station)), ("who", &who), ("telephone", &number), ("poster", &poster)]
    {
        stored::set(name, value);
    }
}

/// A thing kept, unless another poster has been opened since.
fn kept(name: &str) -> Option<String> {
    let same = route::param("p").is_none_or(|poster| stored::get("poster").as_ref() == Some(&poster));
    stored::get(name).filter(|kept| same && !kept.is_empty())
}

/// Whether nobody knows yet which building this is: no poster was opened before, and the address brings none.
#[must_use]
pub fn nothing() -> bool {
    place().is_none() && route::param("p").is_none()
}

/// What the plate says.
#[must_use]
pub fn place() -> Option<String> {
    kept("place")
}

/// Whom to call, and the number.
#[must_use]
pub fn telephone() -> Option<(String, String)> {
    Some((kept("who")?, kept("telephone")?))
}

/// Keeps the draft of the words while this tab lives; an empty one is thrown away.
pub fn keep_draft(draft: &str) {
    if let Ok(Some(store)) = window().session_storage() {
        let _ = if draft.is_empty() { store.remove_item(DRAFT) } else { store.set_item(DRAFT, draft) };
    }
}

/// The draft of the words.
#[must_use]
pub fn draft() -> Option<String> {
    window().session_storage().ok()??.get_item(DRAFT).ok()?
}
