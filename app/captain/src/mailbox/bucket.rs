//! The mailbox in an object store: the four fields that lead to it. The key that was kept is never shown again.

use crate::desk::use_desk;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::road::{self, Answer as Told, BucketField, BucketForm, BucketView};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, Field, Form, Icon, Trouble, Troubles, Weight, common, fill, t, use_ui};

/// The bucket this device has the key to, for the cards that say more about it.
pub type Kept = RwSignal<Option<BucketView>>;

/// The card.
pub fn card(kept: Kept) -> AnyView {
    let (desk, open) = (use_desk(), RwSignal::new(false));
    // Whether it is in use changes with what the host says, which the desk writes down.
    Effect::new(move |_| {
        desk.changes.track();
        device::spawn(async move {
            if let Ok(Answer::Road(Told::Bucket(view))) = desk.ask(Ask::Road(road::Ask::Bucket)).await {
                kept.try_set(view);
            }
        });
    });
    let standing = move || {
        let view = kept.get()?;
        let word = if view.in_use { BK_IN_USE } else { BK_WAITS };
        let words = fill(t(word), &[("where", &view.address)]);
        Some(view! { <p role="status">{words}</p> }.into_any())
    };
    let button = move || {
        let label = if kept.with(Option::is_some) { BK_CHANGE } else { BK_OPEN };
        view! { <div class="button-row"><Button label=t(label) weight=Weight::Secondary mark=Icon::Tune on_press=move || open.set(true)/></div> }.into_any()
    };
    view! {
        <div class="card" id="bucket">
            <h2>{t(BK_TITLE)}</h2>
            <p class="soft">{t(BK_HINT)}</p>
            {ui::el::live(standing)}
            {ui::el::live(move || Some(if open.get() { form(kept, open) } else { button() }))}
        </div>
    }
    .into_any()
}

fn form(kept: Kept, open: RwSignal<bool>) -> AnyView {
    let (ui, desk, troubles, busy) = (use_ui(), use_desk(), Troubles::new(), RwSignal::new(false));
    let before = kept.get_untracked();
    let field = |of: fn(&BucketView) -> &String| RwSignal::new(before.as_ref().map(of).cloned().unwrap_or_default());
    let address = field(|view| &view.address);
    let region = field(|view| &view.region);
    let key_id = field(|view| &view.key_id);
    let secret = RwSignal::new(String::new());
    let ask = move |question: road::Ask| {
        busy.set(true);
        device::spawn(async move {
            match desk.ask(Ask::Road(question)).await {
                Ok(Answer::Road(Told::Bucket(view))) => {
                    kept.try_set(view);
                    open.try_set(false);
                }
                Ok(Answer::Road(Told::WrongBucket(wrong))) => troubles.show(wrong.into_iter().map(trouble).collect()),
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
            busy.try_set(false);
        });
    };
    let send = move || {
        ask(road::Ask::SetBucket(BucketForm {
            address: address.get_untracked(),
            region: region.get_untracked(),
            key_id: key_id.get_untracked(),
            secret: secret.get_untracked(),
        }));
    };
    let drop_it = before.is_some().then(|| {
        view! { <Button label=t(BK_DROP) weight=Weight::Quiet on_press=move || ask(road::Ask::DropBucket)/> }.into_any()
    });
    view! {
        <Form troubles=troubles on_send=send>
            <Field id=ADDRESS label=t(BK_ADDRESS) hint=t(BK_ADDRESS_HINT) value=address troubles=troubles/>
            <Field id=REGION label=t(BK_REGION) hint=t(BK_REGION_HINT) value=region troubles=troubles/>
            <Field id=KEY_ID label=t(BK_KEY_ID) value=key_id troubles=troubles/>
            <Field id=SECRET label=t(BK_SECRET) value=secret troubles=troubles/>
            <div class="button-row">
                <Button label=t(BK_SAVE) mark=Icon::Check busy=busy/>
                {drop_it}
                <Button label=t(common::CLOSE) weight=Weight::Quiet on_press=move || open.set(false)/>
            </div>
        </Form>
    }
    .into_any()
}

const ADDRESS: &str = "bucket-address";
const REGION: &str = "bucket-region";
const KEY_ID: &str = "bucket-key-id";
const SECRET: &str = "bucket-secret";

fn trouble(wrong: BucketField) -> Trouble {
    match wrong {
        BucketField::Address => Trouble::new(ADDRESS, t(BK_NO_ADDRESS)),
        BucketField::Region => Trouble::new(REGION, t(BK_NO_REGION)),
        BucketField::KeyId => Trouble::new(KEY_ID, t(BK_NO_KEY_ID)),
        BucketField::Secret => Trouble::new(SECRET, t(BK_NO_SECRET)),
    }
}
