//! Events at the border: what is altered, cut, too large or from the future is refused with a reason, and never
//! panics.

use crate::common::*;
use journal::event::{BYTES_MAX, HEADS_MAX, OPS_MAX};
use journal::vocabulary::field;
use journal::{Event, EventError, Op, Subject, Value};
use proptest::prelude::*;
use trust::Digest;

fn event() -> Event {
    Desk::new(0).act(|act| {
        act.add_place(&building(), Some(9)).file_request(&lamp());
    })
}

#[test]
fn an_event_is_read_as_it_was_written() {
    let event = event();
    assert_eq!(Event::verify(event.bytes()), Ok(event.clone()));
    assert_eq!(event.id(), Digest::of(event.bytes()));
    assert_eq!((event.content().seq, event.content().lamport, event.content().prev), (0, 1, None));
}

#[test]
fn every_truncation_is_refused() {
    let event = event();
    for length in 0..event.bytes().len() {
        let result = Event::verify(&event.bytes()[..length]);
        assert!(matches!(result, Err(EventError::Garbled | EventError::Signature)), "{length}: {result:?}");
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let event = event();
    for bit in 0..event.bytes().len() * 8 {
        let mut bytes = event.bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(Event::verify(&bytes).is_err(), "{bit}");
    }
}

#[test]
fn a_version_from_the_future_says_so() {
    let mut bytes = event().bytes().to_vec();
    bytes[0] = 2;
    assert_eq!(Event::verify(&bytes), Err(EventError::Newer));
}

#[test]
fn an_operation_from_the_future_says_so() {
    // Variant 5 does not exist in version 1; a newer program of one of our own authors has signed it.
    let event = event();
    let body = &event.bytes()[..event.bytes().len() - 64];
    let ops = postcard::to_allocvec(&event.content().ops).unwrap();
    let mut future = body[..body.len() - ops.len()].to_vec();
    future.extend_from_slice(&[1, 5, 0]);
    let signature = secret(0).sign("event", &future);
    future.extend_from_slice(&signature.0);
    assert_eq!(Event::verify(&future), Err(EventError::Newer));
}

#[test]
fn a_number_written_in_a_longer_way_is_refused() {
    // 0x01 as 0x81 0x00: the same number, another digest.
    let event = event();
    let body = &event.bytes()[..event.bytes().len() - 64];
    let mut padded = body[..1 + 8 + 32].to_vec();
    padded.extend_from_slice(&[0x80, 0x00]);
    padded.extend_from_slice(&body[1 + 8 + 32 + 1..]);
    let signature = secret(0).sign("event", &padded);
    padded.extend_from_slice(&signature.0);
    assert_eq!(Event::verify(&padded), Err(EventError::Garbled));
}

#[test]
fn an_event_has_limits() {
    let advance = Op::Advance { subject: Subject::request(LAMP), round: 0, stage: 0 };
    let with = |ops| Event::sign(&secret(0), journal::Content { ops, ..event().content().clone() });
    assert!(with(vec![advance.clone(); OPS_MAX]).is_ok());
    assert_eq!(with(vec![advance; OPS_MAX + 1]), Err(EventError::TooLarge));
    let value = Value::Bytes(vec![0; BYTES_MAX]);
    let large = Op::Register { subject: Subject::request(LAMP), field: field::NAME, value, replaces: vec![] };
    assert_eq!(with(vec![large]), Err(EventError::TooLarge));
    let heads = (0..=HEADS_MAX).map(|n| Digest::of(&n.to_be_bytes())).collect();
    let crowded = Event::sign(&secret(0), journal::Content { heads, ..event().content().clone() });
    assert_eq!(crowded, Err(EventError::TooLarge));
    assert_eq!(Event::verify(&vec![1; BYTES_MAX + 1]), Err(EventError::TooLarge));
}

proptest! {
    #[test]
    fn noise_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Event::verify(&bytes).is_err());
        prop_assert!(Event::trusted(bytes).is_err());
    }

    #[test]
    fn signed_noise_is_refused_too(mut bytes in proptest::collection::vec(any::<u8>(), 1..200)) {
        let event = event();
        let header = 1 + 8 + 32 + 1 + 1 + 1 + 1 + 6;
        bytes.splice(..0, event.bytes()[..header].iter().copied());
        bytes.push(0xff);
        let signature = secret(0).sign("event", &bytes);
        bytes.extend_from_slice(&signature.0);
        prop_assert!(Event::verify(&bytes).is_err());
    }
}
