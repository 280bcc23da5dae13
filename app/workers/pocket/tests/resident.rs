//! A resident's phone: a request is sent, received, followed; nothing is lost and nothing forged is believed.

use crate::support::{Device, NINE, Station, files, he, now, pasted};
use courier::body::{Body, CardBody, FollowAct, ReplyTo, Who};
use courier::poster::Poster;
use courier::slip;
use device::MemoryEntropy;
use device::post::{MemoryPost, Post as _, PostError};
use device::store::{Fault, StoreError};
use domain::Day;
use domain::request::{Stage, WORDS_MAX};
use pocket::station::Judged;
use ports::pocket::{About, Ask, Keeps, Post, Reply, Say, Standing, Trouble, Way, What};
use trust::{SealingSecret, SigningSecret};

#[test]
fn a_request_is_sent_by_one_tap_and_its_receipt_comes_back() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    let id = files(&phone, "买降压药").unwrap();
    assert_eq!(phone.shown().requests[0].way, Way::Sent(NINE));
    assert!(phone.shown().requests[0].heard.is_empty(), "sent is not received");
    let request = station.request(&post);
    assert_eq!((request.id, request.words.to_string()), (id, "买降压药".into()));
    assert!(matches!(&request.who, Who::Named { name, .. } if name.to_string() == "何建民"));
    let (slip, _) = station.receipt(&request, 0, None, Stage::Received);
    station.posts(&post, &request, &slip);
    now(phone.look(true));
    let shown = phone.shown();
    assert_eq!((shown.requests[0].heard[0].captain.as_str(), shown.requests[0].gap), ("许宁", false));
    assert_eq!((shown.me, shown.post), (Some(he()), Post::Works));
}

#[test]
fn everything_is_there_after_the_page_is_closed_and_opened_again() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let before = {
        let phone = device.scans(&station);
        files(&phone, "买降压药").unwrap();
        phone.shown()
    };
    let mut after = device.open().shown();
    after.post = before.post;
    assert_eq!(after, before);
}

#[test]
fn without_a_mailbox_the_request_waits_and_can_be_copied_and_goes_once_there_is_a_network() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let phone = device.scans(&station);
    post.fail(Some(PostError::Offline));
    let id = files(&phone, "买降压药").unwrap();
    assert_eq!((phone.shown().requests[0].way, phone.shown().post), (Way::Waits, Post::Silent));
    let Reply::Text(Some(code)) = now(phone.answer(Ask::Copy(About::Request(id)))) else { panic!("no text") };
    let slip = courier::code::find(&code).unwrap();
    assert!(courier::slip::open(core::slice::from_ref(&station.seal), &slip).is_ok());
    now(phone.answer(Ask::Copied(About::Request(id))));
    assert_eq!(phone.shown().requests[0].way, Way::Copied(NINE));
    post.fail(None);
    device.clock.pass(1_000);
    now(phone.look(true));
    assert_eq!(phone.shown().requests[0].way, Way::Sent(NINE + 1_000));
    assert_eq!(station.request(&post).id, id);
}

#[test]
fn a_receipt_taken_in_twice_counts_once_and_one_from_a_stranger_never() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    let id = files(&phone, "买降压药").unwrap();
    let request = station.request(&post);
    let (slip, _) = station.receipt(&request, 0, None, Stage::Received);
    let first = now(phone.take_in(&pasted(&slip))).unwrap();
    assert_eq!((first.what, first.again), (What::Progress(id), false));
    assert!(now(phone.take_in(&pasted(&slip))).unwrap().again);
    assert_eq!(phone.shown().requests[0].heard.len(), 1);
    let (forged, _) = Station::new(50).receipt(&request, 1, None, Stage::Done);
    assert_eq!(now(phone.take_in(&pasted(&forged))), Err(Trouble::Forged));
    assert_eq!(phone.shown().requests[0].heard.len(), 1);
}

