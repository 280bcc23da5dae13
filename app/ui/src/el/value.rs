//! Values: what an attribute, a class, a style or a property can be set to, and what turns into one.

use leptos::oco::Oco;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// What an attribute, class, style or property is set to.
pub enum Value {
    /// Not there at all.
    Absent,
    /// There or not.
    Flag(bool),
    /// Words.
    Text(Oco<'static, str>),
    /// Asked again whenever what it reads changes.
    Live(SendWrapper<Box<dyn FnMut() -> Value>>),
}

impl Value {
    fn live(ask: impl FnMut() -> Self + 'static) -> Self {
        Self::Live(SendWrapper::new(Box::new(ask)))
    }
}

/// What can be a [`Value`].
pub trait IntoValue {
    /// As a value.
    fn into_value(self) -> Value;
}

macro_rules! values {
    ($($kind:ty: $self:ident => $value:expr;)*) => {
        $(impl IntoValue for $kind {
            fn into_value($self) -> Value {
                $value
            }
        })*
    };
}

values! {
    Value: self => self;
    bool: self => Value::Flag(self);
    &'static str: self => Value::Text(self.into());
    String: self => Value::Text(self.into());
    Oco<'static, str>: self => Value::Text(self);
    TextProp: self => Value::live(move || Value::Text(self.get()));
    u8: self => self.to_string().into_value();
    u16: self => self.to_string().into_value();
    u32: self => self.to_string().into_value();
    i32: self => self.to_string().into_value();
    usize: self => self.to_string().into_value();
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, T::into_value)
    }
}

impl<T: IntoValue, F: FnMut() -> T + 'static> IntoValue for F {
    fn into_value(mut self) -> Value {
        Value::live(move || self().into_value())
    }
}

macro_rules! signals {
    ($($kind:ident)*) => {
        $(impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for $kind<T> {
            fn into_value(self) -> Value {
                Value::live(move || self.get().into_value())
            }
        })*
    };
}

signals! { Signal RwSignal ReadSignal Memo }
