//! The instances: which there are, what their optimum is, and how they come to lie in `target/bench/instances`.

use super::install;
use crate::{Outcome, say, sh};
use serde_json::Value;
use std::path::PathBuf;

/// What is measured when nobody says otherwise: a day, a community's campaign, a district, each in several tempers.
const USUAL: &str = "day,camp,camp-m2,camp-tight,camp-ties,dist,dist-m2,dist-tight,dist-loc,community";
/// No instance but a whole made-up community of 5,000 requests and 3,000 volunteers, which is planned.
pub const COMMUNITY: &str = "community";
const REFERENCE: &str = "tests/fixtures/assignment/reference.json";

/// The instances asked for, each of them known.
pub fn chosen(names: Option<&str>) -> Outcome<Vec<String>> {
    let reference = reference()?;
    let names = names.unwrap_or(USUAL).split(',').map(str::trim);
    names
        .map(|name| match reference[name]["objective"].as_i64() {
            None if name != COMMUNITY => Err(format!("--instances: there is no `{name}` in {REFERENCE}")),
            _ => Ok(name.to_owned()),
        })
        .collect()
}

/// The least objective there is; `None` for the community, whose plan proves itself.
pub fn optimum(name: &str) -> Outcome<Option<i64>> {
    let known = reference()?[name]["objective"].as_i64();
    if known.is_none() && name != COMMUNITY { Err(format!("{REFERENCE} says nothing of {name}")) } else { Ok(known) }
}

fn reference() -> Outcome<Value> {
    serde_json::from_str(&sh::read(REFERENCE)?).map_err(|e| format!("{REFERENCE}: {e}"))
}

/// Where an instance lies.
pub fn path(name: &str) -> PathBuf {
    install::folder().join("instances").join(format!("{name}.bin"))
}

/// Makes those that are not there yet, from their fixed seeds.
pub fn make(names: &[String]) -> Outcome {
    let lacking: Vec<&String> = names.iter().filter(|name| *name != COMMUNITY && !path(name).exists()).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let python = install::python(&["numpy", "scipy"])?;
    let folder = install::folder().join("instances");
    let step = say::step(format!("making {} instances in {}", lacking.len(), folder.display()));
    std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let mut command = sh::command(&python, ["tests/measure/engine/generate.py"]);
    sh::quiet(command.arg(folder).args(lacking))?;
    step.done();
    Ok(())
}
