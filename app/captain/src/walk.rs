//! Walking a list with the keys j and k, as in a mail program.

use crate::screen::Screen;
use leptos::prelude::*;
use ui::go;

/// The keys j and k open the next and the last of a list, unless something is being typed. `ids` are its rows in order,
/// `open` is the one opened, `to` where each leads.
pub fn with_keys<T: Copy + PartialEq + 'static>(
    ids: impl Fn() -> Vec<T> + 'static,
    open: impl Fn() -> Option<T> + 'static,
    to: fn(T) -> Screen,
) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let down = match event.key().as_str() {
            "j" => true,
            "k" => false,
            _ => return,
        };
        let typing = document()
            .active_element()
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if typing || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if let Some(id) = next(&ids(), open(), down) {
            go(&to(id).href());
        }
    });
    on_cleanup(move || handle.remove());
}

/// The row after or before the opened one, for the keys j and k; the first when none is open.
fn next<T: Copy + PartialEq>(rows: &[T], open: Option<T>, down: bool) -> Option<T> {
    let at = open.and_then(|open| rows.iter().position(|row| *row == open));
    match (at, down) {
        (None, _) => rows.first().copied(),
        (Some(at), true) => rows.get(at + 1).copied(),
        (Some(at), false) => at.checked_sub(1).and_then(|at| rows.get(at)).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn j_and_k_walk_the_list_and_stop_at_its_ends() {
        assert_eq!(next(&[1, 2, 3], None, true), Some(1));
        assert_eq!(next(&[1, 2, 3], Some(2), true), Some(3));
        assert_eq!(next(&[1, 2, 3], Some(3), true), None);
        assert_eq!(next(&[1, 2, 3], Some(1), false), None);
        assert_eq!(next::<u8>(&[], None, true), None);
    }
}
