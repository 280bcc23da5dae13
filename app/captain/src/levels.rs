//! The levels: who stands above this desk and who below, since when and until when, and what goes between them.

mod dealing;
mod message;
mod model;

pub use dealing::Dealing;

use crate::app::single;
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::take_in::{ByCamera, Found};
use crate::words::*;
use leptos::prelude::*;
use model::{ends, figures, since};
use ports::desk::levels::{Answer as Told, Ask as About, Key, Levels, Lower, Message, Upper};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, ButtonLink, Confirm, Icon, Ui, Weight, fill, icon, t, times, use_ui};

/// What is being passed on, and what is about to end. They stand beside the lists, which are drawn anew with every change.
#[derive(Clone, Copy)]
struct Page {
    ui: Ui,
    made: RwSignal<Option<(&'static str, Message)>>,
    leaving: RwSignal<bool>,
    dropping: RwSignal<bool>,
    /// Whom it is about, and what they are called.
    whom: RwSignal<(Key, String)>,
}

/// In the settings: the way there, and what is about to run out.
pub fn card() -> AnyView {
    let near = shown(asked(|| Ask::Levels(About::List), told), |levels| near(&levels));
    view! {
        <div class="card">
            <h2>{t(LEVELS)}</h2>
            <p class="soft">{t(LEVELS_LEAD)}</p>
            {near}
            <div class="button-row"><ButtonLink to=Screen::Levels.href() label=t(LEVELS_OPEN) weight=Weight::Secondary mark=Icon::People/></div>
        </div>
    }
    .into_any()
}

/// Of whom a certificate is near its end, a line each.
fn near(levels: &Levels) -> AnyView {
    let now_ms = ui::page::clock();
    let above = levels.above.iter().filter(|upper| upper.next && !upper.left);
    let above = above.map(|upper| (&upper.name, ends(now_ms, upper.until_ms, true)));
    let below = levels.below.iter().filter(|lower| !lower.let_go);
    let below = below.map(|lower| (&lower.name, ends(now_ms, lower.until_ms, false)));
    let line = |(name, words): (&String, Option<String>)| Some(warning(format!("{name}：{}", words?)));
    let lines: Vec<AnyView> = above.chain(below).filter_map(line).collect();
    lines.into_any()
}

fn warning(words: String) -> AnyView {
    view! { <p class="row-line">{icon(Icon::Warning)}<span>{words}</span></p> }.into_any()
}

/// The page.
pub fn page() -> AnyView {
    let page = Page {
        ui: use_ui(),
        made: RwSignal::new(None),
        leaving: RwSignal::new(false),
        dropping: RwSignal::new(false),
        whom: RwSignal::default(),
    };
    let levels = shown(asked(|| Ask::Levels(About::List), told), move |levels| page.tree(&levels));
    let take = (!use_desk().summary().is_some_and(|summary| summary.guest)).then(take_in);
    let body = view! {
        <div class="narrow" id="levels">
            {levels}
            {ui::el::live(move || page.made.get().map(|(hint, made)| message::card(hint, &made)))}
            {take}
            {page.questions()}
        </div>
    };
    single(t(LEVELS), t(LEVELS_LEAD), Screen::Levels, body.into_any())
}

fn told(answer: Answer) -> Option<Levels> {
    match answer {
        Answer::Levels(Told::Levels(levels)) => Some(*levels),
        _ => None,
    }
}

/// A message from above or below, pasted or before the camera.
fn take_in() -> AnyView {
    let (ui, camera, dealing) = (use_ui(), ByCamera::new(), Dealing::new());
    let found = move |found| match found {
        Found::Text(text) => dealing.came(text),
        Found::File(file) => match String::from_utf8(file) {
            Ok(text) => dealing.came(text),
            Err(_) => ui.toast(t(X_NO_CODE_LEVELS)),
        },
    };
    view! {
        <div class="card">
            <h2>{t(LEVEL_TAKE)}</h2>
            {dealing.view()}
            <div class="button-row">{camera.button()}</div>
            {camera.picture(found)}
        </div>
    }
    .into_any()
}

impl Page {
    fn tree(self, levels: &Levels) -> AnyView {
        let above: Vec<AnyView> = levels.above.iter().map(|upper| self.upper(upper, levels.speaks)).collect();
        let below: Vec<AnyView> = levels.below.iter().map(|lower| self.lower(lower, levels.speaks)).collect();
        let office = levels.level < domain::place::Level::Community;
        let no_above = levels.above.iter().all(|upper| upper.left);
        let ask = (levels.speaks && levels.level > domain::place::Level::District).then(|| {
            let weight = if no_above { Weight::Primary } else { Weight::Quiet };
            let press = move || self.make(About::Under, LEVEL_ASK_HINT);
            view! { <div class="button-row"><Button label=t(LEVEL_ASK) weight=weight mark=Icon::Send on_press=press/></div> }
        });
        let together = (levels.together.stations > 1).then(|| {
            let title = fill(t(LEVEL_TOGETHER), &[("n", &levels.together.stations.to_string())]);
            view! { <p><strong>{title}</strong><br/>{figures(&levels.together)}</p> }
        });
        let below = office.then(|| {
            view! {
                <div class="card" id="levels-below">
                    <h2>{t(LEVEL_BELOW)}</h2>
                    {levels.below.is_empty().then(|| view! { <p class="soft">{t(LEVEL_NO_BELOW)}</p> })}
                    <ul class="rows">{below}</ul>
                    {together}
                </div>
            }
        });
        view! {
            <div class="card" id="levels-above">
                <h2>{t(LEVEL_ABOVE)}</h2>
                {no_above.then(|| view! { <p class="soft">{t(LEVEL_NO_ABOVE)}</p> })}
                <ul class="rows">{above}</ul>
                {ask}
            </div>
            <div class="card" id="levels-here">
                <h2>{t(LEVEL_HERE)}</h2>
                <p class="row-line"><strong>{levels.name.clone()}</strong><span class="soft">{t(ui::common::level(levels.level))}</span></p>
                <p class="row-line"><span>{t(FINGERPRINT)}</span><span class="fingerprint" translate="no">{levels.fingerprint.clone()}</span></p>
            </div>
            {below}
        }
        .into_any()
    }

