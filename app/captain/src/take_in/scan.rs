//! Reading a QR code: what the camera sees, or a picture from a file. The reader is a worker of its own, fetched when
//! the first picture is there.

use device::page::camera::{Camera, CameraError, Grey, still};
use device::port::Client;
use device::{BrowserClock, Clock};
use leptos::html::Video;
use leptos::prelude::*;
use ports::scanner;
use wasm_bindgen_futures::JsFuture;

type Scanner = Client<scanner::Ask, scanner::Answer, scanner::News>;

const WORKER: &str = "./scanner_worker_loader.js";
/// Longer side of the camera's picture that is read, pixels.
const SIDE_MAX: u32 = 640;
/// Longer side of a picture from a file: a screenshot of a whole phone has a small code in it.
const STILL_MAX: u32 = 1_600;
/// Between two looks.
const LOOK_MS: u32 = 250;

/// Why nothing could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unread {
    /// No camera.
    Missing,
    /// It was not allowed.
    Denied,
    /// Another program has it.
    Busy,
    /// The reader could not be loaded.
    NoReader,
    /// There is no code in the picture.
    NoCode,
}

/// What the camera sees, until `found` has been told a code or `why` says what is in the way.
pub fn camera(found: impl Fn(String) + Copy + 'static, why: RwSignal<Option<Unread>>) -> AnyView {
    let video = NodeRef::<Video>::new();
    let shown = StoredValue::new(true);
    on_cleanup(move || shown.set_value(false));
    Effect::new(move |_| {
        if let Some(video) = video.get() {
            device::spawn(async move {
                if let Err(unread) = look(video, shown, found).await {
                    why.try_set(Some(unread));
                }
            });
        }
    });
    // Leptos' own `view!`, because the camera needs the element itself.
    leptos::view! { <video class="scan" node_ref=video autoplay playsinline muted aria-hidden="true"></video> }
        .into_any()
}

async fn look(
    video: web_sys::HtmlVideoElement,
    shown: StoredValue<bool>,
    found: impl Fn(String),
) -> Result<(), Unread> {
    let camera = Camera::start(video).await.map_err(|why| match why {
        CameraError::Missing => Unread::Missing,
        CameraError::Denied => Unread::Denied,
        CameraError::Busy => Unread::Busy,
    })?;
    let scanner = Scanner::start(WORKER);
    let is_shown = || shown.try_get_value() == Some(true);
    let mut outcome = Ok(());
    while is_shown() {
        if let Some(grey) = camera.frame(SIDE_MAX) {
            match ask(&scanner, grey).await {
                Ok(Some(text)) if is_shown() => {
                    found(text);
                    break;
                }
                Ok(_) => {}
                Err(why) => {
                    outcome = Err(why);
                    break;
                }
            }
        }
        BrowserClock.sleep(LOOK_MS).await;
    }
    scanner.stop();
    outcome
}

/// The code in a picture of somebody's.
///
/// # Errors
/// Why there is none.
pub async fn picture(file: &web_sys::File) -> Result<String, Unread> {
    let address = web_sys::Url::create_object_url_with_blob(file).map_err(|_| Unread::NoCode)?;
    let grey = load(&address).await;
    let _ = web_sys::Url::revoke_object_url(&address);
    let scanner = Scanner::start(WORKER);
    let text = ask(&scanner, grey.ok_or(Unread::NoCode)?).await;
    scanner.stop();
    text?.ok_or(Unread::NoCode)
}

async fn load(address: &str) -> Option<Grey> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    still(&image, STILL_MAX)
}

async fn ask(scanner: &Scanner, grey: Grey) -> Result<Option<String>, Unread> {
    scanner.ask(&scanner::Ask { width: grey.width, luma: grey.pixels }).await.map_err(|_| Unread::NoReader)
}
