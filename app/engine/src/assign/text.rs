//! The text form of instances and solutions, for files that other programs read and write.

use super::{Instance, Malformed, Solution};
use core::fmt::Write;
use core::str::FromStr;

impl FromStr for Instance {
    type Err = Malformed;

    /// Reads `R V E`, a line each of helpers needed, penalties and capacities, then `request volunteer cost` lines.
    /// Lines that start with `#` may stand at the top.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let comments = text.lines().take_while(|line| line.starts_with('#')).count();
        let mut lines = text.lines().enumerate().skip(comments).map(|(at, line)| (at + 1, line));
        // A line that is missing reads as an empty one: right where nothing is to be listed, refused everywhere else.
        let mut next = || lines.next().unwrap_or_else(|| (text.lines().count() + 1, ""));
        let sizes: Vec<u32> = numbers(next(), "three sizes: R V E", 3)?;
        let [requests, volunteers, pairs] = [sizes[0] as usize, sizes[1] as usize, sizes[2] as usize];
        let mult = numbers(next(), "one number of helpers for each request", requests)?;
        let pen = numbers(next(), "one penalty for each request", requests)?;
        let cap = numbers(next(), "one capacity for each volunteer", volunteers)?;
        let mut read = Vec::with_capacity(pairs.min(text.len() / 6));
        for _ in 0..pairs {
            read.push(pair(next())?);
        }
        match lines.find(|(_, line)| !line.trim().is_empty()) {
            Some((line, _)) => {
                Err(Malformed::Line { line, wanted: "the end, after as many pairs as the first line says" })
            }
            None => Self::new(mult, pen, cap, read),
        }
    }
}

const PAIR: &str = "a pair: request volunteer cost";

/// The numbers on one line, as many as there have to be.
fn numbers<T: FromStr>((line, text): (usize, &str), wanted: &'static str, count: usize) -> Result<Vec<T>, Malformed> {
    let wrong = Malformed::Line { line, wanted };
    let numbers: Vec<T> =
        text.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong.clone())?;
    if numbers.len() == count { Ok(numbers) } else { Err(wrong) }
}

/// One pair.
fn pair((line, text): (usize, &str)) -> Result<(u32, u32, i32), Malformed> {
    let wrong = || Malformed::Line { line, wanted: PAIR };
    let mut parts = text.split_ascii_whitespace();
    let mut part = || parts.next().ok_or_else(wrong);
    let (request, volunteer, cost) = (part()?, part()?, part()?);
    let pair = (
        request.parse().map_err(|_| wrong())?,
        volunteer.parse().map_err(|_| wrong())?,
        cost.parse().map_err(|_| wrong())?,
    );
    if parts.next().is_some() { Err(wrong()) } else { Ok(pair) }
}

/// Most unfilled places that a file lists.
const UNFILLED_MOST: u64 = 1 << 24;

impl Solution {
    /// Writes objective, request prices, volunteer prices, then for each request its volunteers, `-` for each unfilled
    /// place. `None` where so many places are unfilled that no file could list them.
    #[must_use]
    pub fn to_text(&self, instance: &Instance) -> Option<String> {
        if self.unassigned > UNFILLED_MOST {
            return None;
        }
        let mut text = format!("{}\n", self.objective);
        for prices in [&self.request_prices, &self.volunteer_prices] {
            let words: Vec<String> = prices.iter().map(i64::to_string).collect();
            let _ = writeln!(text, "{}", words.join(" "));
        }
        for (chosen, mult) in self.chosen.iter().zip(instance.mult()) {
            let chosen = chosen.iter().map(u32::to_string);
            let words: Vec<String> = chosen.chain(core::iter::repeat("-".to_owned())).take(*mult as usize).collect();
            let _ = writeln!(text, "{}", words.join(" "));
        }
        Some(text)
    }
}
