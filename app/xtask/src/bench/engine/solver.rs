//! One solver on one instance: a program that reads a line and answers with a line of JSON.
//!
//! It says `{"ready":true}` or `{"cannot":"why"}` first, then for each line `{"ms":…,"objective":…,"peak_mb":…}`. A
//! program that times many single changes names them instead, each with a list: `{"arrive":[…],"cancel":[…],…}`.

use super::row::Row;
use super::setup::{Contestant, WHOLE};
use crate::sh;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// A single answer that takes longer than this ends the solver.
const ANSWER_MAX: Duration = Duration::from_secs(120);
/// Calls before those that count, unless they take longer than this together.
const WARM_UP_CALLS: usize = 8;
const WARM_UP: Duration = Duration::from_secs(2);
/// How long a program may take to end by itself.
const END_MAX: Duration = Duration::from_secs(5);

/// A solver under measurement, with what it has answered so far.
pub struct Solver {
    contestant: Contestant,
    talk: Result<Talk, String>,
    answers: Vec<Value>,
    spent: Duration,
}

impl Solver {
    /// Starts the program and waits until it has taken the instance in.
    pub fn start(contestant: &Contestant, instance: &Path) -> Self {
        let talk = contestant.words.clone().and_then(|words| Talk::start(&words, instance)).and_then(|mut talk| {
            let first = talk.hear()?;
            match first["cannot"].as_str() {
                Some(why) => Err(why.to_owned()),
                None => Ok(talk),
            }
        });
        Self { contestant: contestant.clone(), talk, answers: Vec::new(), spent: Duration::ZERO }
    }

    /// Calls that do not count, so that a browser has compiled what is called often. Where a single one takes so long
    /// that there will be few, it counts.
    pub fn warm_up(&mut self, enough: Duration) {
        if !self.contestant.warms_up {
            return;
        }
        for _ in 0..WARM_UP_CALLS {
            self.ask(enough);
            if self.spent > WARM_UP {
                break;
            }
        }
        if self.spent * 3 < enough {
            self.answers.clear();
            self.spent = Duration::ZERO;
        }
    }

    /// One solve, unless there were enough.
    pub fn ask(&mut self, enough: Duration) {
        let Ok(talk) = &mut self.talk else { return };
        if self.spent >= enough {
            return;
        }
        let begun = Instant::now();
        match talk.ask() {
            Ok(answer) => self.answers.push(answer),
            Err(why) => self.talk = Err(why),
        }
        self.spent += begun.elapsed();
    }

    /// What was answered so far does not count.
    pub fn forget(&mut self) {
        self.answers.clear();
        self.spent = Duration::ZERO;
    }

    /// Everything it has answered, and why it answers no more.
    pub fn told(&self) -> (&[Value], Option<&str>) {
        (&self.answers, self.talk.as_ref().err().map(String::as_str))
    }

    /// What it found last; a plan that is not proven is none.
    pub fn objective(&self) -> Option<i64> {
        self.answers.last()?["objective"].as_i64()
    }

    /// What came of it. The program ends with this.
    pub fn rows(self, instance: &str, optimum: i64) -> Vec<Row> {
        let last = self.answers.last().unwrap_or(&Value::Null);
        let rows = self.contestant.times.iter().map(|what| Row {
            instance: instance.to_owned(),
            solver: match *what {
                WHOLE => self.contestant.name.to_owned(),
                change => format!("{}-{change}", self.contestant.name),
            },
            kind: self.contestant.kind,
            samples_ms: self.answers.iter().flat_map(|answer| numbers(&answer[what])).collect(),
            single: *what != WHOLE,
            objective: self.objective(),
            optimum,
            peak_mb: last["peak_mb"].as_f64(),
            skipped: self.talk.as_ref().err().cloned(),
        });
        rows.collect()
    }
}

/// A number, or a list of them.
fn numbers(value: &Value) -> Vec<f64> {
    match value.as_array() {
        Some(list) => list.iter().filter_map(Value::as_f64).collect(),
        None => value.as_f64().into_iter().collect(),
    }
}

/// A program we talk to. It ends when this goes.
struct Talk {
    child: Child,
    to: Option<ChildStdin>,
    from: Receiver<String>,
}

