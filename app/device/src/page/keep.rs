//! Keeping: asking the browser not to throw this site's storage away, and handing out files.

use super::{call, navigator, settled, window};
use wasm_bindgen::prelude::*;

/// Asks for storage that the browser does not clear by itself. `None` where it cannot be asked.
pub async fn ask_to_keep() -> Option<bool> {
    Some(settled(call(&navigator("storage")?, "persist", &JsValue::UNDEFINED)?).await?.is_truthy())
}

/// Whether storage is already kept.
pub async fn is_kept() -> Option<bool> {
    Some(settled(call(&navigator("storage")?, "persisted", &JsValue::UNDEFINED)?).await?.is_truthy())
}

/// Bytes used and bytes allowed, as far as the browser says.
pub async fn room() -> Option<(u64, u64)> {
    let room = settled(call(&navigator("storage")?, "estimate", &JsValue::UNDEFINED)?).await?;
    let number = |name: &str| Some(js_sys::Reflect::get(&room, &name.into()).ok()?.as_f64()? as u64);
    Some((number("usage")?, number("quota")?))
}

/// The bytes of a file somebody chose. `None` when the browser cannot read it, or it is larger than `most`.
pub async fn read_file(file: &web_sys::File, most: u64) -> Option<Vec<u8>> {
    if file.size() > most as f64 {
        return None;
    }
    let bytes = settled(call(file, "arrayBuffer", &JsValue::UNDEFINED)?).await?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The file chosen in an `<input type=file>`, if one is.
#[must_use]
pub fn chosen_file(event: &web_sys::Event) -> Option<web_sys::File> {
    event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?.files()?.get(0)
}

/// Hands a file to the person, into their downloads.
pub fn save_file(name: &str, sort: &str, bytes: &[u8]) -> Option<()> {
    let document = window()?.document()?;
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(sort);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.click();
    // The download has its own hold on the bytes once it began; a minute is plenty.
    crate::spawn(async move {
        crate::Clock::sleep(&crate::BrowserClock, 60_000).await;
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Some(())
}
