//! Slips on their way: what opens, for whom, and what is said when one does not.

mod sample;

use courier::slip::{self, SlipError};
use courier::{Body, code};
use proptest::prelude::*;
use sample::{request, station, stranger, told};
use trust::{Draw, SealingSecret, SigningSecret};

fn phone() -> SigningSecret {
    SigningSecret::from_seed([11; 32])
}

fn sealed(body: &Body) -> Vec<u8> {
    slip::seal(&mut Draw::from_seed([12; 32]), &phone(), &station().public(), body).unwrap()
}

#[test]
fn the_station_reads_what_a_resident_wrote_and_nobody_else_does() {
    let body = request("楼道的灯从晚上九点起就不亮了");
    let slip = sealed(&body);
    let opened = slip::open(&[station()], &slip).unwrap();
    assert_eq!((opened.signer, &opened.body), (phone().public(), &body));
    assert_eq!((opened.digest, opened.sealed_to), (slip::digest(&body), Some(station().public())));
    assert_eq!(slip::open(&[stranger()], &slip), Err(SlipError::NotForThisDevice));
    assert_eq!(slip::open(&[], &slip), Err(SlipError::NotForThisDevice));
}

#[test]
fn a_slip_to_an_earlier_key_still_opens_and_says_which() {
    let opened = slip::open(&[stranger(), station()], &sealed(&request("修锁"))).unwrap();
    assert_eq!(opened.sealed_to, Some(station().public()));
}

#[test]
fn another_key_that_begins_alike_does_not_get_in_the_way() {
    // The hint is the key's first four bytes; the wrong key makes it "altered", as nobody can tell the difference.
    let mut slip = sealed(&request("修锁"));
    slip[2..6].copy_from_slice(&stranger().public().0[..4]);
    assert_eq!(slip::open(&[stranger(), station()], &slip), Err(SlipError::Altered));
}

#[test]
fn an_open_slip_is_read_by_anyone_and_names_its_signer() {
    let body = told().remove(3).1;
    let slip = slip::sign_open(&phone(), &body).unwrap();
    let opened = slip::open_open(&slip).unwrap();
    assert_eq!((opened.signer, opened.body, opened.sealed_to), (phone().public(), body, None));
}

#[test]
fn a_captain_cannot_pass_a_slip_on_as_if_it_had_been_meant_for_another() {
    let body = request("请陪我去医院");
    let other = stranger();
    // What an open signature covers is not what a sealed one does, and each receiver needs a signature of its own.
    let open = slip::sign_open(&phone(), &body).unwrap();
    let resealed = trust::seal(&mut Draw::from_seed([1; 32]), &other.public(), "slip 1", &open[2..]).unwrap();
    let slip = [&[1, 0][..], &other.public().0[..4], &resealed].concat();
    assert_eq!(slip::open(&[other], &slip), Err(SlipError::Altered));
}

#[test]
fn a_body_from_the_future_is_newer_not_altered() {
    let body = [200u8, 1, 2, 3];
    let signature = phone().sign("slip 1 open", &body);
    let signed = postcard::to_allocvec(&(phone().public(), signature, body.to_vec())).unwrap();
    assert_eq!(slip::open_open(&[&[1, 1][..], &signed].concat()), Err(SlipError::MadeByNewerVersion));
    assert_eq!(slip::open_open(&[2, 1, 0]), Err(SlipError::MadeByNewerVersion));
    assert_eq!(slip::open_open(&[1, 7, 0]), Err(SlipError::MadeByNewerVersion));
}

#[test]
fn what_is_no_slip_says_so() {
    assert_eq!(slip::open_open(&[]), Err(SlipError::NotASlip));
    assert_eq!(slip::open_open(b"\0anything"), Err(SlipError::NotASlip));
    assert_eq!(slip::open_open(&vec![1; 70_000]), Err(SlipError::TooLong));
}

#[test]
fn every_truncation_and_every_flipped_bit_of_a_slip_is_refused() {
    let open = slip::sign_open(&phone(), &told().remove(3).1).unwrap();
    for slip in [sealed(&request("修锁")), open] {
        for length in 0..slip.len() {
            assert!(slip::open(&[station()], &slip[..length]).is_err(), "{length}");
        }
        for bit in 0..slip.len() * 8 {
            let mut altered = slip.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(slip::open(&[station()], &altered).is_err(), "{bit}");
        }
    }
}

#[test]
fn the_longest_words_of_any_script_can_be_pasted() {
    for letter in ["灯", "a", "é", "ا", "ก", "한", "漢", "🛠"] {
        let count = domain::request::WORDS_MAX / letter.encode_utf16().count();
        let code = code::write(&sealed(&request(&letter.repeat(count)))).unwrap();
        assert!(code.len() <= code::PASTED_MAX, "{letter}: {}", code.len());
    }
}

#[test]
fn an_ordinary_request_fits_a_qr_code() {
    let code = code::write(&sealed(&request("厨房水管漏水，水一直流，请尽快派人来看看，我今天都在家。"))).unwrap();
    assert!(code.len() <= 1_024, "{}", code.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_make_it_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), sort in 0u8..3) {
        if let [version, kind, ..] = bytes.as_mut_slice() {
            (*version, *kind) = (1, sort);
        }
        prop_assert!(slip::open(&[SealingSecret::from_seed([5; 32])], &bytes).is_err());
    }
}
