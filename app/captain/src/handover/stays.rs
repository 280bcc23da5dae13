//! Where the device stays and the person changes: whose it is now, and the way to another passcode and recovery sheet.

use crate::desk::{Standing, use_desk};
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Ask as About, Handing};
use ports::desk::{Answer, Ask};
use ui::{Button, ButtonLink, Field, Form, Icon, Troubles, Ui, Weight, fill, t, use_ui, view};

const NEXT: &str = "hand-over-next";

/// What is being typed; it stays while the card is drawn anew.
#[derive(Clone, Copy)]
pub struct Page {
    ui: Ui,
    name: RwSignal<String>,
    troubles: Troubles,
}

impl Page {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self { ui: use_ui(), name: RwSignal::new(String::new()), troubles: Troubles::new() }
    }

    /// The card.
    pub fn view(self, handing: &Handing) -> AnyView {
        let now = (!handing.name.is_empty()).then(|| {
            view! { <p class="row-line"><span class="soft">{t(HO_NOW)}</span><strong>{handing.name.clone()}</strong></p> }
        });
        view! {
            <div class="card">
                <h2>{t(HO_STAYS)}</h2>
                <p class="soft">{t(HO_STAYS_HINT)}</p>
                {now}
                <Form troubles=self.troubles on_send=move || self.save()>
                    <Field id=NEXT label=t(HO_NEXT) value=self.name troubles=self.troubles/>
                    <div class="button-row"><Button label=t(HO_NEXT_SAVE) weight=Weight::Secondary/></div>
                </Form>
                <div class="button-row">
                    <ButtonLink to=Screen::Passcode.href() label=t(HO_PASSCODE) weight=Weight::Quiet mark=Icon::Locked/>
                    <ButtonLink to=Screen::Sheet.href() label=t(HO_SHEET) weight=Weight::Quiet mark=Icon::Paper/>
                </div>
            </div>
        }
        .into_any()
    }

    fn save(self) {
        let (desk, name) = (use_desk(), self.name.get_untracked());
        let none = name.trim().is_empty().then(|| vec![ui::Trouble::new(NEXT, t(X_NAMELESS))]);
        let Some(()) = self.troubles.take(none.map_or(Ok(()), Err)) else { return };
        device::spawn(async move {
            match desk.ask_once(Ask::Devices(About::Takes { name })).await {
                Some(Ok(Answer::Devices(Told::Handing(handing)))) => {
                    self.name.set(String::new());
                    self.ui.toast(fill(t(HO_NEXT_SAVED), &[("name", &handing.name)]));
                    if handing.place.is_empty() {
                        desk.standing.update(|standing| {
                            if let Standing::Ready(summary) = standing {
                                summary.captain = handing.name;
                            }
                        });
                    }
                }
                Some(Ok(_)) | None => {}
                Some(Err(fault)) => self.ui.toast(fault.sentence()),
            }
        });
    }
}
