//! One group of weights: a row each, with its meaning, its number, what that is worth, its bounds and the way back.

use super::model::{grouped, unit, weight, worth};
use super::page::Sheet;
use super::said::{Group, Said};
use crate::facts::n;
use crate::words::*;
use engine::weighed::{Weighed, Weight};
use leptos::prelude::*;
use ui::view;
use ui::{Button, Icon, Tag, Tone, Weight as Press, fill, icon, t, times, use_ui};

/// How one kind of weights is read from the page.
#[derive(Clone, Copy)]
pub struct Of<T: Weighed> {
    /// As saved.
    pub saved: Memo<T>,
    /// As typed as far as it can be read, otherwise as saved.
    pub now: Memo<T>,
}

/// The group; open where somebody has changed something in it.
pub fn group<T: Weighed>(sheet: Sheet, of: Of<T>, group: &'static Group) -> AnyView {
    let default = T::default();
    let changed = move || {
        let changed = |said: &&Said| {
            let one = weight::<T>(said);
            one.is_some_and(|weight| weight.get(&default) != of.now.with(|now| weight.get(now)))
        };
        group.weights.iter().filter(changed).count()
    };
    let tag = move || {
        let changed = changed();
        (changed > 0).then(|| view! { <Tag words=n(POLICY_CHANGED, changed) tone=Tone::Blue/> })
    };
    let open = untrack(changed) > 0 || untrack(|| sheet.holds_wrong(group));
    let rows: Vec<_> = group.weights.iter().filter_map(|said| Some(row(sheet, of, said, weight::<T>(said)?))).collect();
    view! {
        <details class="card weights" open=open>
            <summary class="weights-head"><h3>{t(group.title)}</h3>{tag}{icon(Icon::Forward)}</summary>
            {rows}
        </details>
    }
    .into_any()
}

fn row<T: Weighed>(sheet: Sheet, of: Of<T>, said: &'static Said, weight: &'static Weight<T>) -> AnyView {
    let (id, default) = (said.id, weight.get(&T::default()));
    let saved = move || of.saved.with(|saved| weight.get(saved));
    let shown = move || sheet.typed.with(|typed| typed.get(id).cloned()).unwrap_or_else(|| saved().to_string());
    let read = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        sheet.typed.try_update(|typed| typed.insert(id, text));
    };
    let wrong = Memo::new(move |_| sheet.wrong.with(|wrong| wrong.iter().find(|one| one.field == id).cloned()));
    let error = move || {
        let words = wrong.get().map(|wrong| wrong.words);
        words.map(|words| view! { <p class="field-error" id=format!("{id}-error")>{icon(Icon::Warning)}<span>{words}</span></p> })
    };
    let described = move || match wrong.with(Option::is_some) {
        true => format!("{id}-hint {id}-bounds {id}-error"),
        false => format!("{id}-hint {id}-bounds"),
    };
    view! {
        <div class="weight" class:field-wrong=move || wrong.with(Option::is_some)>
            <div class="weight-words">
                <label class="field-label" for=id>{t(said.title)}</label>
                <p class="field-hint" id=format!("{id}-hint")>{t(said.means)}</p>
                {error}
                {changed_by(sheet, weight.number)}
            </div>
            <div class="weight-value">
                <span class="weight-number">
                    <input id=id name=id class="input" type="text" inputmode="numeric" autocomplete="off"
                        prop:value=shown aria-describedby=described
                        aria-invalid=move || wrong.with(Option::is_some).to_string() on:input=read/>
                    <span class="soft">{unit(weight.scale)}</span>
                </span>
                <p class="weight-bounds soft" id=format!("{id}-bounds")>{move || bounds(of, weight)}</p>
                {move || back(sheet, said, of, weight, default)}
            </div>
        </div>
    }
    .into_any()
}

/// `抵走 1,333 米 · 0–1,000,000`
fn bounds<T: Weighed>(of: Of<T>, weight: &'static Weight<T>) -> String {
    of.now.with(|now| {
        let bounds = now.bounds(weight);
        let walk = T::WEIGHTS.iter().find(|one| one.name == "walk_per_100m").map_or(0, |walk| walk.get(now));
        let (least, most) = (grouped(*bounds.start()), grouped(*bounds.end()));
        let range = fill(t(POLICY_RANGE), &[("least", &least), ("most", &most)]);
        let worth = worth(weight.name, weight.scale, weight.get(now), walk);
        worth.into_iter().chain([range]).collect::<Vec<_>>().join(" · ")
    })
}

/// The way back to what the program comes with, where it is something else.
fn back<T: Weighed>(
    sheet: Sheet,
    said: &'static Said,
    of: Of<T>,
    weight: &'static Weight<T>,
    default: i32,
) -> Option<AnyView> {
    let as_typed = sheet.typed.with(|typed| typed.get(said.id).cloned());
    let saved = || of.saved.with(|saved| weight.get(saved)).to_string();
    (as_typed.unwrap_or_else(saved).trim() != default.to_string()).then(|| {
        let label = n(POLICY_BACK, grouped(default.into()));
        let full = format!("{} {label}", t(said.title));
        let press = move || {
            sheet.typed.update(|typed| {
                typed.insert(said.id, default.to_string());
            });
            ui::route::focus(&format!("#{}", said.id));
        };
        view! { <Button label=label weight=Press::Quiet name=full on_press=press/> }.into_any()
    })
}

/// Who changed it last, and when.
fn changed_by(sheet: Sheet, number: u16) -> AnyView {
    let now = use_ui().now;
    let changed = Memo::new(move |_| {
        sheet.saved.with(|saved| {
            let saved = saved.as_ref()?.as_ref().ok()?;
            saved.changed.iter().find(|changed| changed.number == number).cloned()
        })
    });
    let line = move || {
        changed.get().map(|changed| {
            let when = times::near(now.get(), changed.at_ms);
            let by = fill(t(POLICY_BY), &[("who", &changed.by), ("when", &when)]);
            let twice = changed.conflict.then(|| view! { <Tag words=t(POLICY_TWICE) tone=Tone::Amber/> });
            view! { <p class="weight-by soft" title=times::exact(changed.at_ms)>{by}{twice}</p> }
        })
    };
    view! { {line} }.into_any()
}
