//! Makes the table of readings: which syllables each character may be read as, the usual one first. The `pinyin` crate has
//! the data; shipped whole it weighs several times as much.

use pinyin::ToPinyinMulti;
use std::collections::BTreeMap;
use std::path::Path;

/// The characters of names: CJK unified ideographs.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
/// Most readings of one character.
const READINGS: usize = 3;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut sets: BTreeMap<Vec<&str>, u16> = BTreeMap::from([(vec![], 0)]);
    let mut order: Vec<Vec<&str>> = vec![vec![]];
    let mut of_char = Vec::new();
    for code in FIRST..=LAST {
        let readings = char::from_u32(code).map(readings).unwrap_or_default();
        let next = u16::try_from(order.len()).expect("fewer sets than that");
        let set = *sets.entry(readings.clone()).or_insert(next);
        if set == next {
            order.push(readings);
        }
        of_char.push(set);
    }
    let folder = std::env::var("OUT_DIR").expect("cargo names it");
    let words: Vec<String> = order.iter().map(|set| set.join(" ")).collect();
    let bytes: Vec<u8> = of_char.iter().flat_map(|set| set.to_le_bytes()).collect();
    std::fs::write(Path::new(&folder).join("sets.txt"), words.join("\n")).expect("the folder takes a file");
    std::fs::write(Path::new(&folder).join("of_char.bin"), bytes).expect("the folder takes a file");
}

/// A character's syllables without tones, each once; `ü` is typed as `v`.
fn readings(c: char) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for one in c.to_pinyin_multi().into_iter().flatten() {
        let plain = match one.plain() {
            "lü" => "lv",
            "nü" => "nv",
            "lüe" => "lve",
            "nüe" => "nve",
            plain => plain,
        };
        if !found.contains(&plain) && plain.is_ascii() && found.len() < READINGS {
            found.push(plain);
        }
    }
    found
}
