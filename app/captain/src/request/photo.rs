//! The photo that came with "done", fetched when it is wanted.

use crate::desk::use_desk;
use crate::paperwork::shots::address;
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
