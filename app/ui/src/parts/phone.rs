//! The telephone: the captain's at the foot of every resident's page, and the three numbers for danger.

use super::{ButtonLink, Icon, Weight};
use crate::view;
use crate::{common, fill, t};
use leptos::prelude::*;

/// The captain's telephone at the foot of the page.
#[component]
pub fn PhoneBar(
    /// `楼栋长 许宁`
    #[prop(into)]
    who: String,
    /// When someone answers: `每天 8:00–20:00`. May be empty.
    #[prop(into)]
    hours: String,
    /// The number, digits only.
    #[prop(into)]
    telephone: String,
) -> impl IntoView {
    let name = fill(t(common::CALL_WHOM), &[("who", &who)]);
    view! {
        <aside class="phone-bar" aria-label=name>
            <p class="phone-words"><strong>{who}</strong><span>{hours}</span></p>
            <ButtonLink to=format!("tel:{telephone}") label=t(common::CALL) weight=Weight::Good mark=Icon::Phone/>
        </aside>
    }
    .into_any()
}

/// 120, 119 and 110, each with what it is for.
#[component]
pub fn EmergencyNumbers() -> impl IntoView {
    let numbers =
        [("120", common::CALL_120), ("119", common::CALL_119), ("110", common::CALL_110)].map(|(number, word)| {
            view! {
                <a class="emergency-number" href=format!("tel:{number}")>
                        <strong>{number}</strong>
                    <span>{t(word)}</span>
                </a>
            }
            .into_any()
        });
    view! { <nav class="emergency" aria-label=t(common::EMERGENCY)>{Vec::from(numbers)}</nav> }.into_any()
}
