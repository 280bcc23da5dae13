//! The first page.

use crate::follow::{Timeline, Topic, summary, timeline};
use crate::link::{Health, use_link};
use crate::take_in::sentence;
use crate::{frame, remembered, words as w};
use leptos::prelude::*;
use ports::pocket::{HelpStep, Pocket, Standing, Station};
use ui::{Banner, Button, ButtonLink, Icon, LangSwitch, Page, ThemeSwitch, Tile, Tone, Weight, fill, t, use_ui, view};

/// The first page.
pub fn page() -> Page {
    let link = use_link();
    let station = Memo::new(move |_| link.pocket.with(|pocket| pocket.station.clone()));
    let plate = move || station.get().map(|station| place(&station));
    let other = Memo::new(move |_| link.pocket.with(|pocket| pocket.other.clone()));
    let middle = move || match (station.get(), link.health.get()) {
        (Some(held), _) if other.with(Option::is_some) => another(&held, &other.get().unwrap_or_default()),
        (Some(station), _) if station.standing == Standing::Forged => forged(&station),
        (Some(station), _) => at_home(&station),
        (None, Health::Opening) if remembered::nothing() => wait(),
        (None, Health::Opening) => tiles(),
        (None, _) => no_poster(),
    };
    // What stands above it is known by then, and pushes it away from no thumb.
    let known = Memo::new(move |_| link.health.get() != Health::Opening);
    let body = view! {
        {frame::top_home(plate)}
        {refused}
        {middle}
        {move || known.get().then(foot)}
    };
    Page::new("", body)
}

fn foot() -> AnyView {
    view! {
        <footer class="home-foot stack">
            <p><a href="#/paste">{t(w::GOT_MESSAGE)}</a></p>
            <p><a href="#/privacy">{t(w::PRIVACY)}</a></p>
            <LangSwitch/>
            <ThemeSwitch/>
        </footer>
    }
    .into_any()
}

/// The first page as it stands on the porch: what was remembered, and no news yet. What would not stay where it is, is not
/// there yet: the foot, and, where nobody knows whether there is a station, all there is to press.
pub fn porch_page() -> Page {
    let rest = match remembered::nothing() {
        true => wait(),
        false => three(TextProp::from(t(w::MINE_LINE)), TextProp::from(t(w::HELP_LINE))),
    };
    Page::new("", view! { {frame::top_home(remembered::place)}{rest} })
}

fn wait() -> AnyView {
    view! { <h1>{t(w::OPENING)}</h1> }.into_any()
}

/// A station's place as its plate says it.
#[must_use]
pub fn place(station: &Station) -> String {
    if station.building.is_empty() {
        station.estate.clone()
    } else {
        format!("{} {}", station.estate, station.building)
    }
}

/// Why what the address carried was not taken.
fn refused() -> Option<AnyView> {
    let trouble = use_link().refused.get()?;
    let words = t(sentence(trouble));
    Some(view! { <Banner tone=Tone::Persimmon mark=Icon::Warning words=words/> }.into_any())
}

fn at_home(station: &Station) -> AnyView {
    view! { {tiles()} {unverified(station)} }.into_any()
}

/// What to compare, where nobody vouches for a poster.
pub fn unverified(station: &Station) -> Option<AnyView> {
    (station.standing == Standing::Unverified).then(|| {
        view! {
            <div class="banner banner-amber" role="note">
                <p>{t(w::UNVERIFIED)}" "<strong class="code">{station.fingerprint.clone()}</strong>" "{t(w::UNVERIFIED_LINE)}</p>
            </div>
        }
        .into_any()
    })
}

/// A poster was opened that leads elsewhere, and nobody vouches for it: which of the two shall it be?
fn another(held: &Station, other: &Station) -> AnyView {
    let places = [("held", place(held)), ("other", place(other))];
    let say = |words| fill(t(words), &places.each_ref().map(|(key, place)| (*key, place.as_str())));
    // A copy of the station's own poster names the same code: to compare that would only reassure.
    let copied = held.fingerprint == other.fingerprint;
    let (title, line, keep, change) = if copied {
        (w::CHANGED_POSTER, w::CHANGED_POSTER_LINE, w::CHANGED_KEEP, w::CHANGED_CHANGE)
    } else {
        (w::OTHER_POSTER, w::OTHER_POSTER_LINE, w::KEEP_STATION, w::CHANGE_STATION)
    };
    view! {
        <h1>{t(title)}</h1>
        <p>{say(line)}</p>
        {(!copied).then(|| unverified(other))}
        <Button label=say(keep) on_press=|| use_link().choose(false)/>
        <Button label=say(change) weight=Weight::Secondary on_press=|| use_link().choose(true)/>
    }
    .into_any()
}

fn tiles() -> AnyView {
    let (link, ui) = (use_link(), use_ui());
    let mine = move || link.pocket.with(|pocket| mine_line(pocket, ui.now.get()));
    let help = move || link.pocket.with(help_line);
    three(TextProp::from(mine), TextProp::from(help))
}

/// Three things to do; the lines under two of them change.
fn three(mine: TextProp, help: TextProp) -> AnyView {
    view! {
        <h1>{t(w::HELLO)}<br/>{t(w::WHAT_HELP)}</h1>
        <p class="soft">{t(w::JUST_SAY)}</p>
        <nav class="stack">
            <Tile to="#/ask" mark=Icon::Speech title=t(w::ASK) line=t(w::ASK_LINE) tone=Tone::Blue/>
            <Tile to="#/mine" mark=Icon::Truck title=t(w::MINE) line=mine tone=Tone::Persimmon/>
            <Tile to="#/help" mark=Icon::Heart title=t(w::HELP) line=help tone=Tone::Pine/>
        </nav>
    }
    .into_any()
}

/// What stands under "my requests": how many are moving, and how the newest of them stands.
fn mine_line(pocket: &Pocket, now_ms: u64) -> String {
    let open: Vec<Timeline> =
        pocket.requests.iter().map(|mine| timeline(mine, now_ms)).filter(Timeline::open).collect();
    match open.first() {
        None => t(w::MINE_LINE).to_owned(),
        Some(newest) => {
            let coming = newest.helper.as_ref().filter(|_| newest.now() == Topic::Coming);
            let now = match coming {
                Some(helper) => format!("{} {}", helper.name, helper.when),
                None => summary(newest),
            };
            format!("{} · {now}", fill(t(w::OPEN_COUNT), &[("n", &open.len().to_string())]))
        }
    }
}

fn help_line(pocket: &Pocket) -> String {
    let waiting = pocket.tasks.iter().filter(|task| matches!(task.step, HelpStep::Asked | HelpStep::Agreed)).count();
    match waiting {
        0 => t(w::HELP_LINE).to_owned(),
        n => fill(t(w::HELP_COUNT), &[("n", &n.to_string())]),
    }
}

fn no_poster() -> AnyView {
    view! {
        <h1>{t(w::NO_POSTER)}</h1>
        <p class="soft">{t(w::NO_POSTER_LINE)}</p>
        <ButtonLink to="#/paste" label=t(w::PASTE_HERE) mark=Icon::Paste/>
        <ButtonLink to="#/mine" label=t(w::MINE) weight=Weight::Secondary/>
        <ButtonLink to="#/help" label=t(w::HELP) weight=Weight::Secondary/>
    }
    .into_any()
}

fn forged(station: &Station) -> AnyView {
    view! {
        <h1>{t(w::FORGED)}</h1>
        <p>{t(w::FORGED_LINE)}</p>
        <p>{t(w::FORGED_CODE)}" "<strong class="code">{station.fingerprint.clone()}</strong></p>
    }
    .into_any()
}
