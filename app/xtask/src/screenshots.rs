//! `screenshots`: the pictures the manifests show, taken again from the faces as they are now.

use crate::args::Args;
use crate::build::{self, Mode};
use crate::serve::Running;
use crate::{Outcome, faces, say, sh, tools};
use std::path::Path;

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let build = !args.switch("no-build");
    args.done()?;
    tools::for_browsers()?;
    if build {
        build::build(Mode::RELEASE, &faces::FACES, Path::new("dist"))?;
    }
    let site = Running::start()?;
    let step = say::step("taking screenshots");
    sh::loud(sh::command("node", ["measure/screenshots.mjs", &site.url]).current_dir("tests"))?;
    step.done();
    Ok(())
}
