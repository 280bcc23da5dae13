//! The whole page: which of the desk's standings is shown, and around the work the rail, the banners and the tabs.

use crate::desk::first::lasting;
use crate::desk::{Standing, use_desk};
use crate::lock;
use crate::screen::Screen;
use crate::words::*;
use crate::{clashes, keep, privacy, start};
use leptos::prelude::*;
use ports::desk::{Mailbox, Mode, Summary};
use ui::route::arrive;
use ui::view;
use ui::{Button, Icon, OfflineBanner, Plate, UpdatePrompt, Word, common, fill, icon, t, use_ui};

/// What one of the face's two programs can draw within the frame.
#[derive(Clone, Copy)]
pub struct Pages {
    /// The form that founds a station.
    pub set_up: fn() -> AnyView,
    /// The form that brings one back.
    pub restore: fn() -> AnyView,
    /// The form that joins one that is there already.
    pub join: fn() -> AnyView,
    /// A page of a desk at work.
    pub at_work: fn(Screen, Memo<Screen>) -> AnyView,
    /// What finds anything: its button on the rail, and what opens over the page.
    pub finder: fn() -> (AnyView, AnyView),
}

/// The whole page. A desk that is waking and one that nobody has set up start with the same page: what a captain has begun to type on
/// it stays when the desk answers.
pub fn view(pages: Pages) -> AnyView {
    let desk = use_desk();
    let shown = Memo::new(move |_| match desk.standing.get() {
        Standing::Waking { known: false } => Standing::NeedsSetUp,
        standing => lasting(standing),
    });
    ui::el::live(move || {
        let standing = shown.get();
        untrack(|| match standing {
            Standing::NeedsSetUp => start::page(pages),
            Standing::Waking { .. } => start::waking(),
            Standing::MakingUp => start::making_up(),
            Standing::Elsewhere => elsewhere(),
            Standing::Locked => lock::page(),
            Standing::Broken(fault) => broken(fault.sentence()),
            Standing::Ready(summary) => frame(&summary, pages),
        })
    })
}

/// Another tab holds the desk.
fn elsewhere() -> AnyView {
    arrive(t(ELSEWHERE_TITLE));
    let desk = use_desk();
    view! {
        <main id="main" class="lone">
            <h1>{t(ELSEWHERE_TITLE)}</h1>
            <p class="soft">{t(ELSEWHERE_HINT)}</p>
            <Button label=t(ELSEWHERE_HERE) on_press=move || desk.take_over()/>
        </main>
    }
    .into_any()
}

/// The desk cannot work.
fn broken(sentence: String) -> AnyView {
    let reload = || {
        let _ = window().location().reload();
    };
    view! {
        <main id="main" class="lone">
            <h1>{t(START_TITLE)}</h1>
            <p role="alert">{sentence}</p>
            <Button label=t(RELOAD) mark=Icon::Again on_press=reload/>
        </main>
    }
    .into_any()
}

/// The desk at work: rail on the left, or tabs at the foot of a narrow screen.
fn frame(summary: &Summary, pages: Pages) -> AnyView {
    let ui = use_ui();
    let screen = Memo::new(move |_| Screen::of(&ui.route.get()));
    let page = Memo::new(move |_| screen.get().page());
    let sample = summary.mode == Mode::Sample;
    let (find, found) = (pages.finder)();
    lock::watch_over();
    view! {
        <div class="desk" data-deep=move || screen.get().deep().to_string()>
            {rail(screen, summary, find)}
            <main id="main">
                {banners(sample)}
                {move || {
                    let page = page.get();
                    untrack(|| (pages.at_work)(page, screen))
                }}
            </main>
            {tabs(screen)}
            {found}
        </div>
    }
    .into_any()
}

/// A page's entry on the rail or among the tabs.
pub struct Entry {
    /// Where it leads.
    pub to: Screen,
    /// Its words.
    pub word: Word,
    /// Its drawing.
    pub mark: Icon,
}

/// Every page that has an entry, in the order of the rail.
#[must_use]
pub fn entries(sample: bool) -> Vec<Entry> {
    let entry = |to, word, mark| Entry { to, word, mark };
    let mut entries = vec![
        entry(Screen::Today(None), TODAY, Icon::Calendar),
        entry(Screen::Plan, PLAN, Icon::Heart),
        entry(Screen::File(None), FILE, Icon::Pen),
        entry(Screen::TakeIn, TAKE_IN, Icon::Paste),
        entry(Screen::People(None), PEOPLE, Icon::People),
        entry(Screen::Rounds(None), ROUNDS, Icon::Door),
        entry(Screen::Pairs(None), PAIRS, Icon::Pair),
        entry(Screen::Programs(None), PROGRAMS, Icon::Star),
        entry(Screen::Places, PLACES, Icon::Home),
        entry(Screen::Kiosks, KIOSKS, Icon::Bowl),
        entry(Screen::Settings, SETTINGS, Icon::Tune),
    ];
    if sample {
        entries.insert(9, entry(Screen::Acting(None), ACTING, Icon::Person));
    }
    entries
}

