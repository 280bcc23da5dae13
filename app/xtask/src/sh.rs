//! Running other programs: where we are, what is on the PATH, and an error that shows what the program said.

use crate::Outcome;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository, two folders above this crate.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Cargo's target folder: where everything that can be made again lives.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program with its arguments, tools installed by us first on its PATH.
pub fn command<A: AsRef<OsStr>>(program: &str, args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(program);
    command.args(args).env("PATH", path());
    // Inherited from `cargo run`: it would make every nested cargo believe it builds xtask.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "RUSTC_WORKSPACE_WRAPPER", "CARGO_PRIMARY_PACKAGE"] {
        command.env_remove(name);
    }
    command
}

fn path() -> std::ffi::OsString {
    let ours = [target().join("tools/bin"), root().join("tests/node_modules/.bin")];
    let theirs = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(ours.into_iter().chain(std::env::split_paths(&theirs))).unwrap_or(theirs)
}

/// Runs to the end with its output kept back; shows it only when it failed.
pub fn quiet(command: &mut Command) -> Outcome<String> {
    let name = name(command);
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("cannot run {name}: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let complaint = gist(&String::from_utf8_lossy(&output.stderr));
    Err(format!("{name} failed ({})\n{}{}", output.status, tail(&text), tail(&complaint)))
}

/// Runs to the end, its output going straight to the terminal.
pub fn loud(command: &mut Command) -> Outcome {
    let name = name(command);
    let status = command.status().map_err(|e| format!("cannot run {name}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})")) }
}

/// What a program prints, or nothing when it is not there.
pub fn ask(program: &str, args: &[&str]) -> Option<String> {
    let output = command(program, args).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn name(command: &Command) -> String {
    let args: Vec<_> = command.get_args().take(4).map(OsStr::to_string_lossy).collect();
    format!("`{} {}`", command.get_program().to_string_lossy(), args.join(" "))
}

/// The last lines of an output: enough to see the error, not the whole build.
fn tail(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(80)..].iter().map(|line| format!("{line}\n")).collect()
}

/// An output without the lines that only tell of progress: what went wrong is not to be looked for among hundreds.
pub fn gist(text: &str) -> String {
    let progress =
        ["Compiling ", "Downloading ", "Downloaded ", "Locking ", "Updating ", "Checking ", "PASS ", "START "];
    let says_nothing = |line: &&str| {
        let line = line.trim_start();
        progress.iter().any(|word| line.starts_with(word)) || line.starts_with("test ") && line.ends_with(" ok")
    };
    text.lines().filter(|line| !says_nothing(line)).map(|line| format!("{line}\n")).collect()
}

/// How many megabytes are free where a folder is; `None` where that can't be told.
pub fn free_mb(folder: &Path) -> Option<u64> {
    let table = ask("df", &["--output=avail", "-BM", &folder.to_string_lossy()])?;
    table.lines().nth(1)?.trim().trim_end_matches('M').parse().ok()
}

/// Every file below a folder, in order of its path.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Reads a text, naming the file when that fails.
pub fn read(path: impl AsRef<Path>) -> Outcome<String> {
    let path = path.as_ref();
    std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

/// Writes a file and the folders above it, naming the file when that fails.
pub fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Outcome {
    let path = path.as_ref();
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, bytes))
        .map_err(|e| format!("cannot write {}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_is_left_when_the_progress_is_gone() {
        let text = "   Compiling syn v2.0.119\nerror: could not write: No space left on device\n  PASS [ 0.1s] a b\ntest x ... ok\ntest y ... FAILED\n";
        assert_eq!(gist(text), "error: could not write: No space left on device\ntest y ... FAILED\n");
    }

    #[test]
    fn room_on_the_disk_is_a_number_or_unknown() {
        assert!(free_mb(Path::new("/")).is_some_and(|free| free > 0));
        assert_eq!(free_mb(Path::new("/nowhere/at/all")), None);
    }
}
