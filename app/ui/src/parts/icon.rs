//! The icons: one stroke set on a grid of 24, two wide, round ends, in the colour of the text around them.

use crate::view;
use leptos::prelude::*;

/// A drawing that stands beside a word, never instead of one. Each is a constant, so that a face carries only those it
/// draws.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Icon(&'static str);

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        #[allow(non_upper_case_globals, reason = "they are used as the variants of a closed set")]
        impl Icon {
            $($(#[$doc])* pub const $name: Self = Self($path);)*

            /// Every icon, for the gallery.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

icons! {
    /// Done, chosen.
    Check = "M5 12.5l4.5 4.5L19 7.5";
    /// Away with it.
    Cross = "M6 6l12 12M18 6L6 18";
    /// Back.
    Back = "M15 5l-7 7 7 7";
    /// On.
    Forward = "M9 5l7 7-7 7";
    /// Open or close what is below.
    Down = "M5 9l7 7 7-7";
    /// More of these.
    Plus = "M12 5v14M5 12h14";
    /// Time, waiting.
    Clock = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5V12l3 2";
    /// Something to say.
    Speech = "M20.5 11.5a8 8 0 0 1-11.6 7.1L4 20l1.4-4.6A8 8 0 1 1 20.5 11.5zM9 10h6.5M9 13.5h4";
    /// Someone is on the way.
    Truck = "M3 6h10v10H3zM13 9h4l4 4v3h-8zM7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z";
    /// Helping.
    Heart = "M12 20s-8-4.9-8-10.6A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.1 12 20 12 20z";
    /// The telephone.
    Phone = "M5 3.5h3.5l1.7 4.6-2.3 1.6a12 12 0 0 0 6.4 6.4l1.6-2.3 4.6 1.7V19a1.8 1.8 0 0 1-2 1.8A17 17 0 0 1 3.2 5.5 1.8 1.8 0 0 1 5 3.5z";
    /// Sound.
    Speaker = "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11";
    /// Stop.
    Stop = "M7 7h10v10H7z";
    /// Look out.
    Warning = "M12 4l9 16H3zM12 10v4.5M12 17.2v.1";
    /// Good to know.
    Info = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.7v.1";
    /// A home.
    Home = "M4 11l8-7 8 7v9h-5.5v-5.5h-5V20H4z";
    /// One person.
    Person = "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0";
    /// Several.
    People = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8";
    /// Two who belong together.
    Pair = "M9 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM15 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10z";
    /// Look for.
    Search = "M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.7 15.7L21 21";
    /// Take along as text.
    Copy = "M9 9h11v11H9zM5.5 15H4V4h11v1.5";
    /// Put in as text.
    Paste = "M9 5H6v15h12V5h-3M9 3.5h6v3.5H9zM9 12h6M9 15.5h4";
    /// Onto paper.
    Print = "M7 8V3.5h10V8M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z";
    /// A square code.
    Qr = "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2M14 20h2M19.5 19.5v.5";
    /// A picture.
    Camera = "M4 7.5h4L9.5 5h5L16 7.5h4V19H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z";
    /// Out it goes.
    Send = "M4 12L20 4l-5 16-3.5-6.5zM11.5 13.5L20 4";
    /// Writing.
    Pen = "M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5";
    /// A broken thing.
    Wrench = "M14.5 9.5L5 19l-1-1 9.5-9.5a5 5 0 0 1 6-5.5L16.5 6l1.5 1.5 3-3a5 5 0 0 1-6.5 5z";
    /// A meal.
    Bowl = "M3.5 11.5h17a8.5 8.5 0 0 1-5 7.7V20.5h-7v-1.3a8.5 8.5 0 0 1-5-7.7zM9 8.5c0-1.5 1.5-1.5 1.5-3M13.5 8.5c0-1.5 1.5-1.5 1.5-3";
    /// A paper.
    Paper = "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5H18.5M9 13h6M9 16.5h6";
    /// Kept safe.
    Shield = "M12 3.5l7.5 2.5v5.5c0 4.5-3 7.6-7.5 9-4.5-1.4-7.5-4.5-7.5-9V6zM8.8 12l2.3 2.3 4-4.3";
    /// Locked.
    Locked = "M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 14.5v2";
    /// Not locked.
    Unlocked = "M6 11h12v9H6zM8.5 11V7.5A3.5 3.5 0 0 1 15 5.7M12 14.5v2";
    /// No network.
    Offline = "M3 3l18 18M6.5 9.8A9 9 0 0 0 3 11.5M10 5.6a13 13 0 0 1 11 3.2M8.5 14.5a5.5 5.5 0 0 1 5-1M12 19v.1";
    /// Once more.
    Again = "M20 11a8 8 0 1 0-2.3 6.6M20 5v6h-6";
    /// As the device has it.
    Device = "M7 3.5h10v17H7zM11 17.5h2";
    /// Light.
    Sun = "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1 1M17.4 17.4l1 1M18.4 5.6l-1 1M6.6 17.4l-1 1";
    /// Dark.
    Moon = "M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10z";
    /// Not yet filled.
    Box = "M3.5 8L12 3.5 20.5 8v8.5L12 21l-8.5-4.5zM3.5 8L12 12.5 20.5 8M12 12.5V21";
    /// Settings.
    Tune = "M4 7h9M17 7h3M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM4 17h3M11 17h9M9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z";
    /// Well liked.
    Star = "M12 4l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z";
    /// Somebody's door.
    Door = "M6.5 20.5V3.5h11v17M4 20.5h16M14 12v.6";
    /// Into the device.
    Inward = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 16v4h15v-4";
    /// Out of the device.
    Outward = "M12 15.5V4.5M7.5 8.5L12 4l4.5 4.5M4.5 16v4h15v-4";
    /// A day.
    Calendar = "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V7M15.5 3.5V7";
}

/// Draws an icon. Hidden from screen readers: the word beside it speaks.
pub fn icon(of: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=of.0></path>
        </svg>
    }
    .into_any()
}
