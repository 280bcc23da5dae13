//! The frame around every page: what must be known now, the page, and the captain's telephone at its foot.

use crate::link::{Health, use_link};
use crate::words as w;
use leptos::prelude::*;
use ports::pocket::{Keeps, Pocket, Standing};
use ui::{
    Banner, Button, Icon, LargeType, OfflineBanner, PhoneBar, Plate, ReadAloud, SampleBanner, Tone, UpdatePrompt, view,
};
use ui::{Weight, fill, t};

/// The frame with a page in it.
pub fn frame(page: impl FnOnce() -> AnyView) -> AnyView {
    let link = use_link();
    let sample = Memo::new(move |_| link.pocket.with(|pocket| pocket.station.as_ref().is_some_and(|s| s.sample)));
    let keeps = Memo::new(move |_| link.pocket.with(|pocket| pocket.keeps));
    let damaged = Memo::new(move |_| link.pocket.with(|pocket| pocket.damaged));
    let route = ui::use_ui().route;
    // On the first page, while nothing was sent, nothing can be lost yet; and what comes late must not push away what a
    // thumb is aiming at.
    let has = Memo::new(move |_| link.pocket.with(|pocket| !pocket.requests.is_empty() || !pocket.tasks.is_empty()));
    let written = move || has.get() || route.with(|route| !route.parts().is_empty());
    view! {
        <div class="page">
            <div class="banners">
                {move || sample.get().then(sample_banner)}
                <OfflineBanner/>
                {move || kept(keeps.get(), written())}
                {move || damaged.get().then(put_aside)}
                {move || (link.health.get() == Health::Lost).then(lost)}
                <UpdatePrompt/>
            </div>
            <main id="main">{page()}</main>
            {move || telephone(&link.pocket.get())}
        </div>
    }
    .into_any()
}

fn sample_banner() -> AnyView {
    let link = use_link();
    let me =
        move || link.pocket.with(|pocket| pocket.me.as_ref().map(|me| fill(t(w::SAMPLE_AS), &[("name", &me.name)])));
    view! {
        <div class="sample">
            <SampleBanner/>
            <p class="row">
                <span>{me}</span>
                <button type="button" class="link" on:click=move |_| link.forget()>{t(w::FORGET_SAMPLE)}</button>
            </p>
        </div>
    }
    .into_any()
}

fn kept(keeps: Keeps, written: bool) -> Option<AnyView> {
    let words = match keeps {
        Keeps::Well => return None,
        Keeps::Not if !written => return None,
        Keeps::Not => w::NOT_KEPT,
        Keeps::Newer => w::OLD_PAGE,
    };
    Some(view! { <Banner tone=Tone::Persimmon mark=Icon::Warning words=t(words)/> }.into_any())
}

fn put_aside() -> AnyView {
    view! {
        <Banner tone=Tone::Amber mark=Icon::Warning words=t(w::DAMAGED)>
            <Button label=t(w::UNDERSTOOD) weight=Weight::Secondary on_press=|| use_link().understood()/>
        </Banner>
    }
    .into_any()
}

fn lost() -> AnyView {
    view! {
        <Banner tone=Tone::Persimmon mark=Icon::Warning words=t(w::WORKER_LOST)>
            <Button label=t(ui::common::RETRY) weight=Weight::Secondary on_press=|| use_link().again()/>
        </Banner>
    }
    .into_any()
}

/// Whom to call, and the number.
#[must_use]
pub fn captain(pocket: &Pocket) -> Option<(String, String)> {
    let heard = pocket.requests.iter().find_map(|mine| mine.heard.last());
    let named = |name: &str| {
        if name.is_empty() { t(w::STATION).to_owned() } else { fill(t(w::CAPTAIN), &[("name", name)]) }
    };
    if let Some(heard) = heard.filter(|heard| !heard.telephone.is_empty()) {
        return Some((named(&heard.captain), heard.telephone.clone()));
    }
    let station = pocket.station.as_ref().filter(|station| !station.telephone.is_empty());
    let asked = pocket.tasks.first().map(|task| (named(&task.captain), task.telephone.clone()));
    // Whom to tell first is called as the station says; a poster names nobody.
    let first = |name: &str| if name.is_empty() { named(name) } else { name.to_owned() };
    station.map(|station| (first(&station.captain), station.telephone.clone())).or(asked)
}

fn telephone(pocket: &Pocket) -> Option<AnyView> {
    let forged = pocket.station.as_ref().is_some_and(|station| station.standing == Standing::Forged);
    let (who, telephone) = if forged {
        let station = pocket.station.as_ref()?;
        (t(w::STATION).to_owned(), station.telephone.clone())
    } else {
        captain(pocket)?
    };
    (!telephone.is_empty())
        .then(|| view! { <PhoneBar who=who hours=spoken(&telephone) telephone=telephone/> }.into_any())
}

/// A number as people say it: `138 0000 1234`.
pub fn spoken(digits: &str) -> String {
    match digits.len() {
        11 if digits.is_ascii() && digits.starts_with('1') => {
            format!("{} {} {}", &digits[..3], &digits[3..7], &digits[7..])
        }
        _ => digits.to_owned(),
    }
}

/// While what a page shows is still on its way.
pub fn opening() -> AnyView {
    view! { {top("#/", None)} <h1>{t(w::OPENING)}</h1> }.into_any()
}

/// The top of the first page: where we are, and larger type.
pub fn top_home(plate: impl Fn() -> Option<String> + Send + 'static) -> AnyView {
    view! {
        <header class="top">
            <span class="top-place">{move || plate().map(|place| view! { <Plate place=place/> })}</span>
            <span class="row"><ReadAloud/><LargeType/></span>
        </header>
    }
    .into_any()
}

/// The top of every other page: back, perhaps a plate, read aloud.
pub fn top(otherwise: &'static str, plate: Option<String>) -> AnyView {
    view! {
        <header class="top">
            <ui::BackButton otherwise/>
            <span class="row">{plate.map(|place| view! { <Plate place=place/> })}<ReadAloud/></span>
        </header>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_written_in_groups() {
        assert_eq!(spoken("13800001234"), "138 0000 1234");
        assert_eq!(spoken("02988880000"), "02988880000");
    }

    #[test]
    fn the_captain_is_whoever_answered_last() {
        use ports::pocket::Station;
        let mut pocket = Pocket::default();
        assert_eq!(captain(&pocket), None);
        pocket.station = Some(Station { telephone: "02988880000".into(), ..Station::default() });
        assert_eq!(captain(&pocket), Some((t(w::STATION).into(), "02988880000".into())));
    }
}
