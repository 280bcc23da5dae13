//! In the settings: the devices of this station, which of them counts, and what is set aside because of one.

pub mod admit;
pub mod files;
mod inbox;

pub use files::take_in_file as take_in;

use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::take_in::{ByCamera, Found, is_for_device};
use crate::words::*;
use admit::Letting;
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Ask as About, Device, Devices, File, Key, Refused, Why};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, ButtonLink, Confirm, Icon, Weight, fill, t, times, use_ui};

/// The device somebody is about to revoke. Its question stands beside the list: events that come in draw the list anew.
#[derive(Clone, Copy)]
pub struct Revoking {
    asking: RwSignal<bool>,
    /// Its key, and what it is called.
    device: RwSignal<(Key, String)>,
    /// What will happen.
    hint: RwSignal<ui::Word>,
}

impl Revoking {
    /// Nobody yet.
    pub fn new() -> Self {
        Self { asking: RwSignal::new(false), device: RwSignal::default(), hint: RwSignal::new(DEVICE_REVOKE_HINT) }
    }

    /// Asks about one.
    pub fn ask(self, key: Key, name: String, hint: ui::Word) {
        self.device.set((key, name));
        self.hint.set(hint);
        self.asking.set(true);
    }

    /// The question.
    pub fn dialog(self) -> AnyView {
        let (desk, ui) = (use_desk(), use_ui());
        let title = move || self.device.with(|(_, name)| fill(t(DEVICE_REVOKE_SURE), &[("name", name)]));
        let revoke = move || {
            let (key, name) = self.device.get_untracked();
            let done = fill(t(DEVICE_REVOKED_NOW), &[("name", &name)]);
            desk.act(ui, Ask::Devices(About::Revoke { key }), done, |_| {});
        };
        view! { <Confirm open=self.asking title=title line=move || t(self.hint.get()).to_owned() label=t(DEVICE_REVOKE) on_yes=revoke/> }.into_any()
    }
}

/// The card in the settings.
pub fn card() -> AnyView {
    let revoking = Revoking::new();
    let told = asked(|| Ask::Devices(About::List), told);
    let (made, keys) = (RwSignal::new(None::<File>), inbox::Asking::new());
    let list = shown(told, move |devices| {
        let inbox = devices.inbox.map(|inbox| keys.view(inbox));
        view! { {list(&devices, revoking, made)}{inbox} }.into_any()
    });
    view! {
        <div class="card" id="devices">
            <h2>{t(DEVICES)}</h2>
            <p class="soft">{t(DEVICES_LEAD)}</p>
            {list}
            {ui::el::live(move || made.get().as_ref().map(files::hand_over))}
            {(!use_desk().sample()).then(exchange)}
            {(!use_desk().sample()).then(to_hand_over)}
            {revoking.dialog()}
            {keys.dialogs()}
        </div>
    }
    .into_any()
}

/// What other devices hand over, as a file or before the camera; and where the station's voice is, letting a new one in.
fn exchange() -> AnyView {
    let (ui, camera) = (use_ui(), ByCamera::new());
    let guest = use_desk().summary().is_some_and(|summary| summary.guest);
    let letting = (!guest).then(Letting::new);
    let found = move |found| match (found, letting) {
        (Found::File(file), _) if is_for_device(&file) => device::spawn(async move {
            ui.toast(take_in(file).await.unwrap_or_else(|why| why));
        }),
        (Found::Text(text), Some(letting)) => letting.came(text),
        _ => ui.toast(t(DEVICE_SCAN_NO)),
    };
    view! {
        <div class="button-row">{files::take_in()}{camera.button()}</div>
        {camera.picture(found)}
        {letting.map(Letting::view)}
    }
    .into_any()
}

/// The way to where one captain hands over to another.
fn to_hand_over() -> AnyView {
    let to = Screen::HandOver.href();
    view! { <div class="button-row"><ButtonLink to=to label=t(HAND_OVER_OPEN) weight=Weight::Quiet mark=Icon::Pair/></div> }
        .into_any()
}

fn told(answer: Answer) -> Option<Devices> {
    match answer {
        Answer::Devices(Told::Devices(devices)) => Some(devices),
        _ => None,
    }
}

fn list(devices: &Devices, revoking: Revoking, made: RwSignal<Option<File>>) -> AnyView {
    let speaks = devices.speaks;
    let rows: Vec<AnyView> = devices.devices.iter().map(|device| row(device, speaks, revoking, made)).collect();
    let aside = aside(devices);
    let title = (!aside.is_empty()).then(|| view! { <h3>{t(ASIDE_TITLE)}</h3> });
    let aside: Vec<AnyView> = aside.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul class="rows" id="device-list">{rows}</ul>{title}<ul class="rows" id="set-aside">{aside}</ul> }
        .into_any()
}

