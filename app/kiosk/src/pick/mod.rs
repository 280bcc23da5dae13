//! Picking oneself: staircase, room, and then a masked name.

use crate::desk::desk;
use crate::home::{fault, head_here};
use crate::screen::Screen;
use crate::words;
use leptos::prelude::*;
use ports::counter::{DinerView, Door, Pick};
use ui::view;
use ui::words::count;
use ui::{Button, Plate, Weight, t};

/// The page that asks for the next part of the address.
pub fn page(door: Door, pick: Pick) -> AnyView {
    let (title, tiles) = match pick {
        Pick::Buildings(_) => (words::WHICH_BUILDING, Vec::new()),
        Pick::Units(units) => (words::WHICH_UNIT, units.into_iter().map(|unit| unit_tile(door, unit)).collect()),
        Pick::Rooms(rooms) => (words::WHICH_ROOM, rooms.into_iter().map(|room| room_tile(door, room)).collect()),
        Pick::People(people) => (words::WHICH_PERSON, people.into_iter().map(person_tile).collect()),
    };
    view! {
        {head_here(t(title))}
        {fault()}
        <div class="keys">{tiles}</div>
        <div class="kiosk-foot">
            <Button label=t(ui::common::BACK) weight=Weight::Secondary on_press=move || back(door)/>
            <Button label=t(words::NOT_HERE) weight=Weight::Secondary on_press=|| desk().screen.set(Screen::Guest)/>
            <Button label=t(words::TELL) weight=Weight::Secondary mark=ui::Icon::Speech on_press=|| desk().screen.set(Screen::Tell(None))/>
        </div>
    }
    .into_any()
}

/// One step back along the address; past its beginning, the attract screen.
fn back(door: Door) {
    match before(door) {
        Some(door) => desk().walk(door),
        None => desk().screen.set(Screen::Home),
    }
}

/// The door one step nearer to the street. The staircase is asked again only where there was a choice, which `walk`
/// finds out; so from the room it goes to the building's door.
fn before(door: Door) -> Option<Door> {
    door.room.map(|_| Door { room: None, ..door }).filter(|_| door.unit.is_some())
}

fn unit_tile(door: Door, unit: u8) -> AnyView {
    let words = count(words::UNIT, unit.into());
    tile(move || desk().walk(Door { unit: Some(unit), ..door }), view! { <strong>{words}</strong> }.into_any())
}

fn room_tile(door: Door, room: u16) -> AnyView {
    tile(move || desk().walk(Door { room: Some(room), ..door }), view! { <Plate place=room.to_string()/> }.into_any())
}

fn person_tile(diner: DinerView) -> AnyView {
    let eaten = diner.eaten.then(|| view! { <span class="soft">{t(words::EATEN_TODAY)}</span> });
    let inner = view! { <Plate place=diner.plate.clone()/><strong>{diner.masked.clone()}</strong>{eaten} }.into_any();
    tile(move || desk().screen.set(Screen::Meal(diner.clone())), inner)
}

fn tile(press: impl Fn() + 'static, inner: AnyView) -> AnyView {
    view! { <button type="button" class="key" on:click=move |_| press()>{inner}</button> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_leads_from_a_person_to_the_rooms_and_then_home() {
        let door = Door { building: Some(1), unit: Some(2), room: Some(501) };
        assert_eq!(before(door), Some(Door { room: None, ..door }));
        assert_eq!(before(Door { room: None, ..door }), None);
    }
}
