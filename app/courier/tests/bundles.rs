//! Bundles: what opens, with what, and what is said when one does not. Version 1 opens for ever: the files under
//! `fixtures/v1` are never changed.

use courier::bundle::{self, Bundle, BundleError, Lock, Row, To, With};
use domain::{PersonId, PlaceId};
use proptest::prelude::*;
use std::path::PathBuf;
use trust::{Digest, Draw, Fingerprint, LongKey, PersonKey, Sealed, SealingPublic, SealingSecret};

const SALT: [u8; 16] = [7; 16];
const STRETCHED: [u8; 32] = [8; 32];
/// Bytes before the sealed content, under a passphrase and for a device.
const HEADS: [usize; 2] = [8 + 2 + 16 + 72 + 8 + 8, 8 + 2 + 4 + 80 + 8 + 8];

fn device() -> SealingSecret {
    SealingSecret::from_seed([21; 32])
}

fn small() -> Bundle {
    Bundle {
        station: Fingerprint([1; 8]),
        made_ms: 1_795_309_200_000,
        logs: vec![(PlaceId([2; 8]), vec![b"one event".to_vec(), b"another".to_vec()]), (PlaceId([3; 8]), vec![])],
        keys: vec![(PersonId([4; 16]), PersonKey([5; 32]))],
        rows: vec![Row { table: "tray".into(), key: vec![6], value: "楼道的灯".into() }],
    }
}

fn under_a_passphrase(bundle: &Bundle) -> Vec<u8> {
    bundle::seal(&mut Draw::from_seed([9; 32]), &To::Passphrase(SALT, &STRETCHED), bundle).unwrap()
}

fn for_a_device(bundle: &Bundle) -> Vec<u8> {
    bundle::seal(&mut Draw::from_seed([10; 32]), &To::Device(&device().public()), bundle).unwrap()
}

fn open_passphrase(bytes: &[u8]) -> Result<Bundle, BundleError> {
    bundle::open(&With::Passphrase(&STRETCHED), bytes)
}

fn open_device(bytes: &[u8]) -> Result<Bundle, BundleError> {
    bundle::open(&With::Device(&[SealingSecret::from_seed([20; 32]), device()]), bytes)
}

#[test]
fn a_backup_opens_with_its_passphrase_and_with_nothing_else() {
    let bytes = under_a_passphrase(&small());
    assert_eq!(bundle::lock(&bytes), Ok(Lock::Passphrase(SALT)));
    assert_eq!(open_passphrase(&bytes), Ok(small()));
    assert_eq!(bundle::open(&With::Passphrase(&[0; 32]), &bytes), Err(BundleError::WrongPassphrase));
    assert_eq!(open_device(&bytes), Err(BundleError::WrongPassphrase));
}

#[test]
fn a_handed_log_opens_on_its_device_and_on_no_other() {
    let bytes = for_a_device(&small());
    assert_eq!(bundle::lock(&bytes), Ok(Lock::Device(device().public().0[..4].try_into().unwrap())));
    assert_eq!(open_device(&bytes), Ok(small()));
    let stranger = SealingSecret::from_seed([22; 32]);
    assert_eq!(bundle::open(&With::Device(&[stranger]), &bytes), Err(BundleError::NotForThisDevice));
    assert_eq!(open_passphrase(&bytes), Err(BundleError::NotForThisDevice));
}

#[test]
fn nothing_of_what_it_carries_can_be_read_without_its_key() {
    for bytes in [under_a_passphrase(&small()), for_a_device(&small())] {
        for secret in [&b"one event"[..], "楼道的灯".as_bytes(), &[5; 32], &[1; 8]] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        }
    }
}

#[test]
fn a_bundle_over_several_portions_comes_back_whole() {
    let mut large = small();
    large.logs[1].1 = (0..400u32).map(|number| number.to_be_bytes().repeat(200)).collect();
    let bytes = under_a_passphrase(&large);
    assert!(bytes.len() > 4 * trust::long::PORTION);
    assert_eq!(open_passphrase(&bytes), Ok(large));
}

#[test]
fn every_truncation_is_called_cut_off() {
    for (bytes, open) in [
        (under_a_passphrase(&small()), open_passphrase as fn(&[u8]) -> Result<Bundle, BundleError>),
        (for_a_device(&small()), open_device),
    ] {
        assert_eq!(open(&[]), Err(BundleError::NotABundle));
        for length in 1..bytes.len() {
            assert_eq!(open(&bytes[..length]), Err(BundleError::CutOff), "{length}");
            assert_eq!(bundle::lock(&bytes[..length]), Err(BundleError::CutOff), "{length}");
        }
    }
}

