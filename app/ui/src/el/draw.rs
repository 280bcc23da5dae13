//! Drawing an [`El`]: from its plan to a node of the page, and from one plan to the next.

use super::{El, Fixed, Listener, Place, Plan, Value};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
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
    children: Vec<AnyViewState>,
}

impl Drawn {
    fn new(plan: Plan) -> Self {
        let element = create(plan.svg, plan.tag);
        for (name, value) in plan.fixed {
            let _ = element.set_attribute(name, value);
        }
        let children = plan.children.into_iter().map(Render::build);
        let mut drawn = Self {
            children: children.collect(),
            element,
            tag: plan.tag,
            fixed: plan.fixed,
            places: Vec::new(),
            effects: Vec::new(),
            listeners: Vec::new(),
        };
        for child in &mut drawn.children {
            child.mount(&drawn.element, None);
        }
        drawn.dress(plan.values, plan.listeners);
        drawn
    }

    /// Whether a plan has this node's shape: the same tag and fixed attributes, the same names in the same order, as
    /// many children.
    fn fits(&self, plan: &Plan) -> bool {
        let places = plan.values.iter().map(|(place, name, _)| (*place, *name));
        let same = self.tag == plan.tag && self.fixed == plan.fixed;
        same && self.children.len() == plan.children.len() && places.eq(self.places.iter().copied())
    }

    /// Sets everything that is set, after the children: a select's or a field's value needs them.
    fn dress(&mut self, values: Vec<(Place, &'static str, Value)>, listeners: Vec<(Cow<'static, str>, Listener)>) {
        self.places = values.iter().map(|(place, name, _)| (*place, *name)).collect();
        self.effects =
            values.into_iter().filter_map(|(place, name, value)| put(&self.element, place, name, value)).collect();
        self.listeners = listeners.into_iter().map(|(name, listener)| (name, Closure::wrap(listener.take()))).collect();
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
        set(element, place, name, value);
        return None;
    };
    let element = element.clone();
    let ask = move |_| {
        let mut value = ask();
        while let Value::Live(mut inner) = value {
            value = inner();
        }
        set(&element, place, name, value);
    };
    Some(RenderEffect::new(ask))
}

fn set(element: &Element, place: Place, name: &str, value: Value) {
    let on = !matches!(value, Value::Absent | Value::Flag(false));
    let words = match &value {
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
        let parent = self.element.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl Render for El {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn::new(*self.0)
    }

    fn rebuild(self, drawn: &mut Drawn) {
        let plan = *self.0;
        if !drawn.fits(&plan) {
            let mut new = Drawn::new(plan);
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
            return;
        }
        drawn.undress();
        for (child, state) in plan.children.into_iter().zip(&mut drawn.children) {
            child.rebuild(state);
        }
        drawn.dress(plan.values, plan.listeners);
    }
}

/// Elements of a component's root can't be given more attributes: `view!` refuses to try.
impl AddAnyAttr for El {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

/// Leptos asks this of every view. Faces are only ever drawn in a browser, so there is no HTML to write or take over.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
