//! The contact card for a door: "I am …, tell me first", on screen as it will be on paper, several a page or one large; and
//! a link for the chat that says the same.

use crate::app::back_on_phone;
use crate::asked::{asked, fetched, shown};
use crate::desk::{Desk, use_desk};
use crate::faults::{Fault, field_sentence};
use crate::letters::{copy_text, picture};
use crate::screen::Screen;
use crate::words::*;
use domain::PlaceId;
use leptos::prelude::*;
use ports::desk::contact::{Form as Asks, Link};
use ports::desk::{Answer, Ask, Field as Of, Poster, Trouble as Why, Wrong};
use ui::route::arrive;
use ui::view;
use ui::{Button, ChooseOne, Field, Icon, Input, Plate, Trouble, Troubles, Ui, Weight, t, use_ui};

/// Cards on a page, by the choice of size.
const A_PAGE: [usize; 3] = [4, 2, 1];

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    telephone: RwSignal<String>,
    hours: RwSignal<String>,
    place: RwSignal<String>,
    size: RwSignal<Option<usize>>,
}

impl Typed {
    /// What the link would say now.
    fn form(self, place: PlaceId) -> Asks {
        Asks { place, name: self.name.get(), telephone: self.telephone.get(), hours: self.hours.get() }
    }
}

/// The page.
pub fn page(place: PlaceId) -> AnyView {
    arrive(t(CARD));
    let answer = asked(
        move || Ask::Building(place),
        |answer| match answer {
            Answer::Building(detail) => Some(detail.poster),
            _ => None,
        },
    );
    shown(answer, move |poster| match poster {
        Ok(poster) => whole(place, &poster),
        Err(why) => {
            let sentence = Fault::Desk(Why::AddressTooLong(why)).sentence();
            view! {
                <div class="pane pane-single">
                    <div class="pane-head">
                        {back_on_phone(Screen::Contact(place))}
                        <h1>{t(CARD)}</h1>
                        <p role="alert">{sentence}</p>
                    </div>
                </div>
            }
            .into_any()
        }
    })
}

fn whole(place: PlaceId, poster: &Poster) -> AnyView {
    let typed = Typed {
        name: RwSignal::new(poster.captain.clone()),
        telephone: RwSignal::new(poster.telephone.clone()),
        hours: RwSignal::new(String::new()),
        place: RwSignal::new(format!("{} {}", poster.estate, poster.building).trim().to_owned()),
        size: RwSignal::new(Some(0)),
    };
    let poster = StoredValue::new(poster.clone());
    let cards = ui::el::live(move || {
        let size = typed.size.get().unwrap_or(0);
        let count = A_PAGE.get(size).copied().unwrap_or(1);
        let cards: Vec<_> = (0..count).map(|at| poster.with_value(|poster| card(poster, typed, at))).collect();
        view! { <div class="door-cards" data-count=count.to_string()>{cards}</div> }.into_any()
    });
    view! {
        <div class="pane pane-single door-page">
            <div class="pane-head no-print">
                {back_on_phone(Screen::Contact(place))}
                <h1>{t(CARD)}</h1>
                <p class="soft">{t(CARD_LEAD)}</p>
            </div>
            <div class="door">{form(place, typed)}{cards}</div>
        </div>
    }
    .into_any()
}

