//! What was brought in before: how each import stands, and taking one back.

use super::said;
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::import::{Answer as Told, Ask as Asks, Import, Stage};
use ports::desk::{Answer, Ask, Doing, Progress as Far};
use ui::view;
use ui::{Button, Confirm, Icon, Progress, Ui, Weight, fill, t, times, use_ui};

/// How far writing or taking back has come, in words.
#[must_use]
pub fn progress_words(far: Far) -> String {
    let word = if far.doing == Doing::TakingBack { TAKING_BACK } else { CARRYING };
    fill(t(word), &[("n", &far.done.to_string()), ("all", &far.total.to_string())])
}

/// How far it has come, with the way to stop it; nothing while nothing goes on.
pub fn progress() -> AnyView {
    let desk = use_desk();
    let stop = move || {
        device::spawn(async move {
            let _ = desk.ask(Ask::Import(Asks::Stop)).await;
        });
    };
    let going = Memo::new(move |_| desk.progress.get().is_some_and(ours));
    let far = move || desk.progress.get().filter(|far| ours(*far));
    let words = move || far().map(progress_words).unwrap_or_default();
    let (done, total) = (move || far().map_or(0, |far| far.done), move || far().map_or(0, |far| far.total));
    let bar = move || {
        going.get().then(|| {
            view! {
                <div class="card import-card">
                    <Progress words=words done=Signal::derive(done) total=Signal::derive(total)/>
                    <div class="button-row"><Button label=t(CARRY_STOP) weight=Weight::Secondary on_press=stop/></div>
                </div>
            }
        })
    };
    view! { {bar} }.into_any()
}

fn ours(far: Far) -> bool {
    matches!(far.doing, Doing::BringingIn | Doing::TakingBack)
}

/// The list.
pub fn card() -> AnyView {
    let ui = use_ui();
    let asking = RwSignal::new(None::<Import>);
    let open = RwSignal::new(false);
    let imports = asked(
        || Ask::Import(Asks::Imports),
        |answer| match answer {
            Answer::Import(Told::Imports(imports)) => Some(imports),
            _ => None,
        },
    );
    let list = shown(imports, move |imports: Vec<Import>| {
        if imports.is_empty() {
            return view! { <p class="soft">{t(PAST_NONE)}</p> }.into_any();
        }
        let rows: Vec<AnyView> = imports.into_iter().map(|import| row(import, asking, open)).collect();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    });
    let title = move || {
        let file = asking.with(|import| import.as_ref().map(|import| import.file.clone()).unwrap_or_default());
        fill(t(TAKE_BACK_ASK), &[("file", &file)])
    };
    let yes = move || {
        if let Some(import) = asking.get_untracked() {
            take_back(ui, import.id);
        }
    };
    view! {
        <div class="card import-card">
            <h2>{t(PAST)}</h2>
            {list}
            <Confirm open=open title=title line=t(TAKE_BACK_HINT) label=t(TAKE_BACK) on_yes=yes/>
        </div>
    }
    .into_any()
}

fn row(import: Import, asking: RwSignal<Option<Import>>, open: RwSignal<bool>) -> AnyView {
    let (file, when, how) = (import.file.clone(), times::exact(import.at_ms), said::standing(&import));
    let back = (import.stage != Stage::TakenBack && !import.running).then(|| {
        let label = if import.stage == Stage::GoingBack { TAKE_BACK_ON } else { TAKE_BACK };
        let (name, import) = (format!("{} {file}", t(label)), import.clone());
        let press = move || {
            asking.set(Some(import.clone()));
            open.set(true);
        };
        view! { <Button label=t(label) weight=Weight::Quiet mark=Icon::Again name=name on_press=press/> }
    });
    view! {
        <li class="apart-one">
            <span><strong>{file}</strong><br/><span class="soft">{when}" · "{how}</span></span>
            {back}
        </li>
    }
    .into_any()
}

/// Takes an import back; the list says how it went.
pub fn take_back(ui: Ui, id: u64) {
    let desk = use_desk();
    device::spawn(async move {
        match desk.ask_once(Ask::Import(Asks::TakeBack(id))).await {
            Some(Ok(Answer::Import(Told::Import(import)))) => ui.toast(said::standing(&import)),
            Some(Ok(_)) | None => {}
            Some(Err(fault)) => ui.toast(fault.sentence()),
        }
        desk.changes.update(|changes| *changes += 1);
    });
}
