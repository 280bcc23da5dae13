//! In the card of the devices: handing a file over to another device, saved or shown, and taking one in.

use crate::desk::use_desk;
use crate::film;
use crate::words::*;
use device::page::keep::{chosen_file, read_file, save_file};
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Ask as About, File, Key, TakenIn};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, Icon, Ui, fill, icon, t, use_ui};

/// Larger than anything one device hands another.
pub const FILE_BYTES_MAX: u64 = 300 << 20;

/// A file for another device: a button that saves it, and one that shows it to that device's camera.
pub fn hand_over(file: &File) -> AnyView {
    let ui = use_ui();
    let (name, bytes) = (file.name.clone(), file.bytes.clone());
    view! {
        <p class="soft" translate="no">{file.name.clone()}</p>
        <div class="button-row"><Button label=t(DEVICE_SAVE_FILE) mark=Icon::Paper on_press=move || save(ui, &name, &bytes)/></div>
        {film::button(file.bytes.clone(), file.name.clone())}
    }
    .into_any()
}

fn save(ui: Ui, name: &str, bytes: &[u8]) {
    let saved = save_file(name, "application/octet-stream", bytes).is_some();
    ui.toast(t(if saved { DEVICE_FILE_SAVED } else { BACKUP_NOT_SAVED }));
}

/// Makes a file of all that is new for a device, and saves it. It can be saved again then, or shown.
pub fn send(ui: Ui, key: Key, made: RwSignal<Option<File>>) {
    let desk = use_desk();
    device::spawn(async move {
        match desk.ask_once(Ask::Devices(About::Send { key })).await {
            Some(Ok(Answer::Devices(Told::File(file)))) => {
                save(ui, &file.name, &file.bytes);
                made.try_set(Some(file));
            }
            Some(Ok(_)) | None => {}
            Some(Err(fault)) => ui.toast(fault.sentence()),
        }
    });
}

/// The button that takes a file in.
pub fn take_in() -> AnyView {
    let ui = use_ui();
    let chosen = move |event: web_sys::Event| {
        let file = chosen_file(&event);
        // The same file can be chosen again.
        if let Some(input) =
            event.target().and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(it).ok())
        {
            input.set_value("");
        }
        if let Some(file) = file {
            device::spawn(async move { ui.toast(opened(&file).await) });
        }
    };
    view! {
        <label class="button button-secondary file-button">
            <input type="file" class="visually-hidden" accept=".lmbundle" on:change=chosen/>
            {icon(Icon::Paper)}
            <span>{t(DEVICE_TAKE_FILE)}</span>
        </label>
    }
    .into_any()
}

/// Takes in a file that was chosen. What came of it, as a sentence.
async fn opened(file: &web_sys::File) -> String {
    let taken = match read_file(file, FILE_BYTES_MAX).await {
        Some(file) => take_in_file(file).await,
        None => Err(t(X_NOT_A_FILE).to_owned()),
    };
    taken.unwrap_or_else(|why| why)
}

/// Takes in a file. What it brought, as a sentence.
///
/// # Errors
/// The sentence why not.
pub async fn take_in_file(file: Vec<u8>) -> Result<String, String> {
    match use_desk().ask(Ask::Devices(About::TakeIn { file })).await {
        Ok(Answer::Devices(Told::TakenIn(taken))) => Ok(brought(&taken)),
        Ok(_) => Err(t(X_NOT_A_FILE).to_owned()),
        Err(fault) => Err(fault.sentence()),
    }
}

/// What a file brought.
#[must_use]
pub fn brought(taken: &TakenIn) -> String {
    let TakenIn { from, new, aside } = taken;
    let words = if *aside > 0 { DEVICE_TAKEN_ASIDE } else { DEVICE_TAKEN };
    fill(t(words), &[("name", from), ("n", &new.to_string()), ("m", &aside.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_and_what_was_set_aside_are_both_said() {
        let taken = |new, aside| brought(&TakenIn { from: "赵敏".into(), new, aside });
        assert_eq!(taken(3, 0), "收下了赵敏的 3 条");
        assert!(taken(0, 2).contains("2 条"), "{}", taken(0, 2));
    }
}
