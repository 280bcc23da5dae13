//! A csv file: which characters it is written in, what stands between two cells, and cells that would be formulas.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// What may stand between two cells.
const BETWEEN: [char; 4] = [',', '\t', ';', '|'];
/// Lines that are looked at to find out which.
const LOOKED_AT: usize = 20;
/// A cell that begins with one of these is a formula to some program.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text of a file: by its mark, or else UTF-8 where it is that, or else GB 18030, which every byte order of older Chinese
/// programs is a part of. `None` for what is no text at all.
pub(crate) fn text(file: &[u8]) -> Option<String> {
    let (encoding, file) = match Encoding::for_bom(file) {
        Some((encoding, mark)) => (encoding, file.get(mark..).unwrap_or_default()),
        None if core::str::from_utf8(file).is_ok() => (UTF_8, file),
        None => (GB18030, file),
    };
    let (text, broken) = encoding.decode_without_bom_handling(file);
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let odd = text.chars().filter(|c| c.is_control() && !"\t\r\n".contains(*c)).count();
    // A picture or a program decodes to control characters and holes.
    let is_text = odd == 0 && (!broken || wide);
    is_text.then(|| text.into_owned())
}

/// The rows of a text, empty lines too: a row keeps the number it has in the file, which is what a person is told. (That is
/// why no csv library reads it: they pass empty lines over.) A quote that is never closed ends with the text.
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    let between = between(text);
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut begun) = (false, false);
    let mut left = text.chars().peekable();
    while let Some(c) = left.next() {
        match c {
            '"' if quoted && left.peek() == Some(&'"') => {
                left.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if !begun => (quoted, begun) = (true, true),
            c if quoted => cell.push(c),
            '\r' if left.peek() == Some(&'\n') => {}
            '\r' | '\n' => {
                row.push(plain(core::mem::take(&mut cell)));
                rows.push(core::mem::take(&mut row));
                begun = false;
            }
            c if c == between => {
                row.push(plain(core::mem::take(&mut cell)));
                begun = false;
            }
            c => {
                cell.push(c);
                begun = true;
            }
        }
    }
    if begun || !row.is_empty() {
        row.push(plain(cell));
        rows.push(row);
    }
    rows
}

/// Whichever sign cuts the first lines into the most cells, and as many in each as can be.
fn between(text: &str) -> char {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let cells = |sign: char| {
        let counts: Vec<usize> = lines().map(|line| line.matches(sign).count()).collect();
        let least = counts.iter().min().copied().unwrap_or(0);
        (least, counts.iter().sum::<usize>())
    };
    // The first of several that are as good.
    BETWEEN.into_iter().rev().max_by_key(|sign| cells(*sign)).unwrap_or(',')
}

/// A cell as somebody typed it: without the apostrophe that keeps a program from taking it for a formula.
fn plain(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest.to_owned(),
        _ => cell,
    }
}

/// A table as a file: UTF-8 with its mark, which tells Excel so; every cell that would be a formula behind an apostrophe
/// (OWASP, CSV injection).
pub(crate) fn write<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let cell = if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.clone() };
            match cell.contains(['"', ',', ';', '\t', '|', '\n', '\r']) || cell.trim() != cell {
                true => text.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
                false => text.push_str(&cell),
            }
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<Vec<String>> {
        rows(text)
    }

    #[test]
    fn a_row_keeps_its_number_and_a_cell_its_words() {
        assert_eq!(
            of("姓名,电话\r\n\r\n\"何, \"\"建\"\"民\n二行\",138\n"),
            [vec!["姓名", "电话"], vec![""], vec!["何, \"建\"民\n二行", "138"]]
        );
        assert_eq!(of("a,b\n1,"), [vec!["a", "b"], vec!["1", ""]]);
        assert_eq!(of("5\" pipe,x"), [["5\" pipe", "x"]], "a quote within is a quote");
        assert_eq!(of("\"open,x\ny"), [["open,x\ny"]]);
        assert_eq!(of(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn what_stands_between_cells_is_found_out() {
        for sign in [",", "\t", ";", "|"] {
            let text = ["姓名", "住址", "电话"].join(sign) + "\n" + &["何建民", "3-2-501", "138"].join(sign);
            assert_eq!(of(&text)[1], ["何建民", "3-2-501", "138"], "{sign:?}");
        }
        assert_eq!(of("只有一列\n何建民"), [["只有一列"], ["何建民"]]);
    }

    #[test]
    fn the_characters_a_file_is_written_in_are_found_out() {
        let said = "姓名,住址\r\n𠮷田,３号楼";
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(said.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let gb = GB18030.encode(said).0.into_owned();
        assert!(core::str::from_utf8(&gb).is_err());
        for file in [said.as_bytes().to_vec(), format!("\u{feff}{said}").into_bytes(), wide, gb] {
            assert_eq!(text(&file).as_deref(), Some(said));
        }
        for file in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"%PDF-1.7\n\x00\x01", &[0; 64]] {
            assert_eq!(text(file), None);
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        let row = vec!["=1+1".to_owned(), "+86".into(), "-5".into(), "@x".into(), "何建民".into()];
        let file = String::from_utf8(write([&row].into_iter())).unwrap();
        assert_eq!(file, "\u{feff}'=1+1,'+86,'-5,'@x,何建民\r\n");
        assert_eq!(of(&file[3..]), [row]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(rows in proptest::collection::vec(proptest::collection::vec("[^\r\0]{0,6}", 2..5), 1..6)) {
            let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|mut row| { row.resize(wide, "x".into()); row })
                .filter(|row| row.iter().flat_map(|cell| cell.chars()).all(|c| !c.is_control() || c == '\n' || c == '\t'))
                .filter(|row| row.iter().all(|cell| !cell.starts_with('\'')))
                .collect();
            prop_assume!(!rows.is_empty());
            let head = vec![vec!["列".to_owned(); wide]; 20];
            let all: Vec<_> = head.into_iter().chain(rows).collect();
            let file = write(all.iter());
            let read = super::rows(&text(&file).expect("a text"));
            prop_assert_eq!(read, all);
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            super::rows(&text);
        }

        #[test]
        fn no_bytes_make_it_panic(file in any::<Vec<u8>>()) {
            text(&file);
        }
    }
}
