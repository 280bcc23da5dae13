//! The reader's language: chosen by the address, then by what they chose before, then by their browser.

use crate::view;
use crate::{common, stored, t, use_ui};
use core::cell::Cell;
use leptos::prelude::*;

/// A language a screen can speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// 简体
    Hans,
    /// 繁體
    Hant,
    /// English
    En,
}

thread_local! {
    static NOW: Cell<Lang> = const { Cell::new(Lang::Hans) };
}

impl Lang {
    /// Every language, in the order of the columns of `words!`.
    pub const ALL: [Self; 3] = [Self::Hans, Self::Hant, Self::En];

    /// The language screens speak now.
    #[must_use]
    pub fn now() -> Self {
        NOW.get()
    }

    /// Makes `t` speak this language. Views already drawn stay; [`Ui::speak`](crate::Ui::speak) draws them anew.
    pub fn set(self) {
        NOW.set(self);
    }

    /// Its tag for `<html lang>` and `?lang=`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        ["zh-Hans", "zh-Hant", "en"][self as usize]
    }

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["简体", "繁體", "English"][self as usize]
    }

    /// Reads a tag as browsers and people write it: `zh-TW`, `zh_Hant_HK`, `en-GB`, `zh`.
    #[must_use]
    pub fn read(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next() {
            Some("zh") if parts.clone().any(|part| part == "hans") => Some(Self::Hans),
            Some("zh") if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => Some(Self::Hant),
            Some("zh") => Some(Self::Hans),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }

    /// The first of these that names a language we speak; Chinese otherwise.
    #[must_use]
    pub fn choose(asked: Option<&str>, stored: Option<&str>, browser: Option<&str>) -> Self {
        [asked, stored, browser].into_iter().flatten().find_map(Self::read).unwrap_or(Self::Hans)
    }
}

/// The language this page should start in.
#[must_use]
pub(crate) fn at_start() -> Lang {
    let browser = window().navigator().language();
    Lang::choose(crate::route::param("lang").as_deref(), stored::get("lang").as_deref(), browser.as_deref())
}

/// Three buttons, one a language, each in its own words. The choice is remembered unless `forget` is set (kiosk).
#[component]
pub fn LangSwitch(
    /// Leaves no trace of the choice.
    #[prop(optional)]
    forget: bool,
) -> impl IntoView {
    let ui = use_ui();
    let buttons = Lang::ALL.map(|lang| {
        view! {
            <button
                type="button"
                class="chip-button"
                lang=lang.tag()
                aria-pressed=(lang == Lang::now()).to_string()
                on:click=move |_| ui.speak(lang, !forget)
            >
                {lang.name()}
            </button>
        }
        .into_any()
    });
    view! { <div class="switch" role="group" aria-label=t(common::LANGUAGE)>{Vec::from(buttons)}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_address_wins_then_the_stored_choice_then_the_browser() {
        assert_eq!(Lang::choose(Some("en"), Some("zh-Hant"), Some("zh-CN")), Lang::En);
        assert_eq!(Lang::choose(None, Some("zh-Hant"), Some("en-US")), Lang::Hant);
        assert_eq!(Lang::choose(None, None, Some("en-US")), Lang::En);
        assert_eq!(Lang::choose(None, None, None), Lang::Hans);
    }

    #[test]
    fn an_unknown_tag_is_passed_over() {
        assert_eq!(Lang::choose(Some("klingon"), None, Some("fr")), Lang::Hans);
        assert_eq!(Lang::choose(Some(""), Some("<b>"), Some("zh-HK")), Lang::Hant);
    }

    #[test]
    fn tags_are_read_as_browsers_write_them() {
        for (tag, lang) in [
            ("zh", Lang::Hans),
            ("zh-CN", Lang::Hans),
            ("zh-Hans-HK", Lang::Hans),
            ("zh_Hant", Lang::Hant),
            ("ZH-tw", Lang::Hant),
            ("en-GB", Lang::En),
        ] {
            assert_eq!(Lang::read(tag), Some(lang), "{tag}");
        }
        for lang in Lang::ALL {
            assert_eq!(Lang::read(lang.tag()), Some(lang));
        }
    }
}