/// A station that was restored from a backup has two devices with its voice: each may write a receipt of one number.
#[test]
fn what_two_devices_of_a_station_tell_counts_once_and_the_one_further_on_stands() {
    for restored_first in [false, true] {
        let post = MemoryPost::new();
        let (mut old, mut restored) = (Station::new(1), Station::new(1));
        let phone = Device::near(&post, 7).scans(&old);
        files(&phone, "买降压药").unwrap();
        let request = old.request(&post);
        let (received, _) = old.receipt(&request, 0, None, Stage::Received);
        let (done, _) = restored.receipt(&request, 0, None, Stage::Done);
        // The same word once more, in other bytes.
        let (again, _) = restored.receipt(&request, 0, None, Stage::Done);
        assert_ne!(done, again);
        let mut slips = [received, done, again];
        slips.rotate_left(usize::from(restored_first));
        for slip in &slips {
            old.posts(&post, &request, slip);
            now(phone.look(true));
        }
        let heard: Vec<_> = phone.shown().requests[0].heard.iter().map(|heard| (heard.number, heard.stage)).collect();
        assert_eq!(heard, [(0, Stage::Done)]);
        assert_eq!(now(phone.take_in(&pasted(&slips[0]))).is_err(), !restored_first, "what is behind it is outdated");
        assert_eq!(phone.shown().requests[0].heard.len(), 1);
    }
}

#[test]
fn a_missing_receipt_shows_until_it_comes_in_whatever_order() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    files(&phone, "买降压药").unwrap();
    let request = station.request(&post);
    let (first, digest) = station.receipt(&request, 0, None, Stage::Received);
    let (second, _) = station.receipt(&request, 1, Some(digest), Stage::Received);
    now(phone.take_in(&pasted(&second))).unwrap();
    assert!(phone.shown().requests[0].gap);
    now(phone.take_in(&pasted(&first))).unwrap();
    let mine = &phone.shown().requests[0];
    assert_eq!((mine.gap, mine.heard.iter().map(|heard| heard.number).collect::<Vec<_>>()), (false, vec![0, 1]));
}

#[test]
fn what_is_said_about_a_request_is_sent_and_over_once_the_station_has_acted_on_it() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    let id = files(&phone, "买降压药").unwrap();
    let say = |say| now(phone.answer(Ask::Say { request: id, say }));
    let confirm = Say::Confirm { stars: 5, word: "谢谢".into() };
    assert_eq!(say(confirm.clone()), Reply::Said(Err(Trouble::TooLate)), "nothing is done yet");
    let request = station.request(&post);
    let (done, digest) = station.receipt(&request, 0, None, Stage::Done);
    now(phone.take_in(&pasted(&done))).unwrap();
    assert_eq!(say(confirm.clone()), Reply::Said(Ok(())));
    assert_eq!(say(Say::Reopen { word: "没修好".into() }), Reply::Said(Err(Trouble::TooLate)), "one thing at a time");
    now(phone.look(true));
    assert!(station.reads(&post).iter().any(|body| matches!(
        body, Body::Follow(follow) if matches!(follow.act, FollowAct::Confirm { stars: 5, .. })
    )));
    assert_eq!(phone.shown().requests[0].said, Some((confirm, Way::Sent(NINE))));
    let (closed, _) = station.receipt(&request, 1, Some(digest), Stage::Closed);
    now(phone.take_in(&pasted(&closed))).unwrap();
    assert_eq!(phone.shown().requests[0].said, None);
}

#[test]
fn a_full_disk_says_so_and_loses_nothing() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let phone = device.scans(&station);
    device.store.wedge(Some(StoreError::Full));
    let id = files(&phone, "买降压药").unwrap();
    assert_eq!(phone.shown().keeps, Keeps::Not);
    assert_eq!(station.request(&post).id, id, "it went by mailbox all the same");
    device.store.wedge(None);
    files(&phone, "修灯").unwrap();
    assert_eq!(phone.shown().keeps, Keeps::Well);
    assert_eq!(device.open().shown().requests.len(), 2, "the next write carries both");
}

