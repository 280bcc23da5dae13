//! The poster of a building: on screen as it will be on paper, with its link and a button to print it.

use crate::app::back_on_phone;
use crate::asked::{asked, shown};
use crate::facts::n;
use crate::faults::Fault;
use crate::letters::{copy_text, picture};
use crate::screen::Screen;
use crate::words::*;
use domain::PlaceId;
use leptos::prelude::*;
use ports::desk::{AddressTooLong, Answer, Ask, BuildingDetail, Poster, Trouble};
use ui::route::arrive;
use ui::view;
use ui::{Button, Icon, Plate, Weight, t, use_ui};

/// The page.
pub fn page(place: PlaceId) -> AnyView {
    arrive(t(POSTER));
    let answer = asked(
        move || Ask::Building(place),
        |answer| match answer {
            Answer::Building(detail) => Some(*detail),
            _ => None,
        },
    );
    shown(answer, move |detail| whole(place, &detail))
}

fn whole(place: PlaceId, detail: &BuildingDetail) -> AnyView {
    let ui = use_ui();
    let poster = match &detail.poster {
        Ok(poster) => poster,
        Err(why) => return without_sheet(place, detail, *why),
    };
    let title = format!("{} {}", poster.estate, poster.building);
    let print = || {
        let _ = window().print();
    };
    let link = poster.link.clone();
    let copy = move || copy_text(ui, link.clone(), || {});
    view! {
        <div class="pane pane-single poster-page">
            <div class="pane-head no-print">
                {back_on_phone(Screen::Poster(place))}
                <h1>{title}</h1>
                <p class="soft">{facts(detail)}</p>
                <div class="button-row">
                    <Button label=t(POSTER_PRINT) mark=Icon::Print on_press=print/>
                    <Button label=t(POSTER_COPY) weight=Weight::Secondary mark=Icon::Copy on_press=copy/>
                    <a class="button button-quiet" href=poster.link.clone() target="_blank" rel="noopener">{t(POSTER_OPEN)}</a>
                </div>
            </div>
            {sheet(poster)}
        </div>
    }
    .into_any()
}

/// The building, and why it has no poster.
fn without_sheet(place: PlaceId, detail: &BuildingDetail, why: AddressTooLong) -> AnyView {
    let sentence = Fault::Desk(Trouble::AddressTooLong(why)).sentence();
    view! {
        <div class="pane pane-single">
            <div class="pane-head">
                {back_on_phone(Screen::Poster(place))}
                <h1>{detail.row.name.clone()}</h1>
                <p class="soft">{facts(detail)}</p>
                <p role="alert">{sentence}</p>
            </div>
        </div>
    }
    .into_any()
}

fn facts(detail: &BuildingDetail) -> String {
    let row = &detail.row;
    [n(HOUSEHOLDS_N, row.households), n(PEOPLE_COUNT, row.people), n(VOLUNTEERS_N, row.volunteers)].join(" · ")
}

/// The A4 sheet. Always in ink on white, whatever the screen's theme.
fn sheet(poster: &Poster) -> AnyView {
    let name = format!("{} {}", poster.estate, poster.building);
    view! {
        <article class="sheet" aria-label=t(POSTER)>
            <p class="sheet-plate"><Plate place=name.clone()/></p>
            <p class="sheet-title">{t(POSTER_SCAN)}</p>
            <p class="sheet-line">{t(POSTER_WORDS)}</p>
            <div class="sheet-qr">{picture(&poster.picture, name)}</div>
            <p class="sheet-call">
                <span>{t(POSTER_OR_CALL)}</span>
                <strong translate="no">{poster.telephone.clone()}</strong>
                <span>{poster.captain.clone()}</span>
            </p>
            <p class="sheet-foot">
                <span class="sheet-link" translate="no">{poster.link.clone()}</span>
                <span>{t(POSTER_FINGERPRINT)}" "<span translate="no">{poster.fingerprint.clone()}</span></span>
            </p>
        </article>
    }
    .into_any()
}
