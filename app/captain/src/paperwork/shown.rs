//! What was photographed and signed, shown where the application or the visit is: a signature at once, a photo when wanted.

use super::pad::drawn;
use super::shots::address;
use crate::called::paper_word;
use crate::desk::use_desk;
use crate::facts::n;
use crate::faults::Fault;
use crate::words::*;
use domain::scan::Of;
use leptos::prelude::*;
use ports::desk::paperwork::{Ask as About, ScanId, Scanned, Whose};
use ports::desk::{Answer, Ask, Trouble};
use std::collections::BTreeSet;
use ui::view;
use ui::{Button, Icon, Weight, Word, fill, t, times, use_ui};

/// The photos of a page that are still on their way: what is printed waits for all of them.
#[derive(Clone, Copy)]
pub struct Awaited(RwSignal<BTreeSet<ScanId>>);

impl Awaited {
    /// None.
    #[must_use]
    pub fn none() -> Self {
        Self(RwSignal::default())
    }

    /// Whether there is any.
    #[must_use]
    pub fn any(self) -> bool {
        self.0.with(|awaited| !awaited.is_empty())
    }

    fn begin(self, id: ScanId) {
        self.0.try_update(|awaited| awaited.insert(id));
    }

    /// It stands on the page, or it cannot. The page may be gone by then.
    fn end(self, id: ScanId) {
        self.0.try_update(|awaited| awaited.remove(&id));
    }
}

/// What a scan shows, in words.
#[must_use]
pub fn of_word(of: Of) -> &'static str {
    match of {
        Of::Paper(paper) => paper_word(paper),
        Of::Signature => t(PW_SIGN),
        Of::Visit => t(PW_VISIT_PHOTO),
    }
}

/// All of them; nothing where there are none. `drops` puts a button beside each that deletes it.
pub fn all(whose: Whose, scans: &[Scanned], drops: bool) -> Option<AnyView> {
    let items: Vec<_> = scans.iter().map(|scan| item(whose, scan, drops)).collect();
    (!items.is_empty()).then(|| view! { <ul class="scans" aria-label=t(PW_AT_HOME)>{items}</ul> }.into_any())
}

fn item(whose: Whose, scan: &Scanned, drops: bool) -> AnyView {
    let today = domain::Day::of(use_ui().now.get_untracked());
    let (desk, ui, id, word) = (use_desk(), use_ui(), scan.id, of_word(scan.of));
    let inner = match &scan.signature {
        Some(signature) => drawn(signature),
        None => photo(whose, id, word.to_owned(), None),
    };
    let drop = drops.then(|| {
        let press = move || {
            let said = fill(t(PW_DROPPED), &[("what", word)]);
            desk.act(ui, Ask::Paperwork(About::Drop(whose, id)), said, |_| {});
        };
        let name = fill(t(PW_DROP_OF), &[("what", word)]);
        view! { <Button label=t(PW_DROP) weight=Weight::Quiet name=name on_press=press/> }
    });
    view! {
        <li class="scan-one">
            <span class="scan-word">{word}" "<span class="soft">{times::date(today, scan.day)}</span></span>
            {inner}{drop}
        </li>
    }
    .into_any()
}

/// How far a photo has come.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Far {
    /// Nobody wants to see it yet.
    Closed,
    /// It is being fetched.
    Coming,
    /// The address under which the page shows it.
    There(String),
    /// Why it cannot be shown, and whether it is worth trying again.
    Missing(String, bool),
}

/// Frees the picture behind an address that nothing shows any more.
fn let_go(far: &Far) {
    if let Far::There(address) = far {
        let _ = web_sys::Url::revoke_object_url(address);
    }
}

/// What stands in the place of a photo that did not come.
fn missing(fault: &Fault) -> Far {
    match fault {
        Fault::Desk(Trouble::Unknown) => Far::Missing(t(PW_ELSEWHERE).to_owned(), false),
        fault => Far::Missing(format!("{} {}", t(PW_UNSEEN), fault.sentence()), true),
    }
}

