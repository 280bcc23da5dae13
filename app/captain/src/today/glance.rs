//! A glance at the station, where nothing is opened: how much there is, and the three things a captain starts.

use crate::desk::use_desk;
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::Counts;
use ui::view;
use ui::{ButtonLink, Icon, Weight, t};

/// The glance.
pub fn page() -> AnyView {
    let counts = use_desk().counts;
    let figure = |of: fn(&Counts) -> u32, label: ui::Word| {
        view! {
            <div class="figure">
                <dt>{t(label)}</dt>
                <dd>{move || counts.with(of)}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="glance">
            <p class="glance-lead soft">{t(CHOOSE_ONE)}</p>
            <dl class="figures">
                {figure(|counts| counts.open, FIG_OPEN)}
                {figure(|counts| counts.households, FIG_HOUSEHOLDS)}
                {figure(|counts| counts.volunteers, FIG_VOLUNTEERS)}
                {figure(|counts| counts.meals_today, FIG_MEALS)}
            </dl>
            {move || {
                let open = counts.with(|counts| counts.open);
                view! {
                    <div class="button-row">
                        {(open > 0).then(|| view! { <ButtonLink to=Screen::Plan.href() label=n(PLAN_ALL, open) mark=Icon::Heart/> })}
                        <ButtonLink to=Screen::File(None).href() label=t(FILE_TITLE) weight=Weight::Secondary mark=Icon::Pen/>
                        <ButtonLink to=Screen::TakeIn.href() label=t(TAKE_TITLE) weight=Weight::Secondary mark=Icon::Paste/>
                    </div>
                }
            }}
        </div>
    }
    .into_any()
}
