//! In the settings: which bucket has the mailbox, if one does; whether the mailbox keeps its rules, and what to mend
//! where it does not.

mod blocked;
mod bucket;

use crate::desk::use_desk;
use crate::facts::n;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::road::{self, Finding};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, Icon, Weight, icon, t, use_ui};

/// The phones that are blocked, in a card of their own.
pub use blocked::card as blocked;

/// The card in the settings. The sample's mailbox is in this browser and keeps no rules of a server's.
pub fn card() -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    if desk.sample() {
        return ().into_any();
    }
    let kept: bucket::Kept = RwSignal::new(None);
    let found = RwSignal::new(None::<Vec<Finding>>);
    let busy = RwSignal::new(false);
    let try_it = move || {
        busy.set(true);
        found.set(None);
        device::spawn(async move {
            match desk.ask(Ask::Road(road::Ask::Try)).await {
                Ok(Answer::Road(road::Answer::Tried(tried))) => found.set(Some(tried)),
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
            busy.set(false);
        });
    };
    view! {
        {bucket::card(kept)}
        <div class="card">
            <h2>{t(MB_TITLE)}</h2>
            <p class="soft">{t(MB_HINT)}</p>
            <div role="status">{move || found.get().map(|found| result(&found, kept.with_untracked(Option::is_some)))}</div>
            <div class="button-row"><Button label=t(MB_TRY) weight=Weight::Secondary mark=Icon::Send busy=busy on_press=try_it/></div>
        </div>
    }
    .into_any()
}

fn result(found: &[Finding], bucket: bool) -> AnyView {
    if found.is_empty() {
        return view! { <p class="row-line">{icon(Icon::Check)}<span>{t(MB_GOOD)}</span></p> }.into_any();
    }
    let items: Vec<_> = found.iter().map(|finding| view! { <li>{sentence(*finding, bucket)}</li> }).collect();
    view! { <p>{n(MB_FOUND, found.len())}</p><ul class="findings">{items}</ul> }.into_any()
}

/// What is wrong, and what to change: at a bucket, or at a web server.
fn sentence(finding: Finding, bucket: bool) -> String {
    let word = match finding {
        Finding::OtherSites if bucket => MB_BUCKET_SITES,
        Finding::MayNotWrite if bucket => MB_BUCKET_NO_WRITE,
        Finding::NoList(status) if bucket => return n(MB_BUCKET_NO_LIST, status),
        Finding::NotFetched(status) if bucket => return n(MB_BUCKET_NOT_FETCHED, status),
        Finding::ListOpen if bucket => MB_BUCKET_LIST_OPEN,
        Finding::NoKey => MB_NO_KEY,
        Finding::NotNamed => MB_NOT_NAMED,
        Finding::ClockUnknown => MB_CLOCK_UNKNOWN,
        Finding::NoBucket => MB_NO_BUCKET,
        Finding::KeyUnknown => MB_KEY_UNKNOWN,
        Finding::KeyWrong => MB_KEY_WRONG,
        Finding::Region => MB_REGION,
        Finding::StrangersMayNotPut => MB_STRANGERS_MAY_NOT_PUT,
        Finding::StrangersWriteLists => MB_STRANGERS_WRITE_LISTS,
        Finding::NoneNamed => MB_NONE_NAMED,
        Finding::Insecure => MB_INSECURE,
        Finding::NoAnswer => MB_NO_ANSWER,
        Finding::OtherSites => MB_OTHER_SITES,
        Finding::NoMailbox => MB_NO_MAILBOX,
        Finding::NoPut => MB_NO_PUT,
        Finding::MayNotWrite => MB_MAY_NOT_WRITE,
        Finding::Full => MB_FULL,
        Finding::Broken(status) => return n(MB_BROKEN, status),
        Finding::Flood => MB_FLOOD,
        Finding::TooSmall => MB_TOO_SMALL,
        Finding::TooLarge => MB_TOO_LARGE,
        Finding::Overwrites => MB_OVERWRITES,
        Finding::NotFetched(status) => return n(MB_NOT_FETCHED, status),
        Finding::Altered => MB_ALTERED,
        Finding::NoList(status) => return n(MB_NO_LIST, status),
        Finding::ListForm => MB_LIST_FORM,
        Finding::ListOpen => MB_LIST_OPEN,
        Finding::Clock(ahead_s) => {
            let word = if ahead_s > 0 { MB_CLOCK_AHEAD } else { MB_CLOCK_BEHIND };
            return n(word, ahead_s.unsigned_abs() / 60);
        }
    };
    t(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_finding_has_a_sentence_of_its_own() {
        let all = [
            Finding::NoneNamed,
            Finding::Insecure,
            Finding::NoAnswer,
            Finding::OtherSites,
            Finding::NoMailbox,
            Finding::NoPut,
            Finding::MayNotWrite,
            Finding::Full,
            Finding::Broken(500),
            Finding::Flood,
            Finding::TooSmall,
            Finding::TooLarge,
            Finding::Overwrites,
            Finding::NotFetched(403),
            Finding::Altered,
            Finding::NoList(404),
            Finding::ListForm,
            Finding::ListOpen,
            Finding::Clock(3_600),
            Finding::Clock(-3_600),
            Finding::NoKey,
            Finding::NotNamed,
            Finding::ClockUnknown,
            Finding::NoBucket,
            Finding::KeyUnknown,
            Finding::KeyWrong,
            Finding::Region,
            Finding::StrangersMayNotPut,
            Finding::StrangersWriteLists,
        ];
        for bucket in [false, true] {
            let sentences: BTreeSet<String> = all.iter().map(|finding| sentence(*finding, bucket)).collect();
            assert_eq!(sentences.len(), all.len());
        }
        let at_a_bucket = [
            Finding::OtherSites,
            Finding::MayNotWrite,
            Finding::NoList(403),
            Finding::NotFetched(403),
            Finding::ListOpen,
        ];
        assert!(at_a_bucket.iter().all(|finding| sentence(*finding, true) != sentence(*finding, false)));
        assert!(sentence(Finding::Clock(-3_700), false).contains("慢 61 分钟"));
        assert!(sentence(Finding::Broken(507), false).contains("507"));
    }
}
