//! A photo, made small enough to travel: at most 1,280 pixels wide or high, and as JPEG at most 900 KB.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, HtmlInputElement, Url};

/// Most bytes of a photo.
pub const BYTES_MAX: usize = 900 * 1024;
/// Longest side, pixels.
const SIDE_MAX: f64 = 1_280.0;
/// Qualities tried, best first.
const QUALITIES: [f64; 3] = [0.8, 0.6, 0.4];

/// The photo chosen in a file field, made small. `None` when it is no picture this browser can open.
pub async fn chosen(field: &HtmlInputElement) -> Option<Vec<u8>> {
    let file = field.files()?.get(0)?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let small = shrink(&address).await;
    let _ = Url::revoke_object_url(&address);
    small
}

async fn shrink(address: &str) -> Option<Vec<u8>> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = fit(image.natural_width(), image.natural_height())?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let drawn = context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into());
    drawn.ok()?;
    QUALITIES.iter().find_map(|quality| jpeg(&canvas, *quality).filter(|bytes| bytes.len() <= BYTES_MAX))
}

/// The size to draw at: never larger than the picture, never longer than `SIDE_MAX`.
fn fit(width: u32, height: u32) -> Option<(u32, u32)> {
    let longest = f64::from(width.max(height));
    let scale = (SIDE_MAX / longest).min(1.0);
    let scaled = |side: u32| ((f64::from(side) * scale) as u32).max(1);
    (width > 0 && height > 0).then(|| (scaled(width), scaled(height)))
}

/// The canvas as JPEG bytes. Drawing it anew also leaves behind where and on what it was taken.
fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Option<Vec<u8>> {
    let url = canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into()).ok()?;
    let base64 = url.strip_prefix("data:image/jpeg;base64,")?;
    let binary = web_sys::window()?.atob(base64).ok()?;
    Some(binary.chars().map(|c| c as u8).collect())
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn a_photo_is_made_smaller_and_never_larger() {
        assert_eq!(fit(4_000, 3_000), Some((1_280, 960)));
        assert_eq!(fit(3_000, 4_000), Some((960, 1_280)));
        assert_eq!(fit(200, 100), Some((200, 100)));
        assert_eq!(fit(10_000, 1), Some((1_280, 1)));
        assert_eq!(fit(0, 100), None);
    }
}