#[test]
fn a_commit_whose_answer_was_lost_makes_no_second_request() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let phone = device.scans(&station);
    device.store.fail_next(Fault::After(StoreError::Lost));
    files(&phone, "买降压药").unwrap();
    assert_eq!(device.open().shown().requests.len(), 1);
    assert_eq!(station.reads(&post).len(), 1);
}

#[test]
fn a_phone_that_lost_its_storage_says_that_it_cannot_read_the_answer() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    files(&Device::near(&post, 7).scans(&station), "买降压药").unwrap();
    let request = station.request(&post);
    let (slip, _) = station.receipt(&request, 0, None, Stage::Received);
    let emptied = Device::near(&post, 8).scans(&station);
    assert_eq!(now(emptied.take_in(&pasted(&slip))), Err(Trouble::NotForMe));
    files(&emptied, "修灯").unwrap();
    assert_eq!(now(emptied.take_in(&pasted(&slip))), Err(Trouble::NotForMe));
}

#[test]
fn every_bad_message_is_told_apart() {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    files(&phone, "买降压药").unwrap();
    let request = station.request(&post);
    let (slip, _) = station.receipt(&request, 0, None, Stage::Received);
    let whole = courier::code::write(&slip).unwrap();
    let altered = [&whole[..60], if &whole[60..61] == "A" { "B" } else { "A" }, &whole[61..]].concat();
    for (text, trouble) in [
        ("", Trouble::NothingThere),
        ("今天天气不错", Trouble::NothingThere),
        (&whole[..whole.len() / 2], Trouble::CutOff),
        (&altered, Trouble::Altered),
    ] {
        assert_eq!(now(phone.take_in(text)), Err(trouble), "{text}");
    }
    let station_only = courier::slip::sign_open(&station.sign, &Body::Request(request.clone())).unwrap();
    assert_eq!(now(phone.take_in(&pasted(&station_only))), Err(Trouble::Elsewhere));
    let stranger = courier::body::RequestBody { id: domain::RequestId([9; 16]), ..request };
    let (unknown, _) = station.receipt(&stranger, 0, None, Stage::Received);
    assert_eq!(now(phone.take_in(&pasted(&unknown))), Err(Trouble::Unknown));
}

#[test]
fn words_at_the_limit_go_and_beyond_it_do_not() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).scans(&station);
    assert_eq!(files(&phone, " \n "), Err(Trouble::Words));
    assert_eq!(files(&phone, &"灯".repeat(WORDS_MAX + 1)), Err(Trouble::Words));
    let words = "灯".repeat(WORDS_MAX);
    files(&phone, &words).unwrap();
    assert_eq!(station.request(&post).words.to_string(), words);
    let Reply::Text(Some(code)) = now(phone.answer(Ask::Copy(About::Request(phone.shown().requests[0].id)))) else {
        panic!("no text")
    };
    assert!(code.len() <= courier::code::PASTED_MAX, "two thousand characters still fit a chat: {}", code.len());
}

#[test]
fn a_forged_poster_is_shown_as_such_and_takes_nothing() {
    let (post, station, forger) = (MemoryPost::new(), Station::new(1), Station::new(50));
    let device = Device::near(&post, 7);
    let phone = device.scans(&station);
    let file = courier::station::StationFile {
        root: station.sign.public().to_string(),
        telephone: "02988880000".into(),
        ..Default::default()
    };
    let judged = Judged::of(forger.poster(), Some(&file));
    assert_eq!(now(phone.take_poster(judged)), Err(Trouble::ForgedPoster));
    let shown = phone.shown().station.unwrap();
    assert_eq!((shown.standing, shown.telephone.as_str()), (Standing::Forged, "02988880000"));
    assert_eq!(files(&phone, "买药"), Err(Trouble::NoStation));
    assert_eq!(device.open().shown().station.map(|s| s.standing), Some(Standing::Unverified), "the old one is kept");
}

