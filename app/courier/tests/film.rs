//! Films: whatever is missed, mixed or broken of one, what comes out is the file or nothing.

use courier::film::{FILE_BYTES_MAX, Seen, Watching, frames};
use trust::Draw;

/// A file of noise.
fn file(seed: u8, length: usize) -> Vec<u8> {
    let mut draw = Draw::from_seed([seed; 32]);
    let mut bytes: Vec<u8> =
        core::iter::repeat_with(|| draw.array::<32>()).take(length.div_ceil(32)).flatten().collect();
    bytes.truncate(length);
    bytes
}

/// Below `end`.
fn below(draw: &mut Draw, end: usize) -> usize {
    usize::try_from(u64::from_be_bytes(draw.array())).unwrap() % end
}

/// Shuffles by a draw.
fn shuffled(mut all: Vec<String>, draw: &mut Draw) -> Vec<String> {
    (1..all.len()).rev().for_each(|at| all.swap(at, below(draw, at + 1)));
    all
}

/// Shows these frames; the file, and after how many.
fn watched(shown: impl IntoIterator<Item = String>) -> Option<(Vec<u8>, usize)> {
    let mut watching = Watching::default();
    shown.into_iter().enumerate().find_map(|(at, frame)| match watching.see(&frame) {
        Seen::Whole(file) => Some((file, at + 1)),
        Seen::Part { .. } => None,
        Seen::Other => panic!("frame {at} was not read"),
    })
}

#[test]
fn each_length_comes_back_from_its_own_blocks_alone() {
    for length in [1, 2, 479, 480, 481, 959, 960, 1_500, 8_000, 51_199, FILE_BYTES_MAX] {
        let (file, count) = (file(1, length), length.div_ceil(480));
        assert_eq!(watched(frames(&file).unwrap()), Some((file, count)), "{length}");
    }
}

#[test]
fn nothing_and_too_much_are_not_shown() {
    assert!(frames(&[]).is_none() && frames(&vec![0; FILE_BYTES_MAX + 1]).is_none());
    assert!(!courier::film::fits(0) && courier::film::fits(1));
}

#[test]
fn a_frame_is_one_code_of_version_15() {
    // 758 letters fit into version 15 with the lowest correction.
    let all = frames(&file(1, FILE_BYTES_MAX)).unwrap();
    assert!(all.iter().all(|frame| frame.len() <= 758), "{}", all[0].len());
    assert_eq!(all.len(), 215);
}

#[test]
fn any_frames_lost_any_start_any_order_give_the_same_bytes() {
    let mut draw = Draw::from_seed([7; 32]);
    let mut most = 0;
    for (seed, length) in (0..40).flat_map(|seed| [700, 5_000, 20_000, 51_200].map(|length| (seed, length))) {
        let file = file(seed, length);
        let all = frames(&file).unwrap();
        let lost = 5 + below(&mut draw, 26);
        // Three rounds from anywhere, in order or not, 5 to 30 of a hundred frames lost.
        let start = below(&mut draw, all.len());
        let mut shown: Vec<String> = all.iter().cycle().skip(start).take(3 * all.len()).cloned().collect();
        if seed % 2 == 1 {
            shown = shuffled(shown, &mut draw);
        }
        shown.retain(|_| below(&mut draw, 100) >= lost);
        let (out, after) = watched(shown).unwrap_or_else(|| panic!("{length} bytes, {lost} lost, from {start}"));
        assert_eq!(out, file);
        let count = length.div_ceil(480);
        if seed % 2 == 0 {
            most = most.max(after.saturating_sub(count));
        }
    }
    assert!(most <= 16, "in order, whatever is lost costs few frames more than there are blocks: {most}");
}

#[test]
fn frames_of_other_films_never_mix_in() {
    let files = [file(1, 9_000), file(2, 9_000), file(3, 4_000)];
    let mut draw = Draw::from_seed([9; 32]);
    let all: Vec<String> = files.iter().flat_map(|file| frames(file).unwrap()).collect();
    let mut watching = Watching::default();
    let mut whole = Vec::new();
    for frame in shuffled(all, &mut draw) {
        if let Seen::Whole(file) = watching.see(&frame) {
            whole.push(file);
        }
    }
    whole.sort();
    whole.dedup();
    let mut files = files.to_vec();
    files.sort();
    assert_eq!(whole, files);
}

#[test]
fn more_films_than_are_watched_at_once_do_not_stop_the_next() {
    let mut watching = Watching::default();
    for seed in 0..50 {
        let first = frames(&file(seed, 2_000)).unwrap().remove(0);
        assert_eq!(watching.see(&first), Seen::Part { have: 1, of: 5 });
    }
    let last = file(60, 2_000);
    let seen: Vec<Seen> = frames(&last).unwrap().iter().map(|frame| watching.see(frame)).collect();
    assert!(seen.contains(&Seen::Whole(last)));
}

#[test]
fn no_letter_of_a_frame_can_be_changed_or_left_out() {
    let frame = frames(&file(1, 1_000)).unwrap().remove(1);
    for at in 0..frame.len() {
        let mut changed = frame.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        assert_eq!(Watching::default().see(&String::from_utf8(changed).unwrap()), Seen::Other, "{at}");
        assert_eq!(Watching::default().see(&frame[..at]), Seen::Other, "{at}");
        assert_eq!(Watching::default().see(&frame[at..]) == Seen::Other, at > 0, "{at}");
    }
    for text in ["", "LMF", "LM1AAAA", "LMF:::", "您好", "LMF青禾"] {
        assert_eq!(Watching::default().see(text), Seen::Other);
    }
}

#[test]
fn a_film_of_version_1_is_read_for_ever() {
    let film: Vec<String> = include_str!("fixtures/v1/film.txt").lines().map(str::to_owned).collect();
    assert_eq!(frames(&file(5, 1_200)).unwrap(), film);
    // The later frames alone give it as well.
    assert_eq!(watched(film.into_iter().rev()).map(|(out, _)| out), Some(file(5, 1_200)));
}
