//! The three faces: where each is built from, where it stands in the site, what it may weigh.

use crate::Outcome;

/// One face of the product, a program of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Face {
    /// Its crate, its folder under `app/`, and the name in its caches.
    pub name: &'static str,
    /// Where it stands in the site, below the base path: empty, or ending in a slash.
    pub place: &'static str,
    /// The crates of the workers its page declares.
    pub workers: &'static [&'static str],
    /// Brotli bytes until usable, at most.
    pub bytes_max: u64,
    /// Largest contentful paint under the bench's throttling, at most.
    pub lcp_ms_max: u32,
    /// Usable on a first visit, at most.
    pub cold_ms_max: u32,
    /// Usable on a later visit, at most.
    pub warm_ms_max: u32,
    /// Whether it installs: it then has a manifest.
    pub installs: bool,
}

/// All of them, in the order they are built.
pub const FACES: [Face; 3] = [
    Face {
        name: "resident",
        place: "",
        workers: &["pocket"],
        bytes_max: 80_000,
        lcp_ms_max: 1000,
        cold_ms_max: 1800,
        warm_ms_max: 500,
        installs: false,
    },
    Face {
        name: "captain",
        place: "captain/",
        workers: &["desk", "engine_worker", "scanner", "sheets"],
        bytes_max: 180_000,
        lcp_ms_max: 1200,
        cold_ms_max: 2500,
        warm_ms_max: 800,
        installs: true,
    },
    Face {
        name: "kiosk",
        place: "kiosk/",
        workers: &["counter", "scanner"],
        bytes_max: 120_000,
        lcp_ms_max: 1000,
        cold_ms_max: 2100,
        warm_ms_max: 500,
        installs: true,
    },
];

/// The faces a command was asked for: one by name, or all.
pub fn chosen(name: Option<String>) -> Outcome<Vec<Face>> {
    let Some(name) = name else { return Ok(FACES.to_vec()) };
    let face = FACES.into_iter().find(|face| face.name == name);
    face.map(|face| vec![face]).ok_or(format!("there is no face `{name}`"))
}
