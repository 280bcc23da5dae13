//! The page of one request, from its words down to its history.

use super::{facts, helper, history, notes};
use crate::asked::{asked, shown};
use crate::facts::{done_of, due_tag, estate, plate, step_tag};
use crate::today::request_row;
use crate::words::*;
use crate::{clashes, helpers, letters::fold};
use domain::RequestId;
use leptos::prelude::*;
use ports::desk::clashes::Of;
use ports::desk::{Answer, Ask, Detail, LetterState, Row, Step};
use ui::view;
use ui::{Banner, Icon, Tag, Tone, t};

/// One request.
pub fn page(id: RequestId) -> AnyView {
    let answer = asked(
        move || Ask::Request(id),
        |answer| match answer {
            Answer::Request(detail) => Some(*detail),
            _ => None,
        },
    );
    let draft = (notes::Draft::new(), helper::Draft::new());
    shown(answer, move |detail| whole(&detail, draft))
}

fn whole(detail: &Detail, draft: (notes::Draft, helper::Draft)) -> AnyView {
    let id = detail.row.id;
    let over = matches!(detail.row.step, Step::Closed | Step::Withdrawn | Step::Lapsed);
    view! {
        {head(&detail.row)}
        {clashes::of(move |page| *page == Of::Request(id))}
        {detail.withheld.then(|| view! { <Banner tone=Tone::Amber mark=Icon::Shield words=t(WITHHELD)/> })}
        {detail.unmatched.then(|| view! { <Banner tone=Tone::Amber mark=Icon::Shield words=t(UNMATCHED)/> })}
        {(detail.words != detail.row.title).then(|| view! { <blockquote class="quote">{detail.words.clone()}</blockquote> })}
        {facts::facts(detail)}
        {helper::tasks(detail, draft.1)}
        {messages(detail.row.id)}
        {(!over).then(|| helpers::section(detail))}
        {notes::section(detail, draft.0)}
        {nearby(&detail.nearby)}
        {history::section(detail)}
    }
    .into_any()
}

fn head(row: &Row) -> AnyView {
    view! {
        <div class="detail-head">
            <h2 class="detail-title" tabindex="-1">{row.title.clone()}</h2>
            {plate(&row.plate)}
            {estate(&row.estate).map(|estate| view! { <span class="soft">{estate}</span> })}
            {row.due_ms.map(due_tag)}
            {step_tag(row.step)}
            {done_of(row).map(|words| view! { <Tag words=words tone=Tone::Pine/> })}
        </div>
    }
    .into_any()
}

/// Messages about this request that still want something, or went lately.
fn messages(request: RequestId) -> AnyView {
    let answer = asked(
        || Ask::Letters { from: 0, count: 200 },
        |answer| match answer {
            Answer::Letters(page) => Some(page.rows),
            _ => None,
        },
    );
    let ours = Memo::new(move |_| {
        let all = answer.get().and_then(Result::ok).unwrap_or_default();
        let wanted =
            |letter: &ports::desk::Letter| letter.request == Some(request) && letter.state != LetterState::Undone;
        all.into_iter().filter(wanted).collect::<Vec<_>>()
    });
    ui::el::live(move || {
        let ours = ours.get();
        (!ours.is_empty()).then(|| {
            view! {
                <section class="block">
                    <h3>{t(MESSAGES)}</h3>
                    {ours.iter().map(fold).collect::<Vec<_>>()}
                </section>
            }
        })
    })
}

fn nearby(rows: &[Row]) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let items: Vec<_> = rows.iter().map(|row| view! { <li>{request_row(row)}</li> }).collect();
        view! { <section class="block"><h3>{t(NEARBY)}</h3><ul class="rows rows-card">{items}</ul></section> }
            .into_any()
    })
}
