//! On the device of whoever goes: what is in their hands, what the station lacks, and the button that hands over.

use super::model::{done, held, photos, sent};
use crate::asked::Asked;
use crate::desk::use_desk;
use crate::devices::files;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::Ask;
use ports::desk::devices::{Ask as About, File, Handing, Key};
use ui::{Button, Confirm, Icon, Ui, Weight, fill, icon, t, use_ui, view};

/// What is asked and what was made; it stands beside what is drawn anew with every change.
#[derive(Clone, Copy)]
pub struct Page {
    ui: Ui,
    asking: RwSignal<bool>,
    made: RwSignal<Option<File>>,
}

impl Page {
    /// Nothing asked, nothing made.
    pub fn new() -> Self {
        Self { ui: use_ui(), asking: RwSignal::new(false), made: RwSignal::new(None) }
    }

    /// The cards.
    pub fn view(self, handing: &Handing) -> AnyView {
        let (words, more) = sent(handing);
        let send = more.then(|| handing.stations.iter().map(|(key, name)| self.send(*key, name)).collect::<Vec<_>>());
        let result = if more { "row-line" } else { "row-line import-result" };
        let handed = handing.handed.map(|handed| view! { <p role="status">{done(handed, ui::page::clock())}</p> });
        let photos = photos(handing).map(|words| view! { <p>{words}</p> });
        let again = handing.handed.is_some();
        let weight = if again { Weight::Quiet } else { Weight::Primary };
        let label = t(if again { HO_PRESS_AGAIN } else { HO_PRESS });
        let all_said = handing.handed.is_some_and(|handed| handed.since == 0) || handing.stations.is_empty();
        let button = (!all_said).then(|| {
            view! { <Button label=label weight=weight mark=Icon::Check on_press=move || self.asking.set(true)/> }
        });
        view! {
            <div class="card"><h2>{t(HO_HELD)}</h2><p class="soft">{t(HO_HELD_HINT)}</p>{in_hand()}</div>
            <div class="card">
                <h2>{t(HO_SENT)}</h2>
                <p class=result>{(!more).then(|| icon(Icon::Check))}<span>{words}</span></p>
                {send.map(|send| view! { <div class="button-row">{send}</div> })}
                {photos}
                {handed}
                <div class="button-row">{button}</div>
            </div>
        }
        .into_any()
    }

    fn send(self, key: Key, name: &str) -> AnyView {
        let (ui, made) = (self.ui, self.made);
        let label = if name.is_empty() { t(DEVICE_SEND).to_owned() } else { format!("{} · {name}", t(DEVICE_SEND)) };
        view! { <Button label=label weight=Weight::Secondary mark=Icon::Send on_press=move || files::send(ui, key, made)/> }
            .into_any()
    }

    /// The file that was made for the station.
    pub fn made(self) -> AnyView {
        ui::el::live(move || {
            self.made.get().as_ref().map(|file| view! { <div class="card">{files::hand_over(file)}</div> })
        })
        .into_any()
    }

    /// Whether to hand over.
    pub fn question(self, handing: Asked<Handing>) -> AnyView {
        let desk = use_desk();
        let place = move || {
            let place =
                handing.with(|handing| handing.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.place.clone()));
            place.filter(|place| !place.is_empty()).unwrap_or_else(|| t(HO_WHOLE).to_owned())
        };
        let title = move || fill(t(HO_SURE), &[("place", &place())]);
        let press = move || desk.act(self.ui, Ask::Devices(About::HandOver), String::new(), |_| {});
        view! { <Confirm open=self.asking title=title line=t(HO_SURE_HINT) label=t(HO_PRESS) on_yes=press/> }.into_any()
    }
}

fn in_hand() -> AnyView {
    let counts = use_desk().counts;
    let rows = move || {
        let row = |(n, word, to): (u32, ui::Word, crate::screen::Screen)| {
            view! { <li><a class="row-link" href=to.href()><span class="row-line"><span>{t(word)}</span><strong>{n}</strong></span>{icon(Icon::Forward)}</a></li> }
        };
        counts.with(held).into_iter().map(row).collect::<Vec<_>>()
    };
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