#[test]
fn a_poster_that_says_it_is_the_samples_gives_no_telephone_of_its_own() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let telephone = |telephone: &str| {
        let phone = Device::near(&post, 7).open();
        let poster = Poster { sample: true, telephone: telephone.into(), ..station.poster() };
        now(phone.take_poster(Judged::of(poster, Some(&station.file())))).unwrap();
        phone.shown().station.unwrap().telephone
    };
    assert_eq!(telephone("13900000000"), "", "a forger's");
    assert_eq!(telephone(courier::poster::SAMPLE_TELEPHONE), courier::poster::SAMPLE_TELEPHONE);
}

#[test]
fn without_a_poster_there_is_nobody_to_send_to_and_a_pasted_link_mends_that() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).open();
    assert_eq!(files(&phone, "买药"), Err(Trouble::NoStation));
    let link = station.poster().link("https://a.example/").unwrap();
    let taken = now(phone.take_in(&format!("扫这个 {link} 就行"))).unwrap();
    assert_eq!(taken.what, What::Poster);
    assert_eq!(phone.shown().station.map(|s| (s.estate, s.building)), Some(("青禾小区".into(), "9号楼".into())));
    assert!(files(&phone, "买药").is_ok());
    assert_eq!(now(phone.take_in(&link[..link.len() - 9])), Err(Trouble::BadPoster));
}

#[test]
fn a_poster_nobody_vouches_for_takes_no_other_stations_place_unasked() {
    let (post, station, other) = (MemoryPost::new(), Station::new(1), Station::new(50));
    let device = Device::near(&post, 7);
    let phone = device.open();
    now(phone.take_poster(station.vouched())).unwrap();
    let held = phone.shown().station.unwrap();
    assert_eq!(held.standing, Standing::Genuine);
    let link = other.poster().link("https://a.example/").unwrap();
    let opened = Judged::of(other.poster(), None);
    for change in [false, true] {
        now(phone.take_poster(opened.clone())).unwrap();
        let shown = phone.shown();
        assert_eq!(shown.station.as_ref(), Some(&held));
        assert_eq!(shown.other.unwrap().fingerprint, other.poster().root.to_string());
        now(phone.answer(Ask::Choose { change: false }));
        assert_eq!((phone.shown().station.as_ref(), phone.shown().other), (Some(&held), None));
        now(phone.take_in(&link)).unwrap();
        assert!(phone.shown().other.is_some(), "a pasted link asks as well");
        now(phone.answer(Ask::Choose { change }));
    }
    let now_held = device.open().shown().station.unwrap();
    assert_eq!((now_held.fingerprint, now_held.standing), (other.poster().root.to_string(), Standing::Unverified));
}

#[test]
fn a_copied_fingerprint_moves_neither_inbox_nor_mailbox_nor_telephone_unasked() {
    let (post, station, stranger) = (MemoryPost::new(), Station::new(1), Station::new(50));
    let device = Device::near(&post, 7);
    let phone = device.scans(&station);
    let held = phone.shown().station.unwrap();
    let own = station.poster();
    let copies = [
        Poster { inbox: stranger.seal.public(), ..station.poster() },
        Poster { folder: Some(stranger.secret.id()), ..station.poster() },
        Poster { folder: None, ..station.poster() },
        Poster { telephone: "13900000000".into(), ..station.poster() },
    ];
    for copy in &copies {
        let link = copy.link("https://a.example/").unwrap();
        now(phone.take_in(&link)).unwrap();
        assert!(phone.shown().other.is_some(), "a pasted link asks");
        now(phone.answer(Ask::Choose { change: false }));
        now(phone.take_poster(Judged::of(copy.clone(), None))).unwrap();
        assert!(phone.shown().other.is_some(), "an opened one asks");
        assert_eq!(phone.shown().station.as_ref(), Some(&held));
        now(phone.answer(Ask::Choose { change: false }));
        assert!(phone.remembers(&own));
    }
    files(&phone, "买药").unwrap();
    assert_eq!(station.requests(&post).len(), 1);
    now(phone.take_in(&Poster { building: 3, ..own }.link("https://a.example/").unwrap())).unwrap();
    let shown = phone.shown();
    assert_eq!((shown.other, shown.station.unwrap().building.as_str()), (None, "3号楼"), "another building goes on");
    now(phone.take_in(&copies[3].link("https://a.example/").unwrap())).unwrap();
    now(phone.answer(Ask::Choose { change: true }));
    assert_eq!(device.open().shown().station.unwrap().telephone, "13900000000", "who says so changes");
}

