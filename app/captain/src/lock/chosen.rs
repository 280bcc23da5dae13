//! The page where a passcode is chosen: the first, or another.

use super::field::{asking, choosing, say};
use crate::app::single;
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::Ask;
use ports::desk::lock::{self, Secret};
use ui::view;
use ui::{Button, Form, Icon, Troubles, replace, t, use_ui};

/// The id of the field for the passcode until now.
const OLD_ID: &str = "passcode-old";

/// The page.
pub fn page() -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let first = !desk.safe().passcode;
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (found, busy) = (Troubles::new(), RwSignal::new(false));
    let send = move || {
        busy.set(true);
        device::spawn(async move {
            let (old, new) = (Secret(old.get_untracked()), Secret(new.get_untracked()));
            let ask = if first { lock::Ask::Set(new.clone()) } else { lock::Ask::Change { old, new: new.clone() } };
            let answer = desk.ask(Ask::Lock(ask)).await;
            match answer {
                Ok(_) if first => {
                    desk.make_sheet(new).await;
                    replace(&Screen::Sheet.href());
                }
                Ok(_) => {
                    ui.toast(t(PASSCODE_CHANGED));
                    replace(&Screen::Settings.href());
                }
                Err(fault) => {
                    busy.set(false);
                    say(ui, found, OLD_ID, &fault);
                }
            }
        });
    };
    let body = view! {
        <div class="narrow">
            <div class="card">
                <Form troubles=found on_send=send>
                    {(!first).then(|| asking(OLD_ID, t(PASSCODE_OLD), old, found))}
                    {choosing(t(if first { PASSCODE_LABEL } else { PASSCODE_NEW }), new, found)}
                    <Button label=t(if first { PASSCODE_SET } else { PASSCODE_CHANGE }) mark=Icon::Locked busy=busy/>
                </Form>
            </div>
        </div>
    };
    let title = t(if first { PASSCODE_SET } else { PASSCODE_CHANGE });
    single(title, t(PASSCODE_LEAD), Screen::Passcode, body.into_any())
}
