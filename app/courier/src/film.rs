//! A film: one file as a row of QR codes that one screen shows and another's camera watches, up to 50 KB. Whoever
//! watches may begin anywhere, miss any frames and see others twice: about as many different frames as the file has
//! blocks are enough. A frame is text, `LMF` and base 45 of
//!
//! ```text
//! 1  first 8 bytes of the file's SHA-256  length, 3 bytes  number, 2 bytes  block  check
//! ```
//!
//! where the check is the first 4 bytes of the SHA-256 of everything before. The first frames are the file's blocks, the
//! last padded with zeros. Each later one is the exclusive or of a set of blocks that follows from the file and the
//! frame's number: every block is in it with a chance of one half (a random linear fountain over one bit). Of such sets
//! n + 10 determine n blocks but for one time in a thousand, so nothing heavier (LT, Raptor) would save a watcher much,
//! and solving for at most 107 blocks takes no time. The file's hash tells films apart, and is checked at the end.

use crate::base45;
use trust::Digest;

/// Most bytes of a file that is shown: more would keep two people standing for minutes.
pub const FILE_BYTES_MAX: usize = 50 * 1024;
/// Bytes of a block: its frame is a QR code of version 15, which a telephone reads at arm's length.
const BLOCK: usize = 480;
/// Sums of blocks that even a short film has.
const SUMS_MIN: usize = 32;
const MARK: &str = "LMF";
const VERSION: u8 = 1;
const ID: usize = 8;
const CHECK: usize = 4;
/// Films that are watched at once: one, and whatever else came before the camera.
const FILMS_MAX: usize = 4;

type Id = [u8; ID];

/// A film's frames, each the text of one QR code, to be shown round and round. As many sums as the file has blocks, so
/// that whoever misses some in one round finds others in it, and no fewer than `SUMS_MIN`; an odd number in all, so that
/// a camera in step with the screen does not miss the same ones each round. `None`: the file is empty or too large.
#[must_use]
pub fn frames(file: &[u8]) -> Option<Vec<String>> {
    let length = u32::try_from(file.len()).ok().filter(|_| fits(file.len()))?.to_be_bytes();
    let digest = Digest::of(file);
    let id: Id = start(&digest);
    let blocks: Vec<Vec<u8>> = file.chunks(BLOCK).map(padded).collect();
    let count = blocks.len();
    let frame = |number: u16| {
        let mut block = vec![0; BLOCK];
        let set = set(id, number, count);
        (0..count).filter(|at| set >> at & 1 == 1).for_each(|at| mix(&mut block, &blocks[at]));
        let said = [&[VERSION][..], &id, &length[1..], &number.to_be_bytes(), &block].concat();
        let check = check(&said);
        format!("{MARK}{}", base45::encode(&[&said[..], &check].concat()))
    };
    let all = if count == 1 { 1 } else { (count + count.max(SUMS_MIN)) | 1 };
    Some((0..u16::try_from(all).ok()?).map(frame).collect())
}

/// Whether a file of so many bytes can be shown.
#[must_use]
pub fn fits(length: usize) -> bool {
    (1..=FILE_BYTES_MAX).contains(&length)
}

/// What a code was, for somebody who watches a film.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// No frame of a film that this program reads.
    Other,
    /// A frame; so many blocks of its film are known now.
    Part {
        /// Blocks known.
        have: usize,
        /// Blocks there are.
        of: usize,
    },
    /// The last that was wanted: the file.
    Whole(Vec<u8>),
}

/// Somebody who watches. Frames of several films may come mixed.
#[derive(Default)]
pub struct Watching {
    /// The one seen last comes first.
    films: Vec<Film>,
}

