//! In the card of the devices: the keys of the station's inbox, giving it another one, and closing those of long ago.

use crate::desk::use_desk;
use crate::words::*;
use domain::{Day, Millis};
use leptos::prelude::*;
use ports::desk::Ask;
use ports::desk::devices::{Ask as About, Inbox};
use ui::view;
use ui::{Button, Confirm, Icon, Weight, fill, t, times, use_ui};

/// Which of the two somebody is about to do. The questions stand beside the list: events that come in draw it anew.
#[derive(Clone, Copy)]
pub struct Asking {
    turn: RwSignal<bool>,
    close: RwSignal<bool>,
}

impl Asking {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { turn: RwSignal::new(false), close: RwSignal::new(false) }
    }

    /// Both questions.
    pub fn dialogs(self) -> AnyView {
        let (desk, ui) = (use_desk(), use_ui());
        let act = move |about, done: &str| desk.act(ui, Ask::Devices(about), done.to_owned(), |_| {});
        let turn = move || act(About::Turn, t(INBOX_TURNED));
        let close = move || act(About::CloseOld, t(INBOX_CLOSED));
        view! {
            <Confirm open=self.turn title=|| t(INBOX_TURN_SURE).to_owned() line=t(INBOX_TURN_HINT) label=t(INBOX_TURN) on_yes=turn/>
            <Confirm open=self.close title=|| t(INBOX_CLOSE_SURE).to_owned() line=t(INBOX_CLOSE_HINT) label=t(INBOX_CLOSE) on_yes=close/>
        }
        .into_any()
    }

    /// How the inbox stands, and what can be done about it.
    pub fn view(self, inbox: Inbox) -> AnyView {
        let lines: Vec<AnyView> = said(&inbox, ui::page::clock())
            .into_iter()
            .map(|line| view! { <p class="soft">{line}</p> }.into_any())
            .collect();
        let close = (inbox.closable > 0).then(|| {
            view! { <Button label=t(INBOX_CLOSE) weight=Weight::Quiet on_press=move || self.close.set(true)/> }
        });
        view! {
            <div id="inbox">
                <h3>{t(INBOX_TITLE)}</h3>
                {lines}
                <div class="button-row">
                    <Button label=t(INBOX_TURN) weight=Weight::Secondary mark=Icon::Again on_press=move || self.turn.set(true)/>
                    {close}
                </div>
            </div>
        }
        .into_any()
    }
}

/// Since when it has its key, whether it gets another by itself, and which of before can go.
fn said(inbox: &Inbox, now_ms: Millis) -> Vec<String> {
    let when = times::date(Day::of(now_ms), Day::of(inbox.since_ms));
    let by_itself = if inbox.others == 0 { INBOX_SINCE } else { INBOX_BY_HAND };
    let closable = (inbox.closable > 0).then(|| fill(t(INBOX_OLD), &[("n", &inbox.closable.to_string())]));
    [fill(t(by_itself), &[("when", &when)])].into_iter().chain(closable).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_since_when_and_what_a_person_has_to_see_to() {
        let now = 1_795_309_200_000;
        let alone = said(&Inbox { since_ms: now, closable: 0, others: 0 }, now);
        assert!(alone.len() == 1 && alone[0].contains("11月22日") && alone[0].contains("30 天"), "{alone:?}");
        let two = said(&Inbox { since_ms: now, closable: 2, others: 1 }, now);
        assert!(two[0].contains("备份") && two[1].starts_with("有 2 把"), "{two:?}");
    }
}
