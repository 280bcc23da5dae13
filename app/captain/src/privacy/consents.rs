//! Consents on somebody's page: how they stand to each purpose, and noting what they say.

use super::model::{ends, how, purpose, read_out, stands};
use crate::desk::use_desk;
use crate::faults::Fault;
use crate::words::*;
use domain::PersonId;
use domain::consent::{Consent, How, Purpose};
use leptos::prelude::*;
use ports::desk::privacy::{Ask as Privacy, ConsentForm};
use ports::desk::{Answer, Ask, Field as Of};
use ui::view;
use ui::{Button, ChooseOne, Field, Icon, Trouble, Troubles, Ui, Weight, common, fill, t, use_ui};

/// How a captain hears it: the first is by their own phone, which says so itself.
const HEARD: [How; 3] = [How::Telephone, How::Door, How::Paper];
const WITNESS: &str = "consent-witness";

/// What is being noted.
#[derive(Clone, Copy)]
pub struct Said {
    about: RwSignal<Option<Purpose>>,
    how: RwSignal<Option<usize>>,
    witness: RwSignal<String>,
    troubles: Troubles,
}

impl Said {
    /// Nothing yet; whoever has this desk heard it.
    #[must_use]
    pub fn new() -> Self {
        let captain = use_desk().summary().map(|summary| summary.captain).unwrap_or_default();
        Self {
            about: RwSignal::new(None),
            how: RwSignal::new(Some(1)),
            witness: RwSignal::new(captain),
            troubles: Troubles::new(),
        }
    }
}

/// Every purpose with how they stand to it; one of them may be open.
pub fn part(person: PersonId, words: &[Consent], said: Said) -> AnyView {
    let now = ui::page::clock();
    let rows: Vec<AnyView> = Purpose::ALL
        .into_iter()
        .map(|about| {
            let standing = stands(words, about, now);
            let form = move || (said.about.get() == Some(about)).then(|| untrack(|| form(person, about, said)));
            let open = move || said.about.update(|open| *open = (*open != Some(about)).then_some(about));
            let name = format!("{} {}", t(CONSENT_ASK), t(purpose(about)));
            view! {
                <li class="apart-one">
                    <span><strong>{t(purpose(about))}</strong>" "<span class="soft">{standing}</span></span>
                    <Button label=t(CONSENT_ASK) weight=Weight::Quiet name=name on_press=open/>
                </li>
                {form}
            }
            .into_any()
        })
        .collect();
    view! {
        <h4>{t(CONSENTS)}</h4>
        <p class="soft">{t(CONSENTS_LEAD)}</p>
        <ul class="rows" id="consents">{rows}</ul>
    }
    .into_any()
}

fn form(person: PersonId, about: Purpose, said: Said) -> AnyView {
    let ui = use_ui();
    let ways = HEARD.map(|one| t(how(one)).to_owned()).to_vec();
    view! {
        <li class="notes">
            <blockquote class="quote">{t(read_out(about))}</blockquote>
            <p class="soft">{t(ends(about))}</p>
            <ChooseOne id="consent-how" legend=t(CONSENT_HOW) options=ways picked=said.how/>
            <Field id=WITNESS label=t(CONSENT_WITNESS) value=said.witness troubles=said.troubles/>
            <div class="button-row">
                <Button label=t(CONSENT_YES) mark=Icon::Check on_press=move || note(ui, person, about, true, said)/>
                <Button label=t(CONSENT_NO) weight=Weight::Danger on_press=move || note(ui, person, about, false, said)/>
                <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=move || said.about.set(None)/>
            </div>
        </li>
    }
    .into_any()
}

fn note(ui: Ui, person: PersonId, about: Purpose, given: bool, said: Said) {
    let desk = use_desk();
    let how = said.how.get_untracked().and_then(|at| HEARD.get(at)).copied().unwrap_or(How::Door);
    let form = ConsentForm { person, purpose: about, given, how, witness: said.witness.get_untracked() };
    device::spawn(async move {
        match desk.ask_once(Ask::Privacy(Privacy::Consent(form))).await {
            Some(Ok(Answer::Saved(written))) => {
                said.about.set(None);
                desk.announce(ui, fill(t(CONSENT_NOTED), &[("what", t(purpose(about)))]), written.undo);
            }
            Some(Ok(_)) | None => {}
            Some(Err(fault)) => refused(&fault, said, ui),
        }
    });
}

fn refused(fault: &Fault, said: Said, ui: Ui) {
    let wrong = fault.wrong_fields().and_then(|fields| fields.iter().find(|(field, _)| *field == Of::Witness));
    match wrong {
        Some((_, why)) => {
            let sentence = crate::faults::field_sentence(t(CONSENT_WITNESS), *why);
            said.troubles.show(vec![Trouble::new(WITNESS, sentence)]);
        }
        None => ui.toast(fault.sentence()),
    }
}
