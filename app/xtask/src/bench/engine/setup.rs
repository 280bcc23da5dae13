//! Who takes part in `bench engine`.

use super::install::{self, HERE};
use super::instance::COMMUNITY;
use crate::{Outcome, say, tools};
use std::path::Path;

/// The time of a whole solve, as a program names it.
pub const WHOLE: &str = "ms";
/// The single changes ours times besides: rows of their own, `ours-native-arrive` and so on.
const CHANGES: &[&str] = &["arrive", "cancel"];
/// What ours times of a community's plan, in the same way: the plan from nothing, with reasons and proof; one decision by
/// hand, with the plan shown anew; one what-if, which is who could help instead, what it costs, and whom it moves.
const PLANNING: &[&str] = &["plan", "decision", "what-if"];

/// Where a solver runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// As a program of this machine.
    Native,
    /// In Chromium.
    Browser,
}

impl Kind {
    /// Its word in the rows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Browser => "browser",
        }
    }
}

/// One who takes part.
#[derive(Clone)]
pub struct Contestant {
    /// Its name in the rows.
    pub name: &'static str,
    /// Where it runs.
    pub kind: Kind,
    /// Whether first calls pass without counting.
    pub warms_up: bool,
    /// What it times: [`WHOLE`] or the names of single changes.
    pub times: &'static [&'static str],
    /// The program and its arguments before the instance's file, or why it cannot take part.
    pub words: Result<Vec<String>, String>,
}

impl Contestant {
    /// Whether it takes part in an instance: a community is planned, all others are solved.
    pub fn takes(&self, instance: &str) -> bool {
        (self.times == PLANNING) == (instance == COMMUNITY)
    }

    /// Whether it times single changes of a plan that stands.
    pub fn times_changes(&self) -> bool {
        self.times == CHANGES
    }

    fn new(name: &'static str, kind: Kind, ready: &Result<Vec<String>, String>, more: &[&str]) -> Self {
        let words =
            ready.clone().map(|words| words.into_iter().chain(more.iter().map(|&word| word.to_owned())).collect());
        Self { name, kind, warms_up: true, times: &[WHOLE], words }
    }
}

/// Everyone who takes part. Ours must be there; of a peer that is not, the reason is kept.
pub fn contestants(ours_only: bool) -> Outcome<Vec<Contestant>> {
    tools::for_browsers()?;
    let (native, wasm) = (Ok(vec![install::native()?]), install::wasm()?);
    let [solving, changing, planning] = ["ours.js", "changes.js", "plans.js"].map(|script| Ok(worker(script, &wasm)));
    let new = Contestant::new;
    let mut all = vec![
        new("ours-native", Kind::Native, &native, &["solve"]),
        new("ours-chromium", Kind::Browser, &solving, &["warm"]),
        Contestant { warms_up: false, ..new("ours-chromium-first", Kind::Browser, &solving, &["fresh"]) },
        Contestant { times: CHANGES, ..new("ours-native", Kind::Native, &native, &["change"]) },
        Contestant { times: CHANGES, ..new("ours-chromium", Kind::Browser, &changing, &["warm"]) },
        Contestant { times: PLANNING, ..new("ours-native", Kind::Native, &native, &["plan"]) },
        Contestant { times: PLANNING, ..new("ours-chromium", Kind::Browser, &planning, &["warm"]) },
    ];
    if !ours_only {
        all.extend(peers());
    }
    Ok(all)
}

fn peers() -> Vec<Contestant> {
    let native = |name, words: &_, more| Contestant::new(name, Kind::Native, words, &[more]);
    let lemon = noted("LEMON", install::lemon().map(|program| vec![program]));
    let python = |name, package, more| {
        let script = |python| vec![python, format!("{HERE}/peer.py")];
        native(name, &noted(name, install::python(&["numpy", package]).map(script)), more)
    };
    let wasm = noted("OR-Tools in wasm", install::ortools_wasm().map(|folder| worker("ortools.js", &folder)));
    vec![
        native("lemon-network-simplex", &lemon, "network-simplex"),
        native("lemon-cost-scaling", &lemon, "cost-scaling"),
        python("ortools-min-cost-flow", "ortools", "ortools"),
        python("scipy-sparse-matching", "scipy", "scipy"),
        python("highs", "highspy", "highs"),
        Contestant::new("ortools-wasm", Kind::Browser, &wasm, &["warm"]),
    ]
}

/// How a worker is driven; `warm` or `fresh` and the instance follow.
fn worker(script: &str, folder: &Path) -> Vec<String> {
    let words = ["node", &format!("{HERE}/chromium.mjs"), script, &folder.display().to_string()];
    words.map(str::to_owned).to_vec()
}

/// Says at once what will be missing, instead of failing.
fn noted(name: &str, ready: Outcome<Vec<String>>) -> Result<Vec<String>, String> {
    ready.map_err(|why| {
        say::trouble(&format!("{name} cannot take part: {why}"));
        format!("could not be set up: {}", why.lines().last().unwrap_or_default())
    })
}
