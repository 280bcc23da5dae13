//! `icons`: the PNG icons, drawn again from `public/icons/*.svg`: the blue enamel door-plate with 米 on it.

use crate::args::Args;
use crate::{Outcome, say, sh, tools};

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    args.done()?;
    tools::for_browsers()?;
    let step = say::step("drawing the icons");
    sh::quiet(sh::command("node", ["measure/icons.mjs"]).current_dir("tests"))?;
    step.done();
    Ok(())
}
