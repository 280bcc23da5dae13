//! A letter: one message on its way out, with its text to copy and its picture to show.

use crate::asked::{Asked, asked, shown};
use crate::desk::use_desk;
use crate::facts::{call, n};
use crate::film;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Letter, LetterState, Matrix, Road, Says};
use ui::view;
use ui::{Button, ButtonLink, Icon, QrPicture, Tag, Tone, Ui, Weight, common, t, use_ui};

/// The word for what sort of message it is.
#[must_use]
pub fn kind_word(says: Says) -> &'static str {
    t(match says {
        Says::Offer => L_OFFER,
        Says::Details => L_DETAILS,
        Says::Progress => L_PROGRESS,
        Says::Counted => L_COUNTED,
        Says::CallOff => L_CALL_OFF,
    })
}

/// How far a message is, as a tag that counts its seconds down.
pub fn state_tag(state: LetterState) -> AnyView {
    let now = use_ui().now;
    let fixed = |word, tone| view! { <Tag words=t(word) tone=tone/> }.into_any();
    match state {
        LetterState::Waiting { until_ms } => (move || {
            now.track();
            let seconds = until_ms.saturating_sub(ui::page::clock()).div_ceil(1000).min(10);
            view! { <Tag words=n(LS_WAITING, seconds) tone=Tone::Blue/> }
        })
        .into_any(),
        LetterState::ToCopy => fixed(LS_TO_COPY, Tone::Persimmon),
        LetterState::Sending { tries: 0 } => fixed(LS_SENDING, Tone::Blue),
        LetterState::Sending { tries } => view! { <Tag words=n(LS_SENDING_N, tries) tone=Tone::Amber/> }.into_any(),
        LetterState::Sent { .. } => fixed(LS_SENT, Tone::Pine),
        LetterState::Received { .. } => fixed(LS_RECEIVED, Tone::Pine),
        LetterState::Copied { .. } => fixed(LS_COPIED, Tone::Pine),
        LetterState::Undone => fixed(LS_UNDONE, Tone::Plain),
    }
}

/// A picture as the page draws it.
pub fn picture(matrix: &Matrix, name: String) -> AnyView {
    let side = matrix.size;
    let modules = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| matrix.dark(x, y)).collect();
    view! { <QrPicture side=usize::from(side) modules=modules name=name/> }.into_any()
}

/// One message as a page of its own beside the outbox.
pub fn page(id: u64) -> AnyView {
    shown(whole(id), |letter| {
        let request = letter.request.map(|request| {
            view! { <ButtonLink to=Screen::Today(Some(request)).href() label=t(OPEN_IT) weight=Weight::Quiet mark=Icon::Forward/> }
        });
        view! {
            <h2 class="detail-title">{format!("{} · {}", kind_word(letter.says), letter.to)}</h2>
            <div class="card letter">{body(&letter)}{request}</div>
        }
        .into_any()
    })
}

/// One message where its request is, opened when it must be passed on by hand.
pub fn fold(letter: &Letter) -> AnyView {
    let id = letter.id;
    let by_hand = matches!(letter.state, LetterState::ToCopy);
    let open = RwSignal::new(by_hand);
    let inner = move || open.get().then(|| shown(whole(id), |letter| body(&letter)));
    view! {
        <div class="card letter" class:letter-open=move || open.get()>
            <button type="button" class="letter-head" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                <span class="letter-title">{kind_word(letter.says)}" · "{letter.to.clone()}</span>
                {state_tag(letter.state)}
                {ui::icon(Icon::Down)}
            </button>
            {inner}
        </div>
    }
    .into_any()
}

fn whole(id: u64) -> Asked<Letter> {
    asked(
        move || Ask::Letter(id),
        |answer| match answer {
            Answer::Letter(letter) => Some(*letter),
            _ => None,
        },
    )
}

/// What to do with a message: copy, show, call instead.
fn body(letter: &Letter) -> AnyView {
    // A receipt is written when it leaves, so that what it tells is true; until then there is nothing to copy.
    let written = !letter.text.is_empty();
    let shown = RwSignal::new(false);
    let picture_of = letter.picture.clone();
    let name = format!("{} {}", kind_word(letter.says), letter.to);
    let qr = letter.picture.is_some().then(|| {
        view! { <Button label=t(OFFER_SHOW) weight=Weight::Secondary mark=Icon::Qr on_press=move || shown.update(|shown| *shown = !*shown)/> }
    });
    // Too long for one code: as a film.
    let film =
        (written && letter.picture.is_none()).then(|| film::button(letter.text.clone().into_bytes(), name.clone()));
    let shows = move || {
        picture_of.as_ref().filter(|_| shown.get()).map(|matrix| {
            view! { <figure class="letter-qr">{picture(matrix, name.clone())}<figcaption>{t(QR_HINT)}</figcaption></figure> }
        })
    };
    view! {
        <div class="letter-body">
            {state_tag(letter.state)}
            {(letter.says == Says::Offer).then(|| view! { <p class="soft">{t(OFFER_HINT)}</p> })}
            <div class="button-row">{written.then(|| copy(letter))}{qr}{call(&letter.telephone, t(common::CALL))}</div>
            {shows}
            {film}
            {written.then(|| view! { <pre class="letter-text" tabindex="0">{letter.text.clone()}</pre> })}
        </div>
    }
    .into_any()
}

/// Copies the text; a message that goes by hand then counts as passed on.
fn copy(letter: &Letter) -> AnyView {
    let (desk, ui, id, by_hand) = (use_desk(), use_ui(), letter.id, letter.road == Road::Hand);
    let text = letter.text.clone();
    let press = move || {
        copy_text(ui, text.clone(), move || {
            if by_hand {
                device::spawn(async move {
                    if let Err(fault) = desk.ask(Ask::MarkCopied(id)).await {
                        ui.toast(fault.sentence());
                    }
                });
            }
        });
    };
    let weight = if by_hand { Weight::Primary } else { Weight::Secondary };
    view! { <Button label=t(common::COPY) weight=weight mark=Icon::Copy on_press=press/> }.into_any()
}

/// Copies a text and says how that went.
pub fn copy_text(ui: Ui, text: String, then: impl FnOnce() + 'static) {
    device::spawn(async move {
        if device::page::clipboard::copy(&text).await {
            ui.toast(t(common::COPIED));
            then();
        } else {
            ui.toast(t(COPY_FAILED));
        }
    });
}
