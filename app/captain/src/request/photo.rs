//! The photo that came with "done", fetched when it is wanted.

use crate::desk::use_desk;
use crate::words::*;
use domain::TaskId;
use leptos::prelude::*;
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, Icon, Weight, t, use_ui};

/// A button, and the photo once it has come.
pub fn photo(id: TaskId) -> AnyView {
    let (desk, ui, shown) = (use_desk(), use_ui(), RwSignal::new(None::<String>));
    on_cleanup(move || {
        drop(shown.try_get_untracked().flatten().map(|address| web_sys::Url::revoke_object_url(&address)))
    });
    let show = move || {
        device::spawn(async move {
            match desk.ask(Ask::Photo(id)).await {
                Ok(Answer::Photo(bytes)) => shown.set(address(&bytes)),
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
        });
    };
    ui::el::live(move || match shown.get() {
        Some(address) => view! { <img class="photo" src=address alt=t(PHOTO)/> }.into_any(),
        None => view! {
            <div class="button-row">
                <span class="soft">{t(PHOTO_SENT)}</span>
                <Button label=t(PHOTO_SHOW) weight=Weight::Secondary mark=Icon::Camera on_press=show/>
            </div>
        }
        .into_any(),
    })
}

/// An address under which the page can show these bytes.
fn address(jpeg: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(jpeg));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("image/jpeg");
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}
