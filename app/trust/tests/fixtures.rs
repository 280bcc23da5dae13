//! Sealed and signed bytes of version 1, kept for ever: every later program opens and believes them.
//!
//! A fixture that was once released never changes. `cargo test -p trust --test fixtures -- --ignored` writes the ones
//! that are missing, and only those.

use domain::place::Level;
use std::path::PathBuf;
use trust::{
    Above, BoxSecret, Certificate, Digest, Draw, Leave, OnceKey, PersonKey, Revocation, Role, Sealed, SealingPublic,
    SealingSecret, Signature, SigningSecret, Standing, Terms, derive, fingerprint, seal, verify,
};

const WORDS: &str = "楼道的灯坏了，晚上看不见";

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1").join(name).with_extension("bin")
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn made() -> Vec<(&'static str, Vec<u8>)> {
    let mut draw = Draw::from_seed([1; 32]);
    let to = SealingSecret::from_seed([2; 32]).public();
    let signer = SigningSecret::from_seed([5; 32]);
    let (key, seal_key) = (signer.public(), SealingPublic([6; 32]));
    let place = domain::PlaceId([7; 8]);
    let terms = Terms {
        issuer: key,
        subject: key,
        seal: seal_key,
        place,
        role: Role::Station,
        not_before_ms: 1,
        not_after_ms: 9,
    };
    let person = PersonKey([3; 32]).seal(&mut draw, b"name", WORDS.as_bytes());
    let (once, attachment) = OnceKey::seal(&mut draw, "photo", WORDS.as_bytes());
    vec![
        ("sealed", seal(&mut draw, &to, "slip", WORDS.as_bytes()).unwrap()),
        ("person", postcard::to_allocvec(&person).unwrap()),
        ("attachment", [&once.0[..], &attachment].concat()),
        ("signature", signer.sign("event", WORDS.as_bytes()).0.to_vec()),
        ("certificate", postcard::to_allocvec(&Certificate::issue(&signer, terms)).unwrap()),
        ("above", postcard::to_allocvec(&above(&signer, terms)).unwrap()),
        ("leave", postcard::to_allocvec(&Leave::issue(&signer, Digest([1; 32]), vec![Digest([2; 32])])).unwrap()),
        ("revocation", Revocation::issue(&signer, key, vec![(place, 3)]).bytes()),
        ("revocation-naming", Revocation::naming(&signer, key, vec![(place, 3, Digest([4; 32]))]).bytes()),
    ]
}

/// The word of this root that an office stands above it.
fn above(below: &SigningSecret, own: Terms) -> Above {
    let office = SigningSecret::from_seed([8; 32]);
    let itself = Terms { subject: office.public(), role: Role::Office, ..own };
    let standing = Standing {
        below: below.public(),
        above: Certificate::issue(&office, itself),
        given: Certificate::issue(&office, own),
        level: Level::Street,
        name: "长宁街道办事处".into(),
        since_ms: 5,
    };
    Above::issue(below, standing)
}

#[test]
fn a_sealed_slip_still_opens() {
    let opened = SealingSecret::from_seed([2; 32]).open("slip", &read("sealed"));
    assert_eq!(opened.as_deref(), Ok(WORDS.as_bytes()));
}

#[test]
fn a_persons_name_still_opens() {
    let sealed: Sealed = postcard::from_bytes(&read("person")).unwrap();
    assert_eq!(PersonKey([3; 32]).open(b"name", &sealed).as_deref(), Ok(WORDS.as_bytes()));
}

#[test]
fn a_photo_still_opens() {
    let bytes = read("attachment");
    let (key, sealed) = bytes.split_first_chunk().unwrap();
    assert_eq!(OnceKey(*key).open("photo", sealed).as_deref(), Ok(WORDS.as_bytes()));
}

#[test]
fn a_signature_is_still_believed() {
    let signature = Signature(read("signature").try_into().unwrap());
    let signer = SigningSecret::from_seed([5; 32]).public();
    assert_eq!(verify(&signer, "event", WORDS.as_bytes(), &signature), Ok(()));
}

#[test]
fn a_certificate_is_still_believed_and_has_the_same_bytes() {
    let certificate: Certificate = postcard::from_bytes(&read("certificate")).unwrap();
    assert_eq!(certificate.verify(), Ok(()));
    assert!(certificate.is_root());
    assert_eq!(postcard::to_allocvec(&certificate).unwrap(), read("certificate"));
}

#[test]
fn a_root_still_stands_below_another_and_leaves_it() {
    let above: Above = postcard::from_bytes(&read("above")).unwrap();
    assert_eq!((above.verify(), above.standing.name.as_str()), (Ok(()), "长宁街道办事处"));
    assert_eq!(postcard::to_allocvec(&above).unwrap(), read("above"));
    let leave: Leave = postcard::from_bytes(&read("leave")).unwrap();
    assert_eq!((leave.verify(), leave.leaving.keeps), (Ok(()), vec![Digest([2; 32])]));
}

#[test]
fn a_revocation_still_says_how_far_a_device_counts_whether_it_names_the_last_event_or_only_its_number() {
    let place = domain::PlaceId([7; 8]);
    for (name, end) in [("revocation", None), ("revocation-naming", Some((3, Digest([4; 32]))))] {
        let revocation = Revocation::read(&read(name)).unwrap();
        assert_eq!((revocation.verify(), revocation.counted(place), revocation.end(place)), (Ok(()), 4, end), "{name}");
        assert_eq!(revocation.bytes(), read(name));
    }
}

#[test]
fn what_is_computed_from_keys_never_changes() {
    let signer = SigningSecret::from_seed([5; 32]).public();
    assert_eq!(fingerprint(&signer).to_string(), "8a81-44d2-ed07-8b51");
    assert_eq!(BoxSecret([8; 32]).id().to_string(), "KJXfXYC6Lp5n9iR49G_aAw");
    assert_eq!(
        trust::Digest(derive(&[9; 32], "kiosk seal")).to_string(),
        "3490cbdb826ca881493cd9e83c17fcd42064b08a855b44e3beab24cc3dd9a7fa"
    );
    assert_eq!(
        trust::Digest(Draw::from_seed([1; 32]).array()).to_string(),
        "8ec050525f05fab59e8e5ac6efeec19ebf5b34b1a7207a6eda42425f5ae1e52b"
    );
}

#[test]
#[ignore = "writes the fixtures that are missing"]
fn write_what_is_missing() {
    for (name, bytes) in made() {
        if !path(name).exists() {
            std::fs::write(path(name), bytes).unwrap();
        }
    }
}
