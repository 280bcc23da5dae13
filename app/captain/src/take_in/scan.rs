//! Reading QR codes: what the camera sees, one code or a film of many, or a picture from a file. The reader is a worker
//! of its own, fetched when the first picture is there.

use super::model::text_of;
use crate::words::*;
use device::page::camera::{Camera, CameraError, Grey, still};
use device::port::Client;
use device::{BrowserClock, Clock};
use leptos::html::Video;
use leptos::prelude::*;
use ports::scanner::{self, Answer, Picture};
use ui::{fill, t, view};
use wasm_bindgen_futures::JsFuture;

/// The worker that reads and draws codes.
pub type Scanner = Client<scanner::Ask, scanner::Answer, scanner::News>;

/// Where its program is.
pub const WORKER: &str = "./scanner_worker_loader.js";
/// Longer side of the camera's picture that is read, pixels.
const SIDE_MAX: u32 = 640;
/// Longer side of a picture from a file: a screenshot of a whole phone has a small code in it.
const STILL_MAX: u32 = 1_600;
/// Between two looks.
const LOOK_MS: u32 = 250;
/// Between two looks at a film, whose codes stand for less than that.
const FILM_LOOK_MS: u32 = 40;

/// What the camera found.
pub enum Found {
    /// A code that says everything.
    Text(String),
    /// All of a film: a file.
    File(Vec<u8>),
}

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

/// What the camera sees, until `found` has been told or `why` says what is in the way. How much of a film was seen stands
/// below.
pub fn camera(found: impl Fn(Found) + Copy + 'static, why: RwSignal<Option<Unread>>) -> AnyView {
    let part = RwSignal::new(None::<(u32, u32)>);
    let video = NodeRef::<Video>::new();
    let shown = StoredValue::new(true);
    on_cleanup(move || shown.set_value(false));
    Effect::new(move |_| {
        if let Some(video) = video.get() {
            device::spawn(async move {
                if let Err(unread) = look(video, shown, part, found).await {
                    why.try_set(Some(unread));
                }
            });
        }
    });
    // Leptos' own `view!`, because the camera needs the element itself.
    let video =
        leptos::view! { <video class="scan" node_ref=video autoplay playsinline muted aria-hidden="true"></video> };
    let so_far = move || match part.get() {
        None => t(SCAN_HINT).to_owned(),
        Some((have, of)) => fill(t(FILM_PART), &[("n", &have.to_string()), ("of", &of.to_string())]),
    };
    view! { {video.into_any()}<p role="status">{so_far}</p> }.into_any()
}

async fn look(
    video: web_sys::HtmlVideoElement,
    shown: StoredValue<bool>,
    part: RwSignal<Option<(u32, u32)>>,
    found: impl Fn(Found),
) -> Result<(), Unread> {
    let camera = Camera::start(video).await.map_err(|why| match why {
        CameraError::Missing => Unread::Missing,
        CameraError::Denied => Unread::Denied,
        CameraError::Busy => Unread::Busy,
    })?;
    let scanner = Scanner::start(WORKER);
    let is_shown = || shown.try_get_value() == Some(true);
    let (mut outcome, mut pause_ms) = (Ok(None), LOOK_MS);
    while is_shown() && matches!(outcome, Ok(None)) {
        if let Some(grey) = camera.frame(SIDE_MAX) {
            outcome = ask(&scanner, grey).await.map(|answer| match answer {
                Answer::Text(text) => Some(Found::Text(text)),
                Answer::Whole(file) => Some(Found::File(file)),
                Answer::Part { have, of } => {
                    part.try_set(Some((have, of)));
                    pause_ms = FILM_LOOK_MS;
                    None
                }
                _ => None,
            });
        }
        if matches!(outcome, Ok(None)) {
            BrowserClock.sleep(pause_ms).await;
        }
    }
    scanner.stop();
    outcome?.filter(|_| is_shown()).into_iter().for_each(found);
    Ok(())
}

/// What is in the way, and what to do.
pub fn unread_word(why: Unread) -> ui::Word {
    match why {
        Unread::Missing => SCAN_NO_CAMERA,
        Unread::Denied => SCAN_DENIED,
        Unread::Busy => SCAN_BUSY,
        Unread::NoReader => SCAN_NO_READER,
        Unread::NoCode => SCAN_NO_CODE,
    }
}

/// The same for a film, which no picture and no text stands in for.
pub fn unread_film(why: Unread) -> ui::Word {
    match why {
        Unread::Missing => FILM_NO_CAMERA,
        Unread::Denied => FILM_DENIED,
        Unread::NoReader => FILM_NO_READER,
        Unread::Busy | Unread::NoCode => unread_word(why),
    }
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
    let answer = ask(&scanner, grey.ok_or(Unread::NoCode)?).await;
    scanner.stop();
    // One picture of a film is not all of it, unless it has only one.
    match answer? {
        Answer::Text(text) => Ok(text),
        Answer::Whole(file) => text_of(&file).ok_or(Unread::NoCode),
        _ => Err(Unread::NoCode),
    }
}

async fn load(address: &str) -> Option<Grey> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    still(&image, STILL_MAX)
}

async fn ask(scanner: &Scanner, grey: Grey) -> Result<Answer, Unread> {
    let picture = Picture { width: grey.width, luma: grey.pixels };
    scanner.ask(&scanner::Ask::Look(picture)).await.map_err(|_| Unread::NoReader)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_is_in_the_way_of_a_camera_is_said_with_what_does_instead_there() {
        let all = [Unread::Missing, Unread::Denied, Unread::Busy, Unread::NoReader, Unread::NoCode];
        for word in [unread_word, unread_film] {
            assert_eq!(all.iter().map(|why| t(word(*why))).collect::<BTreeSet<_>>().len(), all.len());
        }
        for why in [Unread::Missing, Unread::Denied, Unread::NoReader] {
            let said = t(unread_film(why));
            assert!(said.contains("文件") && !said.contains("贴文字"), "no text and no picture can be given: {said}");
        }
    }
}
