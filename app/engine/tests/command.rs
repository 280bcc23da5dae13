//! The command that solves a file, run as it stands in `examples/assign.rs`.

#[allow(dead_code, reason = "the command's main is not called")]
#[path = "../examples/assign.rs"]
mod assign;

use std::path::{Path, PathBuf};

fn data(name: &str) -> String {
    format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A file of this name for one test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn run(path: &Path) -> Result<(String, bool), String> {
    assign::run(&[path.to_str().unwrap()])
}

/// Numbers in binary, after the magic.
fn words(numbers: &[i32]) -> Vec<u8> {
    b"1APN".iter().copied().chain(numbers.iter().flat_map(|number| number.to_le_bytes())).collect()
}

#[test]
fn a_packed_file_is_solved_and_its_solution_written() {
    let out = file("tiny.sol", b"");
    let (line, proved) = assign::run(&[&data("tiny.txt.gz"), "--solution", out.to_str().unwrap()]).unwrap();
    assert!(proved);
    assert!(line.starts_with(r#"{"objective":59438,"unassigned":1,"solve_ms":"#), "{line}");
    assert!(line.ends_with(r#","certified":true}"#), "{line}");
    let solution = std::fs::read_to_string(out).unwrap();
    assert_eq!(solution.lines().next(), Some("59438"));
    assert_eq!(solution.lines().count(), 3 + 40);
    assert_eq!(solution.matches('-').count(), 1);
}

#[test]
fn text_and_binary_say_the_same() {
    let text = run(&file("two.txt", b"2 1 2\n1 1\n500 900\n1\n0 0 20\n1 0 30\n")).unwrap().0;
    let binary = run(&file("two.bin", &words(&[2, 1, 2, 1, 1, 500, 900, 1, 0, 1, 2, 0, 0, 20, 30]))).unwrap().0;
    for line in [text, binary] {
        assert!(line.starts_with(r#"{"objective":530,"unassigned":1,"#), "{line}");
    }
}

#[test]
fn what_cannot_be_read_says_so() {
    let wrong = |name: &str, bytes: &[u8]| run(&file(name, bytes)).unwrap_err();
    assert!(wrong("short.txt", b"1 1 1\n1\n").contains("line 3: expected one penalty"), "{}", wrong("short.txt", b""));
    assert!(wrong("cut.gz", b"\x1f\x8b\x08").contains("cut.gz: "));
    assert!(wrong("strange", &[0xff; 8]).ends_with("neither text nor binary that starts with NPA1"));
    assert!(wrong("empty.bin", &words(&[1, 1])).ends_with("sizes R, V, E expected"));
    assert!(wrong("below.bin", &words(&[-1, 1, 1])).ends_with("sizes R, V, E expected"));
    assert!(wrong("few.bin", &words(&[2, 1, 2, 1, 1])).ends_with("16 numbers expected, 24 bytes are there"));
    let minus = words(&[1, 1, 1, -1, 9, 1, 0, 1, 0, 5]);
    assert!(wrong("minus.bin", &minus).ends_with("helpers needed can't be below zero"));
    let nobody = words(&[1, 1, 1, 1, 9, 1, 0, 1, 7, 5]);
    assert!(wrong("nobody.bin", &nobody).ends_with("pair (0, 7) names nobody known"));
    assert!(assign::run(&["/nowhere/at all"]).unwrap_err().starts_with("/nowhere/at all: "));
    assert_eq!(assign::run(&[]).unwrap_err(), "usage: assign FILE[.gz] [--solution OUT]");
}
