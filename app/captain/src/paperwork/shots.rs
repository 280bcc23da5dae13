//! Photos as they are taken: made small on the spot, shown at once, and taken away again with a tap until they are saved.

use crate::words::*;
use leptos::prelude::*;
use std::sync::Arc;
use ui::view;
use ui::{Icon, fill, icon, t, use_ui};
use wasm_bindgen::JsCast;

/// A photo that is not saved yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Shot {
    /// The small JPEG.
    pub jpeg: Arc<Vec<u8>>,
    /// Under which the page shows it.
    address: String,
}

/// Photos of one thing.
pub type Shots = RwSignal<Vec<Shot>>;

/// None yet; what was taken is let go of with the page.
#[must_use]
pub fn none() -> Shots {
    let shots = RwSignal::new(Vec::<Shot>::new());
    on_cleanup(move || {
        for shot in shots.try_get_untracked().unwrap_or_default() {
            let _ = web_sys::Url::revoke_object_url(&shot.address);
        }
    });
    shots
}

/// An address under which the page can show these bytes.
#[must_use]
pub fn address(jpeg: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(jpeg));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("image/jpeg");
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}

/// The button that takes a photo of `what`, and those that were taken.
pub fn field(what: String, label: String, shots: Shots, most: usize) -> AnyView {
    let ui = use_ui();
    let choose = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            return;
        };
        device::spawn(async move {
            let taken = device::page::photo::chosen(&field).await;
            // The same picture can be chosen once more.
            field.set_value("");
            match taken.and_then(|jpeg| Some(Shot { address: address(&jpeg)?, jpeg: Arc::new(jpeg) })) {
                Some(shot) => drop(shots.try_update(|shots| shots.push(shot))),
                None => ui.toast(t(PW_BAD)),
            }
        });
    };
    let name = fill(t(PW_SHOOT_OF), &[("what", &what)]);
    let more = ui::el::live(move || {
        let (label, name) = (label.clone(), name.clone());
        (shots.with(Vec::len) < most).then(|| {
            view! {
                <label class="button button-secondary file-button shot-button">
                    <input type="file" accept="image/*" capture="environment" class="visually-hidden" aria-label=name on:change=choose/>
                    {icon(Icon::Camera)}
                    <span>{label}</span>
                </label>
            }
        })
    });
    let taken = ui::el::live(move || {
        let items: Vec<_> = shots.get().iter().enumerate().map(|(at, shot)| item(&what, at, shot, shots)).collect();
        (!items.is_empty()).then(|| view! { <ul class="shots">{items}</ul> })
    });
    view! { <div class="shot-field">{more}{taken}</div> }.into_any()
}

fn item(what: &str, at: usize, shot: &Shot, shots: Shots) -> AnyView {
    let number = (at + 1).to_string();
    let said = |word| fill(t(word), &[("what", what), ("n", &number)]);
    let off = move |_| {
        let gone = shots.try_update(|shots| (at < shots.len()).then(|| shots.remove(at))).flatten();
        drop(gone.map(|shot| web_sys::Url::revoke_object_url(&shot.address)));
    };
    view! {
        <li class="shot">
            <img src=shot.address.clone() alt=said(PW_SHOT_OF)/>
            <button type="button" class="button button-quiet" aria-label=said(PW_SHOT_OFF_OF) on:click=off>{icon(Icon::Cross)}{t(PW_SHOT_OFF)}</button>
        </li>
    }
    .into_any()
}
