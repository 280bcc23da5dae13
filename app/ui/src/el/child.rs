//! Children: what can stand inside an element, and what turns into it. One type, whatever it draws.

use super::El;
use leptos::oco::Oco;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// Something to draw.
pub enum Child {
    /// Nothing.
    Nothing,
    /// Words.
    Text(Oco<'static, str>),
    /// An element.
    Element(El),
    /// Anything else that Leptos can draw: a component, a keyed list.
    View(AnyView),
    /// Several, one after the other.
    Several(Vec<Child>),
    /// Drawn anew whenever what it reads changes.
    Live(SendWrapper<Box<dyn FnMut() -> Child>>),
}

impl Child {
    fn live(draw: impl FnMut() -> Self + 'static) -> Self {
        Self::Live(SendWrapper::new(Box::new(draw)))
    }
}

/// What can be a [`Child`].
pub trait IntoChild {
    /// As a child.
    fn into_child(self) -> Child;
}

macro_rules! children {
    ($($kind:ty: $self:ident => $child:expr;)*) => {
        $(impl IntoChild for $kind {
            fn into_child($self) -> Child {
                $child
            }
        })*
    };
}

children! {
    Child: self => self;
    (): self => Child::Nothing;
    El: self => Child::Element(self);
    AnyView: self => Child::View(self);
    &'static str: self => Child::Text(self.into());
    String: self => Child::Text(self.into());
    Oco<'static, str>: self => Child::Text(self);
    TextProp: self => Child::live(move || Child::Text(self.get()));
    char: self => self.to_string().into_child();
    u8: self => self.to_string().into_child();
    u16: self => self.to_string().into_child();
    u32: self => self.to_string().into_child();
    u64: self => self.to_string().into_child();
    i32: self => self.to_string().into_child();
    usize: self => self.to_string().into_child();
}

impl<T: RenderHtml + Send + 'static> IntoChild for View<T> {
    fn into_child(self) -> Child {
        Child::View(self.into_any())
    }
}

impl<T: IntoChild> IntoChild for Option<T> {
    fn into_child(self) -> Child {
        self.map_or(Child::Nothing, T::into_child)
    }
}

impl<T: IntoChild> IntoChild for Vec<T> {
    fn into_child(self) -> Child {
        Child::Several(self.into_iter().map(T::into_child).collect())
    }
}

impl<T: IntoChild, const N: usize> IntoChild for [T; N] {
    fn into_child(self) -> Child {
        Child::Several(self.into_iter().map(T::into_child).collect())
    }
}

impl<T: IntoChild, F: FnMut() -> T + 'static> IntoChild for F {
    fn into_child(mut self) -> Child {
        Child::live(move || self().into_child())
    }
}

macro_rules! signals {
    ($($kind:ident)*) => {
        $(impl<T: IntoChild + Clone + Send + Sync + 'static> IntoChild for $kind<T> {
            fn into_child(self) -> Child {
                Child::live(move || self.get().into_child())
            }
        })*
    };
}

signals! { Signal RwSignal ReadSignal Memo }
