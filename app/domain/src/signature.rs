//! A signature 签名: what a finger wrote, as strokes on a field of 1,000 by 600. Each point is told by how far it lies from the
//! one before, so that a name takes well under a kilobyte.

use serde::{Deserialize, Serialize};

/// Width of the field.
pub const WIDTH: u16 = 1_000;
/// Its height.
pub const HEIGHT: u16 = 600;
/// Most strokes: three characters of thirty strokes each fit.
pub const STROKES_MAX: usize = 120;
/// Most points of all strokes together.
pub const POINTS_MAX: usize = 4_000;
/// A finger that goes less far than this has not written a name.
const INK_MIN: u32 = 150;

/// Where a finger was.
pub type Point = (u16, u16);

/// What was written. The first point of a stroke is told from the corner, every other from the one before.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Signature(Vec<Vec<(i16, i16)>>);

impl Signature {
    /// What was written in these strokes. Points outside the field are drawn to its edge; what is beyond the most of strokes
    /// and points is left out.
    #[must_use]
    pub fn of(strokes: &[Vec<Point>]) -> Self {
        let mut room = POINTS_MAX;
        let mut told = Vec::new();
        for stroke in strokes.iter().filter(|stroke| !stroke.is_empty()).take(STROKES_MAX) {
            let taken: Vec<(i16, i16)> = stroke.iter().take(room).map(|point| inside(*point)).collect();
            room -= taken.len();
            let before = core::iter::once((0, 0)).chain(taken.iter().copied());
            let steps = taken.iter().zip(before).map(|((x, y), (from_x, from_y))| (x - from_x, y - from_y));
            told.push(steps.collect());
        }
        told.retain(|stroke: &Vec<_>| !stroke.is_empty());
        Self(told)
    }

    /// The strokes, each a line of points within the field, whatever the bytes say.
    #[must_use]
    pub fn strokes(&self) -> Vec<Vec<Point>> {
        let stroke = |steps: &Vec<(i16, i16)>| {
            let mut at = (0i32, 0i32);
            let point = |step: &(i16, i16)| {
                at = (at.0 + i32::from(step.0), at.1 + i32::from(step.1));
                (at.0.clamp(0, WIDTH.into()) as u16, at.1.clamp(0, HEIGHT.into()) as u16)
            };
            steps.iter().take(POINTS_MAX).map(point).collect()
        };
        self.0.iter().take(STROKES_MAX).map(stroke).collect()
    }

    /// Whether it is no more than a touch.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let far = |(x, y): &(i16, i16)| u32::from(x.unsigned_abs()).max(u32::from(y.unsigned_abs()));
        self.0.iter().flat_map(|stroke| stroke.iter().skip(1)).map(far).sum::<u32>() < INK_MIN
    }
}

fn inside((x, y): Point) -> (i16, i16) {
    (x.min(WIDTH) as i16, y.min(HEIGHT) as i16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_come_back_as_they_were_written() {
        let strokes = vec![vec![(10, 20), (200, 25), (180, 300)], vec![(900, 399)]];
        assert_eq!(Signature::of(&strokes).strokes(), strokes);
        assert_eq!(Signature::of(&[vec![], vec![(5_000, 5_000)]]).strokes(), [[(WIDTH, HEIGHT)]]);
    }

    #[test]
    fn a_touch_is_no_signature() {
        assert!(Signature::default().is_blank());
        assert!(Signature::of(&[vec![(5, 5)], vec![(900, 300)]]).is_blank());
        assert!(!Signature::of(&[vec![(5, 5), (200, 5)]]).is_blank());
    }

    #[test]
    fn more_than_the_most_is_left_out_and_strange_bytes_stay_in_the_field() {
        let long: Vec<Point> = (0..9_000u16).map(|n| (n % WIDTH, n % HEIGHT)).collect();
        let written = Signature::of(&[long.clone(), long]);
        assert_eq!(written.strokes().iter().map(Vec::len).sum::<usize>(), POINTS_MAX);
        assert_eq!(Signature::of(&vec![vec![(1, 1)]; 500]).strokes().len(), STROKES_MAX);
        let strange = Signature(vec![vec![(i16::MAX, i16::MIN); 9]]);
        assert!(strange.strokes()[0].iter().all(|point| *point == (WIDTH, 0)));
    }
}
