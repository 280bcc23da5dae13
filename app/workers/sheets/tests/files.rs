//! Files that other programs wrote (LibreOffice 7.4, openpyxl 3.1, xlwt 1.3) are read as they look there, and what is written
//! here is read again. Everybody in them is made up.

use ports::sheets::{Answer, Ask, COLUMNS_MAX, Form, ROWS_MAX, Sheet, Table, Unread};
use proptest::prelude::*;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a fixture")
}

fn read(file: Vec<u8>) -> Result<Vec<Sheet>, Unread> {
    sheets::read(file)
}

/// Reads what may be damaged. calamine slices beyond the end of some damaged `.xls`: that stops the worker, which is why it
/// is one of its own; a face takes a worker that stopped over a file for a damaged file.
fn read_damaged(name: &str, file: Vec<u8>) -> Result<Vec<Sheet>, Unread> {
    if !name.ends_with(".xls") {
        return read(file);
    }
    std::panic::catch_unwind(|| read(file)).unwrap_or(Err(Unread::Damaged))
}

fn written(table: &Table, form: Form) -> Vec<u8> {
    match sheets::Sheets::default().answer(Ask::Write(table.clone(), form)) {
        Answer::File(file) => file,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_roster_of_any_program_is_read_as_it_looks_there() {
    let names = [
        "openpyxl.xlsx",
        "libreoffice.xlsx",
        "libreoffice.xls",
        "xlwt.xls",
        "libreoffice.csv",
        "libreoffice-gb18030.csv",
    ];
    for name in names {
        let sheets = read(file(name)).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert_eq!(sheets.len(), 1, "{name}: an empty sheet is left out");
        let sheet = &sheets[0];
        assert_eq!(sheet.name, if name.ends_with("csv") { "" } else { "居民花名册" }, "{name}");
        assert_eq!((sheet.first, sheet.left_out), (1, 0), "{name}");
        let row = |at: usize| sheet.rows[at].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(row(0), ["青禾小区居民花名册（样例，人名均为虚构）"], "{name}");
        assert!(row(1).is_empty(), "{name}: an empty row keeps its number");
        assert_eq!(row(2)[..4], ["序号", "姓名", "性别", "出生日期"], "{name}");
        let first = ["1", "何建民", "男", "1949-03-08", "11010519491231002X", "13800001234", "3", "2", "501", "独居"];
        assert_eq!(row(3), first, "{name}");
        assert_eq!(row(4)[9], "=1+1", "{name}: words that look like a formula are words");
        assert_eq!(row(5)[1..4], ["单于田", "女", ""], "{name}");
        assert_eq!(row(5)[9], "a,\"b\"\n二行", "{name}");
    }
}

#[test]
fn what_is_no_spreadsheet_is_told_apart() {
    assert_eq!(read(vec![]), Err(Unread::Empty));
    assert_eq!(read(b"\xef\xbb\xbf\r\n,,\r\n".to_vec()), Err(Unread::Empty));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), Err(Unread::Other));
    assert_eq!(read(b"PK\x03\x04 and nothing else".to_vec()), Err(Unread::Damaged));
    assert_eq!(read([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 600]].concat()), Err(Unread::Other));
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read([&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 64], &locked].concat()), Err(Unread::Locked));
    assert_eq!(read(vec![b'a'; ports::sheets::FILE_MAX + 1]), Err(Unread::TooLarge));
}

#[test]
fn a_file_that_was_cut_off_is_no_roster() {
    for name in ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.xls", "xlwt.xls"] {
        let whole = file(name);
        let sheets = read(whole.clone());
        for cut in (8..whole.len()).step_by(97) {
            let read = read_damaged(name, whole[..cut].to_vec());
            assert!(read.is_err() || read == sheets, "{name} cut at {cut}");
        }
    }
}

