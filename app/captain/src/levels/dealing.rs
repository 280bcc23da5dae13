//! Dealing with a message from above or below: what it says, whose fingerprint it is to be compared with, and what comes
//! of it. Nothing is kept before a person has said that the two are the same.

use super::message;
use crate::desk::use_desk;
use crate::faults::Fault;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::levels::{Answer as Told, Ask as About, Key, Message, Seen};
use ports::desk::{Answer, Ask, Taken};
use ui::view;
use ui::{Button, Field, Form, Icon, Input, Trouble, Troubles, Ui, Weight, common, fill, t, use_ui};

const FIELD: &str = "level-message";

/// How far it is.
#[derive(Clone, PartialEq)]
enum Step {
    /// The message is wanted.
    Message,
    /// This is what it says.
    Looked(Seen),
    /// This goes back.
    Answered(Message),
    /// It is done; this is what came of it.
    Done(String),
}

/// A message being dealt with. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct Dealing {
    ui: Ui,
    step: RwSignal<Step>,
    text: RwSignal<String>,
    found: Troubles,
    busy: RwSignal<bool>,
}

impl Dealing {
    /// No message yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            ui: use_ui(),
            step: RwSignal::new(Step::Message),
            text: RwSignal::new(String::new()),
            found: Troubles::new(),
            busy: RwSignal::new(false),
        }
    }

    /// A message is there: says what it is.
    pub fn came(self, text: String) {
        self.text.set(text);
        self.step.set(Step::Message);
        self.look();
    }

    /// From the message to what came of it.
    pub fn view(self) -> AnyView {
        ui::el::live(move || match self.step.get() {
            Step::Message => untrack(|| self.message()),
            Step::Looked(seen) => untrack(|| self.looked(seen)),
            Step::Answered(made) => untrack(|| {
                view! { <div role="status">{message::body(t(LEVEL_ANSWER_HINT), &made)}</div>{self.again()} }.into_any()
            }),
            Step::Done(words) => untrack(|| view! { <p role="status">{words}</p>{self.again()} }.into_any()),
        })
    }

    fn again(self) -> AnyView {
        let press = move || {
            self.text.set(String::new());
            self.step.set(Step::Message);
        };
        view! { <div class="button-row"><Button label=t(common::CLOSE) weight=Weight::Quiet on_press=press/></div> }
            .into_any()
    }

    fn message(self) -> AnyView {
        view! {
            <Form troubles=self.found on_send=move || self.look()>
                <Field id=FIELD label=t(LEVEL_MESSAGE) value=self.text input=Input::Area troubles=self.found/>
                <div class="button-row"><Button label=t(TAKE_LOOK) weight=Weight::Secondary mark=Icon::Search busy=self.busy/></div>
            </Form>
        }
        .into_any()
    }

    /// Figures need no comparing: they are sealed to this desk, by one that it has certified.
    fn look(self) {
        let text = self.text.get_untracked();
        self.busy.set(true);
        device::spawn(async move {
            let desk = use_desk();
            let figures = match desk.ask(Ask::Preview { text: text.clone() }).await {
                Ok(Answer::Taken(all)) => {
                    all.iter().any(|taken| matches!(taken, Taken::Figures { .. } | Taken::Already(_)))
                }
                _ => false,
            };
            if figures {
                match desk.ask(Ask::TakeIn { text }).await {
                    Ok(Answer::Taken(all)) => {
                        let words: Vec<String> = all.iter().map(crate::take_in::said).collect();
                        drop(self.step.try_set(Step::Done(words.join("，"))));
                    }
                    Ok(_) => {}
                    Err(fault) => self.wrong(&fault),
                }
            } else {
                self.told(About::Look { text }).await;
            }
            self.busy.try_set(false);
        });
    }

    fn looked(self, seen: Seen) -> AnyView {
        match seen {
            Seen::Asks { name, level, fingerprint, known } => {
                let line = said(LEVEL_ASKS, &name, level);
                let note = known.then(|| t(LEVEL_ASKS_KNOWN).to_owned());
                let act = move || self.ask(About::Certify { text: self.text.get_untracked() });
                self.compare(line, note, t(LEVEL_ASKS_COMPARE), fingerprint, None, (LEVEL_CERTIFY, act))
            }
            Seen::Offers { root, name, level, fingerprint, above, .. } => {
                let line = said(LEVEL_OFFERS, &name, level);
                let note = (!above.is_empty()).then(|| fill(t(LEVEL_OFFERS_ABOVE), &[("names", &above.join("、"))]));
                let act = move || self.agree(root, name.clone());
                self.compare(line, note, t(LEVEL_OFFERS_COMPARE), fingerprint, Some(t(LEVEL_MEANS)), (LEVEL_AGREE, act))
            }
        }
    }

    fn compare(
        self,
        line: String,
        note: Option<String>,
        compare: &'static str,
        fingerprint: String,
        means: Option<&'static str>,
        (label, act): (ui::Word, impl Fn() + 'static),
    ) -> AnyView {
        view! {
            <div role="status">
                <p><strong>{line}</strong></p>
                {note.map(|note| view! { <p class="soft">{note}</p> })}
                <p>{compare}</p>
                <p><strong class="fingerprint fingerprint-large" translate="no">{fingerprint}</strong></p>
                {means.map(|means| view! { <p class="soft">{means}</p> })}
            </div>
            <div class="button-row">
                <Button label=t(label) mark=Icon::Check busy=self.busy on_press=act/>
                <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=move || self.step.set(Step::Message)/>
            </div>
        }
        .into_any()
    }

    fn agree(self, root: Key, name: String) {
        self.busy.set(true);
        device::spawn(async move {
            let text = self.text.get_untracked();
            match use_desk().ask(Ask::Levels(About::Agree { text, root })).await {
                Ok(_) => drop(self.step.try_set(Step::Done(fill(t(LEVEL_AGREED), &[("name", &name)])))),
                Err(fault) => self.ui.toast(fault.sentence()),
            }
            self.busy.try_set(false);
        });
    }

    fn ask(self, about: About) {
        self.busy.set(true);
        device::spawn(async move {
            self.told(about).await;
            self.busy.try_set(false);
        });
    }

    async fn told(self, about: About) {
        match use_desk().ask(Ask::Levels(about)).await {
            Ok(Answer::Levels(Told::Seen(seen))) => drop(self.step.try_set(Step::Looked(seen))),
            Ok(Answer::Levels(Told::Message(made))) => drop(self.step.try_set(Step::Answered(made))),
            Ok(_) => {}
            Err(fault) => self.wrong(&fault),
        }
    }

    fn wrong(self, fault: &Fault) {
        use ports::desk::devices::Refused;
        let words = match fault {
            Fault::Desk(ports::desk::Trouble::Exchange(Refused::NoCode)) => t(X_NO_CODE_LEVELS).to_owned(),
            Fault::Desk(ports::desk::Trouble::Exchange(Refused::NotForThisDevice)) => t(X_OTHER_LEVEL).to_owned(),
            fault => fault.sentence(),
        };
        self.step.try_set(Step::Message);
        self.found.show(vec![Trouble::new(FIELD, words)]);
    }
}

fn said(word: ui::Word, name: &str, level: domain::place::Level) -> String {
    fill(t(word), &[("name", name), ("level", t(common::level(level)))])
}