    fn upper(self, upper: &Upper, speaks: bool) -> AnyView {
        let (key, name, now_ms) = (upper.key, upper.name.clone(), ui::page::clock());
        let buttons = (speaks && upper.next && !upper.left).then(|| {
            let tell = move || self.make(About::Report { key }, LEVEL_REPORT_HINT);
            let leave = move || {
                self.whom.set((key, name.clone()));
                self.leaving.set(true);
            };
            view! {
                <div class="button-row">
                    <Button label=t(LEVEL_REPORT) weight=Weight::Secondary mark=Icon::Send on_press=tell/>
                    <Button label=t(LEVEL_LEAVE) weight=Weight::Quiet on_press=leave/>
                </div>
            }
        });
        let ending = (!upper.left).then(|| ends(now_ms, upper.until_ms, true)).flatten();
        let facts = [
            Some(t(ui::common::level(upper.level)).to_owned()),
            Some(since(now_ms, upper.since_ms)),
            (!upper.left).then(|| model::until(now_ms, upper.until_ms)),
            upper.left.then(|| t(LEVEL_LEFT).to_owned()),
        ];
        row(&upper.name, facts, &upper.fingerprint, ending, ().into_any(), buttons.into_any())
    }

    fn lower(self, lower: &Lower, speaks: bool) -> AnyView {
        let (key, name, now_ms) = (lower.key, lower.name.clone(), ui::page::clock());
        let buttons = (speaks && !lower.let_go).then(|| {
            let renew = move || self.make(About::Renew { key }, LEVEL_ANSWER_HINT);
            let drop = move || {
                self.whom.set((key, name.clone()));
                self.dropping.set(true);
            };
            view! {
                <div class="button-row">
                    <Button label=t(LEVEL_RENEW) weight=Weight::Secondary mark=Icon::Again on_press=renew/>
                    <Button label=t(LEVEL_DROP) weight=Weight::Quiet on_press=drop/>
                </div>
            }
        });
        let ending = (!lower.let_go).then(|| ends(now_ms, lower.until_ms, false)).flatten();
        let told = match &lower.report {
            None => view! { <p class="soft">{t(LEVEL_FIGURES_NONE)}</p> }.into_any(),
            Some((at_ms, counted)) => {
                let of = fill(t(LEVEL_FIGURES_OF), &[("when", &times::near(now_ms, *at_ms))]);
                view! { <p>{figures(counted)}" "<span class="soft">{of}</span></p> }.into_any()
            }
        };
        let facts = [
            Some(t(ui::common::level(lower.level)).to_owned()),
            Some(since(now_ms, lower.since_ms)),
            (!lower.let_go).then(|| model::until(now_ms, lower.until_ms)),
            lower.let_go.then(|| t(LEVEL_LET_GO).to_owned()),
        ];
        row(&lower.name, facts, &lower.fingerprint, ending, told, buttons.into_any())
    }

    /// Has the desk make a message to pass on.
    fn make(self, about: About, hint: ui::Word) {
        let (desk, ui) = (use_desk(), self.ui);
        device::spawn(async move {
            match desk.ask_once(Ask::Levels(about)).await {
                Some(Ok(Answer::Levels(Told::Message(made)))) => {
                    self.made.try_set(Some((t(hint), made)));
                    request_animation_frame(|| ui::route::focus("#level-message-out"));
                }
                Some(Ok(_)) | None => {}
                Some(Err(fault)) => ui.toast(fault.sentence()),
            }
        });
    }

    fn questions(self) -> AnyView {
        let (desk, ui) = (use_desk(), self.ui);
        let name = move |word: ui::Word| self.whom.with(|(_, name)| fill(t(word), &[("name", name)]));
        let act = move |about: fn(Key) -> About, done: ui::Word| {
            let (key, name) = self.whom.get_untracked();
            desk.act(ui, Ask::Levels(about(key)), fill(t(done), &[("name", &name)]), |_| {});
        };
        let leave = move || act(|key| About::Leave { key }, LEVEL_LEFT_NOW);
        let drop = move || act(|key| About::LetGo { key }, LEVEL_DROPPED);
        view! {
            <Confirm open=self.leaving title=move || name(LEVEL_LEAVE_SURE) line=t(LEVEL_LEAVE_HINT) label=t(LEVEL_LEAVE) on_yes=leave/>
            <Confirm open=self.dropping title=move || name(LEVEL_DROP_SURE) line=t(LEVEL_DROP_HINT) label=t(LEVEL_DROP) on_yes=drop/>
        }
        .into_any()
    }
}

fn row(
    name: &str,
    facts: [Option<String>; 4],
    fingerprint: &str,
    ending: Option<String>,
    more: AnyView,
    buttons: AnyView,
) -> AnyView {
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    view! {
        <li class="level-row">
            <p class="row-line"><strong>{name.to_owned()}</strong><span class="soft">{facts.join(" · ")}</span></p>
            <p class="row-line"><span class="soft">{t(FINGERPRINT)}</span><span class="fingerprint" translate="no">{fingerprint.to_owned()}</span></p>
            {ending.map(warning)}
            {more}
            {buttons}
        </li>
    }
    .into_any()
}
