//! The result: a table for each place, and rows as JSON.

use super::setup::STEPS;
use crate::Outcome;
use crate::bench::engine::setup::Kind;
use serde_json::{Value, json};

/// One contestant's answers.
pub struct Measured {
    /// Who.
    pub name: &'static str,
    /// Where.
    pub kind: Kind,
    /// What it answered, one object a round.
    pub answers: Vec<Value>,
    /// Why there are none, or no more.
    pub skipped: Option<String>,
}

impl Measured {
    fn sorted(&self, what: &str) -> Vec<f64> {
        let mut times: Vec<f64> = self.answers.iter().filter_map(|answer| answer[what].as_f64()).collect();
        times.sort_by(f64::total_cmp);
        times
    }

    fn median(&self, what: &str) -> Option<f64> {
        let times = self.sorted(what);
        times.get(times.len() / 2).copied()
    }

    fn last(&self, what: &str) -> &Value {
        self.answers.last().map_or(&Value::Null, |answer| &answer[what])
    }

    fn json(&self, ours: Option<&Self>) -> Value {
        let times = STEPS.iter().filter_map(|what| {
            let median = self.median(what)?;
            let times = self.sorted(what);
            let of_ours = ours.and_then(|ours| ours.median(what)).map(|ours| median / ours);
            Some((*what, json!({ "median_ms": median, "min_ms": times[0], "of_ours": of_ours })))
        });
        json!({
            "who": self.name,
            "kind": self.kind.name(),
            "rounds": self.answers.len(),
            "times": times.map(|(what, row)| (what.to_owned(), row)).collect::<serde_json::Map<_, _>>(),
            "changes_bytes": self.last("changes"),
            "snapshot_bytes": self.last("snapshot"),
            "fields": self.last("objective"),
            "peak_mb": self.last("peak_mb"),
            "skipped": self.skipped,
        })
    }
}

fn ours(all: &[Measured], kind: Kind) -> Option<&Measured> {
    all.iter().find(|one| one.kind == kind && one.name == "ours")
}

/// Everything, as a list.
pub fn json(all: &[Measured]) -> String {
    format!("{:#}\n", Value::from_iter(all.iter().map(|one| one.json(ours(all, one.kind)))))
}

/// A table a place: medians, and how many times as long as ours each took.
pub fn print(all: &[Measured]) {
    for kind in [Kind::Native, Kind::Browser] {
        println!("\n{:<10}{}", kind.name(), STEPS.map_row(|what| format!("{what:>20}")));
        for one in all.iter().filter(|one| one.kind == kind) {
            let cell = |what: &str| match (one.median(what), ours(all, kind).and_then(|ours| ours.median(what))) {
                (Some(ms), Some(ours)) if one.name != "ours" => {
                    format!("{:>20}", format!("{ms:.1} ({:.1}×)", ms / ours))
                }
                (Some(ms), _) => format!("{:>20}", format!("{ms:.1}")),
                (None, _) => format!("{:>20}", "-"),
            };
            let megabytes = |what| one.last(what).as_f64().unwrap_or(0.0) / 1e6;
            println!(
                "{:<10}{}   changes {:.1} MB, snapshot {:.1} MB, at most {:.0} MB{}",
                one.name,
                STEPS.map_row(cell),
                megabytes("changes"),
                megabytes("snapshot"),
                one.last("peak_mb").as_f64().unwrap_or(0.0),
                one.skipped.as_ref().map_or(String::new(), |why| format!("   {why}")),
            );
        }
    }
}

trait Cells {
    fn map_row(&self, cell: impl Fn(&str) -> String) -> String;
}

impl Cells for [&str] {
    fn map_row(&self, cell: impl Fn(&str) -> String) -> String {
        self.iter().map(|what| cell(what)).collect()
    }
}

/// Everybody must have ended with as many fields.
pub fn agree(all: &[Measured]) -> Outcome {
    let fields = |one: &Measured| one.last("objective").as_u64();
    let expected = all.iter().find_map(fields);
    let wrong: Vec<String> = all
        .iter()
        .filter(|one| !one.answers.is_empty() && fields(one) != expected)
        .map(|one| format!("{} has {:?} fields, and {expected:?} were written", one.name, fields(one)))
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(name: &'static str, folds: &[f64], fields: u64) -> Measured {
        let answers = folds.iter().map(|fold| json!({ "fold": fold, "objective": fields })).collect();
        Measured { name, kind: Kind::Native, answers, skipped: None }
    }

    #[test]
    fn others_are_told_as_so_many_times_ours() {
        let all = [measured("ours", &[3.0, 1.0, 2.0], 7), measured("yrs", &[5.0], 7)];
        let rows: Value = serde_json::from_str(&json(&all)).expect("JSON");
        assert_eq!(rows[0]["times"]["fold"], json!({ "median_ms": 2.0, "min_ms": 1.0, "of_ours": 1.0 }));
        assert_eq!(rows[1]["times"]["fold"]["of_ours"], 2.5);
        assert_eq!(rows[1]["times"]["merge-verified"], Value::Null, "who checks nothing has no time for it");
    }

    #[test]
    fn whoever_ends_with_other_fields_is_named() {
        assert!(agree(&[measured("ours", &[1.0], 7), measured("yrs", &[1.0], 7), measured("loro", &[], 0)]).is_ok());
        let wrong = agree(&[measured("ours", &[1.0], 7), measured("yrs", &[1.0], 8)]);
        assert!(wrong.unwrap_err().contains("yrs has Some(8)"));
    }
}