#[test]
fn another_poster_of_the_same_station_keeps_what_its_site_said() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).open();
    now(phone.take_poster(station.vouched())).unwrap();
    let mut poster = Poster { building: 3, telephone: "13900000000".into(), ..station.poster() };
    poster.inbox = Station::new(50).seal.public();
    now(phone.take_poster(Judged::of(poster, None))).unwrap();
    assert_eq!(phone.shown().other, None, "its card answers for inbox and telephone");
    let shown = phone.shown().station.unwrap();
    assert_eq!((shown.building.as_str(), shown.standing), ("3号楼", Standing::Genuine));
    assert_eq!(shown.telephone, "02988880000");
    files(&phone, "买药").unwrap();
    assert_eq!(station.requests(&post).len(), 1, "it went to the inbox the station's card names");
}

/// What a station posts to a phone when its inbox has the key of this seed since then.
fn card(station: &Station, device: &Device, reply: ReplyTo, seed: u8, at_ms: u64) {
    let seal = SealingSecret::from_seed([seed; 32]).public();
    let inbox = ReplyTo { seal, folder: station.secret.id() };
    let card = CardBody { name: "青禾小区".into(), telephone: "02988880000".into(), inbox, at_ms };
    let slip = slip::seal(&mut MemoryEntropy::seeded(at_ms), &station.sign, &reply.seal, &Body::Card(card));
    now(device.post.put(&reply.folder, Day::of(NINE), &slip.unwrap())).unwrap();
}

/// How many slips in the station's box open with the key of this seed.
fn sealed_to(station: &Station, device: &Device, seed: u8) -> usize {
    let theirs = device.post.objects().into_iter().filter(|(to, ..)| *to == station.secret.id());
    theirs.filter(|(.., bytes)| slip::is_sealed_to(&[SealingSecret::from_seed([seed; 32])], bytes)).count()
}

#[test]
fn a_stations_newer_card_is_believed_and_neither_an_older_one_nor_its_site_takes_it_back() {
    for vouched in [true, false] {
        let (post, station, forger) = (MemoryPost::new(), Station::new(1), Station::new(9));
        let device = Device::near(&post, 7);
        let judged = || if vouched { station.vouched() } else { Judged::of(station.poster(), None) };
        let phone = device.open();
        now(phone.take_poster(judged())).unwrap();
        files(&phone, "买药").unwrap();
        let reply = station.request(&post).reply.expect("where to answer");
        let mut forged = Station::new(1);
        forged.sign = SigningSecret::from_seed([9; 32]);
        card(&station, &device, reply, 62, NINE + 20);
        card(&station, &device, reply, 61, NINE + 10);
        card(&forged, &device, reply, 63, NINE + 30);
        now(phone.look(true));
        files(&phone, "修灯").unwrap();
        assert_eq!([61, 62, 63].map(|seed| sealed_to(&station, &device, seed)), [0, 1, 0], "vouched: {vouched}");
        // The site still serves the card of before, or says nothing; so it is after the page was closed, too.
        drop(phone);
        let phone = device.open();
        now(phone.take_poster(judged())).unwrap();
        files(&phone, "理发").unwrap();
        assert_eq!(sealed_to(&station, &device, 62), 2);
        // Nor does a poster with the fingerprint copied and another inbox.
        let copied = Poster { inbox: forger.seal.public(), ..station.poster() };
        now(phone.take_poster(Judged::of(copied, None))).unwrap();
        files(&phone, "搬家").unwrap();
        assert_eq!((sealed_to(&station, &device, 62), sealed_to(&station, &device, 10)), (3, 0));
    }
}