impl Talk {
    fn start(words: &[String], instance: &Path) -> Result<Self, String> {
        let (program, args) = words.split_first().ok_or("no program")?;
        let mut command = sh::command(program, args);
        command.arg(instance).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|e| format!("cannot run {program}: {e}"))?;
        let (Some(out), Some(err)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(format!("cannot talk to {program}"));
        };
        let (says, from) = channel();
        let complaint = std::thread::spawn(move || lines(err).filter(|line| !line.is_empty()).last());
        std::thread::spawn(move || {
            lines(out).for_each(|line| drop(says.send(line)));
            // Silence means that it ended: its last complaint is the reason.
            if let Ok(Some(last)) = complaint.join() {
                let _ = says.send(json!({ "cannot": last }).to_string());
            }
        });
        Ok(Self { to: child.stdin.take(), child, from })
    }

    fn ask(&mut self) -> Result<Value, String> {
        let sent = self.to.as_mut().map_or(Ok(()), |to| to.write_all(b"go\n"));
        let answer = self.hear()?;
        match (answer["cannot"].as_str(), sent) {
            (Some(why), _) => Err(why.to_owned()),
            (None, Err(error)) => Err(format!("it ended: {error}")),
            (None, Ok(())) => Ok(answer),
        }
    }

    fn hear(&mut self) -> Result<Value, String> {
        use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};
        let line = self.from.recv_timeout(ANSWER_MAX).map_err(|error| match error {
            Timeout => format!("took more than {} s", ANSWER_MAX.as_secs()),
            Disconnected => "ended without a word".to_owned(),
        })?;
        serde_json::from_str(&line).map_err(|_| format!("said {line}"))
    }
}

/// The lines a program says.
fn lines(from: impl std::io::Read) -> impl Iterator<Item = String> {
    BufReader::new(from).lines().map_while(Result::ok)
}

impl Drop for Talk {
    /// Closes its input, which ends it together with a browser it may have; kills it when it does not listen.
    fn drop(&mut self) {
        drop(self.to.take());
        let begun = Instant::now();
        while begun.elapsed() < END_MAX {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(20)),
                _ => return,
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::super::setup::Kind;
    use super::*;

    /// A program of the shell's that is given the instance's file as `$0`.
    fn solver(script: &str) -> Solver {
        let words = Ok(["sh", "-c", script].map(str::to_owned).to_vec());
        Solver::start(
            &Contestant { name: "shell", kind: Kind::Native, warms_up: true, times: &[WHOLE], words },
            Path::new("day"),
        )
    }

    const ENOUGH: Duration = Duration::from_secs(60);
    const READY: &str = r#"echo '{"ready":true}'; "#;

    #[test]
    fn each_answer_after_the_warm_up_is_a_sample() {
        let answers = r#"while read go; do echo '{"ms":2.5,"objective":7,"peak_mb":1}'; done"#;
        let mut solver = solver(&format!("{READY}{answers}"));
        solver.warm_up(ENOUGH);
        solver.ask(ENOUGH);
        solver.ask(ENOUGH);
        let row = solver.rows("day", 7).remove(0);
        assert_eq!((row.samples_ms, row.objective, row.skipped), (vec![2.5, 2.5], Some(7), None));
    }

    #[test]
    fn one_that_cannot_or_breaks_off_says_why_and_keeps_what_it_had() {
        let row = |solver: Solver| solver.rows("day", 7).remove(0);
        assert_eq!(row(solver(r#"echo '{"cannot":"two at once"}'"#)).skipped.as_deref(), Some("two at once"));
        assert_eq!(row(solver("exit 3")).skipped.as_deref(), Some("ended without a word"));
        let mut breaks =
            solver(&format!(r#"{READY} read go; echo '{{"ms":1,"objective":7}}'; echo out of memory >&2"#));
        breaks.ask(ENOUGH);
        breaks.ask(ENOUGH);
        let row = row(breaks);
        assert_eq!((row.samples_ms, row.skipped.as_deref()), (vec![1.0], Some("out of memory")));
    }

    #[test]
    fn one_that_has_had_enough_time_is_asked_no_more() {
        let mut solver = solver(&format!(r#"{READY} while read go; do echo '{{"ms":1,"objective":7}}'; done"#));
        solver.ask(ENOUGH);
        solver.ask(Duration::ZERO);
        assert_eq!(solver.rows("day", 7).remove(0).samples_ms.len(), 1);
    }
}