impl Watching {
    /// Takes in one code.
    pub fn see(&mut self, text: &str) -> Seen {
        let Some(frame) = Frame::read(text) else { return Seen::Other };
        let known = self.films.iter().position(|film| film.id == frame.id && film.length == frame.length);
        let mut film = known.map_or_else(|| Film::new(&frame), |at| self.films.remove(at));
        film.take(frame);
        let seen = film.so_far();
        self.films.truncate(FILMS_MAX - 1);
        // A film that is whole, or does not come out as it should, begins anew.
        if matches!(seen, Seen::Part { have, .. } if have > 0) {
            self.films.insert(0, film);
        }
        seen
    }
}

struct Frame {
    id: Id,
    length: usize,
    number: u16,
    block: Vec<u8>,
}

impl Frame {
    fn read(text: &str) -> Option<Self> {
        let bytes = base45::decode(text.strip_prefix(MARK)?)?;
        let (said, sum) = bytes.split_last_chunk::<CHECK>()?;
        let (&[version], rest) = said.split_first_chunk()?;
        let (id, rest) = rest.split_first_chunk()?;
        let (&[high, middle, low], rest) = rest.split_first_chunk()?;
        let (number, block) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes([0, high, middle, low])).ok()?;
        let good = version == VERSION && *sum == check(said) && fits(length) && block.len() == BLOCK;
        good.then(|| Self { id: *id, length, number: u16::from_be_bytes(*number), block: block.to_vec() })
    }
}

/// What is known of one film: for each block a sum of it with later ones.
struct Film {
    id: Id,
    length: usize,
    sums: Vec<Option<(u128, Vec<u8>)>>,
}

impl Film {
    fn new(frame: &Frame) -> Self {
        Self { id: frame.id, length: frame.length, sums: vec![None; frame.length.div_ceil(BLOCK)] }
    }

    /// Takes from a frame what is known, and keeps the rest as the sum of its first block.
    fn take(&mut self, frame: Frame) {
        let (mut set, mut block) = (set(self.id, frame.number, self.sums.len()), frame.block);
        while set != 0 {
            match &mut self.sums[set.trailing_zeros() as usize] {
                Some((known, sum)) => {
                    set ^= *known;
                    mix(&mut block, sum);
                }
                free => {
                    *free = Some((set, block));
                    return;
                }
            }
        }
    }

    fn so_far(&mut self) -> Seen {
        let (have, of) = (self.sums.iter().flatten().count(), self.sums.len());
        if have < of {
            return Seen::Part { have, of };
        }
        let mut file = self.solved();
        file.truncate(self.length);
        let right = Digest::of(&file).0.starts_with(&self.id);
        if right { Seen::Whole(file) } else { Seen::Part { have: 0, of } }
    }

    /// From the last block to the first: each sum less the later blocks in it.
    fn solved(&mut self) -> Vec<u8> {
        let mut blocks: Vec<Vec<u8>> = vec![Vec::new(); self.sums.len()];
        for at in (0..blocks.len()).rev() {
            let Some((set, mut block)) = self.sums[at].take() else { continue };
            (at + 1..blocks.len())
                .filter(|later| set >> later & 1 == 1)
                .for_each(|later| mix(&mut block, &blocks[later]));
            blocks[at] = block;
        }
        blocks.concat()
    }
}

/// Which of `count` blocks are summed up in a frame, a bit each.
fn set(id: Id, number: u16, count: usize) -> u128 {
    if usize::from(number) < count {
        return 1 << number;
    }
    let chance = Digest::of(&[&id[..], &number.to_be_bytes()].concat());
    let drawn = u128::from_be_bytes(start(&chance));
    drawn & (u128::MAX >> (128 - count))
}

fn mix(into: &mut [u8], block: &[u8]) {
    into.iter_mut().zip(block).for_each(|(into, byte)| *into ^= byte);
}

fn padded(block: &[u8]) -> Vec<u8> {
    let mut block = block.to_vec();
    block.resize(BLOCK, 0);
    block
}

fn check(said: &[u8]) -> [u8; CHECK] {
    start(&Digest::of(said))
}

fn start<const N: usize>(digest: &Digest) -> [u8; N] {
    core::array::from_fn(|at| digest.0[at])
}
