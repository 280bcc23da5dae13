//! On somebody's page: what they are owed, have, and are applying for, and why.

use super::called::{at_word, papers_words};
use super::people::{at_home, is_applying, reasons};
use crate::asked::{asked, shown as answered};
use crate::facts::name;
use crate::paperwork::shown;
use crate::screen::Screen;
use crate::words::*;
use domain::program::Papers;
use domain::{Day, PersonId};
use leptos::prelude::*;
use ports::desk::paperwork::Whose;
use ports::desk::programs::{Answer as Told, Ask as Programs, Line, Row};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Tag, Tone, fill, t, use_ui};

/// The section.
pub fn section(person: PersonId) -> AnyView {
    let answer = asked(
        move || Ask::Programs(Programs::Theirs(person)),
        |answer| match answer {
            Answer::Programs(Told::Theirs(all)) => Some(all),
            _ => None,
        },
    );
    let body = answered(answer, |all: Vec<(Row, Line)>| {
        if all.is_empty() {
            return view! { <p class="soft">{t(TH_NONE)}</p> }.into_any();
        }
        let items: Vec<_> = all.iter().map(|(row, line)| view! { <li>{item(row, line)}</li> }).collect();
        view! { <ul class="rows rows-card">{items}</ul> }.into_any()
    });
    view! { <section class="block"><h3>{t(TH_TITLE)}</h3>{body}</section> }.into_any()
}

fn item(row: &Row, line: &Line) -> AnyView {
    let id = line.person.id;
    let home = is_applying(line.at).then(|| at_home(row.id, id, &name(&line.person), &row.version.name));
    let scans = shown::all(Whose::Person(id), &line.scans, false);
    let any = home.is_some() || scans.is_some();
    let more = any.then(|| view! { <div class="theirs-more">{home}{scans}</div> });
    let today = Day::of(use_ui().now.get_untracked());
    let (word, tone) = at_word(line.at);
    let why = reasons(line, &[], today).into_iter().map(|fact| view! { <span>{fact}</span> }).collect::<Vec<_>>();
    let lacks = (line.at == ports::desk::programs::At::Lacks && line.lacks != Papers::default()).then(|| {
        view! { <Tag words=fill(t(LN_LACKS), &[("what", &papers_words(line.lacks))]) tone=Tone::Amber/> }
    });
    view! {
        <a class="row-link" href=Screen::Programs(Some(row.id)).href()>
            <span class="row-top"><span class="row-title">{row.version.name.clone()}</span><Tag words=word tone=tone/></span>
            <span class="row-line"><span class="row-facts">{why}</span></span>
            <span class="tags">{lacks}</span>
        </a>
        {more}
    }
    .into_any()
}
