//! What Leptos asks of a view, so that ours and its own stand in each other. Faces are only ever drawn in a browser:
//! there is no HTML to write, and none to take over.

use super::{Child, El, IntoChild, shown::Shown};
use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState};

macro_rules! views {
    ($($kind:ty)*) => {
        $(
            impl Render for $kind {
                type State = Shown;

                fn build(self) -> Shown {
                    Shown::new(self.into_child())
                }

                fn rebuild(self, shown: &mut Shown) {
                    rebuild(self.into_child(), shown);
                }
            }

            /// A component's root can't be given more attributes: `view!` refuses to try.
            impl AddAnyAttr for $kind {
                type Output<A: Attribute> = Self;

                fn add_any_attr<A: Attribute>(self, _: A) -> Self {
                    self
                }
            }

            impl RenderHtml for $kind {
                type AsyncOutput = Self;
                type Owned = Self;
                const MIN_LENGTH: usize = 0;

                fn dry_resolve(&mut self) {}

                async fn resolve(self) -> Self {
                    self
                }

                fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

                fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
                    self.build()
                }

                fn into_owned(self) -> Self {
                    self
                }
            }
        )*
    };
}

views! { El Child }

fn rebuild(child: Child, shown: &mut Shown) {
    if let Err(child) = shown.patch(child) {
        let mut new = Shown::new(child);
        shown.insert_before_this(&mut new);
        shown.unmount();
        *shown = new;
    }
}