fn form(place: PlaceId, typed: Typed) -> AnyView {
    let ui = use_ui();
    let found = Troubles::new();
    let guest = use_desk().summary().is_some_and(|summary| summary.guest);
    let desk = use_desk();
    let told = fetched(move || {
        desk.changes.track();
        link_of(desk, typed.form(place))
    });
    // Pressed before the link for what is typed is there: it goes out once it is.
    let waits = RwSignal::new(None::<Goes>);
    let with_link = move |then: Goes| {
        let form = untrack(|| typed.form(place));
        let there = told.with_untracked(|told| hand_on(told.as_ref(), &form, (ui, found), then));
        waits.set((!there).then_some(then));
    };
    Effect::new(move |_| {
        // What is mended while one types is not said any longer.
        told.with(|told| {
            if let Some(Ok((_, link))) = told {
                found.keep(&link.as_ref().err().and_then(Fault::wrong_fields).map(troubles).unwrap_or_default());
            }
        });
        if let Some(then) = waits.get_untracked() {
            with_link(then);
        }
    });
    // A card with a number that rings nowhere is worse than none.
    let print = move || {
        with_link(|_, _, _| {
            let _ = window().print();
        });
    };
    let copy = move || with_link(|ui, link, _| copy_text(ui, link, || {}));
    let share = device::page::share::can_share().then(|| {
        let press = move || {
            with_link(|_, link, words| {
                device::spawn(async move {
                    let _ = device::page::share::share(t(CARD), &format!("{words}\n{link}")).await;
                });
            });
        };
        view! { <Button label=t(CARD_SHARE) weight=Weight::Secondary mark=Icon::Forward on_press=press/> }
    });
    let sizes = [CARD_FOUR, CARD_TWO, CARD_ONE].map(|word| t(word).to_owned()).to_vec();
    view! {
        <section class="card door-form no-print" aria-label=t(CARD)>
            <Field id="card-name" label=t(CARD_NAME) hint=t(CARD_NAME_HINT) value=typed.name troubles=found/>
            <Field id="card-phone" label=t(CARD_PHONE) value=typed.telephone input=Input::Telephone troubles=found/>
            <Field id="card-hours" label=t(CARD_HOURS) hint=t(CARD_HOURS_HINT) value=typed.hours troubles=found/>
            <Field id="card-place" label=t(CARD_WHERE) value=typed.place/>
            <ChooseOne id="card-size" legend=t(CARD_SIZE) options=sizes picked=typed.size/>
            <div class="button-row">
                <Button label=t(POSTER_PRINT) mark=Icon::Print on_press=print/>
                <Button label=t(POSTER_COPY) weight=Weight::Secondary mark=Icon::Copy on_press=copy/>
                {share}
            </div>
            <p class="soft">{t(if guest { CARD_NO_NAME } else { CARD_LINK_HINT })}</p>
        </section>
    }
    .into_any()
}

/// A card's form, and what the desk said to it.
type Told = (Asks, Result<Link, Fault>);

async fn link_of(desk: Desk, form: Asks) -> Result<Told, Fault> {
    let link = match desk.ask(Ask::Contact(form.clone())).await {
        Ok(Answer::Contact(link)) => Ok(link),
        Ok(_) => Err(Fault::Desk(Why::Unknown)),
        Err(fault) => Err(fault),
    };
    Ok((form, link))
}

/// What the desk said to what is typed now. The last answer stays until the next is there: a link made for the number before
/// must not go out.
fn told_to<'a>(told: Option<&'a Told>, now: &Asks) -> Option<&'a Result<Link, Fault>> {
    told.filter(|(form, _)| form == now).map(|(_, link)| link)
}

/// What is done with a link and the words that go along.
type Goes = fn(Ui, String, String);

/// Hands the link on, with the words to send along; what is not right is said at its field. Whether it was there: it is made
/// while one types, for some browsers copy and share nothing once a tap has waited for something.
fn hand_on(told: Option<&Result<Told, Fault>>, form: &Asks, (ui, found): (Ui, Troubles), then: Goes) -> bool {
    match told_to(told.and_then(|told| told.as_ref().ok()), form) {
        None => return false,
        Some(Ok(Link { link, .. })) => {
            found.show(vec![]);
            let words = format!("{}{}{} {}", t(CARD_TELL_ME), t(COLON), form.name.trim(), form.telephone.trim());
            then(ui, link.clone(), words);
        }
        Some(Err(fault)) => match fault.wrong_fields() {
            Some(wrong) => found.show(troubles(wrong)),
            None => ui.toast(fault.sentence()),
        },
    }
    true
}

