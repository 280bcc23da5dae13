//! The window onto a long table: which of its rows have to be drawn.

use core::ops::Range;

/// Rows drawn beyond each edge, so that a quick scroll shows no gap.
const SPARE: usize = 8;

/// The rows to draw of `count`, each `row` pixels high, when `top` pixels are scrolled away and `height` are visible.
#[must_use]
pub fn rows(top: f64, height: f64, row: f64, count: usize) -> Range<usize> {
    if row < 1.0 || !top.is_finite() || !height.is_finite() {
        return 0..count.min(2 * SPARE);
    }
    let first = (top.max(0.0) / row) as usize;
    let seen = (height.max(0.0) / row) as usize + 2;
    let end = first.saturating_add(seen + SPARE).min(count);
    first.saturating_sub(SPARE).min(end)..end
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn only_what_is_seen_and_a_little_more_is_drawn() {
        assert_eq!(rows(0.0, 500.0, 50.0, 5000), 0..20);
        assert_eq!(rows(5000.0, 500.0, 50.0, 5000), 92..120);
        assert_eq!(rows(249_500.0, 500.0, 50.0, 5000), 4982..5000);
    }

    #[test]
    fn short_tables_are_drawn_whole() {
        assert_eq!(rows(0.0, 500.0, 50.0, 3), 0..3);
        assert_eq!(rows(0.0, 500.0, 50.0, 0), 0..0);
    }

    #[test]
    fn a_shrunken_table_scrolled_far_draws_nothing_wrong() {
        assert_eq!(rows(90_000.0, 500.0, 50.0, 10), 10..10);
        assert_eq!(rows(f64::NAN, 500.0, 50.0, 5000), 0..16);
        assert_eq!(rows(-30.0, 500.0, 0.0, 5000), 0..16);
    }
}
