//! The page of a visit with papers: what is known is checked, papers are photographed, it is agreed to and signed; one button
//! writes all of it down.

use super::form::{Draft, Way, troubles};
use super::{pad, shots, shown};
use crate::app::back_on_phone;
use crate::asked::{asked, shown as answered};
use crate::called::paper_word;
use crate::desk::use_desk;
use crate::drafts::{self, Held};
use crate::facts::{n, name, plate, who};
use crate::screen::Screen;
use crate::words::*;
use domain::program::{Paper, Papers};
use domain::scan::PHOTOS_MAX;
use domain::{Day, PersonId, ProgramId};
use leptos::prelude::*;
use ports::desk::paperwork::{Answer as Told, Ask as About, Form as Asks, Whose};
use ports::desk::{Answer, Ask};
use ui::route::arrive;
use ui::view;
use ui::{Button, ChooseOne, Field, Form, Here, Icon, Input, Tag, Tick, Tone, Troubles, t, use_ui};

/// Most photos of one paper: two sides, and one more.
const OF_ONE_MAX: usize = 3;
/// Less room than this is said before photos are taken.
const ROOM_MIN_MB: u64 = 40;

/// What stays while the page is drawn anew: what is being filled in, and how far sending it is.
#[derive(Clone, Copy)]
struct Visit {
    program: ProgramId,
    person: PersonId,
    draft: Draft,
    found: Troubles,
    busy: RwSignal<bool>,
    here: Here,
    held: Held,
}

/// The page.
pub fn page(program: ProgramId, person: PersonId) -> AnyView {
    arrive(t(PW_OPEN));
    let screen = Screen::AtHome(program, person);
    view! {
        <div class="pane pane-single at-home">
            <div class="pane-head">{back_on_phone(screen)}</div>
            {drafts::page(screen, move |held| form_of(program, person, held))}
        </div>
    }
    .into_any()
}

fn form_of(program: ProgramId, person: PersonId, held: Held) -> AnyView {
    let witness = || use_desk().summary().map(|summary| summary.captain).unwrap_or_default();
    let draft = held.draft(|| Draft::new(witness()), Draft::is_touched);
    let (found, busy, here) = (Troubles::new(), RwSignal::new(false), Here::of_page());
    let visit = Visit { program, person, draft, found, busy, here, held };
    let room = RwSignal::new(None::<u64>);
    device::spawn(async move {
        if let Some((used, all)) = device::page::keep::room().await {
            let _ = room.try_set(Some(all.saturating_sub(used) >> 20));
        }
    });
    let answer = asked(
        move || Ask::Paperwork(About::Form(program, person)),
        |answer| match answer {
            Answer::Paperwork(Told::Form(form)) => Some(*form),
            _ => None,
        },
    );
    let short = ui::el::live(move || {
        let left = room.get().filter(|left| *left < ROOM_MIN_MB);
        left.map(|left| view! { <p class="note-line note-warning" role="note">{ui::icon(Icon::Warning)}<span>{n(PW_ROOM, left)}</span></p> })
    });
    let body = answered(answer, move |form| {
        draft.show(&form);
        whole(&form, visit)
    });
    view! { {short} {body} }.into_any()
}

fn whole(form: &Asks, visit: Visit) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let Visit { program, person, draft, found, busy, here, held } = visit;
    let called = name(&form.person);
    let save = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let filled = draft.filled(program, person, Day::of(ui.now.get_untracked()));
        let said = who(PW_SAVED, &filled.name);
        device::spawn(async move {
            match desk.ask(Ask::Paperwork(About::Save(Box::new(filled)))).await {
                Ok(Answer::Saved(written)) => {
                    desk.announce(ui, said, written.undo);
                    held.done();
                    here.go(&Screen::Programs(Some(program)).href());
                }
                Ok(_) => {}
                Err(fault) => match fault.wrong_fields().filter(|_| !here.is_left()) {
                    Some(wrong) => found.show(troubles(wrong)),
                    None => ui.toast(fault.sentence()),
                },
            }
            busy.try_set(false);
        });
    };
    let parts = [facts(draft, found), papers(form, person, draft), consent(form, draft, found), signature(draft)];
    view! {
        <h1>{form.program.clone()}</h1>
        <p class="row-line"><strong>{called}</strong>{plate(&form.person.plate)}<span class="soft">{form.benefit.clone()}</span></p>
        <p class="soft">{t(PW_LEAD)}</p>
        <Form troubles=found on_send=save>
            {Vec::from(parts)}
            <div class="page-foot page-foot-stays"><Button label=t(PW_SAVE) busy=busy mark=Icon::Check/></div>
        </Form>
    }
    .into_any()
}

