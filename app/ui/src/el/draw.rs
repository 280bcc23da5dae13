//! Drawing an [`El`]: from its plan to a node of the page, and from one plan to the next.

use super::shown::{self, Shown};
use super::{Child, Fixed, Listener, Place, Plan, Value};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::Mountable;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt, closure::Closure};
use web_sys::{Element, Event, HtmlElement, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

type Heard = Closure<dyn FnMut(Event)>;

/// A node of the page, and what keeps it up to date.
pub struct Drawn {
    element: Element,
    tag: &'static str,
    fixed: Fixed,
    places: Vec<(Place, &'static str)>,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<(Cow<'static, str>, Heard)>,
    children: Vec<Shown>,
}

impl Drawn {
    /// Draws a plan, in no place yet.
    pub(crate) fn new(plan: Plan) -> Self {
        let element = create(plan.svg, plan.tag);
        for (name, value) in plan.fixed {
            let _ = element.set_attribute(name, value);
        }
        let mut children: Vec<Shown> = plan.children.into_iter().map(Shown::new).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        let mut drawn = Self {
            element,
            tag: plan.tag,
            fixed: plan.fixed,
            places: Vec::new(),
            effects: Vec::new(),
            listeners: Vec::new(),
            children,
        };
        drawn.dress(plan.values, plan.listeners);
        drawn
    }

    /// Draws another plan in place of this one: with the same node where the plan has its shape.
    pub(crate) fn redraw(&mut self, mut plan: Plan) {
        if !self.fits(&plan) {
            return self.replace(plan);
        }
        self.undress();
        for (at, child) in core::mem::take(&mut plan.children).into_iter().enumerate() {
            if let Err(child) = self.children[at].patch(child) {
                self.swap(at, child);
            }
        }
        self.dress(plan.values, plan.listeners);
    }

    /// Whether a plan has this node's shape: the same tag and fixed attributes, the same names in the same order, as
    /// many children.
    fn fits(&self, plan: &Plan) -> bool {
        let places = plan.values.iter().map(|(place, name, _)| (*place, *name));
        let same = self.tag == plan.tag && self.fixed == plan.fixed;
        same && self.children.len() == plan.children.len() && places.eq(self.places.iter().copied())
    }

    fn replace(&mut self, plan: Plan) {
        let mut new = Self::new(plan);
        self.insert_before_this(&mut new);
        self.unmount();
        *self = new;
    }

    /// Puts a child of another sort where one stood.
    fn swap(&mut self, at: usize, child: Child) {
        let mut new = Shown::new(child);
        let mut later = self.children[at..].iter();
        if !later.any(|next| next.insert_before_this(&mut new)) {
            new.mount(&self.element, None);
        }
        self.children[at].unmount();
        self.children[at] = new;
    }

    /// Sets everything that is set, after the children: a select's value needs them.
    fn dress(&mut self, values: Vec<(Place, &'static str, Value)>, listeners: Vec<(Cow<'static, str>, Listener)>) {
        self.places = values.iter().map(|(place, name, _)| (*place, *name)).collect();
        self.effects =
            values.into_iter().filter_map(|(place, name, value)| put(&self.element, place, name, value)).collect();
        self.listeners = listeners.into_iter().map(|(name, heard)| (name, Closure::wrap(heard.take()))).collect();
        for (name, listener) in &self.listeners {
            let _ = self.element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
    }

    fn undress(&mut self) {
        self.effects.clear();
        for (name, listener) in self.listeners.drain(..) {
            let _ = self.element.remove_event_listener_with_callback(&name, listener.as_ref().unchecked_ref());
        }
    }
}

/// A node that leaves the page may still be told so: it must find nobody listening.
impl Drop for Drawn {
    fn drop(&mut self) {
        self.undress();
    }
}

fn create(svg: bool, tag: &str) -> Element {
    let document = document();
    let element = if svg { document.create_element_ns(Some(SVG), tag) } else { document.create_element(tag) };
    element.expect_throw("a tag written in the source is a name")
}

/// Sets a value, and keeps setting it if it lives.
fn put(element: &Element, place: Place, name: &'static str, value: Value) -> Option<RenderEffect<()>> {
    let Value::Live(mut ask) = value else {
        set(element, place, name, &value);
        return None;
    };
    let element = element.clone();
    let ask = move |_| {
        let mut value = ask();
        while let Value::Live(mut inner) = value {
            value = inner();
        }
        set(&element, place, name, &value);
    };
    Some(RenderEffect::new(ask))
}

fn set(element: &Element, place: Place, name: &str, value: &Value) {
    let on = !matches!(value, Value::Absent | Value::Flag(false));
    let words = match value {
        Value::Text(text) => text.as_str(),
        _ => "",
    };
    let _ = match place {
        Place::Attribute if on => element.set_attribute(name, words),
        Place::Attribute => element.remove_attribute(name),
        Place::Class => element.class_list().toggle_with_force(name, on).map(drop),
        Place::Style => element.unchecked_ref::<HtmlElement>().style().set_property(name, words),
        Place::Property => {
            let value = if matches!(value, Value::Text(_)) { JsValue::from_str(words) } else { JsValue::from_bool(on) };
            js_sys::Reflect::set(element, &JsValue::from_str(name), &value).map(drop)
        }
    };
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        shown::insert(child, &self.element)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}
