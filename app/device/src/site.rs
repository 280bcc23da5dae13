//! Where this program runs: the site's base, and the names of everything a face keeps in the browser.
//!
//! Several copies may live under one origin (`/`, `/qinghe/`), so every database, lock, channel and cache is named
//! `lm:<base path>:<face>[:sample]:<part>`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = location, thread_local_v2)]
    static LOCATION: JsValue;
}

/// One face of one copy of the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Site {
    /// `https://example.org`
    pub origin: String,
    /// Path of the resident's page, with a slash at both ends: `/` or `/qinghe/`.
    pub base: String,
    /// `resident`, `captain` or `kiosk`.
    pub face: &'static str,
    /// Whether this is the sample community.
    pub sample: bool,
}

impl Site {
    /// Reads where we are from the address of this page or worker script.
    #[must_use]
    pub fn here(face: &'static str) -> Self {
        let part = |name: &str| {
            LOCATION.with(|location| {
                js_sys::Reflect::get(location, &name.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
            })
        };
        Self::of(&part("origin"), &part("pathname"), face)
    }

    /// The site of a page or script of `face` at `path`.
    #[must_use]
    pub fn of(origin: &str, path: &str, face: &'static str) -> Self {
        let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
        let base =
            folder.strip_suffix(&format!("/{face}/")).map_or_else(|| folder.to_owned(), |base| format!("{base}/"));
        Self { origin: origin.to_owned(), base, face, sample: false }
    }

    /// The same place in the sample community.
    #[must_use]
    pub fn as_sample(mut self) -> Self {
        self.sample = true;
        self
    }

    /// Name of a database, lock, channel or cache of this face.
    #[must_use]
    pub fn name(&self, part: &str) -> String {
        self.name_for(self.face, part)
    }

    /// Name of something all faces of this site share, such as the sample's mailbox.
    #[must_use]
    pub fn shared_name(&self, part: &str) -> String {
        self.name_for("all", part)
    }

    fn name_for(&self, face: &str, part: &str) -> String {
        let sample = if self.sample { ":sample" } else { "" };
        format!("lm:{}:{face}{sample}:{part}", self.base)
    }

    /// Address of the site's base: what posters link to. Ends with a slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin, self.base)
    }

    /// Address of the site's own mailbox. Ends with a slash.
    #[must_use]
    pub fn mailbox_url(&self) -> String {
        format!("{}mailbox/", self.url())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_found_from_every_face() {
        for (path, face, base) in [
            ("/", "resident", "/"),
            ("/index.html", "resident", "/"),
            ("/captain/", "captain", "/"),
            ("/captain/desk_worker_loader.js", "captain", "/"),
            ("/qinghe/kiosk/index.html", "kiosk", "/qinghe/"),
            ("/qinghe/", "resident", "/qinghe/"),
            ("/my-captain/captain/", "captain", "/my-captain/"),
            ("/my-captain/", "captain", "/my-captain/"),
        ] {
            assert_eq!(Site::of("https://a.example", path, face).base, base, "{path}");
        }
    }

    #[test]
    fn sample_data_never_shares_a_name_with_real_data() {
        let site = Site::of("https://a.example", "/qinghe/captain/", "captain");
        assert_eq!(site.name("ledger"), "lm:/qinghe/:captain:ledger");
        assert_eq!(site.mailbox_url(), "https://a.example/qinghe/mailbox/");
        let sample = site.as_sample();
        assert_eq!(sample.name("ledger"), "lm:/qinghe/:captain:sample:ledger");
        assert_eq!(sample.shared_name("mailbox"), "lm:/qinghe/:all:sample:mailbox");
    }
}
