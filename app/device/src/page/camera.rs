//! The camera: frames of grey for reading QR codes. Needs a secure context and the person's consent.

use super::{call, navigator, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream, MediaStreamTrack};

/// A grey picture: one byte a pixel, row by row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grey {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// 0 black, 255 white.
    pub pixels: Vec<u8>,
}

/// Why there is no picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CameraError {
    /// No camera, or a page without a secure context: offer a photo from the gallery or pasting.
    #[error("there is no camera here")]
    Missing,
    /// The person or the browser said no.
    #[error("the camera was not allowed")]
    Denied,
    /// Another program has it.
    #[error("the camera is busy")]
    Busy,
}

/// A running camera; dropping it turns it off.
pub struct Camera {
    video: HtmlVideoElement,
    stream: MediaStream,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Camera {
    /// Turns on the camera on the back and shows it in `video`, which needs `playsinline` and `muted`.
    pub async fn start(video: HtmlVideoElement) -> Result<Self, CameraError> {
        let devices = navigator("mediaDevices").ok_or(CameraError::Missing)?;
        let asked = call(&devices, "getUserMedia", &wishes()).ok_or(CameraError::Missing)?;
        let asked: js_sys::Promise = asked.dyn_into().map_err(|_| CameraError::Missing)?;
        let stream: MediaStream = JsFuture::from(asked).await.map_err(|why| reason(&why))?.unchecked_into();
        video.set_src_object(Some(&stream));
        if let Ok(playing) = video.play() {
            let _ = JsFuture::from(playing).await;
        }
        let (canvas, context) = canvas().ok_or(CameraError::Missing)?;
        Ok(Self { video, stream, canvas, context })
    }

    /// What the camera sees now, its longer side at most `side_max`. `None` while it is starting up.
    #[must_use]
    pub fn frame(&self, side_max: u32) -> Option<Grey> {
        let (width, height) = (self.video.video_width(), self.video.video_height());
        grey(&self.canvas, &self.context, &self.video, (width, height), side_max)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.stream.get_tracks().iter().for_each(|track| track.unchecked_into::<MediaStreamTrack>().stop());
        self.video.set_src_object(None);
    }
}

/// A grey picture of an image that is already loaded: a photo from the gallery, a pasted screenshot.
#[must_use]
pub fn still(image: &web_sys::HtmlImageElement, side_max: u32) -> Option<Grey> {
    let (canvas, context) = canvas()?;
    grey(&canvas, &context, image, (image.natural_width(), image.natural_height()), side_max)
}

fn grey(
    canvas: &HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    image: &JsValue,
    (width, height): (u32, u32),
    side_max: u32,
) -> Option<Grey> {
    let longer = width.max(height);
    if longer == 0 {
        return None;
    }
    let scaled = |side: u32| if longer > side_max { (side * side_max / longer).max(1) } else { side };
    let (width, height) = (scaled(width), scaled(height));
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    draw(context, image, width, height)?;
    let picture = context.get_image_data(0.0, 0.0, width.into(), height.into()).ok()?;
    let pixels = picture.data().as_chunks::<4>().0.iter().map(|[r, g, b, _]| luma(*r, *g, *b)).collect();
    Some(Grey { width, height, pixels })
}

fn draw(context: &CanvasRenderingContext2d, image: &JsValue, width: u32, height: u32) -> Option<()> {
    let method: js_sys::Function = js_sys::Reflect::get(context, &"drawImage".into()).ok()?.dyn_into().ok()?;
    let arguments = js_sys::Array::of5(image, &0.into(), &0.into(), &width.into(), &height.into());
    method.apply(context, &arguments).ok().map(drop)
}

fn luma(r: u8, g: u8, b: u8) -> u8 {
    ((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8) as u8
}

fn canvas() -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE);
    let context = canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// `{video: {facingMode: "environment", width: {ideal: 1280}}, audio: false}`
fn wishes() -> JsValue {
    let object = |fields: &[(&str, JsValue)]| -> JsValue {
        let object = js_sys::Object::new();
        for (key, value) in fields {
            let _ = js_sys::Reflect::set(&object, &(*key).into(), value);
        }
        object.into()
    };
    let width = object(&[("ideal", 1280.into())]);
    let video = object(&[("facingMode", "environment".into()), ("width", width)]);
    object(&[("video", video), ("audio", JsValue::FALSE)])
}

fn reason(why: &JsValue) -> CameraError {
    let name = js_sys::Reflect::get(why, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => CameraError::Denied,
        "NotReadableError" | "AbortError" => CameraError::Busy,
        _ => CameraError::Missing,
    }
}
