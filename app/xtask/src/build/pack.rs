//! Bytes made small, once: wasm through wasm-opt, everything through brotli and gzip, kept in `target/packed` by hash.

use crate::tools::sha256_hex;
use crate::{Outcome, sh};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What wasm-opt may use: what rustc puts into wasm by default, and every browser on our floor knows.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-multivalue",
];

fn cache(hash: &str, kind: &str) -> PathBuf {
    sh::target().join("packed").join(format!("{hash}.{kind}"))
}

/// A wasm file after wasm-opt.
pub fn optimised(path: &Path) -> Outcome<Vec<u8>> {
    let bytes = std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    let small = cache(&sha256_hex(&bytes), "opt.wasm");
    if !small.exists() {
        let part = small.with_extension("part");
        sh::write(&part, b"")?;
        let mut tool = sh::command("wasm-opt", ["-Oz"]);
        sh::quiet(tool.args(FEATURES).arg(path).arg("-o").arg(&part))?;
        std::fs::rename(&part, &small).map_err(|e| format!("cannot keep {}: {e}", small.display()))?;
    }
    std::fs::read(&small).map_err(|e| format!("cannot read {}: {e}", small.display()))
}

/// Compresses every file of a folder that is not compressed yet; how many those were.
pub fn all(folder: &Path) -> Outcome<usize> {
    let mut count = 0;
    for path in sh::files(folder).iter().filter(|path| squeezable(path)) {
        let bytes = std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let hash = sha256_hex(&bytes);
        if !cache(&hash, "br").exists() {
            sh::write(cache(&hash, "gz"), gzip(&bytes)?)?;
            sh::write(cache(&hash, "br"), brotli(&bytes)?)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Puts the compressed forms beside the files, for a web server that serves `.br` and `.gz` by itself.
pub fn beside(folder: &Path) -> Outcome {
    for path in sh::files(folder).iter().filter(|path| squeezable(path)) {
        let bytes = std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        for kind in ["br", "gz"] {
            if let Some(small) = packed(&sha256_hex(&bytes), kind) {
                sh::write(PathBuf::from(format!("{}.{kind}", path.display())), small)?;
            }
        }
    }
    Ok(())
}

/// The compressed form of some bytes, where the build has made one: `br` or `gz`.
pub fn packed(hash: &str, kind: &str) -> Option<Vec<u8>> {
    std::fs::read(cache(hash, kind)).ok()
}

/// Pictures are small already.
pub fn squeezable(path: &Path) -> bool {
    path.extension().is_none_or(|e| e != "png")
}

/// Brotli at its best: what the budgets count.
fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes).and_then(|()| writer.flush()).map_err(|e| format!("brotli: {e}"))?;
    drop(writer);
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).map_err(|e| format!("gzip: {e}"))
}
