//! Codes in the wild: what people paste, and what chat programs do to it on the way.

use courier::code::{CodeError, find, find_all, message, pastes, write};
use proptest::prelude::*;

const LINK: &str = "https://qinghe.example.org/";

fn slip() -> Vec<u8> {
    (0..=255).chain((0..=255).rev()).collect()
}

fn code() -> String {
    write(&slip()).unwrap()
}

/// Puts `between` after every `every` characters.
fn broken_up(text: &str, every: usize, between: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let parts: Vec<String> = characters.chunks(every).map(|part| part.iter().collect()).collect();
    parts.join(between)
}

#[test]
fn a_code_is_found_in_a_whole_pasted_message() {
    let code = code();
    for text in [
        code.clone(),
        message("徐楼长：有人请您帮忙", LINK, &slip()).unwrap(),
        message("徐楼长：有人请您帮忙", "", &slip()).unwrap(),
        format!("请点开 {LINK}?s={code} 谢谢"),
        format!("{LINK}?lang=en&s={code}#/ask"),
        format!("[11月22日 上午9:05] 何建民：帮我看看\n{LINK}#{code}\n[11月22日 上午9:06] 小王：好的"),
        format!("{LINK}%23{code}"),
        format!("weixin://open?url=https%3A%2F%2Fqinghe.example.org%2F%23{}", code.replace('.', "%2E")),
        format!("https%253A%252F%252Fqinghe.example.org%252F%2523{code}"),
        format!("「{code}」"),
        format!("（{code}）"),
        format!("code:{code}thanks"),
        code.trim_end_matches('.').to_owned(),
    ] {
        assert_eq!(find(&text), Ok(slip()), "{text}");
    }
}

#[test]
fn what_chat_programs_put_inside_a_code_does_not_matter() {
    let code = code();
    for between in
        ["\n", "\r\n", " ", "\u{200b}", "\u{ad}", "\u{feff}", "\u{3000}", "\u{2060}\n", "\n> ", "\t", "\u{a0}"]
    {
        assert_eq!(find(&broken_up(&code, 7, between)), Ok(slip()), "{between:?}");
    }
    let full_width: String = code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    assert_eq!(find(&full_width), Ok(slip()));
    assert_eq!(find(&code.replace("--", "—").replace('.', "。")), Ok(slip()));
}

#[test]
fn several_codes_are_each_taken() {
    let (first, second) = (write(b"first").unwrap(), write(b"second").unwrap());
    assert_eq!(find_all(&format!("{first}\n{second}")), [Ok(b"first".to_vec()), Ok(b"second".to_vec())]);
    assert_eq!(find_all(&format!("{first}{first}")).len(), 2);
    let cut = &code()[..100];
    assert_eq!(find(&format!("{cut}\n{second}")), Ok(b"second".to_vec()));
    let found = find_all(&format!("{cut}\n{second}"));
    assert!(matches!(found.as_slice(), [Err(_), Ok(_)]), "{found:?}");
}

#[test]
fn what_is_wrong_is_told_apart() {
    let code = code();
    for nothing in ["", "帮我修灯", "LM", "ALM1", "https://qinghe.example.org/?p=EAEBAQ", "LM2 的电灯", "FILM12"]
    {
        assert_eq!(find(nothing), Err(CodeError::None), "{nothing}");
    }
    for cut in [&code[..300], &format!("{}…全文", &code[..300]), &format!("{} 谢谢", &code[..300]), "LM1", "#LM1AA"]
    {
        assert_eq!(find(cut), Err(CodeError::CutOff), "{cut}");
    }
    let altered = format!("{}x{}", &code[..300], &code[301..]);
    assert_eq!(find(&altered), Err(CodeError::Altered));
    let starred = format!("{}*{}", &code[..300], &code[301..]);
    assert_eq!(find(&starred), Err(CodeError::Altered));
    assert_eq!(find(&code.replacen("LM1", "LM2", 1)), Err(CodeError::MadeByNewerVersion));
}

#[test]
fn nothing_is_too_short_and_too_much_is_refused() {
    assert_eq!(find(&write(b"").unwrap()), Ok(vec![]));
    assert_eq!(write(&vec![0; 1 << 18]), None);
    let roster = vec![7; 64 * 1024];
    assert_eq!(find(&write(&roster).unwrap()), Ok(roster.clone()));
    assert!(!pastes(&roster) && pastes(&slip()));
}

proptest! {
    #[test]
    fn every_slip_comes_back(slip in proptest::collection::vec(any::<u8>(), 0..600), before in "\\PC{0,20}", after in "\\PC{0,20}") {
        let code = write(&slip).unwrap();
        prop_assert_eq!(find(&code), Ok(slip.clone()));
        prop_assert_eq!(find(&format!("{before} {code} {after}")), Ok(slip));
    }

    #[test]
    fn every_truncation_is_cut_off(slip in proptest::collection::vec(any::<u8>(), 0..300), cut in 3usize..400) {
        let code = write(&slip).unwrap();
        // The full stop may be missing.
        let cut = cut.min(code.len() - 2);
        prop_assert_eq!(find(&code[..cut]), Err(CodeError::CutOff));
        prop_assert_eq!(find(&format!("{}\n以上", &code[..cut])), Err(CodeError::CutOff));
    }

    #[test]
    fn every_changed_letter_is_altered(slip in proptest::collection::vec(any::<u8>(), 0..300), at in 3usize..400, letter in "[A-Za-z0-9_-]") {
        let code = write(&slip).unwrap();
        let at = at.min(code.len() - 2);
        let altered = [&code[..at], letter.as_str(), &code[at + 1..]].concat();
        prop_assume!(altered != code);
        prop_assert_eq!(find(&altered), Err(CodeError::Altered));
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), code in "LM1[A-Za-z0-9_.%-]{0,80}") {
        let _ = find_all(&text);
        let _ = find_all(&format!("{text}{code}{text}"));
    }
}
