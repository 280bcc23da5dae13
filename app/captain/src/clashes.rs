//! Clashes: what two people wrote about one thing at the same time, on its own page and all together, and the choice.

use crate::app::single;
use crate::asked::{Asked, asked, shown};
use crate::desk::use_desk;
use crate::privacy::{fact, said};
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::clashes::{Ask as About, At, Clash, Of, Side};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Banner, Button, EmptyState, Icon, Tone, Weight, fill, t, times, use_ui};

/// Says above every page that there are some.
pub fn banner() -> AnyView {
    let counts = use_desk().counts;
    let some = Memo::new(move |_| counts.with(|counts| counts.clashes));
    ui::el::live(move || {
        let n = some.get();
        (n > 0).then(|| {
            let words = fill(t(CLASHES_N), &[("n", &n.to_string())]);
            view! {
                <Banner tone=Tone::Amber mark=Icon::Warning words=words>
                    <a class="banner-link" href=Screen::Clashes.href()>{t(CLASHES_OPEN)}</a>
                </Banner>
            }
            .into_any()
        })
    })
}

/// All of them.
pub fn page() -> AnyView {
    let list = shown(all(), |clashes| {
        if clashes.is_empty() {
            return view! { <EmptyState mark=Icon::Check title=t(CLASHES_NONE) line=t(CLASHES_NONE_HINT)/> }.into_any();
        }
        clashes.iter().map(card).collect::<Vec<_>>().into_any()
    });
    let body = view! { <div class="narrow" id="clashes">{list}</div> };
    single(t(CLASHES), t(CLASHES_LEAD), Screen::Clashes, body.into_any())
}

/// Those of one page.
pub fn of(is_here: impl Fn(&Of) -> bool + Send + Sync + 'static) -> AnyView {
    let all = all();
    let here = Memo::new(move |_| {
        let mut clashes = all.get().and_then(Result::ok).unwrap_or_default();
        clashes.retain(|clash| is_here(&clash.page));
        clashes
    });
    ui::el::live(move || {
        let here = here.get();
        (!here.is_empty()).then(|| {
            let cards: Vec<AnyView> = here.iter().map(card).collect();
            view! {
                <section class="block" aria-labelledby="clashes-here">
                    <h3 id="clashes-here">{t(CLASHES)}</h3>
                    {cards}
                </section>
            }
            .into_any()
        })
    })
}

fn all() -> Asked<Vec<Clash>> {
    asked(
        || Ask::Clashes(About::List),
        |answer| match answer {
            Answer::Clashes(clashes) => Some(clashes),
            _ => None,
        },
    )
}

/// One clash: whose, what, and each side with its button.
fn card(clash: &Clash) -> AnyView {
    let title = fill(t(CLASH_OF), &[("about", &clash.about), ("fact", t(fact(clash.fact)))]);
    let head = match clash.page {
        Of::Person(id) => view! { <a class="plain-link" href=Screen::People(Some(id)).href()>{title}</a> }.into_any(),
        Of::Request(id) => view! { <a class="plain-link" href=Screen::Today(Some(id)).href()>{title}</a> }.into_any(),
        Of::Household(_) | Of::Station => title.into_any(),
    };
    let sides: Vec<AnyView> = clash.sides.iter().map(|one| side(clash.at, one)).collect();
    view! { <div class="card notes clash"><p><strong>{head}</strong></p><ul class="rows">{sides}</ul></div> }.into_any()
}

fn side(at: At, side: &Side) -> AnyView {
    let (desk, ui, write) = (use_desk(), use_ui(), side.write);
    let words = side.said.as_ref().map_or_else(|| t(CLASH_NOTHING).to_owned(), said);
    let device = if side.this { t(LOOKED_HERE).to_owned() } else { side.device.clone() };
    let when = times::near(ui::page::clock(), side.at_ms);
    let by = fill(t(CLASH_SIDE), &[("device", &device), ("when", &when)]);
    let (name, done) = (format!("{} {words}", t(CLASH_TAKE)), fill(t(CLASH_SETTLED), &[("said", &words)]));
    let take = move || desk.act(ui, Ask::Clashes(About::Settle { at, write }), done.clone(), |_| {});
    view! {
        <li class="apart-one">
            <span><strong>{words}</strong>" "<span class="soft">{by}</span></span>
            <Button label=t(CLASH_TAKE) weight=Weight::Secondary name=name on_press=take/>
        </li>
    }
    .into_any()
}
