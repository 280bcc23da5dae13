//! The page: today's meals, the kiosks, and a form for a new one.

use super::enrol;
use crate::app::single;
use crate::asked::asked;
use crate::desk::{base_url, use_desk};
use crate::facts::{n, waiting, who};
use crate::screen::Screen;
use crate::words::*;
use domain::Day;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, KioskRow, MealCount};
use ui::view;
use ui::{Button, Confirm, EmptyState, Icon, Plate, Weight, fill, t, times, use_ui};

/// The page.
pub fn page() -> AnyView {
    let answer = asked(
        || Ask::Kiosks,
        |answer| match answer {
            Answer::Kiosks(rows) => Some(rows),
            _ => None,
        },
    );
    let enrolling = RwSignal::new(false);
    let retiring = Retiring { asking: RwSignal::new(false), kiosk: RwSignal::new((0, String::new())) };
    let list = move || match answer.get() {
        None => waiting(None),
        Some(Err(fault)) => waiting(Some(&fault)),
        Some(Ok(rows)) if rows.is_empty() && enrolling.get() => ().into_any(),
        Some(Ok(rows)) if rows.is_empty() => {
            view! { <EmptyState mark=Icon::Bowl title=t(KIOSKS_NONE) line=t(KIOSKS_NONE_HINT)/> }.into_any()
        }
        Some(Ok(rows)) => {
            let rows: Vec<_> = rows.iter().map(|row| kiosk(row, retiring)).collect();
            view! { <ul class="kiosks">{rows}</ul> }.into_any()
        }
    };
    let new = move || {
        if enrolling.get() {
            enrol::form()
        } else {
            view! { <Button label=t(KIOSK_NEW) mark=Icon::Plus on_press=move || enrolling.set(true)/> }.into_any()
        }
    };
    let body = view! {
        <div class="narrow">
            {meals()}
            {list}
            {new}
            {sample_kiosk()}
            {retiring.dialog()}
        </div>
    };
    single(t(KIOSKS_TITLE), t(KIOSKS_LEAD), Screen::Kiosks, body.into_any())
}

/// In the sample: the kiosk's face, on this very device.
fn sample_kiosk() -> Option<AnyView> {
    use_desk().sample().then(|| {
        let to = format!("{}kiosk/?sample", base_url());
        view! { <a class="button button-secondary" href=to target="_blank" rel="noopener">{t(KIOSK_OPEN)}</a> }
            .into_any()
    })
}

/// The kiosk about to be retired. Its question stands beside the list: meals that come in draw the list anew.
#[derive(Clone, Copy)]
struct Retiring {
    asking: RwSignal<bool>,
    /// Its number and name.
    kiosk: RwSignal<(u32, String)>,
}

impl Retiring {
    fn ask(self, kiosk: u32, name: String) {
        self.kiosk.set((kiosk, name));
        self.asking.set(true);
    }

    fn dialog(self) -> AnyView {
        let (desk, ui) = (use_desk(), use_ui());
        let title = move || self.kiosk.with(|(_, name)| who(KIOSK_RETIRE_ASK, name));
        let retire = move || {
            let (kiosk, name) = self.kiosk.get_untracked();
            desk.act(ui, Ask::RetireKiosk { kiosk }, format!("{name} {}", t(KIOSK_RETIRED)), |_| {});
        };
        view! {
            <Confirm open=self.asking title=title line=t(KIOSK_RETIRE_HINT) label=t(KIOSK_RETIRE) on_yes=retire/>
        }
        .into_any()
    }
}

fn kiosk(row: &KioskRow, retiring: Retiring) -> AnyView {
    let (desk, ui, kiosk, of) = (use_desk(), use_ui(), row.number, row.name.clone());
    let now = ui.now;
    let heard = row.heard_ms.map(|at_ms| {
        view! { <span>{t(HEARD)}" "{move || times::near(now.get(), at_ms)}</span> }
    });
    let send_of = of.clone();
    let send = move || desk.act(ui, Ask::SendRoster { kiosk }, send_of.clone(), |_| {});
    view! {
        <li class="card kiosk">
            <div class="kiosk-head"><Plate place=row.name.clone()/><strong class="kiosk-today">{n(MEALS_TODAY, row.today)}</strong></div>
            <p class="row-facts soft"><span>{n(DINERS_N, row.diners)}</span>{heard}</p>
            <div class="button-row">
                <Button label=t(ROSTER_SEND) weight=Weight::Quiet mark=Icon::Send on_press=send/>
                <Button label=t(KIOSK_RETIRE) weight=Weight::Quiet on_press=move || retiring.ask(kiosk, of.clone())/>
            </div>
        </li>
    }
    .into_any()
}

/// Today's meals by kiosk and price.
fn meals() -> AnyView {
    let now = use_ui().now;
    let today = Memo::new(move |_| Day::of(now.get()));
    let answer = asked(
        move || Ask::Meals { day: today.get() },
        |answer| match answer {
            Answer::Meals(counts) => Some(counts),
            _ => None,
        },
    );
    let counts = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    ui::el::live(move || {
        let counts = counts.get();
        let total: u32 = counts.iter().map(|count| count.ordinary + count.elder + count.free).sum();
        (total > 0).then(|| {
            let lines: Vec<_> = counts.iter().map(line).collect();
            view! {
                <div class="card meals">
                    <p class="meals-total">{n(MEALS_TODAY, total)}</p>
                    {lines}
                </div>
            }
        })
    })
}

fn line(count: &MealCount) -> AnyView {
    let [ordinary, elder, free] = [count.ordinary, count.elder, count.free].map(|n| n.to_string());
    let split = fill(t(MEALS_PRICE), &[("a", &ordinary), ("b", &elder), ("c", &free)]);
    let yuan = format!("¥{}.{:02}", count.fen / 100, count.fen % 100);
    view! { <p class="row-line"><Plate place=count.name.clone()/><span class="row-facts"><span>{split}</span><span>{yuan}</span></span></p> }
        .into_any()
}