fn link(entry: Entry, screen: Memo<Screen>) -> AnyView {
    let Entry { to, word, mark } = entry;
    let desk = use_desk();
    let here = move || (screen.get().section() == to).then_some("page");
    let waiting = move || {
        desk.counts.with(|counts| match to {
            Screen::Today(None) => counts.to_do + counts.tray,
            // On a phone, pairs stand under "more".
            Screen::Pairs(None) | Screen::More => counts.quiet_pairs,
            _ => 0,
        })
    };
    view! {
        <a class="rail-link" href=to.href() aria-current=here>
            {icon(mark)}
            <span class="rail-word">{t(word)}</span>
            {move || (waiting() > 0).then(|| view! { <span class="rail-count">{waiting()}</span> })}
        </a>
    }
    .into_any()
}

fn rail(screen: Memo<Screen>, summary: &Summary, find: AnyView) -> AnyView {
    let links: Vec<_> = entries(summary.mode == Mode::Sample).into_iter().map(|entry| link(entry, screen)).collect();
    view! {
        <nav class="rail" aria-label=t(NAV_PAGES)>
            <div class="rail-plate"><Plate place=summary.name.clone()/></div>
            <div class="rail-links" data-rows="">{links}</div>
            {find}
            {rail_foot()}
            {lock::button("rail-link rail-lock")}
        </nav>
    }
    .into_any()
}

/// How the device is doing, in two lines at the foot of the rail.
fn rail_foot() -> AnyView {
    let status = use_desk().status;
    let saved = move || status.with(|status| t(if status.saved { SAVED_HERE } else { WORKING }));
    let mailbox = move || status.with(|status| mailbox_word(status.mailbox));
    let aside = move || {
        let (n, full) = status.with(|status| (status.set_aside, status.aside_full));
        let line = if full { SET_ASIDE_FULL } else { SET_ASIDE };
        (n > 0).then(|| view! { <span>{fill(t(line), &[("n", &n.to_string())])}</span> })
    };
    view! { <div class="rail-foot" role="status"><span>{saved}</span><span>{mailbox}</span>{aside}</div> }.into_any()
}

/// How the mailbox is, in a few words.
#[must_use]
pub fn mailbox_word(mailbox: Mailbox) -> &'static str {
    match mailbox {
        Mailbox::Unknown => t(WORKS_OFFLINE),
        Mailbox::None => t(MAILBOX_NONE),
        Mailbox::Reachable => t(MAILBOX_OK),
        Mailbox::Silent { .. } => t(MAILBOX_SILENT),
    }
}

/// The five pages of a phone; everything else is under the last.
fn tabs(screen: Memo<Screen>) -> AnyView {
    let on_a_phone = [Screen::Today(None), Screen::File(None), Screen::TakeIn, Screen::People(None)];
    let mut links: Vec<_> = entries(false)
        .into_iter()
        .filter(|entry| on_a_phone.contains(&entry.to))
        .map(|entry| link(entry, screen))
        .collect();
    links.push(link(Entry { to: Screen::More, word: common::MORE, mark: Icon::Tune }, screen));
    view! { <nav class="foot-tabs" aria-label=t(NAV_PAGES)>{links}</nav> }.into_any()
}

/// What the captain should know on every page: sample or not locked, no network, still loading.
fn banners(sample: bool) -> AnyView {
    let progress = use_desk().progress;
    let ui = use_ui();
    let shown_there = move || Screen::of(&ui.route.get()) == Screen::Import;
    let loading = move || progress.get().filter(|_| !shown_there()).map(start::progress_line);
    view! {
        <div class="banners">
            {if sample { start::sample_banner() } else { lock::banners() }}
            {(!sample).then(keep::banner)}
            {clashes::banner()}
            {privacy::banner()}
            <OfflineBanner/>
            <UpdatePrompt/>
            {loading}
        </div>
    }
    .into_any()
}

/// The way back at the head of what covers a narrow screen.
pub fn back_on_phone(screen: Screen) -> AnyView {
    let to = screen.back().unwrap_or(Screen::Today(None)).href();
    view! { <a class="back-link" href=to>{icon(Icon::Back)}<span>{t(common::BACK)}</span></a> }.into_any()
}

/// A page of one column: its heading, a line under it, and what stands below.
pub fn single(title: &'static str, lead: &'static str, screen: Screen, body: AnyView) -> AnyView {
    arrive(title);
    view! {
        <div class="pane pane-single">
            <div class="pane-head">
                {screen.back().map(|_| back_on_phone(screen))}
                <h1>{title}</h1>
                {(!lead.is_empty()).then(|| view! { <p class="soft">{lead}</p> })}
            </div>
            {body}
        </div>
    }
    .into_any()
}