fn facts(draft: Draft, found: Troubles) -> AnyView {
    view! {
        <section class="card home-part">
            <h2>{t(PW_FACTS)}</h2>
            <Field id="home-name" label=t(COL_NAME) value=draft.name troubles=found/>
            <div class="field-pair">
                <Field id="home-phone" label=t(F_TELEPHONE) value=draft.telephone input=Input::Telephone troubles=found/>
                <Field id="home-born" label=t(PW_BORN) hint=t(PW_BORN_HINT) value=draft.born troubles=found/>
            </div>
        </section>
    }
    .into_any()
}

fn papers(form: &Asks, person: PersonId, draft: Draft) -> AnyView {
    let rows: Vec<_> = form.papers.iter().filter(|paper| *paper != Paper::SignedForm).collect();
    let none = rows.is_empty().then(|| view! { <p class="soft">{t(PW_NO_PAPERS)}</p> });
    let lacks = form.lacks;
    let rows: Vec<_> = rows.into_iter().map(|paper| paper_row(paper, lacks, draft)).collect();
    view! {
        <section class="card home-part" id="home-papers">
            <h2>{t(PW_PAPERS)}</h2>
            <p class="soft">{t(PW_PAPERS_HINT)}</p>
            {none}
            <ul class="home-papers">{rows}</ul>
            {shown::all(Whose::Person(person), &form.scans, true)}
        </section>
    }
    .into_any()
}

fn paper_row(paper: Paper, lacks: Papers, draft: Draft) -> AnyView {
    let one = Papers::of(&[paper]);
    let there = one.without(lacks) == one;
    let word = paper_word(paper);
    let tag = there.then(|| view! { <Tag words=t(PW_THERE) tone=Tone::Pine/> });
    let field = draft
        .shots_of(paper)
        .map(|shots| shots::field(word.to_owned(), t(PW_SHOOT).to_owned(), shots, OF_ONE_MAX.min(PHOTOS_MAX)));
    let seen = (!there).then(|| {
        let turn = move |_| draft.seen.update(|seen| *seen ^= one.0);
        let pressed = move || (draft.seen.get() & one.0 != 0).to_string();
        let name = format!("{word}{}{}", t(COLON), t(PW_SEEN));
        view! {
            <button type="button" class="pill" aria-pressed=pressed aria-label=name on:click=turn>{t(PW_SEEN)}</button>
        }
    });
    view! {
        <li class="home-paper">
            <p class="row-line"><strong>{word}</strong>{tag}</p>
            <div class="home-paper-acts">{field}{seen}</div>
        </li>
    }
    .into_any()
}

fn consent(form: &Asks, draft: Draft, found: Troubles) -> AnyView {
    let before = (form.agrees == Some(true)).then(|| view! { <Tag words=t(PW_AGREED) tone=Tone::Pine/> });
    view! {
        <section class="card home-part">
            <h2>{t(PW_AGREE)}</h2>
            <blockquote class="home-words">{t(PK_AGREE)}" "{t(READ_PHOTO)}</blockquote>
            {before}
            <Tick id="home-agrees" label=t(PW_AGREE_TICK) ticked=draft.agrees/>
            <Field id="home-witness" label=t(PW_WITNESS) value=draft.witness troubles=found/>
        </section>
    }
    .into_any()
}

fn signature(draft: Draft) -> AnyView {
    let ways = [PW_FINGER, PW_ON_PAPER, PW_NOT_SIGNED].map(|word| t(word).to_owned()).to_vec();
    let finger = Memo::new(move |_| draft.way() == Way::Finger);
    let pad = ui::el::live(move || finger.get().then(|| untrack(|| pad::pad(draft.pad))));
    view! {
        <section class="card home-part">
            <h2>{t(PW_SIGN)}</h2>
            <ChooseOne id="home-sign" legend=t(PW_SIGN_HOW) options=ways picked=draft.way/>
            {pad}
        </section>
    }
    .into_any()
}