/// A photo: at once where others are awaited, too, or behind a button.
fn photo(whose: Whose, id: ScanId, word: String, awaited: Option<Awaited>) -> AnyView {
    let desk = use_desk();
    let far = RwSignal::new(Far::Closed);
    let drawn = move || awaited.into_iter().for_each(|awaited| awaited.end(id));
    on_cleanup(move || {
        drawn();
        far.try_get_untracked().iter().for_each(let_go);
    });
    let show = move || {
        far.set(Far::Coming);
        awaited.into_iter().for_each(|awaited| awaited.begin(id));
        device::spawn(async move {
            let now = match desk.ask(Ask::Paperwork(About::Photo(whose, id))).await {
                Ok(Answer::Photo(bytes)) => address(&bytes).map(Far::There),
                Ok(_) => None,
                Err(fault) => Some(missing(&fault)),
            };
            let now = now.unwrap_or_else(|| Far::Missing(t(PW_UNSEEN).to_owned(), true));
            let comes = matches!(now, Far::There(_));
            let late = far.try_set(now);
            late.iter().for_each(let_go);
            if late.is_some() || !comes {
                drawn();
            }
        });
    };
    if awaited.is_some() {
        show();
    }
    // A picture stands on the page, and on paper, once the browser has read it.
    let broken = move || {
        let_go(&far.get_untracked());
        far.set(Far::Missing(t(PW_UNSEEN).to_owned(), true));
        drawn();
    };
    let name = fill(t(PW_PHOTO_SHOW), &[("what", &word)]);
    ui::el::live(move || {
        let press = |label: Word| {
            view! { <Button label=t(label) weight=Weight::Secondary mark=Icon::Camera name=name.clone() on_press=show/> }
                .into_any()
        };
        match far.get() {
            Far::Closed => press(PHOTO_SHOW),
            Far::Coming => view! { <p class="soft">{t(LOADING)}</p> }.into_any(),
            Far::There(address) => {
                view! { <img class="photo scan-photo" src=address alt=word.clone() on:load=move |_| drawn() on:error=move |_| broken()/> }
                    .into_any()
            }
            Far::Missing(why, again) => {
                let again = again.then(|| view! { <div class="no-print">{press(ui::common::RETRY)}</div> });
                view! { <p class="soft" role="status">{why}</p>{again} }.into_any()
            }
        }
    })
}

/// The signature among them, and the photos where they are awaited, for the sheet of an application.
pub fn on_paper(whose: Whose, scans: &[Scanned], photos: Option<Awaited>) -> (Option<AnyView>, Option<AnyView>) {
    let signature = scans.iter().find_map(|scan| scan.signature.as_ref()).map(drawn);
    let taken = scans.iter().filter(|scan| scan.signature.is_none());
    let pictures: Vec<_> = taken
        .enumerate()
        .map(|(at, scan)| {
            let word = format!("{} {}", of_word(scan.of), n(PK_PICTURE, at + 1));
            let picture = photos.map(|awaited| photo(whose, scan.id, word.clone(), Some(awaited)));
            view! { <figure class="pack-photo">{picture}<figcaption>{word}</figcaption></figure> }.into_any()
        })
        .collect();
    let many = (photos.is_none() && !pictures.is_empty()).then(|| view! { <p class="soft no-print">{t(PW_MANY)}</p> });
    let pictures = (!pictures.is_empty()).then(|| view! { {many}<div class="pack-photos">{pictures}</div> }.into_any());
    (signature, pictures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_photos_place_says_why_and_whether_to_try_again() {
        let elsewhere = missing(&Fault::Desk(Trouble::Unknown));
        assert_eq!(elsewhere, Far::Missing(t(PW_ELSEWHERE).to_owned(), false));
        let Far::Missing(why, true) = missing(&Fault::Desk(Trouble::Full)) else { panic!("worth another try") };
        assert!(why.starts_with(t(PW_UNSEEN)) && why.len() > t(PW_UNSEEN).len() + 1);
    }

    #[test]
    fn printing_waits_until_each_photo_has_come_or_cannot() {
        let owner = Owner::new();
        owner.with(|| {
            let awaited = Awaited::none();
            assert!(!untrack(|| awaited.any()));
            awaited.begin([1; 16]);
            awaited.begin([2; 16]);
            // Drawn, and then let go with its place on the page.
            awaited.end([1; 16]);
            awaited.end([1; 16]);
            assert!(untrack(|| awaited.any()));
            awaited.end([2; 16]);
            assert!(!untrack(|| awaited.any()));
        });
    }
}
