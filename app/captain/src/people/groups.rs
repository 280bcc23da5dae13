//! Special groups on the form: a tick each, and beside it who may see it.

use super::called::sight_word;
use crate::called::group_word;
use crate::words::*;
use domain::group::{Group, Groups};
use leptos::prelude::*;
use ui::view;
use ui::{Icon, icon, t};

/// The list. Bit `n` of `picked` is group `n`.
pub fn ticks(picked: RwSignal<u32>) -> AnyView {
    let of = |worked_out: bool| -> Vec<AnyView> {
        let groups = Group::ALL.into_iter().filter(|group| group.is_worked_out() == worked_out);
        groups.map(|group| tick(group, picked)).collect()
    };
    view! {
        <fieldset class="choose group-ticks">
            <legend class="field-label">{t(R_GROUPS)}</legend>
            {of(false)}
            <p class="soft">{t(R_GROUPS_OUT)}</p>
            {of(true)}
        </fieldset>
    }
    .into_any()
}

fn tick(group: Group, picked: RwSignal<u32>) -> AnyView {
    let bit = Groups::of(&[group]).0;
    let turn = move |_| {
        picked.try_update(|bits| *bits ^= bit);
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || picked.get() & bit != 0 on:change=turn/>
            <span class="tick-box">{icon(Icon::Check)}</span>
            <span class="group-words"><span>{group_word(group)}</span><span class="soft">{sight_word(group.sight())}</span></span>
        </label>
    }
    .into_any()
}
