//! What is shown of a [`Child`], and how it becomes the next one.
//!
//! What may change its number of nodes ends in an empty comment: new nodes go in before it.

use super::{Child, draw::Drawn};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Comment, Element, Node, Text};

/// What is shown of a child.
pub enum Shown {
    Nothing,
    Text(Text),
    Element(Box<Drawn>),
    View(AnyViewState),
    Several(Vec<Shown>, Comment),
    Live(Rc<RefCell<Shown>>, Comment, RenderEffect<()>),
}

impl Shown {
    /// Draws a child, in no place yet.
    pub fn new(child: Child) -> Self {
        match child {
            Child::Nothing => Self::Nothing,
            Child::Text(words) => Self::Text(document().create_text_node(&words)),
            Child::Element(element) => Self::Element(Box::new(Drawn::new(*element.0))),
            Child::View(view) => Self::View(view.build()),
            Child::Several(children) => Self::Several(children.into_iter().map(Self::new).collect(), comment()),
            Child::Live(draw) => {
                let (shown, end) = (Rc::new(RefCell::new(Self::Nothing)), comment());
                let effect = keep_up(draw.take(), &shown, end.clone());
                Self::Live(shown, end, effect)
            }
        }
    }

    /// Shows `child` in place of what is shown, keeping the nodes. Hands it back when it is of another sort.
    pub fn patch(&mut self, child: Child) -> Result<(), Child> {
        match (self, child) {
            (Self::Nothing, Child::Nothing) => {}
            (Self::Text(node), Child::Text(words)) => {
                if node.data() != *words {
                    node.set_data(&words);
                }
            }
            (Self::Element(drawn), Child::Element(element)) => drawn.redraw(*element.0),
            (Self::View(state), Child::View(view)) => view.rebuild(state),
            (Self::Several(shown, end), Child::Several(children)) => patch_all(shown, children, end),
            (Self::Live(shown, end, effect), Child::Live(draw)) => {
                *effect = keep_up(draw.take(), shown, end.clone());
            }
            (_, child) => return Err(child),
        }
        Ok(())
    }
}

fn comment() -> Comment {
    document().create_comment("")
}

/// Draws what `draw` says, now and whenever what it reads changes.
///
/// An effect that was let go is dropped only when its task has its next turn. It must not keep what is shown until then:
/// what keeps that up would have a turn before it, and read what its page has taken with it.
fn keep_up(mut draw: Box<dyn FnMut() -> Child>, shown: &Rc<RefCell<Shown>>, end: Comment) -> RenderEffect<()> {
    let shown = Rc::downgrade(shown);
    RenderEffect::new(move |_| {
        let Some(shown) = shown.upgrade() else { return };
        let child = draw();
        let mut shown = shown.borrow_mut();
        if let Err(child) = shown.patch(child) {
            shown.unmount();
            *shown = Shown::new(child);
            put_before(&mut shown, &end);
        }
    })
}

/// Puts a new one before the comment, if that stands anywhere yet.
fn put_before(shown: &mut Shown, end: &Comment) {
    if let Some(parent) = end.parent_node() {
        shown.mount(parent.unchecked_ref(), Some(end));
    }
}

/// Patches item by item up to the first of another sort; from there on all are new.
fn patch_all(shown: &mut Vec<Shown>, children: Vec<Child>, end: &Comment) {
    let mut children = children.into_iter();
    let mut kept = 0;
    let mut other = None;
    while kept < shown.len() && other.is_none() {
        let Some(child) = children.next() else { break };
        other = shown[kept].patch(child).err();
        kept += usize::from(other.is_none());
    }
    for mut gone in shown.drain(kept..) {
        gone.unmount();
    }
    for child in other.into_iter().chain(children) {
        let mut new = Shown::new(child);
        put_before(&mut new, end);
        shown.push(new);
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        match self {
            Self::Nothing => {}
            Self::Text(node) => node.remove(),
            Self::Element(drawn) => drawn.unmount(),
            Self::View(state) => state.unmount(),
            Self::Several(shown, end) => {
                shown.iter_mut().for_each(Self::unmount);
                end.remove();
            }
            Self::Live(shown, end, _) => {
                shown.borrow_mut().unmount();
                end.remove();
            }
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let put = |node: &Node| drop(parent.insert_before(node, marker));
        match self {
            Self::Nothing => {}
            Self::Text(node) => put(node),
            Self::Element(drawn) => drawn.mount(parent, marker),
            Self::View(state) => state.mount(parent, marker),
            Self::Several(shown, end) => {
                shown.iter_mut().for_each(|shown| shown.mount(parent, marker));
                put(end);
            }
            Self::Live(shown, end, _) => {
                shown.borrow_mut().mount(parent, marker);
                put(end);
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing => false,
            Self::Text(node) => insert(child, node),
            Self::Element(drawn) => drawn.insert_before_this(child),
            Self::View(state) => state.insert_before_this(child),
            Self::Several(shown, end) => {
                shown.iter().any(|shown| shown.insert_before_this(child)) || insert(child, end)
            }
            Self::Live(shown, end, _) => shown.borrow().insert_before_this(child) || insert(child, end),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Nothing | Self::Text(_) => Vec::new(),
            Self::Element(drawn) => drawn.elements(),
            Self::View(state) => state.elements(),
            Self::Several(shown, _) => shown.iter().flat_map(Self::elements).collect(),
            Self::Live(shown, ..) => shown.borrow().elements(),
        }
    }
}

/// Puts a view before a node, if that stands anywhere.
pub fn insert(child: &mut dyn Mountable, node: &Node) -> bool {
    let parent = node.parent_node();
    if let Some(parent) = &parent {
        child.mount(parent.unchecked_ref(), Some(node));
    }
    parent.is_some()
}
