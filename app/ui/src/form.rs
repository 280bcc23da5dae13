//! A form: a draft of raw strings, a pure check, a typed result; and what to do when the check finds something.
//!
//! ```ignore
//! struct Draft { name: String, telephone: String }
//! fn check(draft: &Draft) -> Result<Identity, Vec<Trouble>> { … }
//!
//! let name = RwSignal::new(String::new());
//! let troubles = Troubles::new();
//! let send = move || if let Some(identity) = troubles.take(check(&Draft { … })) { … };
//! view! {
//!     <Form troubles on_send=send>
//!         <Field id="name" label=t(NAME) value=name troubles/>
//!         <Button label=t(NEXT)/>   // no on_press: it sends the form
//!     </Form>
//! }
//! ```

use crate::view;
use crate::{Press, common, parts::Icon, parts::icon, route, t};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Something in a form that has to be mended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// The id of the field it is about.
    pub field: &'static str,
    /// What is wrong, in the field's own words.
    pub words: String,
}

impl Trouble {
    /// A trouble with this field.
    pub fn new(field: &'static str, words: impl Into<String>) -> Self {
        Self { field, words: words.into() }
    }
}

/// What the last check of a form found. Copy it to the form, its fields, and whoever checks.
#[derive(Clone, Copy)]
pub struct Troubles(RwSignal<Vec<Trouble>>);

impl Default for Troubles {
    fn default() -> Self {
        Self::new()
    }
}

impl Troubles {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Takes the outcome of a check: shows its troubles and moves the focus to their summary, or clears the old ones
    /// and hands the result on.
    pub fn take<T>(self, outcome: Result<T, Vec<Trouble>>) -> Option<T> {
        match outcome {
            Ok(result) => {
                self.0.set(Vec::new());
                Some(result)
            }
            Err(troubles) => {
                self.show(troubles);
                None
            }
        }
    }

    /// Shows these and moves the focus to their summary.
    pub fn show(self, troubles: Vec<Trouble>) {
        // Another page's summary is not this one's.
        if self.0.try_set(troubles).is_none() {
            request_animation_frame(|| route::focus(".error-summary"));
        }
    }

    /// Of what is shown, keeps what is still wrong; nothing new appears, and the focus stays where it is.
    pub fn keep(self, still: &[Trouble]) {
        self.0.update(|shown| shown.retain(|one| still.iter().any(|trouble| trouble.field == one.field)));
    }

    /// What is wrong with one field.
    #[must_use]
    pub fn of(self, field: &str) -> Option<String> {
        self.0.with(|all| all.iter().find(|trouble| trouble.field == field).map(|trouble| trouble.words.clone()))
    }
}

/// A form. Shows the summary of its troubles, has every text field read itself, and then sends.
#[component]
pub fn Form(
    /// What the last check found.
    troubles: Troubles,
    /// Checks and sends. Called once the fields' signals hold what the fields show.
    #[prop(into)]
    on_send: Press,
    /// Fields and a button.
    children: Children,
) -> impl IntoView {
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(form) = event.current_target().and_then(|target| target.dyn_into().ok()) {
            read_again(&form);
        }
        on_send.run(());
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {summary(troubles)}
            {children()}
        </form>
    }
    .into_any()
}

/// Input methods and autofill change fields without telling: each field is told to look at itself once more.
fn read_again(form: &web_sys::HtmlFormElement) {
    let fields = form.elements();
    for at in 0..fields.length() {
        let Some(field) = fields.item(at) else { continue };
        let text = field.has_attribute("data-reads");
        if let (true, Ok(event)) = (text, web_sys::Event::new("input")) {
            let _ = field.dispatch_event(&event);
        }
    }
}

/// The summary above a form: takes the focus, names each trouble, leads to each field.
fn summary(troubles: Troubles) -> AnyView {
    let link = |trouble: Trouble| {
        let field = trouble.field;
        let to = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            route::focus(&format!("#{field}"));
        };
        view! { <li><a href=format!("#{field}") on:click=to>{trouble.words}</a></li> }.into_any()
    };
    crate::el::live(move || {
        let all = troubles.0.get();
        (!all.is_empty()).then(|| {
            view! {
                <div class="error-summary" role="alert" tabindex="-1">
                    <p class="error-summary-title">{icon(Icon::Warning)}{t(common::PLEASE_MEND)}</p>
                    <ul>{all.into_iter().map(link).collect::<Vec<_>>()}</ul>
                </div>
            }
            .into_any()
        })
    })
}
