//! The door-plate: white letters and a white rim on blue enamel. The product's mark, for places and nothing else.

use crate::view;
use leptos::prelude::*;

/// A place as a door-plate: a building, a home, a station, a canteen. Takes its size from the text around it.
#[component]
pub fn Plate(
    /// The place: `3-2-501`, `9号楼`, `青禾食堂`.
    #[prop(into)]
    place: String,
) -> impl IntoView {
    view! { <span class="plate" translate="no">{place}</span> }.into_any()
}
