//! Version 1 for ever: every sort of slip as it was first written opens in today's program, and today's program writes
//! the same bytes. A file here is never changed; a new version gets a new folder.

mod sample;

use courier::slip::{self, Opened};
use courier::{Body, Poster, code};
use domain::PlaceId;
use std::path::PathBuf;
use trust::{BoxId, Draw, Fingerprint, SealingPublic, SigningSecret};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1").join(format!("{name}.txt"))
}

/// The kept text; with `KEEP_FIXTURES=1`, one that is missing is written first, and none is ever overwritten.
fn kept(name: &str, written: &str) -> String {
    let path = path(name);
    if !path.exists() && std::env::var_os("KEEP_FIXTURES").is_some() {
        std::fs::write(&path, format!("{written}\n")).unwrap();
    }
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name}: no fixture")).trim_end().to_owned()
}

fn is_open(body: &Body) -> bool {
    matches!(body, Body::Offer(_) | Body::Enrol(_) | Body::Card(_) | Body::Join(_) | Body::Under(_) | Body::Contact(_))
}

#[test]
fn every_slip_of_version_1_opens_and_is_written_the_same_again() {
    let signer = SigningSecret::from_seed([31; 32]);
    for (name, body) in sample::told() {
        let written = if is_open(&body) {
            slip::sign_open(&signer, &body).unwrap()
        } else {
            slip::seal(&mut Draw::from_seed([32; 32]), &signer, &sample::station().public(), &body).unwrap()
        };
        let kept = kept(name, &code::write(&written).unwrap());
        let Opened { signer: by, body: opened, .. } =
            slip::open(&[sample::station()], &code::find(&kept).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!((by, opened), (signer.public(), body), "{name}");
        assert_eq!(code::write(&written).unwrap(), kept, "{name}");
    }
}

#[test]
fn every_poster_of_version_1_is_read_and_written_the_same_again() {
    let full = Poster {
        place: PlaceId([1; 8]),
        inbox: SealingPublic([2; 32]),
        root: Fingerprint([3; 8]),
        folder: Some(BoxId([4; 16])),
        building: 9,
        telephone: "13800001234".into(),
        name: "青禾小区".into(),
        sample: false,
    };
    let bare = Poster {
        folder: None,
        building: 0,
        telephone: String::new(),
        name: "Qinghe".into(),
        sample: true,
        ..full.clone()
    };
    for (name, poster) in [("poster", full), ("poster-sample", bare)] {
        let kept = kept(name, &poster.code().unwrap());
        assert_eq!(Poster::parse(&kept).as_ref(), Ok(&poster), "{name}");
        assert_eq!(poster.code().unwrap(), kept, "{name}");
    }
}
