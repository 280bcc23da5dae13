//! An element: the one kind of view our `view!` makes, so that the code to draw it stands in a face once.
//!
//! An [`El`] is a plan of an element: its attributes, listeners and children. Built, it becomes a node of the page;
//! rebuilt from a plan of the same shape, the node stays and only what it says changes, so that focus and caret stay
//! where they are. Children are Leptos' own views, closures among them.

mod draw;
mod value;

pub use value::{IntoValue, Value};

use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Where on an element a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Attribute,
    Class,
    Style,
    Property,
}

type Listener = Box<dyn FnMut(Event)>;

struct Plan {
    svg: bool,
    tag: &'static str,
    values: Vec<(Place, &'static str, Value)>,
    listeners: Vec<(Cow<'static, str>, Listener)>,
    children: Vec<AnyView>,
}

/// The plan of an element. Faces do not name it: `view!` makes it, and it is a view like any other.
pub struct El(SendWrapper<Plan>);

impl El {
    /// An HTML element.
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self::plan(false, tag)
    }

    /// An SVG element.
    #[must_use]
    pub fn svg(tag: &'static str) -> Self {
        Self::plan(true, tag)
    }

    fn plan(svg: bool, tag: &'static str) -> Self {
        let plan = Plan { svg, tag, values: Vec::new(), listeners: Vec::new(), children: Vec::new() };
        Self(SendWrapper::new(plan))
    }

    fn with(mut self, place: Place, name: &'static str, value: Value) -> Self {
        self.0.values.push((place, name, value));
        self
    }

    /// `name=value`
    #[must_use]
    pub fn attribute(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with(Place::Attribute, name, value.into_value())
    }

    /// `class:name=value`
    #[must_use]
    pub fn class(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with(Place::Class, name, value.into_value())
    }

    /// `style:name=value`; goes through the CSSOM, which the page's policy allows.
    #[must_use]
    pub fn style(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with(Place::Style, name, value.into_value())
    }

    /// `prop:name=value`
    #[must_use]
    pub fn property(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with(Place::Property, name, value.into_value())
    }

    /// `on:event=handler`
    #[must_use]
    pub fn on<E: ev::EventDescriptor>(mut self, event: E, mut handler: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        self.0.listeners.push((event.name(), Box::new(move |event: Event| handler(event.unchecked_into()))));
        self
    }

    /// What stands inside it, after what stands there already.
    #[must_use]
    pub fn child(mut self, child: impl IntoAny) -> Self {
        self.0.children.push(child.into_any());
        self
    }
}

/// Anything Leptos can draw, as a child.
pub fn child<T>(child: T) -> AnyView
where
    T: IntoRender,
    T::Output: IntoAny,
{
    child.into_render().into_any()
}

/// A child drawn anew whenever what it reads changes. All of them are of one type, whatever they draw.
pub fn live<T>(mut draw: impl FnMut() -> T + Send + 'static) -> AnyView
where
    T: IntoRender,
    T::Output: IntoAny,
{
    let draw: Arc<Mutex<dyn FnMut() -> AnyView + Send>> = Arc::new(Mutex::new(move || child(draw())));
    draw.into_any()
}
