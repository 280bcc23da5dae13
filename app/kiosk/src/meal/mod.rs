//! The meal: confirm, said twice only when someone has already eaten, and a hearty "enjoy".

use crate::desk::{ask, desk};
use crate::home::{fault, head_here};
use crate::screen::{Eaten, Screen, yuan};
use crate::words;
use core::time::Duration;
use domain::Millis;
use leptos::prelude::*;
use ports::counter::{Answer, Ask, DinerView};
use ui::times::time_of_day;
use ui::view;
use ui::{Button, Icon, Plate, Weight, fill, t, use_ui};

/// How long "enjoy your meal" stands before the next person is greeted.
const ENJOY_MS: u64 = 6_000;

/// Check in this person, or a guest.
pub fn confirm(diner: Option<DinerView>) -> AnyView {
    let fen = match &diner {
        Some(diner) => diner.fen,
        None => desk().till.with_untracked(|till| till.as_ref().map_or(0, |till| till.prices.0)),
    };
    let title = diner
        .as_ref()
        .map_or_else(|| t(words::GUEST_MEAL).to_owned(), |diner| fill(t(words::YOUR_MEAL), &[("name", &diner.masked)]));
    let plate = diner.as_ref().map(|diner| view! { <Plate place=diner.plate.clone()/> });
    let (label, told) = (check_in_label(diner.as_ref(), fen), diner.clone());
    view! {
        {head_here(&title)}
        {fault()}
        <div class="kiosk-one">
            {plate}
            <p class="kiosk-price">{price(fen)}</p>
        </div>
        <div class="kiosk-foot">
            <Button label=t(ui::common::BACK) weight=Weight::Secondary on_press=|| desk().screen.set(Screen::Home)/>
            <Button label=label on_press=move || check_in(diner.clone(), false)/>
            <Button label=t(words::TELL) weight=Weight::Secondary mark=Icon::Speech
                on_press=move || desk().screen.set(Screen::Tell(told.clone()))/>
        </div>
    }
    .into_any()
}

/// This person has eaten today: one more?
pub fn already(diner: DinerView, at_ms: Millis) -> AnyView {
    let title = fill(t(words::ALREADY), &[("name", &diner.masked), ("time", &time_of_day(at_ms))]);
    view! {
        {head_here(&title)}
        {fault()}
        <div class="kiosk-one"><Plate place=diner.plate.clone()/><p class="lead">{t(words::ALREADY_LINE)}</p></div>
        <div class="kiosk-foot">
            <Button label=t(ui::common::BACK) weight=Weight::Secondary on_press=|| desk().screen.set(Screen::Home)/>
            <Button label=t(words::AGAIN) on_press=move || check_in(Some(diner.clone()), true)/>
        </div>
    }
    .into_any()
}

/// It is done; the next person is greeted soon.
pub fn eaten(eaten: Eaten) -> AnyView {
    let ui = use_ui();
    let shown = Screen::Eaten(eaten.clone());
    let after = set_timeout_with_handle(
        move || {
            if desk().screen.get_untracked() == shown {
                desk().reset(ui);
            }
        },
        Duration::from_millis(ENJOY_MS),
    );
    on_cleanup(move || drop(after.map(|after| after.clear())));
    let pay = match eaten.fen {
        0 => t(words::FREE).to_owned(),
        fen => fill(t(words::PAY), &[("n", &yuan(fen))]),
    };
    view! {
        {head_here(t(words::ENJOY))}
        {fault()}
        <div class="kiosk-one">
            <span class="kiosk-tick">{ui::icon(Icon::Check)}</span>
            <p class="lead">{eaten.masked.clone()}</p>
            <p class="kiosk-price" role="status">{pay}</p>
        </div>
        <div class="kiosk-foot">
            <Button label=t(words::TAKE_BACK) weight=Weight::Secondary mark=Icon::Again on_press=move || take_back(eaten.number)/>
            <Button label=t(words::NEXT_PERSON) on_press=move || desk().reset(ui)/>
        </div>
    }
    .into_any()
}

fn check_in(diner: Option<DinerView>, again: bool) {
    let question = Ask::CheckIn { diner: diner.as_ref().map(|diner| diner.diner), again };
    ask(question, move |desk, answer| match (answer, diner) {
        (Answer::CheckedIn { number, fen, today }, diner) => {
            desk.counted(today);
            let masked = diner.map(|diner| diner.masked).unwrap_or_default();
            desk.screen.set(Screen::Eaten(Eaten { number, fen, masked }));
        }
        (Answer::AlreadyToday { at_ms }, Some(diner)) => desk.screen.set(Screen::Already(diner, at_ms)),
        _ => {}
    });
}

fn take_back(number: u32) {
    ask(Ask::TakeBack { number }, |desk, answer| {
        if let Answer::TakenBack { today } = answer {
            desk.counted(today);
            desk.screen.set(Screen::Home);
        }
    });
}

fn price(fen: u32) -> String {
    if fen == 0 { t(words::FREE).to_owned() } else { fill(t(words::PRICE), &[("n", &yuan(fen))]) }
}

fn check_in_label(diner: Option<&DinerView>, fen: u32) -> String {
    match diner {
        Some(diner) => fill(t(words::CHECK_IN_WHO), &[("name", &diner.masked), ("price", &price(fen))]),
        None => t(words::CHECK_IN).to_owned(),
    }
}