#[test]
fn every_flipped_bit_is_refused_and_never_taken_for_a_wrong_passphrase() {
    for (bytes, open, head) in [
        (under_a_passphrase(&small()), open_passphrase as fn(&[u8]) -> Result<Bundle, BundleError>, HEADS[0]),
        (for_a_device(&small()), open_device, HEADS[1]),
    ] {
        for bit in 0..bytes.len() * 8 {
            let mut altered = bytes.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            let why = open(&altered).expect_err("altered");
            match bit / 8 {
                0..8 => assert_eq!(why, BundleError::NotABundle, "{bit}"),
                8 => assert_eq!(why, BundleError::Newer, "{bit}"),
                // One flip turns one sort of lock into the other, whose beginning has another length.
                9 => assert!(matches!(why, BundleError::Newer | BundleError::Altered | BundleError::CutOff), "{bit}"),
                _ => assert_eq!(why, BundleError::Altered, "{bit}"),
            }
            assert_eq!(bundle::lock(&altered).is_ok(), bit / 8 >= head, "{bit}");
        }
    }
}

#[test]
fn bytes_after_the_end_are_refused() {
    let bytes = [&under_a_passphrase(&small())[..], b"\n"].concat();
    assert_eq!(open_passphrase(&bytes), Err(BundleError::Altered));
}

#[test]
fn a_portion_of_another_bundle_does_not_fit() {
    let one = for_a_device(&small());
    let other = bundle::seal(&mut Draw::from_seed([11; 32]), &To::Device(&device().public()), &small()).unwrap();
    let mixed = [&one[..HEADS[1]], &other[HEADS[1]..]].concat();
    assert_eq!(open_device(&mixed), Err(BundleError::Altered));
}

/// A bundle of today's form around any content, as a newer program might write it.
fn around(content: &[u8]) -> Vec<u8> {
    let key = LongKey([12; 32]);
    let Sealed { nonce, bytes } = PersonKey(STRETCHED).seal(&mut Draw::from_seed([13; 32]), b"bundle 1 key", &key.0);
    let length = (trust::long::sealed_len(content.len()) as u64).to_be_bytes();
    let head = [&b"LMbundle\x01\x00"[..], &SALT, &nonce, &bytes, &length].concat();
    [&head[..], &Digest::of(&head).0[..8], &key.seal(&head, content)].concat()
}

#[test]
fn what_a_newer_version_made_is_newer_and_not_damaged() {
    let content = postcard::to_allocvec(&small()).unwrap();
    assert_eq!(open_passphrase(&around(&content)), Ok(small()));
    assert_eq!(open_passphrase(&around(&[&content[..], &[1]].concat())), Err(BundleError::Newer));
    assert_eq!(open_passphrase(&around(&content[..20])), Err(BundleError::Newer));
    for beginning in [&b"LMbundle\x02"[..], b"LMbundle\x01\x02", b"LMbundle\x02\x00and whatever follows"] {
        assert_eq!(open_passphrase(beginning), Err(BundleError::Newer));
    }
}

#[test]
fn what_is_no_bundle_says_so() {
    for bytes in [&b""[..], b"\0", b"PK\x03\x04", b"{\"root\":1}", "您好!这是我的诉求".as_bytes(), b"LMbundlf\x01\x00"]
    {
        assert_eq!(open_passphrase(bytes), Err(BundleError::NotABundle));
        assert_eq!(bundle::lock(bytes), Err(BundleError::NotABundle));
    }
}

#[test]
fn a_claim_of_more_than_fits_is_refused_before_room_is_made_for_it() {
    let mut head = under_a_passphrase(&small())[..HEADS[0] - 16].to_vec();
    head.extend((bundle::BYTES_MAX as u64 + 1).to_be_bytes());
    let check = Digest::of(&head).0;
    head.extend(&check[..8]);
    assert_eq!(open_passphrase(&head), Err(BundleError::TooLarge));
    let nobody = To::Device(&SealingPublic([0; 32]));
    assert_eq!(bundle::seal(&mut Draw::from_seed([9; 32]), &nobody, &small()), Err(BundleError::BadKey));
}

#[test]
fn every_bundle_of_version_1_opens_and_is_written_the_same_again() {
    for (name, written, open) in [
        ("passphrase", under_a_passphrase(&small()), open_passphrase as fn(&[u8]) -> Result<Bundle, BundleError>),
        ("device", for_a_device(&small()), open_device),
    ] {
        let path = format!("tests/fixtures/v1/bundle-{name}.bin");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
        // With `KEEP_FIXTURES=1` one that is missing is written first; none is ever overwritten.
        if !path.exists() && std::env::var_os("KEEP_FIXTURES").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let kept = std::fs::read(&path).unwrap_or_else(|_| panic!("{name}: no fixture"));
        assert_eq!(open(&kept), Ok(small()), "{name}");
        assert_eq!(written, kept, "{name}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open_passphrase(&bytes).is_err());
        prop_assert!(open_device(&[b"LMbundle\x01", &bytes[..]].concat()).is_err());
    }
}
