//! A dialog: one question over the page, naming the thing it is about.
//!
//! Not `<dialog>`: Safari learned it only with 15.4, and our floor is 15.1.

use super::{Button, Weight};
use crate::view;
use crate::{Press, common, route, t};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const TAKES_FOCUS: &str = "button:not([disabled]),a[href],input:not([disabled]),textarea,select,[tabindex='0']";

/// A dialog, shown while `open`. Escape closes it; the focus goes in, stays in, and returns where it was.
#[component]
pub fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// What it is about; names the thing: `删掉“楼道灯两处不亮”？`.
    #[prop(into)]
    title: TextProp,
    /// What stands in it, buttons last.
    children: ChildrenFn,
) -> impl IntoView {
    let returns = StoredValue::new_local(None::<HtmlElement>);
    let shown = Memo::new(move |_| open.get());
    Effect::new(move |was: Option<bool>| {
        let now = shown.get();
        match (was.unwrap_or(false), now) {
            (false, true) => {
                returns.set_value(document().active_element().and_then(|element| element.dyn_into().ok()));
                route::focus(".dialog h2");
            }
            (true, false) => drop(returns.get_value().map(|element| element.focus())),
            _ => {}
        }
        now
    });
    crate::el::live(move || {
        let (title, children) = (title.clone(), children.clone());
        shown.get().then(|| {
            view! {
                <div class="veil" on:click=move |event| if on_veil(&event) { open.set(false) }>
                    <div class="dialog" role="dialog" aria-modal="true" aria-labelledby="dialog-title" on:keydown=move |event| keys(&event, open)>
                        <h2 id="dialog-title" tabindex="-1">{title.get()}</h2>
                        {children()}
                    </div>
                </div>
            }
            .into_any()
        })
    })
}

/// A dialog that asks before something is taken away or sent, with the way back first.
#[component]
pub fn Confirm(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// The question; names the thing.
    #[prop(into)]
    title: TextProp,
    /// What will happen, in a sentence.
    #[prop(into)]
    line: TextProp,
    /// The words on the button that does it: not "yes" but `删掉`.
    #[prop(into)]
    label: String,
    /// What it does.
    #[prop(into)]
    on_yes: Press,
) -> impl IntoView {
    let yes = move || {
        open.set(false);
        on_yes.run(());
    };
    view! {
        <Dialog open title=title>
            <p>{line.get()}</p>
            <div class="row row-end">
                <Button label=t(common::CANCEL) weight=Weight::Secondary on_press=move || open.set(false)/>
                <Button label=label.clone() weight=Weight::Danger on_press=yes/>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Whether the veil itself was pressed, not what lies on it.
fn on_veil(event: &web_sys::MouseEvent) -> bool {
    event.target() == event.current_target()
}

fn keys(event: &web_sys::KeyboardEvent, open: RwSignal<bool>) {
    match event.key().as_str() {
        "Escape" if !event.is_composing() => {
            event.stop_propagation();
            open.set(false);
        }
        "Tab" => hold_focus(event),
        _ => {}
    }
}

/// From the last element on to the first, and back.
fn hold_focus(event: &web_sys::KeyboardEvent) {
    let Some(dialog) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let Ok(all) = dialog.query_selector_all(TAKES_FOCUS) else { return };
    let (first, last) = (all.item(0), all.item(all.length().saturating_sub(1)));
    let now = document().active_element().map(JsCast::unchecked_into::<web_sys::Node>);
    let at_title = now.as_ref().and_then(|node| node.parent_node()).as_ref() == Some(&dialog) && now != last;
    let next = match event.shift_key() {
        true if now == first || at_title && now != first => last,
        false if now == last => first,
        _ => return,
    };
    event.prevent_default();
    if let Some(element) = next.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
