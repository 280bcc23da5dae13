//! The project's own tools: build, serve, check, test, measure. Run as `cargo xtask <command>`.
//!
//! A hosted copy needs none of this: what `build` leaves in `dist/` is a folder of static files.

mod args;
mod bench;
mod build;
mod check;
mod faces;
mod fuzz;
mod icons;
mod say;
mod screenshots;
mod serve;
mod sh;
mod simulate;
mod soak;
mod test;
mod tools;
mod workspace;

use args::Args;
use std::process::ExitCode;

/// What a command hands back when it could not do its work: a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask <command>

  build        [--dev [--offline]] [--face NAME] [--packed] [--dist DIR]
                                          builds the three faces into dist/, with .br and .gz beside them if packed
  serve        [--port 8080] [--host 0.0.0.0] [--base /sub/] [--tls] [--dev] [--no-build] [--face NAME]
               [--mailbox-dir DIR] [--dist DIR] [--flood PER_SECOND/BURST]
                                          builds, then serves dist/ with a mailbox and prints the addresses
  check        [--quick]                  arrows, formatting, clippy, lengths, words, bytes;
                                          quick leaves out what has to compile
  test         [--only native|device|journeys|fuzz|check] [--grep TITLE]
                                          native tests while the site is built, browser tests, journeys,
                                          fuzzing, check; ends with a count
  bench size   [--json FILE] [--no-build] bytes until usable, largest paint and usable times, one row a face
  bench engine [--json FILE] [--instances day,camp] [--rounds 7] [--only ours]
               [--without NAME,NAME]
                                          the solver beside its peers, native and in a browser, and a
                                          `community` planned, decided on and asked about;
                                          about half an hour for all of them
  bench journal [--json FILE] [--writes 100000] [--rounds 5] [--only ours]
                                          folding, merging, checking, saving and loading beside automerge, loro and yrs,
                                          native and in a browser
  simulate     [--seed 1] [--days 365]    a community's year under our plan and two simpler ways of choosing helpers
  soak         [--only delivery|simulation|opening] [--seeds NUMBER | --seed NUMBER]
                                          the proofs that merging comes out the same, over 1,000,000 and 50,000 seeds;
                                          --seed runs one again
  fuzz         [--seconds 60] [--only TARGET [--again FILE]]
                                          bytes nobody thought of, offered to every decoder; --again replays some
  icons                                   draws the PNG icons again from public/icons/*.svg
  screenshots                             takes the manifests' pictures again from the running faces
";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    match run(&command, words.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            say::trouble(&sentence);
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, rest: Vec<String>) -> Outcome {
    std::env::set_current_dir(sh::root()).map_err(|e| format!("cannot enter the repository: {e}"))?;
    let mut args = Args::new(rest)?;
    match command {
        "build" => build::run(&mut args),
        "serve" => serve::run(&mut args),
        "check" => check::run(&mut args),
        "test" => test::run(&mut args),
        "bench" => bench::run(&mut args),
        "simulate" => simulate::run(&mut args),
        "soak" => soak::run(&mut args),
        "fuzz" => fuzz::run(&mut args),
        "icons" => icons::run(&mut args),
        "screenshots" => screenshots::run(&mut args),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{HELP}")),
    }
}