fn row(device: &Device, speaks: bool, revoking: Revoking, made: RwSignal<Option<File>>) -> AnyView {
    let (key, name) = (device.key, called(device));
    let other = !device.this && !device.revoked;
    let ui = use_ui();
    let send = (other && device.meets).then(|| {
        view! { <Button label=t(DEVICE_SEND) weight=Weight::Secondary mark=Icon::Send on_press=move || files::send(ui, key, made)/> }
    });
    let renew = (other && speaks && device.until_ms.is_some()).then(|| renew(key));
    let revoke = (other && speaks).then(|| {
        let name = name.clone();
        view! { <Button label=t(DEVICE_REVOKE) weight=Weight::Quiet on_press=move || revoking.ask(key, name.clone(), DEVICE_REVOKE_HINT)/> }
    });
    view! {
        <li class="row-line">
            <strong>{name}</strong><span class="soft">{standing(device, ui::page::clock())}</span>
            <div class="button-row">{send}{renew}{revoke}</div>
        </li>
    }
    .into_any()
}

/// The button that gives a device another certificate.
fn renew(key: Key) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let press = move || desk.act(ui, Ask::Devices(About::Renew { key }), t(DEVICE_RENEWED).to_owned(), |_| {});
    view! { <Button label=t(DEVICE_RENEW) weight=Weight::Quiet mark=Icon::Again on_press=press/> }.into_any()
}

/// What people call a device, or else the check code of its key.
#[must_use]
pub fn called(device: &Device) -> String {
    match device.name.as_str() {
        "" => fill(t(DEVICE_NAMELESS), &[("check", &device.check)]),
        name => name.to_owned(),
    }
}

/// Why a device was not let in, or nothing taken in from one.
#[must_use]
pub fn refused(why: Refused) -> ui::Word {
    match why {
        Refused::NoCode => X_NO_CODE,
        Refused::CutOff => X_CUT_OFF,
        Refused::Altered => X_ALTERED,
        Refused::Newer => T_NEWER,
        Refused::NotAFile => X_NOT_A_FILE,
        Refused::NotForThisDevice => X_OTHER_DEVICE,
        Refused::Stranger => X_STRANGER,
        Refused::NoAnswer => X_NO_ANSWER,
        Refused::Incomplete => X_INCOMPLETE,
        Refused::NotAsked => X_NOT_ASKED,
        Refused::Nameless => X_NAMELESS,
        Refused::Revoked => X_REVOKED,
        Refused::OtherStation => X_OTHER_STATION,
        Refused::Several => X_SEVERAL,
        Refused::NotHigher => X_NOT_HIGHER,
        Refused::RanOut => X_RAN_OUT,
    }
}

/// How a device stands: which it is, what it wrote, until when.
fn standing(device: &Device, now_ms: domain::Millis) -> String {
    let wrote = match device.last_ms {
        None => t(DEVICE_WROTE_NONE).to_owned(),
        Some(last) => fill(t(DEVICE_WROTE), &[("n", &device.events.to_string()), ("when", &times::near(now_ms, last))]),
    };
    let until = device.until_ms.map(|until| fill(t(DEVICE_UNTIL), &[("when", &times::near(now_ms, until))]));
    let said = [device.this.then(|| t(DEVICE_THIS).to_owned()), device.revoked.then(|| t(DEVICE_REVOKED).to_owned())];
    let place = (!device.place.is_empty()).then(|| device.place.clone());
    let parts: Vec<String> = said.into_iter().flatten().chain(place).chain([wrote]).chain(until).collect();
    parts.join(" · ")
}

/// What is set aside: a sentence a reason, each with what to do about it.
fn aside(devices: &Devices) -> Vec<String> {
    let said = |(why, count): &(Why, u32)| {
        let words = match why {
            Why::Damaged => ASIDE_DAMAGED,
            Why::Newer => ASIDE_NEWER,
            Why::Stranger => ASIDE_STRANGER,
            Why::Revoked => ASIDE_REVOKED,
            Why::Expired => ASIDE_EXPIRED,
        };
        fill(t(words), &[("n", &count.to_string())])
    };
    let waiting = (devices.waiting > 0).then(|| fill(t(ASIDE_WAITING), &[("n", &devices.waiting.to_string())]));
    devices.aside.iter().map(said).chain(waiting).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device() -> Device {
        Device {
            key: [1; 32],
            check: "1234 5678".into(),
            name: String::new(),
            this: false,
            revoked: false,
            until_ms: None,
            place: String::new(),
            meets: false,
            events: 3,
            last_ms: Some(1_795_305_600_000),
            handed: None,
        }
    }

    #[test]
    fn a_device_says_which_it_is_and_how_it_stands() {
        let now = 1_795_305_600_000 + 5 * 60_000;
        assert_eq!(called(&device()), "设备 1234 5678");
        assert_eq!(standing(&device(), now), "记了 3 次，最近一次：5 分钟前");
        let revoked = Device { name: "旧平板".into(), revoked: true, last_ms: None, ..device() };
        assert_eq!((called(&revoked).as_str(), standing(&revoked, now).as_str()), ("旧平板", "已停用 · 还没有记过"));
        assert!(standing(&Device { this: true, until_ms: Some(now), ..device() }, now).starts_with("这台 · "));
    }

    #[test]
    fn everything_set_aside_says_what_to_do() {
        let devices = Devices { aside: vec![(Why::Stranger, 2), (Why::Expired, 1)], waiting: 4, ..Devices::default() };
        let said = aside(&devices);
        assert!(said[0].starts_with("2 条") && said[1].contains("日期") && said[2].starts_with("4 条"), "{said:?}");
        assert!(aside(&Devices::default()).is_empty());
    }
}
