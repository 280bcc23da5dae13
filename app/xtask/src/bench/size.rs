//! `bench size`: what each face weighs until it is usable, and how long that takes on a slow phone.

use crate::args::Args;
use crate::build::{self, Mode};
use crate::check::bytes::{self, Bytes};
use crate::faces::{FACES, Face};
use crate::serve::Running;
use crate::{Outcome, say, sh, tools};
use serde_json::{Value, json};
use std::path::Path;

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let build = !args.switch("no-build");
    let file = args.value("json");
    args.done()?;
    tools::for_browsers()?;
    if build {
        build::build(Mode::RELEASE, &FACES, Path::new("dist"))?;
    }
    let step = say::step("measuring first and later visits, five each, on slow 4G with a quarter of the CPU");
    let times = times(&Running::start()?.url)?;
    let rows = FACES.iter().map(|face| row(face, &times)).collect::<Outcome<Vec<_>>>()?;
    step.done();
    print(&rows);
    let Some(file) = file else { return Ok(()) };
    sh::write(file, serde_json::to_string_pretty(&rows).map_err(|e| e.to_string())? + "\n")
}

/// What the browser measured, one object a face.
fn times(url: &str) -> Outcome<Vec<Value>> {
    let places = FACES.map(|face| format!("{}={}", face.name, face.place));
    let mut node = sh::command("node", ["measure/size.mjs", url]);
    let lines = sh::quiet(node.args(places).current_dir("tests"))?;
    lines.lines().map(|line| serde_json::from_str(line).map_err(|e| format!("{line}: {e}"))).collect()
}

fn row(face: &Face, times: &[Value]) -> Outcome<Value> {
    let Bytes { html, js, wasm, css } = bytes::measure(face, Path::new("dist")).ok_or("there is no release build")?;
    let times = times.iter().find(|row| row["face"] == face.name).ok_or(format!("{} was not measured", face.name))?;
    Ok(json!({
        "face": face.name,
        "html": html,
        "js": js,
        "wasm": wasm,
        "css": css,
        "total": html + js + wasm + css,
        "total_max": face.bytes_max,
        "lcp_ms": times["lcp_ms"],
        "lcp_ms_max": face.lcp_ms_max,
        "usable_cold_ms": times["usable_cold_ms"],
        "usable_cold_ms_max": face.cold_ms_max,
        "usable_warm_ms": times["usable_warm_ms"],
        "usable_warm_ms_max": face.warm_ms_max,
    }))
}

fn print(rows: &[Value]) {
    println!("brotli bytes until usable (css stands in html)            ms, median of 5 (at most)");
    println!("face         html      js    wasm   total (at most)        lcp    usable cold    usable warm");
    for row in rows {
        let number = |name: &str| row[name].as_u64().unwrap_or_default();
        let most = |name: &str| format!("{} ({})", number(name), number(&format!("{name}_max")));
        println!(
            "{:9} {:7} {:7} {:7} {:16} {:>13} {:>14} {:>14}",
            row["face"].as_str().unwrap_or_default(),
            number("html"),
            number("js"),
            number("wasm"),
            most("total"),
            most("lcp_ms"),
            most("usable_cold_ms"),
            most("usable_warm_ms"),
        );
    }
}
