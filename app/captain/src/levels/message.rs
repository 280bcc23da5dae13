//! A message to another level: to copy, to save as a file, to show.

use crate::letters::{copy_text, picture};
use crate::settings::save_file;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::levels::Message;
use ui::view;
use ui::{Button, Icon, Weight, common, t, use_ui};

const FILE: &str = "last-metre-levels.txt";

/// The message in a card of its own.
pub fn card(hint: &'static str, made: &Message) -> AnyView {
    view! { <div class="card letter" id="level-message-out" tabindex="-1" role="status">{body(hint, made)}</div> }
        .into_any()
}

/// The message, and every way to pass it on.
pub fn body(hint: &'static str, made: &Message) -> AnyView {
    let (ui, text, saved) = (use_ui(), made.text.clone(), made.text.clone());
    let shown = made.picture.as_ref().map(|matrix| {
        view! { <figure class="letter-qr">{picture(matrix, t(LEVEL_QR).to_owned())}<figcaption>{t(LEVEL_QR)}</figcaption></figure> }
    });
    let film = made.picture.is_none().then(|| crate::film::button(made.text.clone().into_bytes(), FILE.to_owned()));
    view! {
        <p>{hint}</p>
        <div class="button-row">
            <Button label=t(common::COPY) mark=Icon::Copy on_press=move || copy_text(ui, text.clone(), || {})/>
            <Button label=t(DEVICE_SAVE_FILE) weight=Weight::Quiet mark=Icon::Paper on_press=move || save_file(FILE, &saved)/>
        </div>
        {shown}
        {film}
        <pre class="letter-text" tabindex="0">{made.text.clone()}</pre>
    }
    .into_any()
}
