//! The form that founds a station: from the district down to the buildings, then the captain.

use super::model::{ESTATES_MAX, estate_ids, troubles};
use crate::desk::use_desk;
use crate::lock;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::lock::Secret;
use ports::desk::{Ask, Founds, SetUpForm};
use ui::route::arrive;
use ui::view;
use ui::{Button, ChooseOne, Field, Form, Icon, Input, Troubles, Weight, common, replace, t, use_ui};

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    above: [RwSignal<String>; 3],
    estates: [(RwSignal<String>, RwSignal<String>); ESTATES_MAX],
    count: RwSignal<usize>,
    captain: RwSignal<String>,
    telephone: RwSignal<String>,
    passcode: RwSignal<String>,
    /// Which of [`FOUNDS_WHAT`].
    founds: RwSignal<Option<usize>>,
}

/// What can be founded, in the order of the choice.
const FOUNDS_WHAT: [(Founds, ui::Word); 3] =
    [(Founds::Station, FOUNDS_STATION), (Founds::Street, FOUNDS_STREET), (Founds::District, FOUNDS_DISTRICT)];

impl Typed {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            above: [empty(), empty(), empty()],
            estates: [(); ESTATES_MAX].map(|()| (empty(), empty())),
            count: RwSignal::new(1),
            captain: empty(),
            telephone: empty(),
            passcode: empty(),
            founds: RwSignal::new(Some(0)),
        }
    }

    fn founds(self) -> Founds {
        self.founds.get().and_then(|at| FOUNDS_WHAT.get(at)).map_or(Founds::Station, |(founds, _)| *founds)
    }

    fn form(self) -> SetUpForm {
        let [district, street, community] = self.above.map(|level| level.get_untracked());
        let estates = self.estates.iter().take(self.count.get_untracked());
        SetUpForm {
            district,
            street,
            community,
            estates: estates.map(|(name, buildings)| (name.get_untracked(), buildings.get_untracked())).collect(),
            captain: self.captain.get_untracked(),
            telephone: self.telephone.get_untracked(),
            passcode: Some(Secret(self.passcode.get_untracked())),
            founds: untrack(|| self.founds()),
        }
    }
}

/// The form.
pub fn page() -> AnyView {
    arrive(t(SET_UP_TITLE));
    let (typed, found, busy) = (Typed::new(), Troubles::new(), RwSignal::new(false));
    let [district, ..] = typed.above;
    let founds = Memo::new(move |_| typed.founds());
    let what = FOUNDS_WHAT.iter().map(|(_, word)| t(*word).to_owned()).collect::<Vec<_>>();
    let estates = move || {
        let station = founds.get() == Founds::Station;
        station.then(|| {
            let estates = (0..typed.count.get()).map(|at| estate(typed, at, found)).collect::<Vec<_>>();
            view! { {estates}{more(typed)} }
        })
    };
    let below = move |shown: bool, field: fn(Typed, Troubles) -> AnyView| shown.then(|| field(typed, found));
    view! {
        <main id="main" class="start">
            <button type="button" class="back-link back-always" on:click=|_| ui::back("#/")>{ui::icon(Icon::Back)}<span>{t(common::BACK)}</span></button>
            <h1>{t(SET_UP_TITLE)}</h1>
            <p class="start-lead">{t(SET_UP_LEAD)}</p>
            <Form troubles=found on_send=send(typed, found, busy)>
                <div class="card levels">
                    <ChooseOne id="founds" legend=t(FOUNDS) options=what picked=typed.founds/>
                    <Field id="district" label=t(common::LEVEL_DISTRICT) value=district troubles=found/>
                    {move || below(founds.get() != Founds::District, street)}
                    {move || below(founds.get() == Founds::Station, community)}
                </div>
                {estates}
                <div class="card levels">
                    <Field id="captain-name" label=t(CAPTAIN_NAME) value=typed.captain autofill="name" troubles=found/>
                    <Field id="captain-telephone" label=t(CAPTAIN_TELEPHONE) hint=t(CAPTAIN_TELEPHONE_HINT) value=typed.telephone input=Input::Telephone autofill="tel" troubles=found/>
                </div>
                <div class="card levels">{lock::choosing(t(PASSCODE_LABEL), typed.passcode, found)}</div>
                <Button label=t(SET_UP_DO) mark=Icon::Check busy=busy/>
            </Form>
        </main>
    }
    .into_any()
}

fn street(typed: Typed, found: Troubles) -> AnyView {
    view! { <Field id="street" label=t(common::LEVEL_STREET) value=typed.above[1] troubles=found/> }.into_any()
}

fn community(typed: Typed, found: Troubles) -> AnyView {
    view! { <Field id="community" label=t(common::LEVEL_COMMUNITY) value=typed.above[2] troubles=found/> }.into_any()
}

fn estate(typed: Typed, at: usize, found: Troubles) -> AnyView {
    let (name_id, buildings_id) = estate_ids(at);
    let (name, buildings) = typed.estates[at];
    view! {
        <div class="card levels">
            <Field id=name_id label=t(common::LEVEL_ESTATE) value=name troubles=found/>
            <Field id=buildings_id label=t(LEVEL_BUILDINGS) hint=t(BUILDINGS_HINT) value=buildings troubles=found/>
        </div>
    }
    .into_any()
}

fn more(typed: Typed) -> AnyView {
    let count = typed.count;
    let add = move || count.update(|count| *count = (*count + 1).min(ESTATES_MAX));
    let drop = move || count.update(|count| *count = (*count - 1).max(1));
    view! {
        <div class="button-row">
            {move || (count.get() < ESTATES_MAX).then(|| view! { <Button label=t(ADD_ESTATE) weight=Weight::Quiet mark=Icon::Plus on_press=add/> })}
            {move || (count.get() > 1).then(|| view! { <Button label=t(DROP_ESTATE) weight=Weight::Quiet mark=Icon::Cross on_press=drop/> })}
        </div>
    }
    .into_any()
}

fn send(typed: Typed, found: Troubles, busy: RwSignal<bool>) -> impl Fn() + Clone + 'static {
    let (desk, ui) = (use_desk(), use_ui());
    move || {
        busy.set(true);
        device::spawn(async move {
            let form = typed.form();
            let (passcode, office) = (form.passcode.clone(), form.founds != Founds::Station);
            let answer = desk.ask(Ask::SetUp(form)).await;
            match answer {
                Err(fault) => match fault.wrong_fields() {
                    Some(wrong) => found.show(troubles(wrong)),
                    None => ui.toast(fault.sentence()),
                },
                opened => {
                    // Where no sheet could be made, every page says that there is none.
                    let made = match passcode {
                        Some(passcode) => desk.make_sheet(passcode).await.is_none(),
                        None => false,
                    };
                    desk.opened(opened);
                    let _ = device::page::keep::ask_to_keep().await;
                    let first = if office { Screen::Levels } else { Screen::Today(None) };
                    replace(&if made { Screen::Sheet } else { first }.href());
                }
            }
            busy.set(false);
        });
    }
}
