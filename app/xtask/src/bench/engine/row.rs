//! A row of the result: one solver on one instance, as JSON, in a table, and beside the best of its peers.

use super::setup::Kind;
use crate::Outcome;
use serde_json::{Value, json};

/// What one solver did on one instance.
pub struct Row {
    /// Which instance.
    pub instance: String,
    /// Which solver.
    pub solver: String,
    /// Where it ran.
    pub kind: Kind,
    /// What each measured call took, in milliseconds.
    pub samples_ms: Vec<f64>,
    /// Whether a sample is one small change, so that the slowest in a hundred say something.
    pub single: bool,
    /// The objective it found.
    pub objective: Option<i64>,
    /// The objective that is known to be the least.
    pub optimum: i64,
    /// The most memory held while solving, in millions of bytes: of the process, or of the wasm.
    pub peak_mb: Option<f64>,
    /// Why there are no samples, or no more of them.
    pub skipped: Option<String>,
}

impl Row {
    /// The sample below which so many percent are.
    fn percentile_ms(&self, percent: usize) -> Option<f64> {
        let mut sorted = self.samples_ms.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied()
    }

    fn median_ms(&self) -> Option<f64> {
        self.percentile_ms(50)
    }

    /// What to sort by: who did not run comes last.
    fn best_first(&self) -> f64 {
        self.median_ms().unwrap_or(f64::INFINITY)
    }

    fn is_ours(&self) -> bool {
        self.solver.starts_with("ours-")
    }

    fn json(&self) -> Value {
        let mut row = json!({
            "instance": self.instance,
            "solver": self.solver,
            "kind": self.kind.name(),
            "median_ms": self.median_ms(),
            "min_ms": self.percentile_ms(0),
            "max_ms": self.percentile_ms(100),
            "objective": self.objective,
            "peak_mb": self.peak_mb,
            "samples": self.samples_ms.len(),
        });
        if self.single {
            row["p99_ms"] = json!(self.percentile_ms(99));
        }
        if let Some(why) = &self.skipped {
            row["skipped"] = json!(why);
        }
        row
    }
}

/// All rows, as a list.
pub fn json(rows: &[Row]) -> String {
    format!("{:#}\n", Value::from_iter(rows.iter().map(Row::json)))
}

/// What stands above the rows.
pub fn head() {
    println!("{:<12}{:<24}{:>11}{:>11}{:>11}{:>11}{:>9}  times", "ms", "", "median", "min", "max", "p99", "MB");
}

/// Every solver's row.
pub fn print(rows: &[Row]) {
    for row in rows {
        let p99 = if row.single { row.percentile_ms(99) } else { None };
        let times = match &row.skipped {
            Some(why) => format!("{}  {why}", row.samples_ms.len()),
            None => row.samples_ms.len().to_string(),
        };
        let [median, min, max, p99] = [row.median_ms(), row.percentile_ms(0), row.percentile_ms(100), p99].map(number);
        let peak = row.peak_mb.map_or(String::new(), |mb| format!("{mb:.1}"));
        println!("{:<12}{:<24}{median:>11}{min:>11}{max:>11}{p99:>11}{peak:>9}  {times}", row.instance, row.solver);
    }
}

/// Ours in the browser, instance by instance: how far ahead of the best peer of either kind, and what a first call takes.
pub fn compare(rows: &[Row]) {
    println!("\n{:<12}{:>11}  {:<40}{:<40}first call", "ms", "ours", "best native peer", "best browser peer");
    for ours in rows.iter().filter(|row| row.solver == "ours-chromium") {
        let Some(our_ms) = ours.median_ms() else { continue };
        let peer = |kind| {
            let peer = best_peer(rows, &ours.instance, kind);
            peer.map_or("-".to_owned(), |peer| format!("{} {}", times(our_ms, peer), peer.solver))
        };
        let (native, browser) = (peer(Kind::Native), peer(Kind::Browser));
        let first = rows.iter().find(|row| row.solver == "ours-chromium-first" && row.instance == ours.instance);
        let first = first.map_or("-".to_owned(), |first| times(our_ms, first));
        println!("{:<12}{:>11}  {native:<40}{browser:<40}{first}", ours.instance, number(Some(our_ms)));
    }
}

