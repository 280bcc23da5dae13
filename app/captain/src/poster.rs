//! The poster of a building: on screen as it will be on paper, with its link and a button to print it.

use crate::app::back_on_phone;
use crate::desk::asked;
use crate::facts::{n, waiting};
use crate::letters::{copy_text, picture};
use crate::screen::Screen;
use crate::words::*;
use domain::PlaceId;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, BuildingDetail, Poster};
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
    let detail = Memo::new(move |_| answer.get());
    (move || match detail.get() {
        None => waiting(None),
        Some(Err(fault)) => waiting(Some(&fault)),
        Some(Ok(detail)) => untrack(|| whole(place, &detail)),
    })
    .into_any()
}

fn whole(place: PlaceId, detail: &BuildingDetail) -> AnyView {
    let ui = use_ui();
    let poster = &detail.poster;
    let title = format!("{} {}", poster.estate, poster.building);
    let facts = [
        n(HOUSEHOLDS_N, detail.row.households),
        n(PEOPLE_COUNT, detail.row.people),
        n(VOLUNTEERS_N, detail.row.volunteers),
    ];
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
                <p class="soft">{facts.join(" · ")}</p>
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
