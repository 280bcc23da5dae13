//! Reading aloud, where the browser can; absent in Android's WebView.

use super::window;

/// The device's voice.
#[derive(Clone)]
pub struct Voice(web_sys::SpeechSynthesis);

impl Voice {
    /// The voice, where there is one.
    #[must_use]
    pub fn find() -> Option<Self> {
        let window = window()?;
        let there = js_sys::Reflect::get(&window, &"speechSynthesis".into()).is_ok_and(|voice| voice.is_object());
        let can_say = js_sys::Reflect::has(&window, &"SpeechSynthesisUtterance".into()).unwrap_or(false);
        (there && can_say).then(|| window.speech_synthesis().ok()).flatten().map(Self)
    }

    /// Reads text aloud, in place of whatever is being read. `language` as in `zh-Hans`.
    pub fn say(&self, text: &str, language: &str) {
        self.hush();
        let Ok(words) = web_sys::SpeechSynthesisUtterance::new_with_text(text) else { return };
        // Voices are named by region.
        words.set_lang(match language {
            "zh-Hans" => "zh-CN",
            "zh-Hant" => "zh-TW",
            other => other,
        });
        words.set_rate(0.9);
        self.0.speak(&words);
    }

    /// Stops.
    pub fn hush(&self) {
        self.0.cancel();
    }

    /// Whether something is being read.
    #[must_use]
    pub fn is_speaking(&self) -> bool {
        self.0.speaking()
    }
}

/// Calls back when an utterance ends, by asking now and then: browsers lose the event.
pub fn when_silent(voice: &Voice, then: impl FnOnce() + 'static) {
    let voice = voice.clone();
    crate::spawn(async move {
        for _ in 0..600 {
            crate::Clock::sleep(&crate::BrowserClock, 500).await;
            if !voice.is_speaking() {
                break;
            }
        }
        then();
    });
}