/// How many times as long another took, and how long that is.
fn times(our_ms: f64, other: &Row) -> String {
    let other_ms = other.best_first();
    format!("{:.1}× {}", other_ms / our_ms, number(Some(other_ms)))
}

fn best_peer<'a>(rows: &'a [Row], instance: &str, kind: Kind) -> Option<&'a Row> {
    let peers = rows.iter().filter(|row| row.instance == instance && row.kind == kind && !row.is_ours());
    peers.filter(|row| !row.samples_ms.is_empty()).min_by(|a, b| a.best_first().total_cmp(&b.best_first()))
}

/// Small times with more digits.
fn number(ms: Option<f64>) -> String {
    match ms {
        None => String::new(),
        Some(ms) if ms < 10.0 => format!("{ms:.4}"),
        Some(ms) => format!("{ms:.1}"),
    }
}

/// Everybody who was measured must have found the known objective.
pub fn agree(rows: &[Row]) -> Outcome {
    let wrong = rows.iter().filter(|row| !row.samples_ms.is_empty() && row.objective != Some(row.optimum)).map(|row| {
        let found = row.objective.map_or("no objective".to_owned(), |found| found.to_string());
        format!("{} found {found} on {}, but {} is the least", row.solver, row.instance, row.optimum)
    });
    let wrong: Vec<String> = wrong.collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(solver: &str, kind: Kind, samples_ms: &[f64]) -> Row {
        Row {
            instance: "day".into(),
            solver: solver.into(),
            kind,
            samples_ms: samples_ms.to_vec(),
            single: false,
            objective: Some(7),
            optimum: 7,
            peak_mb: None,
            skipped: None,
        }
    }

    #[test]
    fn medians_are_those_of_sorted_samples_and_nothing_has_none() {
        let measured = row("ours-native", Kind::Native, &[3.0, 1.0, 2.0]);
        assert_eq!((measured.median_ms(), measured.percentile_ms(100)), (Some(2.0), Some(3.0)));
        let skipped = Row { skipped: Some("took too long".into()), ..row("highs", Kind::Native, &[]) };
        assert_eq!(skipped.median_ms(), None);
        assert_eq!(skipped.json()["median_ms"], Value::Null);
        assert_eq!(skipped.json()["skipped"], "took too long");
    }

    #[test]
    fn the_best_peer_is_never_one_of_ours_nor_one_that_did_not_run() {
        let rows = [
            row("ours-native", Kind::Native, &[1.0]),
            row("highs", Kind::Native, &[]),
            row("lemon", Kind::Native, &[4.0]),
            row("ortools", Kind::Native, &[5.0]),
        ];
        assert_eq!(best_peer(&rows, "day", Kind::Native).map(|row| row.solver.as_str()), Some("lemon"));
        assert!(best_peer(&rows, "day", Kind::Browser).is_none());
    }

    #[test]
    fn another_objective_is_an_error_that_says_whose() {
        let other = Row { objective: Some(8), ..row("lemon", Kind::Native, &[4.0]) };
        assert!(agree(&[row("ours-native", Kind::Native, &[1.0])]).is_ok());
        assert!(agree(&[other]).unwrap_err().contains("lemon found 8 on day, but 7"));
        let silent = Row { objective: None, ..row("lemon", Kind::Native, &[4.0]) };
        assert!(agree(&[silent]).unwrap_err().contains("lemon found no objective on day, but 7"));
        let stopped = Row { objective: None, ..row("highs", Kind::Native, &[]) };
        assert!(agree(&[stopped]).is_ok(), "who did not run has found nothing wrong");
    }
}
