//! A choice among the station's buildings, each named with its estate.

use crate::asked::asked;
use crate::words::*;
use domain::PlaceId;
use domain::place::Level;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PlaceRow};
use ui::view;
use ui::{Icon, Troubles, icon, t};

/// The choice, under the field id `building`.
pub fn building_choice(chosen: RwSignal<Option<PlaceId>>, troubles: Troubles) -> AnyView {
    let answer = asked(
        || Ask::Places,
        |answer| match answer {
            Answer::Places(rows) => Some(rows),
            _ => None,
        },
    );
    let places = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    let change = move |event| chosen.set(PlaceId::parse(&event_target_value(&event)));
    let options = move || {
        let places = places.get();
        let buildings = places.iter().filter(|place| place.level == Level::Building);
        buildings.map(|building| option(building, &places, chosen)).collect::<Vec<_>>()
    };
    let wrong = move || {
        troubles.of("building").map(|words| {
            view! { <p class="field-error" id="building-error">{icon(Icon::Warning)}<span>{words}</span></p> }
        })
    };
    let described = move || troubles.of("building").map(|_| "building-error");
    view! {
        <div class="field" class:field-wrong=move || troubles.of("building").is_some()>
            <label class="field-label" for="building">{t(WHICH_BUILDING)}</label>
            {wrong}
            <select id="building" class="input" aria-describedby=described on:change=change>
                <option value="">{t(CHOOSE_BUILDING)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn option(building: &PlaceRow, places: &[PlaceRow], chosen: RwSignal<Option<PlaceId>>) -> AnyView {
    let estate = places.iter().find(|place| Some(place.id) == building.above).map_or("", |estate| estate.name.as_str());
    let id = building.id;
    view! {
        <option value=id.to_string() selected=move || chosen.get() == Some(id)>
            {format!("{estate} {}", building.name)}
        </option>
    }
    .into_any()
}
