//! The list: every program with how many stand where; where there is none, examples to begin with.

use super::called::{at_word, example_words};
use crate::app::back_on_phone;
use crate::asked::{Asked, asked, shown};
use crate::screen::Screen;
use crate::walk;
use crate::words::*;
use domain::ProgramId;
use engine::eligibility::examples::Example;
use leptos::prelude::*;
use ports::desk::programs::{Answer as Told, Ask as Programs, At, List, Row};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{ButtonLink, EmptyState, Icon, Tag, Weight, icon, t};

/// Standings a row of the list shows, as far as anybody stands there.
const SHOWN: [At; 6] = [At::Ceased, At::Owed, At::Lacks, At::Gathering, At::HandedIn, At::Has];

/// Every program.
pub fn all() -> Asked<List> {
    asked(
        || Ask::Programs(Programs::List),
        |answer| match answer {
            Answer::Programs(Told::List(list)) => Some(list),
            _ => None,
        },
    )
}

/// The list with its head.
pub fn list(open: Memo<Option<ProgramId>>) -> AnyView {
    let answer = all();
    let known = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    let ids = move || known.with_untracked(|list| list.rows.iter().map(|row| row.id).collect());
    walk::with_keys(ids, move || open.get_untracked(), |program| Screen::Programs(Some(program)));
    let write = move || {
        known.with(|list| list.decides && !list.rows.is_empty()).then(|| {
            view! { <ButtonLink to=Screen::ProgramNew.href() label=t(PG_NEW) weight=Weight::Secondary mark=Icon::Plus/> }
        })
    };
    view! {
        <div class="pane-head list-head">
            {back_on_phone(Screen::Programs(None))}
            <h1>{t(PROGRAMS)}</h1>
            <p class="soft">{t(PG_LEAD)}</p>
            {write}
        </div>
        {shown(answer, move |list| if list.rows.is_empty() { none(list.decides) } else { rows(&list.rows, open) })}
    }
    .into_any()
}

fn rows(rows: &[Row], open: Memo<Option<ProgramId>>) -> AnyView {
    let items: Vec<_> = rows.iter().map(|row| view! { <li>{item(row, open)}</li> }).collect();
    view! { <ul class="rows">{items}</ul> }.into_any()
}

fn item(row: &Row, open: Memo<Option<ProgramId>>) -> AnyView {
    let id = row.id;
    let here = move || (open.get() == Some(id)).then_some("true");
    let stand = |at: At| {
        let (word, tone) = at_word(at);
        let count = row.stands.at(at);
        (count > 0).then(|| view! { <Tag words=format!("{word} {count}") tone=tone/> }.into_any())
    };
    let stands: Vec<_> = SHOWN.into_iter().filter_map(stand).collect();
    view! {
        <a class="row-link" href=Screen::Programs(Some(id)).href() aria-current=here>
            <span class="row-top"><span class="row-title">{row.version.name.clone()}</span></span>
            <span class="row-line soft">{row.version.benefit.clone()}</span>
            <span class="tags">{stands}</span>
        </a>
    }
    .into_any()
}

/// No program yet: whoever decides begins with an example.
fn none(decides: bool) -> AnyView {
    if !decides {
        return view! { <EmptyState mark=Icon::Star title=t(PG_NONE) line=t(PG_NONE_GUEST)/> }.into_any();
    }
    view! {
        <EmptyState mark=Icon::Star title=t(PG_NONE) line=t(PG_NONE_HINT)>
            <ButtonLink to=Screen::ProgramNew.href() label=t(PG_NEW) weight=Weight::Secondary mark=Icon::Plus/>
        </EmptyState>
        {examples()}
    }
    .into_any()
}

/// The examples, each leading to the form filled in with it.
pub fn examples() -> AnyView {
    let item = |example: Example| {
        let (name, gets) = example_words(example);
        view! {
            <li>
                <a class="row-link" href=Screen::Example(example as u8).href()>
                    <span class="row-top"><span class="row-title">{name}</span>{icon(Icon::Forward)}</span>
                    <span class="row-line soft">{gets}</span>
                </a>
            </li>
        }
    };
    let items: Vec<_> = Example::ALL.into_iter().map(item).collect();
    view! { <h2 class="list-title">{t(PG_EXAMPLES)}</h2><ul class="rows">{items}</ul> }.into_any()
}
