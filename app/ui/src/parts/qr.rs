//! A QR picture: one path in one SVG, always black on white.

use crate::view;
use leptos::prelude::*;

/// Light modules around the code, as the standard asks.
const QUIET: usize = 4;

/// A QR code. The words beside it say the same; `name` says what it leads to.
#[component]
pub fn QrPicture(
    /// Modules on one side.
    side: usize,
    /// `side × side` modules, row by row, dark ones true.
    modules: Vec<bool>,
    /// What it leads to, for screen readers.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let whole = side + 2 * QUIET;
    view! {
        <svg class="qr" viewBox=format!("0 0 {whole} {whole}") role="img" aria-label=name shape-rendering="crispEdges">
            <path d=qr_path(side, &modules)></path>
        </svg>
    }
    .into_any()
}

/// The dark modules as one path: one rectangle for each run in a row.
#[must_use]
pub fn qr_path(side: usize, modules: &[bool]) -> String {
    let mut path = String::new();
    for (y, row) in modules.chunks(side.max(1)).take(side).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|dark| **dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::qr_path;

    #[test]
    fn runs_of_dark_modules_become_one_rectangle_each() {
        assert_eq!(
            qr_path(3, &[true, true, false, false, false, true, false, false, false]),
            "M4 4h2v1h-2zM6 5h1v1h-1z"
        );
        assert_eq!(qr_path(1, &[true]), "M4 4h1v1h-1z");
    }

    #[test]
    fn nothing_is_drawn_from_nothing() {
        assert_eq!(qr_path(0, &[]), "");
        assert_eq!(qr_path(0, &[true]), "");
    }
}
