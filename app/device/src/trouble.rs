//! Trouble: what happens when the program breaks. The page shows a screen that has stood in index.html since before
//! the program started; a worker tells its page before it stops.

use wasm_bindgen::prelude::*;

/// On a page: from now on, a panic sets `data-state="panic"` on the document's root, which makes the shell show its
/// `#trouble` screen, and writes the place of the fault to the console.
#[cfg(feature = "face")]
pub fn show_panics() {
    std::panic::set_hook(Box::new(|info| {
        show(&info.to_string());
    }));
}

/// Shows the shell's trouble screen, as a panic does. `why` goes to the console and into `data-why`.
#[cfg(feature = "face")]
pub fn show(why: &str) {
    log(why);
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-why", why);
        let _ = root.set_attribute("data-state", "panic");
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

/// Writes a line to the browser's console, as an error.
pub fn log(text: &str) {
    console_error(text);
}
