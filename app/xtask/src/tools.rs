//! The tools a build or a test needs, and how a fresh Debian with rustup and Node comes by them.
//!
//! An exact version on the PATH is taken as it is; otherwise it goes to `target/tools`, and nothing outside is changed.
//! Only what must come from the system (a browser, fonts, nginx) is installed there, as root or with sudo.

use crate::{Outcome, say, sh};
use sha2::{Digest, Sha256};

const TRUNK: &str = "0.21.14";
const CARGO_FUZZ: &str = "0.13.2";
const NODE_MIN: u32 = 20;
/// Debian's package and the program that shows it is there.
const DEBIAN: &[(&str, &str)] =
    &[("chromium", "/usr/bin/chromium"), ("chromium-driver", "/usr/bin/chromedriver"), ("nginx", "/usr/sbin/nginx")];
const FONTS: &str = "fonts-noto-cjk";
/// How a tool is compiled: optimising one takes minutes, and then it works for seconds. Measured on two cores: Trunk 146 s
/// (optimised nine minutes of one core), wasm-bindgen 49 s (three minutes), which takes 2 s for the largest worker, not 0.5.
const UNOPTIMISED: [(&str, &str); 5] = [
    ("OPT_LEVEL", "0"),
    ("DEBUG", "0"),
    ("DEBUG_ASSERTIONS", "false"),
    ("OVERFLOW_CHECKS", "false"),
    ("INCREMENTAL", "false"),
];

/// What every build needs; a release build also needs wasm-opt, which comes with npm.
pub fn for_build(dev: bool) -> Outcome {
    wasm_target()?;
    let features = ["--locked", "--no-default-features", "--features", "rustls"];
    cargo_tool("trunk", "trunk", TRUNK, &features, "about 3 minutes")?;
    wasm_bindgen()?;
    if dev { Ok(()) } else { for_node() }
}

/// The command that makes scripts for wasm, of the very version the crates use.
pub fn wasm_bindgen() -> Outcome {
    wasm_target()?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &locked("wasm-bindgen")?, &[], "about a minute")
}

/// What the tests in real browsers need besides.
pub fn for_browsers() -> Outcome {
    for_node()?;
    let mut lacking: Vec<_> =
        DEBIAN.iter().filter(|(_, program)| !std::path::Path::new(program).exists()).map(|(name, _)| *name).collect();
    if sh::ask("dpkg-query", &["-W", "-f", "${Status}", FONTS]).is_none_or(|status| !status.contains("ok installed")) {
        lacking.push(FONTS);
    }
    // The object store the mailbox is tried on is a Python program, in an environment of its own.
    if sh::ask("python3", &["-c", "import venv, ensurepip"]).is_none() {
        lacking.push("python3-venv");
    }
    if lacking.is_empty() { Ok(()) } else { debian(&lacking) }
}

/// What the fuzz targets need besides: libFuzzer is C++.
pub fn for_fuzz() -> Outcome {
    if sh::ask("c++", &["--version"]).is_none() {
        debian(&["g++"])?;
    }
    cargo_tool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &["--locked"], "half a minute")
}

/// Installs packages of the system's own, one after the other: apt-get lets nobody else in.
pub fn debian(packages: &[&str]) -> Outcome {
    static ONE: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _one = ONE.lock();
    let step = say::step(format!("installing {} with apt-get", packages.join(" ")));
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())?;
    step.done();
    Ok(())
}

/// The packages of `tests/package.json`, exactly as its lock names them.
pub fn for_node() -> Outcome {
    let found = sh::ask("node", &["--version"]).ok_or("Node is missing: install Node 20 or later")?;
    let major: u32 = found.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major < NODE_MIN {
        return Err(format!("Node {found} is too old: install Node {NODE_MIN} or later"));
    }
    let wanted = sha256_hex(sh::read("tests/package-lock.json")?.as_bytes());
    let stamp = sh::root().join("tests/node_modules/.xtask-stamp");
    if std::fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    let step = say::step("installing the packages of tests/package-lock.json");
    let mut npm = sh::command("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    sh::quiet(npm.current_dir("tests").env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    sh::write(stamp, wanted)?;
    step.done();
    Ok(())
}

/// The standard library for wasm.
pub fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = sh::ask("rustc", &["--print", "target-libdir", "--target", TARGET]).unwrap_or_default();
    if std::path::Path::new(&library).exists() {
        return Ok(());
    }
    let step = say::step(format!("adding the Rust target {TARGET}"));
    sh::quiet(&mut sh::command("rustup", ["target", "add", TARGET]))?;
    step.done();
    Ok(())
}

fn cargo_tool(program: &str, package: &str, version: &str, how: &[&str], takes: &str) -> Outcome {
    let found = sh::ask(program, &["--version"]).unwrap_or_default();
    if found.split_whitespace().nth(1) == Some(version) {
        return Ok(());
    }
    let step = say::step(format!("installing {package} {version} into target/tools, once ({takes})"));
    let root = sh::target().join("tools");
    let mut cargo = sh::command("cargo", ["install", package, "--version", version, "--force", "--profile", "dev"]);
    for (setting, value) in UNOPTIMISED {
        cargo.env(format!("CARGO_PROFILE_DEV_{setting}"), value);
    }
    sh::loud(cargo.args(how).arg("--root").arg(&root).env("CARGO_TARGET_DIR", root.join("build")))?;
    step.done();
    Ok(())
}

/// The version of a package in Cargo.lock: wasm-bindgen's command must be of the very same one.
fn locked(package: &str) -> Outcome<String> {
    let lock = sh::read("Cargo.lock")?;
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("name = \"{package}\"\n")));
    let version = entry.and_then(|entry| entry.split("version = \"").nth(1)?.split('"').next());
    version.map(str::to_owned).ok_or(format!("Cargo.lock names no {package}"))
}

fn apt(args: &[&str]) -> Outcome {
    let root = sh::ask("id", &["-u"]).as_deref() == Some("0");
    let mut command = if root { sh::command("apt-get", args) } else { sh::command("sudo", ["apt-get"]) };
    if !root {
        command.args(args);
    }
    sh::loud(command.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// A SHA-256 as 64 hex digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
