//! The look a reader chose: light, dark or as the device has it, and the elder's large type.

use crate::view;
use crate::{common, parts::Icon, parts::icon, stored, t, use_ui};
use leptos::prelude::*;

/// Light, dark, or as the device has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for `<html data-theme>` and storage.
    #[must_use]
    pub fn tag(self) -> &'static str {
        ["system", "light", "dark"][self as usize]
    }

    /// Reads what `tag` wrote; anything else is the device's.
    #[must_use]
    pub fn read(tag: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|theme| Some(theme.tag()) == tag).unwrap_or_default()
    }
}

/// Marks the page so that the style sheet follows: `data-theme` and `data-type="large"` on `<html>`.
pub(crate) fn apply(theme: Theme, large: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme.tag());
        let _ = root.set_attribute("data-type", if large { "large" } else { "plain" });
    }
}

/// Theme and size as they were left.
pub(crate) fn at_start() -> (Theme, bool) {
    (Theme::read(stored::get("theme").as_deref()), stored::get("type").as_deref() == Some("large"))
}

/// The 大字 button: everything larger, and back.
#[component]
pub fn LargeType() -> impl IntoView {
    let ui = use_ui();
    view! {
        <button
            type="button"
            class="tile-button"
            aria-pressed=move || ui.large.get().to_string()
            on:click=move |_| ui.enlarge(!ui.large.get_untracked())
        >
            {t(common::LARGE_TYPE)}
        </button>
    }
    .into_any()
}

/// Three buttons: as the device, light, dark.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let ui = use_ui();
    let words = [common::THEME_SYSTEM, common::THEME_LIGHT, common::THEME_DARK];
    let icons = [Icon::Device, Icon::Sun, Icon::Moon];
    let buttons = Theme::ALL.map(|theme| {
        let at = theme as usize;
        view! {
            <button
                type="button"
                class="chip-button"
                aria-pressed=move || (ui.theme.get() == theme).to_string()
                on:click=move |_| ui.paint(theme)
            >
                {icon(icons[at])}
                {t(words[at])}
            </button>
        }
        .into_any()
    });
    view! { <div class="switch" role="group" aria-label=t(common::THEME)>{Vec::from(buttons)}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_stored_theme_is_read_back_and_nonsense_is_the_devices() {
        for theme in Theme::ALL {
            assert_eq!(Theme::read(Some(theme.tag())), theme);
        }
        assert_eq!(Theme::read(Some("neon")), Theme::System);
        assert_eq!(Theme::read(None), Theme::System);
    }
}
