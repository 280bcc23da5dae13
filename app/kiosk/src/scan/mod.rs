//! Showing a card: by the camera, or by a hand scanner that types like a keyboard.

use crate::desk::{ask, desk};
use crate::home::{fault, head_here};
use crate::screen::Screen;
use crate::words;
use device::page::camera::Camera;
use device::port::Client;
use device::{BrowserClock, Clock};
use leptos::html::Video;
use leptos::prelude::*;
use ports::counter::{Answer, Ask};
use ports::scanner;
use ui::view;
use ui::{Button, Weight, t};

type Scanner = Client<scanner::Ask, scanner::Answer, scanner::News>;

/// Longer side of the picture that is read, pixels.
const SIDE_MAX: u32 = 640;
/// Between two looks.
const LOOK_MS: u32 = 250;
/// Longest text a hand scanner types.
const TYPED_MAX: usize = 64;

/// The page: it looks until it can read a card, and goes on by itself.
pub fn page() -> AnyView {
    let video = NodeRef::<Video>::new();
    let (missing, shown) = (RwSignal::new(false), StoredValue::new(true));
    on_cleanup(move || shown.set_value(false));
    Effect::new(move |_| {
        if let Some(video) = video.get() {
            leptos::task::spawn_local(look(video, missing, shown));
        }
    });
    view! {
        {head_here(t(words::SCAN_TITLE))}
        {fault()}
        <div class="kiosk-one">
            {picture(video)}
            <p class="lead" role="status">{move || t(if missing.get() { words::NO_CAMERA } else { words::SCAN_LINE })}</p>
        </div>
        <div class="kiosk-foot">
            <Button label=t(ui::common::BACK) weight=Weight::Secondary on_press=|| desk().screen.set(Screen::Home)/>
        </div>
    }
    .into_any()
}

/// What the camera sees. Leptos' own `view!`, because the camera needs the element itself.
fn picture(video: NodeRef<Video>) -> AnyView {
    leptos::view! { <video class="kiosk-camera" node_ref=video autoplay playsinline muted aria-hidden="true"></video> }
        .into_any()
}

async fn look(video: web_sys::HtmlVideoElement, missing: RwSignal<bool>, shown: StoredValue<bool>) {
    let Ok(camera) = Camera::start(video).await else {
        missing.try_set(true);
        return;
    };
    let scanner = Scanner::start("./scanner_worker_loader.js");
    while shown.try_get_value() == Some(true) {
        if let Some(grey) = camera.frame(SIDE_MAX) {
            match scanner.ask(&scanner::Ask::Look(scanner::Picture { width: grey.width, luma: grey.pixels })).await {
                Ok(scanner::Answer::Text(text)) if shown.try_get_value() == Some(true) => card(text),
                Ok(_) => {}
                Err(_) => {
                    missing.try_set(true);
                    break;
                }
            }
        }
        BrowserClock.sleep(LOOK_MS).await;
    }
    scanner.stop();
}

/// Asks whose card it is, and goes on to the meal.
pub fn card(text: String) {
    ask(Ask::Card { text }, |desk, answer| {
        if let Answer::Diner(diner) = answer {
            desk.screen.set(Screen::Meal(diner));
        }
    });
}

/// What a hand scanner has typed so far: it types fast, begins with the card's mark, and ends with Enter.
#[derive(Default)]
pub struct Typed(String);

impl Typed {
    /// One key; the whole card once Enter comes.
    pub fn key(&mut self, key: &str) -> Option<String> {
        let mut letters = key.chars();
        match (key, letters.next(), letters.next()) {
            ("Enter", ..) => Some(core::mem::take(&mut self.0)).filter(|typed| typed.starts_with("LMD")),
            (_, Some(letter), None) => {
                if letter == 'L' || self.0.len() >= TYPED_MAX {
                    self.0.clear();
                }
                self.0.push(letter);
                None
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[&str]) -> Option<String> {
        let mut typed = Typed::default();
        keys.iter().find_map(|key| typed.key(key))
    }

    #[test]
    fn a_hand_scanner_types_a_card() {
        assert_eq!(typed(&["x", "L", "M", "D", "Shift", "5", "-", "0", "5", "Enter"]).as_deref(), Some("LMD5-05"));
        assert_eq!(typed(&["Enter", "a", "Enter"]), None);
        assert_eq!(typed(&vec!["7"; 500]), None);
    }
}