#[test]
fn what_is_too_long_or_too_wide_is_cut_and_counted() {
    let row = vec!["x".to_owned(); COLUMNS_MAX + 5];
    let table = Table { rows: vec![row; 3], ..Table::default() };
    assert_eq!(read(written(&table, Form::Xlsx)).unwrap()[0].rows[0].len(), COLUMNS_MAX);
    let long = Table { rows: vec![vec!["何".repeat(40_000)]], ..Table::default() };
    for form in [Form::Csv, Form::Xlsx] {
        let sheets = read(written(&long, form)).unwrap();
        assert_eq!(sheets[0].rows[0][0].chars().count(), ports::sheets::CELL_MAX);
    }
    let many = Table { rows: vec![vec!["1".to_owned()]; ROWS_MAX + 3], ..Table::default() };
    let sheets = read(written(&many, Form::Csv)).unwrap();
    assert_eq!((sheets[0].rows.len(), sheets[0].left_out, sheets[0].first), (ROWS_MAX, 3, 2));
}

#[test]
fn the_same_table_is_the_same_file() {
    let table = Table { name: "a/b:[c]".into(), head: vec!["姓名".into()], rows: vec![vec!["何建民".into()]] };
    for form in [Form::Csv, Form::Xlsx] {
        assert_eq!(written(&table, form), written(&table, form));
    }
    assert_eq!(read(written(&table, Form::Xlsx)).unwrap()[0].name, "abc");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_again(
        rows in proptest::collection::vec(proptest::collection::vec("[=+@0-9a-z何,;\"\n]{0,5}[a-z何]", 3..6), 1..8)
    ) {
        let head: Vec<String> = ["姓名", "住址", "电话"].map(str::to_owned).into();
        let table = Table { name: "样例".into(), head: head.clone(), rows: rows.clone() };
        for form in [Form::Csv, Form::Xlsx] {
            let sheets = read(written(&table, form)).expect("what was written");
            prop_assert_eq!(&sheets[0].rows[0], &head);
            // A spreadsheet keeps no blanks around a cell's words.
            let trimmed = |row: &Vec<String>| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
            let read: Vec<Vec<String>> = sheets[0].rows[1..].iter().map(trimmed).collect();
            prop_assert_eq!(read, rows.iter().map(trimmed).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in any::<Vec<u8>>(), sort in 0usize..3) {
        let begins: [&[u8]; 3] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];
        let _ = read([begins[sort], &bytes].concat());
    }

    #[test]
    fn no_damaged_file_makes_it_panic(which in 0usize..4, at in 0usize..5_000, byte: u8) {
        let name = ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.xls", "xlwt.xls"][which];
        let mut file = file(name);
        let at = at % file.len();
        file[at] ^= byte;
        let _ = read_damaged(name, file);
    }
}

#[test]
fn a_sheet_is_carried_packed_and_a_table_is_handed_over_in_portions() {
    let worker = sheets::Sheets::default();
    let Answer::Sheets(packed) = worker.answer(Ask::Read(file("libreoffice.xlsx"))) else { panic!("a file was read") };
    let whole = ports::sheets::unpack(&packed[0].whole).expect("a sheet");
    assert_eq!(vec![whole.clone()], read(file("libreoffice.xlsx")).unwrap());
    assert_eq!(packed[0].head, whole.rows[..whole.rows.len().min(ports::sheets::SHOWN)]);
    assert_eq!(worker.answer(Ask::Write(Table::default(), Form::Csv)), Answer::File("\u{feff}\r\n".into()));
    let row = |cell: &str| vec![cell.to_owned()];
    assert_eq!(worker.answer(Ask::Rows(vec![row("一"), row("二")])), Answer::Taken);
    let table = Table { name: String::new(), head: row("列"), rows: vec![row("三")] };
    let Answer::File(file) = worker.answer(Ask::Write(table, Form::Csv)) else { panic!("no file") };
    assert_eq!(String::from_utf8(file).unwrap(), "\u{feff}列\r\n一\r\n二\r\n三\r\n");
}
