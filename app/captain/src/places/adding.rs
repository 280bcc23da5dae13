//! The form that adds buildings, to an estate that is there or to a new one.

use super::model::{Estate, added_troubles};
use crate::desk::use_desk;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::added::Form as Added;
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, Field, Form, Here, Icon, Troubles, Weight, common, t, use_ui};

/// The form. Where there is one estate, it stands in it already.
pub fn form(estates: Memo<Vec<Estate>>) -> AnyView {
    let (desk, ui, here) = (use_desk(), use_ui(), Here::of_page());
    let (found, busy) = (Troubles::new(), RwSignal::new(false));
    let (estate, buildings) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // Once: what a captain has emptied stays empty.
    Effect::new(move |filled: Option<bool>| {
        let only = estates.with(|estates| match estates.as_slice() {
            [only] => Some(only.row.name.clone()),
            _ => None,
        });
        let fresh = filled != Some(true) && estate.with_untracked(String::is_empty);
        if let Some(name) = only.clone().filter(|_| fresh) {
            estate.set(name);
        }
        filled == Some(true) || only.is_some()
    });
    let send = move || {
        let form = Added { estate: estate.get_untracked(), buildings: buildings.get_untracked() };
        busy.set(true);
        device::spawn(async move {
            match desk.ask_once(Ask::AddPlaces(form)).await {
                Some(Ok(Answer::Saved(written))) => {
                    found.show(vec![]);
                    buildings.set(String::new());
                    desk.announce(ui, t(PLACES_ADDED).to_owned(), written.undo);
                }
                Some(Err(fault)) => match fault.wrong_fields().filter(|_| !here.is_left()) {
                    Some(wrong) => found.show(added_troubles(wrong)),
                    None => ui.toast(fault.sentence()),
                },
                _ => {}
            }
            busy.set(false);
        });
    };
    view! {
        <section class="block narrow" aria-labelledby="places-add">
            <h2 id="places-add">{t(PLACES_ADD)}</h2>
            <Form troubles=found on_send=send>
                <div class="card levels">
                    <Field id="added-estate" label=t(common::LEVEL_ESTATE) hint=t(PLACES_ADD_HINT) value=estate troubles=found/>
                    <Field id="added-buildings" label=t(LEVEL_BUILDINGS) hint=t(BUILDINGS_HINT) value=buildings troubles=found/>
                </div>
                <div class="button-row"><Button label=t(PLACES_ADD_DO) weight=Weight::Secondary mark=Icon::Plus busy=busy/></div>
            </Form>
        </section>
    }
    .into_any()
}