fn troubles(wrong: &[(Of, Wrong)]) -> Vec<Trouble> {
    let trouble = |(field, wrong): &(Of, Wrong)| {
        let (id, label) = match field {
            Of::Telephone => ("card-phone", t(CARD_PHONE)),
            Of::Words => ("card-hours", t(CARD_HOURS)),
            _ => ("card-name", t(CARD_NAME)),
        };
        Trouble::new(id, field_sentence(label, *wrong))
    };
    wrong.iter().map(trouble).collect()
}

/// One card, in ink on white. The first is on the screen; the others are its likes on the same page of paper.
fn card(poster: &Poster, typed: Typed, at: usize) -> AnyView {
    let (first, named) = (at == 0, format!("{} {}", poster.estate, poster.building));
    let label = first.then(|| t(CARD));
    let plate = ui::el::live(move || view! { <Plate place=typed.place.get()/> }.into_any());
    let hours = ui::el::live(move || {
        let hours = typed.hours.get();
        (!hours.trim().is_empty()).then(|| view! { <p class="door-hours">{hours}</p> }).into_any()
    });
    view! {
        <article class="door-card" aria-label=label aria-hidden=(!first).then_some("true")>
            <p class="door-plate">{plate}</p>
            <p class="door-who"><span>{t(CARD_I_AM)}</span>" "<strong>{move || typed.name.get()}</strong></p>
            <p class="door-tell">{t(CARD_TELL_ME)}</p>
            <p class="door-phone" translate="no">{move || spoken(&typed.telephone.get())}</p>
            {hours}
            <div class="door-foot">
                <div class="door-qr">{picture(&poster.picture, named)}</div>
                <p class="door-station">
                    <span>{t(CARD_SCAN)}</span>
                    <span>{t(CARD_STATION)}" "<span translate="no">{spoken(&poster.telephone)}</span></span>
                    <span class="door-check">{t(POSTER_FINGERPRINT)}" "<span translate="no">{poster.fingerprint.clone()}</span></span>
                </p>
            </div>
        </article>
    }
    .into_any()
}

/// A number as people say it: `138 0000 2468`; anything else as it was typed.
fn spoken(typed: &str) -> String {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    match digits.len() {
        11 if digits.starts_with('1') && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{} {} {}", &digits[..3], &digits[3..7], &digits[7..])
        }
        _ => typed.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_printed_in_groups_and_a_fixed_one_as_typed() {
        assert_eq!(spoken(" 138-0000 2468"), "138 0000 2468");
        assert_eq!(spoken("029-8888 0000"), "029-8888 0000");
        assert_eq!(spoken("一三八零零零零二四六八"), "一三八零零零零二四六八");
    }

    #[test]
    fn the_link_of_the_number_before_is_not_handed_on() {
        let form = |telephone: &str| Asks {
            place: PlaceId([1; 8]),
            name: "小范".into(),
            telephone: telephone.into(),
            hours: String::new(),
        };
        let link = Ok(Link { link: "https://example.org/?s=1".into(), names: true });
        let told = (form("13800002468"), link.clone());
        assert_eq!(told_to(Some(&told), &form("13800002468")), Some(&link));
        assert_eq!(told_to(Some(&told), &form("13800002469")), None);
        assert_eq!(told_to(Some(&told), &form("1380000")), None, "nor while the new one is no number");
        assert_eq!(told_to(None, &form("13800002468")), None);
    }

    #[test]
    fn each_field_that_is_wrong_is_named_where_it_stands() {
        let wrong =
            [(Of::Captain, Wrong::Empty), (Of::Telephone, Wrong::NotTelephone), (Of::Words, Wrong::TooLong(40))];
        let ids: Vec<_> = troubles(&wrong).into_iter().map(|trouble| trouble.field).collect();
        assert_eq!(ids, ["card-name", "card-phone", "card-hours"]);
    }
}
