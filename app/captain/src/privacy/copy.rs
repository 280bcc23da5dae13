//! A copy for whoever asks what is kept about them: one page that can be read and printed, and the same for programs.

mod file;
mod words;

pub use words::{label as fact, words as said};

use crate::desk::use_desk;
use crate::words::*;
use domain::PersonId;
use leptos::prelude::*;
use ports::desk::privacy::{Answer as Told, Ask as Privacy};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, ChooseOne, Icon, Lang, Ui, Weight, t, use_ui};

/// In which language, and the button.
pub fn part(person: PersonId, lang: RwSignal<Option<usize>>) -> AnyView {
    let ui = use_ui();
    let names = Lang::ALL.map(|lang| lang.name().to_owned()).to_vec();
    view! {
        <h4>{t(COPY)}</h4>
        <p class="soft">{t(COPY_LEAD)}</p>
        <ChooseOne id="copy-language" legend=t(COPY_LANGUAGE) options=names picked=lang/>
        <div class="button-row">
            <Button label=t(COPY_GET) weight=Weight::Secondary mark=Icon::Paper on_press=move || get(ui, person, lang)/>
        </div>
    }
    .into_any()
}

fn get(ui: Ui, person: PersonId, lang: RwSignal<Option<usize>>) {
    let desk = use_desk();
    let lang = lang.get_untracked().and_then(|at| Lang::ALL.get(at)).copied().unwrap_or(Lang::now());
    device::spawn(async move {
        match desk.ask_once(Ask::Privacy(Privacy::Copy(person))).await {
            Some(Ok(Answer::Privacy(Told::Copy(copy)))) => {
                let name = format!("last-metre-{}", domain::Day::of(copy.made_ms).iso());
                let save = device::page::keep::save_file;
                save(&format!("{name}.html"), "text/html", words::page(&copy, lang).as_bytes());
                save(&format!("{name}.json"), "application/json", file::json(&copy).as_bytes());
                ui.toast(t(COPY_SAVED));
                // It stands among the looks from now on.
                desk.changes.update(|changes| *changes += 1);
            }
            Some(Ok(_)) | None => {}
            Some(Err(fault)) => ui.toast(fault.sentence()),
        }
    });
}
