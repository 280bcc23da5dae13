//! The page: what the list beside it does not show already, part by part, and under it the seven roles.

use super::model::{Key, line as parts_of};
use super::{parts, roles};
use crate::asked::{Asked, asked};
use crate::desk::use_desk;
use crate::facts::waiting;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::day::{Answer as Told, Ask as Days, Today};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, EmptyState, Icon, Weight, icon, t};

/// Rows of a part at first.
const FIRST: u16 = 6;
/// And so many more each time.
const MORE: u16 = 40;

/// The day, asked for once for all that shows it.
#[derive(Clone, Copy)]
pub struct Shared {
    answer: Asked<Today>,
    /// Most rows of a part.
    most: RwSignal<u16>,
    /// The line of which somebody says how it ended.
    pub open: RwSignal<Option<Key>>,
    /// So many days back.
    pub back: RwSignal<Option<usize>>,
}

impl Shared {
    /// Shows more rows of each part.
    pub fn more(self) {
        self.most.update(|most| *most = most.saturating_add(MORE));
    }

    /// What the day says, once that is known; follows it.
    pub fn known(self) -> Memo<Option<Today>> {
        Memo::new(move |_| self.answer.get().and_then(Result::ok))
    }
}

/// Asks for the day on behalf of everything below; call once a page.
pub fn share() {
    let most = RwSignal::new(FIRST);
    let answer = asked(
        move || Ask::Day(Days::Now { most: most.get() }),
        |answer| match answer {
            Answer::Day(Told::Now(today)) => Some(*today),
            _ => None,
        },
    );
    provide_context(Shared { answer, most, open: RwSignal::new(None), back: RwSignal::new(Some(0)) });
}

/// Above the list of requests: what else the day holds, in one line that leads there.
pub fn line() -> AnyView {
    let known = expect_context::<Shared>().known();
    let said = Memo::new(move |_| {
        let parts = known.with(|today| today.as_ref().map(parts_of));
        parts.map(|parts| if parts.is_empty() { t(DL_NOTHING).to_owned() } else { parts.join(" · ") })
    });
    let words = move || said.get().unwrap_or_else(|| t(LOADING).to_owned());
    view! {
        <a class="day-line" href=Screen::Day.href()>
            {icon(Icon::Calendar)}
            <span class="day-line-words"><strong>{t(DAY_LINE)}</strong>" "{words}</span>
            {icon(Icon::Forward)}
        </a>
    }
    .into_any()
}

/// The day, whole.
pub fn page() -> AnyView {
    drawn(true)
}

/// The day beside the list of requests, which it does not say again.
pub fn beside() -> AnyView {
    drawn(false)
}

fn drawn(requests: bool) -> AnyView {
    let shared = expect_context::<Shared>();
    let state = Memo::new(move |_| match shared.answer.get() {
        None => Some(None),
        Some(Err(fault)) => Some(Some(fault)),
        Some(Ok(_)) => None,
    });
    ui::el::live(move || match state.get() {
        Some(fault) => waiting(fault.as_ref()),
        None => untrack(|| whole(shared, requests)),
    })
}

fn whole(shared: Shared, requests: bool) -> AnyView {
    let known = shared.known();
    let counts = use_desk().counts;
    let quiet = Memo::new(move |_| known.with(|today| today.as_ref().is_some_and(Today::is_quiet)));
    let print = || {
        let _ = window().print();
    };
    let none =
        move || quiet.get().then(|| view! { <EmptyState mark=Icon::Check title=t(DAY_QUIET) line=t(DAY_QUIET_HINT)/> });
    view! {
        <div class="day block-prints">
            <div class="day-head">
                <h2 class="detail-title" tabindex="-1">{t(DAY)}</h2>
                <Button label=t(DAY_PRINT) weight=Weight::Quiet mark=Icon::Print on_press=print/>
            </div>
            {ui::el::live(none)}
            {parts::all(shared, known, requests)}
            {roles::section(known, counts)}
        </div>
    }
    .into_any()
}
