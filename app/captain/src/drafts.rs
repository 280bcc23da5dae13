//! Forms half filled in: what is being written outlives its page while the tab is open and the desk is not locked, and is taken
//! up again when the page is opened. It lies in this page's memory and nowhere else.

mod shelf;

use crate::screen::Screen;
use crate::words::{DRAFT_AGAIN, DRAFT_ANEW};
use leptos::prelude::*;
use ports::desk::Mode;
use shelf::Shelf;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use ui::view;
use ui::{Button, Icon, Weight, t};

/// A form's page, as it lies on the shelf: open or left.
struct Kept {
    /// Whose the form's signals are. They go when nobody holds it any more: the shelf, or the page that shows them.
    owner: Owner,
    draft: Option<Draft>,
}

#[derive(Clone)]
struct Draft {
    values: Rc<dyn Any>,
    touched: Rc<dyn Fn() -> bool>,
}

impl Kept {
    /// Whether anything was written that was not there to begin with.
    fn is_touched(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| untrack(|| (draft.touched)()))
    }
}

thread_local! {
    static SHELF: RefCell<Shelf<Screen, Kept>> = const { RefCell::new(Shelf::new()) };
}

/// A form on its page. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct Held {
    screen: Screen,
    /// Whether what is shown was taken up again.
    again: RwSignal<bool>,
    anew: RwSignal<()>,
}

impl Held {
    /// What is being written: taken up where it was left, or made. `touched` says whether it is worth keeping.
    pub fn draft<D: Copy + 'static>(self, make: impl FnOnce() -> D, touched: fn(D) -> bool) -> D {
        draft(self.screen, make, touched)
    }

    /// Saved, or given up: nothing of it is kept. The page may be gone by then.
    pub fn done(self) {
        drop(SHELF.with_borrow_mut(|shelf| shelf.take(&self.screen)));
        self.cleared();
    }

    /// The page stays, and its form is empty again.
    pub fn cleared(self) {
        self.again.try_set(false);
    }

    fn begin_anew(self) {
        self.done();
        self.anew.set(());
        request_animation_frame(|| ui::route::focus("main h1"));
    }
}

/// The page of a form: where it was left half-way it goes on from there and says so, with the way to an empty one.
pub fn page(screen: Screen, draw: impl Fn(Held) -> AnyView + 'static) -> AnyView {
    let anew = RwSignal::new(());
    ui::el::live(move || {
        anew.track();
        untrack(|| {
            let (owner, again) = open(screen, crate::desk::lasting);
            on_cleanup(move || leave(screen, owner));
            let held = Held { screen, again: RwSignal::new(again), anew };
            let form = draw(held);
            view! { {line(held)} {form} }.into_any()
        })
    })
}

fn line(held: Held) -> AnyView {
    ui::el::live(move || {
        held.again.get().then(|| {
            view! {
                <div class="row-line draft-again">
                    <span class="soft" role="status">{t(DRAFT_AGAIN)}</span>
                    <Button label=t(DRAFT_ANEW) weight=Weight::Quiet mark=Icon::Again on_press=move || held.begin_anew()/>
                </div>
            }
        })
    })
}

/// Nothing is kept: the desk is locked, or somebody is to be forgotten.
pub fn wipe() {
    drop(SHELF.with_borrow_mut(Shelf::wipe));
}

/// What is kept is of this desk.
pub fn belong_to(desk: Mode) {
    drop(SHELF.with_borrow_mut(|shelf| shelf.belong_to(desk)));
}

/// A page is opened: who owns what is written on it, and whether that was begun before.
fn open(screen: Screen, lasting: fn() -> Owner) -> (Owner, bool) {
    let there = SHELF.with_borrow(|shelf| shelf.get(&screen).map(|kept| (kept.owner.clone(), kept.is_touched())));
    there.unwrap_or_else(|| {
        let owner = lasting();
        let kept = Kept { owner: owner.clone(), draft: None };
        drop(SHELF.with_borrow_mut(|shelf| shelf.put(screen, kept)));
        (owner, false)
    })
}

/// A page is left. What was not written on is not kept.
fn leave(screen: Screen, owner: Owner) {
    let idle =
        |shelf: &Shelf<Screen, Kept>| shelf.get(&screen).is_some_and(|kept| kept.owner == owner && !kept.is_touched());
    if SHELF.with_borrow(idle) {
        drop(SHELF.with_borrow_mut(|shelf| shelf.take(&screen)));
    }
}

fn draft<D: Copy + 'static>(screen: Screen, make: impl FnOnce() -> D, touched: fn(D) -> bool) -> D {
    let there = SHELF.with_borrow(|shelf| {
        let kept = shelf.get(&screen)?;
        let values = kept.draft.as_ref().and_then(|draft| draft.values.downcast_ref::<D>().copied());
        Some((kept.owner.clone(), values))
    });
    match there {
        Some((_, Some(values))) => values,
        Some((owner, None)) => {
            let values = owner.with(make);
            let draft = Draft { values: Rc::new(values), touched: Rc::new(move || touched(values)) };
            SHELF.with_borrow_mut(|shelf| shelf.get_mut(&screen).map(|kept| kept.draft = Some(draft)));
            values
        }
        // Wiped while the page was waiting for what is known.
        None => make(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOOR: Screen = Screen::ProgramNew;

    type Words = RwSignal<String>;

    thread_local! {
        /// Of no page.
        static DESK: Owner = Owner::default();
    }

    fn lasting() -> Owner {
        DESK.with(Owner::child)
    }

    fn words() -> Words {
        draft(DOOR, || RwSignal::new(String::new()), |words| !words.get().is_empty())
    }

    /// Opens the page, writes, and leaves it. Whether it was taken up, and what stood there.
    fn visit(write: &str) -> (bool, String) {
        let page = Owner::new();
        page.with(|| {
            let (owner, again) = open(DOOR, lasting);
            on_cleanup(move || leave(DOOR, owner));
            let words = words();
            let stood = words.get_untracked();
            words.update(|words| words.push_str(write));
            (again, stood)
        })
    }

    #[test]
    fn what_was_written_outlives_its_page_and_an_empty_form_does_not() {
        assert_eq!(visit(""), (false, String::new()));
        assert_eq!(visit("灯"), (false, String::new()), "nothing had been written");
        assert_eq!(visit("不亮"), (true, "灯".into()));
        assert_eq!(visit(""), (true, "灯不亮".into()));
        drop(SHELF.with_borrow_mut(|shelf| shelf.take(&DOOR)));
        assert_eq!(visit(""), (false, String::new()), "it was saved");
        assert!(SHELF.with_borrow(|shelf| shelf.get(&DOOR).is_none()));
    }

    #[test]
    fn a_page_that_stands_open_when_all_is_wiped_still_reads_what_is_on_it_and_leaves_nothing() {
        let page = Owner::new();
        page.with(|| {
            let (owner, _) = open(DOOR, lasting);
            on_cleanup(move || leave(DOOR, owner));
            let words = words();
            words.set("灯".into());
            wipe();
            assert_eq!(words.try_get_untracked().as_deref(), Some("灯"));
        });
        drop(page);
        assert_eq!(visit(""), (false, String::new()));
    }

    #[test]
    fn what_is_kept_goes_with_the_desk_it_belongs_to() {
        belong_to(Mode::Real);
        visit("灯");
        belong_to(Mode::Real);
        assert!(visit("").0, "the same desk");
        belong_to(Mode::Sample);
        assert!(!visit("").0);
    }
}
