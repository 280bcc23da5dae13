//! An element: the one kind of view our `view!` makes, so that the code to draw it stands in a face once.
//!
//! An [`El`] is a plan of an element: its attributes, listeners and children. Built, it becomes a node of the page;
//! rebuilt from a plan of the same shape, the node stays and only what it says changes, so that focus and caret stay
//! where they are. Children are of one type too: [`Child`].

mod child;
mod draw;
mod leptos;
mod shown;
mod value;

pub use child::{Child, IntoChild};
pub use value::{IntoValue, Value};

use ::leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Where on an element a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Attribute,
    Class,
    Style,
    Property,
}

type Listener = SendWrapper<Box<dyn FnMut(Event)>>;

/// Attributes that are words in the source: names and values.
type Fixed = &'static [(&'static str, &'static str)];

/// What an element is to be.
pub(crate) struct Plan {
    svg: bool,
    tag: &'static str,
    fixed: Fixed,
    values: Vec<(Place, &'static str, Value)>,
    listeners: Vec<(Cow<'static, str>, Listener)>,
    children: Vec<Child>,
}

/// The plan of an element. Faces do not name it: `view!` makes it, and it is a view like any other.
pub struct El(Box<Plan>);

impl El {
    /// An HTML element with the attributes that never change.
    #[must_use]
    #[inline(never)]
    pub fn new(tag: &'static str, fixed: Fixed) -> Self {
        let plan = Plan { svg: false, tag, fixed, values: Vec::new(), listeners: Vec::new(), children: Vec::new() };
        Self(Box::new(plan))
    }

    /// An SVG element.
    #[must_use]
    pub fn svg(tag: &'static str, fixed: Fixed) -> Self {
        let mut element = Self::new(tag, fixed);
        element.0.svg = true;
        element
    }

    #[inline(never)]
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
    pub fn on<E: ev::EventDescriptor>(self, event: E, mut handler: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        self.listen(event.name(), Box::new(move |event: Event| handler(event.unchecked_into())))
    }

    #[inline(never)]
    fn listen(mut self, name: Cow<'static, str>, listener: Box<dyn FnMut(Event)>) -> Self {
        self.0.listeners.push((name, SendWrapper::new(listener)));
        self
    }

    /// What stands inside it, after what stands there already.
    #[must_use]
    pub fn child(self, child: impl IntoChild) -> Self {
        self.hold(child.into_child())
    }

    /// Words of the source, inside it.
    #[must_use]
    #[inline(never)]
    pub fn words(self, words: &'static str) -> Self {
        self.hold(words.into_child())
    }

    #[inline(never)]
    fn hold(mut self, child: Child) -> Self {
        self.0.children.push(child);
        self
    }
}

/// A component, or anything else Leptos can draw, as a child.
pub fn view(view: impl IntoAny) -> Child {
    Child::View(view.into_any())
}

/// A view drawn anew whenever what it reads changes; for places outside `view!`.
pub fn live<T: IntoChild>(draw: impl FnMut() -> T + 'static) -> AnyView {
    draw.into_child().into_any()
}
